"""The hidden sheets: lists for the dropdowns, and the workings that count and fill themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from send_audit.model.vocabulary import Outcome
from send_audit.workbook.asked import Line
from send_audit.workbook.styles import protect
from send_audit.workbook.write_context import (
    SKIP,
    STATUS_LIST,
    STATUSES,
    Form,
    at,
    fact_list,
    list_name,
    on_sheet,
    quoted,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

LISTS = "Lists"
WORKINGS = "Workings"
_HEADS = ("Row", "What", "Given", "Skipped", "To do so far", "Asked", "Not asked")
REF, WHAT, GIVEN, SKIPPED, SO_FAR, ASKED, NOT_ASKED = range(len(_HEADS))
_TO_DO = frozenset({Outcome.PARTLY, Outcome.NOT_MET})


def write_lists(form: Form) -> None:
    """Write the words of every dropdown, one column a list, each with a name."""
    sheet = form.book.add_worksheet(LISTS)
    for column, (name, words) in enumerate(_lists(form).items()):
        sheet.write_string(0, column, name)
        for row, word in enumerate(words, 1):
            sheet.write_string(row, column, word)
        where = f"={LISTS}!{at(1, column)}:{at(len(words), column)}"
        form.book.define_name(name, where)
    sheet.hide()
    protect(sheet)


def _lists(form: Form) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {STATUS_LIST: STATUSES}
    for line in form.lines:
        if line.scale:
            words = tuple(level.label for level in line.scale.levels)
            lists[list_name("scale", line.scale.id)] = words
    for _, fact in form.facts:
        if levels := form.levels(fact):
            lists[fact_list(fact)] = tuple(level.label for level in levels)
    return lists


def write_workings(form: Form) -> None:
    """Write the helper cells: what each question's answer is, and how many need action so far."""
    sheet = form.book.add_worksheet(WORKINGS)
    for column, words in enumerate(_HEADS):
        sheet.write_string(0, column, words)
    places = {line.ref: row for row, line in form.questions}
    for row, line in enumerate(_rows(form), 1):
        sheet.write_string(row, REF, line.ref)
        sheet.write_string(row, WHAT, line.text)
        sheet.write_string(row, ASKED, line.why)
        sheet.write_string(row, NOT_ASKED, skip_words(line))
        if line.ref in places:
            _count(sheet, form, row, line, places[line.ref])
    sheet.hide()
    protect(sheet)


def _rows(form: Form) -> tuple[Line, ...]:
    """Give the questions first, so that their cells are one block, then the points inside them."""
    questions = tuple(line for _, line in form.questions)
    return questions + tuple(line for line in form.lines if line.is_tick)


def skip_words(line: Line) -> str:
    """Say that a row needs no answer, and why; nothing for a row that is always asked."""
    return f"{SKIP} asked only if {line.need.words}." if line.need.ways else ""


def _count(sheet: Sheet, form: Form, row: int, line: Line, place: int) -> None:
    answer, why = (form.cell("questions", place, column) for column in ("answer", "why"))
    sheet.write_formula(row, GIVEN, f'=IF({answer}="","",{answer})', None, "")
    skipped = f"=IF(LEFT({why},{len(SKIP)})={quoted(SKIP)},1,0)"
    sheet.write_formula(row, SKIPPED, skipped, None, int(line.need.fails(form.stated)))
    given = at(row, GIVEN)
    levels = line.scale.levels if line.scale else ()
    tests = (
        ",".join(f"{given}={quoted(lv.label)}" for lv in levels if lv.means in _TO_DO) or "FALSE"
    )
    so_far = f"=N({at(row - 1, SO_FAR)})+IF(AND({at(row, SKIPPED)}=0,OR({tests})),1,0)"
    sheet.write_formula(row, SO_FAR, so_far, None, 0)


def block(form: Form, column: int) -> str:
    """Name the cells of one helper column, over all questions."""
    last = max(1, len(form.questions))
    return f"{WORKINGS}!{at(1, column)}:{at(last, column)}"


def progress(form: Form) -> str:
    """Give the formula that counts the questions answered."""
    given, skipped = block(form, GIVEN), block(form, SKIPPED)
    done = f'SUMPRODUCT(({given}<>"")*({skipped}=0))'
    asked = f"({len(form.questions)}-SUM({skipped}))"
    extra = f'IF(SUM({skipped})>0,", "&SUM({skipped})&" to skip","")'
    return f'="Answered "&{done}&" of "&{asked}&{extra}'


def progress_now(form: Form) -> str:
    """Give what that formula shows at first."""
    skipped = sum(line.need.fails(form.stated) for _, line in form.questions)
    extra = f", {skipped} to skip" if skipped else ""
    return f"Answered 0 of {len(form.questions) - skipped}{extra}"


def asked_text(form: Form, line: Line) -> str:
    """Name the helper cell with what stands beside a row that is asked."""
    return _cell(form, line, ASKED)


def skip_text(form: Form, line: Line) -> str:
    """Name the helper cell with what stands beside a row that is skipped."""
    return _cell(form, line, NOT_ASKED)


def _cell(form: Form, line: Line, column: int) -> str:
    return on_sheet(WORKINGS, 1 + _rows(form).index(line), column)
