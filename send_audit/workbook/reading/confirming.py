"""Whether an answer that was filled in beforehand has been confirmed or changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from send_audit.model.checklist import Level
from send_audit.model.prefill import CONFIRMED, TO_CONFIRM
from send_audit.model.problems import forms
from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Outcome
from send_audit.workbook.cells.words import key, match
from send_audit.workbook.cleaning import split_words
from send_audit.workbook.tables import Row

COLUMN, LAST = "confirmed", "last"
_YES = split_words(
    "confirmed yes y ok okay agreed agree checked true correct same still unchanged \u2713 \u2714"
)
"""How words begin that people put there for 'Confirmed'."""
_DOUBT = split_words(
    "no not but except apart if unless until unsure maybe perhaps think needs need to ask check"
    " query pending partly mostly tbc ?"
)
"""Words that take back what stands before them."""
_UNCHANGED = r"\bno (?:real |further )?changes?\b|\bnothing(?: has|'s)? changed\b|\bas before\b"
_ANEW = "the question has changed:"
_SPLIT = "this was part of another question:"
"""What a row says whose old answer was shown only, never filled in; of a split, not even a no."""


class Confirming(NamedTuple):
    """``is_open``: the answer still has to be confirmed. ``is_marked``: the row says something."""

    is_open: bool = False
    is_marked: bool = True
    problems: tuple[Problem, ...] = ()


class Marks:
    """Which rows still wait for a yes, as their marks and their last answers tell."""

    def __init__(self) -> None:
        self._open: dict[str, CellRef] = {}
        self._as_before: dict[str, CellRef] = {}
        self._marked: set[str] = set()

    def take(
        self, ref: str, row: Row, level: str | None, levels: Sequence[Level]
    ) -> tuple[Problem, ...]:
        """Take in the row of a question or point, answered with ``level``; give what there is to say."""
        said = confirming(row, level, levels)
        if said.is_marked:
            self._marked.add(ref)
        if said.is_open:
            is_point = "." in ref and not said.is_marked  # a point has no mark of its own
            waits = self._as_before if is_point else self._open
            waits[ref] = row.ref(COLUMN if COLUMN in row.table.columns else "answer")
        return said.problems

    def drop(self, ref: str) -> None:
        """Let a row wait for nothing: its answer was not used."""
        self._open.pop(ref, None)
        self._as_before.pop(ref, None)

    def where(self, question: str, points: Collection[str], *, is_blank: bool) -> CellRef | None:
        """Give the cell in which a question is to be confirmed; None when it waits for nothing.

        ``points``: references of its answered points, which speak for it where it is blank.
        """
        if not is_blank:
            return self._open.get(question)
        if not points:
            return None
        asked = [where for ref in (question, *points) if (where := self._open.get(ref))]
        if asked:
            return asked[0]
        if question in self._marked or not all(ref in self._as_before for ref in points):
            return None
        return self._as_before[next(iter(points))]


def confirming(row: Row, level: str | None, levels: Sequence[Level]) -> Confirming:
    """Tell whether the answer on a row, read as ``level``, still has to be confirmed.

    An answer that is not the one that was filled in has been thought about, whatever stands
    beside it. One that is the same and has no mark has lost it, and waits as it did before.
    """
    said = key(row.value(COLUMN))
    if not said:
        return Confirming(is_open=_is_as_before(row, level, levels), is_marked=False)
    if said == key(TO_CONFIRM) and level is None:
        return Confirming(is_open=True)  # its points wait
    if said == key(CONFIRMED) or level is None:
        return Confirming()
    if said.startswith(key(TO_CONFIRM)):
        return Confirming(is_open=not _is_changed(row, level, levels))
    is_done = _is_yes(said)
    taken = CONFIRMED if is_done else TO_CONFIRM
    note = forms.confirmed_as(row.ref(COLUMN), row.text(COLUMN), taken)
    return Confirming(is_open=not (is_done or _is_changed(row, level, levels)), problems=(note,))


def _is_yes(said: str) -> bool:
    """Tell whether words stand for 'Confirmed': they begin with a yes, and take nothing back."""
    words = re.findall(r"[a-z']+|[?\u2713\u2714]", re.sub(_UNCHANGED, " unchanged ", said))
    taken_back = any(word in _DOUBT or word.endswith("n't") for word in words)
    return bool(words) and words[0] in _YES and not taken_back


def _is_as_before(row: Row, level: str | None, levels: Sequence[Level]) -> bool:
    """Tell whether the answer is still the one of last time, as it was filled in."""
    last = match(row.text(LAST).partition(" (")[0], levels)
    if last is None or last.level != level:
        return False
    means = next(one.means for one in levels if one.id == level)
    changed = row.text("changed").casefold()
    is_anew = _ANEW in changed or (_SPLIT in changed and means is not Outcome.NOT_MET)
    return means is not Outcome.UNKNOWN and not is_anew


def _is_changed(row: Row, level: str, levels: Sequence[Level]) -> bool:
    """Hold an answer against what was filled in: the word that waits, else the last answer."""
    waiting = row.text(COLUMN).partition(":")[2]
    last = row.text(LAST).partition(" (")[0]
    found = match(waiting, levels) or match(last, levels)
    return found is not None and found.level != level
