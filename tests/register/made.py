"""Made-up rows of the register, and registers made of them."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from send_audit.register.build import Downloads, Imported, build
from send_audit.register.columns import ESTABLISHMENTS
from send_audit.register.database import Register
from send_audit.register.establishment import Establishment

SHARED = Path(
    os.environ.get("SEND_AUDIT_SHARED", Path(__file__).resolve().parents[3] / "shared" / "data")
)
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "register"
OPENED: list[sqlite3.Connection] = []
"""Databases that a test has opened; closed after it."""
HEADER = tuple(ESTABLISHMENTS.columns.values())


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write rows under their headings as the download does."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([header, *rows])
    return out.getvalue().encode("utf-8")


def download(*rows: Mapping[str, str], header: Sequence[str] = HEADER) -> bytes:
    """Write establishments, each by its headings; what is not said of one is blank."""
    plain = {"URN": "900001", "EstablishmentName": "Elm School", "EstablishmentStatus (code)": "1"}
    full = [{**plain, "TypeOfEstablishment (code)": "01", **row} for row in rows]
    return table(header, [[row.get(name, "") for name in header] for row in full])


def put(folder: Path, name: str, data: bytes) -> Path:
    """Put a file into a folder."""
    path = folder / name
    path.write_bytes(data)
    return path


def built(*files: Path, links: Path | None = None, section_41: Path | None = None) -> Register:
    """Build a register in memory."""
    return both(*files, links=links, section_41=section_41)[0]


def both(
    *files: Path, links: Path | None = None, section_41: Path | None = None
) -> tuple[Register, Imported]:
    """Build a register in memory, and give what was said about it."""
    database = sqlite3.connect(":memory:")
    OPENED.append(database)
    downloads = Downloads(establishments=files, links=links, section_41=section_41)
    return Register(database), build(database, downloads)


def everyone(register: Register) -> list[Establishment]:
    """Give every establishment of a register."""
    return list(register.of_types(register.type_counts()))
