"""What a form that was filled in beforehand has lost of its columns about last time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from send_audit.model import problems
from send_audit.model.problems import forms
from send_audit.model.submission import FormInfo, Problem
from send_audit.workbook.cells.words import nearest
from send_audit.workbook.reading.confirming import COLUMN, LAST
from send_audit.workbook.tables import Row, Table


def without_marks(tables: Sequence[Table]) -> Iterator[Problem]:
    """Say, once for the same headings, that the column is gone in which answers are confirmed."""
    seen = []
    for part in (part for table in tables for part in table.parts):
        if LAST in part.columns and COLUMN not in part.columns and part.columns not in seen:
            seen.append(part.columns)
            yield _no_marks(part)


def _no_marks(table: Table) -> Problem:
    heading = table.layout.heading(COLUMN)
    headings = table.free_headings()
    near = nearest(heading, list(headings))
    place = headings.get(near)
    cells = sum(1 for _ in table.under(place)) if place else 0
    return problems.column_missing(heading, place, near, cells)


def unmarked(form: FormInfo, rows: Sequence[Row]) -> list[Problem]:
    """Say that nothing shows any more which answers were filled in and never confirmed.

    ``rows``: those of the questions and points.
    """
    has_marks = any(row.text(COLUMN) for row in rows)
    bare = [
        row
        for row in rows
        if row.text("answer")
        and LAST not in row.table.columns
        and not (has_marks and COLUMN in row.table.columns)
    ]
    if not form.carried or not bare:
        return []
    return [forms.carried_unmarked(bare[0].ref("answer"), form.carried, len(bare))]
