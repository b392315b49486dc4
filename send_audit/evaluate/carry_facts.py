"""Facts of last time: which of them a new form is filled in with, and which are only shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from send_audit.evaluate.facts import shown
from send_audit.model.checklist import Checklist, Fact, FactValue
from send_audit.model.prefill import Archived
from send_audit.model.submission import FactAnswer, Submission

_PASSING = "last 12 months"
"""What stands in the name of a section whose facts are true of one year only."""


class CarriedFacts(NamedTuple):
    """What a new form is told of the facts of last time."""

    facts: Mapping[str, FactValue]
    notes: Mapping[str, str]
    """By fact: what was stated last time, where that is not filled in."""
    archive: tuple[Archived, ...]


def carry_facts(
    submission: Submission, new: Checklist, kind: str, stated: Mapping[str, FactValue]
) -> CarriedFacts:
    """Take over the facts of last time for a setting of a kind.

    Filled in is what tells what the setting is (a lasting fact), and every name, day, number,
    choice and address; not a yes or no that may be another one this year, and nothing about the
    last twelve months: those are shown and have to be stated anew. What is ``stated`` already
    goes before what was stated last time.
    """
    facts: dict[str, FactValue] = {}
    notes: dict[str, str] = {}
    archive = []
    for name, given in submission.facts.items():
        fact = new.facts.get(name)
        if fact is None or kind not in fact.kinds:
            archive.append(archived_fact(submission.file, given))
        elif name in stated:
            if stated[name] != given.value:
                notes[name] = _last_time(fact, given)
        elif given.value is not None and _lasts(fact) and _fits(fact, given.value):
            facts[name] = given.value
        else:
            notes[name] = _last_time(fact, given)
    return CarriedFacts({**facts, **stated}, notes, tuple(archive))


def _lasts(fact: Fact) -> bool:
    if _PASSING in fact.section.casefold():
        return False
    return fact.lasting or fact.type != "yes-no"


def _fits(fact: Fact, value: FactValue) -> bool:
    """Tell whether a value is one that the fact can have now."""
    match fact.type:
        case "yes-no":
            return value in {"yes", "no"}
        case "choice":
            return any(choice.id == value for choice in fact.choices)
        case "date":
            return isinstance(value, date)
        case "number":
            return isinstance(value, int)
        case _:
            return isinstance(value, str)


def _last_time(fact: Fact, given: FactAnswer) -> str:
    if given.value is None:
        return f"Last time: '{given.raw}', which could not be read."
    said = shown(fact, given.value) if _fits(fact, given.value) else given.raw
    return f"Last time: {said}."


def archived_fact(file: str, given: FactAnswer) -> Archived:
    """Keep a fact that is not asked."""
    return Archived(
        ref=given.fact,
        answer=given.raw,
        evidence="",
        evidence_on=None,
        comment="",
        why="This fact is not asked of this kind of setting.",
        cell=f"{file}, {given.where}",
    )
