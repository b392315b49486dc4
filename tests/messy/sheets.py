"""What people do to whole sheets, and to what the form says of itself."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.messy.base import edited, typed
from tests.messy.habit import Return, cells, habit
from tests.messy.raw import FACTS, FORM, QUESTIONS

cells("form-kind-misspelt", {"B6": "acadmey"}, FORM)
cells("form-depth-by-hand", {"B7": "full"}, FORM)


@habit("sheets-renamed")
def _renamed() -> bytes:
    def rename(book: Workbook) -> None:
        book[QUESTIONS].title = "SEND audit"
        book[FACTS].title = "Details"
        book[FORM].title = "Sheet6"

    return edited(rename)


@habit("sheets-added-and-removed")
def _added() -> bytes:
    def change(book: Workbook) -> None:
        for name in ("Start here", "Actions", "Sign-off"):
            del book[name]
        notes = book.create_sheet("Notes", 0)
        notes["A1"], notes["B2"] = "To do before Friday", "Ask the head about the policy."

    return edited(change)


def _copied(change: Callable[[Worksheet, Worksheet], object]) -> bytes:
    """Copy the sheet of questions, and change it or its copy."""

    def copy(book: Workbook) -> None:
        second = book.copy_worksheet(book[QUESTIONS])
        second.title = "Questions (2)"
        change(book[QUESTIONS], second)

    return edited(copy)


@habit("sheet-copied")
def _same() -> bytes:
    return _copied(lambda *_: None)


@habit("sheet-copied-and-answered-otherwise")
def _different() -> bytes:
    return _copied(lambda _, second: _type(second, "No"))


@habit("sheet-copied-with-a-row-of-its-own")
def _own() -> bytes:
    return _copied(lambda first, _: first.delete_rows(6))


@habit("sheet-copied-with-an-answer-of-its-own")
def _fuller() -> bytes:
    return _copied(lambda first, _: _type(first, None))


def _type(sheet: Worksheet, answer: str | None) -> None:
    sheet["C5"].value = answer


@habit("sheet-hidden")
def _hidden() -> bytes:
    def hide(book: Workbook) -> None:
        book[QUESTIONS].sheet_state = "hidden"
        book.active = 0

    return edited(hide)


@habit("sheets-unprotected")
def _open() -> bytes:
    def unlock(book: Workbook) -> None:
        for sheet in book:
            sheet.protection.sheet = False

    return edited(unlock)


def _without(name: str) -> bytes:
    def remove(book: Workbook) -> None:
        del book[name]

    return edited(remove)


@habit("sheet-of-facts-deleted")
def _no_facts() -> bytes:
    return _without(FACTS)


@habit("sheet-of-the-form-deleted")
def _no_form() -> bytes:
    return _without(FORM)


@habit("sheet-of-the-form-deleted-and-kind-said")
def _no_form_but_kind() -> Return:
    return Return(data=_without(FORM), kind="academy")


@habit("kind-of-another-form")
def _other_kind() -> Return:
    return Return(data=typed({}), kind="utc-studio")
