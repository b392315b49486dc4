"""Reading a return: the right row, exactly, or a precise question about it."""

from __future__ import annotations

import io
import random
from datetime import date

import pytest
from openpyxl import Workbook

from send_audit.errors import ReturnError
from send_audit.model.result import AuditResult
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
    rows_in,
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


@pytest.mark.parametrize(("in_copy", "outcome"), [("Yes", "met"), (None, "met"), ("No", "invalid")])
def test_a_copied_sheet_is_named_and_another_answer_in_it_is_not_lost(in_copy, outcome):
    def copy(book: Workbook) -> None:
        put(book, "LEAD-Q1", in_copy)
        book.copy_worksheet(book["Questions"])
        put(book, "LEAD-Q1", "Yes")

    result = judged(edited(questionnaire(), copy))
    assert outcomes(result)["LEAD-01"] == outcome
    assert "sheet-twice" in codes(result)
    assert ("duplicate-ref" in codes(result)) is (outcome == "invalid")


@pytest.mark.parametrize(
    ("written", "outcome", "code"),
    [
        ("yes ", "met", None),
        ("Y", "met", "read-as"),
        ("Partially", "partly", "read-as"),
        ("M\u200bet", "met", "read-as"),
        ("M\u0435t", "invalid", "look-alike"),  # a Cyrillic letter in the middle
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


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("last term", "vague-date"),
        ("31/02/2026", "bad-value"),
        ("Sept 2025", "vague-date"),
        (17, "bad-value"),
        ("2025", "vague-date"),
    ],
)
def test_what_is_no_date_is_asked_about(written, code):
    result = judged(filled(senco_first_on=written))
    assert {f.id: f.value for f in result.facts}["senco_first_on"] is None
    assert codes(result) == [code]
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
    assert codes(result) == ["duplicate-ref"]
    assert result.problems[0].severity is Severity.NOTE


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
        put(book, "LEAD-Q1", "Is the Code followed?", "Question")
        put(book, "LEAD-Q1", "LEAD-01", "Ref")

    result = judged(edited(questionnaire(), rename))
    problem = next(p for p in result.problems if p.code == "unknown-ref")
    assert (problem.found, problem.nearest) == ("LEAD-01", "LEAD-Q1")
    assert result.rows.unknown == 1
    missing = next(p for p in result.problems if p.code == "missing-rows")
    assert "LEAD-Q1" in missing.message


def test_a_misspelt_reference_is_mended_by_the_question_word_for_word():
    def rename(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "LEAD-Ql", "Ref")

    result = judged(edited(questionnaire(), rename))
    problem = next(p for p in result.problems if p.code == "ref-supplied")
    assert (problem.found, problem.expected) == ("LEAD-Ql", "LEAD-Q1")
    assert outcomes(result)["LEAD-01"] == "met"
    assert result.rows.unknown == 0


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
    data = filled(answers={**ANSWERS, "FAMILY-Q1": "??"})
    rows = judged(data).rows
    parts = (rows.answered, rows.blank, rows.invalid, rows.not_asked, rows.unknown, rows.duplicate)
    assert sum(parts) == rows.read == rows_in(data)
    assert rows.answered == len(ANSWERS)
    assert rows.invalid == 1


def test_without_the_sheet_about_the_form_the_kind_has_to_be_said():
    data = edited(filled(answers=ANSWERS), lambda book: book.remove(book["About this form"]))
    with pytest.raises(ReturnError, match="does not say what kind"):
        judged(data)
    result = judged(data, kind="academy")
    assert "no-release" in codes(result)
    assert outcomes(result)["LEAD-01"] == "met"


def test_a_fact_without_its_reference_is_read_by_its_words():
    def lose(book: Workbook) -> None:
        state(book, "senco_in_post", "No")
        place = row_of(book, "About your school", "senco_in_post")
        book["About your school"].cell(place, 1).value = None

    result = judged(edited(questionnaire(), lose))
    assert codes(result) == ["ref-supplied"]
    assert outcomes(result)["SENCO-01"] == "not_met"


def test_an_answer_in_the_facts_without_reference_or_words_is_asked_about():
    def lose(book: Workbook) -> None:
        state(book, "senco_in_post", "No")
        place = row_of(book, "About your school", "senco_in_post")
        book["About your school"].cell(place, 1).value = None
        book["About your school"].cell(place, 2).value = "SENCO?"

    assert codes(judged(edited(questionnaire(), lose))) == ["missing-ref", "missing-rows"]


def test_two_answers_to_one_fact_leave_what_rests_on_it_unread():
    def double(book: Workbook) -> None:
        state(book, "senco_in_post", "Yes")
        sheet = book["About your school"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 3).value = "senco_in_post", "No"
        put(book, "SENCO-Q1", "Yes")

    result = judged(edited(questionnaire(), double))
    assert outcomes(result)["SENCO-01"] == "invalid"
    item = next(i for i in result.items if i.rule.id == "SENCO-01")
    assert "could not be read" in item.because[0]


def test_a_second_answer_column_is_named():
    def double(book: Workbook) -> None:
        sheet = book["Questions"]
        heading = row_of(book, "Questions", "Ref")
        sheet.cell(heading, 8).value = "Answer"
        sheet.cell(heading + 2, 8).value = "No"
        put(book, "LEAD-Q1", "Yes")

    result = judged(edited(questionnaire(), double))
    problem = next(p for p in result.problems if p.code == "column-twice")
    assert "Questions!C3" in problem.message
    assert "Questions!H3" in problem.message
    assert outcomes(result)["LEAD-01"] == "invalid"


def test_what_stands_beside_the_table_is_named():
    def beside(book: Workbook) -> None:
        book["Questions"].cell(row_of(book, "Questions", "LEAD-Q1"), 9).value = "No"

    problem = judged(edited(questionnaire(), beside)).problems[0]
    assert (problem.code, str(problem.where), problem.found) == ("stray-cell", "Questions!I5", "No")


def test_a_renamed_column_is_named_with_the_nearest_heading():
    def rename(book: Workbook) -> None:
        heading = row_of(book, "Questions", "Ref")
        book["Questions"].cell(heading, 4).value = "Evidence of it"

    problem = judged(edited(questionnaire(), rename)).problems[0]
    assert (problem.code, problem.found, str(problem.where)) == (
        "column-missing",
        "Evidence of it",
        "Questions!D3",
    )


def test_a_heading_that_was_nearly_kept_is_pointed_at():
    def rename(book: Workbook) -> None:
        heading = row_of(book, "Questions", "Ref")
        book["Questions"].cell(heading, 3).value = "The answer"

    with pytest.raises(ReturnError, match=r"Questions!C3: found 'The answer', expected 'Answer'"):
        judged(edited(questionnaire(), rename))


def test_sorting_without_the_reference_column_is_noticed():
    def sort(book: Workbook) -> None:
        put(book, "LEAD-Q1", "No")
        put(book, "JOINT-Q1", "Yes")
        sheet = book["Questions"]
        one, two = row_of(book, "Questions", "LEAD-Q1"), row_of(book, "Questions", "JOINT-Q1")
        for column in range(2, 7):
            first, second = sheet.cell(one, column), sheet.cell(two, column)
            first.value, second.value = second.value, first.value

    result = judged(edited(questionnaire(), sort))
    assert codes(result) == ["ref-mismatch", "ref-mismatch"]
    assert outcomes(result)["LEAD-01"] == outcomes(result)["JOINT-01"] == "invalid"
    assert result.rows.answered + result.rows.blank + result.rows.invalid == result.rows.read


def test_a_blank_row_beside_an_answered_one_spoils_nothing():
    def double(book: Workbook) -> None:
        sheet = book["Questions"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 3).value = "LEAD-Q1", "y"
        sheet.cell(last + 1, 1).value = "LEAD-Q1"
        sheet.cell(last + 2, 1).value, sheet.cell(last + 2, 3).value = "LEAD-Q1", "Yes"

    result = judged(edited(questionnaire(), double))
    assert outcomes(result)["LEAD-01"] == "met"
    assert result.rows.duplicate == 3
    assert {p.severity for p in result.problems if p.code == "duplicate-ref"} == {Severity.NOTE}


def test_an_unreadable_point_is_neither_yes_nor_no():
    result = judged(filled(answers={"INFO-Q1": "Yes", "INFO-Q1.1": "No way"}))
    assert outcomes(result)["INFO-01"] == "invalid"


def test_formulas_in_evidence_cells_are_named():
    def spoil(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", '=A1&"x"', "Evidence: what and where")
        put(book, "LEAD-Q1", "=TODAY()", "Evidence date")
        put(book, "JOINT-Q1", "Yes")
        put(book, "JOINT-Q1", "31/02/2026", "Evidence date")

    result = judged(edited(questionnaire(), spoil))
    assert codes(result) == ["error-value", "error-value", "bad-value"]
    assert [str(p.where) for p in result.problems[:2]] == ["Questions!D5", "Questions!E5"]


def test_a_yes_with_a_question_mark_is_asked_about():
    result = judged(filled(answers={"LEAD-Q1": "Yes?"}))
    assert (outcomes(result)["LEAD-01"], result.problems[0].nearest) == ("invalid", "Yes")


def test_what_a_fact_took_out_is_called_so():
    data = filled("maintained-special", answers={"FAMILY-Q1": "No"}, in_hospital="Yes")
    problem = next(p for p in judged(data).problems if p.code == "not-asked")
    assert "because of the fact 'in_hospital'" in problem.message


def _swap(book: Workbook, sheet: str, refs: tuple[str, str], columns: range) -> None:
    """Sort two rows the other way round, but for the column of references."""
    one, two = (row_of(book, sheet, ref) for ref in refs)
    for column in columns:
        first, second = book[sheet].cell(one, column), book[sheet].cell(two, column)
        first.value, second.value = second.value, first.value


def test_facts_sorted_without_their_references_are_noticed():
    data = filled(senco_in_post="No", senco_on_staff="Yes")
    refs = ("senco_in_post", "senco_on_staff")
    result = judged(edited(data, lambda book: _swap(book, "About your school", refs, range(2, 6))))
    assert codes(result) == ["ref-mismatch", "ref-mismatch"]
    assert {fact.id: fact.value for fact in result.facts if fact.id in refs} == dict.fromkeys(refs)
    assert outcomes(result)["SENCO-01"] != "met"


def test_points_sorted_without_their_references_are_noticed():
    data = filled(answers={"INFO-Q1": "Yes", "INFO-Q1.1": "Yes", "INFO-Q1.2": "No"})
    result = judged(
        edited(data, lambda book: _swap(book, "Questions", ("INFO-Q1.1", "INFO-Q1.2"), range(2, 4)))
    )
    assert codes(result) == ["ref-mismatch", "ref-mismatch"]
    assert result.rows.invalid == 2
    assert outcomes(result)["INFO-01"] == "invalid"


@pytest.mark.parametrize(
    ("in_copy", "found"),
    [("No", ["sheet-twice", "duplicate-ref"]), ("Yes", ["sheet-twice"]), (None, ["sheet-twice"])],
)
def test_another_fact_in_a_copied_sheet_is_not_lost(in_copy, found):
    def copy(book: Workbook) -> None:
        second = book.copy_worksheet(book["About your school"])
        second.cell(row_of(book, "About your school", "senco_in_post"), 3).value = in_copy

    result = judged(edited(filled(senco_in_post="Yes", senco_on_staff="Yes"), copy))
    assert codes(result) == found
    assert outcomes(result)["SENCO-01"] == ("met" if len(found) == 1 else "invalid")


def test_a_fact_that_only_a_copied_sheet_states_is_taken():
    def copy(book: Workbook) -> None:
        second = book.copy_worksheet(book["About your school"])
        second.cell(row_of(book, "About your school", "senco_in_post"), 3).value = "No"

    result = judged(edited(questionnaire(), copy))
    assert outcomes(result)["SENCO-01"] == "not_met"


def test_what_stands_beside_a_fact_or_a_point_is_named():
    def beside(book: Workbook) -> None:
        place = row_of(book, "About your school", "senco_in_post")
        book["About your school"].cell(place, 9).value = "No"
        put(book, "INFO-Q1.1", "see page 4", "Evidence: what and where")

    found = [p for p in judged(edited(questionnaire(), beside)).problems if p.code == "stray-cell"]
    assert [problem.found for problem in found] == ["No", "see page 4"]


@pytest.mark.parametrize(
    ("sheet", "ref"), [("About your school", "senco_in_post"), ("Questions", "INFO-Q1")]
)
def test_a_row_that_somebody_deleted_is_named(sheet, ref):
    data = edited(questionnaire(), lambda book: book[sheet].delete_rows(row_of(book, sheet, ref)))
    problem = next(p for p in judged(data).problems if p.code == "missing-rows")
    assert ref in problem.message


def test_a_second_row_with_a_formula_is_another_answer():
    def double(book: Workbook) -> None:
        put(book, "LEAD-Q1", "??")
        sheet = book["Questions"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 3).value = "LEAD-Q1", '=IF(1,"Yes","No")'
        sheet.cell(last + 1, 1).value, sheet.cell(last + 1, 3).value = "LEAD-Q1", "No"

    result = judged(edited(questionnaire(), double))
    counts = result.rows
    assert outcomes(result)["LEAD-01"] == "invalid"
    assert (counts.answered, counts.invalid, counts.duplicate) == (0, 1, 2)
    assert counts.blank + counts.invalid + counts.duplicate == counts.read


@pytest.mark.parametrize(("written", "code"), [("see page 4", "stray-cell"), ("No", "missing-ref")])
def test_words_under_the_answers_are_a_note_but_an_answer_is_asked_about(written, code):
    def below(book: Workbook) -> None:
        book["Questions"].cell(book["Questions"].max_row + 1, 3).value = written

    result = judged(edited(questionnaire(), below))
    assert codes(result) == [code]
    assert result.rows.unknown == 1


def _strays(result: AuditResult) -> list[tuple[str, str]]:
    return [(str(p.where), p.found) for p in result.problems if p.code == "stray-cell"]


def test_what_stands_on_rows_without_a_question_is_named_cell_by_cell():
    def add(book: Workbook) -> None:
        sheet = book["Questions"]
        sheet["D4"] = "see the governors' file"  # beside the title of the first part
        sheet.insert_rows(6, 2)
        sheet["D6"], sheet["E6"], sheet["F6"] = "Minutes", date(2026, 9, 1), "in the safe"
        sheet["B7"], sheet["I7"] = "Please read the handbook.", "ask the bursar"
        sheet.insert_rows(9)
        sheet["J9"] = "nothing else on this row"

    result = judged(edited(questionnaire(), add))
    assert _strays(result) == [
        ("Questions!D4", "see the governors' file"),
        ("Questions!D6", "Minutes"),
        ("Questions!E6", "2026-09-01"),
        ("Questions!F6", "in the safe"),
        ("Questions!I7", "ask the bursar"),
        ("Questions!J9", "nothing else on this row"),
    ]
    assert set(codes(result)) == {"stray-cell"}


def test_guidance_and_what_the_form_says_beside_a_lost_question_are_silent():
    def lose(book: Workbook) -> None:
        for ref in ("LEAD-Q1", "INFO-Q1.1"):
            put(book, ref, None, "Ref")
        sheet = book["Questions"]
        sheet.cell(row_of(book, "Questions", "LEAD-Q4"), 2).value = "Other words"
        put(book, "LEAD-Q4", None, "Ref")
        sheet.insert_rows(5)
        sheet["B5"] = "Please read the handbook."

    assert codes(judged(edited(questionnaire(), lose))) == ["missing-rows"]


def test_all_that_stands_beside_an_unknown_reference_is_quoted():
    def add(book: Workbook) -> None:
        sheet = book["Questions"]
        last = sheet.max_row + 2
        sheet.cell(last, 1).value = "Any other comments"
        sheet.cell(last, 2).value = "The boarders are left out."
        sheet.cell(last, 9).value = "ask Jo"

    (problem,) = [p for p in judged(edited(questionnaire(), add)).problems if p.where]
    row = problem.where.cell.removeprefix("A")
    assert (problem.code, problem.severity) == ("unknown-ref", Severity.WARNING)
    assert problem.message == (
        "No question has this reference, so the row was not used. "
        f"Also on it: B{row} 'The boarders are left out.'; I{row} 'ask Jo'."
    )


def test_what_stands_beside_an_answer_without_a_reference_is_quoted():
    def lose(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "Policy", "Evidence: what and where")
        put(book, "LEAD-Q1", date(2026, 9, 1), "Evidence date")
        put(book, "LEAD-Q1", "Do you take the Code into account?", "Question")
        put(book, "LEAD-Q1", None, "Ref")

    result = judged(edited(questionnaire(), lose))
    problem = next(p for p in result.problems if p.code == "missing-ref")
    assert problem.message.endswith("Also on it: D5 'Policy'; E5 '2026-09-01'.")
    assert _strays(result) == []


def test_what_stands_on_rows_of_no_fact_is_named():
    def add(book: Workbook) -> None:
        sheet = book["About your school"]
        last = sheet.max_row + 2
        sheet.cell(last, 2).value, sheet.cell(last, 6).value = "Thank you.", "ask Jo"
        sheet.cell(last + 1, 4).value = "see the handbook"
        sheet.cell(last + 2, 1).value, sheet.cell(last + 2, 2).value = "our_boarders", "We have 12."
        sheet.cell(last + 3, 2).value, sheet.cell(last + 3, 3).value = "SENCO?", "No"
        sheet.cell(last + 3, 6).value = "since May"

    result = judged(edited(questionnaire(), add))
    assert [found for _, found in _strays(result)] == ["ask Jo", "see the handbook", "since May"]
    problem = next(p for p in result.problems if p.code == "unknown-ref")
    assert "'We have 12.'" in problem.message


AMERICAN = "09/25/2025"


def test_one_date_with_its_month_first_puts_the_others_in_doubt():
    def write(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "05/06/2025", "Evidence date")
        put(book, "JOINT-Q1", AMERICAN, "Evidence date")
        state(book, "senco_first_on", "05/06/2021")

    result = judged(edited(questionnaire(), write))
    assert sorted(codes(result)) == ["bad-value", "day-or-month", "day-or-month"]
    lead = next(item for item in result.items if item.rule.id == "LEAD-01")
    assert lead.evidence_on is None
    assert {fact.id: fact.value for fact in result.facts}["senco_first_on"] is None


def test_a_fact_with_its_month_first_puts_the_dates_of_evidence_in_doubt():
    def write(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "05/06/2025", "Evidence date")
        state(book, "senco_first_on", AMERICAN)
        state(book, "setting_name", "12/25/2025")  # not a date

    assert sorted(codes(judged(edited(questionnaire(), write)))) == ["bad-value", "day-or-month"]


def test_text_like_a_date_that_is_none_puts_nothing_in_doubt():
    data = filled(senco_first_on="05/06/2021", setting_name=AMERICAN)
    assert codes(judged(data)) == ["date-as"]


def test_a_question_in_other_words_keeps_its_answer():
    data = filled(answers={"LEAD-Q1": "Yes"})
    data = edited(data, lambda book: put(book, "LEAD-Q1", "Do you follow the Code?", "Question"))
    assert outcomes(judged(data))["LEAD-01"] == "met"


def test_an_answer_that_only_a_copied_sheet_gives_is_taken_from_its_cell():
    def copy(book: Workbook) -> None:
        second = book.copy_worksheet(book["Questions"])
        second.cell(row_of(book, "Questions", "LEAD-Q1"), 3).value = "No"
        second.cell(row_of(book, "Questions", "INFO-Q1.1"), 3).value = "Yes"

    blank, result = judged(questionnaire()), judged(edited(questionnaire(), copy))
    lead = next(item for item in result.items if item.rule.id == "LEAD-01")
    assert (lead.outcome.value, str(lead.where)) == ("not_met", "Questions Copy!C5")
    counts = result.rows
    assert (counts.answered, counts.duplicate, counts.read) == (2, 2, blank.rows.read + 2)
    assert counts.blank == blank.rows.blank - 2
    assert codes(result) == ["sheet-twice", "duplicate-ref", "duplicate-ref"]


def test_a_fact_of_a_copied_sheet_is_known_however_its_name_is_written():
    def copy(book: Workbook) -> None:
        second = book.copy_worksheet(book["About your school"])
        place = row_of(book, "About your school", "senco_in_post")
        second.cell(place, 1).value, second.cell(place, 3).value = "SENCO_in_post ", "No"

    assert outcomes(judged(edited(questionnaire(), copy)))["SENCO-01"] == "not_met"


def test_a_form_of_another_organisation_is_pointed_to_a_mapping():
    book = Workbook()
    book.active.append(["SEND audit"])
    book.active.append(["Standard", "What good looks like", "RAG rating"])
    book.active.append(["1.1 Leaders know the Code", "", "Green"])
    data = edited(questionnaire(), lambda _: None)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(ReturnError) as caught:
        judged(out.getvalue())
    assert "send-audit map FILE" in caught.value.hint
    with pytest.raises(ReturnError) as caught:
        judged(edited(data, lambda book: book.remove(book["Questions"])))
    assert "send-audit map FILE" not in caught.value.hint
