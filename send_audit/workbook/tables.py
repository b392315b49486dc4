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

    def strays(self) -> Iterator[tuple[CellRef, str]]:
        """Give what stands on the row outside every known column."""
        known = set(self.table.columns.values())
        for place in range(len(self.table.sheet.rows[self.number])):
            text = "" if place in known else clean(self.table.sheet.cell(self.number, place))
            if text:
                yield self.table.sheet.ref(self.number, place), text

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
    again: Mapping[str, tuple[int, ...]]
    """Columns whose heading stands over other columns too: where else."""

    def headings(self) -> Mapping[str, CellRef]:
        """Give every text of the heading row with its cell."""
        row = self.sheet.rows[self.heading]
        texts = ((place, clean(self.sheet.cell(self.heading, place))) for place in range(len(row)))
        return {text: self.sheet.ref(self.heading, place) for place, text in texts if text}

    def rows(self) -> Iterator[Row]:
        """Give the rows under the heading, blank ones left out."""
        for number in range(self.heading + 1, len(self.sheet.rows)):
            row = Row(self, number)
            if not row.is_blank:
                yield row


class Tables(NamedTuple):
    """The tables found, by the layout's sheet ids, and other sheets that look the same."""

    found: Mapping[str, Table]
    copies: Mapping[str, tuple[Table, ...]]


def find_tables(grid: Grid, layout: Layout) -> Tables:
    """Find each sheet of the layout that has columns, by headings, never by position."""
    found: dict[str, Table] = {}
    copies: dict[str, tuple[Table, ...]] = {}
    headed = [(sheet, list(_heading_rows(sheet))) for sheet in grid.sheets]
    for wanted in layout.sheets.values():
        if not wanted.columns:
            continue
        tables = (_table(sheet, rows, wanted) for sheet, rows in headed)
        matching = [table for table in tables if table is not None]
        matching.sort(key=lambda table: key(table.sheet.name) != key(wanted.title))
        if matching:
            found[wanted.id] = matching[0]
            copies[wanted.id] = tuple(matching[1:])
    return Tables(found, copies)


def _heading_rows(sheet: Sheet) -> Iterator[tuple[int, dict[str, list[int]]]]:
    """Give the rows that may hold headings: where each short text stands, leftmost first."""
    for number, row in enumerate(sheet.rows[:HEADING_ROWS]):
        places: dict[str, list[int]] = {}
        for place, value in enumerate(row):
            if isinstance(value, str) and 0 < len(value) <= HEADING_LETTERS:
                places.setdefault(key(value), []).append(place)
        if len(places) > 1:
            yield number, places


def _table(
    sheet: Sheet, rows: list[tuple[int, dict[str, list[int]]]], wanted: SheetLayout
) -> Table | None:
    headings = {column: [key(word) for word in words] for column, words in wanted.columns.items()}
    for number, places in rows:
        found = {
            column: [place for word in words for place in places.get(word, ())]
            for column, words in headings.items()
        }
        if all(found[column] for column in wanted.required):
            columns = {column: at[0] for column, at in found.items() if at}
            again = {column: tuple(at[1:]) for column, at in found.items() if at[1:]}
            return Table(wanted, sheet, number, columns, again)
    return None
