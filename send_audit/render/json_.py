"""Result -> JSON, shape 1. The shape is published as checklists/schema/result-1.json and only grows."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from typing import Any

from send_audit import __version__
from send_audit.model.handout import Handout
from send_audit.model.result import (
    AuditResult,
    FactUsed,
    Finding,
    JudgedItem,
    Score,
    Tally,
)
from send_audit.model.ruleset import RuleItem, RuleSet
from send_audit.model.submission import Problem
from send_audit.model.text import json_text
from send_audit.render.json_parts import cell, day, parts_json
from send_audit.render.view import SELF_ASSESSMENT

SHAPE = "send-audit/result/1"
RULES_SHAPE = "send-audit/rules/1"

Json = dict[str, Any]


def render(result: AuditResult, look: object) -> bytes:  # noqa: ARG001
    """Write a result as JSON in UTF-8."""
    return dump(result_json(result))


def render_rules(handout: Handout) -> bytes:
    """Write a rule set as JSON: every item, in or out, with its reason; and what is coming."""
    return dump(
        {
            "shape": RULES_SHAPE,
            **rules_json(handout.rule_set),
            "later": list(handout.later),
            "coming": [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "statement": entry.statement,
                    "planned": entry.planned,
                    "touches": list(entry.touches),
                    "source": entry.source,
                }
                for entry in handout.coming
            ],
            "audience": handout.audience,
            "questions": [
                {"ask": q.ask, "items": [rule.id for rule in q.rules], "see": q.see}
                for q in handout.questions
            ],
        }
    )


def dump(data: Json) -> bytes:
    """Write JSON-ready data the way every JSON of this program is written."""
    return json_text(data).encode("utf-8")


def result_json(result: AuditResult) -> Json:
    """Give a result in shape 1."""
    return {
        "shape": SHAPE,
        "tool": {"name": "send-audit", "version": __version__},
        "file": {"name": result.file, "sha256": result.sha256, "size": result.size},
        "setting": {
            "name": result.setting,
            "urn": result.urn,
            "kind": result.kind,
            "kind_title": result.kind_title,
            "kind_reason": result.kind_reason,
        },
        "as_at": day(result.as_at),
        "depth": result.depth,
        "checklist": {
            "id": result.checklist,
            "version": result.version,
            "digest": result.digest,
            "title": result.checklist_title,
            "law_as_at": day(result.law_as_at),
            "edition": result.edition,
            "attribution": result.attribution,
        },
        "assessed_by": SELF_ASSESSMENT,
        "where_it_stands": {"code": result.where_it_stands, "sentence": result.headline},
        "groups": {
            group: _group(tally, result.scores[group]) for group, tally in result.tallies.items()
        },
        "out_of_scope": result.out_of_scope,
        "information": result.information,
        "items_total": len(result.items),
        "themes": dict(result.themes),
        "items": [_item(item) for item in result.items],
        "findings": [_finding(finding) for finding in result.findings],
        "facts": [_fact(fact) for fact in result.facts],
        **parts_json(result),
        "problems": [_problem(problem) for problem in result.problems],
        "rows": {
            "read": result.rows.read,
            "answered": result.rows.answered,
            "blank": result.rows.blank,
            "invalid": result.rows.invalid,
            "not_asked": result.rows.not_asked,
            "unknown": result.rows.unknown,
            "duplicate": result.rows.duplicate,
        },
        "rule_set": rules_json(result.rule_set),
    }


def rules_json(rule_set: RuleSet) -> Json:
    """Give a rule set in the shape of ``rules --format json``."""
    return {
        "checklist": rule_set.checklist,
        "version": rule_set.version,
        "digest": rule_set.digest,
        "as_at": day(rule_set.as_at),
        "edition": rule_set.edition,
        "kind": rule_set.kind,
        "kind_title": rule_set.kind_title,
        "items": [_rule(rule) for rule in rule_set.items],
    }


def _rule(rule: RuleItem) -> Json:
    return {
        "id": rule.id,
        "title": rule.title,
        "theme": rule.theme,
        "question": rule.question,
        "force": rule.force,
        "basis": rule.basis,
        "group": rule.group,
        "in_scope": rule.in_scope,
        "condition": rule.condition,
        "reason": rule.reason,
        "removed_by": rule.removed_by,
        "missing_facts": list(rule.missing_facts),
        "scope_facts": list(rule.scope_facts),
        "statement": rule.statement,
        "note": rule.note,
        "in_force": {"from": day(rule.in_force_from), "to": day(rule.in_force_to)},
        "responsible_body": rule.body,
        "challenge": [
            {"id": r.id, "title": r.title, "how": r.how, "time_limit": r.time_limit}
            for r in rule.routes
        ],
        "sources": [
            {
                "instrument": s.instrument,
                "title": s.title,
                "pinpoint": s.pinpoint,
                "confidence": s.confidence,
                "url": s.url,
            }
            for s in rule.sources
        ],
    }


def _group(tally: Tally, score: Score | None) -> Json:
    return {
        "counts": {
            "met": tally.met,
            "partly": tally.partly,
            "not_met": tally.not_met,
            "not_answered": tally.not_answered,
            "not_applicable": tally.not_applicable,
            "upcoming": tally.upcoming,
            "not_asked": tally.not_asked,
        },
        "counted": tally.counted,
        "total": tally.total,
        "not_yet_evidenced": tally.not_yet_evidenced,
        "score": None if score is None else _score(score),
    }


def _score(score: Score) -> Json:
    return {
        "low": str(score.low),
        "high": str(score.high),
        "low_percent": _floor(score.low),
        "high_percent": _floor(score.high),
    }


def _floor(value: Fraction) -> int:
    return math.floor(value * 100)


def _item(item: JudgedItem) -> Json:
    return {
        "id": item.rule.id,
        "outcome": item.outcome,
        "decided_by": item.decided_by,
        "claimed": item.claimed,
        "claims": item.claims,
        "cell": cell(item.where),
        "rests_on": [cell(where) for where in item.rests_on],
        "because": list(item.because),
        "flags": list(item.flags),
        "due": day(item.due),
        "assurance": item.assurance,
        "evidence": item.evidence,
        "evidence_on": day(item.evidence_on),
        "evidence_kind": item.evidence_kind,
        "evidence_cell": cell(item.evidence_where),
        "evidence_expires": day(item.evidence_expires),
        "evidence_owner": item.owner,
        "comment": item.comment,
        "question": item.question_text,
        "yes_means": list(item.yes_means),
        "evidence_expected": list(item.evidence_expected),
        "to_do": item.to_do,
        "consequence": item.consequence,
        "effort": item.effort,
        "pitfall": item.pitfall,
        "ticks": [
            {
                "id": tick.id,
                "text": tick.text,
                "level": tick.level,
                "cell": cell(tick.where),
                "in_scope": tick.in_scope,
                "readable": tick.readable,
            }
            for tick in item.ticks
        ],
    }


def _finding(finding: Finding) -> Json:
    return {
        "rank": finding.rank,
        "kind": finding.kind,
        "code": finding.code,
        "item": finding.item,
        "message": finding.message,
        "action": finding.action,
        "cell": cell(finding.where),
        "also": [cell(where) for where in finding.also],
    }


def _fact(fact: FactUsed) -> Json:
    value = fact.value
    return {
        "id": fact.id,
        "label": fact.label,
        "value": value.isoformat() if isinstance(value, date) else value,
        "shown": fact.shown,
        "presumed": fact.presumed,
        "cell": cell(fact.where),
    }


def _problem(problem: Problem) -> Json:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "cell": cell(problem.where),
        "found": problem.found,
        "expected": problem.expected,
        "nearest": problem.nearest,
    }
