"""Workbooks changed as bytes, where no spreadsheet library would write what people's programs do."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

Change = Callable[[bytes], bytes]
QUESTIONS, FACTS, FORM = "Questions", "About your school", "About this form"


class Bare(NamedTuple):
    """A value in a cell without any style: a date shows as its serial number."""

    value: object


class Shown(NamedTuple):
    """An error that a cell shows, such as #REF!."""

    error: str


class Formula(NamedTuple):
    """A formula with the text it showed when it was saved."""

    text: str
    saved: str


def patched(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """Change parts of a package; a part that is not there is made from nothing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in (*names, *(name for name in changes if name not in names)):
            before = old.read(name) if name in names else b""
            new.writestr(name, changes[name](before) if name in changes else before)
    return out.getvalue()


def part_of(data: bytes, sheet: str) -> str:
    """Give the part of a sheet: both XlsxWriter and openpyxl number them in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tabs = re.findall(r'<sheet [^>]*?name="([^"]+)"', package.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{tabs.index(sheet) + 1}.xml"


def with_cells(data: bytes, cells: Mapping[str, object], sheet: str = QUESTIONS) -> bytes:
    """Type into cells. None empties a cell; its colours and borders stay."""

    def change(xml: bytes) -> bytes:
        for cell, value in cells.items():
            xml = _typed(xml, cell, value)
        return xml

    return patched(data, {part_of(data, sheet): change})


def with_sheet(data: bytes, old: bytes, new: bytes, sheet: str = QUESTIONS) -> bytes:
    """Replace one run of bytes in the part of a sheet; it has to be there."""

    def change(xml: bytes) -> bytes:
        assert old in xml
        return xml.replace(old, new)

    return patched(data, {part_of(data, sheet): change})


def _typed(xml: bytes, cell: str, value: object) -> bytes:
    pattern = rb'<c r="' + cell.encode() + rb'"([^>]*?)(?:/>|>.*?</c>)'
    found = re.search(pattern, xml, re.DOTALL)
    style = re.search(rb' s="\d+"', found[1]) if found else None
    written = _cell(cell, value, style[0].decode() if style else "").encode()
    if found:
        return xml[: found.start()] + written + xml[found.end() :]
    row = re.search(r"\d+", cell)
    assert row
    number = row[0].encode()
    beside = re.search(rb'<row r="' + number + rb'"[^>]*>.*?(?=</row>)', xml, re.DOTALL)
    if beside:
        return xml[: beside.end()] + written + xml[beside.end() :]
    return xml.replace(b"</sheetData>", b'<row r="%b">%b</row></sheetData>' % (number, written))


def _cell(cell: str, value: object, style: str) -> str:
    if isinstance(value, Bare):
        value, style = value.value, ""
    match value:
        case None:
            return f'<c r="{cell}"{style}/>'
        case Shown(error):
            return f'<c r="{cell}"{style} t="e"><v>{error}</v></c>'
        case Formula(text, saved):
            return f'<c r="{cell}"{style} t="str"><f>{escape(text)}</f><v>{escape(saved)}</v></c>'
        case bool():
            return f'<c r="{cell}"{style} t="b"><v>{int(value)}</v></c>'
        case int():
            return f'<c r="{cell}"{style}><v>{value}</v></c>'
    text = f'<t xml:space="preserve">{escape(str(value))}</t>'
    return f'<c r="{cell}"{style} t="inlineStr"><is>{text}</is></c>'
