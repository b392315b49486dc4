"""What people do to the columns of the questions."""

from __future__ import annotations

import re
from collections.abc import Callable

from openpyxl.worksheet.worksheet import Worksheet

from tests.messy.base import clean, edited
from tests.messy.habit import cells, habit
from tests.messy.raw import QUESTIONS, part_of, patched

cells("column-evidence-renamed", {"D3": "Evidence"})
cells("column-evidence-misnamed", {"D3": "Evidence of it"})
cells("columns-renamed-three", {"D3": "Evidence", "E3": "Date", "F3": "Comments/actions"})
cells("column-answer-renamed", {"C3": "Answer (Yes/No)"})
cells("column-answer-called-response", {"C3": "Response"})
cells("column-answer-misnamed", {"C3": "What we think"})
cells("column-twice", {"H3": "Comment", "H5": "Ask Sam about this."})
cells("column-answer-twice", {"H3": "Answer", "H5": "No", "H6": "Partly"})
cells("cell-beside-the-table", {"J5": "Ask Sam about this."})


def _on(change: Callable[[Worksheet], object]) -> bytes:
    return edited(lambda book: change(book[QUESTIONS]))


@habit("column-inserted")
def _inserted() -> bytes:
    return _on(lambda sheet: sheet.insert_cols(3))


@habit("column-answer-twice-one-blank")
def _blank() -> bytes:
    def add(sheet: Worksheet) -> None:
        sheet.insert_cols(3)
        sheet["C3"] = "Answer"

    return _on(add)


@habit("cells-merged-down")
def _merged() -> bytes:
    return _on(lambda sheet: sheet.merge_cells("C5:C9"))


@habit("cells-merged-down-evidence")
def _merged_evidence() -> bytes:
    return _on(lambda sheet: sheet.merge_cells("D5:D6"))


@habit("column-of-their-own")
def _own() -> bytes:
    def add(sheet: Worksheet) -> None:
        sheet.insert_cols(3)
        sheet["C3"], sheet["C5"], sheet["C9"] = "Priority", "High", "Low"

    return _on(add)


@habit("columns-hidden")
def _hidden() -> bytes:
    def hide(sheet: Worksheet) -> None:
        for letter in "ADE":
            sheet.column_dimensions[letter].hidden = True

    return _on(hide)


@habit("columns-in-another-order")
def _moved() -> bytes:
    def move(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(3):
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value

    return _on(move)


@habit("column-comment-deleted")
def _deleted() -> bytes:
    return _on(lambda sheet: sheet.delete_cols(6))


@habit("columns-formatted-whole")
def _formatted() -> bytes:
    """Fill whole columns, and leave formatted cells at the far end of the sheet."""

    def colour(xml: bytes) -> bytes:
        xml = re.sub(rb"</cols>", b'<col min="8" max="16384" width="9" style="5"/></cols>', xml)
        far = b"".join(
            b'<row r="%d" s="5" customFormat="1"><c r="A%d" s="5"/><c r="XFD%d" s="5"/></row>'
            % (n, n, n)
            for n in (500, 1048576)
        )
        return xml.replace(b"</sheetData>", far + b"</sheetData>")

    return patched(clean(), {part_of(clean(), QUESTIONS): colour})
