"""What is brought to a judgement from outside the return: local questions, plans, earlier results."""

from __future__ import annotations

from datetime import date

from send_audit.model.record import Record
from send_audit.model.vocabulary import Change, GapState, Outcome


class InputFile(Record):
    """A file, besides the return, that a result was made from. ``role`` says what it is."""

    role: str
    """``mapping``, ``overlay``, ``exceptions``, ``baseline``, ``register`` or ``sheet``."""
    name: str
    sha256: str


class OverlayUsed(Record):
    """Local questions that were judged too, and whose they are."""

    id: str
    version: str
    title: str
    authority: str
    effects: tuple[str, ...]
    """What it added and tightened, a sentence each."""


class KnownGap(Record):
    """A gap that somebody answerable knows of, with a plan and an end. Its points do not change."""

    item: str
    reason: str
    plan: str
    owner: str
    approved_by: str
    approved_on: date
    expires: date
    state: GapState
    place: str
    """Where it stands: file and line."""


class ItemChange(Record):
    """One item compared with the named earlier result."""

    item: str
    change: Change
    was: Outcome | None
    now: Outcome | None


class Comparison(Record):
    """A result held against a named earlier one. Without ``is_comparable`` there are no changes."""

    name: str
    as_at: date
    is_comparable: bool
    why_not: str
    changes: tuple[ItemChange, ...]
