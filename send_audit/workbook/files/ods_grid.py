"""OpenDocument spreadsheets -> sheets, error values included."""

from __future__ import annotations

from datetime import date
from xml.parsers import expat

from send_audit.errors import ReturnError
from send_audit.workbook.files.guard import checked_parts
from send_audit.workbook.files.limits import Extent, damaged
from send_audit.workbook.files.xml_walk import Attributes, XmlWalk

Value = str | int | float | bool | date | None

MOST_SPACES = 100
"""How many spaces in a row are kept."""
MOST_REPEATS = 1 << 31
_NUMBERS = frozenset({"float", "percentage", "currency"})
_TRUTHS = {(1.0, "true"): True, (0.0, "false"): False}
"""LibreOffice writes TRUE and FALSE as numbers that are shown as words."""


def read_ods(data: bytes) -> list[tuple[str, list[list[Value]]]]:
    """Read every sheet from A1 on. Raises ReturnError for what is broken, locked or too large."""
    parts = checked_parts(data)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise ReturnError(
            "The file is protected with a password for opening.",
            "Save it again without a password (File, Save As, no tick at Save with password).",
        )
    try:
        return _Content().read(parts["content.xml"])
    except (expat.ExpatError, KeyError) as error:
        raise damaged() from error


class _Content(XmlWalk):
    """Reads the tables that stand directly in the spreadsheet, and no others."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[tuple[str, list[list[Value]]]] = []
        self._extent = Extent()
        self._path: list[str] = []
        self._row = 0
        self._repeat_row = 1
        self._cells: list[tuple[int, int, Value]] = []
        self._column = 0
        self._cell: Attributes | None = None
        self._cell_depth = 0
        self._said: list[str] = []

    def read(self, xml: bytes) -> list[tuple[str, list[list[Value]]]]:
        """Give the sheets by name."""
        self.walk(xml)
        return self._sheets

    def begin(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        if self._cell is not None:
            self._begin_inside(name, attributes)
        elif name == "table" and self._path[-2:-1] == ["spreadsheet"]:
            self._extent.open_sheet()
            self._sheets.append((_own(attributes, "name"), []))
            self._row = 0
        elif name == "table-row" and self._in_sheet:
            self._repeat_row = _times(attributes, "number-rows-repeated")
            self._column = 0
            self._cells.clear()
        elif name in {"table-cell", "covered-table-cell"} and self._in_sheet:
            self._cell, self._cell_depth = attributes, len(self._path)
            self._said.clear()

    def finish(self, name: str) -> None:
        if self._cell is not None and len(self._path) == self._cell_depth:
            self._end_cell(self._cell)
            self._cell = None
        elif self._cell is None and self._in_sheet:
            self._finish_outside(name)
        self._path.pop()

    def text(self, data: str) -> None:
        if self._in_paragraph:
            self._said.append(data)

    @property
    def _in_sheet(self) -> bool:
        return self._path[2:4] == ["spreadsheet", "table"] and self._path.count("table") == 1

    @property
    def _in_paragraph(self) -> bool:
        """Tell whether this is the cell's own text, not that of a note or a drawing in it."""
        if self._cell is None or self._path[self._cell_depth : self._cell_depth + 1] != ["p"]:
            return False
        return not {"annotation", "frame", "ruby-text", "note"} & set(
            self._path[self._cell_depth :]
        )

    def _begin_inside(self, name: str, attributes: Attributes) -> None:
        if name == "p" and len(self._path) == self._cell_depth + 1 and self._said:
            self._said.append("\n")
        elif self._in_paragraph and name in {"tab", "line-break"}:
            self._said.append("\t" if name == "tab" else "\n")
        elif self._in_paragraph and name == "s":
            self._said.append(" " * min(_times(attributes, "c"), MOST_SPACES))

    def _finish_outside(self, name: str) -> None:
        if name == "table-row":
            self._end_row()
        elif name == "table" and len(self._path) == 4:
            self._extent.close_sheet()

    def _end_cell(self, cell: Attributes) -> None:
        times = _times(cell, "number-columns-repeated")
        self._extent.count()
        value = _value(cell, "".join(self._said))
        if value is not None and self._path[-1] == "table-cell":
            last = self._column + times
            self._extent.hold(self._row + self._repeat_row, last, times * len(str(value)))
            self._cells.append((self._column, last, value))
        self._column += times

    def _end_row(self) -> None:
        rows = self._sheets[-1][1]
        if self._cells:
            cells: list[Value] = [None] * self._cells[-1][1]
            for first, last, value in self._cells:
                cells[first:last] = [value] * (last - first)
            self._extent.count(self._repeat_row * len(cells))
            rows += ([] for _ in range(self._row - len(rows)))
            rows += (cells for _ in range(self._repeat_row))
        self._row += self._repeat_row


def _own(attributes: Attributes, name: str) -> str:
    """Give an attribute by its local name; empty when it is not there."""
    return next((v for key, v in attributes.items() if key.rpartition(":")[2] == name), "")


def _times(attributes: Attributes, name: str) -> int:
    written = _own(attributes, name)
    if not (written.isascii() and written.isdigit() and len(written) < 20):
        return 1
    return max(1, min(int(written), MOST_REPEATS))


def _value(cell: Attributes, said: str) -> Value:
    """Give what a cell holds; an error value is the text that is shown for it."""
    if cell.get("calcext:value-type") == "error":
        return said or "#VALUE!"
    kind = cell.get("office:value-type", "")
    try:
        if kind in _NUMBERS:
            number = float(cell["office:value"])
            return _TRUTHS.get((number, said.strip().casefold()), number)
        if kind == "date":
            return date.fromisoformat(cell["office:date-value"][:10])
        if kind == "boolean":
            return cell["office:boolean-value"] == "true"
    except (KeyError, ValueError):
        return said or None
    return cell.get("office:string-value") or said or None
