"""A mapping: how somebody else's spreadsheet answers the questions of a checklist."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from send_audit.model.record import Record


def folded(words: str) -> str:
    """Give the form in which words of a mapping are compared: without case or closing stops."""
    return " ".join(words.casefold().split()).strip(" .:;!'\"")


def loose(words: str) -> str:
    """Give only the letters and digits of a question, a space between words."""
    kept = "".join(letter if letter.isalnum() else " " for letter in words.casefold())
    return " ".join(kept.split())


class How(StrEnum):
    """How a question of theirs bears on one of ours."""

    EQUAL = "equal"
    """It asks the same: its answer is taken."""
    PART = "part"
    """It asks a part of ours: taken only together with all the other parts."""
    OVERLAPS = "overlaps"
    """It asks something else that touches ours: never taken, only shown."""


class MappedSheet(Record):
    """A sheet of theirs that holds questions; columns by the words of their headings."""

    sheet: str = ""
    """The name on its tab; empty for any sheet with these headings."""
    columns: Mapping[str, tuple[str, ...]]
    """``id``, ``question``, ``answer``, ``evidence``, ``evidence_on``, ``comment`` -> headings."""
    answer_columns: Mapping[str, str] = MappingProxyType({})
    """For one column an answer: heading -> answer id. Empty where one column holds them all."""


class TheirRow(Record):
    """How a row of theirs is told: by its reference, by how its question begins, or by both."""

    ref: str = ""
    text: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        """Name it as people do: the reference, else the words."""
        name = self.ref or self.text
        return f"{self.sheet}: {name}" if self.sheet else name


class MappedRow(Record):
    """One row of theirs and one question or point of ours that it bears on."""

    their: TheirRow
    ours: str
    how: How
    note: str = ""


class SkippedRow(Record):
    """A row of theirs without a counterpart, and why it has none."""

    their: TheirRow
    because: str


class FormMapping(Record):
    """A whole mapping, its references known to be those of the release it was written for."""

    file: str
    id: str
    title: str
    checklist: str
    version: str
    kind: str = ""
    sheets: tuple[MappedSheet, ...]
    answers: Mapping[str, str]
    """Their word -> answer id of ours."""
    rows: tuple[MappedRow, ...]
    whole: frozenset[str]
    """Questions and points of ours that their parts cover completely."""
    facts: Mapping[str, tuple[str, ...]]
    """Fact id -> labels beside which it stands."""
    skip: tuple[SkippedRow, ...]

    @property
    def release(self) -> str:
        """``id@version`` of the release that the references are from."""
        return f"{self.checklist}@{self.version}"

    @property
    def covers(self) -> frozenset[str]:
        """Give the questions of ours that can get an answer from it."""
        taken = (row.ours for row in self.rows if row.how is How.EQUAL or row.ours in self.whole)
        return frozenset(ref.partition(".")[0] for ref in taken)
