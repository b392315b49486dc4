"""What differs between two rule sets."""

from __future__ import annotations

from enum import StrEnum

from send_audit.model.record import Record
from send_audit.model.ruleset import RuleSet


class Change(StrEnum):
    """What happened to an item from one rule set to the other."""

    NOW_APPLIES = "now_applies"
    NO_LONGER = "no_longer_applies"
    OTHERWISE = "applies_otherwise"
    NEW = "new_item"
    GONE = "gone"


class Changed(Record):
    """An item that differs: how, in which parts (part, before, after), and why it is so now."""

    item: str
    title: str
    change: Change
    details: tuple[tuple[str, str, str], ...]
    reason: str


class Difference(Record):
    """Two rule sets, the items that differ, and how many say the same."""

    before: RuleSet
    after: RuleSet
    changed: tuple[Changed, ...]
    same: int
