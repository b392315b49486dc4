"""Look at a file before any spreadsheet reader does: what it is, and whether it is safe to read.

A reader asked for a far-away cell reserves the whole grid up to it and can take the process
down, so references, sizes and entities are checked first, on the raw parts of the package.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from send_audit.errors import ReturnError

MAX_PARTS = 1_000
MAX_UNPACKED = 256 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 500
MAX_GRID = 2_000_000
MAX_TEXT = 64 * 1024 * 1024

SAVE_AS = "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx)."

_CELL = re.compile(rb'<(?:\w+:)?c\s([^>]*?)(/?)>\s*(<(?:\w+:)?f[\s>/])?')
_REFERENCE = re.compile(rb'\br="([A-Za-z]+)([0-9]+)"')
_ERROR = re.compile(rb'\bt="e"')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]+)"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s([^>]*)>')
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_RELATION = re.compile(rb'<(?:\w+:)?Relationship\s([^>]*)>')

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
"""What the standard library raises over a broken package."""

Place = tuple[int, int]
"""Row and column, both counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A workbook that is safe to read, with the cells whose value a fast reader cannot tell."""

    unclear: Mapping[str, frozenset[Place]]
    """Sheet name -> cells that hold a formula or an error value."""


def look(data: bytes) -> Looked:
    """Prove a file to be a workbook that is safe to read.

    Raises ReturnError, with the remedy, for everything else.
    """
    _sniff(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_directory(package)
            return Looked(unclear=_check_parts(package))
    except _BROKEN as error:
        raise _damaged() from error


def _damaged() -> ReturnError:
    return ReturnError(
        "The file is damaged: it is not a complete Excel workbook.",
        "Ask for it again, or open it in your spreadsheet program, repair it and save it.",
    )


def _sniff(data: bytes) -> None:
    """Tell by its first bytes what a file is, whatever its name says."""
    if not data.strip():
        raise ReturnError("The file is empty.", "Ask for the completed questionnaire again.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReturnError(
                "The file is protected with a password for opening.",
                "Take the password off (File, Info, Protect Workbook) and save it again.",
            )
        raise ReturnError("The file is an old Excel workbook (.xls).", SAVE_AS)
    if not data.startswith(b"PK"):
        raise ReturnError(f"The file is not a spreadsheet: {_likely(data)}.", SAVE_AS)


def _likely(data: bytes) -> str:
    head = data[:1024].lstrip().lower()
    if head.startswith(b"%pdf"):
        return "it looks like a PDF document"
    if head.startswith((b"<!doctype html", b"<html")):
        return "it looks like a web page"
    if b"\0" not in head:
        return "it looks like plain text, perhaps a CSV file"
    return "its content is of another kind"


def _check_directory(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename.replace("\\", "/").casefold() for part in parts]
    if "mimetype" in names or "xl/workbook.xml" not in names:
        raise ReturnError(f"The file is not an Excel workbook: {_package_kind(names)}.", SAVE_AS)
    if len(set(names)) != len(names):
        raise ReturnError("The file is ambiguous: two of its parts have the same name.", SAVE_AS)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or any(map(_is_bomb, parts)):
        raise ReturnError(
            f"The file is far larger inside than a return can be ({unpacked:,} bytes unpacked).",
            "Copy the answers into a new questionnaire: send-audit new --kind KIND",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ReturnError("Parts of the file are encrypted.", SAVE_AS)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)


def _package_kind(names: list[str]) -> str:
    if "word/document.xml" in names:
        return "it is a Word document"
    if "mimetype" in names:
        return "it is an OpenDocument file"
    if "xl/workbook.bin" in names:
        return "it is a binary workbook (.xlsb)"
    return "it is a zip file of another kind"


def _check_parts(package: zipfile.ZipFile) -> Mapping[str, frozenset[Place]]:
    """Check every XML part, and map sheet names to their unclear cells."""
    unclear: dict[str, frozenset[Place]] = {}
    names = _sheet_names(package)
    for part in package.infolist():
        name = part.filename.replace("\\", "/").lower()
        if not name.startswith("xl/") or not name.endswith((".xml", ".rels")):
            continue
        xml = package.read(part)
        _check_xml(xml)
        if name in names:
            unclear[names[name]] = _check_sheet(xml)
    return unclear


def _check_xml(xml: bytes) -> None:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ReturnError("The file contains a DTD, which no return needs.", SAVE_AS)
    if xml[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise ReturnError("The file is written in an unusual encoding (UTF-16).", SAVE_AS)
    if len(xml) > MAX_TEXT:
        raise ReturnError("One sheet of the file is far larger than a return can be.", SAVE_AS)


def _check_sheet(xml: bytes) -> frozenset[Place]:
    places = _REFERENCE.findall(xml)
    rows = max((int(row) for _, row in places), default=0)
    rows = max(rows, max((int(row) for row in _ROW.findall(xml)), default=0))
    columns = max((_column(letters) for letters in {letters for letters, _ in places}), default=0)
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_GRID:
        raise ReturnError(
            f"A sheet reaches to row {rows:,}, column {columns:,}: some cell far from the answers is in use.",
            "Delete the empty rows and columns beyond the answers, and save it again.",
        )
    return _unclear(xml)


def _unclear(xml: bytes) -> frozenset[Place]:
    found = set()
    for attributes, _closed, formula in _CELL.findall(xml):
        if formula or _ERROR.search(attributes):
            place = _REFERENCE.search(attributes)
            if place:
                found.add((int(place[2]) - 1, _column(place[1]) - 1))
    return frozenset(found)


def _column(letters: bytes) -> int:
    if len(letters) > 3:
        return 26**4
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheet_names(package: zipfile.ZipFile) -> Mapping[str, str]:
    """Map the part of each sheet to the name on its tab."""
    parts = {part.filename.lower(): part for part in package.infolist()}
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if relations is None:
        return {}
    targets = {
        found.get(b"Id", b""): _part_name(found.get(b"Target", b""))
        for found in map(_attributes, _RELATION.findall(package.read(relations)))
    }
    sheets = map(_attributes, _SHEET.findall(package.read(parts["xl/workbook.xml"])))
    return {targets.get(s.get(b"r:id", b""), ""): _unescape(s.get(b"name", b"")) for s in sheets}


def _attributes(text: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(text))


def _part_name(target: bytes) -> str:
    name = target.decode("utf-8", "replace").replace("\\", "/").lower()
    return name.removeprefix("/") if name.startswith("/") else f"xl/{name}"


def _unescape(text: bytes) -> str:
    name = text.decode("utf-8", "replace")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        name = name.replace(entity, letter)
    return name.replace("&amp;", "&")
