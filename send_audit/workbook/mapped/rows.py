"""Rows of somebody else's spreadsheet -> what each is by the mapping, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from send_audit.model.mapping import FormMapping, MappedRow, SkippedRow, TheirRow, loose
from send_audit.model.problems import beneath
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.beneath.package import Package
from send_audit.workbook.cells.words import key
from send_audit.workbook.mapped.answers import Answers, Given, name_of
from send_audit.workbook.mapped.strays import strays
from send_audit.workbook.mapped.tables import MappedTable
from send_audit.workbook.reading.row_cells import Cells, joined
from send_audit.workbook.tables import Row


class Theirs(NamedTuple):
    """One row of theirs as read. Without ``uses`` and ``skip`` the mapping does not name it."""

    name: str
    row: Row
    given: Given
    uses: tuple[MappedRow, ...] = ()
    skip: SkippedRow | None = None
    reworded: TheirRow | None = None
    evidence: str = ""
    evidence_on: date | None = None
    comment: str = ""


def their_rows(
    tables: list[MappedTable], mapping: FormMapping, package: Package
) -> tuple[list[Theirs], list[Problem]]:
    """Read all rows, from the first sheet to the last; headings and guidance left out.

    ``package``: what lies beneath the cells; an empty one where that cannot be looked into.
    """
    reader = _Rows(mapping, Cells(package))
    rows = [theirs for table in tables for theirs in reader.of(table)]
    return rows, reader.cells.problems


class _Rows:
    """The rows as they are gone through, and what there is to say about their cells."""

    def __init__(self, mapping: FormMapping, cells: Cells) -> None:
        self.mapping = mapping
        self.cells = cells
        self.answers = Answers(mapping, cells)

    def of(self, table: MappedTable) -> Iterator[Theirs]:
        """Give the rows of one table that ask something, and say what stands beside them."""
        beside: list[tuple[CellRef, str]] = []
        for row in table.rows():
            uses, skip = self._named(row, table)
            if uses or skip or _asks(row, table):
                beside += row.strays()
                yield self._read(row, table, uses, skip)
        self.cells.problems += strays(table, beside)

    def _named(
        self, row: Row, table: MappedTable
    ) -> tuple[tuple[MappedRow, ...], SkippedRow | None]:
        """Find what the mapping says of a row."""
        uses = [entry for entry in self.mapping.rows if table.is_on(entry.their)]
        skips = [entry for entry in self.mapping.skip if table.is_on(entry.their)]
        their = _best([*(use.their for use in uses), *(entry.their for entry in skips)], row)
        if their is None:
            return (), None
        return (
            tuple(entry for entry in uses if _same(entry.their, their)),
            next((entry for entry in skips if _same(entry.their, their)), None),
        )

    def _read(
        self,
        row: Row,
        table: MappedTable,
        uses: tuple[MappedRow, ...],
        skip: SkippedRow | None,
    ) -> Theirs:
        name = name_of(row)
        other = next((use.their for use in uses if not _fits(use.their, row)), None)
        if not uses or other is not None:
            if skip is None:
                self._show_notes(row)
            return Theirs(name, row, self.answers.shown(row, table), uses, skip, other)
        given = self.answers.read(row, table)
        is_answered = bool(given.raw)
        evidence, comment = (
            self._texts(row, table.joined(column), is_answered=is_answered)
            for column in ("evidence", "comment")
        )
        return Theirs(
            name,
            row,
            given,
            uses,
            evidence=evidence,
            evidence_on=self.cells.day(row, is_answered=is_answered),
            comment=self._with_notes(comment, row, table, given),
        )

    def _texts(self, row: Row, columns: tuple[str, ...], *, is_answered: bool) -> str:
        """Join what stands in columns of one kind."""
        found = []
        for column in columns:
            plain = column.partition("#")[0]
            places = {**row.table.columns, plain: row.table.columns[column]}
            alone = row._replace(table=row.table._replace(columns=places))
            found.append(self.cells.text(alone, plain, is_answered=is_answered))
        return "; ".join(dict.fromkeys(filter(None, found)))

    def _with_notes(self, comment: str, row: Row, table: MappedTable, given: Given) -> str:
        """Add the notes on a row to its comment, but for those that were read already."""
        if not self.cells.sheet(row).notes:
            return comment
        read = [*table.joined("evidence"), *table.joined("comment")]
        answers = () if table.filled(row) or not given.raw else table.answers
        for note in self.cells.notes(row, apart_from=(*read, *answers)):
            comment = joined(comment, note)
        return comment

    def _show_notes(self, row: Row) -> None:
        """Show the notes on a row that is not used."""
        notes = self.cells.sheet(row).notes
        for place in sorted(place for place in notes if place[0] == row.number):
            where = row.table.sheet.ref(*place)
            self.cells.problems.append(beneath.note_shown(where, notes[place]))


def _best(known: list[TheirRow], row: Row) -> TheirRow | None:
    """Find the row of the mapping that a row is: by its reference, else by its longest words."""
    ref, words = key(row.value("id")), loose(row.text("question"))
    if ref:
        fitting = [their for their in known if key(their.ref) == ref]
        if fitting:
            return max(fitting, key=lambda their: len(their.sheet))
    if not words:
        return None
    alike = [their for their in known if not their.ref and _begins(words, loose(their.text))]
    return max(alike, key=lambda their: len(loose(their.text)), default=None)


def _same(one: TheirRow, other: TheirRow) -> bool:
    """Tell whether two rows of the mapping name the same row of theirs."""
    if key(one.sheet) != key(other.sheet) or key(one.ref) != key(other.ref):
        return False
    return bool(one.ref) or loose(one.text) == loose(other.text)


def _begins(words: str, wanted: str) -> bool:
    return bool(wanted) and f"{words} ".startswith(f"{wanted} ")


def _fits(their: TheirRow, row: Row) -> bool:
    """Tell whether a row still asks what it asked when the mapping was written."""
    words = loose(row.text("question"))
    return not their.text or not words or _begins(words, loose(their.text))


def _asks(row: Row, table: MappedTable) -> bool:
    """Tell whether a row that the mapping does not name is more than a heading or guidance."""
    filled = [*table.joined("evidence"), *table.joined("comment")]
    return (
        bool(table.filled(row))
        or any(row.text(column) for column in filled)
        or bool(row.text("id") and row.text("question"))
    )
