"""Law: every kind decided once in every reading, and every must with where it is written."""

from __future__ import annotations

from send_audit.catalog.lint.book import Book, ReadingSpots, Spot, binds, readings

ENACTED = frozenset({"act", "regulations"})
BY_LAW = frozenset({"statute", "regulations"})
ADVISORY = frozenset({"code", "guidance", "framework", "practice"})


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
    if any(citation.text("ref") not in instruments for citation in bind.each("source")):
        return  # It is a fault of its own, and what it cites cannot be weighed.
    _enacted_first(bind, instruments)
    _explained(bind)
    is_must, basis = bind.text("force") == "must", bind.text("basis")
    if is_must and basis in BY_LAW:
        _has_pinpoint(bind, basis, instruments)
    elif is_must and "note" not in bind.value and _kinds_of(bind, instruments) <= ADVISORY:
        bind["force"].fault(
            "Only guidance is cited for this must: make it should or may, or explain it in a note.",
            "should",
        )


def _explained(bind: Spot) -> None:
    """Where an instrument prints another word than we count, people are told why."""
    for citation in bind.each("source"):
        printed = citation.value.get("printed", bind.text("force"))
        if printed != bind.text("force") and "note" not in bind.value:
            citation["printed"].fault(
                f"It prints '{printed}' and is counted as {bind.text('force')}: say why in a note."
            )


def _kinds_of(bind: Spot, instruments: dict[str, str]) -> set[str]:
    return {instruments[citation.text("ref")] for citation in bind.each("source")}


def _has_pinpoint(bind: Spot, basis: str, instruments: dict[str, str]) -> None:
    sure = [
        citation
        for citation in bind.each("source")
        if instruments[citation.text("ref")] in ENACTED
        and citation.text("confidence") != "unconfirmed"
    ]
    if not sure:
        bind["source"].fault(
            f"A must by {basis} needs a place in an Act or regulations that is not unconfirmed."
        )


def _enacted_first(bind: Spot, instruments: dict[str, str]) -> None:
    softer: Spot | None = None
    for citation in bind.each("source"):
        if instruments[citation.text("ref")] not in ENACTED:
            softer = softer or citation
        elif softer is not None:
            softer.fault("Acts and regulations come first: put this citation after them.")
            return
