"""Other people's spreadsheets: answers by colour or in a note, and what stands beside the table."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from send_audit.catalog.mapping import parse_mapping
from send_audit.workbook.files.grid import open_grid
from send_audit.workbook.mapped.reader import MappedReturn, read_mapped
from tests.workbook.test_mapped import (
    EQUAL,
    GRID,
    HEAD,
    MARKED,
    OPENING,
    SHEETS,
    WORDS,
    one,
    problem,
    problems,
    read,
    rows,
)

AMBER, GREEN, GREY = "FFC000", "00B050", "D9D9D9"
ROWS = [(str(number), f"Statement {number}") for number in range(1, 7)]
COLUMNS = ("Statement", "Met", "Partially met", "Not met")
SIX = "rows:\n" + "\n".join(
    f'  - {{theirs: "{number}", ours: SENCO-Q{number}, how: equal}}' for number in range(1, 7)
)


class Their:
    """A spreadsheet of theirs, to be coloured and noted before it is read."""

    def __init__(self, lines: list[tuple[object, ...]], name: str = "Audit") -> None:
        self.book = Workbook()
        self.sheet: Worksheet = self.book.active
        self.sheet.title = name
        for line in lines:
            self.sheet.append(line)

    def fill(self, colours: Mapping[str, str]) -> Their:
        for cell, colour in colours.items():
            self.sheet[cell].fill = PatternFill("solid", fgColor=colour)
        return self

    def note(self, notes: Mapping[str, str]) -> Their:
        for cell, words in notes.items():
            self.sheet[cell].comment = Comment(words, "Jo")
        return self

    def read(self, rest: str, *, sheets: str = SHEETS, words: str = WORDS) -> MappedReturn:
        out = io.BytesIO()
        self.book.save(out)
        text = f"{OPENING}{sheets}{words}{rest}"
        mapping, checklist = parse_mapping(text.encode(), "t.yaml")
        return read_mapped(open_grid(out.getvalue()), "their.xlsx", mapping, checklist)

    def marked(self) -> MappedReturn:
        return self.read(MARKED, sheets=GRID, words="\n")


def audit(*lines: tuple[object, ...]) -> Their:
    return Their([HEAD, *lines])


# Colours


def test_a_coloured_answer_without_a_word_is_asked_about():
    found = audit(("1", "SENCO named", None)).fill({"C2": GREEN}).read(EQUAL)
    assert problems(found) == [("colour-only", "C2")]
    assert (one(found).raw, one(found).level) == ("(a coloured cell)", None)
    assert found.submission.rows == rows(invalid=1)


def test_a_colour_under_the_heading_of_an_answer_is_asked_about():
    found = Their([COLUMNS, ("A SENCO is named",)]).fill({"C2": AMBER}).marked()
    assert problems(found) == [("colour-only", "C2")]
    assert one(found).raw == "(a coloured cell under Partially met)"
    assert found.submission.rows == rows(invalid=1)


def test_a_colour_beside_an_answer_in_words_changes_nothing():
    found = audit(("1", "SENCO named", "Green")).fill({"C2": AMBER}).read(EQUAL)
    assert (one(found).level, problems(found)) == ("yes", [])


def test_a_column_of_one_colour_is_the_forms_own():
    lines = [(*ROWS[0], "Green"), *ROWS[1:]]
    shaded = {f"C{number}": GREY for number in range(2, 8)}
    found = audit(*lines).fill(shaded).read(SIX)
    assert problems(found) == []
    assert found.submission.rows == rows(answered=1, blank=5)
    found = audit(*lines).fill(shaded | {"C3": GREEN}).read(SIX)
    assert ("colour-only", "C3") in problems(found)


def test_columns_shaded_in_their_own_colours_are_the_forms_own():
    shaded = {f"{letter}{n}": c for n in (2, 3) for letter, c in zip("BCD", "135", strict=True)}
    colours = {"1": GREEN, "3": AMBER, "5": GREY}
    lines = [COLUMNS, ("A SENCO is named",), ("Another",)]
    found = Their(lines).fill({cell: colours[c] for cell, c in shaded.items()}).marked()
    assert [code for code, _ in problems(found)] == []
    assert found.submission.rows == rows(blank=1)


def test_bands_over_whole_rows_are_the_forms_own():
    bands = {f"{letter}{number}": GREY for number in (3, 5, 7) for letter in "ABCD"}
    found = audit(*ROWS).fill(bands).read(SIX)
    assert problems(found) == []
    found = audit(*ROWS).fill(bands | {f"{letter}4": AMBER for letter in "ABCD"}).read(SIX)
    assert problems(found) == [("colour-only", "C4")]


def test_a_coloured_title_between_the_rows_is_no_answer():
    titled = [("A  Leadership",), ("1", "SENCO named", "Green")]
    found = audit(*titled).fill({f"{letter}2": GREY for letter in "ABCD"}).read(EQUAL)
    assert problems(found) == []
    assert found.submission.rows == rows(answered=1)


def test_a_coloured_row_that_is_not_used_is_listed_with_its_colour():
    found = audit(("1", "x", "Green"), ("9", "Our canteen", None)).fill({"C3": GREEN}).read(EQUAL)
    listed = problem(found, "unmapped-row")
    assert (listed.severity, listed.found) == ("warning", "(a coloured cell)")


# Notes, links, formulas, struck words


def test_an_answer_in_a_note_is_asked_about_and_the_nearest_word_named():
    found = audit(("1", "SENCO named", None)).note({"C2": "green"}).read(EQUAL)
    assert problems(found) == [("note-only", "C2")]
    said = problem(found, "note-only")
    assert (said.found, said.nearest) == ("green", "Green")
    assert one(found).readable is False
    assert found.submission.rows == rows(invalid=1)


def test_a_note_under_the_heading_of_an_answer_is_asked_about():
    found = Their([COLUMNS, ("A SENCO is named",)]).note({"D2": "since May"}).marked()
    assert problems(found) == [("note-only", "D2")]


def test_notes_on_an_answered_row_are_kept():
    notes = {"B2": "Ask Jo", "C2": "Since May", "D2": "in the safe", "F2": "by June"}
    line = ("1", "SENCO named", "Green", "Minutes", None, "Renew")
    found = audit(line).note(notes).read(EQUAL)
    assert (one(found).level, one(found).evidence) == ("yes", "Minutes (in the safe)")
    assert one(found).comment == "Renew (by June) (Ask Jo) (Since May)"
    assert sorted(problems(found)) == [("note-kept", f"{letter}2") for letter in "BCDF"]


def test_a_note_on_a_row_that_is_not_used_is_shown():
    found = audit(("1", "x", "Green"), ("9", "y", "Red")).note({"D3": "See Jo"}).read(EQUAL)
    assert problem(found, "note-kept").found == "See Jo"
    assert problem(found, "note-kept").message.endswith("shown here and nowhere else.")


def test_links_are_kept_and_formulas_named():
    their = audit(("1", "SENCO named", "Green", "Policy"))
    their.sheet["D2"].hyperlink = "https://oak.example/policy"
    assert one(their.read(EQUAL)).evidence == "Policy (https://oak.example/policy)"
    their.sheet["C2"].value = "=B9"
    assert problems(their.read(EQUAL)) == [("error-value", "C2")]


@pytest.mark.parametrize("marks", [("Green",), (None, "x")])
def test_a_struck_answer_is_not_taken(marks: tuple[object, ...]):
    grid = len(marks) > 1
    lines = [COLUMNS, ("A SENCO is named", *marks[1:])] if grid else [HEAD, ("1", "y", *marks)]
    their = Their(lines)
    cell = "B2" if grid else "C2"
    their.sheet[cell].font = Font(strike=True)
    found = their.marked() if grid else their.read(EQUAL)
    assert problems(found) == [("struck-out", cell)]
    assert one(found).readable is False


def test_a_hidden_row_is_read_and_said():
    their = audit(("1", "SENCO named", "Green"))
    their.sheet.row_dimensions[2].hidden = True
    found = their.read(EQUAL)
    assert (one(found).level, problems(found)) == ("yes", [("hidden-rows", "C2")])


# A second row, and what stands beside the table


def test_what_a_second_row_says_beside_its_answer_is_kept():
    first = ("1", "x", "Green", "Minutes", date(2026, 9, 1), "Good")
    second = ("1", "x", "Green", "Policy", date(2025, 9, 1), "Renew")
    found = read([first, second], EQUAL)
    assert (one(found).evidence, one(found).evidence_on) == ("Minutes", date(2026, 9, 1))
    assert one(found).comment == "Good (Policy) (evidence of 2025-09-01) (Renew)"
    assert sorted(problems(found)) == [
        ("row-twice", "C3"),
        ("words-kept", "D3"),
        ("words-kept", "E3"),
        ("words-kept", "F3"),
    ]


@pytest.mark.parametrize("answer", ["Red", None])
def test_the_words_of_a_second_row_are_kept_whatever_it_answers(answer: object):
    found = read([("1", "x", "Green", "Minutes"), ("1", "x", answer, "Policy")], EQUAL)
    assert (one(found).evidence, one(found).comment) == ("Minutes", "Policy")


def test_the_words_of_a_blank_first_row_are_kept():
    found = read([("1", "x", None, "Minutes"), ("1", "x", "Red", "Policy")], EQUAL)
    assert (one(found).level, one(found).evidence) == ("no", "Policy")
    assert one(found).comment == "Minutes"
    assert ("words-kept", "D2") in problems(found)


def test_the_same_words_on_both_rows_are_kept_once():
    line = ("1", "x", "Green", "Minutes", date(2026, 9, 1), "Good")
    found = read([line, line], EQUAL)
    assert (problems(found), one(found).comment) == ([("row-twice", "C3")], "Good")


def test_what_stands_beside_the_table_is_said():
    line = ("1", "x", "Green", None, None, None, None, "Really?")
    found = read([line, ("2", "y", None, None, None, None, None, "Hm")], EQUAL)
    strays = [p for p in found.submission.problems if p.code == "stray-cell"]
    assert [(str(p.where), p.found) for p in strays] == [
        ("Audit!H2", "Really?"),
        ("Audit!H3", "Hm"),
    ]


def test_a_column_that_the_mapping_does_not_name_is_said_once():
    lines = [(*HEAD, "Lead"), (*ROWS[0], "Green", *[None] * 3, "Jo"), (*ROWS[1], *[None] * 4, "Al")]
    found = read({"Audit": lines}, EQUAL)
    said = problem(found, "mapped-column")
    assert (str(said.where), said.found, said.severity) == ("Audit!G2", "Lead", "note")
    assert said.message == (
        "The mapping does not name the column 'Lead'; 2 cells of it were not read."
    )


def test_a_column_without_a_heading_is_said_once_where_it_is_long():
    lines = [(*line, *[None] * 4, number) for number, line in enumerate(ROWS)]
    found = read(lines, EQUAL)
    assert problem(found, "mapped-column").found == "G"
    assert "stray-cell" not in [code for code, _ in problems(found)]


# Words


def test_a_skipped_row_is_said_to_be_skipped():
    rest = EQUAL + '\nskip: [{theirs: "2", because: Not a duty.}]'
    said = problem(read([("1", "x", "Green"), ("2", "y", "Red")], rest), "skipped-row")
    assert said.message == (
        "'no. 2' was skipped, as the mapping says, and counts as not asked here: Not a duty."
    )


@pytest.mark.parametrize("mark", ["x", "\u2717", "\u2718", "\u2715", "\u2612", "\u00d7", "\u2705"])
def test_a_cross_under_an_answer_is_a_mark_whatever_its_form(mark: str):
    found = Their([COLUMNS, ("A SENCO is named", None, None, mark)]).marked()
    assert (one(found).level, problems(found)) == ("no", [])
