"""What people put into the cell of an answer, and around it."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.messy.base import edited, typed
from tests.messy.habit import cells, habit
from tests.messy.raw import QUESTIONS, Formula, Shown, with_sheet

WRITTEN = {
    "answer-yes-and-a-space": "yes ",
    "answer-y": "Y",
    "answer-partially": "Partially",
    "answer-amber": "Amber",
    "answer-not-yet": "Not yet",
    "answer-tick": "\u2713",
    "answer-heavy-tick": "\u2714\ufe0f",
    "answer-ticked-box": "\u2611",
    "answer-tick-of-wingdings": "\u00fc",
    "answer-x": "x",
    "answer-dash": "-",
    "answer-question-mark": "?",
    "answer-two-with-a-slash": "Yes/No",
    "answer-two-with-a-comma": "Yes, partly",
    "answer-qualified": "Yes, but not for boarders",
    "answer-doubted": "Yes?",
    "answer-from-a-later-day": "Yes from Sept 2027",
    "answer-of-a-part": "Yes 20%",
    "answer-less-than-yes": "Y-",
    "answer-no-but-done": "No - done",
    "answer-no-but-planned": "No (planned for spring)",
    "answer-see-policy": "Yes - see policy",
    "answer-on-two-lines": "Yes\nminutes of 14 September",
    "answer-in-words": "Working on it",
    "answer-misspelt": "Partley",
    "answer-cyrillic-letter": "Y\u0435s",
    "answer-zero-width-space": "Y\u200bes",
    "answer-true": True,
    "answer-error-na": Shown("#N/A"),
    "answer-error-ref": Shown("#REF!"),
    "answer-error-div0": Shown("#DIV/0!"),
    "answer-error-spill": Shown("#SPILL!"),
    "answer-formula-saved": Formula('IF(1=1,"Yes","No")', "Yes"),
}
"""What stands in C5, the answer to LEAD-Q1, instead of Yes."""

for _name, _value in WRITTEN.items():
    cells(_name, {"C5": _value})

cells("answer-na-see-note", {"C55": "n/a - see note"})
cells("answer-na-and-yet-done", {"C55": "n/a - we do this fully"})
cells("answer-hard-spaces", {"C55": "Does\u00a0not\u00a0apply\u00a0"})
cells("point-x", {"C21": "x"})
cells("point-partly", {"C22": "Partly"})


@habit("answer-formula-unsaved")
def _formula() -> bytes:
    return edited(lambda book: _put(book, "C5", '=IF(1=1,"Yes","No")'))


@habit("answer-colour-only")
def _colour() -> bytes:
    def paint(book: Workbook) -> None:
        _put(book, "C5", None)
        book[QUESTIONS]["C5"].fill = PatternFill("solid", fgColor="FF92D050")

    return edited(paint)


@habit("answer-coloured-and-written")
def _coloured() -> bytes:
    def paint(book: Workbook) -> None:
        book[QUESTIONS]["C5"].fill = PatternFill("solid", fgColor="FFFF0000")

    return edited(paint)


@habit("answer-in-two-fonts")
def _runs() -> bytes:
    runs = b'<is><r><rPr><b/></rPr><t>Y</t></r><r><t xml:space="preserve">es </t></r></is>'
    written = typed({"C5": "Yes"})
    return with_sheet(
        written, b'<is><t xml:space="preserve">Yes</t></is></c><c r="D5"', runs + b'</c><c r="D5"'
    )


@habit("answer-only-in-a-note")
def _note_only() -> bytes:
    def note(book: Workbook) -> None:
        _put(book, "C5", None)
        _note(book, "C5", "Yes, since May")

    return edited(note)


@habit("answer-with-a-note")
def _note_beside() -> bytes:
    return edited(lambda book: _note(book, "C5", "Agreed with the governors"))


@habit("answer-na-and-a-note")
def _na_note() -> bytes:
    def note(book: Workbook) -> None:
        _put(book, "C55", "n/a - see note")
        _put(book, "F55", None)
        _note(book, "C55", "No authority asked us in 2026")

    return edited(note)


def _put(book: Workbook, cell: str, value: object) -> None:
    book[QUESTIONS][cell].value = value


def _note(book: Workbook, cell: str, words: str) -> None:
    book[QUESTIONS][cell].comment = Comment(words, "A. Author")
