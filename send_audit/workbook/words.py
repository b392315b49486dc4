"""Cell text -> an answer, a date, a number: read exactly, or read with a stated assumption."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from send_audit.model.checklist import Level

_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_YEARS = range(1950, 2101)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMERIC = r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"
_NAMED = r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})"


class Matched(NamedTuple):
    """An answer found in a list: ``exact`` when written as the list has it, but for case."""

    level: str
    exact: bool


def clean(value: object) -> str:
    """Give a cell's text without hidden and control characters, white space folded."""
    text = "" if value is None else str(value)
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded  # nearly every cell; the rest of this function would change nothing
    text = unicodedata.normalize("NFKC", text)
    kept = "".join(
        " " if letter in "\r\n\t" else letter
        for letter in text
        if letter in "\r\n\t" or unicodedata.category(letter) not in {"Cf", "Cc", "Cs"}
    )
    return " ".join(kept.split())


def had_hidden(value: object) -> bool:
    """Tell whether a cell's text holds characters that cannot be seen."""
    return isinstance(value, str) and any(unicodedata.category(x) == "Cf" for x in value)


def key(value: object) -> str:
    """Give the form in which words are compared: clean, without case or closing stops."""
    return clean(value).casefold().strip(" .:;!'\"")


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


def nearest(value: object, words: Sequence[str]) -> str:
    """Give the nearest of some words, empty when none is near."""
    from difflib import get_close_matches

    spelt = {word.casefold(): word for word in words}
    near = get_close_matches(clean(value).casefold(), list(spelt), n=1, cutoff=0.6)
    return spelt[near[0]] if near else ""


def read_date(value: object) -> tuple[date | None, bool]:
    """Read a date; the second part tells whether something had to be assumed.

    A real date is exact. A serial number, ``12/09/2025`` (day first), ``2025-09-12`` and
    ``12 Sept 2025`` are read with an assumption. Anything else, and any year that cannot be
    meant, is no date.
    """
    day, assumed = _any_date(value)
    return (day if day is not None and day.year in _YEARS else None), assumed


def _any_date(value: object) -> tuple[date | None, bool]:
    if isinstance(value, date):
        return value, False
    if isinstance(value, int) and not isinstance(value, bool) and value in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=value), True
    try:
        return _from_text(clean(value).casefold()), True
    except ValueError:
        return None, True


def _from_text(text: str) -> date:
    if found := re.fullmatch(_NUMERIC, text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if found := re.fullmatch(_NAMED, text):
        return date(int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
    return date.fromisoformat(text)


def read_number(value: object) -> int | None:
    """Read a whole number that is not negative; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if value >= 0 else None
    text = clean(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
