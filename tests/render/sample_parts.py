"""What the sample return is built from: short ways to write a law, a rule and a judged item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from send_audit.model.result import JudgedItem, JudgedTick
from send_audit.model.ruleset import RouteShown, RuleItem, Source
from send_audit.model.submission import CellRef
from send_audit.model.vocabulary import (
    Assurance,
    Basis,
    Confidence,
    DecidedBy,
    Force,
    InScope,
    Outcome,
    group_of,
)

_SITE = "https://www.legislation.gov.uk"
_ROUTES = (
    RouteShown(
        id="complaint",
        title="Complaint to the school",
        how="A parent uses the school's own complaints procedure.",
        time_limit="",
    ),
    RouteShown(
        id="secretary-of-state",
        title="Complaint to the Department for Education",
        how="A parent may write once the school's own procedure has ended.",
        time_limit="no fixed limit; complain promptly",
    ),
)


@dataclass(frozen=True, slots=True)
class Law:
    """A source with what it is and how strong."""

    title: str
    pinpoint: str
    url: str
    basis: Basis = Basis.STATUTE
    force: Force = Force.MUST
    confidence: Confidence = Confidence.SEEN


ACT = Law("Children and Families Act 2014", "s.66(1)-(3)", f"{_SITE}/ukpga/2014/6/section/66")
REGULATION = Law("SEND Regulations 2014", "reg 49(4)", f"{_SITE}/uksi/2014/1530", Basis.REGULATIONS)
EQUALITY = Law(
    "Equality Act 2010", "Sch 10", f"{_SITE}/ukpga/2010/15", confidence=Confidence.SECONDARY
)
AGREEMENT = Law(
    "Model funding agreement",
    "clause to be confirmed",
    "",
    Basis.FUNDING_AGREEMENT,
    confidence=Confidence.UNCONFIRMED,
)
CODE = Law(
    "SEND Code of Practice 2015",
    "para 6.79",
    "javascript:alert('source')",
    Basis.STATUTORY_GUIDANCE,
    Force.SHOULD,
)
INSPECTION = Law("Inspection toolkit", "", "", Basis.INSPECTION_FRAMEWORK, Force.SHOULD)
PRACTICE = Law("Sector advice", "page 4", "", Basis.GOOD_PRACTICE, Force.MAY)


def cell(address: str, sheet: str = "Questions") -> CellRef:
    """Name a cell of the made-up workbook."""
    return CellRef(sheet=sheet, cell=address)


def _rule(ref: str, theme: str, title: str, statement: str, law: Law) -> dict[str, Any]:
    """Give the fields of a rule that reaches this school."""
    source = Source(
        instrument=law.title.lower().replace(" ", "-"),
        title=law.title,
        pinpoint=law.pinpoint or "section on inclusion",
        confidence=law.confidence,
        url=law.url,
    )
    return {
        "id": ref,
        "title": title,
        "theme": theme,
        "question": f"q-{ref.lower()}",
        "statement": statement,
        "in_scope": InScope.YES,
        "reason": "Applies to you because an academy school is named in the section.",
        "condition": "",
        "removed_by": "",
        "missing_facts": (),
        "force": law.force,
        "basis": law.basis,
        "group": group_of(law.force, law.basis),
        "body": "The proprietor (the academy trust)",
        "sources": (source,),
        "routes": _ROUTES if law.force is Force.MUST else (),
        "in_force_from": date(2014, 9, 1),
        "in_force_to": None,
        "note": "",
    }


def item(
    ref: str,
    title: str,
    statement: str,
    law: Law,
    outcome: Outcome,
    decided_by: DecidedBy = DecidedBy.ANSWER,
    *,
    row: int | None = None,
    rule: Mapping[str, Any] | None = None,
    **given: Any,
) -> JudgedItem:
    """Make an item asked of this school; ``row`` is where in the questions sheet it was read."""
    claimed = given.get("claimed", "")
    judged = _UNSAID | {"because": (f"You answered '{claimed}'.",) if claimed else ()}
    judged |= {
        "question_text": f"{title}: is this so at your school?",
        "yes_means": ("It is done now.", "Somebody could show it on a visit."),
        "evidence_expected": ("a dated document", "the web page"),
        "to_do": "Agree who does this, and by when.",
        "pitfall": "A plan to do it is not the same as doing it.",
        "where": None if row is None else cell(f"C{row}"),
    }
    theme = _PREFIXES[ref.split("-", maxsplit=1)[0]]
    fields = _rule(ref, theme, title, statement, law) | dict(rule or {})
    return JudgedItem(
        rule=RuleItem(**fields), outcome=outcome, decided_by=decided_by, **(judged | given)
    )


def shown(ref: str, title: str, statement: str, why: str) -> JudgedItem:
    """Make an item that applies and is shown, with the reason why it is not asked."""
    fields = _rule(ref, _PREFIXES[ref.split("-", maxsplit=1)[0]], title, statement, ACT)
    fields |= {"question": "", "group": None}
    return JudgedItem(
        rule=RuleItem(**fields),
        outcome=Outcome.INFORMATION,
        decided_by=DecidedBy.SCOPE,
        **(_UNSAID | {"because": (why,)}),
    )


def outside(ref: str, title: str, reason: str, removed_by: str = "") -> JudgedItem:
    """Make an item that does not bind this school, with the reason."""
    fields = _rule(ref, "other", title, "A duty of somebody else.", ACT)
    fields |= {"in_scope": InScope.NO, "reason": reason, "removed_by": removed_by, "body": ""}
    fields |= {"force": None, "basis": None, "group": None, "in_force_from": None}
    fields |= {"sources": (), "routes": ()}
    judged = _UNSAID | {"because": (reason,)}
    return JudgedItem(
        rule=RuleItem(**fields),
        outcome=Outcome.OUT_OF_SCOPE,
        decided_by=DecidedBy.SCOPE,
        **judged,
    )


_PREFIXES = {
    "SENCO": "senco",
    "INFO": "information",
    "EQUAL": "equality",
    "PLAN": "plans",
    "FUND": "funding",
    "PRACT": "practice",
}
_UNSAID: dict[str, Any] = {
    "claimed": "",
    "because": (),
    "assurance": Assurance.NONE,
    "flags": (),
    "due": None,
    "where": None,
    "evidence": "",
    "evidence_on": None,
    "comment": "",
    "ticks": (),
    "question_text": "",
    "yes_means": (),
    "evidence_expected": (),
    "to_do": "",
    "pitfall": "",
}


def tick(number: int, text: str, level: str | None, row: int | None) -> JudgedTick:
    """Make a point inside a question; without a row it is not asked here."""
    where = None if row is None else cell(f"C{row}")
    return JudgedTick(
        id=f"point-{number}", text=text, level=level, where=where, in_scope=row is not None
    )
