"""Cell text -> a word of a list, or a number. Cleaning and dates have rooms of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from send_audit.model.checklist import Level
from send_audit.workbook.cells.dates import read_date
from send_audit.workbook.cleaning import clean, had_hidden, key, split_words

__all__ = [
    "Matched",
    "clean",
    "had_hidden",
    "key",
    "match",
    "nearest",
    "read_count",
    "read_date",
    "read_number",
]

_UNITS = split_words("month year week day hour pupil child children student place")


class Matched(NamedTuple):
    """An answer found in a list: ``exact`` when written as the list has it, but for case."""

    level: str
    exact: bool


def match(value: object, levels: Iterable[Level]) -> Matched | None:
    """Find an answer in a list by its label or by another accepted word; None if it is neither."""
    wanted = key(value)
    levels = tuple(levels)
    for level in levels:
        if wanted == key(level.label):
            return Matched(level.id, exact=True)
    for level in levels:
        if wanted == key(level.id) or any(wanted == key(word) for word in level.accepts):
            return Matched(level.id, exact=False)
    return None


def nearest(value: object, words: Sequence[str], *, cutoff: float = 0.6) -> str:
    """Give the nearest of some words, empty when none is near: 0 is unlike, 1 the same."""
    from difflib import get_close_matches

    spelt = {word.casefold(): word for word in words}
    near = get_close_matches(clean(value).casefold(), list(spelt), n=1, cutoff=cutoff)
    return spelt[near[0]] if near else ""


def read_number(value: object) -> int | None:
    """Read a whole number that is not negative; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if value >= 0 else None
    text = clean(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def read_count(value: object, label: str) -> int | None:
    """Read a number that is written with more than its digits; None for anything else.

    ``12.0``, ``1,200``, and ``12 months`` where the ``label`` of the cell asks for months.
    """
    if isinstance(value, bool):
        return None
    found = re.fullmatch(
        r"([0-9]{1,5}|[0-9]{1,2}(?:,[0-9]{3}))(?:\.0+)?(?: ?([a-z]+))?", key(value), re.ASCII
    )
    if found is None:
        return None
    unit = (found[2] or "").removesuffix("s")
    asked = {word.removesuffix("s") for word in re.findall(r"[a-z]+", label.casefold())}
    if unit and unit not in _UNITS & asked:
        return None
    return int(found[1].replace(",", ""))
