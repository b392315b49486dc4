"""The second reader, openpyxl: for what the fast one cannot tell. Imported only when needed.

It is only ever given a package that the guard has made.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable

from openpyxl import Workbook, load_workbook

from send_audit.workbook.files.guard import look

Place = tuple[int, int]
"""Row and column, both counted from 0."""


def read_sheets(package: bytes) -> list[tuple[str, list[list[object]]]]:
    """Read the saved values of every sheet. Raises whatever openpyxl raises."""
    workbook = _open(package, values=True)
    sheets: list[tuple[str, list[list[object]]]] = []
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # a wrong recorded size would hide cells
        sheets.append((sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]))
    workbook.close()
    return sheets


def written(data: bytes, sheet: str, places: Iterable[Place]) -> dict[Place, str]:
    """Give what is written in cells: a formula's text, or an error value such as ``#REF!``.

    Empty where there is nothing.
    """
    found = dict.fromkeys(places, "")
    workbook = _open(look(data), values=False)
    page = workbook[sheet]
    page.reset_dimensions()
    last = max((row for row, _ in found), default=-1)
    for number, row in enumerate(page.iter_rows(max_row=last + 1, values_only=True)):
        for place, value in enumerate(row):
            if (number, place) in found and value is not None:
                found[number, place] = str(value)
    workbook.close()
    return found


def _open(package: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(package), read_only=True, data_only=values)
