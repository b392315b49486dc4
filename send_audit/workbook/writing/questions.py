"""The sheet of questions: one row each, headings per theme, points inside a question under it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from send_audit.model.checklist import Fact
from send_audit.model.prefill import CONFIRMED, TO_CONFIRM, Given
from send_audit.model.text import storable
from send_audit.workbook.writing.asked import Line, Need
from send_audit.workbook.writing.context import (
    CONFIRM_LIST,
    HEADING,
    SKIP,
    THEME_HEIGHT,
    TOP_HEIGHT,
    Form,
    Page,
    at,
    break_pages,
    hint,
    list_name,
    pick,
    pick_date,
    place_of,
    quoted,
    set_change,
    set_print,
    set_validation,
    set_widths,
    write_headings,
    write_top,
)
from send_audit.workbook.writing.hidden import (
    asked_text,
    progress,
    progress_now,
    skip_text,
    skip_words,
)
from send_audit.workbook.writing.measure import page_breaks, row_height
from send_audit.workbook.writing.styles import SIZE, protect

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

_WIDTHS: Mapping[str, float] = {
    "id": 15,
    "question": 50,
    "answer": 16,
    "evidence": 30,
    "evidence_on": 17,
    "comment": 26,
    "last": 18,
    "changed": 30,
    "confirmed": 20,
    "why": 32,
}
_NARROW: Mapping[str, float] = {
    "question": 46,
    "evidence": 26,
    "evidence_on": 16,
    "comment": 20,
    "last": 14,
    "changed": 20,
    "confirmed": 16,
    "why": 32,
}
_EVIDENCE_FROM = date(1990, 1, 1)


def write_questions(form: Form) -> None:
    """Write the questions: on one sheet, or on one sheet a theme."""
    for page in form.pages:
        _write_page(form, page)


def _write_page(form: Form, page: Page) -> None:
    wanted = form.layout.sheets["questions"]
    sheet = form.add_titled(page.title)
    set_widths(sheet, form, _widths(form))
    write_top(sheet, form, page.heading)
    sheet.write_formula(1, 0, progress(form), form.styles["note"], progress_now(form))
    write_headings(sheet, form, HEADING, wanted.headings)
    for row, line in page.rows:
        if line.is_heading:
            _write_theme(sheet, form, row, line)
        else:
            _write_line(sheet, form, row, line)
    _set_rules(sheet, form, page)
    _set_changes(sheet, form, page)
    _finish(sheet, form, page)


def _widths(form: Form) -> list[float]:
    return [_width(form, column) for column in form.layout.sheets["questions"].columns]


def _width(form: Form, column: str) -> float:
    """Give the width of a column: narrower where those of last time want room on the paper too."""
    return _NARROW.get(column, _WIDTHS[column]) if form.looks_back else _WIDTHS[column]


def _write_theme(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    sheet.set_row(row, THEME_HEIGHT)
    for column in range(len(_widths(form))):
        sheet.write_blank(row, column, None, form.styles["theme"])
    sheet.write_string(row, _place(form, "question"), line.text, form.styles["theme"])


def _write_line(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    sheet.set_row(row, line_height(form, line))
    sheet.write_string(row, _place(form, "id"), line.ref, form.styles["quiet"])
    _write_question(sheet, form, row, line)
    given = form.prefill.rows.get(line.ref, _NOTHING)
    _write_text(sheet, row, _place(form, "answer"), given.answer, form.styles["input"])
    _write_free(sheet, form, row, line, given)
    if form.looks_back:
        _write_back(sheet, form, row, line)
    _write_why(sheet, form, row, line)


_NOTHING = Given()


def _write_free(sheet: Sheet, form: Form, row: int, line: Line, given: Given) -> None:
    """Write what shows it, when and what there is to say; a point inside a question has none."""
    styles = {name: form.styles["row" if line.is_tick else shape] for name, shape in _FREE.items()}
    _write_text(sheet, row, _place(form, "evidence"), given.evidence, styles["evidence"])
    _write_text(sheet, row, _place(form, "comment"), given.comment, styles["comment"])
    column, style = _place(form, "evidence_on"), styles["evidence_on"]
    if given.evidence_on is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_datetime(row, column, datetime.combine(given.evidence_on, time()), style)


def _write_back(sheet: Sheet, form: Form, row: int, line: Line) -> None:
    """Write what was answered last time, what changed, and the mark that waits for a yes to it."""
    given = form.prefill.rows.get(line.ref, _NOTHING)
    sheet.write_string(row, _place(form, "last"), storable(given.last), form.styles["row"])
    sheet.write_string(row, _place(form, "changed"), storable(given.changed), form.styles["row"])
    mark = to_confirm(form, line)
    style = form.styles["input" if mark else "row"]
    _write_text(sheet, row, _place(form, "confirmed"), mark, style)


def to_confirm(form: Form, line: Line) -> str:
    """Give the mark of a question that waits for a yes: it holds the answer, so a change is seen.

    A question that somebody has confirmed already keeps that mark: a blank one would not say so.
    A point has none: it goes with its question.
    """
    given = form.prefill.rows.get(line.ref)
    if given is None or line.is_tick:
        return ""
    if given.confirm:
        return f"{TO_CONFIRM}: {given.answer}" if given.answer else TO_CONFIRM
    settled = given.answer and given.last
    return CONFIRMED if settled or (not given.answer and _has_points(form, line)) else ""


def _has_points(form: Form, line: Line) -> bool:
    rows = form.prefill.rows.items()
    return any(row.answer for ref, row in rows if ref.startswith(f"{line.ref}."))


def _write_text(sheet: Sheet, row: int, column: int, text: str, style: Format) -> None:
    if text:
        sheet.write_string(row, column, storable(text), style)
    else:
        sheet.write_blank(row, column, None, style)


def line_height(form: Form, line: Line) -> float:
    """Give the height of a row; a question's leaves room for a few lines of evidence."""
    if line.is_heading:
        return THEME_HEIGHT
    given = form.prefill.rows.get(line.ref)
    filled = _filled_height(form, given) if given else 0.0
    skipped = skip_words(line) if _ruled_out(form, line.need) else ""
    why = max(line.why, skipped, key=len)
    parts = ((line.text, not line.is_tick), (line.more, False))
    width = _width(form, "question") - (3 if line.is_tick else 0)
    asked = sum(row_height([(text, width, bold)], SIZE) - 4 for text, bold in parts if text) + 4
    least = row_height([(why, _width(form, "why"), False)], SIZE, 1 if line.is_tick else 4)
    return max(asked, least, filled)


def _filled_height(form: Form, given: Given) -> float:
    shown = ["evidence", "comment", *(("last", "changed") if form.looks_back else ())]
    cells = [(getattr(given, name), _width(form, name), False) for name in shown]
    return row_height(cells, SIZE)


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
    cell = form.fact_cell(row)
    label = next((level.label for level in form.levels(fact) if level.id == wanted), wanted)
    return f'AND({cell}<>"",{cell}<>{quoted(label)})'


def _set_rules(sheet: Sheet, form: Form, page: Page) -> None:
    for name in {line.scale.id: None for line in page.lines if line.scale}:
        rule = pick(list_name("scale", name), "Answer", _ANSWER_HELP)
        set_validation(sheet, _cells(form, page, name), rule)
    questions = {column: _question_cells(form, page, column) for column in _FREE}
    set_validation(sheet, questions["evidence"], hint("Evidence", _EVIDENCE_HELP))
    set_validation(sheet, questions["comment"], hint("Comment", _COMMENT_HELP))
    dates = pick_date("Evidence date", _DATE_HELP, _EVIDENCE_FROM)
    set_validation(sheet, questions["evidence_on"], dates)
    set_validation(
        sheet, _to_confirm(form, page), pick(CONFIRM_LIST, "Still right?", _CONFIRM_HELP)
    )


def _to_confirm(form: Form, page: Page) -> list[tuple[int, int]]:
    """Give the cells in which an answer that was filled in is confirmed."""
    if not form.looks_back:
        return []
    place = _place(form, "confirmed")
    return [(row, place) for row, line in page.rows if to_confirm(form, line)]


_ANSWER_HELP = "Choose a word from the list. 'No' is a useful answer. Leave it blank if you have not got to it."
_EVIDENCE_HELP = (
    "What shows it, and where is it? For example: SEN policy, school website. No pupil names."
)
_COMMENT_HELP = (
    "Anything a reader should know. Say here why something does not apply. No pupil names."
)
_CONFIRM_HELP = (
    "The answer was filled in for you. Look at it, then choose 'Confirmed', or change the answer. "
    "Until then it does not count."
)
_DATE_HELP = "The date on the evidence, such as 12/09/2026."


def _set_changes(sheet: Sheet, form: Form, page: Page) -> None:
    first, last = HEADING + 1, HEADING + len(page.lines)
    width = len(_widths(form)) - 1
    why = at(first, _place(form, "why")).replace(f"${first + 1}", str(first + 1))
    skipped = {
        "type": "formula",
        "criteria": f"=LEFT({why},{len(SKIP)})={quoted(SKIP)}",
        "format": form.styles.changes["skip"],
        "stop_if_true": True,
    }
    sheet.conditional_format(first, 0, last, width, skipped)
    for scale in {line.scale.id: line.scale for line in page.lines if line.scale}.values():
        cells = _cells(form, page, scale.id)
        for level in scale.levels:
            if level.means in form.styles.changes:
                set_change(sheet, cells, _word_change(form, level.label, str(level.means)))
        set_change(sheet, cells, {"type": "blanks", "format": form.styles.changes["blank"]})
    waiting = {"type": "text", "criteria": "begins with", "value": TO_CONFIRM}
    change = {**waiting, "format": form.styles.changes["blank"]}
    set_change(sheet, _to_confirm(form, page), change)


def _word_change(form: Form, label: str, change: str) -> Mapping[str, object]:
    return {
        "type": "cell",
        "criteria": "==",
        "value": quoted(label),
        "format": form.styles.changes[change],
    }


def _finish(sheet: Sheet, form: Form, page: Page) -> None:
    last, width = HEADING + len(page.lines), len(_widths(form)) - 1
    sheet.autofilter(HEADING, 0, last, width)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{at(last, width)}"})
    heights = [line_height(form, line) for line in page.lines]
    headings = [line.is_heading for line in page.lines]
    break_pages(sheet, page_breaks(heights, headings, _widths(form), TOP_HEIGHT))
    if page.questions:
        first = _question_cells(form, page, "answer")[0]
        sheet.set_selection(*first, *first)
    sheet.freeze_panes(HEADING + 1, 0)
    set_print(sheet, form, HEADING)
    protect(sheet)


def _place(form: Form, column: str) -> int:
    return place_of(form.layout.sheets["questions"], column)


def _cells(form: Form, page: Page, scale: str) -> list[tuple[int, int]]:
    place = _place(form, "answer")
    return [(row, place) for row, line in page.rows if line.scale and line.scale.id == scale]


def _question_cells(form: Form, page: Page, column: str) -> list[tuple[int, int]]:
    return [(row, _place(form, column)) for row, _ in page.questions]
