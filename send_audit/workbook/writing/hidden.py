"""The hidden sheets: lists for the dropdowns, and the workings that count and fill themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from send_audit.model.prefill import CONFIRMED, TO_CONFIRM
from send_audit.model.vocabulary import Outcome
from send_audit.workbook.writing.asked import Line
from send_audit.workbook.writing.context import (
    CONFIRM_LIST,
    SKIP,
    STATUS_LIST,
    STATUSES,
    Form,
    Page,
    at,
    fact_list,
    list_name,
    on_sheet,
    quoted,
)
from send_audit.workbook.writing.styles import protect

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

LISTS = "Lists"
WORKINGS = "Workings"
_HEADS = ("Row", "What", "Given", "Skipped", "To do so far", "Asked", "Not asked", "To confirm")
REF, WHAT, GIVEN, SKIPPED, SO_FAR, ASKED, NOT_ASKED, TO_CHECK = range(len(_HEADS))
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
    if form.looks_back:
        lists[CONFIRM_LIST] = (CONFIRMED,)
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
    for line in form.lines:
        if line.ref:
            _write_helpers(sheet, form.helpers[line.ref], line)
    for page in form.pages:
        for place, line in page.questions:
            _count(sheet, form, page, place, line)
    sheet.hide()
    protect(sheet)


def _write_helpers(sheet: Sheet, row: int, line: Line) -> None:
    sheet.write_string(row, REF, line.ref)
    sheet.write_string(row, WHAT, line.text)
    sheet.write_string(row, ASKED, line.why)
    sheet.write_string(row, NOT_ASKED, skip_words(line))


def skip_words(line: Line) -> str:
    """Say that a row needs no answer, and why; nothing for a row that is always asked."""
    return f"{SKIP} asked only if {line.need.words}." if line.need.words else ""


def _count(sheet: Sheet, form: Form, page: Page, place: int, line: Line) -> None:
    """Write what the answer is, whether it is skipped, and the count of those to act on."""
    row = form.helpers[line.ref]
    answer, why = (form.question_cell(page, place, column) for column in ("answer", "why"))
    given_now = form.prefill.rows[line.ref].answer if line.ref in form.prefill.rows else ""
    sheet.write_formula(row, GIVEN, f'=IF({answer}="","",{answer})', None, given_now)
    if form.looks_back:
        mark = form.question_cell(page, place, "confirmed")
        open_now = int(bool(given_now) and form.prefill.rows[line.ref].confirm)
        sheet.write_formula(row, TO_CHECK, f"=IF({_waits(mark, answer)},1,0)", None, open_now)
    skipped = f"=IF(LEFT({why},{len(SKIP)})={quoted(SKIP)},1,0)"
    sheet.write_formula(row, SKIPPED, skipped, None, int(line.need.fails(form.stated)))
    given = at(row, GIVEN)
    levels = line.scale.levels if line.scale else ()
    tests = (
        ",".join(f"{given}={quoted(lv.label)}" for lv in levels if lv.means in _TO_DO) or "FALSE"
    )
    so_far = f"=N({at(row - 1, SO_FAR)})+IF(AND({at(row, SKIPPED)}=0,OR({tests})),1,0)"
    sheet.write_formula(row, SO_FAR, so_far, None, 0)


def _waits(mark: str, answer: str) -> str:
    """Give the test that an answer which was filled in still stands and waits to be confirmed."""
    return f'AND({answer}<>"",{mark}={quoted(f"{TO_CONFIRM}: ")}&{answer})'


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
    if not form.looks_back:
        return f'="{_counted(form)} "&{done}&" of "&{asked}&{extra}'
    waiting = f"SUMPRODUCT({block(form, TO_CHECK)}*({skipped}=0))"
    left = f'IF({waiting}>0,", "&{waiting}&" of these to confirm","")'
    return f'="{_counted(form)} "&{done}&" of "&{asked}&{left}&{extra}'


def progress_now(form: Form) -> str:
    """Give what that formula shows at first."""
    asked = [line for line in form.questions if not line.need.fails(form.stated)]
    skipped = len(form.questions) - len(asked)
    given = [form.prefill.rows[line.ref] for line in asked if line.ref in form.prefill.rows]
    done = sum(bool(row.answer) for row in given)
    waiting = sum(bool(row.answer) and row.confirm for row in given)
    left = f", {waiting} of these to confirm" if waiting else ""
    extra = f", {skipped} to skip" if skipped else ""
    return f"{_counted(form)} {done} of {len(asked)}{left}{extra}"


def _counted(form: Form) -> str:
    """Say what is counted: all sheets together, where there is more than one."""
    return "All sheets: answered" if form.pages[1:] else "Answered"


def asked_text(form: Form, line: Line) -> str:
    """Name the helper cell with what stands beside a row that is asked."""
    return _cell(form, line, ASKED)


def skip_text(form: Form, line: Line) -> str:
    """Name the helper cell with what stands beside a row that is skipped."""
    return _cell(form, line, NOT_ASKED)


def _cell(form: Form, line: Line, column: int) -> str:
    return on_sheet(WORKINGS, form.helpers[line.ref], column)
