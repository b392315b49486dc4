"""A file of the register, row by row: letters, separators and quotation marks as they come."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from send_audit.errors import RegisterError, UsageError
from send_audit.model.record import Record

Progress = Callable[[str, int, int], None]
"""Told the file's name, the bytes read so far, and how many there are."""

_CHUNK = 1 << 20
_ROWS = 2000
"""Rows between two words of progress."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Source(Record):
    """A file that was looked at: its bytes, and how they are to be read."""

    path: Path
    sha256: str
    size: int
    encoding: str
    delimiter: str

    @property
    def name(self) -> str:
        """Give the file's name without its folder."""
        return self.path.name


class Row(NamedTuple):
    """One row of a file, with the line on which it begins and the one on which it ends."""

    first: int
    last: int
    fields: list[str]

    @property
    def line(self) -> str:
        """Say where it stands: one line, or from one to another."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def examine(path: Path) -> Source:
    """Look at a file once: its digest, its letters, what stands between its fields.

    Raises UsageError when it cannot be opened, RegisterError when it is no text.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_CHUNK)
            _check_text(start, path)
            digest, size = hashlib.sha256(), 0
            utf8, plain = codecs.getincrementaldecoder("utf-8")(), True
            chunk = start
            while chunk:
                digest.update(chunk)
                size += len(chunk)
                plain = plain and _fits(utf8, chunk)
                chunk = file.read(_CHUNK)
            plain = plain and _fits(utf8, b"", final=True)
    except OSError as error:
        raise UsageError(
            f"{path} could not be read: {error.strerror or error}.", "Name the downloaded file."
        ) from error
    encoding = _marked(start) or ("utf-8" if plain else "cp1252")
    return Source(
        path=path,
        sha256=digest.hexdigest(),
        size=size,
        encoding=encoding,
        delimiter=_delimiter(start.decode(encoding, "replace")),
    )


def _marked(start: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), "")


def _fits(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _check_text(start: bytes, path: Path) -> None:
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise RegisterError(f"{path.name} is empty.", "Get the download again.")
    if start.startswith(b"PK"):
        raise RegisterError(
            f"{path.name} is a zip file or a workbook, not a csv file.",
            "Unpack the zip file, or save the workbook as csv, and name the csv file.",
        )
    if b"\x00" in start and not _marked(start):
        raise RegisterError(f"{path.name} is not a text file.", "Name the csv file.")


def _delimiter(start: str) -> str:
    line = next((line for line in start.splitlines() if line.strip()), "")
    return max(",;\t", key=line.count)


@contextmanager
def rows_of(source: Source, progress: Progress | None = None) -> Iterator[Iterator[Row]]:
    """Open a file and go over its rows, blank ones included; the first is the headings.

    Raises RegisterError where a quotation mark is never closed.
    """
    # What Windows-1252 has no letter for becomes a visible sign; no row is lost for it.
    with source.path.open(encoding=source.encoding, errors="replace", newline="") as file:
        yield _rows(source, file, progress)


def _rows(source: Source, file: TextIO, progress: Progress | None) -> Iterator[Row]:
    reader = csv.reader(file, delimiter=source.delimiter)
    first = 1
    try:
        for number, fields in enumerate(reader):
            yield Row(first, reader.line_num, fields)
            first = reader.line_num + 1
            if progress and not number % _ROWS:
                progress(source.name, file.buffer.tell(), source.size)
    except csv.Error as error:
        raise RegisterError(
            f"{source.name} cannot be read after line {first}: {error}.",
            "A quotation mark there may have no partner. Get the download again.",
        ) from error
