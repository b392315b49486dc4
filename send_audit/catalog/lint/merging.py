"""One question for several items: only where it is one thing that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from send_audit.catalog.lint.book import Book, ReadingSpots, Spot, readings

Like = dict[str, object]

ALIKE: Mapping[str, str] = {
    "force": "force",
    "basis": "basis",
    "body": "answerable body",
    "when": "condition",
    "na": "answer to 'does not apply'",
}


def check_merging(book: Book) -> None:
    """Find questions that join items which differ in force, basis, body, condition or na.

    A person gives one answer, so for each kind of setting all that it answers has to weigh
    the same. Only readings that are in force on a common day are compared.
    """
    firsts: dict[tuple[str, str], list[tuple[Spot, ReadingSpots, Like]]] = {}
    for item in book.items:
        for reading in readings(item):
            for kind, like in _likes(item, reading, book):
                seen = firsts.setdefault((item.text("question"), kind), [])
                other = next(
                    (entry for entry in seen if _differs(entry, item, reading, like)), None
                )
                if other is None:
                    seen.append((item, reading, like))
                else:
                    _say(item, other, kind, like)


def _likes(item: Spot, reading: ReadingSpots, book: Book) -> Iterator[tuple[str, Like]]:
    """Give, for each kind that a reading asks, what has to be alike."""
    if "question" not in item.value:
        return
    for bind in reading.binds:
        for kind in book.spell(bind):
            usual = book.kinds[kind].text("body") if kind in book.kinds else ""
            yield (
                kind,
                {
                    "force": bind.text("force"),
                    "basis": bind.text("basis"),
                    "body": bind.text("body") or usual,
                    "when": bind.value.get("when", {}),
                    "na": item.value.get("na", {}).get("allowed"),
                },
            )


def _differs(
    entry: tuple[Spot, ReadingSpots, Like], item: Spot, reading: ReadingSpots, like: Like
) -> bool:
    other, others, its = entry
    return other.text("id") != item.text("id") and its != like and _meet(others.spot, reading.spot)


def _meet(one: Spot, other: Spot) -> bool:
    """Tell whether two readings are in force on a common day. Days sort as their text does."""
    last = "9999-12-31"
    return one.text("from") <= (other.text("to") or last) and other.text("from") <= (
        one.text("to") or last
    )


def _say(item: Spot, other: tuple[Spot, ReadingSpots, Like], kind: str, like: Like) -> None:
    against, _, its = other
    what = ", ".join(words for key, words in ALIKE.items() if its[key] != like[key])
    item["question"].fault(
        f"For '{kind}' it differs from {against.text('id')}, which the same question answers: "
        f"{what}. Give it a question of its own."
    )
