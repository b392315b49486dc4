"""Find the tables of a return by their headings, wherever people have moved them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from send_audit.model.submission import CellRef
from send_audit.workbook.cleaning import clean, key, prose
from send_audit.workbook.files.grid import Cell, Grid, Sheet
from send_audit.workbook.layout import Layout, SheetLayout

HEADING_ROWS = 60
"""How far down a heading row is looked for in whatever spelling."""
_NO_END = 1 << 30
HEADING_LETTERS = 80
"""How long a heading can be."""
Place = tuple[int, int]
"""Row and column, both counted from 0."""
ANSWER_WORDS = frozenset(
    {"answer", "judgement", "judgment", "rag", "rating", "response", "your answer"}
)
"""What people call the column of answers."""
_ENOUGH = 3
"""How many of its own headings a row needs for another to be taken for the one it lacks."""
_TEXTS = frozenset({"evidence", "comment"})
_TOGETHER = _TEXTS | {"answer", "evidence_on", "confirmed"}
"""Columns of which nothing is left out where the heading stands over two of them."""
_NONE: Mapping[str, tuple[int, ...]] = MappingProxyType({})


class Row(NamedTuple):
    """One row of a table; columns are named as in the layout."""

    table: Table
    number: int

    def value(self, column: str) -> Cell:
        """Give what the cell holds, text or not; None when empty or when there is no such column.

        Where the heading stands over two columns that both say something here, this is a text
        with all of it, for what a form asks to be filled in.
        """
        place = self.table.columns.get(column)
        if place is None:
            return None
        if column in self.table.also:
            return self._of_all(column)
        return self.table.sheet.cell(self.number, place)

    def _of_all(self, column: str) -> Cell:
        filled = self._filled(column)
        if column not in _TOGETHER or not self.differs(column):
            return filled[0][1] if filled else None
        if column in _TEXTS:
            return " / ".join(prose(value) for _, value in filled)
        cells = [(self.table.sheet.ref(self.number, at).cell, value) for at, value in filled]
        return "; ".join(f"{cell}: {clean(value)}" for cell, value in cells)

    def _filled(self, column: str) -> list[tuple[int, Cell]]:
        """Give what stands under each heading of a column, with its place, but for blank cells."""
        cells = [
            (place, self.table.sheet.cell(self.number, place))
            for place in self.table.places(column)
        ]
        return [(place, value) for place, value in cells if clean(value)]

    def differs(self, column: str) -> bool:
        """Tell whether two columns of one heading say two things on this row."""
        return len({key(value) for _, value in self._filled(column)}) > 1

    def text(self, column: str) -> str:
        """Give the cell's text, cleaned; empty when there is none."""
        return clean(self.value(column))

    def ref(self, column: str) -> CellRef:
        """Name the cell as people do."""
        return self.table.sheet.ref(self.number, next(iter(self._taken(column)), 0))

    def place(self, column: str) -> Place | None:
        """Give the place of a cell; None when there is no such column."""
        return next(iter(self.places(column)), None)

    def places(self, column: str) -> tuple[Place, ...]:
        """Give the place of a cell, or of each that says something where the heading is twice."""
        return tuple((self.number, at) for at in self._taken(column))

    def _taken(self, column: str) -> Sequence[int]:
        places = self.table.places(column)
        if len(places) < 2:
            return places
        return [at for at, _ in self._filled(column)] or places[:1]

    def strays(self) -> Iterator[tuple[CellRef, str]]:
        """Give what stands on the row outside every known column."""
        known = set(self.table.columns.values())
        for column, places in self.table.also.items():
            taken = self._taken(column)
            all_of_it = column in _TOGETHER or not self.differs(column)
            known.update(places if all_of_it else taken[:1])
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
            for at in self.table.places(column):
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
    """Columns whose heading stands over other columns too: where else, blank ones included."""
    end: int = _NO_END
    """The first row that is no longer part of it: that of the next headings, or the sheet's end."""
    further: tuple[Table, ...] = ()
    """Where it goes on: under headings said again, or on a sheet of its own with other rows."""
    also: Mapping[str, tuple[int, ...]] = _NONE
    """Columns that are read from further places too, since something stands there as well."""
    renamed: frozenset[str] = frozenset()
    """Columns that were taken for what they are though their heading is worded otherwise."""

    @property
    def parts(self) -> tuple[Table, ...]:
        """Give the table and where it goes on."""
        return (self, *self.further)

    def places(self, column: str) -> tuple[int, ...]:
        """Give every place that a column is read from; none when there is no such column."""
        place = self.columns.get(column)
        return () if place is None else (place, *self.also.get(column, ()))

    def under(self, heading: CellRef) -> Iterator[CellRef]:
        """Give the cells that hold something under a heading of this table."""
        for row in self.rows():
            for where, _ in row.strays():
                if where.column == heading.column:
                    yield where

    def free_headings(self) -> Mapping[str, CellRef]:
        """Give the texts of the heading row, with their cells, that head no known column."""
        known = {*self.columns.values(), *(at for more in self.again.values() for at in more)}
        free = [at for at in range(len(self.sheet.rows[self.heading])) if at not in known]
        texts = [(clean(self.sheet.cell(self.heading, at)), at) for at in free]
        return {text: self.sheet.ref(self.heading, at) for text, at in texts if text}

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
        return all(self._has(column, places) for column in self.layout.required)

    def _has(self, column: str, places: Mapping[str, object]) -> bool:
        return any(word in places for word in self.columns[column])

    def renamed(self, places: Mapping[str, Sequence[int]]) -> Mapping[str, str]:
        """Give the heading, by its column, that can only stand for the one that a row lacks.

        Empty when the row lacks none or several, has too few of the other headings to be sure
        of it, or has none or several that may be meant.
        """
        own = [column for column in self.columns if self._has(column, places)]
        lacks = [column for column in self.layout.required if column not in own]
        usual = set(self.columns) - {*self.layout.optional, *lacks}
        more = len(own) - len(self.layout.required) + len(lacks)
        if len(lacks) != 1 or len(own) < _ENOUGH or (more < 2 and not usual <= set(own)):
            return {}
        found = self._meant(lacks[0], own, places)
        return {lacks[0]: found} if found else {}

    def _meant(self, lacks: str, own: Iterable[str], places: Mapping[str, Sequence[int]]) -> str:
        words = {word for column in own for word in self.columns[column]}
        free = [text for text in places if text not in words]
        begins = [text for text in free if begins_with(text, self.columns[lacks])]
        if begins or lacks != "answer":
            return begins[0] if len(begins) == 1 else ""
        at = [place for word in words for place in places.get(word, ())]
        called = [text for text in free if text in ANSWER_WORDS]
        inside = [text for text in called if min(at) < places[text][0] < max(at)]
        return inside[0] if len(inside) == 1 else ""


class _Head(NamedTuple):
    """A heading row: its number, what it heads, and where each of its texts stands."""

    number: int
    one: _Wanted
    places: Mapping[str, Sequence[int]]
    renamed: Mapping[str, str] = MappingProxyType({})
    """The texts that stand for headings of other words, by column."""


def begins_with(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text begins with one of some words as a whole word."""
    return any(re.match(rf"{re.escape(word)}\b", text) for word in words)


def find_tables(grid: Grid, layout: Layout) -> Tables:
    """Find each sheet of the layout that has columns, by headings, never by position.

    A sheet whose references stand on no other continues the table: a form may have a tab for
    each theme. One that says some of them again is a copy. Only where a sheet is not found
    is a heading row looked for that has one of its headings in other words.
    """
    wanted = [_wanted(sheet) for sheet in layout.sheets.values() if sheet.columns]
    exact = frozenset(
        word for sheet in wanted for said in sheet.layout.columns.values() for word in said
    )
    plain = {key(sheet.title) for sheet in layout.sheets.values() if not sheet.columns}
    heads = [
        _heads(sheet, wanted, exact, loose=key(sheet.name) not in plain) for sheet in grid.sheets
    ]
    headed = {head.one.layout.id for some in heads for head in some}
    missing = [one for one in wanted if one.layout.id not in headed]
    if missing:
        heads = [
            _with_renamed(sheet, some, missing, exact)
            for sheet, some in zip(grid.sheets, heads, strict=True)
        ]
    by_sheet = [_tables_in(*both) for both in zip(grid.sheets, heads, strict=True)]
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


def _tables_in(sheet: Sheet, heads: Sequence[_Head]) -> dict[str, Table]:
    """Make the tables of one sheet, by their ids in the layout; each ends where one begins."""
    ends = [head.number for head in heads[1:]] + [len(sheet.rows)]
    parts: dict[str, list[Table]] = {}
    for head, end in zip(heads, ends, strict=False):
        parts.setdefault(head.one.layout.id, []).append(_table(sheet, head, end))
    return {name: first._replace(further=tuple(more)) for name, (first, *more) in parts.items()}


def _table(sheet: Sheet, head: _Head, end: int) -> Table:
    """Make a table. Of columns with one heading those are read that hold anything at all."""
    columns: dict[str, int] = {}
    again: dict[str, tuple[int, ...]] = {}
    also: dict[str, tuple[int, ...]] = {}
    for column, known in head.one.columns.items():
        words = [head.renamed[column]] if column in head.renamed else known
        at = [place for word in words for place in head.places.get(word, ())]
        if len(at) > 1:
            filled = [place for place in at if _holds(sheet, range(head.number + 1, end), place)]
            at = filled + [place for place in at if place not in filled]
            again[column] = tuple(at[1:])
            if filled[1:]:
                also[column] = tuple(filled[1:])
        if at:
            columns[column] = at[0]
    renamed = frozenset(head.renamed)
    return Table(head.one.layout, sheet, head.number, columns, again, end, (), also, renamed)


def _holds(sheet: Sheet, rows: Iterable[int], column: int) -> bool:
    return any(clean(sheet.cell(row, column)) for row in rows)


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
            heads.append(_Head(number, one, places))
    return heads


def _with_renamed(
    sheet: Sheet, heads: Sequence[_Head], missing: Sequence[_Wanted], exact: frozenset[str]
) -> list[_Head]:
    """Add the rows that head a missing table but for one heading, which is worded otherwise."""
    taken = {head.number for head in heads}
    added = []
    for number, row in enumerate(sheet.rows):
        if number not in taken and not exact.isdisjoint(row):
            places = _texts(row)
            meant = ((one, one.renamed(places)) for one in missing)
            found = next(((one, renamed) for one, renamed in meant if renamed), None)
            if found is not None:
                added.append(_Head(number, found[0], places, found[1]))
    return sorted([*heads, *added], key=lambda head: head.number)


def _texts(row: Sequence[object]) -> dict[str, list[int]]:
    """Give where each short text of a row stands, leftmost first."""
    places: dict[str, list[int]] = {}
    for place, value in enumerate(row):
        if isinstance(value, str) and 0 < len(value) <= HEADING_LETTERS:
            places.setdefault(key(value), []).append(place)
    return places
