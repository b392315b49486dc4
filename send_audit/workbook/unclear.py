"""Cells whose value a fast reader cannot tell: formulas and error values. Used when one is blank."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache

from send_audit.workbook.guard import column_number

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(/?)>\s*(<(?:\w+:)?f[\s>/])?")
_REFERENCE = re.compile(rb'\br="([A-Za-z]+)([0-9]+)"')
_ERROR = re.compile(rb'\bt="e"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")

Place = tuple[int, int]
"""Row and column, both counted from 0."""


@lru_cache(maxsize=32)
def unclear_cells(data: bytes, sheet: str) -> frozenset[Place]:
    """Give the cells of a sheet that hold a formula or an error value."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = _part_of(package, sheet)
        return frozenset() if part is None else _unclear(package.read(part))


def _unclear(xml: bytes) -> frozenset[Place]:
    found = set()
    for attributes, _closed, formula in _CELL.findall(xml):
        if formula or _ERROR.search(attributes):
            place = _REFERENCE.search(attributes)
            if place:
                found.add((int(place[2]) - 1, column_number(place[1]) - 1))
    return frozenset(found)


def _part_of(package: zipfile.ZipFile, sheet: str) -> zipfile.ZipInfo | None:
    """Find the part that a sheet's tab stands for."""
    parts = {part.filename.replace("\\", "/").lower(): part for part in package.infolist()}
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if relations is None:
        return None
    targets = {
        found.get(b"Id"): _part_name(found.get(b"Target", b""))
        for found in map(_attributes, _RELATION.findall(package.read(relations)))
    }
    for found in map(_attributes, _SHEET.findall(package.read(parts["xl/workbook.xml"]))):
        if _unescape(found.get(b"name", b"")) == sheet:
            return parts.get(targets.get(found.get(b"r:id"), ""))
    return None


def _attributes(text: bytes) -> Mapping[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(text))


def _part_name(target: bytes) -> str:
    name = target.decode("utf-8", "replace").replace("\\", "/").lower()
    return name.removeprefix("/") if name.startswith("/") else f"xl/{name}"


def _unescape(text: bytes) -> str:
    name = text.decode("utf-8", "replace")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        name = name.replace(entity, letter)
    return name.replace("&amp;", "&")
