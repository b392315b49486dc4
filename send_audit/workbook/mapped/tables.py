"""Find the tables of somebody else's spreadsheet by the headings that a mapping names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from send_audit.errors import ReturnError
from send_audit.model import problems
from send_audit.model.mapping import FormMapping, MappedSheet, TheirRow
from send_audit.model.problems import mapping as said
from send_audit.model.submission import Problem
from send_audit.workbook.cells.words import clean, key, nearest
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.layout import SheetLayout
from send_audit.workbook.tables import HEADING_ROWS, Row, Table

JOINED = ("evidence", "comment")
"""Columns of which there may be several: what stands in them is joined."""
_Places = dict[str, list[int]]


class MappedTable(NamedTuple):
    """A table of theirs, and what the mapping says of its sheet."""

    entry: MappedSheet
    table: Table
    marks: Mapping[str, str]
    """Column id -> answer id, where each answer has a column of its own."""

    def rows(self) -> Iterator[Row]:
        """Give the rows under the heading; blank ones and repeated headings left out."""
        wanted = {name: self._heading(name) for name in self.table.columns}
        for row in self.table.rows():
            if any(key(row.value(name)) != heading for name, heading in wanted.items()):
                yield row

    def joined(self, column: str) -> tuple[str, ...]:
        """Give the ids of all columns that were found for evidence or for comments."""
        return tuple(name for name in self.table.columns if name.partition("#")[0] == column)

    @property
    def known(self) -> Table:
        """Give the table with a column that names its rows, whichever does."""
        columns = self.table.columns
        named = columns.get("id", columns.get("question", 0))
        return self.table._replace(columns={**columns, "id": named})

    @property
    def answers(self) -> tuple[str, ...]:
        """Give the ids of the columns in which answers stand."""
        return tuple(self.marks) or ("answer",)

    def filled(self, row: Row) -> list[str]:
        """Give the answer columns that hold something on a row.

        An empty tick box of a web form is nothing.
        """
        empty = {"", "false"} if self.marks else {""}
        return [name for name in self.answers if key(row.value(name)) not in empty]

    def is_on(self, their: TheirRow) -> bool:
        """Tell whether a row of the mapping can stand on this sheet."""
        names = {key(self.table.sheet.name), key(self.entry.sheet)}
        return not their.sheet or key(their.sheet) in names

    def _heading(self, column: str) -> str:
        return key(self.table.sheet.cell(self.table.heading, self.table.columns[column]))


def find_mapped(grid: Grid, mapping: FormMapping) -> tuple[list[MappedTable], list[Problem]]:
    """Find the tables, sheet by sheet. Raises ReturnError when there is none at all.

    A sheet that the mapping does not name is read as the first entry whose headings it has.
    """
    found: list[MappedTable] = []
    notes: list[Problem] = []
    for sheet in grid.sheets:
        named = [entry for entry in mapping.sheets if key(entry.sheet) == key(sheet.name)]
        tables = (_table(sheet, entry) for entry in named or mapping.sheets)
        table = next((table for table in tables if table is not None), None)
        if table is None:
            continue
        found.append(table)
        notes += _twice(table.table)
        if table.entry.sheet and not named:
            notes.append(said.mapped_sheet(sheet.name, table.entry.sheet))
    if not found:
        raise _nothing(grid, mapping)
    used = {id(table.entry) for table in found}
    for entry in mapping.sheets:
        if entry.sheet and id(entry) not in used:
            notes.append(problems.sheet_missing(entry.sheet, _wanted(entry)))
    return found, notes


def _wanted(entry: MappedSheet) -> list[str]:
    """Name one heading of each column without which a sheet cannot be read."""
    columns = [
        entry.columns[name][0] for name in ("id", "question", "answer") if name in entry.columns
    ]
    return [*columns, *entry.answer_columns]


def _nothing(grid: Grid, mapping: FormMapping) -> ReturnError:
    sheets = ", ".join(f"'{sheet.name}'" for sheet in grid.sheets) or "none"
    wanted = " or ".join(
        ", ".join(f"'{heading}'" for heading in _wanted(entry)) for entry in mapping.sheets[:3]
    )
    return ReturnError(
        f"No sheet has the headings of the mapping {mapping.file}: {wanted}. Its sheets: {sheets}."
        f"{_near(grid, mapping)}",
        "Check that this is the spreadsheet the mapping was written for, and put the headings into "
        "the mapping as they stand in the file.",
    )


def _near(grid: Grid, mapping: FormMapping) -> str:
    """Point at a cell that may be one of the headings looked for."""
    for heading in _wanted(mapping.sheets[0]):
        for sheet in grid.sheets:
            for number, row in enumerate(sheet.rows[:HEADING_ROWS]):
                texts = {clean(value): place for place, value in enumerate(row) if clean(value)}
                near = nearest(heading, list(texts))
                if near and key(near) != key(heading):
                    where = sheet.ref(number, texts[near])
                    return f" {where}: found '{near}', expected '{heading}'."
    return ""


def _table(sheet: Sheet, entry: MappedSheet) -> MappedTable | None:
    for number, row in enumerate(sheet.rows[:HEADING_ROWS]):
        places: _Places = {}
        for place, value in enumerate(row):
            if isinstance(value, str) and value:
                places.setdefault(key(value), []).append(place)
        if len(places) > 1 and _is_heading(places, entry):
            return _found(sheet, number, places, entry)
    return None


def _is_heading(places: _Places, entry: MappedSheet) -> bool:
    """Tell whether a row has a heading for what names a row, and for every kind of answer."""
    names = [name for name in ("id", "question") if _of(places, entry.columns.get(name, ()))]
    if entry.answer_columns:
        return bool(names) and all(key(heading) in places for heading in entry.answer_columns)
    return bool(names) and bool(_of(places, entry.columns["answer"]))


def _of(places: _Places, headings: tuple[str, ...]) -> list[int]:
    """Give the places of a column, by its headings in their order."""
    return [place for heading in headings for place in places.get(key(heading), ())]


def _found(sheet: Sheet, number: int, places: _Places, entry: MappedSheet) -> MappedTable:
    columns: dict[str, int] = {}
    again: dict[str, tuple[int, ...]] = {}
    marks: dict[str, str] = {}
    for name, headings in entry.columns.items():
        at = _of(places, headings)
        for turn, place in enumerate(sorted(at) if name in JOINED else at[:1]):
            columns[f"{name}#{turn}" if turn else name] = place
        if at[1:] and name not in JOINED:
            again[name] = tuple(at[1:])
    for heading, level in entry.answer_columns.items():
        at = places[key(heading)]
        columns[f"answer:{heading}"] = at[0]
        marks[f"answer:{heading}"] = level
        if at[1:]:
            again[f"answer:{heading}"] = tuple(at[1:])
    layout = SheetLayout(
        id=entry.sheet or "any",
        title=entry.sheet or sheet.name,
        columns=entry.columns,
        required=(),
        keys={},
    )
    return MappedTable(entry, Table(layout, sheet, number, columns, again), marks)


def _twice(table: Table) -> list[Problem]:
    """Name columns whose heading stands over several."""
    found = []
    for column, places in table.again.items():
        used = table.sheet.ref(table.heading, table.columns[column])
        others = [table.sheet.ref(table.heading, place) for place in places]
        heading = clean(table.sheet.cell(table.heading, table.columns[column]))
        found.append(problems.column_twice(heading, used, others))
    return found
