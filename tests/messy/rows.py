"""What people do to the rows of the questions: sort, hide, copy, delete, put others between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from tests.messy.base import edited
from tests.messy.habit import cells, habit
from tests.messy.raw import QUESTIONS

HEADINGS, FIRST, LAST = 3, 4, 80
OWN_WORDS = "Do you follow the Code in everything?"

cells("row-without-reference", {"A5": None})
cells("row-without-reference-and-other-words", {"A5": None, "B5": OWN_WORDS})
cells("row-reference-misspelt", {"A5": "LEAD-Ql"})
cells("row-reference-in-small-letters", {"A5": " lead-q1 "})
cells("row-question-edited", {"B5": OWN_WORDS})
cells("rows-references-sorted-alone", {"A5": "LEAD-Q8", "A6": "LEAD-Q1"})
cells(
    "row-below-with-a-reference-of-its-own",
    {"A83": "Any other comments", "B83": "The boarders are left out."},
)
cells("rows-below-the-table", {"B84": "Thank you. Please send this back by 18 December."})


def _on(change: Callable[[Worksheet], object]) -> bytes:
    return edited(lambda book: change(book[QUESTIONS]))


@habit("rows-details-above")
def _above() -> bytes:
    def add(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 4)
        sheet["A1"] = "Please complete every row in this form by 18 December, and keep a copy."
        sheet["A2"], sheet["B2"] = "Name of school", "Marl Academy"
        sheet["A3"], sheet["B3"], sheet["C3"] = "Answer", "by", "J. Brown, SENCO"

    return _on(add)


@habit("rows-guidance-between")
def _guidance() -> bytes:
    def add(sheet: Worksheet) -> None:
        sheet.insert_rows(6, 2)
        sheet["B6"] = "Look at the handbook, page 12, before you go on."
        sheet["B7"], sheet["F7"] = "See also the annual report.", "for information"

    return _on(add)


@habit("rows-with-remarks-between")
def _remarks() -> bytes:
    def add(sheet: Worksheet) -> None:
        sheet["D4"] = "see the governors' file"
        sheet.insert_rows(5)
        sheet["D5"], sheet["E5"], sheet["F5"] = "Minutes", "spring", "more is in the safe"
        sheet.insert_rows(9)
        sheet["J9"] = "ask the bursar"

    return _on(add)


@habit("rows-merged-titles")
def _titles() -> bytes:
    def add(sheet: Worksheet) -> None:
        for row, title in ((60, "PART 2: PUPILS WITH PLANS"), (5, "PART 1: THE SCHOOL")):
            sheet.insert_rows(row)
            sheet.cell(row, 1, title)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=7)

    return _on(add)


@habit("rows-hidden")
def _hidden() -> bytes:
    def hide(sheet: Worksheet) -> None:
        for row in (4, 5, 6):
            sheet.row_dimensions[row].hidden = True

    return _on(hide)


@habit("rows-filtered")
def _filtered() -> bytes:
    def pick(sheet: Worksheet) -> None:
        sheet.auto_filter.add_filter_column(2, ["Yes"])
        for row in (6, 10, 15):
            sheet.row_dimensions[row].hidden = True

    return _on(pick)


@habit("rows-sorted")
def _sorted() -> bytes:
    def sort(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(FIRST, LAST)]
        rows.sort(key=lambda row: (row[2] is None, row[2], row[1]))
        for number, row in enumerate(rows, FIRST):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value

    return _on(sort)


@habit("rows-headings-repeated")
def _headings() -> bytes:
    def repeat(sheet: Worksheet) -> None:
        sheet.insert_rows(47)
        _copy(sheet, HEADINGS, 47)

    return _on(repeat)


@habit("rows-headings-repeated-in-another-order")
def _other_order() -> bytes:
    def swap(sheet: Worksheet) -> None:
        sheet.insert_rows(47)
        _copy(sheet, HEADINGS, 47)
        for row in range(47, LAST + 2):
            answer, evidence = sheet.cell(row, 3), sheet.cell(row, 4)
            answer.value, evidence.value = evidence.value, answer.value

    return _on(swap)


@habit("row-deleted")
def _deleted() -> bytes:
    return _on(lambda sheet: sheet.delete_rows(6))


@habit("row-copied")
def _same() -> bytes:
    return _on(lambda sheet: _copy(sheet, 5, 81))


@habit("row-copied-and-answered-otherwise")
def _different() -> bytes:
    def copy(sheet: Worksheet) -> None:
        _copy(sheet, 5, 81)
        sheet["C81"] = "No"

    return _on(copy)


@habit("row-copied-with-more-to-say")
def _more() -> bytes:
    def copy(sheet: Worksheet) -> None:
        _copy(sheet, 5, 81)
        sheet["D81"] = "Minutes of May"

    return _on(copy)


@habit("row-copied-with-another-date")
def _date() -> bytes:
    def copy(sheet: Worksheet) -> None:
        _copy(sheet, 5, 81)
        sheet["E81"] = date(2024, 1, 1)

    return _on(copy)


def _copy(sheet: Worksheet, source: int, target: int) -> None:
    for column in range(1, 8):
        sheet.cell(target, column).value = sheet.cell(source, column).value
