"""Other people's spreadsheets, read by a mapping: each rule on a sheet small enough to see it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from send_audit.catalog.mapping import parse_mapping
from send_audit.errors import ReturnError
from send_audit.model.submission import Answer, Problem, RowCount, TickAnswer
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.mapped.joining import whole_level
from send_audit.workbook.mapped.reader import MappedReturn, RowUse, count_asked, read_mapped

HEAD = ("Ref", "Statement", "Rating", "Evidence", "Seen on", "Action")
OPENING = """
id: t
title: T
checklist: send-england
version: 0.2.0
"""
SHEETS = """
sheets:
  - sheet: Audit
    columns:
      id: [Ref]
      question: [Statement]
      answer: [Rating]
      evidence: [Evidence]
      evidence_on: [Seen on]
      comment: [Action, Comment]
"""
WORDS = """
answers: {Green: yes, Amber: partly, Red: no, Unclear: not-sure, Grey: na}
"""
GRID = """
sheets:
  - columns: {question: [Statement]}
    answer_columns: {Met: yes, Partially met: partly, Not met: no}
"""

Cells = tuple[object, ...]


def read(
    rows: list[Cells] | dict[str, list[Cells]],
    rest: str,
    *,
    sheets: str = SHEETS,
    words: str = WORDS,
) -> MappedReturn:
    """Write a workbook and a mapping, and read the one by the other."""
    book = Workbook()
    book.remove(book.active)
    tabs = rows if isinstance(rows, dict) else {"Audit": [HEAD, *rows]}
    for name, lines in tabs.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    text = f"{OPENING}{sheets}{words}{rest}"
    mapping, checklist = parse_mapping(text.encode(), "t.yaml")
    return read_mapped(open_grid(out.getvalue()), "their.xlsx", mapping, checklist)


def one(read_: MappedReturn, question: str = "SENCO-Q1") -> Answer:
    return read_.submission.answers[question]


def problems(read_: MappedReturn) -> list[tuple[str, str]]:
    """Give the code and the cell of every problem."""
    return [(p.code, p.where.cell if p.where else "") for p in read_.submission.problems]


def problem(read_: MappedReturn, code: str) -> Problem:
    [found] = [p for p in read_.submission.problems if p.code == code]
    return found


def rows(**counts: int) -> RowCount:
    """Count rows by hand; buckets not named are empty."""
    names = ("answered", "blank", "invalid", "not_asked", "unknown", "duplicate")
    assert counts.keys() <= set(names)
    return RowCount(read=sum(counts.values()), **{name: counts.get(name, 0) for name in names})


EQUAL = 'rows: [{theirs: "1", ours: SENCO-Q1, how: equal}]'


# Equal


def test_an_equal_row_is_the_answer_with_all_that_stands_beside_it():
    found = read([("1", "SENCO named", "Green", "Minutes", date(2026, 9, 1), "None")], EQUAL)
    answer = one(found)
    assert (answer.raw, answer.level, answer.readable) == ("Green", "yes", True)
    assert str(answer.where) == "Audit!C2"
    assert (answer.evidence, answer.evidence_on) == ("Minutes", date(2026, 9, 1))
    assert answer.comment == "None"
    assert found.submission.rows == rows(answered=1)
    assert problems(found) == []


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("green", "yes"),
        (" Amber. ", "partly"),
        ("RED", "no"),
        ("Unclear", "not-sure"),
        ("Grey", "na"),
    ],
)
def test_every_word_of_the_mapping_is_read_whatever_its_capitals(word: str, level: str):
    assert one(read([("1", "x", word)], EQUAL)).level == level


def test_numbers_can_be_answers():
    found = read([("1", "x", 0)], EQUAL, words="\nanswers: {0: na, 3: yes}\n")
    assert one(found).level == "na"


def test_a_word_that_is_not_listed_is_asked_about_with_its_cell_and_the_nearest():
    found = read([("1", "x", "Grean")], EQUAL)
    assert problems(found) == [("unknown-answer", "C2")]
    asked = problem(found, "unknown-answer")
    assert (asked.found, asked.nearest) == ("Grean", "Green")
    assert asked.expected == "one of: Green, Amber, Red, Unclear, Grey"
    assert (one(found).level, one(found).readable) == (None, False)
    assert found.submission.rows == rows(invalid=1)


def test_our_own_words_are_not_read_unless_the_mapping_lists_them():
    assert problems(read([("1", "x", "Yes")], EQUAL)) == [("unknown-answer", "C2")]


def test_a_letter_of_another_alphabet_is_asked_about_and_hidden_letters_are_noted():
    assert problems(read([("1", "x", "Gr\u0435en")], EQUAL)) == [("unknown-answer", "C2")]
    found = read([("1", "x", "Gr\u200been")], EQUAL)
    assert (one(found).level, problems(found)) == ("yes", [("hidden-letters", "C2")])


@pytest.mark.parametrize("value", ["#REF!", "=B1", "=1+1"])
def test_error_values_and_formulas_are_no_answers(value: str):
    found = read([("1", "x", value)], EQUAL)
    assert problems(found) == [("error-value", "C2")]
    assert one(found).readable is False


def test_a_blank_row_is_a_blank_answer():
    found = read([("1", "SENCO named", None)], EQUAL)
    assert (one(found).raw, one(found).level) == ("", None)
    assert found.submission.rows == rows(blank=1)


TWO = """
rows:
  - {theirs: "1", ours: SENCO-Q1, how: equal}
  - {theirs: "2", ours: SENCO-Q1, how: equal}
"""


def test_two_equal_rows_that_differ_are_a_conflict_and_neither_is_taken():
    found = read([("1", "x", "Green"), ("2", "y", "Red")], TWO)
    assert problems(found) == [("mapped-conflict", "C2")]
    assert problem(found, "mapped-conflict").found == "Green (Audit!C2), Red (Audit!C3)"
    assert (one(found).level, one(found).readable) == (None, False)
    assert one(found).raw == "Green / Red"
    assert found.submission.rows == rows(invalid=2)


def test_two_equal_rows_that_agree_are_one_answer_with_the_oldest_date():
    found = read(
        [
            ("1", "x", "Green", "Minutes", date(2026, 9, 1), "Good"),
            ("2", "y", "green", "Policy", date(2025, 9, 1), None),
        ],
        TWO,
    )
    answer = one(found)
    assert answer.level == "yes"
    assert answer.evidence == "no. 1: Minutes; no. 2: Policy"
    assert answer.evidence_on == date(2025, 9, 1)
    assert answer.comment == "Good"
    assert found.submission.rows == rows(answered=2)


def test_of_two_equal_rows_a_blank_one_says_nothing():
    found = read([("1", "x", None), ("2", "y", "Red")], TWO)
    assert one(found).level == "no"
    assert found.submission.rows == rows(answered=1, blank=1)


def test_an_unreadable_one_of_two_equal_rows_leaves_the_question_open():
    found = read([("1", "x", "?"), ("2", "y", "Green")], TWO)
    assert (one(found).level, one(found).readable) == (None, False)


def test_one_row_can_answer_several_questions():
    rest = """
rows:
  - {theirs: "1", ours: SENCO-Q1, how: equal}
  - {theirs: "1", ours: INFO-Q2, how: equal}
"""
    found = read([("1", "x", "Green")], rest)
    assert (one(found).level, one(found, "INFO-Q2").level) == ("yes", "yes")
    assert found.submission.rows == rows(answered=1)


# Points


POINT = 'rows: [{theirs: "1", ours: INFO-Q1.4, how: equal}]'


def test_a_point_is_answered_and_what_shows_it_shows_the_question():
    found = read([("1", "x", "Green", "Page 2")], POINT)
    answer = one(found, "INFO-Q1")
    assert (answer.raw, answer.level, answer.evidence) == ("", None, "Page 2")
    where = answer.ticks["4"].where
    assert dict(answer.ticks) == {"4": TickAnswer(where=where, raw="Green", level="yes")}
    assert str(where) == "Audit!C2"


def test_partly_is_no_answer_to_a_point():
    found = read([("1", "x", "Amber")], POINT)
    assert problems(found) == [("mapped-level", "C2")]
    assert problem(found, "mapped-level").expected == "one of: Yes, No"
    tick = one(found, "INFO-Q1").ticks["4"]
    assert (tick.level, tick.readable) == (None, False)
    assert found.submission.rows == rows(invalid=1)


# Part, whole, overlaps


def test_a_part_alone_is_never_an_answer():
    found = read([("1", "x", "Green")], 'rows: [{theirs: "1", ours: SENCO-Q1, how: part}]')
    assert "SENCO-Q1" not in found.submission.answers
    assert problems(found) == [("mapped-part", "C2")]
    assert problem(found, "mapped-part").found == "Green"
    assert found.submission.rows == rows(not_asked=1)


def test_an_overlap_is_shown_and_never_taken():
    found = read([("1", "x", "Green")], 'rows: [{theirs: "1", ours: SENCO-Q1, how: overlaps}]')
    assert "SENCO-Q1" not in found.submission.answers
    assert problems(found) == [("mapped-overlap", "C2")]
    assert found.submission.rows == rows(not_asked=1)


@pytest.mark.parametrize(
    ("parts", "level"),
    [
        (["yes"], "yes"),
        (["yes", "yes"], "yes"),
        (["no", "no"], "no"),
        (["na", "na"], "na"),
        (["partly", "partly"], "partly"),
        (["yes", "no"], "partly"),
        (["yes", "partly"], "partly"),
        (["no", "partly"], "partly"),
        (["yes", "no", "partly"], "partly"),
        (["yes", "not-sure"], "not-sure"),
        (["no", "not-sure"], "not-sure"),
        (["na", "not-sure"], "not-sure"),
        (["yes", "na"], None),
        (["no", "na"], None),
        (["partly", "na", "yes"], None),
    ],
)
def test_what_all_parts_together_make(parts: list[str], level: str | None):
    assert whole_level(parts) == level
    assert whole_level(parts[::-1]) == level


WHOLE = """
rows:
  - {theirs: "1", ours: SENCO-Q2, how: part}
  - {theirs: "2", ours: SENCO-Q2, how: part}
whole: [SENCO-Q2]
"""


def test_all_parts_of_a_whole_are_its_answer():
    found = read([("1", "x", "Green", "File"), ("2", "y", "Red")], WHOLE)
    answer = one(found, "SENCO-Q2")
    assert (answer.raw, answer.level) == ("no. 1: Green; no. 2: Red", "partly")
    assert (str(answer.where), answer.evidence) == ("Audit!C2", "File")
    assert problems(found) == []
    assert found.submission.rows == rows(answered=2)


def test_the_same_parts_without_whole_are_no_answer():
    rest = WHOLE.replace("whole: [SENCO-Q2]", "")
    found = read([("1", "x", "Green"), ("2", "y", "Green")], rest)
    assert "SENCO-Q2" not in found.submission.answers
    assert problems(found) == [("mapped-part", "C2"), ("mapped-part", "C3")]


def test_a_blank_part_leaves_the_whole_open_and_says_which():
    found = read([("1", "x", "Green"), ("2", "y", None)], WHOLE)
    assert "SENCO-Q2" not in found.submission.answers
    assert problems(found) == [("mapped-whole", "C2"), ("mapped-part", "C2")]
    assert "no. 2 is blank" in problem(found, "mapped-whole").message
    assert found.submission.rows == rows(not_asked=1, blank=1)


def test_a_part_that_the_file_lacks_leaves_the_whole_open():
    found = read([("1", "x", "Green")], WHOLE)
    assert "SENCO-Q2" not in found.submission.answers
    assert [code for code, _ in problems(found)] == ["row-missing", "mapped-whole", "mapped-part"]
    assert "2 is not in the file" in problem(found, "mapped-whole").message


def test_parts_of_which_some_do_not_apply_are_asked_about():
    found = read([("1", "x", "Green"), ("2", "y", "Grey")], WHOLE)
    assert "SENCO-Q2" not in found.submission.answers
    assert "some parts do not apply" in problem(found, "mapped-whole").message


def test_an_unreadable_part_makes_the_whole_unreadable():
    found = read([("1", "x", "Green"), ("2", "y", "Greenish")], WHOLE)
    answer = one(found, "SENCO-Q2")
    assert (answer.raw, answer.level, answer.readable) == ("Greenish", None, False)
    assert found.submission.rows == rows(not_asked=1, invalid=1)


def test_parts_that_are_all_blank_are_a_blank_answer_without_a_word():
    found = read([("1", "x", None), ("2", "y", None)], WHOLE)
    assert (one(found, "SENCO-Q2").raw, problems(found)) == ("", [])
    assert found.submission.rows == rows(blank=2)


def test_an_equal_row_and_a_whole_that_differ_are_a_conflict():
    rest = """
rows:
  - {theirs: "1", ours: SENCO-Q2, how: part}
  - {theirs: "2", ours: SENCO-Q2, how: equal}
whole: [SENCO-Q2]
"""
    found = read([("1", "x", "Green"), ("2", "y", "Red")], rest)
    assert problems(found) == [("mapped-conflict", "C3")]
    assert one(found, "SENCO-Q2").readable is False


# Rows the mapping does not name, or the file does not have


def test_a_row_that_is_not_in_the_mapping_is_listed_with_its_cell_words_and_answer():
    found = read([("1", "x", "Green"), ("9", "Our canteen is new", "Splendid")], EQUAL)
    assert problems(found) == [("unmapped-row", "C3")]
    listed = problem(found, "unmapped-row")
    assert (listed.severity, listed.found) == ("warning", "Splendid")
    assert listed.message.endswith("it was not used: 9 Our canteen is new")
    assert found.submission.rows == rows(answered=1, unknown=1)


def test_a_blank_row_that_is_not_in_the_mapping_is_only_noted():
    found = read([("9", "Our canteen is new", None)], EQUAL)
    assert problem(found, "unmapped-row").severity == "note"
    assert found.submission.rows == rows(unknown=1)


@pytest.mark.parametrize(
    "row", [("A  Leadership",), (None, "Think of all pupils."), ("Section 1", None, None)]
)
def test_headings_and_guidance_between_the_rows_are_no_rows(row: Cells):
    found = read([row, ("1", "x", "Green")], EQUAL)
    assert problems(found) == []
    assert found.submission.rows == rows(answered=1)


def test_evidence_alone_makes_a_row():
    found = read([("1", "x", "Green"), (None, "Something", None, "Minutes")], EQUAL)
    assert problems(found) == [("unmapped-row", "C3")]


def test_a_skipped_row_is_named_with_its_reason():
    rest = EQUAL + '\nskip: [{theirs: "2", because: Not a duty.}]'
    found = read([("1", "x", "Green"), ("2", "y", "Red")], rest)
    assert problems(found) == [("skipped-row", "C3")]
    said = problem(found, "skipped-row")
    assert (said.severity, said.found) == ("note", "Red")
    assert said.message.endswith("Not a duty.")
    assert found.submission.rows == rows(answered=1, not_asked=1)


def test_a_row_of_the_mapping_that_is_not_in_the_file_is_named():
    found = read([("1", "x", "Green")], TWO)
    assert problems(found) == [("row-missing", "")]
    missing = problem(found, "row-missing")
    assert (missing.severity, missing.expected) == ("warning", "2")
    assert "SENCO-Q1 got no answer from it" in missing.message


# Telling rows


BY_TEXT = 'rows: [{text: "Is there a SENCO", ours: SENCO-Q1, how: equal}]'


@pytest.mark.parametrize(
    "words",
    ["Is there a SENCO?", "  is there a senco, on the staff? (S)", "IS THERE A S\u200bENCO"],
)
def test_a_row_can_be_told_by_how_its_question_begins(words: str):
    assert one(read([(None, words, "Green")], BY_TEXT)).level == "yes"


@pytest.mark.parametrize("words", ["Is there a SENCOs' network", "Say: is there a SENCO"])
def test_words_that_only_look_alike_are_another_question(words: str):
    found = read([(None, words, "Green")], BY_TEXT)
    assert sorted(problems(found)) == [("row-missing", ""), ("unmapped-row", "C2")]


def test_of_two_beginnings_the_longer_one_is_meant():
    rest = """
rows:
  - {text: "The report", ours: INFO-Q2, how: equal}
  - {text: "The report is new", ours: INFO-Q6, how: equal}
"""
    found = read([(None, "The report is new", "Red"), (None, "The report is there", "Green")], rest)
    assert one(found, "INFO-Q6").level == "no"
    assert one(found, "INFO-Q2").level == "yes"


BOTH = 'rows: [{theirs: "1", text: "A SENCO is named", ours: SENCO-Q1, how: equal}]'


def test_a_row_whose_number_now_stands_for_another_question_is_not_used():
    found = read([("1", "A SENCO is named, with a date", "Green")], BOTH)
    assert one(found).level == "yes"
    found = read([("1", "The SENCO has an office", "Green")], BOTH)
    assert problems(found) == [("row-reworded", "C2")]
    said = problem(found, "row-reworded")
    assert (said.found, said.expected) == (
        "The SENCO has an office",
        "a question that begins: A SENCO is named",
    )
    assert "SENCO-Q1" not in found.submission.answers
    assert found.submission.rows == rows(unknown=1)


def test_the_same_row_twice_is_used_once_or_not_at_all():
    found = read([("1", "x", "Green"), ("1", "x", "green")], EQUAL)
    assert (one(found).level, problems(found)) == ("yes", [("row-twice", "C3")])
    assert found.submission.rows == rows(answered=1, duplicate=1)
    found = read([("1", "x", "Green"), ("1", "x", "Red")], EQUAL)
    assert (one(found).readable, one(found).raw) == (False, "Green / Red")
    assert problem(found, "row-twice").severity == "error"
    assert found.submission.rows == rows(invalid=1, duplicate=1)
    found = read([("1", "x", None), ("1", "x", "Red")], EQUAL)
    assert (one(found).level, str(one(found).where)) == ("no", "Audit!C3")
    assert found.submission.rows == rows(answered=1, duplicate=1)


# Sheets and columns


def test_columns_are_found_by_their_headings_wherever_they_stand():
    tabs: dict[str, list[Cells]] = {
        "Audit": [
            ("Our audit",),
            (),
            ("Action", None, "rating:", "Comment", "STATEMENT", "Evidence", "Ref"),
            ("Plan", None, "Green", "Soon", "x", "Minutes", "1"),
            ("Action", None, "rating:", "Comment", "STATEMENT", "Evidence", "Ref"),
        ]
    }
    found = read(tabs, EQUAL)
    answer = one(found)
    assert (str(answer.where), answer.level) == ("Audit!C4", "yes")
    assert (answer.evidence, answer.comment) == ("Minutes", "Plan; Soon")
    assert found.submission.rows == rows(answered=1)


def test_a_renamed_sheet_is_read_and_noted_and_a_copy_compared():
    found = read({"Sheet1": [HEAD, ("1", "x", "Green")]}, EQUAL)
    assert one(found).level == "yes"
    assert problems(found) == [("mapped-sheet", "")]
    copied = read(
        {"Audit": [HEAD, ("1", "x", "Green")], "Audit (2)": [HEAD, ("1", "x", "Red")]}, EQUAL
    )
    assert [code for code, _ in problems(copied)] == ["mapped-sheet", "row-twice"]
    assert one(copied).readable is False


def test_a_sheet_of_the_mapping_that_is_not_there_is_named():
    sheets = (
        SHEETS
        + """
  - sheet: More
    columns: {id: [Ref], answer: [Mark]}
"""
    )
    found = read([("1", "x", "Green")], EQUAL, sheets=sheets)
    assert problem(found, "sheet-missing").expected == "a row with the headings Ref, Mark"


def test_rows_with_the_same_number_are_told_apart_by_their_sheet():
    rest = """
rows:
  - {theirs: "1", sheet: One, ours: SENCO-Q1, how: equal}
  - {theirs: "1", sheet: Two, ours: INFO-Q2, how: equal}
"""
    sheets = SHEETS.replace("- sheet: Audit\n    columns", "- columns")
    tabs: dict[str, list[Cells]] = {
        "One": [HEAD, (1, "x", "Green")],
        "Two": [HEAD, (1, "y", "Red")],
    }
    found = read(tabs, rest, sheets=sheets)
    assert (one(found).level, one(found, "INFO-Q2").level) == ("yes", "no")
    assert str(one(found, "INFO-Q2").where) == "Two!C2"
    assert problems(found) == []


def test_a_workbook_without_the_headings_is_refused_and_the_nearest_is_shown():
    with pytest.raises(ReturnError) as caught:
        read({"Audit": [("Ref", "Statement", "Ratings"), ("1", "x", "Green")]}, EQUAL)
    assert "'Ref', 'Statement', 'Rating'" in caught.value.message
    assert "Audit!C1: found 'Ratings', expected 'Rating'." in caught.value.message


def test_a_heading_that_stands_twice_is_named():
    found = read({"Audit": [(*HEAD, "Rating"), ("1", "x", "Green")]}, EQUAL)
    assert problems(found) == [("column-twice", "C1")]


def test_a_date_in_words_is_read_with_a_note_and_anything_else_is_asked_about():
    found = read([("1", "x", "Green", "Minutes", "12/09/2026")], EQUAL)
    assert one(found).evidence_on == date(2026, 9, 12)
    assert problems(found) == [("date-as", "E2")]
    found = read([("1", "x", "Green", "Minutes", "ask Jo")], EQUAL)
    assert one(found).evidence_on is None
    assert problems(found) == [("bad-value", "E2")]


# One column for each answer


MARKED = 'rows: [{text: "A SENCO", ours: SENCO-Q1, how: equal}]'
COLUMNS = ("Statement", "Met", "Partially met", "Not met")


@pytest.mark.parametrize(
    ("marks", "level", "cell"),
    [
        (("x", None, None), "yes", "B2"),
        ((None, "✓", None), "partly", "C2"),
        ((None, None, "X "), "no", "D2"),
        (("Met", None, None), "yes", "B2"),
        ((False, True, False), "partly", "C2"),
        ((1, None, None), "yes", "B2"),
        (("FALSE", "FALSE", "TRUE"), "no", "D2"),
    ],
)
def test_a_mark_under_an_answer_is_that_answer(marks: Cells, level: str, cell: str):
    found = read({"Any": [COLUMNS, ("A SENCO is named", *marks)]}, MARKED, sheets=GRID, words="\n")
    assert (one(found).level, one(found).where.cell) == (level, cell)
    assert one(found).raw == {"yes": "Met", "partly": "Partially met", "no": "Not met"}[level]
    assert found.submission.rows == rows(answered=1)
    assert problems(found) == []


def test_two_marks_or_words_in_place_of_a_mark_are_asked_about():
    found = read(
        {"Any": [COLUMNS, ("A SENCO is named", "x", "x")]}, MARKED, sheets=GRID, words="\n"
    )
    assert problems(found) == [("marks-twice", "B2")]
    assert problem(found, "marks-twice").found == "Met, Partially met"
    assert one(found).readable is False
    found = read(
        {"Any": [COLUMNS, ("A SENCO is named", "not yet")]}, MARKED, sheets=GRID, words="\n"
    )
    assert problems(found) == [("unknown-answer", "B2")]
    assert found.submission.rows == rows(invalid=1)


def test_a_row_without_a_mark_is_blank():
    found = read({"Any": [COLUMNS, ("A SENCO is named",)]}, MARKED, sheets=GRID, words="\n")
    assert found.submission.rows == rows(blank=1)
    assert one(found).raw == ""


# Details


FACTS = """
facts:
  setting_name: [Name of school, School]
  urn: [URN]
  opened_on: [Opened]
  has_sixth_form: [Sixth form]
  senco_months_before: [Months before]
"""


def test_details_are_read_beside_their_labels_above_the_table_and_on_other_sheets():
    tabs: dict[str, list[Cells]] = {
        "Cover": [("Name of school:", None, "Oak Hill"), ("URN: 999123",)],
        "Audit": [
            ("Opened", date(2025, 9, 1), "Sixth form", "No", "Months before", 14),
            HEAD,
            ("1", "x", "Green"),
        ],
    }
    found = read(tabs, EQUAL + FACTS)
    facts = found.submission.facts
    assert {name: fact.value for name, fact in facts.items()} == {
        "setting_name": "Oak Hill",
        "urn": "999123",
        "opened_on": date(2025, 9, 1),
        "has_sixth_form": "no",
        "senco_months_before": 14,
    }
    assert (str(facts["setting_name"].where), str(facts["urn"].where)) == ("Cover!C1", "Cover!A2")
    assert problems(found) == []


def test_a_label_with_nothing_or_another_label_beside_it_is_no_detail():
    tabs: dict[str, list[Cells]] = {
        "Audit": [("School", "URN", "999123"), HEAD, ("1", "School", "Green", "Not a name")]
    }
    found = read(tabs, EQUAL + FACTS)
    assert {n: f.value for n, f in found.submission.facts.items()} == {"urn": "999123"}


def test_details_that_differ_or_cannot_be_read_are_asked_about():
    tabs: dict[str, list[Cells]] = {
        "Audit": [("URN", "999123"), ("URN", "999124"), ("Sixth form", "some"), HEAD]
    }
    found = read(tabs, FACTS)
    assert problems(found)[:2] == [("duplicate-ref", "B2"), ("unknown-answer", "B3")]
    assert {n: f.value for n, f in found.submission.facts.items()} == {
        "urn": None,
        "has_sixth_form": None,
    }


# Counting


def test_rows_used_only_for_what_is_not_asked_are_counted_so():
    uses = (
        RowUse("answered", frozenset({"A-Q1"})),
        RowUse("answered", frozenset({"A-Q1", "B-Q1"})),
        RowUse("invalid", frozenset({"B-Q1"})),
        RowUse("blank", frozenset()),
        RowUse("unknown", frozenset()),
        RowUse("duplicate", frozenset()),
    )
    assert count_asked(uses, frozenset({"A-Q1"})) == rows(
        answered=2, not_asked=1, blank=1, unknown=1, duplicate=1
    )
