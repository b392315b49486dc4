"""How items weigh on a kind of setting on a day, in the codes of the hand-written tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, Item
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import Force, Group, InScope

STRONGEST_FIRST = ("M", "M*", "F", "S", "S*", "U", "i", "-")

Codes = Mapping[str, str]
"""A code for each item."""


def code(rule: RuleItem, item: Item) -> str:
    """Give the code of one item. A duty that one may answer 'does not apply' is conditional."""
    if rule.in_scope in {InScope.NO, InScope.UPCOMING}:
        return "-" if rule.in_scope is InScope.NO else "U"
    if rule.group is None:
        return "i"
    if rule.group is Group.FUNDING:
        return "F"
    depends = rule.in_scope is InScope.DEPENDS or item.na.allowed
    letter = "M" if rule.force is Force.MUST and rule.group is Group.LEGAL else "S"
    return f"{letter}*" if depends else letter


def codes(checklist: Checklist, kind: str, day: date) -> Codes:
    """Give the code of every item of a checklist, knowing nothing but the kind and the day."""
    found = select(checklist, kind, {}, day).items
    return {rule.id: code(rule, checklist.items[rule.id]) for rule in found}


def strongest(found: Iterable[str]) -> str:
    """Give the strongest of some codes; '-' for none."""
    return min(found, key=STRONGEST_FIRST.index, default="-")
