"""Headings that are worded otherwise, missing or given twice: read, or pointed at where they are."""

from __future__ import annotations

import pytest

from send_audit.errors import ReturnError
from send_audit.model.submission import Problem, Submission
from send_audit.model.vocabulary import Severity
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from send_audit.workbook.reading.reader import read_submission
from tests.workbook.small_checklist import small_checklist

WHY = "Do I answer this? Required by"
HEADINGS = [
    "Ref",
    "Question",
    "Answer",
    "Evidence: what and where",
    "Evidence date",
    "Comment",
    WHY,
]
FACTS = ["Ref", "About your school", "Your answer", "Help"]
Cells = list[object]


def read(*rows: Cells, headings: Cells | None = None, more: tuple[Sheet, ...] = ()) -> Submission:
    """Read rows under headings against the small checklist."""
    sheet = Sheet("Questions", [HEADINGS if headings is None else headings, *rows])
    grid = Grid((sheet, *more), b"", "csv")
    return read_submission(open_return(grid, "a.csv", load_layout()), small_checklist())


def put(**headings: str) -> Cells:
    """Give the headings with some of them, by their letters, worded otherwise."""
    words: Cells = [*HEADINGS]
    for letter, text in headings.items():
        words["ABCDEFG".index(letter)] = text
    return words


def alpha(answer: object = "Yes", *more: object) -> Cells:
    return ["ALPHA-Q1", "Is ALPHA-Q1 in place?", answer, *more]


def beta(answer: object = "No", *more: object) -> Cells:
    return ["BETA-Q1", "Is BETA-Q1 in place?", answer, *more]


def told(found: Submission) -> list[tuple[str, str, str]]:
    """Give code, cell and what was found, but for sheets and rows that these tests leave out."""
    left_out = {"sheet-missing", "missing-rows"}
    return [(p.code, str(p.where), p.found) for p in found.problems if p.code not in left_out]


def only(found: Submission, code: str) -> Problem:
    (problem,) = [problem for problem in found.problems if problem.code == code]
    return problem


def refusal(*headings: object) -> str:
    with pytest.raises(ReturnError) as caught:
        read(alpha(), headings=list(headings))
    return caught.value.message


@pytest.mark.parametrize(
    ("letter", "heading", "taken"),
    [
        ("C", "Answer (Yes/No)", "Answer"),
        ("C", "ANSWER please", "Answer"),
        ("C", "Response", "Answer"),
        ("C", "rating", "Answer"),
        ("C", "RAG", "Answer"),
        ("C", "Judgement", "Answer"),
        ("C", "Your answer", "Answer"),
        ("B", "Question text", "Question"),
        ("A", "Ref no", "Ref"),
    ],
)
def test_one_heading_in_other_words_among_those_of_the_form_is_taken_with_a_note(
    letter: str, heading: str, taken: str
) -> None:
    found = read(alpha("Yes", "Policy"), headings=put(**{letter: heading}))
    assert told(found) == [("heading-as", f"Questions!{letter}1", heading)]
    note = only(found, "heading-as")
    assert (note.severity, note.expected) == (Severity.NOTE, taken)
    answer = found.answers["ALPHA-Q1"]
    assert (answer.level, answer.evidence) == ("yes", "Policy")


def test_two_more_headings_of_the_form_are_enough_and_one_is_not() -> None:
    found = read(alpha(), headings=["Ref", "Question", "Answer (Yes/No)", "Evidence", "Comment"])
    assert found.answers["ALPHA-Q1"].level == "yes"
    message = refusal("Ref", "Question", "Answer (Yes/No)", "Evidence")
    assert "Questions!C1: found 'Answer (Yes/No)', expected 'Answer'." in message


@pytest.mark.parametrize(
    ("letter", "heading"),
    [("C", "What we think"), ("C", "Answered by"), ("B", "Text"), ("C", "Anwser")],
)
def test_words_that_may_mean_something_else_are_pointed_at_and_not_taken(
    letter: str, heading: str
) -> None:
    message = refusal(*put(**{letter: heading}))
    assert f"Questions!{letter}1: found '{heading}', expected" in message


def test_of_two_headings_that_may_be_meant_none_is_taken() -> None:
    headings = put(C="Response")
    message = refusal(*headings[:3], "Rating", *headings[3:])
    assert "Questions!C1: found 'Response', expected 'Answer'." in message
    assert "G1" not in message
    assert "Questions!C1" in refusal(*put(C="Answer 2025"), "Answer 2026")


def test_another_word_for_the_answer_counts_only_between_the_form_s_own_columns() -> None:
    headings = put(C="Evidence")
    message = refusal(*headings[:4], *headings[4:], "Rating")
    assert "Questions!H1: found 'Rating', expected 'Answer'." in message


def test_two_headings_in_other_words_are_too_many() -> None:
    message = refusal(*put(B="Question text", C="Answer (Yes/No)"))
    assert "is not a return" in message


def test_a_sheet_that_has_its_headings_is_not_joined_by_one_like_it() -> None:
    theirs = Sheet("Our summary", [put(C="Rating"), beta("Green")])
    found = read(alpha(), more=(theirs,))
    assert set(found.answers) == {"ALPHA-Q1"}
    assert told(found) == []


def test_the_facts_are_found_under_a_heading_in_other_words_too() -> None:
    facts = Sheet(
        "About your school",
        [
            ["Ref", "About your school", "Answer", "Help"],
            ["has_sixth_form", "Is has_sixth_form so?", "Yes"],
        ],
    )
    found = read(alpha(), more=(facts,))
    assert found.facts["has_sixth_form"].value == "yes"
    assert told(found) == [("heading-as", "About your school!C1", "Answer")]


def test_sheets_stacked_into_one_are_told_apart_by_a_heading_in_other_words_too() -> None:
    rows = [FACTS, ["has_sixth_form", "Is it so?", "Yes"], put(C="Response"), alpha()]
    grid = Grid((Sheet("all", rows),), b"", "csv")
    found = read_submission(open_return(grid, "a.csv", load_layout()), small_checklist())
    assert found.answers["ALPHA-Q1"].level == "yes"
    assert told(found) == [("heading-as", "all!C3", "Response")]


def test_a_missing_column_is_not_looked_for_under_a_heading_in_use() -> None:
    headings = put(D="Evidence", E="Date", F="Comments/actions")
    found = read(alpha("Yes", "Policy", "12/09/2026", "Fine"), headings=headings)
    assert told(found) == [
        ("column-missing", "Questions!E1", "Date"),
        ("column-missing", "Questions!F1", "Comments/actions"),
    ]
    assert [p.expected for p in found.problems if p.code == "column-missing"] == [
        "Evidence date",
        "Comment",
    ]
    assert found.answers["ALPHA-Q1"].evidence == "Policy"


def test_one_heading_is_near_to_one_missing_column_only() -> None:
    found = read(alpha(), headings=put(D="Where the evidence is", E="When"))
    assert told(found) == [
        ("column-missing", "Questions!D1", "Where the evidence is"),
        ("column-missing", "None", ""),
    ]


def test_small_words_make_no_heading_near() -> None:
    found = read(alpha(), headings=put(D="Do what, and by whom"))
    assert told(found) == [("column-missing", "None", "")]


def test_of_two_columns_of_a_heading_the_one_that_is_not_blank_is_read() -> None:
    headings: Cells = [*HEADINGS[:2], "Answer", *HEADINGS[2:]]
    rows = [["ALPHA-Q1", "Is ALPHA-Q1 in place?", " ", "Yes", "Policy"]]
    found = read(*rows, headings=headings)
    note = only(found, "column-twice")
    assert (note.severity, str(note.where)) == (Severity.NOTE, "Questions!D1")
    assert note.message == (
        "The heading 'Answer' stands at Questions!D1 and at Questions!C1; "
        "nothing stands under Questions!C1, so Questions!D1 was read."
    )
    answer = found.answers["ALPHA-Q1"]
    assert (answer.level, str(answer.where), answer.evidence) == ("yes", "Questions!D2", "Policy")
    assert len(told(found)) == 1


TWICE: Cells = [*HEADINGS, "Answer"]


def test_of_each_row_the_cell_that_is_filled_in_is_read() -> None:
    first, second = alpha("Yes"), [*beta(None), *[None] * 4, "No"]
    found = read(first, second, headings=TWICE)
    assert told(found) == [("column-twice", "Questions!C1", "Answer")]
    assert only(found, "column-twice").severity is Severity.NOTE
    answers = {ref: (a.level, str(a.where)) for ref, a in found.answers.items()}
    assert answers == {"ALPHA-Q1": ("yes", "Questions!C2"), "BETA-Q1": ("no", "Questions!H3")}
    assert (found.rows.answered, found.rows.blank) == (2, 0)


def test_two_answers_on_a_row_are_asked_about_and_the_same_twice_is_one() -> None:
    rows = [*alpha("Yes"), *[None] * 4, "No"], [*beta("No"), *[None] * 4, "no "]
    found = read(*rows, headings=TWICE)
    assert told(found) == [
        ("column-twice", "Questions!C1", "Answer"),
        ("unknown-answer", "Questions!C2", "C2: Yes; H2: No"),
    ]
    twice = only(found, "column-twice")
    assert twice.severity is Severity.ERROR
    assert "On 1 of the rows two of them say two things (C2)." in twice.message
    levels = {ref: (a.level, a.readable) for ref, a in found.answers.items()}
    assert levels == {"ALPHA-Q1": (None, False), "BETA-Q1": ("no", True)}


def test_two_comments_on_a_row_are_both_kept() -> None:
    rows = [*alpha("Yes"), None, None, "Fine", None, "Ask Sam"], beta("No", None, None, "Soon")
    found = read(*rows, headings=[*HEADINGS, "Comment"])
    assert found.answers["ALPHA-Q1"].comment == "Fine / Ask Sam"
    assert found.answers["BETA-Q1"].comment == "Soon"
    assert told(found) == [("column-twice", "Questions!F1", "Comment")]
    assert only(found, "column-twice").severity is Severity.NOTE


def test_of_two_references_on_a_row_the_first_counts_and_the_other_is_named() -> None:
    row = [*alpha("Yes"), *[None] * 4, "1.1"]
    found = read(row, beta("No"), headings=[*HEADINGS, "Ref"])
    assert told(found) == [
        ("column-twice", "Questions!A1", "Ref"),
        ("stray-cell", "Questions!H2", "1.1"),
    ]
    assert found.answers["ALPHA-Q1"].level == "yes"
    assert only(found, "column-twice").severity is Severity.ERROR


def test_two_statements_of_a_fact_in_two_columns_are_asked_about() -> None:
    rows = [[*FACTS, "Your answer"], ["has_sixth_form", "Is has_sixth_form so?", "Yes", "", "No"]]
    found = read(alpha(), more=(Sheet("About your school", rows),))
    assert found.facts["has_sixth_form"].value is None
    assert told(found)[1] == ("unknown-answer", "About your school!C2", "C2: Yes; E2: No")
