"""Whether an answer that was filled in beforehand has been confirmed or changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from send_audit.model.checklist import Level
from send_audit.model.prefill import CONFIRMED, TO_CONFIRM
from send_audit.model.problems import forms
from send_audit.model.submission import Problem
from send_audit.workbook.cells.words import key, match
from send_audit.workbook.tables import Row

COLUMN = "confirmed"
_DONE = frozenset({"yes", "y", "ok", "okay", "agreed", "checked", "x", "\u2713", "\u2714", "true"})
"""Words that people put there for 'Confirmed'."""


class Confirming(NamedTuple):
    """``is_open``: the answer still has to be confirmed."""

    is_open: bool = False
    problems: tuple[Problem, ...] = ()


def confirming(row: Row, level: str | None, levels: Sequence[Level]) -> Confirming:
    """Tell whether the answer on a row, read as ``level``, still has to be confirmed.

    An answer that is not the one that was filled in has been thought about, whatever stands
    beside it.
    """
    said = key(row.value(COLUMN)) if COLUMN in row.table.columns else ""
    if said == key(TO_CONFIRM) and level is None:
        return Confirming(is_open=True)  # its points wait
    if not said or said == key(CONFIRMED) or level is None:
        return Confirming()
    if said.startswith(key(TO_CONFIRM)):
        return Confirming(is_open=not _is_changed(row, level, levels))
    is_done = said in _DONE
    taken = CONFIRMED if is_done else TO_CONFIRM
    note = forms.confirmed_as(row.ref(COLUMN), row.text(COLUMN), taken)
    return Confirming(is_open=not (is_done or _is_changed(row, level, levels)), problems=(note,))


def _is_changed(row: Row, level: str, levels: Sequence[Level]) -> bool:
    """Hold an answer against what was filled in: the word that waits, else the last answer."""
    waiting = row.text(COLUMN).partition(":")[2]
    last = row.text("last").partition(" (")[0]
    found = match(waiting, levels) or match(last, levels)
    return found is not None and found.level != level
