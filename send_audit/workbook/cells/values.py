"""One cell -> one value of a list, with what had to be assumed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.checklist import Level
from send_audit.model.problems import values as asking
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.cells.dates import How, Named, both_ways, in_words, name_day
from send_audit.workbook.cells.lookalikes import foreign
from send_audit.workbook.cells.marks import Mark, is_error, is_formula, unclear_mark
from send_audit.workbook.cells.words import clean, had_hidden, match
from send_audit.workbook.tables import Row


class Unclear(NamedTuple):
    """A cell with an error value, or a formula without a saved result; ``text`` is what it says."""

    text: str


class ReadLevel(NamedTuple):
    """An answer as read. ``level`` None and ``readable`` True: the cell is blank."""

    raw: str
    level: str | None
    readable: bool
    problems: tuple[Problem, ...]
    rest: str = ""
    """The words that follow an answer in its cell, such as a remark."""


def resolve_unclear(row: Row, column: str, data: bytes) -> object:
    """Give a cell's value; ask the second reader where the fast one shows nothing."""
    value = row.value(column)
    if value is not None or column not in row.table.columns:
        return value
    from send_audit.workbook.beneath.unclear import is_unclear

    if not is_unclear(data, row.ref(column)):
        return None
    from send_audit.workbook.files.second import written

    place = (row.number, row.table.columns[column])
    return Unclear(written(data, row.table.sheet.name, [place])[place])


def read_level(where: CellRef, value: object, levels: Iterable[Level]) -> ReadLevel:
    """Read one answer of a list."""
    levels = tuple(levels)
    if isinstance(value, str):
        for level in levels:
            if level.label == value:
                return ReadLevel(value, level.id, True, ())  # nearly every cell
    if isinstance(value, Unclear):
        return _unread(value.text, problems.error_value(where, value.text))
    raw = clean(value)
    if not raw:
        return ReadLevel("", None, True, ())
    if is_error(raw) or is_formula(raw):
        return _unread(raw, problems.error_value(where, raw))
    found = match(raw, levels)
    if found is None:
        return _understood(where, value, raw, levels)
    taken = next(level for level in levels if level.id == found.level)
    return _answer(where, value, raw, taken, exact=found.exact)


def _unread(raw: str, problem: Problem) -> ReadLevel:
    return ReadLevel(raw, None, False, (problem,))


def _answer(
    where: CellRef, value: object, raw: str, level: Level, *, exact: bool, rest: str = ""
) -> ReadLevel:
    """Give an answer that was found, with notes on what it took to find it."""
    notes = []
    if had_hidden(value):
        notes.append(problems.hidden_letters(where, str(value)))
    if not exact:
        notes.append(problems.read_as(where, raw, level.label))
    return ReadLevel(raw, level.id, True, tuple(notes), rest)


def _understood(where: CellRef, value: object, raw: str, levels: tuple[Level, ...]) -> ReadLevel:
    """Read a text that is not word for word one of the answers."""
    from send_audit.workbook.cells.phrases import Kind, understand

    if (mark := unclear_mark(raw.casefold())) is not None:
        return _unread(raw, _mark(where, raw, mark, levels))
    said = understand(value, levels)
    if said.kind is Kind.ANSWER and said.level is not None:
        return _answer(where, value, raw, said.level, exact=False, rest=said.rest)
    words = [level.label for level in levels]
    near = said.level.label if said.level else ""
    match said.kind:
        case Kind.TWO:
            return _unread(raw, asking.two_answers(where, raw, said.labels, words, near))
        case Kind.QUALIFIED:
            return _unread(raw, asking.qualified_answer(where, raw, words, near))
        case Kind.LOOK_ALIKE if strange := foreign(raw):
            return _unread(raw, asking.look_alike(where, raw, *strange, near))
        case _:
            return _unread(raw, problems.unknown_answer(where, raw, words, near))


def _mark(where: CellRef, raw: str, mark: Mark, levels: tuple[Level, ...]) -> Problem:
    from send_audit.workbook.cells.meanings import MET, UNKNOWN, level_for, suggestion

    meant = {Mark.FONT_TICK: MET, Mark.DOUBT: UNKNOWN}.get(mark)
    near = level_for(meant, levels) if meant else suggestion(raw.casefold(), levels)
    words = [level.label for level in levels]
    return asking.unclear_mark(where, raw, mark.value, words, near.label if near else "")


def read_day(
    where: CellRef, value: object, *, lost: bool = True, month_first_seen: bool = False
) -> tuple[date | None, tuple[Problem, ...]]:
    """Read one date. ``lost``: an answer is gone when it cannot be read, not only a remark.

    A remark may name a month or a term, which stands for its first day; for an answer the day
    can decide, so it is asked about. ``month_first_seen``: elsewhere in the file a date can only
    be month first, so one that could be either is asked about too.
    """
    named = name_day(value)
    if named.how is How.EXACT:
        return named.day, ()
    raw = clean(value)
    if not raw:
        return None, ()  # nothing but spaces
    if month_first_seen and (either := _either(where, raw, value, lost=lost)):
        return None, (either,)
    if named.day is not None and (named.how is not How.ROUGH or not lost):
        return named.day, (_taken(where, raw, named.day, named.why),)
    return None, (_asked(where, raw, named, lost=lost),)


def _either(where: CellRef, raw: str, value: object, *, lost: bool) -> Problem | None:
    """Ask about a date whose first number can be the day or the month, and which is not the same."""
    day_first, month_first = both_ways(value)
    if day_first is None or month_first is None or day_first == month_first:
        return None
    readings = (in_words(day_first), in_words(month_first))
    return asking.day_or_month(where, raw, readings, lost=lost)


def _taken(where: CellRef, raw: str, day: date, why: str) -> Problem:
    if why:
        return asking.date_assumed(where, raw, day.isoformat(), why)
    return problems.date_as(where, raw, day.isoformat())


def _asked(where: CellRef, raw: str, named: Named, *, lost: bool) -> Problem:
    """Ask for the day; the error values of a spreadsheet program are called so."""
    if is_error(raw) or is_formula(raw):
        return problems.error_value(where, raw, expected=asking.DATE)
    near = (named.near or named.day) if named.how is not How.VAGUE else None
    written = near.strftime("%d/%m/%Y") if near else ""
    if named.how is How.SEVERAL:
        return asking.two_dates(where, raw, lost=lost)
    if named.how in {How.VAGUE, How.ROUGH}:
        return asking.vague_date(where, raw, written, lost=lost)
    problem = problems.bad_value(where, raw, asking.DATE, lost=lost)
    return problem.replace(nearest=written, message=named.why or problem.message)
