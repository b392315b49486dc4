"""Answers filled in beforehand, whose form it is, how far it is, and questions that were edited."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from types import MappingProxyType

import pytest
from openpyxl import Workbook, load_workbook

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.carry_steps import follow
from send_audit.evaluate.select import select
from send_audit.model.checklist import Migration, QuestionChange
from send_audit.model.prefill import Given, Prefill
from send_audit.model.result import AuditResult
from send_audit.model.submission import Problem
from send_audit.model.vocabulary import Depth, Moved, Severity
from send_audit.service.returned import whose
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import OpenReturn, open_return
from send_audit.workbook.reading.reader import read_submission
from send_audit.workbook.writing.questionnaire import write_for
from tests.workbook.returns import (
    DAY,
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

CONFIRM = "Confirmed?"
WHY = "Do I answer this? Required by"


def prefilled(source: str = "", *, by_theme: bool = False, **rows: Given) -> bytes:
    """Write the form of an academy with some rows filled in: LEAD_Q1 stands for LEAD-Q1."""
    checklist = load_checklist()
    given = {name.replace("_", "-").replace("-P", "."): row for name, row in rows.items()}
    known = Prefill(source=source, rows=MappingProxyType(given), facts={}, fact_notes={})
    rules = select(checklist, "academy", {}, DAY)
    return write_for(checklist, rules, Depth.FULL, {}, known, by_theme=by_theme)


def _opened(data: bytes) -> OpenReturn:
    return open_return(open_grid(data), "a.xlsx", load_layout())


def unconfirmed(data: bytes) -> list[str]:
    """Give the questions that are read as not confirmed."""
    checklist = load_checklist()
    answers = read_submission(_opened(data), checklist).answers.values()
    return [answer.question for answer in answers if answer.unconfirmed]


def found(result: AuditResult, code: str) -> Problem:
    (problem,) = [problem for problem in result.problems if problem.code == code]
    return problem


def asked_in(data: bytes) -> list[str]:
    """Give the references of the questions in a form."""
    cells = [row[0].value for row in load_workbook(io.BytesIO(data))["Questions"].iter_rows()]
    return [str(ref) for ref in cells if re.fullmatch(r"[A-Z]+-Q\d+", str(ref))]


YES = Given(answer="Yes", last="Yes (evidence of 1 May 2025)", confirm=True)


def test_answers_that_wait_are_counted_and_said_once() -> None:
    data = prefilled(LEAD_Q1=YES, JOINT_Q1=YES, SUPPORT_Q1=Given(last="No"))
    assert unconfirmed(data) == ["LEAD-Q1", "JOINT-Q1"]
    result = judged(data)
    problem = found(result, "to-confirm")
    assert codes(result) == ["to-confirm"]
    assert problem.severity is Severity.NOTE
    assert problem.message == (
        "2 answers were filled in beforehand, and nobody has confirmed them: LEAD-Q1, JOINT-Q1."
    )
    assert str(problem.where) == "Questions!I5"


@pytest.mark.parametrize(
    ("word", "waits"),
    [("Confirmed", False), (" confirmed.", False), ("To confirm", True)],
)
def test_the_word_beside_an_answer_tells_whether_it_waits(word: str | None, waits: bool) -> None:
    data = edited(prefilled(LEAD_Q1=YES), lambda book: put(book, "LEAD-Q1", word, CONFIRM))
    assert unconfirmed(data) == (["LEAD-Q1"] if waits else [])
    assert codes(judged(data)) == (["to-confirm"] if waits else [])


@pytest.mark.parametrize(
    ("word", "taken"),
    [
        ("yes", "Confirmed"),
        ("\u2713", "Confirmed"),
        ("Confirmed by head", "Confirmed"),
        ("still true", "Confirmed"),
        ("no change", "Confirmed"),
        ("yes, checked", "Confirmed"),
        ("OK - nothing has changed", "Confirmed"),
        ("ask Jo", "To confirm"),
        ("x", "To confirm"),
        ("yes, but check the date", "To confirm"),
        ("confirmed?", "To confirm"),
        ("yes - isn't current", "To confirm"),
        ("not confirmed", "To confirm"),
        ("no", "To confirm"),
    ],
)
def test_another_word_there_is_taken_for_one_of_the_two_and_said(word: str, taken: str) -> None:
    data = edited(prefilled(LEAD_Q1=YES), lambda book: put(book, "LEAD-Q1", word, CONFIRM))
    problem = found(judged(data), "confirmed-as")
    assert (str(problem.where), problem.message) == ("Questions!I5", f"Read as '{taken}'.")
    assert unconfirmed(data) == ([] if taken == "Confirmed" else ["LEAD-Q1"])


@pytest.mark.parametrize(
    ("mark", "answer", "waits"),
    [
        ("To confirm: Yes", "No", False),
        ("To confirm: Yes", "y", True),
        ("To confirm", "No", False),  # the last answer was yes
        ("To confirm", "Yes", True),
        ("To confirm: Yes", None, False),
        ("To confirm: Yes", "??", False),
    ],
)
def test_an_answer_that_was_changed_has_been_thought_about(
    mark: str, answer: str | None, waits: bool
) -> None:
    def change(book: Workbook) -> None:
        put(book, "LEAD-Q1", answer)
        put(book, "LEAD-Q1", mark, CONFIRM)

    assert unconfirmed(edited(prefilled(LEAD_Q1=YES), change)) == (["LEAD-Q1"] if waits else [])


@pytest.mark.parametrize(
    ("last", "answer", "changed", "waits"),
    [
        ("Yes (evidence of 1 May 2025)", "Yes", "", True),
        ("Yes", "y", "The question was put in other words: x", True),
        ("Yes", "No", "", False),
        ("Yes", None, "", False),
        ("Yes", "??", "", False),
        ("", "Yes", "", False),
        ("Not sure", "Not sure", "", False),  # was shown only, so it was typed now
        ("Yes", "Yes", "The question has changed: x", False),
        ("Yes", "Yes", "This was part of another question: x", False),
        ("No", "No", "This was part of another question: x", True),
    ],
)
@pytest.mark.parametrize("mark", [None, "  "])
def test_an_answer_whose_mark_was_cleared_waits_if_it_is_still_the_one_of_last_time(
    last: str, answer: str | None, changed: str, waits: bool, mark: str | None
) -> None:
    given = Given(answer="Yes", last=last, changed=changed, confirm=True)

    def clear(book: Workbook) -> None:
        put(book, "LEAD-Q1", answer)
        put(book, "LEAD-Q1", mark, CONFIRM)

    assert unconfirmed(edited(prefilled(LEAD_Q1=given), clear)) == (["LEAD-Q1"] if waits else [])


@pytest.mark.parametrize("change", [Moved.CHANGED, Moved.SPLIT])
def test_an_answer_that_was_shown_only_is_known_by_what_the_form_says(change: Moved) -> None:
    checklist = load_checklist()
    moved = QuestionChange(question="LEAD-Q1", change=change, to=("LEAD-Q1",), because="x")
    step = Migration(start="1.0.0", end="2.0.0", questions=(moved,))
    old, new = (checklist.replace(version=version) for version in ("1.0.0", "2.0.0"))
    last = read_submission(_opened(filled(answers={"LEAD-Q1": "Yes"})), old)
    (piece,) = follow(last, old, new.replace(migrations=(step,))).pieces["LEAD-Q1"]
    assert piece.level is None
    data = prefilled(LEAD_Q1=Given(last="Yes", changed=" ".join(piece.said)))
    assert unconfirmed(edited(data, lambda book: put(book, "LEAD-Q1", "Yes"))) == []


def _without(*headings: str) -> Callable[[Workbook], None]:
    def delete(book: Workbook) -> None:
        for heading in headings:
            book["Questions"].delete_cols(column_of(book, "Questions", heading))

    return delete


def test_without_the_column_of_marks_every_answer_of_last_time_waits() -> None:
    data = prefilled(LEAD_Q1=YES, JOINT_Q1=YES, SUPPORT_Q1=YES)

    def change(book: Workbook) -> None:
        put(book, "JOINT-Q1", "No")
        _without(CONFIRM)(book)

    data = edited(data, change)
    result = judged(data)
    assert unconfirmed(data) == ["LEAD-Q1", "SUPPORT-Q1"]
    assert codes(result) == ["column-missing", "to-confirm"]
    assert found(result, "column-missing").message == "There is no column 'Confirmed?'."
    assert found(result, "column-missing").severity is Severity.WARNING
    assert str(found(result, "to-confirm").where) == "Questions!C5"


def test_a_column_of_marks_that_is_gone_from_every_tab_is_named_once() -> None:
    def delete(book: Workbook) -> None:
        tabs = [sheet for sheet in book if sheet.title[:1].isdigit()]
        assert len(tabs) > 1
        for sheet in tabs:
            sheet.delete_cols(9)

    data = prefilled(by_theme=True, LEAD_Q1=YES, JOINT_Q1=YES)
    assert codes(judged(edited(data, delete))) == ["column-missing", "to-confirm"]


def test_a_column_of_marks_under_another_heading_is_named_with_its_cells() -> None:
    def rename(book: Workbook) -> None:
        book["Questions"].cell(3, column_of(book, "Questions", CONFIRM)).value = "Confirmed by"
        book["Questions"].insert_rows(5)
        book["Questions"]["I5"] = "To confirm"

    result = judged(edited(prefilled(LEAD_Q1=YES), rename))
    problem = found(result, "column-missing")
    assert (problem.found, problem.expected) == ("Confirmed by", "Confirmed?")
    assert str(problem.where) == "Questions!I3"
    assert codes(result) == ["column-missing", "to-confirm"]


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (("Last answer", "Confirmed?"), ["carried-unmarked"]),
        (("Last answer",), ["to-confirm"]),
        ((), ["to-confirm"]),
    ],
)
def test_without_both_columns_it_is_said_that_answers_may_be_last_time_s(
    gone: tuple[str, ...], said: list[str]
) -> None:
    data = edited(prefilled("last.xlsx", LEAD_Q1=YES, JOINT_Q1=YES), _without(*gone))
    result = judged(data)
    assert codes(result) == said
    if said == ["carried-unmarked"]:
        problem = found(result, "carried-unmarked")
        assert problem.severity is Severity.WARNING
        assert str(problem.where) == "Questions!C5"
        assert problem.message == (
            "The form was filled in from last.xlsx before it went out, and the columns that show "
            "what was confirmed since are gone. 2 answers were counted that may be last time's."
        )


def test_without_both_columns_nothing_is_said_where_nothing_was_filled_in() -> None:
    gone = _without("Last answer", "Confirmed?")
    assert codes(judged(edited(prefilled(LEAD_Q1=YES), gone))) == []  # the form names no source
    shown = Given(last="Yes")
    assert codes(judged(edited(prefilled("last.xlsx", LEAD_Q1=shown), gone))) == []


def test_without_last_answers_and_with_every_mark_cleared_it_is_said_too() -> None:
    def clear(book: Workbook) -> None:
        put(book, "LEAD-Q1", None, CONFIRM)
        _without("Last answer")(book)

    assert codes(judged(edited(prefilled("a.xlsx", LEAD_Q1=YES), clear))) == ["carried-unmarked"]


def test_points_of_last_time_wait_when_the_mark_of_their_question_is_cleared() -> None:
    waits, done = Given(confirm=True), Given(answer="Yes", last="Yes")
    data = prefilled(INFO_Q1=waits, INFO_Q1_P1=done, INFO_Q1_P2=done)

    def clear(book: Workbook) -> None:
        for ref in ("INFO-Q1", "INFO-Q1.1", "INFO-Q1.2"):
            put(book, ref, None, CONFIRM)

    cleared = edited(data, clear)
    assert unconfirmed(cleared) == ["INFO-Q1"]
    place = row_of(load_workbook(io.BytesIO(data)), "Questions", "INFO-Q1.1")
    assert str(found(judged(cleared), "to-confirm").where) == f"Questions!I{place}"
    thought = edited(cleared, lambda book: put(book, "INFO-Q1.2", "No"))
    assert unconfirmed(thought) == []
    confirmed = edited(cleared, lambda book: put(book, "INFO-Q1", "Confirmed", CONFIRM))
    assert unconfirmed(confirmed) == []


def test_points_follow_their_question_and_speak_for_it_where_it_is_blank() -> None:
    point = Given(answer="Yes", last="Yes", confirm=True)
    assert unconfirmed(prefilled(INFO_Q1_P1=point)) == ["INFO-Q1"]
    own = Given(answer="Yes", last="Yes")
    assert unconfirmed(prefilled(INFO_Q1=own, INFO_Q1_P1=point)) == []


def test_points_that_were_filled_in_wait_for_the_mark_of_their_question() -> None:
    waits, done = Given(confirm=True), Given(answer="Yes")
    data = prefilled(INFO_Q1=waits, INFO_Q1_P1=done)
    assert unconfirmed(data) == ["INFO-Q1"]
    assert outcomes(judged(data))["INFO-01"] == "unanswered"
    seen = edited(data, lambda book: put(book, "INFO-Q1", "Confirmed", CONFIRM))
    assert unconfirmed(seen) == []
    assert unconfirmed(prefilled(INFO_Q1=waits)) == []  # nothing is there that could wait


def test_a_question_in_other_words_is_named_with_the_form_s_own() -> None:
    def reword(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "Do you follow the Code?", "Question")

    result = judged(edited(questionnaire(), reword))
    problem = found(result, "question-edited")
    assert (str(problem.where), problem.found) == ("Questions!B5", "Do you follow the Code?")
    assert problem.expected == load_checklist().questions["LEAD-Q1"].text
    assert problem.severity is Severity.WARNING
    assert outcomes(result)["LEAD-01"] == "met"


DRESSED = (
    "\u201cDo children with SEN  JOIN in the school\u2019s activities together "
    "with children who have no SEN?\u201d (see below)"
)


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("INCL-Q1", DRESSED),
        (
            "ADMIT-Q5",
            "Is a part\u2013time timetable only ever short, exceptional and agreed with the parent?",
        ),
        ("JOINT-Q1", None),
    ],
)
def test_quotes_dashes_spaces_and_words_after_it_do_not_make_it_another_question(
    ref: str, words: str | None
) -> None:
    data = edited(questionnaire(), lambda book: put(book, ref, words, "Question"))
    assert codes(judged(data)) == []


def test_the_words_of_another_release_are_not_called_edited() -> None:
    def reword(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Do you follow the Code?", "Question")
        sheet = book["About this form"]
        row = next(row for row in sheet.iter_rows() if row[0].value == "Version")
        row[1].value = "0.1.9"

    data = edited(questionnaire(), reword)
    checklist = load_checklist()
    opened = open_return(open_grid(data), "a.xlsx", load_layout())
    assert read_submission(opened, checklist).problems == ()


def made_for(setting: str, **facts: object) -> bytes:
    """Fill in the form that was made for a setting."""

    def write(book: Workbook) -> None:
        sheet = book["About this form"]
        last = sheet.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 2).value = "Made for", setting
        for name, value in facts.items():
            state(book, name, value)

    return edited(questionnaire(), write)


def test_another_school_s_urn_left_in_is_named() -> None:
    result = judged(made_for("100001 Oak", urn=100002))
    problem = found(result, "other-urn")
    assert (problem.found, problem.expected) == ("100002", "100001")
    assert str(problem.where).startswith("About your school!C")
    assert problem.message == (
        "The form gives the URN 100002, but it was made for 100001 Oak. See whose answers these are."
    )


@pytest.mark.parametrize(
    ("file", "urn", "expected"),
    [
        ("100003-Oak.xlsx", 100001, "100003"),
        ("folder/100003-oak (1).xlsx", None, "100003"),
        (r"C:\in\100001-Oak.xlsx", 100001, None),
        ("FINAL v2 (1).xlsx", 100001, None),
        ("202611-Oak.xlsx", 100001, None),
    ],
)
def test_the_urn_of_a_file_s_name_is_held_against_the_form(
    file: str, urn: int | None, expected: str | None
) -> None:
    facts = {"urn": urn} if urn else {}
    result = judged(made_for("100001 Oak", **facts), file=file)
    told = [problem.expected for problem in result.problems if problem.code == "other-urn"]
    assert told == ([expected] if expected else [])


def test_nothing_is_said_of_a_form_that_was_made_for_nobody() -> None:
    assert codes(judged(filled(urn=100002))) == []
    opened = open_return(open_grid(filled(urn=100002)), "100002-a.xlsx", load_layout())
    assert whose(read_submission(opened, load_checklist())) == []


def test_a_form_with_blanks_is_a_draft() -> None:
    data = filled(answers={"LEAD-Q1": "Yes", "JOINT-Q1": "??"})
    asked = asked_in(data)
    problem = judged(data).problems[-1]
    assert (problem.code, problem.severity) == ("draft", Severity.NOTE)
    assert problem.message == f"Read as a draft: 2 of {len(asked)} questions answered."
    assert problem.found == f"{len(asked) - 2} blank"


def test_what_waits_is_not_answered_in_a_draft() -> None:
    data = edited(prefilled(LEAD_Q1=YES, JOINT_Q1=YES), lambda book: put(book, "INCL-Q1", "Yes"))
    problem = judged(data).problems[-1]
    asked = len(asked_in(data))
    assert problem.message == (
        f"Read as a draft: 1 of {asked} questions answered, 2 filled in and not confirmed."
    )
    assert problem.found == f"{asked - 3} blank, 2 filled in and not confirmed"
    only = judged(prefilled(LEAD_Q1=YES)).problems[-1]
    assert (only.code, only.message.split()[4]) == ("draft", "0")


def test_rows_that_are_missing_are_missed_in_a_draft() -> None:
    def answer(book: Workbook) -> None:
        sheet = book["Questions"]
        for row in sheet.iter_rows(4):
            if row[0].value and "." not in str(row[0].value):
                row[2].value = "No"
        for ref in ("LEAD-Q1", "JOINT-Q1"):
            sheet.delete_rows(row_of(book, "Questions", ref))

    data = questionnaire()
    asked = len(asked_in(data))
    problem = judged(edited(data, answer)).problems[-1]
    assert problem.message == f"Read as a draft: {asked - 2} of {asked} questions answered."


def test_what_a_fact_rules_out_is_not_missed_in_a_draft() -> None:
    data = filled(answers={"LEAD-Q1": "Yes"})
    fewer = filled(answers={"LEAD-Q1": "Yes"}, has_sixth_form="No", has_secondary="No")
    asked = [int(judged(form).problems[-1].message.split()[6]) for form in (data, fewer)]
    assert asked[1] < asked[0]


def test_a_form_in_which_nothing_is_answered_may_be_the_blank_one() -> None:
    problem = judged(filled(setting_name="Oak")).problems[-1]
    assert (problem.code, problem.severity) == ("nothing-answered", Severity.WARNING)
    assert "Is this the blank form?" in problem.message


def test_a_return_in_which_all_is_answered_is_no_draft() -> None:
    def answer(book: Workbook) -> None:
        sheet = book["Questions"]
        place = column_of(book, "Questions", "Answer")
        for row in sheet.iter_rows(4):
            if row[0].value and "." not in str(row[0].value):
                row[place - 1].value = "No"

    result = judged(edited(questionnaire(), answer))
    assert not {"draft", "nothing-answered"} & {problem.code for problem in result.problems}
