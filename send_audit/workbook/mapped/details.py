"""Details of the setting that stand beside a label, above a table or on a sheet of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Fact, FactValue
from send_audit.model.mapping import FormMapping
from send_audit.model.submission import CellRef, FactAnswer, Problem
from send_audit.workbook.cells.values import read_day, read_level
from send_audit.workbook.cells.words import clean, key, read_number
from send_audit.workbook.files.grid import Cell, Grid, Sheet
from send_audit.workbook.mapped.tables import MappedTable
from send_audit.workbook.tables import HEADING_ROWS

_REACH = 8
"""How many columns to the right of its label a detail is looked for."""


class _Detail(NamedTuple):
    fact: str
    where: CellRef
    value: Cell


def read_details(
    grid: Grid, tables: list[MappedTable], mapping: FormMapping, checklist: Checklist
) -> tuple[dict[str, FactAnswer], list[Problem]]:
    """Read the facts that the mapping names; blank ones are left out."""
    labels = {key(label): fact for fact, words in mapping.facts.items() for label in words}
    ends = {table.table.sheet.name: table.table.heading for table in tables}
    facts: dict[str, FactAnswer] = {}
    found: list[Problem] = []
    for sheet in grid.sheets if labels else ():
        for detail in _details(sheet, ends.get(sheet.name, HEADING_ROWS), labels):
            value, notes = _typed(checklist.facts[detail.fact], detail, checklist)
            first = facts.get(detail.fact)
            if first is None:
                facts[detail.fact] = FactAnswer(
                    fact=detail.fact, where=detail.where, raw=clean(detail.value), value=value
                )
                found += notes
            else:
                found += _again(facts, first, detail, value)
    return facts, found


def _again(
    facts: dict[str, FactAnswer], first: FactAnswer, detail: _Detail, value: FactValue | None
) -> list[Problem]:
    """Weigh a detail that stands twice: the same, or neither is used."""
    same = value is not None and value == first.value
    if not same:
        facts[detail.fact] = first.replace(value=None)
    return [problems.duplicate_ref(detail.where, detail.fact, first.where, same=same)]


def _details(sheet: Sheet, end: int, labels: dict[str, str]) -> Iterator[_Detail]:
    for number, row in enumerate(sheet.rows[:end]):
        for place in range(len(row)):
            text = clean(sheet.cell(number, place))
            if key(text) in labels:
                yield from _beside(sheet, number, place, labels)
                continue
            label, colon, rest = text.partition(":")
            if colon and rest.strip() and key(label) in labels:
                yield _Detail(labels[key(label)], sheet.ref(number, place), rest.strip())


def _beside(sheet: Sheet, number: int, place: int, labels: dict[str, str]) -> Iterator[_Detail]:
    """Give the next cell to the right that holds something, unless it is the next label."""
    fact = labels[key(sheet.cell(number, place))]
    for beside in range(place + 1, place + 1 + _REACH):
        value = sheet.cell(number, beside)
        if clean(value):
            if key(value) not in labels:
                yield _Detail(fact, sheet.ref(number, beside), value)
            return


def _typed(
    fact: Fact, detail: _Detail, checklist: Checklist
) -> tuple[FactValue | None, tuple[Problem, ...]]:
    where, value = detail.where, detail.value
    if fact.type in {"yes-no", "choice"}:
        levels = checklist.scales["yes-no"].levels if fact.type == "yes-no" else fact.choices
        read = read_level(where, value, levels)
        return read.level, read.problems
    if fact.type == "date":
        return read_day(where, value)
    if fact.type == "number":
        number = read_number(value)
        wrong = problems.bad_value(where, clean(value), "a whole number, such as 12")
        return number, () if number is not None else (wrong,)
    return clean(value), ()
