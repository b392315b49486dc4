"""The report as one web page: no script, nothing fetched, everything escaped by the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from send_audit.model.result import AuditResult, Finding, JudgedItem, Tally
from send_audit.model.vocabulary import Group
from send_audit.render import Look, view
from send_audit.render.page import page

BAR_WIDTH = 300
BAR_CLASSES = ("met", "partly", "not", "open")
LABEL_NEEDS = 16
"""How wide a part of the bar must be for a number of three digits to stand above it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: its place, its width, its look and the number above it."""

    look: str
    x: int
    width: int
    label: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """One of the three groups, ready to lay out: what counts, what does not, and the bar."""

    id: str
    title: str
    score: str
    points: str
    tally: Tally
    counted: tuple[tuple[str, int, str], ...]
    uncounted: tuple[tuple[str, int], ...]
    bar: tuple[Part, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with the title of its item, the item where the page has it, and how it came out."""

    finding: Finding
    title: str
    item: JudgedItem | None
    steps: tuple[str, ...]


def render(result: AuditResult, look: Look) -> bytes:  # noqa: ARG001 - every format takes a look
    """Write the result as one HTML page in UTF-8. Equal results give equal bytes."""
    return page("report.html", _context(result))


def _context(result: AuditResult) -> dict[str, Any]:
    return {
        "result": result,
        "self_assessment": view.SELF_ASSESSMENT,
        "in_short": view.in_short(result),
        "name": result.setting.strip() or "Name not given",
        "groups": _groups(result),
        "findings": {kind: _findings(result, kind) for kind in view.FINDING_KINDS},
        "themes": list(view.by_theme(result)),
        "not_bound": view.not_bound(result),
        "for_information": view.for_information(result),
        "fact_labels": {fact.id: fact.label for fact in result.facts},
        "rows": _row_buckets(result),
        "item_sums": _item_sums(result),
    }


def _groups(result: AuditResult) -> list[GroupView]:
    return [_group(result, group) for group in view.GROUPS if group in result.tallies]


def _group(result: AuditResult, group: Group) -> GroupView:
    tally = result.tallies[group]
    rows = view.tally_rows(tally)
    split = len(BAR_CLASSES)
    counted = zip(rows[:split], BAR_CLASSES, strict=True)
    return GroupView(
        id=str(group),
        title=view.GROUPS[group],
        score=view.score_words(result.scores.get(group)),
        points=view.points_words(tally),
        tally=tally,
        counted=tuple((word, count, look) for (word, count), look in counted),
        uncounted=rows[split:],
        bar=_bar(tuple(count for _, count in rows[:split])),
        spoken="; ".join(f"{word.lower()} {count}" for word, count in rows[:split]),
    )


def _bar(counts: tuple[int, ...]) -> tuple[Part, ...]:
    """Lay the counts side by side over the width of the bar, in whole units."""
    total = sum(counts)
    parts = []
    before = 0
    for look, count in zip(BAR_CLASSES, counts, strict=True):
        if count:
            start = BAR_WIDTH * before // total
            before += count
            width = BAR_WIDTH * before // total - start
            label = str(count) if width >= LABEL_NEEDS else ""
            parts.append(Part(look, start, width, label))
    return tuple(parts)


def _findings(result: AuditResult, kind: str) -> list[FindingView]:
    shown = {item.rule.id: item for _, items in view.by_theme(result) for item in items}
    views = []
    for finding in view.findings_of(result, kind):
        item = shown.get(finding.item)
        title = item.rule.title if item else finding.item
        steps = item.because if item and view.needs_steps(finding) else ()
        views.append(FindingView(finding, title, item, steps))
    return views


def _row_buckets(result: AuditResult) -> tuple[tuple[str, int], ...]:
    rows = result.rows
    return (
        ("Answered", rows.answered),
        ("Left blank", rows.blank),
        ("Could not be read", rows.invalid),
        ("Not asked of you", rows.not_asked),
        ("Not in the checklist", rows.unknown),
        ("Given twice", rows.duplicate),
    )


def _item_sums(result: AuditResult) -> tuple[tuple[str, int], ...]:
    groups = ((group.title, group.tally.total) for group in _groups(result))
    return (
        *groups,
        ("Shown for information", result.information),
        ("Does not bind this setting", result.out_of_scope),
    )
