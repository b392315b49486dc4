"""Answers of theirs -> one answer of ours. Equal is taken, a part only with all others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from send_audit.model.checklist import Level
from send_audit.model.problems import mapping as said
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.mapped.answers import Given
from send_audit.workbook.mapped.rows import Theirs


class Joined(NamedTuple):
    """What rows of theirs give to one question or point. ``given`` None: nothing at all."""

    given: Given | None
    rows: tuple[Theirs, ...] = ()
    """The rows that the answer rests on."""
    problems: tuple[Problem, ...] = ()


class Bearing(NamedTuple):
    """The rows that bear on one question or point of ours."""

    ref: str
    levels: tuple[Level, ...]
    equal: tuple[Theirs, ...]
    parts: tuple[Theirs, ...]
    overlaps: tuple[Theirs, ...]
    whole: bool
    """Whether the parts cover all of it."""
    lacking: tuple[str, ...] = ()
    """Parts that the mapping names and the file lacks."""


def whole_level(levels: Sequence[str]) -> str | None:
    """Give the answer that all parts together make; None when they make none.

    Not sure of one part is not sure of the whole; parts that are all the same make the same;
    some that do not apply beside others settle nothing; any other mixture is partly.
    """
    kinds = set(levels)
    if "not-sure" in kinds:
        return "not-sure"
    if len(kinds) == 1:
        return levels[0]
    return None if "na" in kinds else "partly"


def join(bearing: Bearing) -> Joined:
    """Settle one question or point from the rows that bear on it."""
    found = [Joined(theirs.given, (theirs,)) for theirs in bearing.equal if theirs.given.raw]
    whole = _whole(bearing) if bearing.whole else Joined(None)
    if whole.given is not None and whole.given.raw:
        found.append(whole)
    settled = _settle(bearing, found) if found else _blank(bearing, whole)
    used = {id(theirs) for theirs in settled.rows}
    pointers = [
        said.mapped_part(theirs.given.where, theirs.name, bearing.ref, theirs.given.raw)
        for theirs in bearing.parts
        if theirs.given.raw and id(theirs) not in used
    ] + [
        said.mapped_overlap(theirs.given.where, theirs.name, bearing.ref, theirs.given.raw)
        for theirs in bearing.overlaps
        if theirs.given.raw
    ]
    return settled._replace(problems=(*settled.problems, *pointers))


def _blank(bearing: Bearing, whole: Joined) -> Joined:
    """Give the blank answer of rows that were left blank; nothing where there is no row."""
    if whole.problems:
        return whole
    rows = bearing.equal or (bearing.parts if bearing.whole else ())
    if not rows or any(theirs.given.raw for theirs in rows):
        return Joined(None)
    return Joined(rows[0].given, tuple(rows))


def _whole(bearing: Bearing) -> Joined:
    """Settle a question from its parts. Without an answer: why, unless all are blank."""
    parts = bearing.parts
    unread = next((theirs for theirs in parts if not theirs.given.readable), None)
    if unread is not None:
        return Joined(unread.given, (unread,))
    if not any(theirs.given.raw for theirs in parts):
        return Joined(None)
    open_ = [theirs.name for theirs in parts if not theirs.given.raw]
    if open_ or bearing.lacking:
        why = [f"{name} is blank" for name in open_]
        why += [f"{name} is not in the file" for name in bearing.lacking]
        return _unsettled(bearing, ", ".join(why))
    level = whole_level([theirs.given.level or "" for theirs in parts])
    raw = "; ".join(f"{theirs.name}: {theirs.given.raw}" for theirs in parts)
    if level is None:
        return _unsettled(bearing, f"some parts do not apply and others do ({raw})")
    return Joined(Given(parts[0].given.where, raw, level), parts)


def _unsettled(bearing: Bearing, why: str) -> Joined:
    where = next(theirs.given.where for theirs in bearing.parts if theirs.given.raw)
    return Joined(None, problems=(said.mapped_whole(where, bearing.ref, why),))


def _settle(bearing: Bearing, found: list[Joined]) -> Joined:
    """Take the answer that all agree on; where they do not, take none."""
    given = [one.given for one in found if one.given is not None]
    rows = tuple(theirs for one in found for theirs in one.rows)
    first = given[0]
    words = list(dict.fromkeys(one.raw for one in given))
    if not all(one.readable for one in given):
        return Joined(_spoilt(first.where, words), rows)
    levels = {one.level for one in given}
    if len(levels) > 1:
        shown = [f"{one.raw} ({one.where})" for one in given]
        problem = said.mapped_conflict(first.where, bearing.ref, shown)
        return Joined(_spoilt(first.where, words), rows, (problem,))
    if first.level not in {level.id for level in bearing.levels}:
        labels = [level.label for level in bearing.levels]
        problem = said.mapped_level(first.where, bearing.ref, first.raw, labels)
        return Joined(_spoilt(first.where, words), rows, (problem,))
    return Joined(first, rows)


def _spoilt(where: CellRef, words: Iterable[str]) -> Given:
    return Given(where, " / ".join(words), None, readable=False)
