"""Forms that know something before they go out, and forms with one sheet a theme."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.prefill import EMPTY, Archived, Given, Prefill
from send_audit.model.vocabulary import Depth
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from send_audit.workbook.reading.reader import read_submission
from send_audit.workbook.writing.questionnaire import write_for
from tests.workbook.small_checklist import DAY, small_checklist

LAST = Given(
    answer="Yes",
    evidence="=SUM(A1) policy, page 2",
    evidence_on=date(2025, 9, 12),
    comment="As agreed",
    last="Yes",
    changed="The question was put in other words.",
    confirm=True,
)
KEPT = Archived(
    ref="OLD-Q1",
    answer="No",
    evidence="Minutes",
    evidence_on=date(2024, 1, 5),
    comment="was hard",
    why="The question is no longer asked.",
    cell="last.xlsx, Questions!C9",
)
PREFILL = Prefill(
    source="last.xlsx",
    rows={"ALPHA-Q1": LAST, "ALPHA-Q1.1": Given(answer="No"), "BETA-Q1": Given(last="Partly")},
    facts={},
    fact_notes={"has_sixth_form": "Last time: No."},
    archive=(KEPT,),
)


def write(prefill: Prefill = PREFILL, *, by_theme: bool = False) -> bytes:
    checklist = small_checklist()
    rules = select(checklist, "academy", {}, DAY)
    return write_for(checklist, rules, Depth.FULL, {}, prefill, by_theme=by_theme)


def midnight(year: int, month: int, day: int) -> datetime:
    """Give a day as spreadsheets store it."""
    return datetime.combine(date(year, month, day), time())


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def row(data: bytes, ref: str) -> dict[str, object]:
    sheet = opened(data)["Questions"]
    headings = [cell.value for cell in sheet[3]]
    cells = next(cells for cells in sheet.iter_rows(4) if cells[0].value == ref)
    return {name: cell.value for name, cell in zip(headings, cells, strict=True)}


def test_a_row_shows_what_was_answered_what_changed_and_waits_for_a_yes_to_it() -> None:
    cells = row(write(), "ALPHA-Q1")
    assert cells["Answer"] == "Yes"
    assert cells["Evidence: what and where"] == "=SUM(A1) policy, page 2"
    assert cells["Evidence date"] == midnight(2025, 9, 12)
    assert cells["Comment"] == "As agreed"
    assert cells["Last answer"] == "Yes"
    assert cells["What changed"] == "The question was put in other words."
    assert cells["Confirmed?"] == "To confirm: Yes"


def test_what_is_only_shown_waits_for_nothing() -> None:
    cells = row(write(), "BETA-Q1")
    assert (cells["Answer"], cells["Last answer"], cells["Confirmed?"]) == (None, "Partly", None)


def test_text_that_looks_like_a_formula_is_text() -> None:
    sheet = opened(write())["Questions"]
    cells = [cell for cells in sheet.iter_rows() for cell in cells]
    told = next(cell for cell in cells if str(cell.value).startswith("=SUM(A1) policy"))
    assert told.data_type == "s"


def test_the_waiting_cell_is_open_and_takes_one_word() -> None:
    book = opened(write())
    sheet = book["Questions"]
    cell = next(c for r in sheet.iter_rows() for c in r if c.value == "To confirm: Yes")
    assert not cell.protection.locked
    rule = next(r for r in sheet.data_validations.dataValidation if cell.coordinate in r.sqref)
    title, where = next(iter(book.defined_names[rule.formula1].destinations))
    words = book[title][where]
    assert (words.value if not isinstance(words, tuple) else words[0][0].value) == "Confirmed"


def test_progress_counts_what_waits_apart() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write()), data_only=True)
    assert book["Questions"]["A2"].value == "Answered 1 of 4, 1 of these to confirm"
    assert "choose 'Confirmed' beside it" in str(
        [c.value for r in book["Start here"].iter_rows() for c in r]
    )


def test_a_fact_of_last_time_is_shown_where_it_has_to_be_stated_anew() -> None:
    sheet = opened(write())["About your school"]
    cells = next(cells for cells in sheet.iter_rows() if cells[0].value == "has_sixth_form")
    assert cells[2].value is None
    assert str(cells[3].value).startswith("Last time: No.")


def test_what_has_no_place_stands_on_the_archive_sheet() -> None:
    sheet = opened(write())["Archive"]
    assert [cell.value for cell in sheet[4]] == [
        "OLD-Q1",
        "No",
        "Minutes",
        midnight(2024, 1, 5),
        "was hard",
        "The question is no longer asked.",
        "last.xlsx, Questions!C9",
    ]
    assert "Archive" not in opened(write(EMPTY)).sheetnames


def test_a_plain_form_has_no_columns_of_last_time() -> None:
    headings = [cell.value for cell in opened(write(EMPTY))["Questions"][3]]
    assert headings == [
        "Ref",
        "Question",
        "Answer",
        "Evidence: what and where",
        "Evidence date",
        "Comment",
        "Do I answer this? Required by",
    ]


def test_one_sheet_a_theme_holds_the_same_rows_and_is_read_the_same() -> None:
    one, many = write(EMPTY), write(EMPTY, by_theme=True)
    book = opened(many)
    assert book.sheetnames[:5] == [
        "Start here",
        "About your school",
        "1 Alpha matters",
        "2 Beta matters",
        "Actions",
    ]
    checklist = small_checklist()
    read = [
        read_submission(open_return(open_grid(data), "a.xlsx", load_layout()), checklist)
        for data in (one, many)
    ]
    assert read[0].rows == read[1].rows
    assert list(read[0].answers) == list(read[1].answers)
    assert read[1].rows.read == 6
    assert [p.code for p in read[1].problems] == [p.code for p in read[0].problems]


@pytest.mark.parametrize("kind", load_checklist().kinds)
def test_every_kind_can_have_one_sheet_a_theme(kind: str) -> None:
    checklist = load_checklist()
    rules = select(checklist, kind, {}, DAY)
    book = opened(write_for(checklist, rules, Depth.FULL, {}, by_theme=True))
    tabs = [name for name in book.sheetnames if name[:1].isdigit()]
    assert len(tabs) > 3
    assert all(len(name) <= 31 for name in tabs)
    assert "'1 " in str([c.value for r in book["Start here"].iter_rows() for c in r])


@pytest.mark.parametrize("prefill", [EMPTY, PREFILL], ids=["plain", "back"])
def test_every_heading_stands_on_one_line(prefill: Prefill) -> None:
    """Arial, 11 points, bold: reckoned here with half an em a letter, which is on the wide side."""
    sheet = opened(write(prefill))["Questions"]
    for cell in sheet[3]:
        width = sheet.column_dimensions[cell.column_letter].width
        assert len(str(cell.value)) * 11 * 0.5 < width * 5.65 - 12, cell.value


def test_what_is_confirmed_stays_so_and_points_go_with_their_question() -> None:
    rows = {
        "ALPHA-Q1": Given(),
        "ALPHA-Q1.1": Given(answer="Yes", last="Yes"),
        "ALPHA-Q2": Given(answer="No", last="No"),
        "BETA-Q1": Given(answer="Yes", last="Yes", confirm=True),
    }
    data = write(Prefill(source="a.xlsx", rows=rows, facts={}, fact_notes={}))
    marks = {ref: row(data, ref)["Confirmed?"] for ref in rows}
    assert marks == {
        "ALPHA-Q1": "Confirmed",
        "ALPHA-Q1.1": None,
        "ALPHA-Q2": "Confirmed",
        "BETA-Q1": "To confirm: Yes",
    }


def test_a_form_that_shows_nothing_of_last_time_does_not_say_that_it_was_filled_in() -> None:
    parts = Prefill(source="a.xlsx", rows={"BETA-Q1": Given(answer="Yes")}, facts={}, fact_notes={})
    told = [str(cell.value) for cells in opened(write(parts))["About this form"] for cell in cells]
    assert "Filled in from" not in told
