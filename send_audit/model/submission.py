"""A return as it was read: facts, answers and problems, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from send_audit.model.checklist import FactValue
from send_audit.model.record import Record
from send_audit.model.vocabulary import Depth, Severity


class CellRef(Record):
    """A cell as people name it: sheet and address."""

    sheet: str
    cell: str

    @property
    def column(self) -> tuple[str, str]:
        """Give the sheet and the letters of the column."""
        return self.sheet, self.cell.rstrip("0123456789")

    def __str__(self) -> str:
        """Write ``sheet!cell`` the way a spreadsheet program does, without quotes."""
        return f"{self.sheet}!{self.cell}"


class Problem(Record):
    """Something odd about a return, with its place and what was expected there."""

    code: str
    severity: Severity
    message: str
    where: CellRef | None = None
    found: str = ""
    expected: str = ""
    nearest: str = ""


class Answer(Record):
    """One answered (or blank) row of the workbook.

    ``level`` is the id in the question's scale, None when blank; ``readable`` is False when the
    cell holds something that is no answer word.
    """

    question: str
    where: CellRef
    raw: str
    level: str | None
    ticks: Mapping[str, TickAnswer]
    readable: bool = True
    evidence: str = ""
    evidence_on: date | None = None
    comment: str = ""
    unconfirmed: bool = False
    """The answer was filled in for the setting, and nobody there has confirmed or changed it."""
    owner: str = ""
    """Who keeps the evidence, where the return says so."""
    evidence_where: CellRef | None = None
    evidence_on_where: CellRef | None = None
    comment_where: CellRef | None = None


class TickAnswer(Record):
    """One ticked (or blank) point inside a question: ``level`` is yes, no, na or None."""

    where: CellRef
    raw: str
    level: str | None
    readable: bool = True


class FactAnswer(Record):
    """One fact as stated in the return; ``value`` is None when the cell is unreadable."""

    fact: str
    where: CellRef
    raw: str
    value: FactValue | None


class Planned(Record):
    """What a return says on its sheet of actions about one row of the questions."""

    ref: str
    where: CellRef
    owner: str = ""
    due: date | None = None
    status: str = ""


class FormInfo(Record):
    """What a workbook says of itself; empty strings where it does not say."""

    checklist: str
    version: str
    digest: str
    kind: str
    kind_where: CellRef | None
    version_where: CellRef | None = None
    digest_where: CellRef | None = None
    depth: Depth
    as_at: str
    setting: str = ""
    """The setting that the form was made for, as it says: URN and name."""
    carried: str = ""
    """The files that it was filled in from before it went out, as it says."""
    setting_where: CellRef | None = None


class RowCount(Record):
    """Rows of the questions sheet, each in exactly one bucket; ``read`` is their sum."""

    read: int
    answered: int
    blank: int
    invalid: int
    not_asked: int
    unknown: int
    duplicate: int


class Submission(Record):
    """Everything that was read from one return."""

    file: str
    sha256: str
    size: int
    form: FormInfo
    facts: Mapping[str, FactAnswer]
    answers: Mapping[str, Answer]
    problems: tuple[Problem, ...]
    rows: RowCount
    seen: frozenset[str] = frozenset()
    """References of all rows, of facts, questions and points, blank or not."""
    planned: Mapping[str, Planned] = MappingProxyType({})
    """What the sheet of actions says, by the reference of the row it is about."""
