"""File -> cells. The only module that names the fast reading library."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from send_audit.errors import ReturnError
from send_audit.model.submission import CellRef
from send_audit.workbook.guard import look

Cell = str | int | float | bool | date | None
"""What a cell holds; None for an empty one. A whole number is an int, a midnight a date."""


class Sheet(NamedTuple):
    """One sheet: its cells from A1 on."""

    name: str
    rows: Sequence[Sequence[object]]

    def cell(self, row: int, column: int) -> Cell:
        """Give the cell at a place counted from 0; None beyond the edge."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return _plain(self.rows[row][column])

    def ref(self, row: int, column: int) -> CellRef:
        """Name the cell at a place counted from 0, as people do."""
        return CellRef(sheet=self.name, cell=f"{column_letters(column)}{row + 1}")


class Grid(NamedTuple):
    """A workbook: its sheets in order, hidden ones included."""

    sheets: tuple[Sheet, ...]
    data: bytes


def column_letters(column: int) -> str:
    """Write a column counted from 0 in letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def open_grid(data: bytes) -> Grid:
    """Read all cells of a workbook. Raises ReturnError when it cannot be read."""
    look(data)
    try:
        sheets = _fast(data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - the reader's panics are no Exceptions
        sheets = _second(data)
    return Grid(sheets, data)


def _fast(data: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        return tuple(
            Sheet(
                meta.name,
                workbook.get_sheet_by_name(meta.name).to_python(skip_empty_area=False),
            )
            for meta in workbook.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
        )


def _second(data: bytes) -> tuple[Sheet, ...]:
    from send_audit.workbook.second import read_sheets

    try:
        return tuple(Sheet(name, rows) for name, rows in read_sheets(data))
    except Exception as error:
        raise ReturnError(
            "The file is damaged: no reader can make sense of it.",
            "Open it in your spreadsheet program, save it as a new workbook and send that.",
        ) from error


def _plain(value: object) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | int | date):
        return value
    return str(value)
