"""What lies beneath the sheets of answers as wholes, and beneath the cells of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from send_audit.model.checklist import Checklist
from send_audit.model.problems import beneath
from send_audit.model.submission import CellRef, FactAnswer, Problem
from send_audit.workbook.beneath.package import Package
from send_audit.workbook.beneath.sheet import SheetXml
from send_audit.workbook.cleaning import key
from send_audit.workbook.tables import Row, Table

_HOLD_WORDS = ("question", "label", "answer", "evidence", "evidence_on", "comment")
"""Columns that nobody hides without hiding what was asked or said."""


def hidden(tables: Iterable[Table], package: Package) -> Iterator[Problem]:
    """Say once a sheet what is hidden on it, or that it is hidden itself."""
    by_sheet: dict[str, list[Table]] = {}
    for table in tables:
        for part in table.parts:
            by_sheet.setdefault(part.sheet.name, []).append(part._replace(further=()))
    for name, parts in by_sheet.items():
        sheet = package.sheet(name)
        if sheet.is_hidden:
            yield beneath.hidden_sheet(name, parts[0].sheet.ref(0, 0))
        if sheet.hidden_rows or sheet.hidden_columns:
            yield from _hidden_on(parts, sheet)


def _hidden_on(parts: list[Table], sheet: SheetXml) -> Iterator[Problem]:
    rows = [
        row.ref("answer")
        for part in parts
        for row in part.rows()
        if row.number in sheet.hidden_rows and (row.text("id") or row.text("answer"))
    ]
    columns = {
        part.layout.heading(name): part.sheet.ref(part.heading, part.columns[name])
        for part in parts
        for name in _HOLD_WORDS
        if part.columns.get(name) in sheet.hidden_columns
    }
    if rows or columns:
        where = rows[0] if rows else next(iter(columns.values()))
        yield beneath.hidden_rows(where, rows, list(columns), is_filtered=sheet.is_filtered)


def beneath_facts(
    tables: Iterable[Table],
    facts: Mapping[str, FactAnswer],
    checklist: Checklist,
    package: Package,
) -> tuple[Mapping[str, FactAnswer], list[Problem]]:
    """Look for facts that stand in a note or in a formula.

    Gives the facts with those of a blank cell under a note added, unread, and the problems.
    """
    known = {key(fact): fact for fact in checklist.facts}
    added: dict[str, FactAnswer] = {}
    found: list[Problem] = []
    for table in tables:
        for row in _marked(table, package):
            fact = known.get(key(row.value("id")))
            if fact is None:
                continue
            found += _about(row, package.sheet(row.table.sheet.name))
            note = _note(row, package)
            if note and not row.text("answer") and fact not in facts:
                added[fact] = FactAnswer(
                    fact=fact, where=row.ref("answer"), raw=f"(a note) {note}", value=None
                )
    return {**facts, **added}, found


def _marked(table: Table, package: Package) -> Iterator[Row]:
    """Give the rows of a table that have a note or a formula anywhere."""
    for part in table.parts:
        sheet = package.sheet(part.sheet.name)
        marked = {row for row, _ in (*sheet.notes, *sheet.formulas)}
        if marked:
            alone = part._replace(further=())
            yield from (row for row in alone.rows() if row.number in marked)


def _note(row: Row, package: Package) -> str:
    place = row.place("answer")
    return package.sheet(row.table.sheet.name).notes.get(place, "") if place else ""


def _about(row: Row, sheet: SheetXml) -> Iterator[Problem]:
    answer = row.place("answer")
    if answer and answer in sheet.formulas and row.text("answer"):
        yield beneath.formula_value(row.ref("answer"), sheet.written(answer), row.text("answer"))
    for place in sorted(place for place in sheet.notes if place[0] == row.number):
        where: CellRef = row.table.sheet.ref(*place)
        if place == answer and not row.text("answer"):
            yield beneath.note_only(where, sheet.notes[place], "")
        else:
            yield beneath.note_shown(where, sheet.notes[place])
