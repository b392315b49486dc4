"""What a file is shows in its content; formats that no reader is trusted with are read elsewhere."""

from __future__ import annotations

import json
from datetime import date

import pytest

from send_audit.errors import ReturnError
from send_audit.workbook.files.child import answer_for, sheets_of
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.files.ods_grid import read_ods
from send_audit.workbook.files.sniff import Format, sniff
from tests.workbook.old_files import xls, xlsb
from tests.workbook.packages import ods, package, workbook

ONE = workbook(b'<row r="1"><c r="A1"><v>1</v></c></row>')


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ONE, Format.XLSX),
        (xls(), Format.XLS),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", Format.XLS),
        (xlsb(), Format.XLSB),
        (ods(b""), Format.ODS),
        (b"a,b\n", Format.CSV),
        ("a,b\n".encode("utf-16"), Format.CSV),
        ("Ref,Answer\nA-1,Yes\n".encode("utf-16-le"), Format.CSV),
        ("£,é\n".encode("cp1252"), Format.CSV),
        (b"PK,Answer\n", Format.CSV),
    ],
)
@pytest.mark.parametrize("file", ["", "a.xlsx", "a.xls", "a.ods", "a.csv", "a.pdf"])
def test_the_name_changes_nothing(data: bytes, kind: Format, file: str):
    assert sniff(data, file) is kind


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("Oak.xlsx", ["The file is called .xlsx but is a CSV file; it was read as that."]),
        ("Oak.XLS", ["The file is called .XLS but is a CSV file; it was read as that."]),
        ("Oak.csv", []),
        ("Oak.txt", []),
        ("Oak", []),
        ("Oak.download", []),
    ],
)
def test_another_ending_is_a_note(file: str, said: list[str]):
    grid = open_grid(b"a,b\n", file)
    assert [problem.message for problem in grid.problems] == said
    assert {problem.code for problem in grid.problems} <= {"other-format"}


@pytest.mark.parametrize("file", ["Oak.xlsx", "Oak.xlsm", "Oak.XLTX", "Oak.xltm", ""])
def test_workbooks_with_macros_and_templates_are_workbooks(file: str):
    grid = open_grid(ONE, file)
    assert (grid.format, grid.problems) == ("xlsx", ())


@pytest.mark.parametrize(
    ("file", "data", "real"),
    [
        ("~$Oak.xlsx", b"\x05Maria" + b" " * 159, "Oak.xlsx"),
        ("folder/~$Oak.xlsx", b"", "Oak.xlsx"),
        (".~lock.Oak.ods#", b",maria,desk,24.11.2026 02:00,file:///home;", "Oak.ods"),
        ("Oak.xlsx", b"\x05Maria" + b" " * 49 + b"\x05" + b"\0" * 109, "the workbook"),
    ],
)
def test_the_note_of_an_open_workbook_is_called_so(file: str, data: bytes, real: str):
    with pytest.raises(ReturnError) as caught:
        open_grid(data, file)
    assert caught.value.message == (
        f"This is the note that a spreadsheet program leaves while {real} is open."
    )
    assert caught.value.hint == f"Give {real} itself."


@pytest.mark.parametrize("data", [xls(), xlsb(), ods(b"")])
def test_a_risky_format_is_refused_where_no_process_reads_it(data: bytes):
    with pytest.raises(ReturnError, match=r"\.(xls|xlsb|ods)\)\.$"):
        open_grid(data)


def read(data: bytes, kind: Format) -> dict[str, list[list[object]]]:
    """Read as the child process does, in this one."""
    return dict(sheets_of(answer_for(data, kind)))


def test_an_old_workbook_is_read_with_its_addresses():
    assert read(xls(), Format.XLS) == {
        "Questions": [
            [],
            [None, "Ref", 3],
            [None, date(2025, 9, 12), True],
            [],
            [None, None, "é"],
        ],
        "Empty": [],
    }


def test_a_binary_workbook_is_read_with_its_addresses():
    assert read(xlsb(), Format.XLSB) == {"S": [[], [None, "Yes", 3]]}


def test_cells_survive_the_way_between_processes():
    cells = "<table:table-row><table:table-cell office:value-type='{}' office:{}='{}'/></table:table-row>"
    rows = [
        cells.format("float", "value", "2"),
        cells.format("percentage", "value", "0.5"),
        cells.format("boolean", "boolean-value", "true"),
        cells.format("boolean", "boolean-value", "false"),
        cells.format("float", "value", "1").replace(
            "/></", "><text:p>TRUE</text:p></table:table-cell></"
        ),
        cells.format("float", "value", "0").replace(
            "/></", "><text:p>FALSE</text:p></table:table-cell></"
        ),
        cells.format("float", "value", "1").replace(
            "/></", "><text:p>1</text:p></table:table-cell></"
        ),
        cells.format("date", "date-value", "2025-09-12T10:00:00"),
        cells.format("string", "string-value", "[x]"),
        cells.format("float", "value", "nan"),
    ]
    tables = f"<table:table table:name='S'>{''.join(rows)}</table:table>"
    found = read(ods(tables.encode()), Format.ODS)["S"]
    values = [row[0] for row in found]
    truths = [True, False, True, False, 1]
    assert values == [2, 0.5, *truths, date(2025, 9, 12), "[x]", "nan"]
    kinds = [int, float, bool, bool, bool, bool, int, date, str, str]
    assert [type(value) for value in values] == kinds


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ("<c/><c><p>a</p></c>", [None, "a"]),
        ("<c table:number-columns-repeated='3'><p>a</p></c>", ["a", "a", "a"]),
        ("<c table:number-columns-repeated='5'/><c><p>a</p></c>", [None] * 5 + ["a"]),
        ("<c><p>a</p><p>b</p></c>", ["a\nb"]),
        ("<c><p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</p></c>", ["a  b\tc\nd"]),
        ("<c><p>a<text:span>b<text:a>c</text:a></text:span>d</p></c>", ["abcd"]),
        ("<c><p>a</p><office:annotation><p>note</p></office:annotation></c>", ["a"]),
        ("<c><office:annotation><p>note</p></office:annotation><p>a</p></c>", ["a"]),
        ("<c><p><text:frame><p>x</p></text:frame>a</p></c>", ["a"]),
        ("<c office:value-type='string' calcext:value-type='error'><p>#N/A</p></c>", ["#N/A"]),
        ("<c office:value-type='float' office:value='x'><p>3</p></c>", ["3"]),
        (
            "<c><table:table><table:table-row><c><p>x</p></c></table:table-row></table:table></c>",
            [],
        ),
        ("<c><p>a</p></c><table:covered-table-cell/><c><p>b</p></c>", ["a", None, "b"]),
        (f"<c><p>a<text:s text:c='{'9' * 30}'/><text:s text:c='2000000000'/>b</p></c>", None),
    ],
)
def test_open_document_cells(cells: str, row: list[object] | None):
    xml = cells.replace("<c", "<table:table-cell").replace("</c>", "</table:table-cell>")
    xml = xml.replace("<p>", "<text:p>").replace("</p>", "</text:p>")
    tables = f"<table:table table:name='S'><table:table-row>{xml}</table:table-row></table:table>"
    expected = ["a" + " " * 101 + "b"] if row is None else row
    assert read_ods(ods(tables.encode())) == [("S", [expected] if expected else [])]


def _ods_rows(rows: str) -> bytes:
    return ods(f"<table:table table:name='S'>{rows}</table:table>".encode())


def test_open_document_rows_are_repeated_only_where_they_hold_something():
    row = "<table:table-row table:number-rows-repeated='{}'>{}</table:table-row>"
    cell = "<table:table-cell><text:p>a</text:p></table:table-cell>"
    data = _ods_rows(
        row.format(2, cell)
        + row.format(3, "<table:table-cell/>")
        + row.format(1, cell)
        # the colour of a whole column, as programs write it
        + row.format(1_048_570, "<table:table-cell table:number-columns-repeated='16384'/>")
    )
    assert read_ods(data) == [("S", [["a"], ["a"], [], [], [], ["a"]])]


def test_tables_that_are_no_sheets_are_left_out():
    link = b"<table:dde-link><table:table table:name='X'/></table:dde-link>"
    assert read_ods(ods(link + b"<table:table table:name='S'/>")) == [("S", [])]


CELL = "<table:table-cell table:number-columns-repeated='{}'><text:p>{}</text:p></table:table-cell>"
ROW = "<table:table-row table:number-rows-repeated='{}'>{}</table:table-row>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (_ods_rows(ROW.format(4_000_000_000, CELL.format(1, "a"))), "far from the answers"),
        (_ods_rows(ROW.format(1, CELL.format(1_000_000, "a"))), "far from the answers"),
        (_ods_rows(ROW.format(40_000, CELL.format(200, "a"))), "far from the answers"),
        (_ods_rows(ROW.format(4_000, CELL.format(200, "a")) * 2), "1,000,000 cells"),
        (_ods_rows(ROW.format(1, CELL.format(400, "a" * 200_000))), "too much text"),
        (_ods_rows(ROW.format(1, "<a>" * 80 + "</a>" * 80)), "nested too deeply"),
        (_ods_rows("<table:table-row>"), "damaged"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "damaged"),
        (
            package(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
                }
            ),
            "DTD",
        ),
        (
            package(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "META-INF/manifest.xml": b"<manifest:encryption-data/>",
                    "content.xml": b"\x01\x02",
                }
            ),
            "password",
        ),
    ],
)
def test_an_open_document_bomb_is_refused(data: bytes, words: str):
    with pytest.raises(ReturnError, match=words) as caught:
        read(data, Format.ODS)
    assert caught.value.hint


def test_an_answer_that_is_none_is_told_apart():
    for answer in ("", "[]", "{}", json.dumps({"sheets": 3}), "nonsense"):
        with pytest.raises((ValueError, KeyError, TypeError)):
            sheets_of(answer)


@pytest.mark.parametrize("kind", [Format.XLS, Format.XLSB])
def test_what_no_reader_understands_is_refused(kind: Format):
    with pytest.raises(ReturnError, match="no reader can make sense of it"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 600, kind)
