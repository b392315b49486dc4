"""One cell -> one value of a list, with what had to be assumed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.checklist import Level
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.tables import Row
from send_audit.workbook.words import clean, had_hidden, match, nearest, read_date


class Unclear(NamedTuple):
    """A cell with an error value, or a formula without a saved result; ``text`` is what it says."""

    text: str


class ReadLevel(NamedTuple):
    """An answer as read. ``level`` None and ``readable`` True: the cell is blank."""

    raw: str
    level: str | None
    readable: bool
    problems: tuple[Problem, ...]


def resolve_unclear(row: Row, column: str, data: bytes) -> object:
    """Give a cell's value; ask the second reader where the fast one shows nothing."""
    value = row.value(column)
    if value is not None or column not in row.table.columns:
        return value
    from send_audit.workbook.unclear import is_unclear

    if not is_unclear(data, row.ref(column)):
        return None
    from send_audit.workbook.second import written

    place = (row.number, row.table.columns[column])
    return Unclear(written(data, row.table.sheet.name, [place])[place])


def read_level(where: CellRef, value: object, levels: Iterable[Level]) -> ReadLevel:
    """Read one answer of a list."""
    if isinstance(value, Unclear):
        return ReadLevel(value.text, None, False, (problems.error_value(where, value.text),))
    raw = clean(value)
    if not raw:
        return ReadLevel("", None, True, ())
    levels = tuple(levels)
    labels = [level.label for level in levels]
    found = match(value, levels)
    if found is None:
        accepted = {w: lvl.label for lvl in levels for w in (lvl.label, *lvl.accepts)}
        near = accepted.get(nearest(raw, list(accepted)), "")
        return ReadLevel(raw, None, False, (problems.unknown_answer(where, raw, labels, near),))
    notes = []
    if had_hidden(value):
        notes.append(problems.hidden_letters(where, str(value)))
    if not found.exact:
        taken = next(level.label for level in levels if level.id == found.level)
        notes.append(problems.read_as(where, raw, taken))
    return ReadLevel(raw, found.level, True, tuple(notes))


def read_day(
    where: CellRef, value: object, *, lost: bool = True
) -> tuple[date | None, tuple[Problem, ...]]:
    """Read one date. ``lost``: an answer is gone when it cannot be read, not only a remark."""
    day, assumed = read_date(value)
    if day is None:
        wanted = "a date such as 12/09/2026"
        return None, (problems.bad_value(where, clean(value), wanted, lost=lost),)
    if assumed:
        return day, (problems.date_as(where, clean(value), day.isoformat()),)
    return day, ()
