"""Forms that are not finished, not confirmed, or of last year."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from send_audit.service.new import NewRequest, new
from tests.messy.base import DAY, blank, clean, places, saved, typed
from tests.messy.habit import Return, habit
from tests.messy.raw import QUESTIONS

OLD = Path(__file__).resolve().parents[1] / "data" / "hill-view-school-0.1.0.xlsx"


@habit("form-left-blank")
def _blank() -> bytes:
    return blank()


@habit("form-half-filled")
def _half() -> bytes:
    rows = [row for ref, row in places(QUESTIONS).items() if row >= 47 and "." not in ref]
    return typed({f"C{row}": None for row in rows})


@cache
def carried() -> bytes:
    """Give the form of next year, filled in from the clean return, with nothing confirmed."""
    return new(NewRequest(kind="", facts=(), as_at=DAY, last=(clean(), "last.xlsx"))).data


def _confirmed(**cells: str) -> bytes:
    """Confirm every answer that waits for it, then type into cells."""
    book = load_workbook(io.BytesIO(carried()))
    sheet = book[QUESTIONS]
    for row in sheet.iter_rows(4):
        if str(row[8].value or "").startswith("To confirm"):
            row[8].value = "Confirmed"
    for cell, value in cells.items():
        sheet[cell] = value
    return saved(book)


@habit("form-filled-in-beforehand-and-left")
def _left() -> bytes:
    return carried()


@habit("form-filled-in-beforehand-and-confirmed")
def _all() -> bytes:
    return _confirmed()


@habit("form-filled-in-beforehand-and-changed")
def _changed() -> bytes:
    return _confirmed(C5="No", I5="To confirm: Yes")


@habit("form-filled-in-beforehand-and-one-left")
def _one() -> bytes:
    return _confirmed(I6="To confirm: Partly")


@habit("form-filled-in-beforehand-and-said-ok")
def _agreed() -> bytes:
    return _confirmed(I5="OK")


@habit("form-filled-in-beforehand-and-said-yes-in-words")
def _in_words() -> bytes:
    return _confirmed(I5="Confirmed by head", I6="still true", I8="no change", I9="yes, checked")


@habit("form-filled-in-beforehand-and-crossed")
def _crossed() -> bytes:
    return _confirmed(I5="x")


@habit("form-filled-in-beforehand-and-one-mark-cleared")
def _cleared() -> bytes:
    return _confirmed(I6=" ")


@habit("form-filled-in-beforehand-and-one-mark-cleared-of-a-new-answer")
def _cleared_and_changed() -> bytes:
    return _confirmed(C6="No", I6="")


@habit("form-filled-in-beforehand-and-every-mark-cleared")
def _all_cleared() -> bytes:
    return _edited(lambda sheet: [setattr(row[8], "value", None) for row in sheet.iter_rows(4)])


@habit("form-filled-in-beforehand-without-marks")
def _without_marks() -> bytes:
    return _edited(lambda sheet: sheet.delete_cols(9))


@habit("form-filled-in-beforehand-without-columns")
def _without_columns() -> bytes:
    return _edited(lambda sheet: sheet.delete_cols(7, 3))


def _edited(change: Callable[[Worksheet], object]) -> bytes:
    book = load_workbook(io.BytesIO(carried()))
    change(book[QUESTIONS])
    return saved(book)


@habit("form-of-last-year")
def _old() -> Return:
    return Return(data=OLD.read_bytes(), file="hill-view-2025.xlsx")


@habit("form-of-last-year-by-the-new-release")
def _old_by_new() -> Return:
    return Return(data=OLD.read_bytes(), file="hill-view-2025.xlsx", checklist="send-england@0.2.0")
