"""How large a return can be, and the refusals that say so: shared by every way of reading."""

from __future__ import annotations

from send_audit.errors import ReturnError

MAX_PARTS = 1_000
MAX_UNPACKED = 256 * 1024 * 1024
MAX_READ = 96 * 1024 * 1024
"""All parts that are not pictures, unpacked."""
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 500
MAX_GRID = 2_000_000
"""Rows times columns of one sheet, up to the last cell that holds something."""
MAX_GRIDS = 2 * MAX_GRID
"""The same, of all sheets together."""
MAX_CELLS = 1_000_000
"""Cells of all sheets, empty ones included: each costs time."""
MAX_TEXT = 64 * 1024 * 1024
MAX_SHEETS = 500
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

SAVE_AS = "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx)."
COPY_OUT = "Copy the answers into a new questionnaire: send-audit new --kind KIND"


def column_number(letters: bytes) -> int:
    """Give the number of a column, A being 1; one past every limit for more than three letters."""
    if len(letters) > 3:
        return MAX_GRID + 1
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def too_large(what: str) -> ReturnError:
    """The refusal of a file that holds more of something than a return can."""
    return ReturnError(f"The file is far larger inside than a return can be ({what}).", COPY_OUT)


def damaged() -> ReturnError:
    """The refusal of a file that no program wrote like this."""
    return ReturnError(
        "The file is damaged: it is not a complete workbook.",
        "Ask for it again, or open it in your spreadsheet program, repair it and save it.",
    )


class Extent:
    """Watches how far the cells of a file reach and how much they hold.

    Every method raises ReturnError as soon as a limit is passed.
    """

    def __init__(self) -> None:
        """Start with nothing seen."""
        self._cells = self._text = self._grids = self._sheets = 0
        self._row = self._column = 0

    def open_sheet(self) -> None:
        """Begin a sheet."""
        self._sheets += 1
        self._row = self._column = 0
        if self._sheets > MAX_SHEETS:
            raise too_large(f"more than {MAX_SHEETS:,} sheets")

    def count(self, cells: int = 1) -> None:
        """Count cells that were looked at, whether they hold something or not."""
        self._cells += cells
        if self._cells > MAX_CELLS:
            raise too_large(f"more than {MAX_CELLS:,} cells")

    def hold(self, row: int, column: int, text: int) -> None:
        """Take in a cell that holds so many letters; its row and column count from 1."""
        self._text += text
        if self._text > MAX_TEXT:
            raise too_large("its cells hold too much text")
        if row > self._row or column > self._column:
            self._row, self._column = max(row, self._row), max(column, self._column)
            self._check()

    def _check(self) -> None:
        row, column = self._row, self._column
        if row > MAX_ROWS or column > MAX_COLUMNS or row * column > MAX_GRID:
            raise ReturnError(
                f"A sheet reaches to row {row:,}, column {column:,}: a cell far from the answers is in use.",
                "Delete the rows and columns beyond the answers, and save it again.",
            )

    def close_sheet(self) -> None:
        """End a sheet, and weigh it together with those before it."""
        self._grids += self._row * self._column
        if self._grids > MAX_GRIDS:
            raise too_large("its sheets together")
