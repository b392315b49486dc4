"""Ids: each used once, and of the pattern that their theme asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from send_audit.catalog.lint.book import Book, Spot

PARTS = (
    "sources",
    "facts",
    "scales",
    "routes",
    "bodies",
    "themes",
    "reaches",
    "agencies",
    "audiences",
    "exclusions",
)


def check_ids(book: Book) -> None:
    """Find ids that are used twice or do not follow their pattern."""
    for part in PARTS:
        _once(book.entries(part))
    _once(_names_of_kinds(book))
    _once([spot["prefix"] for spot in book.entries("themes")], "prefix")
    _once([*book.questions, *book.items])
    for inner in _lists(book):
        _once(inner)
    _patterns(book)


def _names_of_kinds(book: Book) -> list[Spot]:
    """Kinds, groups and refusals are named in the same places, so they share their names."""
    return [spot for key in ("kinds", "groups", "refused") for spot in book.entries("kinds", key)]


def _lists(book: Book) -> Iterable[list[Spot]]:
    for question in book.questions:
        yield list(question.each("ticks"))
    for fact in book.facts.values():
        yield list(fact.each("choices"))
    for scale in book.scales.values():
        yield list(scale.each("levels"))
    for source in book.entries("sources"):
        yield list(source.each("editions"))


def _once(spots: Iterable[Spot], what: str = "id") -> None:
    first: dict[str, Spot] = {}
    for spot in spots:
        named = spot["id"] if isinstance(spot.value, dict) else spot
        if named.value in first:
            other = first[named.value].place()
            named.fault(f"The {what} '{named.value}' is used twice; it first stands in {other}.")
        first.setdefault(named.value, named)


def _patterns(book: Book) -> None:
    prefixes = {spot.text("id"): spot.text("prefix") for spot in book.entries("themes")}
    for page in book.pages:
        prefix = prefixes.get(page.text("theme"))
        if prefix is not None:
            for item in page.each("items"):
                _follows(item["id"], rf"{prefix}-\d{{2,3}}", f"{prefix}-01")
            for question in page.each("questions"):
                _follows(question["id"], rf"{prefix}-Q[1-9]\d*", f"{prefix}-Q1")


def _follows(spot: Spot, pattern: str, example: str) -> None:
    if not re.fullmatch(pattern, spot.value):
        spot.fault(f"The id '{spot.value}' does not fit its theme; it has to look like {example}.")
