"""Cells whose value a fast reader cannot tell: formulas and error values. Used when one is blank."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache

from send_audit.model.submission import CellRef

_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")


def is_unclear(data: bytes, where: CellRef) -> bool:
    """Tell whether a cell that reads as blank holds a formula or an error value."""
    xml = _sheet(data, where.sheet)
    for quote in ('"', "'"):
        place = xml.find(f"r={quote}{where.cell}{quote}".encode())
        if place >= 0:
            return _holds_something(xml, place)
    return False


def _holds_something(xml: bytes, place: int) -> bool:
    """Look at the cell that a reference stands in: its type, and what comes first inside it."""
    begin, end = xml.rfind(b"<", 0, place), xml.find(b">", place)
    opening = xml[begin:end]
    if b't="e"' in opening or b"t='e'" in opening:
        return True
    inside = xml[end + 1 : end + 80].lstrip()
    return not opening.endswith(b"/") and inside.startswith((b"<f>", b"<f ", b"<f/", b"<x:f"))


@lru_cache(maxsize=8)
def _sheet(data: bytes, name: str) -> bytes:
    """Give the XML of the sheet that a tab stands for; empty when there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {part.filename.replace("\\", "/").lower(): part for part in package.infolist()}
        relations = parts.get("xl/_rels/workbook.xml.rels")
        if relations is None:
            return b""
        targets = {
            found.get(b"Id"): _part_name(found.get(b"Target", b""))
            for found in _elements(package.read(relations), b"Relationship")
        }
        for found in _elements(package.read(parts["xl/workbook.xml"]), b"sheet"):
            part = parts.get(targets.get(found.get(b"r:id"), ""))
            if part is not None and _unescape(found.get(b"name", b"")) == name:
                return package.read(part)
    return b""


def _elements(xml: bytes, name: bytes) -> list[dict[bytes, bytes]]:
    """Give the attributes of every element of a name, with or without a prefix."""
    opened = (piece.partition(b" ") for piece in xml.split(b"<"))
    return [
        dict(_ATTRIBUTE.findall(rest)) for tag, _, rest in opened if tag.rpartition(b":")[2] == name
    ]


def _part_name(target: bytes) -> str:
    name = target.decode("utf-8", "replace").replace("\\", "/").lower()
    return name.removeprefix("/") if name.startswith("/") else f"xl/{name}"


def _unescape(text: bytes) -> str:
    name = text.decode("utf-8", "replace")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        name = name.replace(entity, letter)
    return name.replace("&amp;", "&")
