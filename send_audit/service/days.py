"""The day whose law counts: whether a checklist covers it, and what may have changed by then."""

from __future__ import annotations

from datetime import date

from send_audit.catalog.store import advisories
from send_audit.errors import UsageError
from send_audit.evaluate.changes import SOON, known_by
from send_audit.model.checklist import Checklist

LAST_YEAR = 2100


def check_day(checklist: Checklist, day: date) -> None:
    """See that a day lies in the checklist's time line. Raises UsageError when it is too early."""
    if day.year > LAST_YEAR:
        raise UsageError(
            f"{day.isoformat()} is too far away.", f"Use a day before {LAST_YEAR + 1}."
        )
    if day < checklist.first_day:
        raise UsageError(
            f"The law before {checklist.first_day.isoformat()} is not in this checklist, and "
            f"{day.isoformat()} lies before it: Part 3 of the Children and Families Act 2014 began "
            "on that day.",
            f"Use --as-at {checklist.first_day.isoformat()} or later.",
        )


def later_day(checklist: Checklist, kind: str, day: date) -> tuple[str, ...]:
    """Say what is known to change between the day the law was looked up and a later one.

    Empty for a day that is not later. The first line says how far the law was looked up.
    """
    if day <= checklist.law_as_at:
        return ()
    known = known_by(checklist, kind, day)
    if not known and day - checklist.law_as_at < SOON:
        return ()
    lead = f"The law was looked up to {checklist.law_as_at.isoformat()}, and {day.isoformat()} is later."
    if not known:
        return (f"{lead} No change by then is known for this kind of setting.",)
    return (f"{lead} By then this is known to change:", *known)


def advice(checklist: Checklist) -> tuple[str, ...]:
    """Give what is known to be wrong with a release; empty when nothing is."""
    return tuple(
        f"{checklist.name}: {entry.text}"
        for entry in advisories()
        if checklist.name in entry.releases
    )
