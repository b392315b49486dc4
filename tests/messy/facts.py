"""What people put on the sheet about the school."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.messy.base import edited, typed
from tests.messy.habit import Return, cells, habit
from tests.messy.raw import FACTS, FORM, Shown

WRITTEN: dict[str, tuple[str, object]] = {
    "fact-urn-in-words": ("C6", "URN 999001"),
    "fact-urn-of-five-digits": ("C6", 99901),
    "fact-true": ("C8", True),
    "fact-unclear": ("C17", "Sort of"),
    "fact-months-with-unit": ("C23", "12 months"),
    "fact-months-in-words": ("C23", "about a year"),
    "fact-choice-in-short": ("C24", "NASENCO"),
    "fact-term-for-a-day": ("C26", "summer 2023"),
    "fact-error": ("C28", Shown("#N/A")),
    "fact-date-as-text": ("C30", "01/09/2026"),
    "fact-month-for-a-day": ("C30", "Sept 26"),
    "fact-rules-a-row-out": ("C10", "No"),
}

for _name, (_cell, _value) in WRITTEN.items():
    cells(_name, {_cell: _value}, FACTS)


@habit("fact-only-in-a-note")
def _note() -> bytes:
    def note(book: Workbook) -> None:
        book[FACTS]["C18"].value = None
        book[FACTS]["C18"].comment = Comment("yes, since 2021", "A. Author")

    return edited(note)


@habit("fact-row-deleted")
def _deleted() -> bytes:
    return edited(lambda book: book[FACTS].delete_rows(17))


@habit("fact-sheet-copied-and-stated-otherwise")
def _copied() -> bytes:
    def copy(book: Workbook) -> None:
        second = book.copy_worksheet(book[FACTS])
        second.title = "About your school (2)"
        second["C17"] = "No"

    return edited(copy)


@habit("urn-of-another-school")
def _other_urn() -> bytes:
    def change(book: Workbook) -> None:
        book[FORM]["A9"], book[FORM]["B9"] = "Made for", "999001 Marl Academy"
        book[FACTS]["C6"] = 999002

    return edited(change)


@habit("urn-of-another-school-in-the-name")
def _other_name() -> Return:
    return Return(data=typed({}), file="999002-oak-academy.xlsx")


@habit("name-final-v2")
def _final() -> Return:
    return Return(data=typed({}), file="FINAL v2 (1).xlsx")
