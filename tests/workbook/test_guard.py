"""Files that are no return: one clear sentence each, and no reader is ever let near a bomb."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from send_audit.errors import ReturnError, SendAuditError
from send_audit.workbook.form import open_return
from send_audit.workbook.guard import look
from send_audit.workbook.layout import load_layout
from tests.workbook.returns import judged, questionnaire, rows_in

SHARED = Path(
    os.environ.get("SEND_AUDIT_SHARED", Path(__file__).resolve().parents[3] / "shared" / "data")
)


def refused(data: bytes) -> ReturnError:
    """Open something that is no return, and give the refusal."""
    with pytest.raises(ReturnError) as caught:
        open_return(data, "a.xlsx", load_layout())
    assert caught.value.hint
    return caught.value


def package(parts: dict[str, bytes]) -> bytes:
    """Zip some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Unzip a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {part.filename: book.read(part) for part in book.infolist()}


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
        (b"school,answer\nOak,Yes\n", "plain text"),
        (b"\x00\x01\x02\x03", "of another kind"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".xls"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (package({"word/document.xml": b"<x/>"}), "Word document"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
        (package({"xl/workbook.bin": b"x"}), ".xlsb"),
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
        b'<x:row r="9"><x:c r="XFD1048576"/></x:row>',
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sheet9.bin", "sheet9.xml"])
def test_a_far_cell_in_disguise_is_refused_too(row: bytes, part: str):
    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", row + b"</sheetData>")
        parts[part] = sheet

    assert refused(changed(change)).message


@pytest.mark.parametrize("reference", [b"AAAAAAAAA1", b"XFD1048576", b"ZZ9", b"A99999", b"SF4001"])
def test_a_cell_far_away_is_refused_before_any_reader_sees_it(reference):
    assert "far from the answers" in refused(changed(_far_cell(reference))).message


def test_a_row_far_down_is_refused():
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"</sheetData>", b'<row r="900000"/></sheetData>')

    assert "far from the answers" in refused(changed(change)).message


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
def test_entities_are_refused_in_every_part(part):
    def change(parts: dict[str, bytes]) -> None:
        parts[part] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[part]

    assert "DTD" in refused(changed(change)).message


def test_utf16_is_refused():
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].decode().encode("utf-16")

    assert "encoding" in refused(changed(change)).message


def test_a_bomb_is_refused_by_its_directory():
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/media/a.bin"] = b" " * 3_000_000

    assert "far larger inside" in refused(changed(change)).message


def test_two_parts_of_one_name_are_refused():
    def change(parts: dict[str, bytes]) -> None:
        parts["XL/Worksheets/Sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]

    assert "ambiguous" in refused(changed(change)).message


def test_a_good_return_passes():
    look(questionnaire())


def test_what_the_fast_reader_refuses_the_second_one_may_read():
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        cell = b'<row r="60"><c r="A60" t="e"><v>#SPILL!</v></c></row></sheetData>'
        parts[name] = parts[name].replace(b"</sheetData>", cell)

    result = judged(changed(change))
    assert result.rows.read == rows_in(questionnaire()) > 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collection of awkward workbooks is not here")
@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("*workbooks/*.xls*")), ids=lambda path: path.name
)
def test_awkward_workbooks_are_refused_in_one_sentence(path):
    with pytest.raises(SendAuditError) as caught:
        open_return(path.read_bytes(), path.name, load_layout())
    assert caught.value.message.endswith((".", "'"))
    assert "\n" not in caught.value.message


def test_the_second_reader_sees_past_a_wrong_recorded_size():
    from send_audit.workbook.second import read_sheets

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
