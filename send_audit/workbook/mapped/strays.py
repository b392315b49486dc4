"""What stands beside the columns of a mapping: said, cell by cell or column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from send_audit.model import problems
from send_audit.model.problems import mapping as said
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.cells.words import clean
from send_audit.workbook.mapped.tables import MappedTable

_FEW = 3
"""Up to so many cells of a column without a heading are named one by one."""


def strays(table: MappedTable, beside: Sequence[tuple[CellRef, str]]) -> Iterator[Problem]:
    """Name cells beside the table, and once each column that the mapping does not name."""
    by_column: dict[str, list[tuple[CellRef, str]]] = {}
    for where, text in beside:
        by_column.setdefault(where.column[1], []).append((where, text))
    twice = {place for places in table.table.again.values() for place in places}
    headings = {
        table.table.sheet.ref(table.table.heading, place).column[1]: (clean(value), place in twice)
        for place, value in enumerate(table.table.sheet.rows[table.table.heading])
    }
    for letters, cells in by_column.items():
        heading, is_said = headings.get(letters, ("", False))
        if is_said:
            continue  # the heading stands twice, which is said of the heading
        if heading or len(cells) > _FEW:
            yield said.mapped_column(cells[0][0], heading, letters, len(cells))
        else:
            yield from (problems.stray_cell(where, text) for where, text in cells)
