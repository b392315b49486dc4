"""The sheet of facts -> typed facts, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Fact, FactValue, Level
from send_audit.model.submission import CellRef, FactAnswer, Problem
from send_audit.workbook.tables import Row, Table
from send_audit.workbook.values import Unclear, read_level, resolve_unclear
from send_audit.workbook.words import clean, key, nearest, read_date, read_number


def read_facts(
    table: Table | None, checklist: Checklist, data: bytes
) -> tuple[Mapping[str, FactAnswer], tuple[Problem, ...]]:
    """Read every stated fact; blank ones are left out, unreadable ones have no value."""
    facts: dict[str, FactAnswer] = {}
    found: list[Problem] = []
    known = {key(name): fact for name, fact in checklist.facts.items()}
    for row in table.rows() if table else ():
        fact = known.get(key(row.value("id")))
        if fact is None:
            found += _unknown(row, list(checklist.facts))
        elif fact.id in facts:
            found += _second(row, facts, fact.id)
        else:
            found += _take(row, fact, checklist, facts, data)
    return facts, tuple(found)


def _unknown(row: Row, names: list[str]) -> list[Problem]:
    written = row.text("id")
    if not written:
        return []  # a heading
    return [problems.unknown_ref(row.ref("id"), written, nearest(written, names))]


def _second(row: Row, facts: dict[str, FactAnswer], name: str) -> list[Problem]:
    first = facts[name]
    same = clean(row.value("answer")) in {"", first.raw}
    if not same:
        facts[name] = FactAnswer(fact=name, where=first.where, raw=first.raw, value=None)
    return [problems.duplicate_ref(row.ref("answer"), name, first.where, same=same)]


def _take(
    row: Row, fact: Fact, checklist: Checklist, facts: dict[str, FactAnswer], data: bytes
) -> tuple[Problem, ...]:
    where = row.ref("answer")
    value = resolve_unclear(row, "answer", data)
    if isinstance(value, Unclear):
        facts[fact.id] = FactAnswer(fact=fact.id, where=where, raw=value.text, value=None)
        return (problems.error_value(where, value.text),)
    raw = clean(value)
    if not raw:
        return ()
    typed, said = _typed(fact, value, where, checklist)
    facts[fact.id] = FactAnswer(fact=fact.id, where=where, raw=raw, value=typed)
    return said


def _typed(
    fact: Fact, value: object, where: CellRef, checklist: Checklist
) -> tuple[FactValue | None, tuple[Problem, ...]]:
    match fact.type:
        case "yes-no":
            return _choice(where, value, checklist.scales["yes-no"].levels)
        case "choice":
            return _choice(where, value, fact.choices)
        case "date":
            return _date(where, value)
        case "number":
            number = read_number(value)
            expected = "a whole number, such as 12"
            bad = () if number is not None else (problems.bad_value(where, clean(value), expected),)
            return number, bad
        case _:
            return clean(value), ()


def _choice(
    where: CellRef, value: object, levels: tuple[Level, ...]
) -> tuple[FactValue | None, tuple[Problem, ...]]:
    read = read_level(where, value, levels)
    return read.level, read.problems


def _date(where: CellRef, value: object) -> tuple[FactValue | None, tuple[Problem, ...]]:
    day, assumed = read_date(value)
    if day is None:
        return None, (problems.bad_value(where, clean(value), "a date such as 12/09/2026"),)
    if assumed:
        return day, (problems.date_as(where, clean(value), day.isoformat()),)
    return day, ()
