"""Days: in order, without overlap or gap, and inside the time that the checklist covers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from send_audit.catalog.lint.book import Book, Spot

UNVERIFIED = "unverified"


def check_dates(book: Book) -> None:
    """Find days that cannot be, or that leave a day with two readings or none."""
    _checklist(book)
    for item in book.items:
        spans = list(item.each("readings"))
        _line_up(spans, "reading")
        for reading in spans:
            _not_before(reading["from"], book.first_day)
        for test in item.each("tests"):
            _not_before(test["as_at"], book.first_day)
    for source in book.entries("sources"):
        _line_up(list(source.each("editions")), "edition")
    for agency in book.entries("agencies"):
        _line_up(list(agency.each("names")), "name")
        _line_up(list(agency.each("answers")), "answer")
    for route in book.entries("routes"):
        _forwards(route)


def _checklist(book: Book) -> None:
    top = book.top("checklist.yaml")
    _not_before(top["law_as_at"], book.first_day)
    days = [edition["from"] for edition in top.each("editions")]
    for day in days:
        _not_before(day, book.first_day)
    for earlier, later in pairwise(days):
        if later.value <= earlier.value:
            later.fault(f"Out of order: {later.value} does not come after {earlier.value}.")


def _not_before(spot: Spot, first: str) -> None:
    # Days are written so that their text sorts as they do.
    if spot.value != UNVERIFIED and spot.value < first:
        spot.fault(f"{spot.value} lies before the first day of this checklist ({first}).")


def _line_up(spans: list[Spot], what: str) -> None:
    for span in spans:
        _forwards(span)
    for earlier, later in pairwise(spans):
        _follows(earlier, later, what)


def _forwards(span: Spot) -> None:
    first, last = span.text("from"), span.text("to")
    if first == UNVERIFIED and last:
        span["to"].fault("What has no verified first day cannot have a last day.")
    elif first and last and last < first:
        span["to"].fault(f"The last day ({last}) lies before the first day ({first}).")


def _follows(earlier: Spot, later: Spot, what: str) -> None:
    """See that one span begins on the day after the one before it ends."""
    first, last, start = earlier.text("from"), earlier.text("to"), later.text("from")
    if first == UNVERIFIED:
        earlier["from"].fault(f"An unverified {what} has to stand last.")
    elif start == UNVERIFIED:
        return
    elif start <= first:
        later["from"].fault(f"Out of order: this {what} does not begin after the one before it.")
    elif not last:
        earlier.fault(f"This {what} has no last day, so it overlaps the next ({start}).")
    elif start <= last:
        later["from"].fault(f"The {what}s overlap: the one before this ends on {last}.")
    elif start != _day_after(last):
        later["from"].fault(f"There is a gap: no {what} covers the days from {_day_after(last)}.")


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
