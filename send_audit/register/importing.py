"""The downloads into a database: every row is stored, or refused with its reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter

from send_audit.errors import RegisterError
from send_audit.model.record import Record
from send_audit.register.columns import ESTABLISHMENTS, LINKS, SECTION_41, Format, find_columns
from send_audit.register.establishment import read_code, read_day, read_urn
from send_audit.register.source import Progress, Row, Source, rows_of


class Refused(Record):
    """A row that was not stored, and why."""

    line: str
    urn: str
    reason: str


class FileRead(Record):
    """What became of one file. ``read`` is stored, refused and blank rows together."""

    name: str
    sha256: str
    encoding: str
    read: int
    stored: int
    blank: int
    refused: tuple[Refused, ...]
    missing: tuple[str, ...]
    """Headings of columns that are not in the file."""
    newest: date | None = None
    """The newest day on which a row was changed."""


_Take = Callable[[Row, dict[str, str]], Sequence[object]]
"""Makes a stored row of a read one. Raises _Refusal with the reason."""


class _Refusal(Exception):  # noqa: N818 - not an error: it ends a row, not the import
    """Why a row is not stored."""


class _Reading:
    """One file on its way into the database: counts what becomes of its rows."""

    def __init__(self, source: Source, wanted: Format, progress: Progress | None) -> None:
        self.source, self.wanted, self.progress = source, wanted, progress
        self.read = self.stored = self.blank = 0
        self.refused: list[Refused] = []
        self.missing: tuple[str, ...] = ()
        self.newest: date | None = None

    def rows(self, take: _Take) -> Iterator[Sequence[object]]:
        """Give the rows to store. Raises RegisterError for a file that is not what it should be."""
        with rows_of(self.source, self.progress) as rows:
            header = next((row.fields for row in rows if any(row.fields)), [])
            columns = find_columns(header, self.wanted, self.source.name)
            self.missing = columns.missing
            names, places = tuple(columns.places), itemgetter(*columns.places.values())
            for row in rows:
                self.read += 1
                if not any(map(str.strip, row.fields)):
                    self.blank += 1
                elif len(row.fields) != columns.width:
                    self._refuse(row, _wrong_width(row, columns.width), "")
                else:
                    values = dict(zip(names, map(str.strip, places(row.fields)), strict=True))
                    try:
                        made = take(row, values)
                    except _Refusal as refusal:
                        self._refuse(row, str(refusal), values["urn"])
                    else:
                        self.stored += 1
                        yield made

    def _refuse(self, row: Row, reason: str, urn: str) -> None:
        self.refused.append(Refused(line=row.line, urn=urn, reason=reason))

    def done(self) -> FileRead:
        """Give the counts. Raises RegisterError when nothing in the file could be stored."""
        if not self.stored:
            why = f" The first: {self.refused[0].reason}." if self.refused else ""
            raise RegisterError(
                f"{self.source.name}: none of its {self.read} rows could be read.{why}",
                "Get the download again.",
            )
        return FileRead(
            name=self.source.name,
            sha256=self.source.sha256,
            encoding=self.source.encoding,
            read=self.read,
            stored=self.stored,
            blank=self.blank,
            refused=tuple(self.refused),
            missing=self.missing,
            newest=self.newest,
        )


def _wrong_width(row: Row, width: int) -> str:
    return f"it has {len(row.fields)} fields where the headings have {width}"


def _urn(values: dict[str, str], column: str = "urn") -> int:
    """Read a URN. Raises _Refusal when it is blank or none."""
    text = values[column]
    urn = read_urn(text) if text[:1].isdigit() else None
    if urn is None:
        heading = "LinkURN" if column == "link_urn" else "URN"
        raise _Refusal(f"its {heading} '{text[:40]}' is none" if text else f"it has no {heading}")
    return urn


_CODES = {"la_code": 3, "type_code": 2, "group_code": 0, "status_code": 0, "trust_code": 0}


def add_establishments(
    database: sqlite3.Connection,
    source: Source,
    known: dict[int, str],
    progress: Progress | None = None,
) -> FileRead:
    """Store the rows of a download. ``known`` is every URN stored so far, with its place.

    The first row of a URN is stored; another one is refused. Raises RegisterError for a file
    that is not such a download.
    """
    reading = _Reading(source, ESTABLISHMENTS, progress)
    names = tuple(ESTABLISHMENTS.columns)[1:]
    day = lru_cache(maxsize=None)(read_day)
    code = lru_cache(maxsize=None)(read_code)

    def take(row: Row, values: dict[str, str]) -> Sequence[object]:
        urn = _urn(values)
        if urn in known:
            raise _Refusal(f"URN {urn} stands already in {known[urn]}")
        known[urn] = f"{source.name}, line {row.line}"
        for column, digits in _CODES.items():
            if column in values:
                values[column] = code(values[column], digits)
        changed = day(values.get("changed", ""))
        if changed and (reading.newest is None or changed > reading.newest):
            reading.newest = changed
        return (urn, *map(values.get, names))

    marks = ", ".join("?" * (len(names) + 1))
    database.executemany(f"INSERT INTO establishment VALUES ({marks})", reading.rows(take))  # noqa: S608
    return reading.done()


def add_links(
    database: sqlite3.Connection, source: Source, progress: Progress | None = None
) -> FileRead:
    """Store a download of links. Raises RegisterError for a file that is not one."""
    reading = _Reading(source, LINKS, progress)
    seen: set[Sequence[object]] = set()

    def take(_row: Row, values: dict[str, str]) -> Sequence[object]:
        ends = (_urn(values), _urn(values, "link_urn"))
        if ends[0] == ends[1]:
            raise _Refusal(f"it links URN {ends[0]} with itself")
        link = (
            *ends,
            *(values.get(name, "") for name in ("link_name", "link_type", "established")),
        )
        if link in seen:
            raise _Refusal("the same link stands already in the file")
        seen.add(link)
        return link

    database.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", reading.rows(take))
    return reading.done()


def add_section_41(
    database: sqlite3.Connection, source: Source, progress: Progress | None = None
) -> FileRead:
    """Store a list of section 41 approvals. Raises RegisterError for a file that is not one.

    A row without a URN is stored: its authority and number may say which institution it is.
    """
    reading = _Reading(source, SECTION_41, progress)

    def take(_row: Row, values: dict[str, str]) -> Sequence[object]:
        numbers = (read_code(values.get("la_code", ""), 3), values.get("number", ""))
        urn = _urn(values) if values["urn"] or not all(numbers) else None
        days = [_day(values, name) for name in ("granted", "revoked")]
        if not any(days):
            raise _Refusal("it has neither a day of approval nor a day of its end")
        return (urn, *numbers, values.get("name", ""), *days)

    database.executemany("INSERT INTO section_41 VALUES (?, ?, ?, ?, ?, ?)", reading.rows(take))
    return reading.done()


def _day(values: dict[str, str], column: str) -> str:
    text = values[column]
    day = read_day(text)
    if text and day is None:
        raise _Refusal(f"'{text[:40]}' is no day")
    return day.isoformat() if day else ""
