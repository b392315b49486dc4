"""What a form knows before it goes out: answers of last time, of a trust, or of several colleagues."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.model.checklist import FactValue
from send_audit.model.record import Record

TO_CONFIRM = "To confirm"
CONFIRMED = "Confirmed"
"""What stands beside an answer that somebody else, or last year's self, has given."""


class Given(Record):
    """What one row of the questions sheet is filled in with.

    ``answer`` goes into the answer cell as it is; empty where the setting is to answer anew.
    ``last`` is what was answered last time, ``changed`` what has changed since, or who else said
    what. ``confirm``: the answer counts only once the setting has confirmed or changed it.
    """

    answer: str = ""
    evidence: str = ""
    evidence_on: date | None = None
    comment: str = ""
    last: str = ""
    changed: str = ""
    confirm: bool = False


class Archived(Record):
    """An answer that no question of the new form can take: kept on a sheet of its own."""

    ref: str
    answer: str
    evidence: str
    evidence_on: date | None
    comment: str
    why: str
    cell: str
    """Where it stood: file, sheet and cell."""


class Prefill(Record):
    """Everything a form is filled in with before it goes out."""

    source: str = ""
    """Where it comes from, as the form says it: file names."""
    rows: Mapping[str, Given]
    """By reference: a question's id, or ``QUESTION.POINT``."""
    facts: Mapping[str, FactValue]
    fact_notes: Mapping[str, str]
    """By fact: what was stated last time, where that is not filled in."""
    archive: tuple[Archived, ...] = ()

    @property
    def looks_back(self) -> bool:
        """Tell whether the form needs the columns of last time: something to show or confirm."""
        return any(row.last or row.changed or row.confirm for row in self.rows.values())


EMPTY = Prefill(rows={}, facts={}, fact_notes={})
