"""What a result asks people to do next, and what it tells them is in place."""

from __future__ import annotations

from datetime import date

from send_audit.model.record import Record
from send_audit.model.submission import CellRef
from send_audit.model.vocabulary import Consequence, Effort, Group


class Action(Record):
    """Something to put in place, ranked; ``rank`` 1 comes first.

    Legal duties come first, then what has the graver consequence, then what takes less effort.
    """

    rank: int
    items: tuple[str, ...]
    """The items that it puts in place, the gravest first."""
    title: str
    group: Group
    is_partly: bool
    """Whether some of it is in place already."""
    consequence: Consequence
    effort: Effort
    why: str
    """Why it matters, in a sentence or two."""
    to_do: str
    done_when: tuple[str, ...]
    """What would count as done, a point each."""
    owner: str
    """Who does it, as the return says; else empty."""
    suggested_owner: str
    """A role that usually does it."""
    due: date | None
    """By when, as the return or the agreed plan says."""
    is_overdue: bool
    status: str
    """How far it is, in the words of the return."""
    where: CellRef | None
    also: tuple[CellRef, ...] = ()
    plan: str = ""
    """The reason and end of a known gap that is agreed until a day."""


class Strength(Record):
    """Something in place that is shown first: well evidenced, and of consequence."""

    item: str
    title: str
    because: str
    where: CellRef | None


class Expiry(Record):
    """A day on which something runs out: evidence, a plan, an award, a known gap."""

    on: date
    what: str
    item: str
    is_past: bool
    where: CellRef | None
