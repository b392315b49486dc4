"""Find the tables of a return by their headings, wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from send_audit.model.submission import CellRef
from send_audit.workbook.cleaning import clean, key
from send_audit.workbook.files.grid import Cell, Grid, Sheet
from send_audit.workbook.layout import Layout, SheetLayout

HEADING_ROWS = 60
"""How far down a heading row is looked for in whatever spelling."""
_NO_END = 1 << 30
HEADING_LETTERS = 80
"""How long a heading can be."""
Place = tuple[int, int]
"""Row and column, both counted from 0."""


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

    def place(self, column: str) -> Place | None:
        """Give the place of a cell; None when there is no such column."""
        place = self.table.columns.get(column)
        return None if place is None else (self.number, place)

    def strays(self) -> Iterator[tuple[CellRef, str]]:
        """Give what stands on the row outside every known column."""
        known = set(self.table.columns.values())
        for place in range(len(self.table.sheet.rows[self.number])):
            text = "" if place in known else clean(self.table.sheet.cell(self.number, place))
            if text:
                yield self.table.sheet.ref(self.number, place), text

    @property
    def is_title(self) -> bool:
        """Tell whether nothing stands on the row but in the column of the references."""
        others = (column for column in self.table.columns if column != "id")
        return self._is_empty(others) and not any(self.strays())

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in any of the table's columns."""
        return self._is_empty(self.table.columns)

    def _is_empty(self, columns: Iterable[str]) -> bool:
        cells = self.table.sheet.rows[self.number]
        for column in columns:
            at = self.table.columns[column]
            value = cells[at] if at < len(cells) else None
            if value is not None and value != "" and clean(value):
                return False
        return True


class Table(NamedTuple):
    """A heading row that was found and the rows under it, with the place of each known column."""

    layout: SheetLayout
    sheet: Sheet
    heading: int
    columns: Mapping[str, int]
    again: Mapping[str, tuple[int, ...]]
    """Columns whose heading stands over other columns too: where else."""
    end: int = _NO_END
    """The first row that is no longer part of it: that of the next headings, or the sheet's end."""
    further: tuple[Table, ...] = ()
    """Where it goes on: under headings said again, or on a sheet of its own with other rows."""

    @property
    def parts(self) -> tuple[Table, ...]:
        """Give the table and where it goes on."""
        return (self, *self.further)

    def under(self, heading: CellRef) -> Iterator[CellRef]:
        """Give the cells that hold something under a heading of this table."""
        for row in self.rows():
            for where, _ in row.strays():
                if where.column == heading.column:
                    yield where

    def headings(self) -> Mapping[str, CellRef]:
        """Give every text of the heading row with its cell."""
        row = self.sheet.rows[self.heading]
        texts = ((place, clean(self.sheet.cell(self.heading, place))) for place in range(len(row)))
        return {text: self.sheet.ref(self.heading, place) for place, text in texts if text}

    def rows(self) -> Iterator[Row]:
        """Give the rows under the headings, blank ones left out."""
        for part in self.parts:
            for number in range(part.heading + 1, min(part.end, len(part.sheet.rows))):
                row = Row(part, number)
                if not row.is_blank:
                    yield row

    def refs(self) -> frozenset[str]:
        """Give the references of its rows in the form in which they are compared."""
        return frozenset(filter(None, (key(row.value("id")) for row in self.rows())))


class Tables(NamedTuple):
    """The tables found, by the layout's sheet ids, and other sheets with rows of the same."""

    found: Mapping[str, Table]
    copies: Mapping[str, tuple[Table, ...]]


class _Wanted(NamedTuple):
    """A sheet that is looked for: its columns, each with the headings it may have, as keys."""

    layout: SheetLayout
    columns: Mapping[str, Sequence[str]]

    def is_headed_by(self, places: Mapping[str, object]) -> bool:
        """Tell whether a row holds a heading for each column that the sheet cannot do without."""
        return all(
            any(word in places for word in self.columns[column]) for column in self.layout.required
        )


def find_tables(grid: Grid, layout: Layout) -> Tables:
    """Find each sheet of the layout that has columns, by headings, never by position.

    A sheet whose references stand on no other continues the table: a form may have a tab for
    each theme. One that says some of them again is a copy.
    """
    wanted = [_wanted(sheet) for sheet in layout.sheets.values() if sheet.columns]
    exact = frozenset(
        word for sheet in wanted for said in sheet.layout.columns.values() for word in said
    )
    plain = {key(sheet.title) for sheet in layout.sheets.values() if not sheet.columns}
    by_sheet = [
        _tables_in(sheet, wanted, exact, loose=key(sheet.name) not in plain)
        for sheet in grid.sheets
    ]
    found: dict[str, Table] = {}
    copies: dict[str, tuple[Table, ...]] = {}
    for one in wanted:
        name = one.layout.id
        matching = [tables[name] for tables in by_sheet if name in tables]
        if matching:
            matching.sort(key=lambda table: not _has_its_name(table))
            found[name], copies[name] = _joined(matching)
    return Tables(found, copies)


def _wanted(sheet: SheetLayout) -> _Wanted:
    return _Wanted(
        sheet, {column: [key(word) for word in said] for column, said in sheet.columns.items()}
    )


def _has_its_name(table: Table) -> bool:
    titles = (table.layout.title, *table.layout.titles)
    return key(table.sheet.name) in {key(title) for title in titles}


def _joined(tables: Sequence[Table]) -> tuple[Table, tuple[Table, ...]]:
    """Join to the first table those whose references are their own; the others are copies."""
    first, *others = tables
    if not others or "id" not in first.columns:
        return first, tuple(others)
    seen, further, copies = first.refs(), list(first.further), []
    for table in others:
        refs = table.refs()
        if refs & seen:
            copies.append(table)
        else:
            further += table.parts
        seen |= refs
    alone = tuple(part._replace(further=()) for part in further)
    return first._replace(further=alone), tuple(copies)


def _tables_in(
    sheet: Sheet, wanted: Sequence[_Wanted], exact: frozenset[str], *, loose: bool
) -> dict[str, Table]:
    """Find the tables of one sheet, by their ids in the layout; each ends where one begins."""
    heads = _heads(sheet, wanted, exact, loose=loose)
    ends = [number for number, _, _ in heads[1:]] + [len(sheet.rows)]
    parts: dict[str, list[Table]] = {}
    for (number, one, places), end in zip(heads, ends, strict=False):
        at = {
            column: [place for word in words for place in places.get(word, ())]
            for column, words in one.columns.items()
        }
        columns = {column: found[0] for column, found in at.items() if found}
        again = {column: tuple(found[1:]) for column, found in at.items() if found[1:]}
        table = Table(one.layout, sheet, number, columns, again, end)
        parts.setdefault(one.layout.id, []).append(table)
    return {name: first._replace(further=tuple(more)) for name, (first, *more) in parts.items()}


_Head = tuple[int, _Wanted, dict[str, list[int]]]
"""A heading row: its number, what it heads, and where each of its texts stands."""


def _heads(
    sheet: Sheet, wanted: Sequence[_Wanted], exact: frozenset[str], *, loose: bool
) -> list[_Head]:
    """Find the heading rows of a sheet.

    Nearly every form has its headings as they were written, which is quick to see; only where
    none stands like that are the rows at the top compared in all spellings.
    """
    written = (number for number, row in enumerate(sheet.rows) if not exact.isdisjoint(row))
    found = _headed(sheet, written, wanted)
    if found or not loose:
        return found
    return _headed(sheet, range(min(HEADING_ROWS, len(sheet.rows))), wanted)


def _headed(sheet: Sheet, numbers: Iterable[int], wanted: Sequence[_Wanted]) -> list[_Head]:
    heads = []
    for number in numbers:
        places = _texts(sheet.rows[number])
        one = next((one for one in wanted if one.is_headed_by(places)), None)
        if one is not None:
            heads.append((number, one, places))
    return heads


def _texts(row: Sequence[object]) -> dict[str, list[int]]:
    """Give where each short text of a row stands, leftmost first."""
    places: dict[str, list[int]] = {}
    for place, value in enumerate(row):
        if isinstance(value, str) and 0 < len(value) <= HEADING_LETTERS:
            places.setdefault(key(value), []).append(place)
    return places
