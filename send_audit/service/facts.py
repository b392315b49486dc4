"""Facts as a user writes them on the command line: ``name=value``."""

from __future__ import annotations

from send_audit.errors import UsageError
from send_audit.model.checklist import Checklist, Fact, FactValue, Kind
from send_audit.workbook.cells.words import match, nearest, read_date, read_number


def read_fact(text: str, checklist: Checklist, kind: Kind) -> tuple[str, FactValue]:
    """Read one fact about a kind of setting. Raises UsageError with the nearest name."""
    name, equals, value = text.partition("=")
    name = name.strip()
    if not equals:
        raise UsageError(f"'{text}' is not a fact.", "Write it as --fact has_sixth_form=no")
    fact = checklist.facts.get(name)
    if fact is None or kind.id not in fact.kinds:
        asked = [fact.id for fact in checklist.facts_of(kind.id)]
        near = nearest(name, asked)
        suggestion = f" Did you mean '{near}'?" if near else ""
        raise UsageError(
            f"'{name}' is not a fact about this kind of setting.{suggestion}",
            "Facts: " + ", ".join(asked),
        )
    return name, _typed(fact, value.strip(), checklist)


def _typed(fact: Fact, text: str, checklist: Checklist) -> FactValue:
    levels = checklist.scales["yes-no"].levels if fact.type == "yes-no" else fact.choices
    if levels:
        found = match(text, levels)
        if found is not None:
            return found.level
        raise _wrong(fact, text, "one of: " + ", ".join(level.id for level in levels))
    if fact.type == "date":
        day, _ = read_date(text)
        if day is not None:
            return day
        raise _wrong(fact, text, "a date such as 2026-09-01")
    if fact.type == "number":
        number = read_number(text)
        if number is not None:
            return number
        raise _wrong(fact, text, "a whole number")
    return text


def _wrong(fact: Fact, text: str, expected: str) -> UsageError:
    return UsageError(f"'{text}' is not a value of {fact.id}.", f"Expected {expected}.")
