"""The sheet of questions: one row each, headings per theme, points inside a question under it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from send_audit.model.checklist import Fact
from send_audit.workbook.asked import Line, Need
from send_audit.workbook.measure import page_breaks, row_height
from send_audit.workbook.styles import SIZE, protect, set_print
from send_audit.workbook.write_context import (
    HEADING,
    SKIP,
    THEME_HEIGHT,
    TOP_HEIGHT,
    Form,
    at,
    break_pages,
    hint,
    list_name,
    pick,
    pick_date,
    place_of,
    quoted,
    set_change,
    set_validation,
    set_widths,
    write_headings,
    write_top,
)
from send_audit.workbook.write_hidden import (
    asked_text,
    progress,
    progress_now,
    skip_text,
    skip_words,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

_WIDTHS = {
    "id": 15,
    "question": 50,
    "answer": 16,
    "evidence": 30,
    "evidence_on": 17,
    "comment": 26,
    "why": 32,
}
_EVIDENCE_FROM = date(1990, 1, 1)


def write_questions(form: Form) -> None:
    """Write the sheet of questions."""
    wanted = form.layout.sheets["questions"]
    sheet = form.add_sheet("questions")
    set_widths(sheet, form, [_WIDTHS[column] for column in wanted.columns])
    write_top(sheet, form, "Questions")
    sheet.write_formula(1, 0, progress(form), form.styles["note"], progress_now(form))
    write_headings(sheet, form, HEADING, wanted.headings)
    for row, line in enumerate(form.lines, HEADING + 1):
        if line.is_heading:
            _write_theme(sheet, form, row, line)
        else:
            _write_line(sheet, form, row, line)
    _set_rules(sheet, form)
    _set_changes(sheet, form)
    _finish(sheet, form)


def _write_theme(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    sheet.set_row(row, THEME_HEIGHT)
    for column in range(len(_WIDTHS)):
        sheet.write_blank(row, column, None, form.styles["theme"])
    sheet.write_string(row, _place(form, "question"), line.text, form.styles["theme"])


def _write_line(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    sheet.set_row(row, line_height(form, line))
    sheet.write_string(row, _place(form, "id"), line.ref, form.styles["quiet"])
    _write_question(sheet, form, row, line)
    sheet.write_blank(row, _place(form, "answer"), None, form.styles["input"])
    for column, style in _FREE.items():
        shape = "row" if line.is_tick else style
        sheet.write_blank(row, _place(form, column), None, form.styles[shape])
    _write_why(sheet, form, row, line)


def line_height(form: Form, line: Line) -> float:
    """Give the height of a row; a question's leaves room for a few lines of evidence."""
    if line.is_heading:
        return THEME_HEIGHT
    skipped = skip_words(line) if _ruled_out(form, line.need) else ""
    why = max(line.why, skipped, key=len)
    parts = ((line.text, not line.is_tick), (line.more, False))
    width = _WIDTHS["question"] - (3 if line.is_tick else 0)
    asked = sum(row_height([(text, width, bold)], SIZE) - 4 for text, bold in parts if text) + 4
    return max(asked, row_height([(why, _WIDTHS["why"], False)], SIZE, 1 if line.is_tick else 4))


_FREE = {"evidence": "written", "evidence_on": "date", "comment": "written"}
"""Columns to fill in beside the answer of a question; a point inside a question has none."""


def _write_question(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    column = _place(form, "question")
    if line.more:
        bold, plain = form.styles["bold"], form.styles["plain"]
        parts = (bold, line.text, plain, f"\n{line.more}")
        sheet.write_rich_string(row, column, *parts, form.styles["row"])
    else:
        style = form.styles["tick" if line.is_tick else "question"]
        sheet.write_string(row, column, line.text, style)


def _write_why(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    column, style = _place(form, "why"), form.styles["row"]
    test = _ruled_out(form, line.need)
    if not test:
        sheet.write_string(row, column, line.why, style)
        return
    formula = f"=IF({test},{skip_text(form, line)},{asked_text(form, line)})"
    now = skip_words(line) if line.need.fails(form.stated) else line.why
    sheet.write_formula(row, column, formula, style, now)


def _ruled_out(form: Form, need: Need) -> str:
    """Give the test that is true when a fact rules the row out; empty when no fact here can."""
    cells = {fact.id: (row, fact) for row, fact in form.facts}
    ways = [[_differs(form, *cells[f], v) for f, v in way if f in cells] for way in need.ways]
    if not ways or not all(ways):
        return ""
    return f"AND({','.join(_any(tests) for tests in ways)})"


def _any(tests: list[str]) -> str:
    return f"OR({','.join(tests)})"


def _differs(form: Form, row: int, fact: Fact, wanted: str) -> str:
    cell = form.cell("facts", row, "answer")
    label = next((level.label for level in form.levels(fact) if level.id == wanted), wanted)
    return f'AND({cell}<>"",{cell}<>{quoted(label)})'


def _set_rules(sheet: Sheet, form: Form) -> None:
    for name in {line.scale.id: None for line in form.lines if line.scale}:
        rule = pick(list_name("scale", name), "Answer", _ANSWER_HELP)
        set_validation(sheet, _cells(form, "answer", name), rule)
    questions = {column: _question_cells(form, column) for column in _FREE}
    set_validation(sheet, questions["evidence"], hint("Evidence", _EVIDENCE_HELP))
    set_validation(sheet, questions["comment"], hint("Comment", _COMMENT_HELP))
    dates = pick_date("Evidence date", _DATE_HELP, _EVIDENCE_FROM)
    set_validation(sheet, questions["evidence_on"], dates)


_ANSWER_HELP = "Choose a word from the list. 'No' is a useful answer. Leave it blank if you have not got to it."
_EVIDENCE_HELP = (
    "What shows it, and where is it? For example: SEN policy, school website. No pupil names."
)
_COMMENT_HELP = (
    "Anything a reader should know. Say here why something does not apply. No pupil names."
)
_DATE_HELP = "The date on the evidence, such as 12/09/2026."


def _set_changes(sheet: Sheet, form: Form) -> None:
    first, last = HEADING + 1, HEADING + len(form.lines)
    why = at(first, _place(form, "why")).replace(f"${first + 1}", str(first + 1))
    sheet.conditional_format(
        first,
        0,
        last,
        len(_WIDTHS) - 1,
        {
            "type": "formula",
            "criteria": f"=LEFT({why},{len(SKIP)})={quoted(SKIP)}",
            "format": form.styles.changes["skip"],
            "stop_if_true": True,
        },
    )
    for scale in {line.scale.id: line.scale for line in form.lines if line.scale}.values():
        cells = _cells(form, "answer", scale.id)
        for level in scale.levels:
            if level.means in form.styles.changes:
                set_change(sheet, cells, _word_change(form, level.label, str(level.means)))
        set_change(sheet, cells, {"type": "blanks", "format": form.styles.changes["blank"]})


def _word_change(form: Form, label: str, change: str) -> Mapping[str, object]:
    return {
        "type": "cell",
        "criteria": "==",
        "value": quoted(label),
        "format": form.styles.changes[change],
    }


def _finish(sheet: Sheet, form: Form) -> None:
    last = HEADING + len(form.lines)
    sheet.autofilter(HEADING, 0, last, len(_WIDTHS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{at(last, len(_WIDTHS) - 1)}"})
    heights = [line_height(form, line) for line in form.lines]
    headings = [line.is_heading for line in form.lines]
    break_pages(sheet, page_breaks(heights, headings, list(_WIDTHS.values()), TOP_HEIGHT))
    if form.questions:
        first = _question_cells(form, "answer")[0]
        sheet.set_selection(*first, *first)
    sheet.freeze_panes(HEADING + 1, 0)
    set_print(sheet, form.name, HEADING)
    protect(sheet)


def _place(form: Form, column: str) -> int:
    return place_of(form.layout.sheets["questions"], column)


def _cells(form: Form, column: str, scale: str) -> list[tuple[int, int]]:
    return [
        (row, _place(form, column))
        for row, line in enumerate(form.lines, HEADING + 1)
        if line.scale and line.scale.id == scale
    ]


def _question_cells(form: Form, column: str) -> list[tuple[int, int]]:
    return [(row, _place(form, column)) for row, _ in form.questions]
