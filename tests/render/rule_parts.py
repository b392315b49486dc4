"""Rules written by hand for the tests of handouts and tables."""

from __future__ import annotations

from datetime import date
from typing import Any

from send_audit.model.handout import Handout
from send_audit.model.ruleset import RouteShown, RuleItem, RuleSet, Source
from send_audit.model.vocabulary import Basis, Confidence, Force, Group, InScope

DAY = date(2026, 11, 23)
ACT = Source(
    instrument="act",
    title="Children and Families Act 2014",
    short="CFA 2014",
    pinpoint="s.66(1)",
    confidence=Confidence.SEEN,
    url="https://www.legislation.gov.uk/ukpga/2014/6/section/66",
)
COMPLAINT = RouteShown(id="complaint", title="Complaint", how="Write.", time_limit="")


def rule(ref: str, **changes: Any) -> RuleItem:
    """Give a duty by statute that applies, of the theme that its id begins with."""
    parts: dict[str, Any] = {
        "id": ref,
        "title": f"Title of {ref}",
        "theme": ref.partition("-")[0].lower(),
        "question": ref.replace("-0", "-Q"),
        "statement": f"It says {ref}.",
        "in_scope": InScope.YES,
        "reason": "The section names you.",
        "condition": "",
        "removed_by": "",
        "missing_facts": (),
        "force": Force.MUST,
        "basis": Basis.STATUTE,
        "group": Group.LEGAL,
        "body": "the trust",
        "sources": (ACT,),
        "routes": (COMPLAINT,),
        "in_force_from": date(2014, 9, 1),
        "in_force_to": None,
        "note": "",
    }
    return RuleItem(**{**parts, **changes})


def out(ref: str, reason: str, **changes: Any) -> RuleItem:
    """Give an item that does not apply."""
    nothing = {"force": None, "basis": None, "group": None, "body": "", "sources": (), "routes": ()}
    return rule(ref, in_scope=InScope.NO, reason=reason, **{**nothing, **changes})


def guidance(ref: str, **changes: Any) -> RuleItem:
    """Give an item of statutory guidance."""
    parts = {"force": Force.SHOULD, "basis": Basis.STATUTORY_GUIDANCE, "group": Group.GUIDANCE}
    return rule(ref, **{**parts, **changes})


def rule_set(*rules: RuleItem) -> RuleSet:
    """Give a rule set of an academy on DAY."""
    return RuleSet(
        checklist="small",
        version="1.0.0",
        digest="ab" * 32,
        as_at=DAY,
        edition="the law of that day",
        kind="academy",
        kind_title="An academy",
        items=rules,
    )


def handout(*rules: RuleItem, **changes: Any) -> Handout:
    """Give a handout with two themes."""
    parts: dict[str, Any] = {
        "rule_set": rule_set(*rules),
        "themes": {"alpha": "Alpha matters", "beta": "Beta matters"},
        "later": (),
        "coming": (),
        "coming_from": "",
    }
    return Handout(**{**parts, **changes})
