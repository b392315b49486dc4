"""The strict guard: what cannot be proved plain is read right or refused, in bounded time and room."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from send_audit.errors import ReturnError
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.files.guard import look
from send_audit.workbook.files.second import read_sheets
from tests.workbook.bombs import BOMBS, HONEST, probe
from tests.workbook.packages import MAIN, package, sheet_parts, workbook

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SEND_AUDIT_SHARED", ROOT.parent / "shared" / "data"))


def cells(data: bytes) -> dict[str, object]:
    """Give every cell that holds something on the first sheet, by its address."""
    sheet = open_grid(data).sheets[0]
    return {
        sheet.ref(row, column).cell: sheet.cell(row, column)
        for row in range(len(sheet.rows))
        for column in range(len(sheet.rows[row]))
        if sheet.cell(row, column) is not None
    }


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            b'<row r="2"><c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="e"><v>#SPILL!</v></c></row>',
            {"B2": "#N/A", "C2": "#SPILL!"},
            id="errors-are-text",
        ),
        pytest.param(
            b'<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="C1" t="d"><v>2025-09-12</v></c>'
            b'<c r="A1" t="b"><v>1</v></c></row>',
            {"A1": True, "C1": date(2025, 9, 12), "A3": 3},
            id="out-of-order",
        ),
        pytest.param(
            b"<row><c><v>1</v></c><c/><c t='s'><v>1</v></c></row><row><c><v>-2.5</v></c></row>",
            {"A1": 1, "C1": "one", "A2": -2.5},
            id="without-references",
        ),
        pytest.param(
            b'<row r="1"><c r="A1" t="inlineStr"><is><r><t>a &lt; </t></r><r><rPr/><t>b</t></r>'
            b"<rPh><t>x</t></rPh></is></c></row>",
            {"A1": "a < b"},
            id="rich-text",
        ),
        pytest.param(
            b'<row r="1"><c r="A1" x="1"><f>1+1</f></c><c r="XFD1"><f>2</f></c></row>',
            {},
            id="formula-without-result",
        ),
        pytest.param(
            b'<row r="1"><c r="A1" t="str"><v>NaN</v></c></row>', {"A1": "NaN"}, id="word"
        ),
        pytest.param(b'<row r="1"><c r="A1"><v>NaN</v></c></row>', {"A1": "nan"}, id="no-number"),
        pytest.param(b'<row r="1"><c r="A1"><v>1e999</v></c></row>', {"A1": "inf"}, id="endless"),
        pytest.param(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" s="1" customFormat="1">'
            b'<c r="A1048576" s="1"/><c r="XFD1048576" s="1"><v></v></c></row>',
            {"A1": 1},
            id="far-but-empty",
        ),
    ],
)
def test_odd_but_honest_cells_are_read(rows: bytes, found: dict[str, object]):
    assert cells(workbook(rows)) == found


def test_rows_out_of_order_are_put_in_order_for_the_second_reader():
    rows = b'<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    package = look(workbook(rows), strictly=True)
    assert read_sheets(package) == [("S", [[1], [], [3]])]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            b'<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="A1"><v>1</v></c></row>',
            "A1 stands twice",
        ),
        (b'<row r="1"><c r="A1"/><c r="A1"><v>1</v></c></row>', "A1 stands twice"),
        (
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
            "A1 stands twice",
        ),
        (b'<row r="2"><c r="A1"><v>1</v></c></row>', "A1 stands on row 2"),
        (b'<row r="11"><c r="A1"><v>1</v></c></row>', "A1 stands on row 11"),
    ],
)
def test_a_cell_out_of_place_is_mended_and_said(rows: bytes, said: str):
    assert cells(workbook(rows)) == {"A1": 1}
    [problem] = open_grid(workbook(rows)).problems
    assert (problem.code, problem.found) == (
        "mended-workbook",
        f"{said} (xl/worksheets/sheet1.xml)",
    )


@pytest.mark.parametrize("between", [b"", b'<c r="B1"><v>3</v></c>', b'</row><row r="1">'])
def test_a_cell_with_two_contents_is_refused(between: bytes):
    rows = b'<row r="1"><c r="A1"><v>1</v></c>%b<c r="A1"><v>2</v></c></row>' % between
    with pytest.raises(ReturnError, match="the cell A1 twice, with different contents"):
        open_grid(workbook(rows))


def test_cells_in_order_need_no_remark():
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"/><c r="Z3"/></row><row r="4"/>'
    assert open_grid(workbook(rows)).problems == ()


def test_prefixed_elements_are_read():
    sheet = (
        b"<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        b"<x:sheetData><x:row r='1'><x:c r='B1' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData>"
        b"</x:worksheet>"
    )
    assert cells(workbook(sheet=sheet)) == {"B1": "zero"}


def test_texts_in_another_alphabet_are_read():
    parts = sheet_parts(b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    for encoding in ("utf-16", "iso-8859-1"):
        text = f'<?xml version="1.0" encoding="{encoding}"?><sst {MAIN.decode()}><si><t>né</t></si></sst>'
        parts["xl/sharedStrings.xml"] = text.encode(encoding)
        assert cells(package(parts)) == {"A1": "né"}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (b'<row r="1"><c r="AAAAAAAAA1"><v>1</v></c></row>', "no spreadsheet has"),
        (b'<row r="1"><c r="XFE1"><v>1</v></c></row>', "no spreadsheet has"),
        (b'<row r="16777217"><c><v>1</v></c></row>', "no spreadsheet has"),
        (b'<row r="1"><c r="A0"><v>1</v></c></row>', "no spreadsheet has"),
        (b'<row r="1"><c r="A1"><v>1</v></c><c r="CV1048576"><v>1</v></c></row>', "row 1,048,576"),
        (b'<row r="1"><c r="SG1"><v>1</v></c></row>', "column 501"),
        (b'<row r="1"><c r="A50001"><v>1</v></c></row>', "row 50,001"),
        (b'<row r="1"><c r="A20000"><v>1</v></c><c r="DZ1"><v>1</v></c></row>', "row 20,000"),
        (b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "damaged"),
        (b'<row r="1"><c r="A1" t="s"><v> -1</v></c></row>', "damaged"),
        (b'<row r="1"><c r="A1" t="s"><v>2</v></c></row>', "damaged"),
        (b'<row r="1"><c r="A1" t="s"><v>abc</v></c></row>', "damaged"),
        (b'<row r="1"><c r="A1" t="e"><v>#N/A</v></row>', "damaged"),
        (b"<a>" * 70 + b"</a>" * 70, "nested too deeply"),
        (b"<row " + b" ".join(b'a%d="1"' % n for n in range(600)) + b"><c/></row>", "attributes"),
    ],
)
def test_cells_that_cannot_be_are_refused(rows: bytes, words: str):
    with pytest.raises(ReturnError, match=words) as caught:
        cells(workbook(rows))
    assert caught.value.hint


def test_a_cell_at_the_last_place_is_read():
    assert cells(workbook(b'<row r="1"><c r="A50000"><v>1</v></c></row>')) == {"A50000": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on memory to set")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_bounds(name: str):
    said = probe(name)
    assert said.startswith("refused: "), said
    assert BOMBS[name][0] in said
    assert said.endswith("True quick")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on memory to set")
@pytest.mark.parametrize("name", HONEST)
def test_what_only_looks_large_is_read_within_bounds(name: str):
    assert probe(name) == "read [1] 1 quick"


# The collection of awkward workbooks: what each holds, counted by hand or told in its table.

COUNTS = {
    "calamine-errors.xlsx": [7, 0, 0],
    "calamine-issue_419.xlsx": [1],
    "closedxml-InvalidColors.xlsx": [2],
    "closedxml-SheetsWithoutRelId.xlsx": [1],
    "poi-52348.xlsx": [50],
    "poi-SimpleStrict.xlsx": [8, 11],
    "poi-xlsx-corrupted.xlsx": [11, 7],
    "sheetjs-xlsx-stream-d-date-cell.xlsx": [33],
    "xlsx2csv-escape.xlsx": [2, 2],
}
REFUSALS = {
    "poi-54764.xlsx": "DTD",
    "poi-poc-xmlbomb.xlsx": "DTD",
    "poi-duplicate-filename-case-insensitive.xlsx": "ambiguous",
    "poi-protected_passtika.xlsx": "password",
    "poi-clusterfuzz-XLSX2CSV-5636439151607808.xlsx": "damaged",
    "poi-clusterfuzz-XLSX2CSV-6594557414080512.xlsx": "damaged",
    "poi-sample-beta.xlsx": "damaged",
}
BAD = SHARED / "bad_workbooks"
here = pytest.mark.skipif(not BAD.is_dir(), reason="the collection is not here")


@here
@pytest.mark.parametrize("name", COUNTS)
def test_every_cell_of_an_awkward_workbook_is_read(name: str):
    grid = open_grid((BAD / name).read_bytes(), name)
    counts = [
        sum(
            sheet.cell(row, column) is not None
            for row in range(len(sheet.rows))
            for column in range(len(sheet.rows[row]))
        )
        for sheet in grid.sheets
    ]
    assert counts == COUNTS[name]
    mended = {"closedxml-SheetsWithoutRelId.xlsx", "poi-xlsx-corrupted.xlsx"}
    assert [problem.code for problem in grid.problems] == ["mended-workbook"] * (name in mended)


@here
@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_wrong_with_an_awkward_workbook_is_said(name: str):
    with pytest.raises(ReturnError, match=REFUSALS[name]) as caught:
        open_grid((BAD / name).read_bytes(), name)
    assert caught.value.hint
    assert "\n" not in caught.value.message


@here
def test_the_part_that_is_not_in_order_is_named():
    data = (BAD / "poi-xlsx-corrupted.xlsx").read_bytes()
    assert open_grid(data).problems[0].found == "_rels/.rels"


@here
def test_errors_of_every_kind_are_told():
    sheet = open_grid((BAD / "calamine-errors.xlsx").read_bytes()).sheets[0]
    found = {sheet.cell(row, 0) for row in range(len(sheet.rows))}
    assert found == {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
