"""What is known of a setting: what it stated, and what is presumed when it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.evaluate.calendar import words
from send_audit.model.checklist import Checklist, Condition, Fact, FactValue
from send_audit.model.vocabulary import InScope


def value_of(fact: Fact, stated: Mapping[str, FactValue]) -> FactValue | None:
    """Give a fact's stated value, else its presumed one, else None."""
    return stated.get(fact.id, fact.presume)


def holds(
    condition: Condition, checklist: Checklist, stated: Mapping[str, FactValue]
) -> tuple[InScope, tuple[str, ...]]:
    """Judge a condition in three values: yes, no, or depends on facts nobody stated.

    The second part names the fact that makes it fail, or the facts that are missing.
    """
    missing = []
    for name, wanted in condition.facts:
        value = value_of(checklist.facts[name], stated)
        if value is None:
            missing.append(name)
        elif value != wanted:
            return InScope.NO, (name,)
    if missing:
        return InScope.DEPENDS, tuple(missing)
    return InScope.YES, ()


def shown(fact: Fact, value: FactValue | None) -> str:
    """Write a fact's value as people know it: the label of a choice, a date in words."""
    if value is None:
        return ""
    for choice in fact.choices:
        if choice.id == value:
            return choice.label
    if fact.type == "yes-no":
        return str(value).capitalize()
    return words(value) if isinstance(value, date) else str(value)
