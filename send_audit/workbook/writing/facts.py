"""The sheet of facts: asked once, before the questions, with what is known filled in."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from send_audit.evaluate.facts import shown
from send_audit.model.checklist import Fact, FactValue
from send_audit.model.text import storable
from send_audit.workbook.writing.context import (
    HEADING,
    THEME_HEIGHT,
    TOP_HEIGHT,
    Form,
    at,
    break_pages,
    fact_list,
    hint,
    pick,
    pick_date,
    place_of,
    set_change,
    set_print,
    set_validation,
    set_widths,
    write_headings,
    write_top,
)
from send_audit.workbook.writing.measure import page_breaks, row_height
from send_audit.workbook.writing.styles import SIZE, protect

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

FIRST_DAY = date(1950, 1, 1)
_WIDTHS = (24, 50, 32, 52)
_NOTE = "Check what is filled in already. Leave blank what you do not know."
_STYLES = {"date": "date", "number": "number", "text": "written", "link": "written"}


def write_facts(form: Form) -> None:
    """Write the sheet of facts."""
    wanted = form.layout.sheets["facts"]
    sheet = form.add_sheet("facts")
    set_widths(sheet, form, _WIDTHS)
    write_top(sheet, form, f"About your {form.place}: start with this sheet")
    sheet.write_formula(1, 0, progress(form), form.styles["note"], progress_now(form))
    sheet.write_string(1, 1, _NOTE, form.styles["note"])
    write_headings(sheet, form, HEADING, wanted.headings)
    for row, line in enumerate(form.fact_lines, HEADING + 1):
        if isinstance(line, Fact):
            _write_fact(sheet, form, row, line)
        else:
            _write_section(sheet, form, row, line)
    _finish(sheet, form)


def progress(form: Form) -> str:
    """Give the formula that counts the facts answered."""
    return f'="Filled in: "&{_count(form)}&" of {len(form.facts)}"'


def progress_now(form: Form) -> str:
    """Give what that formula shows at first."""
    known = sum(fact.id in form.stated for _, fact in form.facts)
    return f"Filled in: {known} of {len(form.facts)}"


def _count(form: Form) -> str:
    first, last = HEADING + 1, HEADING + len(form.fact_lines)
    column = place_of(form.layout.sheets["facts"], "answer")
    title = form.layout.sheets["facts"].title
    return f"COUNTA('{title}'!{at(first, column)}:{at(last, column)})"


def _write_section(sheet: Sheet, form: Form, row: int, title: str) -> None:
    sheet.set_row(row, THEME_HEIGHT)
    for column in range(len(_WIDTHS)):
        sheet.write_blank(row, column, None, form.styles["theme"])
    sheet.write_string(row, 1, title, form.styles["theme"])


def _write_fact(sheet: Sheet, form: Form, row: int, fact: Fact) -> None:
    style = form.styles[_STYLES.get(fact.type, "input")]
    sheet.set_row(row, fact_height(form, fact))
    sheet.write_string(row, 0, fact.id, form.styles["quiet"])
    sheet.write_string(row, 1, fact.label, form.styles["question"])
    sheet.write_string(row, 3, storable(_help(form, fact)), form.styles["row"])
    column = place_of(form.layout.sheets["facts"], "answer")
    value = form.stated.get(fact.id)
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, style)
    elif value is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_string(row, column, storable(_label(form, fact, value)), style)


def fact_height(form: Form, fact: Fact) -> float:
    """Give the height of a fact's row, with room for its longest answer."""
    answers = [level.label for level in form.levels(fact)] + [str(form.stated.get(fact.id, ""))]
    cells = [(answer, _WIDTHS[2], False) for answer in answers]
    texts = [(fact.label, _WIDTHS[1], True), (_help(form, fact), _WIDTHS[3], False)]
    return row_height([*cells, *texts], SIZE)


def _help(form: Form, fact: Fact) -> str:
    """Give what helps to answer a fact, with what was stated last time where that is not filled in."""
    note = form.prefill.fact_notes.get(fact.id, "")
    if fact.id in form.prefill.facts and fact.id in form.stated:
        note = "Filled in from last time: please check."
    return f"{note} {fact.help}".strip()


def _label(form: Form, fact: Fact, value: FactValue) -> str:
    labels = {level.id: level.label for level in form.levels(fact)}
    return labels.get(str(value)) or shown(fact, value)


def _finish(sheet: Sheet, form: Form) -> None:
    column = place_of(form.layout.sheets["facts"], "answer")
    for row, fact in form.facts:
        set_validation(sheet, [(row, column)], _rule(fact))
    cells = [(row, column) for row, _ in form.facts]
    set_change(sheet, cells, {"type": "blanks", "format": form.styles.changes["blank"]})
    if cells:
        sheet.set_selection(*cells[0], *cells[0])
        sheet.ignore_errors({"number_stored_as_text": f"{at(*cells[0])}:{at(*cells[-1])}"})
    heights = [
        fact_height(form, line) if isinstance(line, Fact) else THEME_HEIGHT
        for line in form.fact_lines
    ]
    headings = [isinstance(line, str) for line in form.fact_lines]
    break_pages(sheet, page_breaks(heights, headings, _WIDTHS, TOP_HEIGHT))
    sheet.freeze_panes(HEADING + 1, 0)
    set_print(sheet, form, HEADING)
    protect(sheet)


def _rule(fact: Fact) -> dict[str, object]:
    title = "Your answer"
    match fact.type:
        case "yes-no" | "choice":
            return pick(fact_list(fact), title, fact.help)
        case "date":
            return pick_date(title, fact.help, FIRST_DAY)
        case "number":
            return _whole_number(fact)
        case _:
            return hint(title, fact.help)


def _whole_number(fact: Fact) -> dict[str, object]:
    return {
        **hint("Your answer", fact.help),
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": 99_999,
        "error_type": "stop",
        "error_title": "Please type a whole number",
        "error_message": "This cell takes a whole number, such as 0 or 12, and no words.",
    }
