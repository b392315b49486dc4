"""Arithmetic with dates as the law does it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def add_months(day: date, months: int) -> date:
    """Give the corresponding day so many months later (or earlier, for a negative number).

    Where that month has no such day, its last day: the corresponding date rule of English law.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def words(day: date) -> str:
    """Write a day as 1 March 2027, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
