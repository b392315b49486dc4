"""CSV files -> sheets: one file is one sheet, and files that were saved together are one workbook."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from send_audit.errors import ReturnError
from send_audit.workbook.files.limits import LAST_ROW, SAVE_AS, Extent, too_large
from send_audit.workbook.files.sniff import is_wide
from send_audit.workbook.layout import load_layout

SEPARATORS = ",;\t|"
HEAD = 64 * 1024
"""How much of a file is looked at to find what stands between its cells."""
MAX_FILE = 16 * 1024 * 1024
MAX_CELL = 131_072
"""How many letters a cell can hold: the standard library says so."""
LONGEST_NUMBER = 15
_DOWNLOADED_AGAIN = re.compile(r" ?\([0-9]{1,3}\)$")
"""What a browser adds to the name of a file that it saves a second time."""

Value = str | int | None


class _Parts(NamedTuple):
    """The name of a file that holds one sheet of a workbook, taken apart."""

    workbook: str
    title: str
    between: str
    again: str
    """The number that a browser added to it, such as `` (1)``."""

    def sibling(self, title: str) -> str:
        """Give the name of the file with another sheet."""
        return f"{self.workbook}{self.between}{title}{self.again}.csv"


class CsvFile(NamedTuple):
    """One file as read: its rows, and what had to be assumed."""

    rows: list[list[Value]]
    guessed: bool
    """The letters were taken to be Western European (cp1252): they are not UTF-8."""
    unclosed: bool
    """A quotation mark is never closed."""


def read_csv(data: bytes, extent: Extent | None = None) -> CsvFile:
    """Read the cells of one file. Raises ReturnError when it is too large or is no table.

    ``extent`` watches several files together.
    """
    if len(data) > MAX_FILE:
        raise too_large(f"{len(data):,} bytes of text")
    text, guessed = _decode(data)
    text, separator = _separator(text.replace("\0", ""))
    extent = extent or Extent()
    rows, unclosed = _parse(text, separator, extent)
    return CsvFile(rows, guessed, unclosed)


def sheet_name(file: str) -> str:
    """Name the sheet that a file holds: what follows the workbook's name, or the whole name."""
    parted = _parted(file)
    return parted.title if parted else _stem(file)


def sibling_named(file: str, title: str) -> str:
    """Give the name under which another sheet of a file's workbook would have been saved.

    A file that is not named after a sheet is taken for the workbook itself.
    """
    parted = _parted(file) or _Parts(_stem(file), "", "-", "")
    return parted.sibling(title)


def companions_of(file: str, names: Iterable[str]) -> tuple[str, ...]:
    """Pick the files that hold the other sheets of the workbook that a file is one sheet of."""
    own = _parted(file)
    if own is None:
        return ()
    found: dict[str, tuple[tuple[bool, ...], str]] = {}
    for name in sorted(names):
        parted = _parted(name)
        if (
            parted is None
            or parted.title == own.title
            or _key(parted.workbook) != _key(own.workbook)
        ):
            continue
        alike = (parted.again == own.again, not parted.again, parted.between == own.between)
        if parted.title not in found or alike > found[parted.title][0]:
            found[parted.title] = (alike, name)
    return tuple(sorted(name for _, name in found.values()))


def in_order(names: Iterable[str]) -> list[str]:
    """Put sheets into the order of the questionnaire."""
    places = {title: place for place, title in enumerate(_titles())}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


def as_one(files: Mapping[str, bytes]) -> bytes:
    """Write several files as one run of bytes, always the same for the same files."""
    pieces = []
    for name in sorted(files):
        pieces += [f"{name}\0{len(files[name])}\n".encode("utf-8", "replace"), files[name]]
    return b"".join(pieces)


def _stem(file: str) -> str:
    name = PurePosixPath(file.replace("\\", "/")).name
    return name[: -len(".csv")] if name.casefold().endswith(".csv") else PurePosixPath(name).stem


def _parted(file: str) -> _Parts | None:
    """Take the name of a file apart; None when it does not end with the title of a sheet."""
    if not file.casefold().endswith(".csv"):
        return None
    whole = _stem(file)
    stem = _DOWNLOADED_AGAIN.sub("", whole)
    again = whole[len(stem) :]
    for title in sorted(_titles(), key=len, reverse=True):
        if _key(stem) == _key(title):
            return _Parts("", title, "", again)
        for between in (" - ", "-"):
            if _key(stem).endswith(between + _key(title)):
                return _Parts(stem[: -len(between + title)].rstrip(), title, between, again)
    return None


def _key(text: str) -> str:
    return text.casefold().replace("_", " ")


def _titles() -> list[str]:
    sheets = load_layout().sheets.values()
    return [title for sheet in sheets for title in (sheet.title, *sheet.titles)]


def _decode(data: bytes) -> tuple[str, bool]:
    """Turn bytes into letters; tell whether the alphabet had to be guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), False
    if is_wide(data[:HEAD]):
        little = data[1:2] == b"\0"
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _separator(text: str) -> tuple[str, str]:
    """Find what stands between cells; a first line that only says so is taken away."""
    first, _, rest = text.partition("\n")
    said = first.strip("\r \"'")
    if said.casefold().startswith("sep=") and len(said) == len("sep=,"):
        return rest, said[-1]
    if said.casefold() == "sep=":  # the separator is a tab, which went with the white space
        return rest, "\t"
    head = text[:HEAD]
    if len(text) > HEAD:
        head = head[: head.rfind("\n") + 1] or head
    best = max(SEPARATORS, key=lambda separator: _evenness(head, separator))
    return text, best


def _evenness(head: str, separator: str) -> int:
    """Measure how well a separator fits: how often it stands in rows that are all of one width."""
    import csv

    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in _rows_of(head, separator, strict=False) if len(row) > 1)
    except csv.Error:
        return 0
    return max((rows * (width - 1) for width, rows in widths.items()), default=0)


def _rows_of(text: str, separator: str, *, strict: bool) -> Iterator[list[str]]:
    import csv

    return csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, doublequote=True, strict=strict
    )


def _parse(text: str, separator: str, extent: Extent) -> tuple[list[list[Value]], bool]:
    """Read the rows; a second time, more leniently, when quotation marks are odd."""
    import csv

    try:
        strictly = list(islice(_rows_of(text, separator, strict=True), LAST_ROW + 1))
        return _collect(strictly, extent), False
    except csv.Error as error:
        unclosed = "unexpected end of data" in str(error)
    try:
        return _collect(_rows_of(text, separator, strict=False), extent), unclosed
    except csv.Error as error:
        raise ReturnError(
            f"The CSV file is not a table: a cell of it is longer than {MAX_CELL:,} letters, or "
            "a quotation mark is never closed.",
            SAVE_AS,
        ) from error


def _collect(found: Iterable[list[str]], extent: Extent) -> list[list[Value]]:
    """Keep the rows down to the last one that holds something."""
    rows: list[list[Value]] = []
    extent.open_sheet()
    for number, cells in enumerate(found, 1):
        if number > LAST_ROW:
            raise too_large(f"more than {LAST_ROW:,} lines")
        extent.count(len(cells))
        values = [_value(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if values:
            extent.hold(number, len(values), sum(map(len, cells)))
            rows += ([] for _ in range(number - 1 - len(rows)))
            rows.append(values)
    extent.close_sheet()
    return rows


def _value(cell: str) -> Value:
    """Give a cell as a workbook would hold it: whole numbers as numbers, codes as text."""
    if not cell.strip():
        return None
    if cell.isascii() and cell.isdigit() and len(cell) <= LONGEST_NUMBER:
        return cell if cell[0] == "0" and len(cell) > 1 else int(cell)
    return cell
