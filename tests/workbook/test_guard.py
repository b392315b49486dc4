"""Files that are no return: one clear sentence each, and no reader is ever let near a bomb."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from send_audit.errors import ReturnError
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.files.guard import look
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from tests.workbook.bombs import stored
from tests.workbook.packages import package
from tests.workbook.returns import judged, questionnaire, rows_in


def refused(data: bytes) -> ReturnError:
    """Open something that is no return, and give the refusal."""
    with pytest.raises(ReturnError) as caught:
        open_return(open_grid(data), "a.xlsx", load_layout())
    assert caught.value.hint
    return caught.value


def parts_of(data: bytes) -> dict[str, bytes]:
    """Unzip a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {part.filename: book.read(part) for part in book.infolist()}


def cells(data: bytes) -> dict[str, list[list[object]]]:
    """Give what every sheet holds."""
    return {
        sheet.name: [
            [sheet.cell(row, column) for column in range(len(sheet.rows[row]))]
            for row in range(len(sheet.rows))
        ]
        for sheet in open_grid(data).sheets
    }


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Change the parts of a good return."""
    parts = parts_of(questionnaire())
    change(parts)
    return package(parts)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"<html><table><tr><td>Yes</td></tr></table>", "web page"),
        (b"  <table><tr><td>Yes</td></tr></table>", "web page"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "XML spreadsheet"),
        (b'<?xml version="1.0"?><office:document xmlns:o="urn:opendocument">', ".fods"),
        (b'<?xml version="1.0"?><feed/>', "XML file of another kind"),
        (b"{\\rtf1 Yes}", "Word document (RTF)"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "unpacked first"),
        (b"\x00\x01\x02\x03", "of another kind"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".xls"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word document"),
        (b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"), "PowerPoint"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", ".xls"),
        (package({"word/document.xml": b"<x/>"}), "Word document"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
        (package({"xl/workbook.bin": b"x"}), ".xlsb"),
        (package({"ppt/presentation.xml": b"<x/>"}), "PowerPoint"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.text"}), "of another kind"),
        (package({"mimetype": b"x", "xl/workbook.xml": b"<x/>"}), "two kinds"),
        (package({"Index/Document.iwa": b"x"}), "Apple Numbers"),
        (package({"Oak.xlsx": b"x", "Elm.xlsx": b"x"}), "2 spreadsheet(s) inside"),
        (package({"a.txt": b"x"}), "zip file of another kind"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(data, words):
    assert words in refused(data).message


def test_a_truncated_workbook_is_damaged():
    data = questionnaire()
    assert "damaged" in refused(data[: len(data) // 2]).message


def test_a_spoilt_part_is_damaged():
    data = bytearray(questionnaire())
    place = data.find(b"xl/worksheets/sheet2.xml") + 200
    data[place : place + 40] = b"\xff" * 40
    assert "damaged" in refused(bytes(data)).message


def test_a_part_with_one_wrong_letter_is_damaged():
    data = stored(b'<row r="1"><c r="A1"><v>1</v></c></row>')
    assert open_grid(data).sheets[0].cell(0, 0) == 1
    assert "damaged" in refused(data.replace(b"<v>1</v>", b"<v>2</v>")).message


def test_a_part_in_another_packing_is_damaged():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as book:
        for name, content in parts_of(questionnaire()).items():
            book.writestr(name, content)
    assert "damaged" in refused(out.getvalue()).message


def test_an_encrypted_part_is_refused():
    data = bytearray(questionnaire())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(bytes(data)).message


def test_another_workbook_is_told_apart_with_its_sheets():
    book = Workbook()
    book.active.title = "Budget"
    out = io.BytesIO()
    book.save(out)
    message = refused(out.getvalue()).message
    assert "not a return" in message
    assert "'Budget'" in message
    assert "'Ref', 'Question', 'Answer'" in message


def test_a_sheet_of_nearly_the_right_name_is_pointed_out():
    book = Workbook()
    book.active.title = "Question"
    out = io.BytesIO()
    book.save(out)
    assert "nearest sheet by name is 'Question'" in refused(out.getvalue()).message


def _far_cell(reference: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        sheet = b'<row r="9"><c r="' + reference + b'"><v>1</v></c></row></sheetData>'
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"</sheetData>", sheet)

    return change


@pytest.mark.parametrize(
    "row",
    [
        b"<row r='9'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r="9"><c r = "XFD1048576"><v>1</v></c></row>',
        b'<row r="9"><c r="&#88;FD1048576"><v>1</v></c></row>',
        b'<x:row xmlns:x="a" r="9"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        b'<row r="9"><f:c xmlns:f="a" r="XFD1048576"><f:v>1</f:v></f:c></row>',
        b'<row r="9"><c r="A9" s="1" x="&gt;"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="9"><!-- <c r="A9"/> --><c r="XFD1048576"><v>1</v></c></row>',
        b'</sheetData><sheetData><row r="9"><c r="XFD1048576"><v>1</v></c></row>',
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sheet9.bin", "sheet9.xml"])
def test_a_far_cell_in_disguise_is_refused_too(row: bytes, part: str):
    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", row + b"</sheetData>")
        parts[part] = sheet

    assert refused(changed(change)).message


@pytest.mark.parametrize(
    "hidden",
    [
        b"<x:sheetData>%b</x:sheetData><sheetData/>",
        b"<!-- <sheetData></sheetData> --><x:sheetData>%b</x:sheetData>",
        b"<sheetData/><sheetData>%b</sheetData>",
        b"<?a <sheetData></sheetData> ?><x:sheetData>%b</x:sheetData>",
    ],
)
def test_cells_that_stand_where_none_is_looked_for_are_found(hidden: bytes):
    far = b'<row r="9"><c r="XFD1048576"><v>1</v></c></row>'

    def change(parts: dict[str, bytes]) -> None:
        sheet = b'<worksheet xmlns:x="a">' + hidden % far + b"</worksheet>"
        parts["xl/worksheets/sheet1.xml"] = sheet

    with pytest.raises(ReturnError, match="far from the answers"):
        look(changed(change))


@pytest.mark.parametrize("reference", [b"AAAAAAAAA1", b"XFD1048576", b"ZZ9", b"A99999", b"SF4001"])
def test_a_cell_far_away_is_refused_before_any_reader_sees_it(reference):
    assert "far from the answers" in refused(changed(_far_cell(reference))).message


def _formatted_far_away(parts: dict[str, bytes]) -> None:
    """What colouring a whole row and a whole column leaves behind, and Google's 1,000 rows."""
    name = "xl/worksheets/sheet3.xml"
    rows = b"".join(b'<row r="%d"/>' % number for number in range(500, 1_001))
    far = b'<row r="900000" s="1" customFormat="1"><c r="XFD900000" s="1"/></row>'
    last = b'<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"><v></v></c></row>'
    parts[name] = parts[name].replace(b"</sheetData>", rows + far + last + b"</sheetData>")


def test_formats_without_content_far_away_spoil_nothing():
    data = changed(_formatted_far_away)
    assert judged(data).rows.read == rows_in(questionnaire())
    sheets = {sheet.name: len(sheet.rows) for sheet in open_grid(data).sheets}
    assert sheets == {sheet.name: len(sheet.rows) for sheet in open_grid(questionnaire()).sheets}


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
def test_entities_are_refused_in_every_part(part):
    def change(parts: dict[str, bytes]) -> None:
        parts[part] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[part]

    assert "DTD" in refused(changed(change)).message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_other_alphabets_are_read(encoding: str):
    def change(parts: dict[str, bytes]) -> None:
        for name in ("xl/worksheets/sheet3.xml", "xl/sharedStrings.xml", "xl/workbook.xml"):
            text = parts[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
            parts[name] = ("\ufeff" * (encoding == "utf-16-be") + text).encode(encoding)

    assert cells(changed(change)) == cells(questionnaire())


def test_a_bomb_is_refused_by_its_directory():
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/media/a.bin"] = b" " * 3_000_000

    assert "far larger inside" in refused(changed(change)).message


def test_two_parts_of_one_name_are_refused():
    def change(parts: dict[str, bytes]) -> None:
        parts["XL/Worksheets/Sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]

    assert "ambiguous" in refused(changed(change)).message


def test_a_good_return_passes_at_a_glance(monkeypatch):
    monkeypatch.setitem(
        sys.modules, "send_audit.workbook.files.strict", None
    )  # its import would fail
    assert look(questionnaire()).startswith(b"PK")


def test_what_a_reader_is_given_holds_the_same_parts():
    data = questionnaire()
    assert parts_of(look(data)) == parts_of(data)


def test_read_strictly_a_return_holds_the_same_cells():
    data = questionnaire()
    plainly = parts_of(look(data, strictly=True))
    assert b'encoding="UTF-8"?><worksheet' in plainly["xl/worksheets/sheet3.xml"]
    original = cells(data)
    repeated = cells(package(plainly))
    assert repeated == {
        name: [row[: len(other)] for row, other in zip(rows, repeated[name], strict=False)]
        for name, rows in original.items()
    }


def test_what_the_fast_reader_refuses_the_second_one_may_read():
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        cell = b'<row r="60"><c r="A60" t="e"><v>#SPILL!</v></c></row></sheetData>'
        parts[name] = parts[name].replace(b"</sheetData>", cell)

    result = judged(changed(change))
    assert result.rows.read == rows_in(questionnaire()) > 0


def test_the_second_reader_sees_past_a_wrong_recorded_size():
    from send_audit.workbook.files.second import read_sheets

    book = load_workbook(io.BytesIO(questionnaire()))
    out = io.BytesIO()
    book.save(out)
    parts = parts_of(out.getvalue())
    for name in list(parts):
        if name.startswith("xl/worksheets/sheet"):
            head, _, tail = parts[name].partition(b"<dimension ref=")
            parts[name] = (
                head + b'<dimension ref="A1"/>' + tail.partition(b"/>")[2] if tail else head
            )
    sheets = dict(read_sheets(package(parts)))
    assert len(sheets["Questions"]) > 30
