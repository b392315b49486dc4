"""All that the register says of one setting, put together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from send_audit.model.record import Record
from send_audit.register.establishment import Establishment, Link, Status
from send_audit.register.facts import Stated, facts_of
from send_audit.register.kind import Decision, kind_of
from send_audit.register.types import load_types

if TYPE_CHECKING:
    from send_audit.register.database import Register


class Setting(Record):
    """A setting of the register: its row, its kind or why it has none, and the facts stated."""

    establishment: Establishment
    decision: Decision
    facts: tuple[Stated, ...]
    links: tuple[Link, ...]
    successors: tuple[Link, ...]
    """What is in the place of a closed one today, over several steps; empty for an open one."""
    source: str
    """The register, such as ``register of 2023-11-16``."""

    @property
    def reason(self) -> str:
        """Give the reason for the kind, or for there being none, with its source."""
        return f"{self.decision.reason.rstrip('.')} ({self.source})."


def setting_of(register: Register, row: Establishment, day: date) -> Setting:
    """Put together what a register says of an establishment; ``day`` is the day it is asked for."""
    types = load_types()
    links = register.links(row.urn)
    return Setting(
        establishment=row,
        decision=kind_of(row, types),
        facts=facts_of(row, types, day),
        links=links,
        successors=_successors(register, row, links),
        source=register.label,
    )


def _successors(
    register: Register, row: Establishment, links: tuple[Link, ...]
) -> tuple[Link, ...]:
    """Follow the successors of a closed setting to those that are not closed."""
    if row.status is not Status.CLOSED:
        return ()
    seen, ends, ahead = {row.urn}, [], list(links)
    while ahead:
        link = ahead.pop(0)
        if link.is_successor and link.urn not in seen:
            seen.add(link.urn)
            if link.status is Status.CLOSED:
                ahead += register.links(link.urn)
            else:
                ends.append(link)
    return tuple(ends)
