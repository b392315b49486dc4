"""A rule set: what of a checklist applies to one setting on one day, item by item."""

from __future__ import annotations

from datetime import date

from send_audit.model.record import Record
from send_audit.model.vocabulary import Basis, Confidence, Force, Group, InScope


class Source(Record):
    """A citation made ready to show: an unconfirmed pinpoint is already withheld."""

    instrument: str
    title: str
    pinpoint: str
    confidence: Confidence
    url: str
    short: str = ""
    """What people call the instrument."""

    def __str__(self) -> str:
        """Write the instrument and where in it."""
        return f"{self.title}, {self.pinpoint}"


class RouteShown(Record):
    """A route of challenge that reaches this kind on this day."""

    id: str
    title: str
    how: str
    time_limit: str


class RuleItem(Record):
    """One item for one setting on one day. ``force`` and ``basis`` are None when out of scope.

    ``group`` is None for whatever is not counted: out of scope, or shown and not asked.
    """

    id: str
    title: str
    theme: str
    question: str
    """Empty for an item that is shown and not asked."""
    statement: str
    in_scope: InScope
    reason: str
    condition: str
    removed_by: str
    """Id of the fact that took the item out, else empty."""
    missing_facts: tuple[str, ...]
    """Facts whose absence leaves the scope open."""
    scope_facts: tuple[str, ...] = ()
    """Facts that the scope was worked out from."""
    force: Force | None
    basis: Basis | None
    group: Group | None
    body: str
    sources: tuple[Source, ...]
    routes: tuple[RouteShown, ...]
    in_force_from: date | None
    in_force_to: date | None
    note: str


class RuleSet(Record):
    """Every item of the checklist, in or out, with its reason."""

    checklist: str
    version: str
    digest: str
    as_at: date
    edition: str
    kind: str
    kind_title: str
    items: tuple[RuleItem, ...]
