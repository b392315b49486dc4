"""The archive sheet of a form that was filled in before: what it keeps goes on being kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from send_audit.model.prefill import Archived
from send_audit.workbook.cells.words import clean, key
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.layout import load_layout

_FIRST = "Ref last time"
"""The heading over the first column."""
_COLUMNS = 7


def kept_archive(grid: Grid) -> Iterator[Archived]:
    """Give the rows of the archive sheet of a form; none where it has no such sheet."""
    title = key(load_layout().sheets["archive"].title)
    for sheet in grid.sheets:
        if key(sheet.name) == title:
            yield from _rows(sheet)


def _rows(sheet: Sheet) -> Iterator[Archived]:
    numbers = range(len(sheet.rows))
    top = next((n for n in numbers if clean(sheet.cell(n, 0)) == _FIRST), len(sheet.rows))
    for number in numbers[top + 1 :]:
        cells = [sheet.cell(number, column) for column in range(_COLUMNS)]
        ref, answer, evidence, day, comment, why, cell = cells
        if any(map(clean, cells)):
            yield Archived(
                ref=clean(ref),
                answer=clean(answer),
                evidence=clean(evidence),
                evidence_on=day if isinstance(day, date) else None,
                comment=clean(comment),
                why=clean(why),
                cell=clean(cell),
            )
