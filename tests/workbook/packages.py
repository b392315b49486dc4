"""Small packages for tests, made part by part as no program would make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    b"</Types>"
)
ODS = (
    b"<office:document-content xmlns:office='urn:o' xmlns:table='urn:t' xmlns:text='urn:x' "
    b"xmlns:calcext='urn:c'><office:body><office:spreadsheet>%b</office:spreadsheet>"
    b"</office:body></office:document-content>"
)


def package(parts: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Zip some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def relation(name: int, kind: bytes, target: bytes) -> bytes:
    """Write one relation."""
    return b'<Relationship Id="r%d" Type="%b/%b" Target="%b"/>' % (name, OFFICE, kind, target)


def sheet_parts(rows: bytes = b"", **more: bytes) -> dict[str, bytes]:
    """Give the parts of a workbook with one sheet, S. Others: strings, styles, names, sheet."""
    tab = b'<sheet name="S" sheetId="1" r:id="r1"/>'
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS
        + relation(1, b"officeDocument", b"xl/workbook.xml")
        + b"</Relationships>",
        "xl/workbook.xml": b'<workbook %b xmlns:r="%b"><sheets>%b</sheets>%b</workbook>'
        % (MAIN, OFFICE, more.get("tabs", tab), more.get("names", b"")),
        "xl/_rels/workbook.xml.rels": RELATIONS
        + relation(1, b"worksheet", b"worksheets/sheet1.xml")
        + relation(2, b"sharedStrings", b"sharedStrings.xml")
        + relation(3, b"styles", b"styles.xml")
        + b"</Relationships>",
        "xl/sharedStrings.xml": b"<sst %b>%b</sst>"
        % (MAIN, more.get("strings", b"<si><t>zero</t></si><si><t>one</t></si>")),
        "xl/styles.xml": b"<styleSheet %b>%b</styleSheet>" % (MAIN, more.get("styles", b"")),
        "xl/worksheets/sheet1.xml": more.get("sheet")
        or b"<worksheet %b><sheetData>%b</sheetData></worksheet>" % (MAIN, rows),
    }


def workbook(rows: bytes = b"", **more: bytes) -> bytes:
    """Make a workbook with one sheet, S."""
    return package(sheet_parts(rows, **more))


def ods(tables: bytes) -> bytes:
    """Make an OpenDocument spreadsheet."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return package({"mimetype": kind, "content.xml": ODS % tables})
