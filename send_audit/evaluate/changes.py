"""What is known to change: the days ahead that a checklist names, and readings yet to begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from send_audit.evaluate.select import bind_of
from send_audit.model.checklist import Checklist, Item

SOON = timedelta(days=31)
"""For so long after the law was looked up nobody is told that law may have begun meanwhile."""


def known_by(checklist: Checklist, kind: str, day: date) -> tuple[str, ...]:
    """Say, for one kind, what changes after the day the law was looked up and up to ``day``.

    Law that is made but has not verifiably begun comes last: it may have begun by then.
    """
    dated = [*_milestones(checklist, kind, day), *_readings(checklist, kind, day)]
    if not dated and day - checklist.law_as_at < SOON:
        return ()
    return (*(words for _, words in sorted(dated)), *_unverified(checklist, kind))


def _milestones(checklist: Checklist, kind: str, day: date) -> Iterator[tuple[date, str]]:
    for ahead in checklist.ahead:
        items = [checklist.items[name] for name in ahead.items]
        concerns = not items or any(_ever_binds(item, kind) for item in items)
        if checklist.law_as_at < ahead.on <= day and concerns:
            yield ahead.on, f"{ahead.on.isoformat()}: {ahead.text}"


def _readings(checklist: Checklist, kind: str, day: date) -> Iterator[tuple[date, str]]:
    for item in checklist.items.values():
        for reading in item.readings:
            begins = reading.start
            if begins and checklist.law_as_at < begins <= day and bind_of(reading, kind):
                yield begins, f"{begins.isoformat()}: {item.id} {item.title}: {reading.statement}"


def _unverified(checklist: Checklist, kind: str) -> Iterator[str]:
    for item in checklist.items.values():
        for reading in item.readings:
            if reading.start is None and bind_of(reading, kind):
                yield f"It may have begun, which is not verified: {item.id} {item.title}."


def _ever_binds(item: Item, kind: str) -> bool:
    return any(bind_of(reading, kind) for reading in item.readings)
