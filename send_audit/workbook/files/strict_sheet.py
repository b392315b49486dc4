"""One sheet, read letter by letter and written out plainly.

What comes out holds the same values and nothing that a reader could stumble over: no prefixes, no
entities, every cell with its reference, in order, no empty cells, error values as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from itertools import chain, groupby
from operator import itemgetter
from xml.parsers import expat

from send_audit.errors import ReturnError
from send_audit.workbook.files.limits import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_COLUMNS,
    MAX_ROWS,
    SAVE_AS,
    Extent,
    column_number,
    damaged,
)
from send_audit.workbook.files.xml_walk import Attributes, XmlWalk

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,8}")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_TAIL = "</sheetData></worksheet>"
MOST_MENDED = 5
"""How many cells out of place are named."""
_KEPT_TYPES = frozenset({"s", "b", "d", "n", "str"})


class SheetWalk(XmlWalk):
    """Reads the cells of a sheet and writes those that hold something."""

    def __init__(self, strings: list[int], extent: Extent) -> None:
        """``strings``: how long each shared text is. ``extent``: watches all sheets together."""
        super().__init__()
        self._strings = strings
        self._extent = extent
        self._out: list[tuple[int, int, str]] = []
        self.mended: list[str] = []
        """Cells that stand twice or on the wrong row, in words."""
        self._seen: set[tuple[int, int]] = set()
        self._held: dict[tuple[int, int], str] = {}
        self._row = self._column = self._stated = 0
        self._cell: Attributes | None = None
        self._value: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None
        self._phonetic = self._inside = False
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "v": lambda _: self._take(self._value),
            "t": lambda _: self._take(self._value),
            "f": lambda _: self._take(self._formula),
        }

    def read(self, xml: bytes) -> bytes:
        """Give the sheet, written plainly. Raises ReturnError when it cannot be."""
        self._extent.open_sheet()
        try:
            self.walk(xml)
        except expat.ExpatError as error:
            raise damaged() from error
        self._extent.close_sheet()
        self._out.sort(key=itemgetter(0, 1))  # not every reader minds rows out of order
        rows = (
            (f'<row r="{row}">', *(cell for _, _, cell in cells), "</row>")
            for row, cells in groupby(self._out, itemgetter(0))
        )
        return "".join([_HEAD, *chain.from_iterable(rows), _TAIL]).encode("utf-8", "replace")

    def begin(self, name: str, attributes: Attributes) -> None:
        """See a cell begin, or what stands in it."""
        if name == "sheetData":
            self._inside = True
        elif name == "rPh":
            self._phonetic = True
        elif self._inside and name in self._starts:
            self._starts[name](attributes)

    def finish(self, name: str) -> None:
        """See a cell end, or what stood in it."""
        self._into = None
        if name == "rPh":
            self._phonetic = False
        elif name == "c" and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "sheetData":
            self._inside = False

    def text(self, data: str) -> None:
        """Take text that belongs to a cell."""
        if self._into is not None:
            self._into.append(data)

    def _take(self, into: list[str]) -> None:
        if self._cell is not None and not self._phonetic:
            self._into = into

    def _start_row(self, attributes: Attributes) -> None:
        written = attributes.get("r", "")
        self._stated = int(written) if _NUMBER.fullmatch(written) else 0
        self._row = self._stated or self._row + 1
        self._column = 0
        self._extent.count()
        self._place()

    def _start_cell(self, attributes: Attributes) -> None:
        self._extent.count()
        self._cell = attributes
        self._value.clear()
        self._formula.clear()
        self._column += 1
        if "r" in attributes:
            found = _REFERENCE.fullmatch(attributes["r"])
            if found is None:
                raise _no_place(attributes["r"])
            self._column, self._row = column_number(found[1].encode()), int(found[2])
        self._place()
        self._see()

    def _place(self) -> None:
        if not 0 < self._row <= LAST_ROW or self._column > LAST_COLUMN:
            raise _no_place(f"row {self._row}, column {self._column}")

    def _see(self) -> None:
        """Take note of a cell that stood before, or whose row says another number."""
        place = (self._row, self._column)
        if place in self._seen:
            self._mend("stands twice")
        elif self._stated and self._row != self._stated:
            self._mend(f"stands on row {self._stated}")
        self._seen.add(place)

    def _mend(self, what: str) -> None:
        if len(self.mended) < MOST_MENDED:
            self.mended.append(f"{_letters(self._column)}{self._row} {what}")

    def _end_cell(self, cell: Attributes) -> None:
        """Write a cell that holds something: its value, or a formula that has none."""
        kind, value = cell.get("t", "n"), "".join(self._value)
        if value.strip() and self._hold(kind, value):
            self._write(cell, kind, f"<v>{html.escape(value, quote=False)}</v>")
        elif self._formula and self._row <= MAX_ROWS and self._column <= MAX_COLUMNS:
            self._write(cell, "str", f"<f>{html.escape(''.join(self._formula), quote=False)}</f>")

    def _hold(self, kind: str, value: str) -> bool:
        """Weigh a value; tell whether there is anything in it."""
        length = self._shared_length(value) if kind == "s" else len(value)
        if length:
            self._extent.hold(self._row, self._column, length)
        return length > 0

    def _shared_length(self, value: str) -> int:
        place = int(value) if _NUMBER.fullmatch(value.strip()) else len(self._strings)
        if place >= len(self._strings):
            raise damaged()
        return self._strings[place]

    def _write(self, cell: Attributes, kind: str, inside: str) -> None:
        style = cell.get("s", "")
        styled = f' s="{style}"' if style.isascii() and style.isdigit() else ""
        kind = kind if kind in _KEPT_TYPES else "str"
        at = f"{_letters(self._column)}{self._row}"
        first = self._held.setdefault((self._row, self._column), f"{kind}{inside}")
        if first != f"{kind}{inside}":
            raise _two_contents(at)
        xml = f'<c r="{at}"{styled} t="{kind}">{inside}</c>'
        self._out.append((self._row, self._column, xml))


def _no_place(written: str) -> ReturnError:
    return ReturnError(
        f"A sheet names a cell that no spreadsheet has ({written[:40]}): far from the answers.",
        SAVE_AS,
    )


def _two_contents(cell: str) -> ReturnError:
    return ReturnError(
        f"The file is damaged: a sheet holds the cell {cell} twice, with different contents.",
        "Open it in your spreadsheet program, see what stands there, and save it as a new workbook.",
    )


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
