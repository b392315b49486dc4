"""Cells that were merged over several rows: only the first of those rows has what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from send_audit.model.problems import beneath
from send_audit.model.submission import Problem
from send_audit.workbook.beneath.sheet import Range, SheetXml
from send_audit.workbook.cleaning import clean
from send_audit.workbook.tables import Row, Table

_FILLED_IN = ("answer", "evidence", "evidence_on", "comment")


def merged(table: Table, sheet: SheetXml) -> Iterator[Problem]:
    """Say which rows of a table stay blank because a cell above was merged over them."""
    if not sheet.merged:
        return
    rows = {row.number: row for row in table.rows() if row.text("id")}
    for place in sheet.merged:
        column = _column(table, place)
        text = clean(table.sheet.cell(place.top, place.left))
        if not column or not text:
            continue
        under = range(place.top + 1, min(place.bottom + 1, len(table.sheet.rows)))
        blank = [rows[at] for at in under if at in rows and _lacks(rows[at], column)]
        if blank:
            where = table.sheet.ref(place.top, place.left)
            last = table.sheet.ref(place.bottom, place.right).cell
            refs = [row.text("id") for row in blank]
            yield beneath.merged_cells(
                where, f"{where.cell}:{last}: {text}", refs, is_answer=column == "answer"
            )


def _column(table: Table, place: Range) -> str:
    """Give the column that a range lies over; empty when it lies over none to be filled in."""
    inside = range(place.left, place.right + 1)
    over = (name for name in _FILLED_IN if any(at in inside for at in table.places(name)))
    return next(over, "")


def _lacks(row: Row, column: str) -> bool:
    """Tell whether a row is blank in a column in which it should say something of its own."""
    is_point = "." in row.text("id")  # has no evidence but that of its question
    return not row.text(column) and (column == "answer" or not is_point)
