"""Several tables of one kind: tabs by theme, copied sheets, headings said again, stacked sheets."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from send_audit.model.submission import Submission
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from send_audit.workbook.reading.reader import read_submission
from tests.workbook.returns import (
    codes,
    edited,
    filled,
    judged,
    outcomes,
    put,
    questionnaire,
    row_of,
    rows_in,
    state,
)
from tests.workbook.small_checklist import small_checklist

QUESTIONS = ["Ref", "Question", "Answer", "Evidence: what and where", "Evidence date", "Comment"]
WHY = "Do I answer this? Required by"
HEADINGS = [*QUESTIONS, WHY]
FACTS = ["Ref", "About your school", "Your answer", "Help"]


def read(*sheets: tuple[str, list[list[object]]]) -> Submission:
    """Read sheets of cells against the small checklist."""
    grid = Grid(tuple(Sheet(name, rows) for name, rows in sheets), b"", "csv")
    return read_submission(open_return(grid, "a.csv", load_layout()), small_checklist())


def said(submission: Submission) -> list[tuple[str, str]]:
    """Give the codes and cells of what is said, but for sheets that these tests leave out."""
    left_out = {"sheet-missing"}
    return [(p.code, str(p.where)) for p in submission.problems if p.code not in left_out]


def levels(submission: Submission) -> dict[str, tuple[str | None, str]]:
    """Give each answer as it was read, and its cell."""
    return {ref: (found.level, str(found.where)) for ref, found in submission.answers.items()}


def question(ref: str, answer: object = None, evidence: object = None) -> list[object]:
    return [ref, f"Is {ref} in place?", answer, evidence, None, None, None]


def test_a_tab_for_each_theme_is_one_table() -> None:
    def split(book: Workbook) -> None:
        first = book["Questions"]
        second = book.copy_worksheet(first)
        cut = row_of(book, "Questions", "JOINT-Q1")
        first.delete_rows(cut, first.max_row)
        second.delete_rows(4, cut - 4)
        first.title, second.title = "1 Leading", "2 The rest"

    data = filled(answers={"LEAD-Q1": "Yes", "JOINT-Q1": "No", "SUPPORT-Q1": "Partly"})
    before, after = judged(data), judged(edited(data, split))
    assert outcomes(after) == outcomes(before)
    assert after.rows == before.rows
    assert codes(after) == []


def test_rows_that_only_a_copied_sheet_has_are_taken() -> None:
    found = read(
        ("Questions", [HEADINGS, question("ALPHA-Q1", "Yes")]),
        ("Questions (2)", [HEADINGS, question("ALPHA-Q1", "Yes"), question("BETA-Q1", "No")]),
    )
    assert levels(found) == {
        "ALPHA-Q1": ("yes", "Questions!C2"),
        "BETA-Q1": ("no", "Questions (2)!C3"),
    }
    assert said(found) == [("sheet-twice", "None")]
    assert (found.rows.read, found.rows.answered, found.rows.duplicate) == (2, 2, 0)
    assert {"ALPHA-Q1", "BETA-Q1"} <= found.seen


def test_a_row_that_stands_twice_on_a_copied_sheet_only_is_a_duplicate() -> None:
    found = read(
        ("Questions", [HEADINGS, question("ALPHA-Q1", "Yes")]),
        (
            "Audit (2)",
            [
                HEADINGS,
                question("ALPHA-Q1"),
                question("BETA-Q1", "No"),
                question("BETA-Q1", "Yes"),
            ],
        ),
    )
    assert ("duplicate-ref", "Audit (2)!C4") in said(found)
    assert found.answers["BETA-Q1"].readable is False


def test_a_row_of_a_copied_sheet_that_cannot_be_used_is_said_once() -> None:
    rows = [HEADINGS, question("ALPHA-Q1", "Yes"), ["GAMMA-9", "Is it so?", "Yes"]]
    other = [*rows, ["GAMMA-8", "Is that so?", "No"]]
    found = read(("Questions", rows), ("Questions (2)", other))
    assert said(found) == [
        ("sheet-twice", "None"),
        ("unknown-ref", "Questions!A3"),
        ("unknown-ref", "Questions (2)!A4"),
    ]
    assert found.rows.unknown == 2


def test_words_beside_the_same_answer_on_a_copied_sheet_are_kept() -> None:
    found = read(
        ("Questions", [HEADINGS, question("ALPHA-Q1", "Yes", "Policy")]),
        ("Questions (2)", [HEADINGS, question("ALPHA-Q1", "Yes", "Minutes of May")]),
    )
    assert said(found) == [("sheet-twice", "None"), ("words-kept", "Questions (2)!D2")]
    answer = found.answers["ALPHA-Q1"]
    assert (answer.evidence, answer.comment) == ("Policy", "Minutes of May")


def test_words_beside_a_blank_row_are_kept_when_another_gives_the_answer() -> None:
    rows = [HEADINGS, question("ALPHA-Q1", None, "Policy"), question("ALPHA-Q1", "Yes")]
    found = read(("Questions", rows))
    assert said(found) == [("duplicate-ref", "Questions!C2"), ("words-kept", "Questions!D2")]
    answer = found.answers["ALPHA-Q1"]
    assert (answer.level, answer.comment) == ("yes", "Policy")


def test_headings_said_again_with_columns_in_another_order_are_followed() -> None:
    rows = [
        ["Name of school", "Oak"],
        HEADINGS,
        ["", "Alpha matters"],
        question("ALPHA-Q1", "Yes", "Policy"),
        ["", "Please read this before you go on."],
        ["Ref", "Answer", "Question", "Comment"],
        ["BETA-Q1", "No", "Is BETA-Q1 in place?", "soon"],
    ]
    found = read(("Questions", rows))
    assert levels(found) == {
        "ALPHA-Q1": ("yes", "Questions!C4"),
        "BETA-Q1": ("no", "Questions!B7"),
    }
    assert found.answers["BETA-Q1"].comment == "soon"
    assert {code for code, _ in said(found)} == {"column-missing"}
    assert found.rows.read == 2


def test_headings_said_again_are_no_rows_however_they_are_written() -> None:
    shouted = [" REF ", "QUESTION:", "answer"]
    rows = [HEADINGS, question("ALPHA-Q1", "Yes"), HEADINGS, question("BETA-Q1"), shouted]
    found = read(("Questions", rows))
    assert said(found) == []
    assert (found.rows.read, found.rows.answered, found.rows.blank) == (2, 1, 1)


def test_headings_in_another_spelling_are_found_on_a_sheet_of_their_own() -> None:
    rows = [["REF", "question ", "ANSWER."], ["BETA-Q1", "Is BETA-Q1 in place?", "Yes"]]
    found = read(("Questions", [HEADINGS, question("ALPHA-Q1", "Yes")]), ("Beta", rows))
    assert levels(found)["BETA-Q1"] == ("yes", "Beta!C2")


def test_sheets_stacked_into_one_are_told_apart() -> None:
    rows = [
        ["About your school: start with this sheet"],
        FACTS,
        ["has_sixth_form", "Is has_sixth_form so?", "Yes"],
        *([[""]] * 100),
        HEADINGS,
        question("ALPHA-Q1", "Yes"),
        question("BETA-Q1", "No"),
        [""],
        ["About this form", "Value"],
        ["Kind of setting", "academy"],
        ["Made for", "999001 Oak"],
    ]
    found = read(("return", rows))
    assert levels(found) == {
        "ALPHA-Q1": ("yes", "return!C105"),
        "BETA-Q1": ("no", "return!C106"),
    }
    assert {name: fact.value for name, fact in found.facts.items()} == {"has_sixth_form": "yes"}
    assert (found.form.kind, found.form.setting) == ("academy", "999001 Oak")
    assert str(found.form.setting_where) == "return!B110"
    assert found.rows.read == 2


def test_facts_on_a_second_sheet_with_rows_of_its_own_are_taken() -> None:
    def split(book: Workbook) -> None:
        state(book, "senco_in_post", "No")
        second = book.copy_worksheet(book["About your school"])
        cut = row_of(book, "About your school", "senco_in_post")
        book["About your school"].delete_rows(cut, 200)
        second.delete_rows(4, cut - 4)

    result = judged(edited(questionnaire(), split))
    assert codes(result) == []
    assert outcomes(result)["SENCO-01"] == "not_met"


def test_a_fact_that_only_a_copied_sheet_has_is_taken_and_not_missed() -> None:
    def copy(book: Workbook) -> None:
        state(book, "senco_in_post", "No")
        book.copy_worksheet(book["About your school"])
        place = row_of(book, "About your school", "senco_in_post")
        book["About your school"].delete_rows(place)

    result = judged(edited(questionnaire(), copy))
    assert codes(result) == ["sheet-twice"]
    assert outcomes(result)["SENCO-01"] == "not_met"


def test_guidance_merged_titles_and_details_above_say_nothing() -> None:
    def decorate(book: Workbook) -> None:
        sheet = book["Questions"]
        put(book, "LEAD-Q1", "Yes")
        sheet.insert_rows(6, 2)
        sheet["B6"] = "Please look at the handbook before you answer the next question."
        sheet["A7"], sheet["B7"] = None, "PART TWO"
        sheet.merge_cells("B7:G7")
        sheet.insert_rows(1, 3)
        sheet["A1"], sheet["B1"] = "School", "Oak"
        sheet["A2"], sheet["B2"], sheet["C2"] = "Filled in by", "J. Brown", "9 November"

    data = questionnaire()
    result = judged(edited(data, decorate), file="FINAL v2 (1).xlsx")
    assert codes(result) == []
    assert outcomes(result)["LEAD-01"] == "met"
    assert result.rows.read == rows_in(data)


def test_a_column_that_stands_twice_on_a_tab_of_its_own_is_named() -> None:
    found = read(
        ("Questions", [HEADINGS, question("ALPHA-Q1", "Yes")]),
        ("Beta", [[*HEADINGS, "Answer"], [*question("BETA-Q1", "Yes"), "No"]]),
    )
    assert said(found) == [("column-twice", "Beta!C1"), ("unknown-answer", "Beta!C2")]


def test_a_blank_row_without_its_reference_keeps_its_evidence() -> None:
    lost = question("ALPHA-Q1", None, "Policy")
    found = read(("Questions", [HEADINGS, ["", *lost[1:]], ["", "Do read this.", None, "Thanks"]]))
    assert said(found) == [("ref-supplied", "Questions!A2"), ("stray-cell", "Questions!D3")]
    assert found.answers["ALPHA-Q1"].evidence == "Policy"
    assert (found.rows.read, found.rows.unknown) == (2, 1)


def test_a_blank_row_without_its_reference_keeps_its_date() -> None:
    lost = question("ALPHA-Q1")
    lost[0], lost[4] = None, date(2026, 9, 1)
    found = read(("Questions", [HEADINGS, lost]))
    assert said(found) == [("ref-supplied", "Questions!A2")]
    assert found.answers["ALPHA-Q1"].evidence_on == date(2026, 9, 1)


def test_another_date_on_a_second_row_is_kept_in_words() -> None:
    first, second = question("ALPHA-Q1", "Yes", "Policy"), question("ALPHA-Q1", "Yes", "Policy")
    first[4], second[4] = date(2026, 9, 1), date(2024, 1, 1)
    found = read(("Questions", [HEADINGS, first, second]))
    assert said(found) == [("duplicate-ref", "Questions!C3"), ("words-kept", "Questions!E3")]
    answer = found.answers["ALPHA-Q1"]
    assert (answer.evidence_on, answer.comment) == (date(2026, 9, 1), "dated 2024-01-01")
    assert found.problems[-1].found == "dated 2024-01-01"


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (date(2026, 9, 1), "01/09/2026", ""),
        (date(2026, 9, 1), None, ""),
        (None, date(2024, 1, 1), "dated 2024-01-01"),
        ("last term", "last term", ""),
        ("last term", "this term", "dated this term"),
        (date(2026, 9, 1), "last term", "dated last term"),
    ],
)
def test_a_date_is_kept_once(first: object, second: object, kept: str) -> None:
    rows = [question("ALPHA-Q1", "Yes"), question("ALPHA-Q1", "Yes")]
    rows[0][4], rows[1][4] = first, second
    found = read(("Questions", [HEADINGS, rows[0]]), ("Questions (2)", [HEADINGS, rows[1]]))
    assert found.answers["ALPHA-Q1"].comment == kept


def test_remarks_on_a_copied_sheet_are_named_once() -> None:
    rows = [HEADINGS, question("ALPHA-Q1", "Yes"), [None, None, None, "one"]]
    other = [*rows, [None, None, None, "two"]]
    found = read(("Questions", rows), ("Questions (2)", other))
    assert said(found) == [
        ("sheet-twice", "None"),
        ("stray-cell", "Questions!D3"),
        ("stray-cell", "Questions (2)!D4"),
    ]


def test_words_under_a_misnamed_heading_are_said_once() -> None:
    headings = [*QUESTIONS[:3], "Evidense", *QUESTIONS[4:], WHY]
    rows = [question("ALPHA-Q1", "Yes", "a"), ["", "", "", "b"], ["", "Read this.", "", "c"]]
    found = read(("Questions", [headings, *rows]))
    assert said(found) == [("column-missing", "Questions!D1")]
