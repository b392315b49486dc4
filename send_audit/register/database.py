"""The register in a database, read by URN, by authority, by trust and by name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from send_audit.errors import RegisterError
from send_audit.model.record import Record
from send_audit.register.columns import ESTABLISHMENTS
from send_audit.register.establishment import Establishment, Link, Listed, Status

APPLICATION = 0x53454E44
SHAPE = 1
"""What a database of ours is known by, and the number of its shape."""

_FIELDS = tuple(ESTABLISHMENTS.columns)
_SELECT = f"SELECT {', '.join(_FIELDS)} FROM establishment"  # noqa: S608 - our own names
_OPEN_FIRST = "ORDER BY status_code = '2', name, urn"
_MAGIC = b"SQLite format 3\x00"
_INVERSE = {"successor": "Predecessor", "predecessor": "Successor"}


class SourceKept(Record):
    """A file that was imported: what it was, and what became of its rows."""

    role: str
    """establishments, links or section-41."""
    name: str
    sha256: str
    encoding: str
    read: int
    stored: int
    refused: int
    blank: int
    missing: tuple[str, ...]
    newest: date | None


class Register:
    """An open register. Used with ``with``, or closed by hand."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take over a database that holds a register."""
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # What it is

    @cached_property
    def sources(self) -> tuple[SourceKept, ...]:
        """Give the files that were imported, in the order in which they were given."""
        return tuple(
            SourceKept(
                role=row[0],
                name=row[1],
                sha256=row[2],
                encoding=row[3],
                read=row[4],
                stored=row[5],
                refused=row[6],
                blank=row[7],
                missing=tuple(json.loads(row[8])),
                newest=date.fromisoformat(row[9]) if row[9] else None,
            )
            for row in self._rows("SELECT * FROM source ORDER BY rowid")
        )

    @cached_property
    def day(self) -> date | None:
        """Give the day of the register: the newest on which a row was changed."""
        return max((source.newest for source in self.sources if source.newest), default=None)

    @property
    def label(self) -> str:
        """Name the register as a source: ``register of 2023-11-16``."""
        day = self.day
        return f"register of {day.isoformat()}" if day else "register without a day"

    @cached_property
    def missing(self) -> frozenset[str]:
        """Give the headings of columns that some imported download did not have."""
        wanted = [source for source in self.sources if source.role == "establishments"]
        return frozenset(heading for source in wanted for heading in source.missing)

    @property
    def has_links(self) -> bool:
        """Tell whether predecessors and successors are known."""
        return any(source.role == "links" for source in self.sources)

    @property
    def count(self) -> int:
        """Give the number of establishments."""
        return int(self._one("SELECT count(*) FROM establishment"))

    # Establishments

    def find(self, urn: int) -> Establishment | None:
        """Find an establishment by its URN; None when there is none."""
        return next(self._establishments(f"{_SELECT} WHERE urn = ?", (urn,)), None)

    def in_authority(self, code: str) -> tuple[Establishment, ...]:
        """Give all establishments of a local authority, by name; closed ones last."""
        return tuple(self._establishments(f"{_SELECT} WHERE la_code = ? {_OPEN_FIRST}", (code,)))

    def in_trust(self, code: str) -> tuple[Establishment, ...]:
        """Give all establishments of a trust, by name; closed ones last."""
        return tuple(self._establishments(f"{_SELECT} WHERE trust_code = ? {_OPEN_FIRST}", (code,)))

    def of_types(self, codes: Iterable[str]) -> Iterator[Establishment]:
        """Give all establishments of some types, in the order of their URNs."""
        wanted = tuple(codes)
        marks = ", ".join("?" * len(wanted))
        return self._establishments(f"{_SELECT} WHERE type_code IN ({marks}) ORDER BY urn", wanted)

    def named(self, words: Sequence[str], most: int) -> tuple[tuple[Establishment, ...], int]:
        """Find establishments whose name holds all the words; the first ones, and how many."""
        where = " AND ".join(["name LIKE ? ESCAPE '!'"] * len(words))
        likes = tuple(f"%{_literal(word)}%" for word in words)
        total = self._one(f"SELECT count(*) FROM establishment WHERE {where}", likes)  # noqa: S608
        query = f"{_SELECT} WHERE {where} {_OPEN_FIRST} LIMIT ?"
        return tuple(self._establishments(query, (*likes, most))), int(total)

    def _establishments(self, query: str, values: Sequence[object] = ()) -> Iterator[Establishment]:
        for row in self._rows(query, values):
            words: dict[str, Any] = dict(zip(_FIELDS, (value or "" for value in row), strict=True))
            made = Establishment(**words)
            yield made.replace(listed=self._listed(made)) if self._section_41 else made

    # Authorities, trusts and types

    def authorities(self) -> Mapping[str, str]:
        """Give the local authorities: code and name."""
        return self._names("la_code", "la_name")

    def trusts(self) -> Mapping[str, str]:
        """Give the trusts: code and name."""
        return self._names("trust_code", "trust_name")

    def type_counts(self) -> Mapping[str, int]:
        """Give how many establishments there are of each type code."""
        query = "SELECT type_code, count(*) FROM establishment GROUP BY type_code ORDER BY 1"
        return {str(code or ""): int(count) for code, count in self._rows(query)}

    def _names(self, code: str, name: str) -> Mapping[str, str]:
        query = (
            f"SELECT {code}, max({name}) FROM establishment "  # noqa: S608 - our own names
            f"WHERE {code} <> '' GROUP BY {code} ORDER BY {code}"
        )
        return {str(key): str(value or "") for key, value in self._rows(query)}

    # Links

    def links(self, urn: int) -> tuple[Link, ...]:
        """Give what an establishment is linked with, from both ends of each link.

        A link that stands only at the other end is turned round: its successor is our predecessor.
        """
        own = self._rows(
            "SELECT link_urn, link_name, link_type, established FROM link WHERE urn = ?", (urn,)
        )
        other = self._rows(
            "SELECT urn, '', link_type, established FROM link WHERE link_urn = ?", (urn,)
        )
        found: dict[tuple[int, str], Link] = {}
        for row in own:
            self._add_link(found, *row)
        known = {key[0] for key in found}
        for row in other:
            if row[0] not in known:
                self._add_link(found, row[0], row[1], _turned(row[2]), row[3])
        return tuple(found.values())

    def _add_link(
        self, found: dict[tuple[int, str], Link], urn: int, name: str, relation: str, on: str
    ) -> None:
        row = self.find(urn)
        found.setdefault(
            (urn, relation),
            Link(
                urn=urn,
                name=row.name if row else name,
                relation=relation,
                on=on,
                status=row.status if row else Status.UNKNOWN,
            ),
        )

    # Section 41

    @cached_property
    def _section_41(self) -> Mapping[object, Listed]:
        """Give what the list says, by URN, or by authority and number where it has no URN.

        Of several rows the last day counts; on one and the same day, the approval.
        """
        query = "SELECT urn, la_code, number, granted, revoked FROM section_41"
        found: dict[object, Listed] = {}
        for urn, authority, number, granted, revoked in self._rows(query):
            listed = Listed(
                approved=granted > revoked,
                on=date.fromisoformat(max(granted, revoked)),
            )
            key = urn or (authority, number)
            before = found.get(key)
            if before is None or _rank(listed) > _rank(before):
                found[key] = listed
        return found

    def _listed(self, row: Establishment) -> Listed:
        found = self._section_41.get(row.urn) or self._section_41.get((row.la_code, row.number))
        return found or Listed(approved=False, on=None)

    # The database

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise damaged("The register", str(error)) from error

    def _one(self, query: str, values: Sequence[object] = ()) -> Any:
        return self._rows(query, values)[0][0]


def _rank(listed: Listed) -> tuple[date, bool]:
    return (listed.on or date.min, listed.approved)


def _literal(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _turned(relation: str) -> str:
    first, dash, rest = relation.partition(" ")
    turned = _INVERSE.get(first.casefold())
    return f"{turned}{dash}{rest}" if turned else f"{relation} (at the other end)"


def is_database(path: Path) -> bool:
    """Tell whether a file is a database at all, ours or not; False when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def is_register(path: Path) -> bool:
    """Tell whether a file is a register that this program wrote, of whatever shape."""
    if not is_database(path):
        return False
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return bool(database.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)
    except sqlite3.Error:
        return False
    finally:
        database.close()


def open_database(path: Path) -> Register:
    """Open a register that was imported. Raises RegisterError when it is none, or too old."""
    if not is_register(path):
        raise RegisterError(
            f"{path} is not a register that this program has imported.",
            "Import a download: send-audit register import FILE",
        )
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    shape = database.execute("PRAGMA user_version").fetchone()[0]
    if shape != SHAPE:
        database.close()
        raise RegisterError(
            f"{path} was imported by another version of this program.",
            "Import the download again: send-audit register import FILE",
        )
    return Register(database)


def damaged(what: str, why: str) -> RegisterError:
    """Say that a register cannot be read."""
    return RegisterError(
        f"{what} is damaged: {why}.", "Import the download again: send-audit register import FILE"
    )
