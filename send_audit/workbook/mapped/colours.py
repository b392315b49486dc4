"""Which answer cells of their table somebody coloured, and which the form itself did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from send_audit.workbook.beneath.sheet import SheetXml
from send_audit.workbook.mapped.tables import MappedTable

_FEW = 3
"""A colour that goes over fewer rows than this is never taken for the form's own."""

_Fills = Mapping[int, str]


def chosen_colours(table: MappedTable, sheet: SheetXml) -> Mapping[int, tuple[str, ...]]:
    """Give the answer columns in which each row is coloured, by the row's number.

    Left out is what comes with a form: a colour that goes over cells beside the answer on many
    rows, and one that is the same down a whole column.
    """
    fills = {name: sheet.colours(table.table.columns[name]) for name in table.answers}
    if not any(fills.values()):
        return {}
    asked = [row for row in table.rows() if row.text("id") or row.text("question")]
    numbers = [row.number for row in asked]
    uniform = {name for name, fill in fills.items() if _is_uniform(fill, numbers)}
    if any(table.filled(row) for row in asked) or (len(fills) > 1 and len(uniform) == len(fills)):
        fills = {name: fill for name, fill in fills.items() if name not in uniform}
    beside = [sheet.colours(at) for name, at in table.table.columns.items() if name not in fills]
    own = {name: _without_bands(fill, beside, numbers) for name, fill in fills.items()}
    found = {number: tuple(name for name in own if number in own[name]) for number in numbers}
    return {number: names for number, names in found.items() if names}


def _is_uniform(fill: _Fills, numbers: list[int]) -> bool:
    return len({fill.get(number) for number in numbers}) == 1 and numbers[0] in fill


def _without_bands(fill: _Fills, beside: list[_Fills], numbers: list[int]) -> _Fills:
    """Leave out colours that many rows share with a cell beside the answer: bands and shading."""
    shared = {
        number: fill[number]
        for number in numbers
        if number in fill and any(other.get(number) == fill[number] for other in beside)
    }
    most = max(_FEW, len(numbers) / 3)
    bands = {colour for colour, times in Counter(shared.values()).items() if times >= most}
    return {number: colour for number, colour in fill.items() if shared.get(number) not in bands}
