"""The report as one web page: no script, nothing fetched, everything escaped by the template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from minijinja import Environment

from send_audit.model.result import AuditResult, Finding, JudgedItem, Tally
from send_audit.model.vocabulary import Depth, Group, Outcome
from send_audit.render import Look, view

DEPTHS = MappingProxyType(
    {
        Depth.DUTIES: "the law and the funding agreement",
        Depth.FULL: "the law, the funding agreement and guidance",
    }
)
LOOKS = MappingProxyType(
    {
        Outcome.MET: ("met", "✓"),
        Outcome.PARTLY: ("partly", "◐"),
        Outcome.NOT_MET: ("not", "✕"),
        Outcome.UNKNOWN: ("open", "?"),
        Outcome.UNANSWERED: ("open", "?"),
        Outcome.INVALID: ("open", "?"),
        Outcome.NOT_APPLICABLE: ("aside", "–"),  # noqa: RUF001 - a dash is meant
        Outcome.UPCOMING: ("aside", "–"),  # noqa: RUF001
        Outcome.OUT_OF_SCOPE: ("aside", "–"),  # noqa: RUF001
    }
)
"""Outcome -> the style class of its tag and the mark that stands before its word."""

TICKS = MappingProxyType({"yes": "Yes", "no": "No", "na": "Does not apply"})

BAR_WIDTH = 300
BAR_CLASSES = ("met", "partly", "not", "open")
LABEL_NEEDS = 16
"""How wide a part of the bar must be for a number of three digits to stand above it."""

_LINK = re.compile(r"(?<!\w)(?:https?://|mailto:)[^\s<>\"']+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}"
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MISLEADING = re.compile(
    r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Marks that turn text round, halves of characters, and code points that are no characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of typed text; ``href`` is empty unless it may safely be a link."""

    text: str
    href: str


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
    page = _environment().render_template("report.html", **_context(result))
    return page.encode("utf-8")


def clean(text: str) -> str:
    """Take out what a page must not hold: control characters, and marks that turn text round.

    Line breaks and tabs stay. A turning mark or a broken character is replaced by a visible
    sign, so that a reader can see that something was there.
    """
    if text.isascii() and text.isprintable():
        return text
    return _MISLEADING.sub(_REPLACED, _CONTROL.sub("", text))


def pieces(text: str) -> list[Piece]:
    """Split typed text into plain stretches and links; only web and mail addresses are links."""
    text = clean(text)
    found: list[Piece] = []
    done = 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_TRAILING)
        if not (href := safe_link(address)):
            continue
        found.append(Piece(text[done : match.start()], ""))
        found.append(Piece(address, href))
        done = match.start() + len(address)
    found.append(Piece(text[done:], ""))
    return [piece for piece in found if piece.text]


def safe_link(address: str) -> str:
    """Give the address if it may be followed from a report, else an empty text.

    An address that hides where it leads (a name before the host, a turned or broken character)
    is not followed.
    """
    address = clean(address).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if _REPLACED in address or any(character.isspace() for character in address):
        return ""
    if parts.scheme == "mailto":
        return address if "@" in parts.path else ""
    plain_host = bool(parts.hostname) and "@" not in parts.netloc
    return address if parts.scheme in {"http", "https"} and plain_host else ""


def _finalize(value: object) -> object:
    """Clean every text on its way into the page, whichever field it comes from."""
    if not isinstance(value, str):
        return value
    # What a macro wrote is marked as already escaped; a copy would lose the mark.
    cleaned = clean(value)
    return value if cleaned == value else cleaned


def _template(name: str) -> str | None:
    place = files("send_audit.render").joinpath("templates", name)
    return place.read_text(encoding="utf-8") if place.is_file() else None


@cache
def _environment() -> Environment:
    return Environment(
        loader=_template,
        auto_escape_callback=lambda _name: True,
        undefined_behavior="strict",
        finalizer=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        filters={"day": view.day, "pieces": pieces, "safe_link": safe_link, **_FILTERS},
        globals={name: _plain(words) for name, words in _WORDS.items()},
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _anchor(item: str) -> str:
    return "item-" + re.sub(r"[^A-Za-z0-9_-]", "-", item)


_FILTERS: dict[str, Any] = {
    "sentence": _sentence,
    "anchor": _anchor,
    "flag_words": view.flag_words,
    "cells_of": view.cells_of,
    "force_words": view.force_words,
    "required_by": view.required_by,
}
_WORDS: dict[str, Any] = {
    "OUTCOMES": view.OUTCOMES,
    "LOOKS": LOOKS,
    "BASES": view.BASES,
    "ASSURANCES": view.ASSURANCES,
    "CONFIDENCES": view.CONFIDENCES,
    "DECIDED_BY": view.DECIDED_BY,
    "SEVERITIES": view.SEVERITIES,
    "DEPTHS": DEPTHS,
    "TICKS": TICKS,
}


def _plain(words: MappingProxyType[str, Any]) -> dict[str, Any]:
    return {str(key): value for key, value in words.items()}


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
    return (*groups, ("Does not bind this setting", result.out_of_scope))
