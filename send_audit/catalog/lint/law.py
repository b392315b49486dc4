"""Law: every kind decided once in every reading, and every must with where it is written."""

from __future__ import annotations

from send_audit.catalog.lint.book import Book, ReadingSpots, Spot, binds, readings
from send_audit.catalog.near import nearest

ENACTED = frozenset({"act", "regulations"})
BY_LAW = frozenset({"statute", "regulations"})


def check_law(book: Book) -> None:
    """Find kinds that nobody or two entries decide, and musts that nothing written carries."""
    instruments = {spot.text("id"): spot.text("kind") for spot in book.entries("sources")}
    for item in book.items:
        for reading in readings(item):
            _every_kind(reading, book)
        for bind in binds(item):
            _citations(bind, instruments)


def _every_kind(reading: ReadingSpots, book: Book) -> None:
    decided: dict[str, Spot] = {}
    for entry in (*reading.binds, *reading.unbound):
        for kind in book.spell(entry):
            if kind in decided:
                _twice(entry, kind, decided[kind])
            decided.setdefault(kind, entry)
    for kind, spot in book.kinds.items():
        if kind not in decided:
            reading.decides.fault(
                f"Nothing is said of the kind '{kind}' ({spot.text('title')}): "
                "name it under binds or unbound, with the reason."
            )


def _twice(entry: Spot, kind: str, other: Spot) -> None:
    entry["kinds"].fault(f"The kind '{kind}' is decided twice, here and in {other.place()}.")


def _citations(bind: Spot, instruments: dict[str, str]) -> None:
    citations = list(bind.each("source"))
    enacted = [c for c in citations if instruments.get(c.text("ref")) in ENACTED]
    if bind.text("force") == "must" and bind.text("basis") in BY_LAW:
        _has_pinpoint(bind, enacted)
    if enacted:
        _enacted_first(citations, enacted[-1])
    elif bind.text("force") == "must" and "note" not in bind.value:
        bind["force"].fault(
            "A must that no Act or regulations are cited for needs a note that explains it.",
            nearest(bind.text("basis") and "should", ["should"]),
        )


def _has_pinpoint(bind: Spot, enacted: list[Spot]) -> None:
    if all(citation.text("confidence") == "unconfirmed" for citation in enacted):
        bind["source"].fault(
            f"A must by {bind.text('basis')} needs at least one section of an Act or regulation "
            "that is seen or secondary, not unconfirmed."
        )


def _enacted_first(citations: list[Spot], last: Spot) -> None:
    for citation in citations[: citations.index(last)]:
        if citation not in _enacted_part(citations, last):
            citation.fault("Acts and regulations come first; put this citation after them.")
