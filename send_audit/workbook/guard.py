"""Look at a file before any spreadsheet reader does: what it is, and whether it is safe to read.

A reader asked for a far-away cell reserves the whole grid up to it and can take the process
down, so references, sizes and entities are checked first, on the raw parts of the package.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

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

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
"""The reference of a cell, or the number of a row (no letters)."""
_DISGUISED = rb"""\br\s*=\s*["'][^"']*[&+\s]"""
"""A reference written in a way that only a parser would understand."""

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
"""What the standard library raises over a broken package."""


def look(data: bytes) -> None:
    """Prove a file to be a workbook that is safe to read.

    Raises ReturnError, with the remedy, for everything else.
    """
    _sniff(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_directory(package)
            _check_parts(package)
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


def _check_parts(package: zipfile.ZipFile) -> None:
    """Check every part by what is in it, whatever its name: a sheet can be called anything."""
    for part in package.infolist():
        xml = package.read(part)
        _check_xml(xml)
        if b"sheetData" in xml:
            _check_extent(xml)


def _check_xml(xml: bytes) -> None:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ReturnError("The file contains a DTD, which no return needs.", SAVE_AS)
    if xml[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise ReturnError("The file is written in an unusual encoding (UTF-16).", SAVE_AS)
    if len(xml) > MAX_TEXT:
        raise ReturnError("One sheet of the file is far larger than a return can be.", SAVE_AS)


def _check_extent(xml: bytes) -> None:
    places = _REFERENCE.findall(xml)
    plain = xml.count(b"<c ") + xml.count(b"<row ")
    if len(places) != plain and re.search(_DISGUISED, xml):
        raise ReturnError(
            "A sheet writes its cell references in a way no office program does.", SAVE_AS
        )
    rows = max((int(row) for _, row in places), default=0)
    columns = max(
        (column_number(letters) for letters in {letters for letters, _ in places}), default=0
    )
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_GRID:
        raise ReturnError(
            f"A sheet reaches to row {rows:,}, column {columns:,}: a cell far from the answers is in use.",
            "Delete the empty rows and columns beyond the answers, and save it again.",
        )


def column_number(letters: bytes) -> int:
    """Give the number of a column, A being 1; one past every limit for more than three letters."""
    if len(letters) > 3:
        return MAX_GRID + 1
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
