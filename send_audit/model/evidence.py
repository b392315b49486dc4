"""The evidence index: each thing that a return names as evidence, once."""

from __future__ import annotations

from datetime import date

from send_audit.model.record import Record
from send_audit.model.submission import CellRef
from send_audit.model.vocabulary import EvidenceKind, EvidenceState


class EvidenceEntry(Record):
    """One piece of evidence, with every item that rests on it.

    ``kind`` is None when its words do not tell what it is. ``expires`` is the first day on which
    it is too old for one of its items; None where age does not matter or it has no date.
    """

    reference: str
    kind: EvidenceKind | None
    dated: date | None
    owner: str
    state: EvidenceState
    expires: date | None
    items: tuple[str, ...]
    where: tuple[CellRef, ...]
