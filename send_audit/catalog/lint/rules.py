"""Rules that decide from facts: each gets exactly the facts and settings it needs."""

from __future__ import annotations

from collections.abc import Iterable

from send_audit.catalog.lint.book import Book, Spot
from send_audit.catalog.lint.links import known
from send_audit.catalog.near import nearest
from send_audit.evaluate.deciders import DECIDERS

NO_SETTINGS = frozenset({"rule", "facts"})


def check_rules(book: Book) -> None:
    """Find rules that are not there, and facts or settings that a rule lacks or does not know."""
    for item in book.items:
        if "decide" in item.value:
            _decide(item["decide"], book)


def _decide(decide: Spot, book: Book) -> None:
    for fact in decide.each("facts"):
        known(fact, book.facts, "fact")
    if not known(decide["rule"], DECIDERS, "rule"):
        return
    need = DECIDERS[decide.text("rule")].need
    settings = [decide[key] for key in decide.value if key not in NO_SETTINGS]
    _exactly(decide, settings, need.settings, "setting")
    _exactly(decide["facts"], list(decide.each("facts")), need.facts, "fact")


def _exactly(place: Spot, given: list[Spot], wanted: Iterable[str], what: str) -> None:
    names = [spot.key for spot in given]
    missing = [name for name in wanted if name not in names]
    for spot in given:
        if spot.key not in wanted:
            message = f"The rule does not know the {what} '{spot.key}'."
            spot.fault(message, nearest(spot.key, missing))
    for name in missing:
        place.fault(f"The rule needs the {what} '{name}'.")
