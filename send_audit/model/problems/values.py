"""What there may be to say about one value: an answer, a date, a number, a mark."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
DATE = "a date such as 12/09/2026"
"""What is expected of every cell for a date."""


def two_answers(
    where: CellRef, found: str, given: Sequence[str], words: Sequence[str], nearest: str
) -> Problem:
    """The cell gives more than one answer."""
    return Problem(
        code="two-answers",
        severity=ERROR,
        message=f"There is more than one answer here: {' and '.join(given)}.",
        where=where,
        found=found,
        expected=f"one of: {', '.join(words)}",
        nearest=nearest,
    )


def qualified_answer(where: CellRef, found: str, words: Sequence[str], nearest: str) -> Problem:
    """The answer is followed by words that may make another answer of it."""
    return Problem(
        code="qualified-answer",
        severity=ERROR,
        message="What stands beside the answer may change it, so it was not used.",
        where=where,
        found=found,
        expected=f"one of: {', '.join(words)}; anything else as a comment",
        nearest=nearest,
    )


def unclear_mark(
    where: CellRef, found: str, why: str, words: Sequence[str], nearest: str
) -> Problem:
    """The cell holds a mark instead of an answer, and it can mean more than one thing."""
    return Problem(
        code="unclear-mark",
        severity=ERROR,
        message=why,
        where=where,
        found=found,
        expected=f"one of: {', '.join(words)}",
        nearest=nearest,
    )


def look_alike(where: CellRef, found: str, letter: str, alphabet: str, nearest: str) -> Problem:
    """A letter of another alphabet stands in an answer; it only looks like an English one."""
    return Problem(
        code="look-alike",
        severity=ERROR,
        message=f"The letter '{letter}' (U+{ord(letter):04X}) is {alphabet}; it only looks like an English one.",
        where=where,
        found=found,
        expected=nearest,
        nearest=nearest,
    )


def vague_date(where: CellRef, found: str, nearest: str, *, lost: bool) -> Problem:
    """A date cell names a time, but not a day."""
    return Problem(
        code="vague-date",
        severity=ERROR if lost else WARNING,
        message="This does not say which day is meant.",
        where=where,
        found=found,
        expected=DATE,
        nearest=nearest,
    )


def two_dates(where: CellRef, found: str, *, lost: bool) -> Problem:
    """A date cell holds more than one date."""
    return Problem(
        code="two-dates",
        severity=ERROR if lost else WARNING,
        message="There is more than one date here.",
        where=where,
        found=found,
        expected=f"one date, such as {DATE.rpartition(' ')[2]}",
    )


def day_or_month(where: CellRef, found: str, readings: tuple[str, str], *, lost: bool) -> Problem:
    """A date of numbers can be read two ways, where other dates of the file stand month first.

    ``readings``: the day first, then the month first, each with the month in words.
    """
    return Problem(
        code="day-or-month",
        severity=ERROR if lost else WARNING,
        message=f"This can be {' or '.join(readings)}: elsewhere in this file the month stands first.",
        where=where,
        found=found,
        expected="a date with the month in words, such as 7 Sept 2026",
        nearest=readings[0],
    )


def date_assumed(where: CellRef, found: str, taken: str, why: str) -> Problem:
    """A part of a date was not written and was taken for granted; what and why is said."""
    return Problem(
        code="date-assumed",
        severity=NOTE,
        message=f"Read as the date {taken}: {why}.",
        where=where,
        found=found,
        expected="a date",
    )


def urn_format(where: CellRef, found: str) -> Problem:
    """The unique reference number does not have six digits; it was kept as it stands."""
    return Problem(
        code="urn-format",
        severity=WARNING,
        message="A unique reference number (URN) has six digits.",
        where=where,
        found=found,
        expected="six digits, such as 123456",
    )
