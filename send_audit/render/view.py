"""How a result is put into words and order: one place, so that every format says the same."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from send_audit.evaluate.calendar import words
from send_audit.model.result import AuditResult, Finding, JudgedItem, Score, Tally
from send_audit.model.ruleset import RuleItem
from send_audit.model.submission import Problem
from send_audit.model.vocabulary import (
    Assurance,
    Basis,
    Confidence,
    DecidedBy,
    Flag,
    Force,
    Group,
    InScope,
    Outcome,
    Severity,
)

SELF_ASSESSMENT = "This is a self-assessment. Nobody outside the setting has checked it."

OUTCOMES = MappingProxyType(
    {
        Outcome.MET: "In place",
        Outcome.PARTLY: "Partly in place",
        Outcome.NOT_MET: "Not in place",
        Outcome.UNKNOWN: "Not sure",
        Outcome.UNANSWERED: "Not answered",
        Outcome.INVALID: "Could not be read",
        Outcome.NOT_APPLICABLE: "Does not apply",
        Outcome.UPCOMING: "Not due yet",
        Outcome.OUT_OF_SCOPE: "Not asked of you",
        Outcome.INFORMATION: "For information",
    }
)
GROUPS = MappingProxyType(
    {
        Group.LEGAL: "Legal duties",
        Group.FUNDING: "Funding-agreement requirements",
        Group.GUIDANCE: "Guidance",
    }
)
FORCES = MappingProxyType(
    {
        Force.MUST: "the law says you must",
        Force.SHOULD: "guidance says you should",
        Force.MAY: "you may",
    }
)
BASES = MappingProxyType(
    {
        Basis.STATUTE: "Act of Parliament",
        Basis.REGULATIONS: "regulations",
        Basis.FUNDING_AGREEMENT: "funding agreement",
        Basis.STATUTORY_GUIDANCE: "statutory guidance",
        Basis.INSPECTION_FRAMEWORK: "inspection framework",
        Basis.GOOD_PRACTICE: "good practice",
    }
)
ASSURANCES = MappingProxyType(
    {
        Assurance.NONE: "no evidence given",
        Assurance.ASSERTED: "a note, no evidence named",
        Assurance.REFERENCED: "evidence named, no date in time",
        Assurance.DATED: "evidence named and in date",
        Assurance.VERIFIED: "checked by a reviewer",
    }
)
FLAGS = MappingProxyType(
    {
        Flag.UNEVIDENCED: "not yet evidenced",
        Flag.STALE: "evidence out of date",
        Flag.FUTURE_DATED: "evidence dated later than the day of this report",
        Flag.OTHER_KIND: "another sort of evidence than is needed",
        Flag.BAD_LINK: "web address not whole",
        Flag.SAME_EVIDENCE: "the same evidence for many answers",
        Flag.CONTRADICTED: "the answer says otherwise than the facts or points",
        Flag.ARGUABLE: "the law can be read two ways",
        Flag.MISALIGNED: "dates differ from the national cycle",
        Flag.NA_UNJUSTIFIED: "'does not apply' not accepted",
        Flag.INCOMPLETE_TICKS: "list not completed",
        Flag.KNOWN_SHORT: "known already not to be all in place",
        Flag.IMPOSSIBLE_DATES: "dates do not fit together",
        Flag.NOT_ASKED: "not asked at this depth",
        Flag.CHECK: "to check",
        Flag.CARRIED: "filled in, not confirmed yet",
        Flag.KNOWN_GAP: "known gap, plan agreed",
    }
)
IN_SCOPE = MappingProxyType(
    {
        InScope.YES: "applies",
        InScope.NO: "does not apply",
        InScope.DEPENDS: "depends",
        InScope.UPCOMING: "not in force yet",
    }
)
CONFIDENCES = MappingProxyType(
    {
        Confidence.SEEN: "read in the source",
        Confidence.SECONDARY: "known through a summary, not read in the source",
        Confidence.UNCONFIRMED: "to be confirmed",
    }
)
DECIDED_BY = MappingProxyType(
    {
        DecidedBy.ANSWER: "from your answer",
        DecidedBy.FACTS: "worked out from the facts you gave",
        DecidedBy.TICKS: "worked out from the points you ticked",
        DecidedBy.SCOPE: "settled by what applies to you",
        DecidedBy.NOTHING: "nothing to go on yet",
    }
)
FINDING_KINDS = MappingProxyType({"gap": "To do", "check": "To check", "open": "To answer"})
SEVERITIES = MappingProxyType(
    {Severity.ERROR: "Not read", Severity.WARNING: "Please check", Severity.NOTE: "Note"}
)


def day(value: date | None) -> str:
    """Write a day as 23 November 2026, whatever the locale; an absent one as nothing."""
    return "" if value is None else words(value)


def percent(value: Fraction) -> str:
    """Write a fraction of one as a whole per cent, rounded down, so that 100% means all."""
    return f"{math.floor(value * 100)}%"


def score_words(score: Score | None) -> str:
    """Write a score: one figure, an interval while answers are missing, or 'no score'."""
    if score is None:
        return "no score"
    if score.low == score.high:
        return percent(score.low)
    return f"{percent(score.low)} to {percent(score.high)}"


def tally_rows(tally: Tally) -> tuple[tuple[str, int], ...]:
    """Give the counts of a group with their labels, in the order shown; they add up to total."""
    return (
        ("In place", tally.met),
        ("Partly in place", tally.partly),
        ("Not in place", tally.not_met),
        ("Not answered", tally.not_answered),
        ("Does not apply", tally.not_applicable),
        ("Not due yet", tally.upcoming),
        ("Not asked", tally.not_asked),
    )


def points_words(tally: Tally) -> str:
    """Write the points behind a score: '10.5 points of 12'."""
    halves = 2 * tally.met + tally.partly
    points = str(halves // 2) if halves % 2 == 0 else f"{halves // 2}.5"
    return f"{points} point{'' if points == '1' else 's'} of {tally.counted}"


def in_short(result: AuditResult) -> str:
    """Write the counts of the legal duties as one sentence; no figure of its own."""
    legal = result.tallies[Group.LEGAL]
    if not legal.counted:
        return "No legal duty counts on this day."
    parts = [
        f"{number} {words}"
        for number, words in (
            (legal.partly, "partly in place"),
            (legal.not_met, "not in place"),
            (legal.not_answered, "still open"),
        )
        if number
    ]
    also = f"; {', '.join(parts)}" if parts else ""
    return f"{legal.met} of {legal.counted} legal duties in place{also}."


def by_theme(result: AuditResult) -> Iterator[tuple[str, tuple[JudgedItem, ...]]]:
    """Give each theme's title with the items that reach this setting, in checklist order."""
    for theme, title in result.themes.items():
        items = tuple(
            item
            for item in result.items
            if item.rule.theme == theme and item.rule.group is not None
        )
        if items:
            yield title, items


def not_bound(result: AuditResult) -> tuple[JudgedItem, ...]:
    """Give the items that do not bind this setting, with their reasons in their rules."""
    return tuple(
        item
        for item in result.items
        if item.rule.group is None and item.outcome is not Outcome.INFORMATION
    )


def for_information(result: AuditResult) -> tuple[JudgedItem, ...]:
    """Give the items that apply to this setting and are shown, with nothing to answer."""
    return tuple(item for item in result.items if item.outcome is Outcome.INFORMATION)


def findings_of(result: AuditResult, kind: str) -> tuple[Finding, ...]:
    """Give the findings of one kind, most pressing first."""
    return tuple(finding for finding in result.findings if finding.kind == kind)


def cells_of(finding: Finding) -> str:
    """Write the cells that a finding is about, its own first."""
    cells = ([] if finding.where is None else [finding.where]) + list(finding.also)
    return "; ".join(dict.fromkeys(str(cell) for cell in cells))


def needs_steps(finding: Finding) -> bool:
    """Tell whether a finding is understood only with the steps that led to it."""
    return finding.kind != "open" and finding.code not in {"unevidenced", "stale", "carried"}


def flag_words(item: JudgedItem) -> str:
    """Write an item's flags as one phrase, empty when it has none."""
    return "; ".join(FLAGS[flag] for flag in item.flags)


def required_by(item: JudgedItem) -> str:
    """Write by what an item is required: 'Children and Families Act 2014, s.66(1)-(3)'."""
    return "; ".join(str(source) for source in item.rule.sources)


def force_words(rule: RuleItem) -> str:
    """Write how strong an item is and who says so; only Acts and regulations are 'the law'."""
    force, group = rule.force, rule.group
    if force is None:
        return ""
    if force is Force.MAY or group is Group.LEGAL:
        return FORCES[force]
    if rule.basis is Basis.INSPECTION_FRAMEWORK:
        return "inspectors look at it"
    says = "the funding agreement" if group is Group.FUNDING else "guidance"
    return f"{says} says you {force}"


def how_sure(confidence: Confidence) -> str:
    """Write, to follow a source, how sure it is; nothing where it was read there."""
    return "" if confidence is Confidence.SEEN else f" ({CONFIDENCES[confidence]})"


def problem_lines(problem: Problem) -> tuple[str, ...]:
    """Write a problem as people can act on it: place, what is wrong, found, expected, nearest."""
    place = f"{problem.where}: " if problem.where else ""
    lines = [f"{SEVERITIES[problem.severity]}: {place}{problem.message}"]
    if problem.found:
        lines.append(f"  found: {problem.found[:80]}")
    if problem.expected and problem.severity is not Severity.NOTE:
        lines.append(f"  expected: {problem.expected}")
    if problem.nearest:
        lines.append(f"  nearest: {problem.nearest}")
    return tuple(lines)
