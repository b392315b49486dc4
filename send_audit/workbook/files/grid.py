"""File -> cells. With the child process, the only module that names the fast reading library."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from send_audit.errors import ReturnError
from send_audit.model.problems import files
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.files.guard import look_over
from send_audit.workbook.files.limits import SAVE_AS, Extent
from send_audit.workbook.files.sniff import Format, format_named, sniff

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from send_audit.workbook.files.csv_grid import CsvFile

Cell = str | int | float | bool | date | None
"""What a cell holds; None for an empty one. A whole number is an int, a midnight a date."""

FEW_SHEETS = 12
SMALL_PACKAGE = 4 * 1024 * 1024
"""Up to these the guard's own proof of how much text there is does, even of sheets named twice."""
NONE: Mapping[str, bytes] = MappingProxyType({})


class Sheet(NamedTuple):
    """One sheet: its cells from A1 on."""

    name: str
    rows: Sequence[Sequence[object]]

    def cell(self, row: int, column: int) -> Cell:
        """Give the cell at a place counted from 0; None beyond the edge."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return plain(self.rows[row][column])

    def ref(self, row: int, column: int) -> CellRef:
        """Name the cell at a place counted from 0, as people do."""
        return CellRef(sheet=self.name, cell=f"{column_letters(column)}{row + 1}")


class Grid(NamedTuple):
    """A workbook: its sheets in order, hidden ones included."""

    sheets: tuple[Sheet, ...]
    data: bytes
    format: str = "xlsx"
    """What kind of file it was read from: ``xlsx`` has parts that can be looked into."""
    problems: tuple[Problem, ...] = ()
    """What there is to say about the file as a whole."""


Rows = Sequence[tuple[str, Sequence[Sequence[object]]]]
"""Sheets by name, each as its rows."""
Elsewhere = Callable[[bytes, Format], Rows]
"""Reads a file of a risky format out of harm's way: its sheets by name."""


def column_letters(column: int) -> str:
    """Write a column counted from 0 in letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def open_grid(
    data: bytes,
    file: str = "",
    *,
    companions: Mapping[str, bytes] = NONE,
    elsewhere: Elsewhere | None = None,
) -> Grid:
    """Read all cells of a file. Raises ReturnError when it cannot be read.

    ``file`` is its name. ``companions`` are the CSV files with the other sheets, by name.
    ``elsewhere`` reads formats that no reader is trusted with here; without it they are refused.
    """
    kind = sniff(data, file)
    if kind is Format.XLSX:
        grid = _workbook(data)
    elif kind is Format.CSV:
        grid = _csv(data, file, companions)
    elif elsewhere is None:
        raise ReturnError(f"The file is {kind.words}.", SAVE_AS)
    else:
        sheets = tuple(Sheet(name, rows) for name, rows in elsewhere(data, kind))
        said = files.old_format(kind.words, hides_errors=kind is not Format.ODS)
        grid = Grid(sheets, data, kind.value, (said,))
    return grid._replace(problems=(*_misnamed(file, kind), *grid.problems))


def _misnamed(file: str, kind: Format) -> tuple[Problem, ...]:
    """Say so when a file is of another kind than its name promises."""
    promised = format_named(file)
    if promised is None or promised is kind:
        return ()
    return (files.other_format(PurePosixPath(file).suffix, kind.words),)


def _workbook(data: bytes) -> Grid:
    """Read an Excel workbook; more and more patiently where it is not in order."""
    looked = look_over(data)
    sheets = _fast(looked.package)
    if sheets is not None:
        said = (files.mended_workbook((), looked.mended),) if looked.mended else ()
        return Grid(sheets, data, problems=said)
    looked = look_over(data, strictly=True)
    sheets = _fast(looked.package) or _second(looked.package)
    from send_audit.workbook.files.guard import checked_parts
    from send_audit.workbook.files.strict import malformed

    said = (files.mended_workbook(malformed(checked_parts(data)), looked.mended),)
    return Grid(sheets, data, problems=said)


def _fast(package: bytes) -> tuple[Sheet, ...] | None:
    """Read by the fast reader; None when it cannot. Raises ReturnError for what is too large."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    extent = Extent()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(package)) as workbook:
            metadata = workbook.sheets_metadata
            names = [meta.name for meta in metadata if meta.typ == SheetTypeEnum.WorkSheet]
            weigh = len(names) > FEW_SHEETS or len(package) > SMALL_PACKAGE
            return tuple(
                _sheet(workbook.get_sheet_by_name(name), extent, weigh=weigh) for name in names
            )
    except (ReturnError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - the reader's panics are no Exceptions
        return None


def _sheet(sheet: CalamineSheet, extent: Extent, *, weigh: bool) -> Sheet:
    """Take the cells of a sheet, after its size, and before its text where that is in doubt."""
    extent.open_sheet()
    extent.hold(sheet.total_height, sheet.total_width, 0)
    extent.close_sheet()
    rows = sheet.to_python(skip_empty_area=False)
    if weigh:
        for row in rows:
            extent.hold(0, 0, sum(len(value) for value in row if isinstance(value, str)))
    return Sheet(sheet.name, rows)


def _second(package: bytes) -> tuple[Sheet, ...]:
    from send_audit.workbook.files.second import read_sheets

    try:
        return tuple(Sheet(name, rows) for name, rows in read_sheets(package))
    except Exception as error:
        raise ReturnError(
            "The file is damaged: no reader can make sense of it.",
            "Open it in your spreadsheet program, save it as a new workbook and send that.",
        ) from error


def _csv(data: bytes, file: str, companions: Mapping[str, bytes]) -> Grid:
    """Read a CSV file, and those with the other sheets of its workbook."""
    from send_audit.workbook.files import csv_grid

    own = PurePosixPath(file).name
    together = {**companions, own: data}
    extent = Extent()
    sheets: dict[str, Sheet] = {}
    said = [files.csv_set(sorted(together))] if len(together) > 1 else []
    for name in sorted(together):
        found = _csv_file(together[name], "" if name == own else name, extent)
        title = csv_grid.sheet_name(name)
        sheets[title] = Sheet(title, found.rows)
        said += [files.csv_encoding(name)] if found.guessed else []
        said += [files.csv_quotes(name)] if found.unclosed else []
    whole = csv_grid.as_one(together) if len(together) > 1 else data
    ordered = tuple(sheets[title] for title in csv_grid.in_order(sheets))
    return Grid(ordered, whole, Format.CSV.value, tuple(said))


def _csv_file(data: bytes, name: str, extent: Extent) -> CsvFile:
    """Read one of several files; an empty one is an empty sheet.

    A refusal names the file, where it is another than the one that was given: ``name``.
    """
    from send_audit.workbook.files.csv_grid import CsvFile, read_csv

    if not data.strip():
        return CsvFile([], guessed=False, unclosed=False)
    try:
        if sniff(data, name) is Format.CSV:
            return read_csv(data, extent)
    except ReturnError as error:
        raise ReturnError(
            f"{name}: {error.message}" if name else error.message, error.hint
        ) from error
    raise ReturnError(f"{name} is not a CSV file, whatever its name says.", SAVE_AS)


def plain(value: object) -> Cell:
    """Give a cell's value as one of the few kinds that cells hold."""
    if value is None or value == "":
        return None
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        return value if value - value == 0 else str(value)  # not a number, or endless
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | int | date):
        return value
    return str(value)
