"""The second reader, openpyxl: for what the fast one cannot tell. Imported only when needed."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable

from openpyxl import load_workbook

Place = tuple[int, int]
"""Row and column, both counted from 0."""


def read_sheets(data: bytes) -> list[tuple[str, list[list[object]]]]:
    """Read the saved values of every sheet. Raises whatever openpyxl raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheets: list[tuple[str, list[list[object]]]] = []
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # a wrong recorded size would hide cells
        sheets.append((sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]))
    workbook.close()
    return sheets


def written(data: bytes, sheet: str, places: Iterable[Place]) -> dict[Place, str]:
    """Give what is written in cells: a formula's text, or an error value such as ``#REF!``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), data_only=False)
    page = workbook[sheet]
    return {
        (row, column): str(page.cell(row + 1, column + 1).value or "") for row, column in places
    }
