"""Words that people choose and read: each means one thing, and guidance does not say must."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from send_audit.catalog.lint.book import DEFAULT_SCALE, Book, Spot, binds
from send_audit.catalog.lint.links import TICKS, YES_NO

MUST_WORDS = re.compile(r"\b(must|required|have to|has to|shall)\b", re.IGNORECASE)
GUIDANCE = frozenset({"should", "may"})


def check_words(book: Book) -> None:
    """Find words with two meanings, and must-words where nothing is a must."""
    _kinds(book)
    for scale in book.scales.values():
        _levels(scale.each("levels"))
    for fact in book.facts.values():
        _levels(fact.each("choices"))
        _fact(fact)
    _meanings(book)
    _ticks(book)
    _must_words(book)


def _kinds(book: Book) -> None:
    taken = {name: name for name in (*book.kinds, *book.groups, *book.by_id("kinds", "refused"))}
    for name, kind in book.kinds.items():
        for alias in kind.each("aliases"):
            _free(alias, alias.value, taken)
            taken.setdefault(alias.value, name)


def _levels(levels: Iterable[Spot]) -> None:
    """See that no word is read as two answers; within one answer it may stand twice."""
    taken: dict[str, str] = {}
    for level in levels:
        own = [level["id"], level["label"], *level.each("accepts")]
        for spot in own:
            _free(spot, _plain(spot.value), taken)
        taken |= {_plain(spot.value): level.text("id") for spot in own}


def _free(spot: Spot, word: str, taken: Mapping[str, str]) -> None:
    if word in taken:
        spot.fault(
            f"'{spot.value}' already stands for '{taken[word]}'; it can mean one thing only."
        )


def _plain(word: str) -> str:
    """Give a word as it is compared when a workbook is read."""
    return " ".join(word.split()).casefold().strip(" .:;!?'\"")


def _fact(fact: Spot) -> None:
    kind = fact.text("type")
    if "presume" in fact.value and kind != YES_NO:
        fact["presume"].fault(f"Only a yes-no fact can be presumed; this one is of type {kind}.")
    if "choices" in fact.value and kind != "choice":
        fact["choices"].fault(f"Only a choice has choices; this fact is of type {kind}.")


def _meanings(book: Book) -> None:
    used = {question.value.get("scale", DEFAULT_SCALE) for question in book.questions}
    for name in sorted(used & book.scales.keys()):
        for level in book.scales[name].each("levels"):
            if "means" not in level.value:
                level.fault(f"'means' is missing: questions are answered with the scale '{name}'.")


def _ticks(book: Book) -> None:
    """The points of a question are counted by these two ids, so the scale has to have them."""
    if TICKS in book.scales:
        levels = book.scales[TICKS]["levels"]
        for wanted in ("yes", "no"):
            if all(level["id"] != wanted for level in levels.value):
                levels.fault(f"The scale '{TICKS}' has to have an answer with the id '{wanted}'.")


def _must_words(book: Book) -> None:
    for item in book.items:
        if _is_guidance([item]):
            for reading in item.each("readings"):
                _no_must(reading["statement"])
    for question in book.questions:
        if _is_guidance(i for i in book.items if i.text("question") == question.text("id")):
            _no_must(question["text"])


def _is_guidance(items: Iterable[Spot]) -> bool:
    forces = _forces(items)
    return bool(forces) and forces <= GUIDANCE


def _forces(items: Iterable[Spot]) -> set[str]:
    return {bind.text("force") for item in items for bind in binds(item)}


def _no_must(spot: Spot) -> None:
    found = MUST_WORDS.search(spot.value)
    if found:
        spot.fault(f"'{found[0]}' says more than guidance does: nothing binds here.", "should")
