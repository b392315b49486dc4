"""Find the tables of a return by their headings, wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from send_audit.model.submission import CellRef
from send_audit.workbook.grid import Cell, Grid, Sheet
from send_audit.workbook.layout import Layout, SheetLayout
from send_audit.workbook.words import clean, key

HEADING_ROWS = 60
"""How far down a heading row is looked for."""
HEADING_LETTERS = 80
"""How long a heading can be."""


class Row(NamedTuple):
    """One row of a table; columns are named as in the layout."""

    table: Table
    number: int

    def value(self, column: str) -> Cell:
        """Give what the cell holds, text or not; None when empty or when there is no such column."""
        place = self.table.columns.get(column)
        return None if place is None else self.table.sheet.cell(self.number, place)

    def text(self, column: str) -> str:
        """Give the cell's text, cleaned; empty when there is none."""
        return clean(self.value(column))

    def ref(self, column: str) -> CellRef:
        """Name the cell as people do."""
        return self.table.sheet.ref(self.number, self.table.columns.get(column, 0))

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in any of the table's columns."""
        return not any(self.text(column) for column in self.table.columns)


class Table(NamedTuple):
    """A sheet whose heading row was found, with the place of each known column."""

    layout: SheetLayout
    sheet: Sheet
    heading: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[Row]:
        """Give the rows under the heading, blank ones left out."""
        for number in range(self.heading + 1, len(self.sheet.rows)):
            row = Row(self, number)
            if not row.is_blank:
                yield row


class Tables(NamedTuple):
    """The tables found, by the layout's sheet ids, and other sheets that look the same."""

    found: Mapping[str, Table]
    copies: Mapping[str, tuple[str, ...]]


def find_tables(grid: Grid, layout: Layout) -> Tables:
    """Find each sheet of the layout that has columns, by headings, never by position."""
    found: dict[str, Table] = {}
    copies: dict[str, tuple[str, ...]] = {}
    headed = [(sheet, list(_heading_rows(sheet))) for sheet in grid.sheets]
    for wanted in layout.sheets.values():
        if not wanted.columns:
            continue
        tables = (_table(sheet, rows, wanted) for sheet, rows in headed)
        matching = [table for table in tables if table is not None]
        matching.sort(key=lambda table: key(table.sheet.name) != key(wanted.title))
        if matching:
            found[wanted.id] = matching[0]
            copies[wanted.id] = tuple(table.sheet.name for table in matching[1:])
    return Tables(found, copies)


def _heading_rows(sheet: Sheet) -> Iterator[tuple[int, dict[str, int]]]:
    """Give the rows that may hold headings: where each short text stands, leftmost first."""
    for number, row in enumerate(sheet.rows[:HEADING_ROWS]):
        places: dict[str, int] = {}
        for place, value in enumerate(row):
            if isinstance(value, str) and 0 < len(value) <= HEADING_LETTERS:
                places.setdefault(key(value), place)
        if len(places) > 1:
            yield number, places


def _table(
    sheet: Sheet, rows: list[tuple[int, dict[str, int]]], wanted: SheetLayout
) -> Table | None:
    for number, places in rows:
        columns = {
            column: places[key(word)]
            for column, words in wanted.columns.items()
            for word in words
            if key(word) in places
        }
        if all(column in columns for column in wanted.required):
            return Table(wanted, sheet, number, columns)
    return None
