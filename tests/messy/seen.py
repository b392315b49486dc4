"""A judged return as plain values to compare: what was said, and what came of each item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from send_audit.model.result import AuditResult
from send_audit.model.submission import Problem
from send_audit.service.check import CheckRequest, check
from tests.messy.base import DAY
from tests.messy.habit import Return

ITEMS = {
    "LEAD-Q1": ("LEAD-01",),
    "LEAD-Q8": ("LEAD-23", "LEAD-24"),
    "SENCO-Q3": ("SENCO-04", "SENCO-05"),
    "SUPPORT-Q1": ("SUPPORT-01",),
    "SUPPORT-Q21": ("SUPPORT-72",),
    "INCL-Q1": ("INCL-01",),
    "FAMILY-Q1": ("FAMILY-01",),
    "FAMILY-Q6": ("FAMILY-13",),
    "INFO-Q1": ("INFO-01",),
    "INFO-Q3": ("INFO-03",),
    "EQUAL-Q1": ("EQUAL-03",),
    "EQUAL-Q2": ("EQUAL-02",),
    "EQUAL-Q3": ("EQUAL-04", "EQUAL-05", "EQUAL-06", "EQUAL-07"),
    "EQUAL-Q6": ("EQUAL-10", "EQUAL-11"),
    "EQUAL-Q10": ("EQUAL-16",),
    "MED-Q1": ("MED-01", "MED-02"),
    "ASSESS-Q1": ("ASSESS-01",),
    "EHCP-Q1": ("EHCP-01", "EHCP-04"),
    "EHCP-Q2": ("EHCP-02",),
    "EHCP-Q3": ("EHCP-03",),
    "ADMIT-Q1": ("ADMIT-01",),
    "ADMIT-Q3": ("ADMIT-03",),
    "ADMIT-Q6": ("ADMIT-08", "ADMIT-09", "GROUP-50"),
    "ADMIT-Q7": ("ADMIT-10",),
    "ADMIT-Q9": ("ADMIT-12",),
    "ADMIT-Q10": ("ADMIT-13",),
    "ADMIT-Q11": ("ADMIT-14",),
    "ADMIT-Q12": ("ADMIT-15",),
    "TRANS-Q10": ("TRANS-30",),
    "JOINT-Q1": ("JOINT-01", "JOINT-02"),
    "DISPUTE-Q5": ("DISPUTE-26",),
    "MONEY-Q2": ("MONEY-02", "MONEY-03"),
    "RECORD-Q3": ("RECORD-03",),
    "GROUP-Q13": ("GROUP-45", "GROUP-46", "GROUP-47"),
}
"""The items that each answer settles."""
BY_FACTS = {
    "SENCO-Q1": ("SENCO-01",),
    "SENCO-Q2": ("SENCO-02", "SENCO-03"),
    "INFO-Q2": ("INFO-02",),
    "EQUAL-Q1": ("EQUAL-01",),
}
"""The items that facts settle, by the question they are asked about in."""


def items_of(question: str) -> tuple[str, ...]:
    """Give every item that stands under a question."""
    return (*ITEMS.get(question, ()), *BY_FACTS.get(question, ()))


ASKED = frozenset(item for question in (*ITEMS, *BY_FACTS) for item in items_of(question))


@dataclass(kw_only=True)
class Seen:
    """What there is to compare. Of items that are not asked, only the outcome."""

    says: list[str]
    outcomes: dict[str, str]
    evidence: dict[str, str]
    dated: dict[str, str]
    comment: dict[str, str]
    facts: dict[str, str]
    points: dict[str, str]
    rows: dict[str, int]
    nearest: dict[str, str]
    flags: dict[str, frozenset[str]]


def seen(result: AuditResult) -> Seen:
    """Take what there is to compare out of a result."""
    asked = [item for item in result.items if item.rule.id in ASKED]
    counts = ("read", "answered", "blank", "invalid", "not_asked", "unknown", "duplicate")
    return Seen(
        says=said(result.problems),
        outcomes={item.rule.id: item.outcome.value for item in result.items},
        evidence={item.rule.id: item.evidence for item in asked},
        dated={item.rule.id: _text(item.evidence_on) for item in asked},
        comment={item.rule.id: item.comment for item in asked},
        facts={fact.id: "" if fact.where is None else _text(fact.value) for fact in result.facts},
        points={
            f"{item.rule.question}.{tick.id}": _text(tick.level)
            for item in asked
            for tick in item.ticks
        },
        rows={name: getattr(result.rows, name) for name in counts},
        nearest={str(problem.where): problem.nearest for problem in result.problems},
        flags={item.rule.id: frozenset(flag.value for flag in item.flags) for item in asked},
    )


def said(problems: Iterable[Problem]) -> list[str]:
    """Write each problem as code, severity and cell, in a fixed order."""
    return sorted(f"{p.code} {p.severity.value} {p.where or ''}".strip() for p in problems)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def judged(found: Return) -> AuditResult:
    """Judge a return on the day."""
    return check(
        CheckRequest(
            data=found.data,
            file=found.file,
            as_at=DAY,
            kind=found.kind,
            checklist=found.checklist,
            companions=found.companions,
        )
    )
