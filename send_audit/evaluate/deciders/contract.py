"""What a decider is: facts and data parameters in, a decision with its arithmetic out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from send_audit.model.checklist import FactValue
from send_audit.model.record import Record
from send_audit.model.vocabulary import Flag, Outcome

Facts = Mapping[str, FactValue | None]
Settings = Mapping[str, Any]


class Decision(Record):
    """What the facts say. ``outcome`` None: they do not settle it, and ``because`` says why."""

    outcome: Outcome | None
    because: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    due: date | None = None


class Need(Record):
    """The parameters a decider takes: names of facts, and names of settings in the data."""

    facts: tuple[str, ...]
    settings: tuple[str, ...] = ()


class Decider(Record):
    """A decider with its parameters, so that lint can check the data against them."""

    need: Need
    decide: Callable[[Facts, Settings, date], Decision]


def undecided(*because: str, flags: tuple[Flag, ...] = ()) -> Decision:
    """Say that the facts do not settle the item, and why; the answer given then counts."""
    return Decision(outcome=None, because=because, flags=flags)


def settled(
    outcome: Outcome, *because: str, flags: tuple[Flag, ...] = (), due: date | None = None
) -> Decision:
    """Say what the facts settle, one sentence a step."""
    return Decision(outcome=outcome, because=because, flags=flags, due=due)
