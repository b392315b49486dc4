"""Two things that a return says and that cannot both be so."""

from __future__ import annotations

from send_audit.model.record import Record
from send_audit.model.submission import CellRef


class Side(Record):
    """One of the two: what it is about, and what is said of it."""

    what: str
    """``fact``, ``answer``, ``point``, ``kind`` or ``register``."""
    id: str
    label: str
    says: str
    where: CellRef | None


class Contradiction(Record):
    """Both sides with their cells, why they cannot both be so, and the items they bear on."""

    id: str
    because: str
    sides: tuple[Side, ...]
    items: tuple[str, ...]
