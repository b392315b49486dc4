"""The first sheet: what this is, how to fill it in, how long it takes and who will see it."""

from __future__ import annotations

from datetime import date, datetime, time
from math import ceil
from typing import TYPE_CHECKING

from send_audit.evaluate.calendar import words
from send_audit.model.checklist import Level, Scale
from send_audit.model.text import storable
from send_audit.model.vocabulary import Outcome
from send_audit.workbook.writing import facts as write_facts
from send_audit.workbook.writing import hidden as write_hidden
from send_audit.workbook.writing.context import (
    PEOPLE,
    Form,
    hint,
    pick_date,
    set_print,
    set_validation,
    set_widths,
)
from send_audit.workbook.writing.measure import row_height
from send_audit.workbook.writing.styles import SIZE, protect

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

_WIDTHS = (20, 76, 16, 30, 17, 26)
_MINUTES_EACH = 0.75
"""Minutes a question takes to answer, so that the forty of a primary academy take half an hour."""
_MEANINGS = {
    Outcome.MET: "All that is listed under 'Yes means' is so today.",
    Outcome.PARTLY: "Some of it is so today.",
    Outcome.NOT_MET: "It is not so today, or only planned. This is a useful answer, not a black mark.",
    Outcome.UNKNOWN: "You would have to ask or look. The question stays open.",
    Outcome.NOT_APPLICABLE: "It cannot arise here. Say why in the comment.",
}


def write_start(form: Form) -> None:
    """Write the first sheet."""
    sheet = form.add_sheet("start")
    set_widths(sheet, form, _WIDTHS)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, "SEND self-assessment", form.styles["title"])
    row = _write_pairs(sheet, form, 1, _what_this_is(form))
    row = _write_cells_to_fill(sheet, form, row)
    row = _write_part(sheet, form, row, "How to fill it in", _steps(form))
    row = _write_progress(sheet, form, row)
    row = _write_part(sheet, form, row, "What the answers mean", _meanings(form))
    _write_example(sheet, form, row)
    set_print(sheet, form)
    protect(sheet)
    sheet.activate()


def _what_this_is(form: Form) -> tuple[tuple[str, str], ...]:
    named = (("For", form.name),) if form.name else ()
    return (
        *named,
        ("Kind of setting", form.kind.title),
        (
            "What this is",
            f"{form.checklist.title}: your own view of your {form.place}. Nobody outside has checked it.",
        ),
        ("Law as at", f"{words(form.day)} (checklist {form.checklist.name})"),
        ("How long", _how_long(len(form.questions))),
        (
            "Who will see it",
            "Only the people you give it to. This workbook sends nothing anywhere by itself.",
        ),
        (f"No {PEOPLE[form.place]} names", _NO_NAMES.format(who=PEOPLE[form.place])),
    )


_NO_NAMES = (
    "Please leave out the name and initials of any {who}, and anything else that shows who it is."
)


def _how_long(questions: int) -> str:
    """Say how long it takes: some forty seconds a question, and three times that with evidence."""
    minutes = 10 * max(1, ceil(questions * _MINUTES_EACH / 10))
    return f"About {_span(minutes)} to answer. Allow {_span(3 * minutes)} the first time, with evidence."


def _span(minutes: int) -> str:
    """Give a time as people say it: minutes up to 90, then hours."""
    if minutes <= 90:
        return f"{minutes} minutes"
    hours, rest = divmod(minutes, 60)
    return f"{hours + (rest >= 30)} hours"


def _steps(form: Form) -> tuple[tuple[str, str], ...]:
    titles = {name: sheet.title for name, sheet in form.layout.sheets.items()}
    return (
        ("Step 1", f"Fill in '{titles['facts']}'. It settles which questions you need."),
        (
            "Step 2",
            f"Go through {_pages(form)}. For each, choose a word, and say what shows it and where.",
        ),
        *_confirming(form),
        ("", "A row that turns grey and says 'Skip' needs no answer."),
        (
            "Step 3",
            f"Look at '{titles['actions']}'. It lists every Partly and No. Give each an owner and a date.",
        ),
        ("Step 4", f"Fill in '{titles['sign-off']}', save the workbook and send it back."),
        ("Good to know", "Framed cells are for you. All others are locked, without a password."),
        ("", "You can stop and go on later, leave cells blank, and use the filters."),
    )


def _pages(form: Form) -> str:
    titles = [page.title for page in form.pages]
    return f"the sheets '{titles[0]}' to '{titles[-1]}'" if titles[1:] else f"'{titles[0]}'"


def _confirming(form: Form) -> tuple[tuple[str, str], ...]:
    if not form.looks_back:
        return ()
    return (("", _CONFIRM),)


_CONFIRM = (
    "Some answers are filled in already. Look at each, and choose 'Confirmed' beside it or "
    "change it: until then it does not count."
)


def _meanings(form: Form) -> tuple[tuple[str, str], ...]:
    scales = [line.scale for line in form.questions if line.scale]
    levels: dict[str, Level] = {}
    for scale in scales:
        levels |= {level.label: level for level in scale.levels}
    return tuple((label, _meaning(level)) for label, level in levels.items())


def _meaning(level: Level) -> str:
    return _MEANINGS.get(level.means, "") if level.means else ""


def _write_pairs(sheet: Sheet, form: Form, row: int, pairs: tuple[tuple[str, str], ...]) -> int:
    for label, text in pairs:
        sheet.set_row(row, row_height([(text, _WIDTHS[1], False)], SIZE))
        sheet.write_string(row, 0, storable(label), form.styles["label"])
        sheet.write_string(row, 1, storable(text), form.styles["text"])
        row += 1
    return row


def _write_part(
    sheet: Sheet, form: Form, row: int, title: str, pairs: tuple[tuple[str, str], ...]
) -> int:
    _write_title(sheet, form, row, title)
    return _write_pairs(sheet, form, row + 1, pairs)


def _write_title(sheet: Sheet, form: Form, row: int, title: str) -> None:
    sheet.set_row(row, 26)
    for column in range(len(_WIDTHS)):
        sheet.write_blank(row, column, None, form.styles["theme"])
    sheet.write_string(row, 0, title, form.styles["theme"])


def _write_cells_to_fill(sheet: Sheet, form: Form, row: int) -> int:
    for place in (row, row + 1):
        sheet.set_row(place, 20)
    sheet.write_string(row, 0, "Please reply by", form.styles["label"])
    sheet.write_blank(row, 1, None, form.styles["date"])
    set_validation(
        sheet, [(row, 1)], pick_date("Please reply by", "The sender fills this in.", form.day)
    )
    sheet.write_string(row + 1, 0, "Questions? Ask", form.styles["label"])
    sheet.write_blank(row + 1, 1, None, form.styles["written"])
    set_validation(
        sheet,
        [(row + 1, 1)],
        hint("Questions? Ask", "The sender fills this in: whom to ask, and how."),
    )
    return row + 2


def _write_progress(sheet: Sheet, form: Form, row: int) -> int:
    _write_title(sheet, form, row, "How far you are")
    for number, (sheet_id, formula, now) in enumerate(
        (
            ("facts", write_facts.progress(form), write_facts.progress_now(form)),
            ("questions", write_hidden.progress(form), write_hidden.progress_now(form)),
        ),
        row + 1,
    ):
        sheet.set_row(number, 18)
        title = form.layout.sheets[sheet_id].title
        sheet.write_string(number, 0, title, form.styles["label"])
        sheet.write_formula(number, 1, formula, form.styles["text"], now)
    return row + 3


def _write_example(sheet: Sheet, form: Form, row: int) -> None:
    """Show a filled-in row. Its first heading is not that of an answer sheet, so none is read here."""
    _write_title(sheet, form, row, "A worked example (made up, and not one of your questions)")
    columns = form.layout.sheets["questions"]
    names = ("question", "answer", "evidence", "evidence_on", "comment")
    sheet.set_row(row + 1, 22)
    for column, heading in enumerate(("Example", *(columns.heading(name) for name in names))):
        sheet.write_string(row + 1, column, heading, form.styles["head"])
    bold, plain = form.styles["bold"], form.styles["plain"]
    sheet.set_row(row + 2, row_height([(f"{_EXAMPLE}\n{_EXAMPLE_MORE}", _WIDTHS[1], True)], SIZE))
    parts = (bold, _EXAMPLE, plain, f"\n{_EXAMPLE_MORE}")
    sheet.write_string(row + 2, 0, "FIRE-Q1", form.styles["box"])
    sheet.write_rich_string(row + 2, 1, *parts, form.styles["box"])
    sheet.write_string(row + 2, 2, _example_answer(form), form.styles["box"])
    sheet.write_string(row + 2, 3, "Fire drill log, site office, page 3", form.styles["box"])
    sheet.write_datetime(row + 2, 4, _example_day(form.day), form.styles["shown_date"])
    sheet.write_string(row + 2, 5, "The next drill is in the spring term.", form.styles["box"])


_EXAMPLE = "Do all staff know what to do when the fire bell rings?"
_EXAMPLE_MORE = (
    "Yes means:\n•  There was a drill this term, and it is on record.\n"
    "•  New staff are shown the way out in their first week."
)


def _example_answer(form: Form) -> str:
    scales: list[Scale] = [line.scale for line in form.questions if line.scale]
    levels = [level for scale in scales for level in scale.levels]
    return next((level.label for level in levels if level.means is Outcome.MET), "Yes")


def _example_day(day: date) -> datetime:
    drill = date(day.year, 9, 12)
    return datetime.combine(drill if drill <= day else date(day.year - 1, 9, 12), time())
