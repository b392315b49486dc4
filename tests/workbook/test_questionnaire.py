from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, FactValue
from send_audit.model.vocabulary import Depth
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from send_audit.workbook.reading.reader import read_submission
from send_audit.workbook.writing.questionnaire import write_for, write_questionnaire
from tests.workbook.small_checklist import DAY, small_checklist

FACTS: Mapping[str, FactValue] = {"setting_name": "Larkrise Academy"}
HOSTILE = "=1+1 @SUM(A1) \x00\x07 <b> & \ud800"
HEADINGS = load_layout().sheets


def write(
    depth: Depth = Depth.FULL,
    facts: Mapping[str, FactValue] = FACTS,
    checklist: Checklist | None = None,
) -> bytes:
    return write_questionnaire(checklist or small_checklist(), "academy", depth, DAY, facts)


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def table(sheet: Worksheet, first: str) -> tuple[int, list[str]]:
    """Find the row of headings and what they say."""
    for row in sheet.iter_rows():
        if row[0].value == first:
            return row[0].row, [cell.value for cell in row]
    raise AssertionError(first)


def cell_of(sheet: Worksheet, ref: str, heading: str) -> openpyxl.cell.Cell:
    _, headings = table(sheet, "Ref")
    row = next(r for r in sheet.iter_rows() if r[0].value == ref)
    return row[headings.index(heading)]


def rule_of(sheet: Worksheet, address: str) -> openpyxl.worksheet.datavalidation.DataValidation:
    return next(rule for rule in sheet.data_validations.dataValidation if address in rule.sqref)


def words_of(book: Workbook, name: str) -> list[str]:
    """Give the words of a named list on the hidden sheet."""
    title, where = next(iter(book.defined_names[name].destinations))
    return [row[0].value for row in book[title][where]]


def test_sheets_and_headings_are_those_of_the_layout() -> None:
    book = opened(write())
    assert book.sheetnames[:6] == [sheet.title for sheet in HEADINGS.values()][:6]
    for name in ("facts", "questions", "form"):
        sheet = HEADINGS[name].without(HEADINGS[name].optional)
        _, headings = table(book[sheet.title], sheet.headings[0])
        assert tuple(headings[: len(sheet.headings)]) == sheet.headings


def test_full_depth_asks_everything_under_its_theme() -> None:
    sheet = opened(write())["Questions"]
    start, _ = table(sheet, "Ref")
    rows = [
        (row[0].value, (row[1].value or "").split("\n")[0]) for row in sheet.iter_rows(start + 1)
    ]
    assert rows == [
        (None, "Alpha matters"),
        ("ALPHA-Q1", "Is ALPHA-Q1 in place?"),
        ("ALPHA-Q1.1", "for every kind"),
        ("ALPHA-Q1.3", "with a sixth form"),
        ("ALPHA-Q2", "Is ALPHA-Q2 in place?"),
        (None, "Beta matters"),
        ("BETA-Q1", "Is BETA-Q1 in place?"),
        ("BETA-Q2", "Is BETA-Q2 in place?"),
    ]


def refs(data: bytes) -> list[str]:
    sheet = opened(data)["Questions"]
    start, _ = table(sheet, "Ref")
    return [row[0].value for row in sheet.iter_rows(start + 1) if row[0].value]


def test_depth_of_duties_leaves_guidance_out_and_keeps_funding() -> None:
    assert "ALPHA-Q2" not in refs(write(Depth.DUTIES))
    assert "BETA-Q2" in refs(write(Depth.DUTIES))


def test_question_ruled_out_by_what_is_known_is_left_out() -> None:
    assert "BETA-Q1" not in refs(write(facts=FACTS | {"has_sixth_form": "no"}))
    assert "BETA-Q1" in refs(write(facts=FACTS | {"has_sixth_form": "yes"}))


def test_question_cell_holds_what_yes_means_and_what_shows_it() -> None:
    cell = cell_of(opened(write())["Questions"], "ALPHA-Q1", "Question")
    assert cell.value == (
        "Is ALPHA-Q1 in place?\nYes means:\n•  It is done.\n•  =1+1 is shown as it is.\n"
        "What shows it: the policy; not older than 12 months."
    )


def test_facts_of_this_kind_stand_in_sections_and_are_filled_in() -> None:
    facts = FACTS | {
        "has_sixth_form": "no",
        "opened_on": date(2025, 9, 1),
        "months": 0,
        "role": "head",
    }
    sheet = opened(write(facts=facts))["About your school"]
    start, _ = table(sheet, "Ref")
    rows = [tuple(cell.value for cell in row[:3]) for row in sheet.iter_rows(start + 1)]
    rows = [(*row[:2], str(row[2]) if isinstance(row[2], date) else row[2]) for row in rows]
    assert rows == [
        (None, "The school", None),
        ("setting_name", "Label of setting_name?", "Larkrise Academy"),
        ("has_sixth_form", "Label of has_sixth_form?", "No"),
        (None, "Dates", None),
        ("opened_on", "Label of opened_on?", "2025-09-01 00:00:00"),
        ("months", "Label of months?", 0),
        ("role", "Label of role?", "Head teacher"),
    ]


def test_form_says_what_it_was_made_from() -> None:
    sheet = opened(write(Depth.DUTIES))["About this form"]
    assert {row[0].value: row[1].value for row in sheet.iter_rows(2)} == {
        "Layout": "questionnaire-1",
        "Checklist": "small",
        "Version": "1.0.0",
        "Digest": "ab" * 32,
        "Kind of setting": "academy",
        "Depth": "duties",
        "Law as at": "2026-11-23",
        "Made for": "Larkrise Academy",
    }


def test_reader_finds_no_fault_and_every_row() -> None:
    checklist = small_checklist()
    data = write(checklist=checklist, facts=FACTS | {"has_sixth_form": "yes", "months": 3})
    read = read_submission(open_return(open_grid(data), "form.xlsx", load_layout()), checklist)
    assert read.problems == ()
    assert read.rows.blank == read.rows.read == len(refs(data))
    assert {name: fact.value for name, fact in read.facts.items()} == FACTS | {
        "has_sixth_form": "yes",
        "months": 3,
    }


def test_no_formula_stands_in_any_cell_that_is_open_for_input() -> None:
    book = opened(write())
    unlocked = [c for s in book for row in s.iter_rows() for c in row if not c.protection.locked]
    assert len(unlocked) > 20
    assert [c.coordinate for c in unlocked if c.data_type == "f"] == []


def test_only_answers_and_facts_are_open_and_each_is_framed() -> None:
    sheet = opened(write())["Questions"]
    for heading in ("Answer", "Evidence: what and where", "Evidence date", "Comment"):
        cell = cell_of(sheet, "ALPHA-Q1", heading)
        assert not cell.protection.locked
        assert cell.border.left.style == cell.border.bottom.style == "thin"
    assert cell_of(sheet, "ALPHA-Q1", "Question").protection.locked
    assert cell_of(sheet, "ALPHA-Q1.1", "Comment").protection.locked


def test_every_sheet_is_protected_without_a_password_and_can_be_filtered() -> None:
    for sheet in opened(write()):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.autoFilter  # "false" means: allowed


def test_dropdowns_are_the_scales_by_name_on_a_hidden_sheet() -> None:
    book = opened(write())
    scales = small_checklist().scales
    assert book["Lists"].sheet_state == book["Workings"].sheet_state == "hidden"
    for ref, scale in (("ALPHA-Q1", "in-place"), ("ALPHA-Q1.1", "tick")):
        address = cell_of(book["Questions"], ref, "Answer").coordinate
        rule = rule_of(book["Questions"], address)
        assert (rule.type, rule.errorStyle) == ("list", None)  # none written: stop
        assert words_of(book, rule.formula1) == [level.label for level in scales[scale].levels]
        assert rule.error
        assert rule.prompt


def test_facts_have_a_list_a_date_or_a_number_rule() -> None:
    book = opened(write())
    sheet = book["About your school"]
    rules = {
        ref: rule_of(sheet, cell_of(sheet, ref, "Your answer").coordinate)
        for ref in ("has_sixth_form", "role", "opened_on", "months")
    }
    assert words_of(book, rules["has_sixth_form"].formula1) == ["Yes", "No"]
    assert words_of(book, rules["role"].formula1) == ["Head teacher", "Other"]
    assert (rules["opened_on"].type, rules["months"].type) == ("date", "whole")
    assert rules["opened_on"].prompt == "Help for opened_on."


def test_dates_look_like_dates() -> None:
    sheet = opened(write())["Questions"]
    cell = cell_of(sheet, "BETA-Q2", "Evidence date")
    assert cell.number_format == "d mmm yyyy"
    assert rule_of(sheet, cell.coordinate).type == "date"


def test_why_is_plain_where_no_fact_decides_and_a_formula_where_one_does() -> None:
    sheet = opened(write())["Questions"]
    heading = "Do I answer this? Required by"
    assert cell_of(sheet, "ALPHA-Q1", heading).value == (
        "The law says you must:\n•  The Act 2014: s.1"
    )
    assert cell_of(sheet, "ALPHA-Q2", heading).value == (
        "Guidance says you should:\n•  The Act 2014: s.1"
    )
    assert cell_of(sheet, "BETA-Q2", heading).value.startswith(
        "The funding agreement says you must"
    )
    assert cell_of(sheet, "BETA-Q1", heading).value.startswith("=IF(AND(OR(AND('About your school'")
    assert cell_of(sheet, "ALPHA-Q1.1", heading).value == "Sch 1 para 1"


def test_formulas_carry_what_they_show_at_first() -> None:
    sheet = opened(write(), values=True)["Questions"]
    heading = "Do I answer this? Required by"
    assert sheet["A2"].value == "Answered 0 of 4"
    assert cell_of(sheet, "BETA-Q1", heading).value == (
        "The law says you must, if the school has a sixth form:\n•  The Act 2014: s.1"
    )
    ruled_out = opened(write(facts=FACTS | {"has_sixth_form": "no"}), values=True)["Questions"]
    assert cell_of(ruled_out, "ALPHA-Q1.3", heading).value == (
        "Skip: asked only if the school has a sixth form."
    )


def test_hostile_text_is_stored_as_text() -> None:
    data = write(facts={"setting_name": HOSTILE})
    cell = cell_of(opened(data)["About your school"], "setting_name", "Your answer")
    assert cell.data_type == "s"
    assert cell.value == "=1+1 @SUM(A1) \ufffd\ufffd <b> & \ufffd"
    rows = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(1).to_python()
    assert [row[2] for row in rows if row[0] == "setting_name"] == [cell.value]


def test_equal_input_gives_equal_bytes_and_no_clock_is_read() -> None:
    data = write()
    assert data == write()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"2026-11-23T00:00:00Z" in package.read("docProps/core.xml")


def test_properties_name_the_form_and_no_person() -> None:
    properties = opened(write()).properties
    assert properties.title == "SEND self-assessment: An academy"
    assert (properties.creator, properties.lastModifiedBy) == ("send-audit", "send-audit")


@pytest.mark.parametrize("title", ["About your school", "Questions", "Actions"])
def test_sheets_print_on_one_page_width_with_their_headings_on_each_page(title: str) -> None:
    sheet = opened(write())[title]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert "Larkrise Academy" in sheet.oddHeader.left.text
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_nothing_is_merged_and_questions_can_be_filtered() -> None:
    book = opened(write())
    assert [str(area) for sheet in book for area in sheet.merged_cells.ranges] == []
    assert book["Questions"].auto_filter.ref == "A3:G11"


def test_start_says_what_people_ask_first() -> None:
    sheet = opened(write(), values=True)["Start here"]
    text = "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)
    for words in (
        "Larkrise Academy",
        "About 10 minutes to answer. Allow 30 minutes the first time, with evidence.",
        "23 November 2026",
        "No pupil names",
        "Who will see it",
        "Please reply by",
        "Does not apply",
        "A worked example",
    ):
        assert words in text


def test_worked_example_cannot_be_taken_for_an_answer() -> None:
    headings = set(load_layout().sheets["questions"].columns["id"])
    cells = {c.value for row in opened(write())["Start here"].iter_rows() for c in row}
    assert headings.isdisjoint(cells)


def test_sign_off_asks_the_head_and_whoever_answers_for_the_school() -> None:
    checklist = small_checklist()
    sheet = opened(write(checklist=checklist))["Sign-off"]
    assert [sheet["A4"].value, sheet["A5"].value] == [
        "Head teacher",
        "Chair of governors or proprietor",
    ]
    assert not sheet["B4"].protection.locked


@pytest.mark.parametrize(
    ("kind", "place", "signers"),
    [
        ("pru", "school", ("Head teacher", "Chair of the management committee")),
        ("fe-college", "college", ("Principal", "Chair of governors")),
        ("childminder", "setting", ("Manager", "Registered person")),
        (
            "local-authority",
            "authority",
            ("Director of children's services", "Lead member for children's services"),
        ),
    ],
)
def test_words_for_the_place_and_its_people_fit_the_kind(kind, place, signers) -> None:
    checklist = load_checklist()
    book = opened(write_questionnaire(checklist, kind, Depth.DUTIES, checklist.law_as_at, {}))
    sheet = book[f"About your {place}"]
    assert sheet["A1"].value == f"About your {place}: start with this sheet"
    assert sheet["B3"].value == f"About your {place}"
    assert (book["Sign-off"]["A4"].value, book["Sign-off"]["A5"].value) == signers


def test_blank_and_answered_cells_change_by_more_than_nothing() -> None:
    sheet = opened(write())["Questions"]
    kinds = {rule.type for area in sheet.conditional_formatting for rule in area.rules}
    words = {
        rule.formula[0]
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.type == "cellIs"
    }
    assert {"containsBlanks", "expression", "cellIs"} <= kinds
    assert words == {'"Yes"', '"Partly"', '"No"', '"Not sure"', '"Does not apply"'}


def test_rows_are_high_enough_for_their_lines() -> None:
    sheet = opened(write())["Questions"]
    cell = cell_of(sheet, "ALPHA-Q1", "Question")
    lines = cell.value.count("\n") + 1
    assert sheet.row_dimensions[cell.row].height >= lines * 14.25


def test_rule_set_decides_and_not_the_facts_again() -> None:
    checklist = small_checklist()
    rules = select(checklist, "academy", {"has_sixth_form": "no"}, DAY)
    assert "BETA-Q1" not in refs(write_for(checklist, rules, Depth.FULL, {}))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_formulas_work_in_a_spreadsheet_program(tmp_path: Path) -> None:
    book = opened(write())
    book_questions = book["Questions"]
    for ref, word in (("ALPHA-Q1", "Yes"), ("ALPHA-Q2", "Partly"), ("BETA-Q2", "No")):
        cell_of(book_questions, ref, "Answer").value = word
    cell_of(book["About your school"], "has_sixth_form", "Your answer").value = "No"
    cell_of(book_questions, "BETA-Q1", "Answer").value = "No"
    book.save(tmp_path / "filled.xlsx")
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")),
            str(tmp_path / "filled.xlsx"),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    book = opened((tmp_path / "out" / "filled.xlsx").read_bytes(), values=True)
    actions = [[c.value or "" for c in row[:4]] for row in book["Actions"].iter_rows(4)]
    assert actions == [
        [1, "ALPHA-Q2", "Is ALPHA-Q2 in place?", "Partly"],
        [2, "BETA-Q2", "Is BETA-Q2 in place?", "No"],
        ["", "", "", ""],
        ["", "", "", ""],
    ]
    assert book["Questions"]["A2"].value == "Answered 3 of 3, 1 to skip"
    skipped = cell_of(book["Questions"], "BETA-Q1", "Do I answer this? Required by").value
    assert skipped == "Skip: asked only if the school has a sixth form."


def every_kind() -> list[str]:
    return list(load_checklist().kinds)


@pytest.mark.parametrize("depth", list(Depth))
@pytest.mark.parametrize("kind", every_kind())
def test_shipped_checklist_makes_a_form_that_reads_back_for_every_kind(
    kind: str, depth: Depth
) -> None:
    checklist = load_checklist()
    data = write_questionnaire(checklist, kind, depth, checklist.law_as_at, {})
    opened_form = open_return(open_grid(data), "form.xlsx", load_layout())
    read = read_submission(opened_form, checklist)
    assert read.problems == ()
    assert (read.form.kind, read.form.depth) == (kind, depth)
    assert read.rows.blank == read.rows.read > 0


def test_primary_academy_at_the_depth_of_duties_keeps_to_its_budget() -> None:
    checklist = load_checklist()
    facts = {"has_secondary": "no", "has_sixth_form": "no"}
    data = write_questionnaire(checklist, "academy", Depth.DUTIES, checklist.law_as_at, facts)
    asked = refs(data)
    points = [ref for ref in asked if "." in ref]
    sheet = opened(data)["About your school"]
    blank = [row[0].value for row in sheet.iter_rows(4) if row[0].value and not row[2].value]
    assert len(asked) - len(points) <= 36
    assert len(points) <= 25
    assert len(blank) <= 25
    assert not set(facts) & set(blank)


def test_no_row_is_higher_than_a_spreadsheet_can_show() -> None:
    checklist = load_checklist()
    for kind in checklist.kinds:
        data = write_questionnaire(checklist, kind, Depth.FULL, checklist.law_as_at, {})
        sheet = opened(data)["Questions"]
        assert max(d.height or 0 for d in sheet.row_dimensions.values()) < 400
