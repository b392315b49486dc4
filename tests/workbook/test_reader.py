"""Reading a return: the right row, exactly, or a precise question about it."""

from __future__ import annotations

import random
from datetime import date

import pytest
from openpyxl import Workbook

from send_audit.errors import ReturnError
from send_audit.model.vocabulary import Severity
from tests.workbook.returns import (
    codes,
    column_of,
    edited,
    filled,
    judged,
    outcomes,
    put,
    questionnaire,
    row_of,
    state,
)

ANSWERS = {
    "LEAD-Q1": "Yes",
    "SUPPORT-Q1": "Partly",
    "INCL-Q1": "No",
    "EQUAL-Q2": "Not sure",
    "JOINT-Q1": "Yes",
}


def test_answers_facts_and_dates_are_read_from_their_cells():
    data = filled(answers=ANSWERS, setting_name="Made-up Academy", senco_first_on=date(2025, 9, 1))
    data = edited(data, lambda book: put(book, "LEAD-Q1", date(2026, 1, 5), "Evidence date"))
    data = edited(
        data, lambda book: put(book, "LEAD-Q1", "Policy, page 2", "Evidence: what and where")
    )
    result = judged(data)
    lead = next(item for item in result.items if item.rule.id == "LEAD-01")
    assert (lead.claimed, lead.evidence, lead.evidence_on) == (
        "Yes",
        "Policy, page 2",
        date(2026, 1, 5),
    )
    assert str(lead.where) == "Questions!C5"
    facts = {fact.id: fact.value for fact in result.facts}
    assert facts["setting_name"] == "Made-up Academy"
    assert facts["senco_first_on"] == date(2025, 9, 1)
    assert codes(result) == []


def _shuffle(book: Workbook) -> None:
    sheet = book["Questions"]
    heading = row_of(book, "Questions", "Ref")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=heading + 1)]
    random.Random(7).shuffle(rows)
    for number, values in enumerate(rows, heading + 1):
        for place, value in enumerate(values, 1):
            sheet.cell(number, place).value = value


def _hide(book: Workbook) -> None:
    for number in range(6, 20):
        book["Questions"].row_dimensions[number].hidden = True
    book["Questions"].column_dimensions["A"].hidden = True


def _insert_columns(book: Workbook) -> None:
    book["Questions"].insert_cols(2)
    book["Questions"].insert_cols(1)
    book["About your school"].insert_cols(1, 3)


def _insert_rows(book: Workbook) -> None:
    book["Questions"].insert_rows(1, 4)
    book["About your school"].insert_rows(2, 3)


def _rename(book: Workbook) -> None:
    book["Questions"].title = "Our answers (final)"
    book["About your school"].title = "School"
    book["About this form"].title = "x"


def _swap_columns(book: Workbook) -> None:
    sheet = book["Questions"]
    for row in sheet.iter_rows(min_row=row_of(book, "Questions", "Ref")):
        row[2].value, row[5].value = row[5].value, row[2].value


@pytest.mark.parametrize(
    "change", [_shuffle, _hide, _insert_columns, _insert_rows, _rename, _swap_columns]
)
def test_what_people_do_to_a_sheet_changes_no_answer(change):
    data = filled(answers=ANSWERS, has_sixth_form="Yes")
    before, after = judged(data), judged(edited(data, change))
    assert outcomes(after) == outcomes(before)
    assert {f.id: f.value for f in after.facts} == {f.id: f.value for f in before.facts}
    assert after.rows == before.rows


def test_a_copied_sheet_is_named_and_the_right_one_read():
    def copy(book: Workbook) -> None:
        put(book, "LEAD-Q1", "No")
        book.copy_worksheet(book["Questions"])
        put(book, "LEAD-Q1", "Yes")

    result = judged(edited(questionnaire(), copy))
    assert outcomes(result)["LEAD-01"] == "met"
    assert "sheet-twice" in codes(result)


@pytest.mark.parametrize(
    ("written", "outcome", "code"),
    [
        ("yes ", "met", None),
        ("Y", "met", "read-as"),
        ("Partially", "partly", "read-as"),
        ("M\u200bet", "met", "read-as"),
        ("M\u0435t", "invalid", "unknown-answer"),  # a Cyrillic letter in the middle
        ("Yess", "invalid", "unknown-answer"),
        ("Mostly in place", "invalid", "unknown-answer"),
    ],
)
def test_answer_words_are_matched_but_never_guessed(written, outcome, code):
    result = judged(filled(answers={"LEAD-Q1": written}))
    assert outcomes(result)["LEAD-01"] == outcome
    assert (code in codes(result)) if code else codes(result) == []


def test_an_unknown_answer_names_cell_expectation_and_nearest():
    result = judged(filled(answers={"LEAD-Q1": "Yess"}))
    problem = result.problems[0]
    assert (str(problem.where), problem.found, problem.nearest) == ("Questions!C5", "Yess", "Yes")
    assert problem.expected == "one of: Yes, Partly, No, Not sure, Does not apply"
    assert problem.severity is Severity.ERROR


def test_hidden_letters_are_left_out_with_a_note():
    assert "hidden-letters" in codes(judged(filled(answers={"LEAD-Q1": "Y\u200bes"})))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12/09/2025", date(2025, 9, 12)),
        ("2025-09-12", date(2025, 9, 12)),
        ("12 Sept 2025", date(2025, 9, 12)),
        ("1st March 2026", date(2026, 3, 1)),
        ("12.9.2025", date(2025, 9, 12)),
    ],
)
def test_dates_as_text_are_read_day_first_and_said_so(written, read):
    result = judged(filled(senco_first_on=written))
    assert {f.id: f.value for f in result.facts}["senco_first_on"] == read
    assert codes(result) == ["date-as"]


@pytest.mark.parametrize("written", ["last term", "31/02/2026", "Sept 2025", 17, "2025"])
def test_what_is_no_date_is_asked_about(written):
    result = judged(filled(senco_first_on=written))
    assert {f.id: f.value for f in result.facts}["senco_first_on"] is None
    assert codes(result) == ["bad-value"]
    assert str(result.problems[0].where).startswith("About your school!C")


@pytest.mark.parametrize(
    ("written", "read"), [("12", 12), (3, 3), ("about 6", None), (-1, None), (2.5, None)]
)
def test_numbers_are_whole_or_asked_about(written, read):
    result = judged(filled(senco_months_before=written))
    assert {f.id: f.value for f in result.facts}["senco_months_before"] == read


def test_a_second_row_with_another_answer_spoils_both_and_is_named():
    def double(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        sheet = book["Questions"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 3).value = "LEAD-Q1", "No"

    result = judged(edited(questionnaire(), double))
    assert outcomes(result)["LEAD-01"] == "invalid"
    problem = next(p for p in result.problems if p.code == "duplicate-ref")
    assert "Questions!C5" in problem.message
    assert result.rows.duplicate == 1


def test_a_second_row_with_the_same_answer_is_only_noted():
    def double(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        sheet = book["Questions"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 3).value = "LEAD-Q1", "Yes"

    result = judged(edited(questionnaire(), double))
    assert outcomes(result)["LEAD-01"] == "met"
    assert [p.severity for p in result.problems] == [Severity.NOTE]


def test_a_second_row_of_a_point_spoils_that_point():
    def double(book: Workbook) -> None:
        put(book, "INFO-Q1.1", "Yes")
        sheet = book["Questions"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 3).value = "INFO-Q1.1", "No"

    result = judged(edited(questionnaire(), double))
    info = next(item for item in result.items if item.rule.id == "INFO-01")
    assert next(tick for tick in info.ticks if tick.id == "1").level is None
    assert "duplicate-ref" in codes(result)


def test_an_unknown_reference_is_named_with_the_nearest():
    def rename(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "LEAD-01", "Ref")

    result = judged(edited(questionnaire(), rename))
    problem = next(p for p in result.problems if p.code == "unknown-ref")
    assert (problem.found, problem.nearest) == ("LEAD-01", "LEAD-Q1")
    assert result.rows.unknown == 1
    missing = next(p for p in result.problems if p.code == "missing-rows")
    assert "LEAD-Q1" in missing.message


def test_a_missing_reference_is_supplied_by_the_question_word_for_word():
    def lose(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", None, "Ref")

    result = judged(edited(questionnaire(), lose))
    assert outcomes(result)["LEAD-01"] == "met"
    assert codes(result) == ["ref-supplied"]


def test_a_missing_reference_without_its_question_is_asked_about():
    def lose(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "Do you take the Code into account?", "Question")
        put(book, "LEAD-Q1", None, "Ref")

    result = judged(edited(questionnaire(), lose))
    assert outcomes(result)["LEAD-01"] == "unanswered"
    problem = next(p for p in result.problems if p.code == "missing-ref")
    assert problem.found == "Yes"


def test_an_error_value_is_not_a_blank():
    result = judged(filled(answers={"LEAD-Q1": "#REF!"}))
    assert outcomes(result)["LEAD-01"] == "invalid"
    assert result.problems[0].code in {"error-value", "unknown-answer"}
    assert result.problems[0].found == "#REF!"


def test_a_formula_without_a_saved_result_is_not_a_blank():
    result = judged(filled(answers={"LEAD-Q1": '=IF(TRUE,"Yes","No")'}, senco_first_on="=TODAY()"))
    assert outcomes(result)["LEAD-01"] == "invalid"
    assert codes(result) == ["error-value", "error-value"]


def test_facts_twice_unknown_or_outside_the_list_are_named():
    def spoil(book: Workbook) -> None:
        sheet = book["About your school"]
        place = column_of(book, "About your school", "Your answer")
        last = sheet.max_row + 1
        for number, (name, value) in enumerate(
            [("senco_role", "Not a teacher"), ("senco_rôle", "Yes"), ("urn", 999001)], last
        ):
            sheet.cell(number, 1).value, sheet.cell(number, place).value = name, value
        state(book, "senco_role", "Head or acting head")
        state(book, "senco_award", "A diploma")
        state(book, "urn", 999001)

    result = judged(edited(questionnaire(), spoil))
    found = {p.code: p for p in result.problems}
    assert set(codes(result)) == {"bad-value", "duplicate-ref", "unknown-ref", "unknown-answer"} - {
        "bad-value"
    }
    assert found["unknown-ref"].nearest == "senco_role"
    assert found["unknown-answer"].found == "A diploma"
    assert {f.id: f.value for f in result.facts}["senco_role"] is None
    assert {f.id: f.value for f in result.facts}["urn"] == "999001"


def test_without_the_sheet_of_facts_the_answers_are_still_judged():
    result = judged(
        edited(filled(answers=ANSWERS), lambda book: book.remove(book["About your school"]))
    )
    assert "sheet-missing" in codes(result)
    assert outcomes(result)["LEAD-01"] == "met"


def test_every_row_is_in_one_bucket():
    result = judged(filled(answers={**ANSWERS, "FAMILY-Q1": "??"}))
    rows = result.rows
    parts = (rows.answered, rows.blank, rows.invalid, rows.not_asked, rows.unknown, rows.duplicate)
    assert sum(parts) == rows.read == 33
    assert rows.answered == len(ANSWERS)
    assert rows.invalid == 1


def test_without_the_sheet_about_the_form_the_kind_has_to_be_said():
    data = edited(filled(answers=ANSWERS), lambda book: book.remove(book["About this form"]))
    with pytest.raises(ReturnError, match="does not say what kind"):
        judged(data)
    result = judged(data, kind="academy")
    assert "no-release" in codes(result)
    assert outcomes(result)["LEAD-01"] == "met"
