"""Conditions on facts: the fact is there, is asked, and can have the value."""

from __future__ import annotations

from datetime import date

from send_audit.catalog.lint.book import Book, Spot, binds
from send_audit.catalog.lint.links import YES_NO
from send_audit.catalog.near import nearest

ANSWERS = ("yes", "no")


def check_conditions(book: Book) -> None:
    """Find conditions that no setting can answer."""
    for item in book.items:
        for bind in binds(item):
            _when(bind, book.spell(bind), book)
    for question in book.questions:
        asked = book.asked_of(question.text("id"))
        for tick in question.each("ticks"):
            _when(tick, book.spell(tick) or asked, book)


def _when(entry: Spot, kinds: list[str], book: Book) -> None:
    for spot in entry.each("when"):
        fact = book.facts.get(spot.key)
        if fact is None:
            spot.fault(f"There is no fact '{spot.key}'.", nearest(spot.key, book.facts))
            continue
        if fact.text("type") in {YES_NO, "choice"}:
            check_value(spot, fact)
        else:
            spot.fault(
                f"A condition cannot rest on '{spot.key}': it is of type {fact.text('type')}, "
                "not a yes-no or a choice."
            )
        _is_asked(spot, fact, kinds, book)


def _is_asked(spot: Spot, fact: Spot, kinds: list[str], book: Book) -> None:
    """A fact that is presumed need not be asked; any other has to be, or nobody can say."""
    missing = [kind for kind in kinds if kind not in book.spell(fact)]
    if missing and "presume" not in fact.value:
        spot.fault(f"The fact '{spot.key}' is not asked of: {', '.join(missing)}.")


def check_value(spot: Spot, fact: Spot) -> bool:
    """See that a value is one that a fact of this type can have, else note a fault."""
    kind = fact.text("type")
    if kind in {YES_NO, "choice"}:
        choices = [choice.text("id") for choice in fact.each("choices")]
        return _one_of(spot, ANSWERS if kind == YES_NO else choices)
    if kind == "number":
        return _typed(spot, isinstance(spot.value, int), "a whole number")
    if kind == "date":
        return _typed(spot, _is_day(spot.value), "a day, written as 2014-09-01")
    return _typed(spot, isinstance(spot.value, str), "text: put it in quotes")


def _one_of(spot: Spot, words: tuple[str, ...] | list[str]) -> bool:
    if spot.value in words:
        return True
    message = f"'{spot.value}' is not one of: {', '.join(words)}."
    spot.fault(message, nearest(spot.value, words))
    return False


def _typed(spot: Spot, fits: bool, expected: str) -> bool:
    if not fits:
        spot.fault(f"'{spot.value}' does not fit the fact: it has to be {expected}.")
    return fits


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
