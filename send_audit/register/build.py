"""A register is built from its downloads, whole or not at all."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import quote

from send_audit.errors import OutputError, RegisterError, UsageError
from send_audit.model.record import Record
from send_audit.register.approval import approval_of
from send_audit.register.columns import ESTABLISHMENTS
from send_audit.register.database import APPLICATION, SHAPE, Register, is_register
from send_audit.register.importing import (
    FileRead,
    add_establishments,
    add_links,
    add_section_41,
)
from send_audit.register.source import Progress, examine
from send_audit.register.types import load_types

_TABLES = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {SHAPE};
CREATE TABLE establishment (urn INTEGER PRIMARY KEY, {", ".join(tuple(ESTABLISHMENTS.columns)[1:])});
CREATE TABLE link (urn INTEGER, link_urn INTEGER, link_name, link_type, established);
CREATE TABLE section_41 (urn INTEGER, la_code, number, name, granted, revoked);
CREATE TABLE refused (file, line, urn, reason);
CREATE TABLE source (role, name, sha256, encoding, read, stored, refused, blank, missing, newest);
"""
_INDEXES = """
CREATE INDEX by_authority ON establishment (la_code);
CREATE INDEX by_trust ON establishment (trust_code);
CREATE INDEX by_type ON establishment (type_code);
CREATE INDEX by_urn ON link (urn);
CREATE INDEX by_link_urn ON link (link_urn);
"""


class Downloads(Record):
    """The files that a register is built from."""

    establishments: tuple[Path, ...]
    links: Path | None = None
    section_41: Path | None = None


class Imported(Record):
    """What was imported, and what there is to say about it."""

    files: tuple[tuple[str, FileRead], ...]
    """Role and file: establishments, links, section-41."""
    count: int
    day: date | None
    """The newest day on which a row was changed: the day of the register."""
    unknown_types: Mapping[str, int]
    """Type codes that mean nothing here, and how many establishments have them."""
    conflicts: tuple[str, ...]
    """Institutions of which the register and the section 41 list say different things."""
    strangers: int
    """Links that lead to a URN which is not in the register."""
    unmatched: int
    """Rows of the section 41 list whose institution is not in the register."""


def write_register(
    downloads: Downloads,
    target: Path,
    progress: Progress | None = None,
    *,
    force: bool = False,
) -> Imported:
    """Build a register beside its place, and put it there when it is whole.

    Raises RegisterError for a file that is not what it should be, or that holds less than half of
    what the register has that it would replace, unless forced; UsageError for a target that is
    some other file, OutputError when nothing can be written.
    """
    if target.is_dir() or (target.exists() and not is_register(target)):
        raise UsageError(
            f"{target} is there already and is not a register; it is left as it is.",
            "Name another file with -o, such as register.sqlite.",
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".send-audit-") as folder:
            made = Path(folder) / "register"
            with closing(sqlite3.connect(made)) as database:
                database.execute("PRAGMA journal_mode = OFF")
                imported = build(database, downloads, progress)
            if not force:
                _see_whole(imported.count, target)
            _settle(made)
            made.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        why = getattr(error, "strerror", None) or error
        raise OutputError(
            f"{target} could not be written: {why}.", "Name another place with -o."
        ) from error
    return imported


def _see_whole(count: int, target: Path) -> None:
    """See that a register is not replaced by a fraction of it, such as a download that broke off."""
    if not target.exists():
        return
    with closing(sqlite3.connect(f"file:{quote(str(target))}?mode=ro", uri=True)) as database:
        (before,) = database.execute("SELECT count(*) FROM establishment").fetchone()
    if count * 2 < before:
        raise RegisterError(
            f"What was read has {count} establishments, and the register at {target} has {before}; "
            "it is left as it is.",
            "The download may have broken off: get it again. If it is meant, add --force.",
        )


def _settle(path: Path) -> None:
    """See that the file is on the disk before it takes the place of another."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def build(
    database: sqlite3.Connection, downloads: Downloads, progress: Progress | None = None
) -> Imported:
    """Build a register in an empty database. Raises RegisterError for a file that is wrong."""
    database.executescript(_TABLES)
    files = []
    with database:
        known: dict[int, str] = {}
        for path in downloads.establishments:
            source = examine(path)
            files.append(("establishments", add_establishments(database, source, known, progress)))
        if downloads.links:
            files.append(("links", add_links(database, examine(downloads.links), progress)))
        if downloads.section_41:
            source = examine(downloads.section_41)
            files.append(("section-41", add_section_41(database, source, progress)))
        for role, file in files:
            _keep(database, role, file)
    database.executescript(_INDEXES)
    return _imported(database, tuple(files))


def _keep(database: sqlite3.Connection, role: str, file: FileRead) -> None:
    newest = file.newest.isoformat() if file.newest else ""
    counts = (file.read, file.stored, len(file.refused), file.blank)
    database.execute(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (role, file.name, file.sha256, file.encoding, *counts, json.dumps(file.missing), newest),
    )
    database.executemany(
        "INSERT INTO refused VALUES (?, ?, ?, ?)",
        ((file.name, row.line, row.urn, row.reason) for row in file.refused),
    )


def _imported(database: sqlite3.Connection, files: tuple[tuple[str, FileRead], ...]) -> Imported:
    register, types = Register(database), load_types()
    return Imported(
        files=files,
        count=register.count,
        day=register.day,
        unknown_types={
            code: count for code, count in register.type_counts().items() if code not in types
        },
        conflicts=_conflicts(register),
        strangers=_count(database, "link WHERE link_urn NOT IN (SELECT urn FROM establishment)"),
        unmatched=_count(
            database,
            "section_41 AS listed WHERE NOT EXISTS (SELECT 1 FROM establishment AS row WHERE "
            "row.urn = listed.urn OR (listed.urn IS NULL AND row.la_code = listed.la_code "
            "AND row.number = listed.number))",
        ),
    )


def _conflicts(register: Register) -> tuple[str, ...]:
    """Compare the register's column with the list, for the types that can be approved."""
    types = load_types().values()
    codes = [rule.code for rule in types if rule.kind_if_section_41 or rule.approval_fact]
    return tuple(
        f"{row.urn} {row.name}: {approval.conflict}"
        for row in register.of_types(codes)
        if (approval := approval_of(row)).conflict
    )


def _count(database: sqlite3.Connection, what: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608
