"""What lies beneath the sheets of answers as wholes, and beneath the cells of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from send_audit.model.checklist import Checklist
from send_audit.model.problems import beneath
from send_audit.model.submission import CellRef, FactAnswer, Problem
from send_audit.workbook.beneath.merged import merged
from send_audit.workbook.beneath.package import Package
from send_audit.workbook.beneath.sheet import SheetXml
from send_audit.workbook.beneath.struck import Struck
from send_audit.workbook.cleaning import key
from send_audit.workbook.tables import Row, Table

_HOLD_WORDS = ("question", "label", "answer", "evidence", "evidence_on", "comment")
"""Columns that nobody hides without hiding what was asked or said."""


def hidden(tables: Iterable[Table], package: Package) -> Iterator[Problem]:
    """Say once a sheet what is hidden on it, or that it is; and which rows a merged cell covers."""
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
        for part in parts:
            yield from merged(part, sheet)


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
    """Look for facts that stand in a note or in a formula, or are struck through.

    Gives the facts with those of a blank cell under a note added, unread, and those that are
    struck through no longer read; and the problems.
    """
    known = {key(fact): fact for fact in checklist.facts}
    changed: dict[str, FactAnswer] = {}
    found: list[Problem] = []
    for table in tables:
        for row in _marked(table, package):
            fact = known.get(key(row.value("id")))
            if fact is None:
                continue
            stated = facts.get(fact)
            found += _about(row, stated, package.sheet(row.table.sheet.name))
            struck, note = _struck(row, package), _note(row, package)
            if struck and stated:
                labels = _labels(fact, checklist)
                found.append(_struck_out(row, struck, labels))
                changed[fact] = stated.replace(value=None)
            elif note and not row.text("answer") and not stated:
                changed[fact] = FactAnswer(
                    fact=fact, where=row.ref("answer"), raw=f"(a note) {note}", value=None
                )
    return {**facts, **changed}, found


def _marked(table: Table, package: Package) -> Iterator[Row]:
    """Give the rows of a table that have a note, a formula or a struck cell anywhere."""
    for part in table.parts:
        sheet = package.sheet(part.sheet.name)
        marked = {row for row, _ in (*sheet.notes, *sheet.formulas, *sheet.struck)}
        if marked:
            alone = part._replace(further=())
            yield from (row for row in alone.rows() if row.number in marked)


def _note(row: Row, package: Package) -> str:
    place = row.place("answer")
    return package.sheet(row.table.sheet.name).notes.get(place, "") if place else ""


def _struck(row: Row, package: Package) -> Struck | None:
    """Tell what is struck through of the words that state a fact; None when nothing is."""
    struck = package.sheet(row.table.sheet.name).struck
    found = (struck[place] for place in row.places("answer") if place in struck)
    return next(found, None) if row.text("answer") else None


def _struck_out(row: Row, struck: Struck, labels: list[str]) -> Problem:
    words = struck.words or row.text("answer")
    near = next((label for label in labels if key(label) == key(struck.left)), "")
    return beneath.struck_out(row.ref("answer"), words, struck.left, near)


def _labels(fact: str, checklist: Checklist) -> list[str]:
    """Give the words from which a fact is chosen; none where it is not."""
    wanted = checklist.facts[fact]
    is_yes_no = wanted.type == "yes-no"
    levels = checklist.scales["yes-no"].levels if is_yes_no else wanted.choices
    return [level.label for level in levels]


def _about(row: Row, stated: FactAnswer | None, sheet: SheetXml) -> Iterator[Problem]:
    answer = row.place("answer")
    was_taken = stated is not None and stated.value is not None
    if answer and answer in sheet.formulas and was_taken and row.text("answer"):
        yield beneath.formula_value(row.ref("answer"), sheet.written(answer), row.text("answer"))
    for place in sorted(place for place in sheet.notes if place[0] == row.number):
        where: CellRef = row.table.sheet.ref(*place)
        if place == answer and not row.text("answer"):
            yield beneath.note_only(where, sheet.notes[place], "")
        else:
            yield beneath.note_shown(where, sheet.notes[place])
