"""What the register says of a setting, in words and as JSON. Blank and missing are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from send_audit.register.approval import approval_of
from send_audit.register.columns import ESTABLISHMENTS
from send_audit.register.establishment import Establishment, Link, Status, read_day
from send_audit.register.facts import Stated
from send_audit.register.kind import Verdict
from send_audit.register.setting import Setting

SHAPE = "send-audit/establishment/1"
ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0 "
    "(Department for Education, Get Information about Schools)."
)
_BLANK = "not said"
_MISSING = "not in this register (its column is missing)"
_STATUS = {
    Status.OPEN: "open",
    Status.CLOSED: "closed",
    Status.CLOSING: "open, but proposed to close",
    Status.PROPOSED: "proposed to open",
    Status.UNKNOWN: "unknown",
}


class Line(NamedTuple):
    """A line of words: a heading has no text, a paragraph no label."""

    label: str
    text: str


def lines(found: Setting, missing: frozenset[str], has_links: bool) -> Iterator[Line]:
    """Give what the register says of a setting, for people.

    ``missing`` holds the headings of columns that the download did not have.
    """
    row = found.establishment
    yield Line("Kind", _kind(found))
    for words in found.decision.warnings:
        yield Line("Note", words)
    for link in found.successors:
        yield Line("Use instead", f"{link.urn} {link.name}, which has taken its place")
    yield Line("In the register", "")
    for label, text in _rows(row, missing):
        yield Line(label, text)
    yield Line("Facts that a questionnaire can be filled in with", "")
    for stated in found.facts:
        yield Line(stated.fact, f"{_value(stated)} ({stated.reason})")
    yield Line("Linked establishments", "")
    yield from _links(found.links, has_links)


def _kind(found: Setting) -> str:
    decision = found.decision
    lead = {
        Verdict.KIND: f"{decision.kind}: ",
        Verdict.ASK: "to be settled by you: ",
        Verdict.REFUSED: "none: ",
    }[decision.verdict]
    may = " or ".join(decision.candidates)
    choice = f" It may be {may}: name the kind yourself, with --kind." if may else ""
    return f"{lead}{found.reason}{choice}"


def _rows(row: Establishment, missing: frozenset[str]) -> Iterator[tuple[str, str]]:
    def shown(*columns: str) -> str:
        texts = [str(getattr(row, column)) for column in columns]
        if any(texts):
            return " ".join(text for text in texts if text)
        gone = all(ESTABLISHMENTS.columns[column] in missing for column in columns)
        return _MISSING if gone else _BLANK

    yield "Type", shown("type_code", "type_name")
    yield "Group", shown("group_code", "group_name")
    yield "Status", row.status_name or shown("status_code")
    yield "Opened", _on(shown("opened"), row.reason_opened)
    if row.closed or row.status in {Status.CLOSED, Status.CLOSING}:
        yield (
            "Closed" if row.status is Status.CLOSED else "Closes",
            _on(shown("closed"), row.reason_closed),
        )
    yield "Local authority", shown("la_code", "la_name")
    yield "Number", shown("number")
    yield "Trust", shown("trust_code", "trust_name")
    yield "Federation", shown("federation")
    yield "Phase", shown("phase")
    yield "Ages", _ages(row) or shown("low_age", "high_age")
    yield "Pupils", shown("pupils")
    yield "Nursery", shown("nursery")
    yield "Sixth form", shown("sixth_form")
    yield "Boarders", shown("boarders")
    yield "Section 41", _section_41(row, shown("section_41"))
    yield "SEN provision", _provision(row) or shown("resourced")
    yield "Further education", shown("further_education")
    yield "Town", shown("town", "postcode")
    yield "Last changed", shown("changed")


def _on(day: str, reason: str) -> str:
    said = reason and reason.casefold() != "not applicable"
    return f"{day}, {reason}" if said else day


def _ages(row: Establishment) -> str:
    return f"{row.low_age} to {row.high_age}" if row.low_age and row.high_age else ""


def _section_41(row: Establishment, shown: str) -> str:
    if row.listed is None or (not row.listed.approved and row.listed.on is None):
        return shown
    by_list = approval_of(row.replace(section_41="")).because
    return f"{shown}; {by_list}"


def _provision(row: Establishment) -> str:
    """Say what the register has of a resourced provision and a SEN unit; empty for nothing."""
    counts = (
        ("the resourced provision", row.resourced_on_roll, row.resourced_capacity),
        ("the SEN unit", row.unit_on_roll, row.unit_capacity),
    )
    said = [
        f"{what} has {on_roll or '?'} on roll and {places or '?'} places"
        for what, on_roll, places in counts
        if on_roll or places
    ]
    return "; ".join([row.resourced, *said] if row.resourced else said)


def _links(links: tuple[Link, ...], has_links: bool) -> Iterator[Line]:
    for link in links:
        on = f", {link.on}" if link.on else ""
        yield Line(link.relation, f"{link.urn} {link.name} ({_STATUS[link.status]}{on})")
    if not links:
        none = "None." if has_links else "Not known: no file of links was imported (--links)."
        yield Line("", none)


def _value(stated: Stated) -> str:
    return stated.value.isoformat() if isinstance(stated.value, date) else str(stated.value)


def as_json(found: Setting, missing: frozenset[str]) -> Mapping[str, Any]:
    """Give what the register says of a setting as JSON-ready data, in the published shape.

    A value is null where its column was missing, and empty where it is blank.
    """
    row, decision = found.establishment, found.decision
    return {
        "shape": SHAPE,
        "urn": row.urn,
        "name": row.name,
        "status": _STATUS[row.status],
        "source": found.source,
        "attribution": ATTRIBUTION,
        "verdict": str(decision.verdict),
        "kind": decision.kind,
        "reason": found.reason,
        "candidates": list(decision.candidates),
        "warnings": list(decision.warnings),
        "facts": [
            {"fact": stated.fact, "value": _value(stated), "reason": stated.reason}
            for stated in found.facts
        ],
        "links": [_link(link) for link in found.links],
        "successors": [_link(link) for link in found.successors],
        "columns": {
            heading: None if heading in missing else str(getattr(row, column))
            for column, heading in ESTABLISHMENTS.columns.items()
        },
    }


def _link(link: Link) -> Mapping[str, Any]:
    day = read_day(link.on)
    return {
        "urn": link.urn,
        "name": link.name,
        "relation": link.relation,
        "on": day.isoformat() if day else None,
        "status": _STATUS[link.status],
    }
