"""Rows of somebody else's spreadsheet -> what each is by the mapping, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.mapping import FormMapping, MappedRow, SkippedRow, TheirRow, loose
from send_audit.model.problems import mapping as said
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.cells.marks import is_error, is_formula
from send_audit.workbook.cells.values import Unclear, read_day, resolve_unclear
from send_audit.workbook.cells.words import clean, had_hidden, key, nearest
from send_audit.workbook.mapped.tables import MappedTable
from send_audit.workbook.tables import Row

MARKS = frozenset(
    [
        "x",
        "✓",
        "✔",
        "√",
        "☑",
        "☒",
        "●",
        "•",
        "*",
        "1",
        "y",
        "yes",
        "tick",
        "ticked",
        "true",
        "ü",
        "þ",
    ]
)
"""What stands for a mark in a grid with one column for each answer."""
_LONGEST = 90


class Given(NamedTuple):
    """Their answer: its cell, its words, and the answer of ours that it stands for."""

    where: CellRef
    raw: str
    level: str | None
    readable: bool = True


class Theirs(NamedTuple):
    """One row of theirs as read. Without ``uses`` and ``skip`` the mapping does not name it."""

    name: str
    row: Row
    given: Given
    uses: tuple[MappedRow, ...] = ()
    skip: SkippedRow | None = None
    reworded: TheirRow | None = None
    evidence: str = ""
    evidence_on: date | None = None
    comment: str = ""


def their_rows(
    tables: list[MappedTable], mapping: FormMapping, data: bytes
) -> tuple[list[Theirs], list[Problem]]:
    """Read all rows, from the first sheet to the last; headings and guidance left out."""
    reader = _Rows(mapping, data)
    return [theirs for table in tables for theirs in reader.of(table)], reader.problems


class _Rows:
    """The rows as they are gone through, and what there is to say about their cells."""

    def __init__(self, mapping: FormMapping, data: bytes) -> None:
        self.mapping = mapping
        self.data = data
        self.problems: list[Problem] = []
        self.words = {key(word): level for word, level in mapping.answers.items()}

    def of(self, table: MappedTable) -> Iterator[Theirs]:
        """Give the rows of one table that ask something."""
        for row in table.rows():
            uses, skip = self._named(row, table)
            if uses or skip or _asks(row, table):
                yield self._read(row, table, uses, skip)

    def _named(
        self, row: Row, table: MappedTable
    ) -> tuple[tuple[MappedRow, ...], SkippedRow | None]:
        """Find what the mapping says of a row."""
        uses = [entry for entry in self.mapping.rows if table.is_on(entry.their)]
        skips = [entry for entry in self.mapping.skip if table.is_on(entry.their)]
        their = _best([*(use.their for use in uses), *(entry.their for entry in skips)], row)
        if their is None:
            return (), None
        return (
            tuple(entry for entry in uses if _same(entry.their, their)),
            next((entry for entry in skips if _same(entry.their, their)), None),
        )

    def _read(
        self,
        row: Row,
        table: MappedTable,
        uses: tuple[MappedRow, ...],
        skip: SkippedRow | None,
    ) -> Theirs:
        name = _name(row)
        if not uses:
            return Theirs(name, row, _shown(row, table), skip=skip)
        other = next((use.their for use in uses if not _fits(use.their, row)), None)
        if other is not None:
            return Theirs(name, row, _shown(row, table), uses, reworded=other)
        given = self._marked(row, table) if table.marks else self._answered(row)
        return Theirs(
            name,
            row,
            given,
            uses,
            evidence=self._texts(row, table.joined("evidence"), given),
            evidence_on=self._date(row, given),
            comment=self._texts(row, table.joined("comment"), given),
        )

    def _answered(self, row: Row) -> Given:
        """Read the one answer cell of a row by the words of the mapping."""
        where, value = row.ref("answer"), resolve_unclear(row, "answer", self.data)
        if isinstance(value, Unclear):
            self.problems.append(problems.error_value(where, value.text))
            return Given(where, value.text, None, readable=False)
        raw = clean(value)
        if not raw:
            return Given(where, "", None)
        level = self.words.get(key(value))
        if level is None and (is_error(raw) or is_formula(raw)):
            self.problems.append(problems.error_value(where, raw))
            return Given(where, raw, None, readable=False)
        if level is None:
            words = list(self.mapping.answers)
            self.problems.append(problems.unknown_answer(where, raw, words, nearest(raw, words)))
            return Given(where, raw, None, readable=False)
        if had_hidden(value):
            self.problems.append(problems.hidden_letters(where, str(value)))
        return Given(where, raw, level)

    def _marked(self, row: Row, table: MappedTable) -> Given:
        """Read a row with one column for each answer: the heading over its only mark."""
        marked = _marked_columns(row, table)
        if not marked:
            return Given(row.ref(next(iter(table.marks))), "", None)
        where, headings = row.ref(marked[0]), [_heading(column) for column in marked]
        if len(marked) > 1:
            self.problems.append(said.marks_twice(where, _name(row), headings))
            return Given(where, " / ".join(headings), None, readable=False)
        text = row.text(marked[0])
        if key(text) not in MARKS and key(text) != key(headings[0]):
            self.problems.append(problems.unknown_answer(where, text, ["x", "✓"], ""))
            return Given(where, text, None, readable=False)
        return Given(where, headings[0], table.marks[marked[0]])

    def _texts(self, row: Row, columns: tuple[str, ...], given: Given) -> str:
        found = []
        for column in columns:
            value = resolve_unclear(row, column, self.data) if given.raw else row.value(column)
            if isinstance(value, Unclear):
                self.problems.append(problems.error_value(row.ref(column), value.text))
            elif clean(value):
                found.append(clean(value))
        return "; ".join(dict.fromkeys(found))

    def _date(self, row: Row, given: Given) -> date | None:
        value = row.value("evidence_on")
        if value is None or not given.raw:
            return None
        day, notes = read_day(row.ref("evidence_on"), value, lost=False)
        self.problems.extend(notes)
        return day


def _best(known: list[TheirRow], row: Row) -> TheirRow | None:
    """Find the row of the mapping that a row is: by its reference, else by its longest words."""
    ref, words = key(row.value("id")), loose(row.text("question"))
    if ref:
        fitting = [their for their in known if key(their.ref) == ref]
        if fitting:
            return max(fitting, key=lambda their: len(their.sheet))
    if not words:
        return None
    alike = [their for their in known if not their.ref and _begins(words, loose(their.text))]
    return max(alike, key=lambda their: len(loose(their.text)), default=None)


def _same(one: TheirRow, other: TheirRow) -> bool:
    """Tell whether two rows of the mapping name the same row of theirs."""
    if key(one.sheet) != key(other.sheet) or key(one.ref) != key(other.ref):
        return False
    return bool(one.ref) or loose(one.text) == loose(other.text)


def _begins(words: str, wanted: str) -> bool:
    return bool(wanted) and f"{words} ".startswith(f"{wanted} ")


def _fits(their: TheirRow, row: Row) -> bool:
    """Tell whether a row still asks what it asked when the mapping was written."""
    words = loose(row.text("question"))
    return not their.text or not words or _begins(words, loose(their.text))


def _asks(row: Row, table: MappedTable) -> bool:
    """Tell whether a row that the mapping does not name is more than a heading or guidance."""
    filled = [*table.joined("evidence"), *table.joined("comment")]
    return (
        bool(_shown(row, table).raw)
        or any(row.text(column) for column in filled)
        or bool(row.text("id") and row.text("question"))
    )


def _shown(row: Row, table: MappedTable) -> Given:
    """Give the words of an answer that is not going to be used."""
    if not table.marks:
        return Given(row.ref("answer"), row.text("answer"), None)
    marked = _marked_columns(row, table)
    where = row.ref(marked[0] if marked else next(iter(table.marks)))
    return Given(where, " / ".join(_heading(column) for column in marked), None)


def _marked_columns(row: Row, table: MappedTable) -> list[str]:
    """Give the answer columns that hold something; an empty tick box of a web form is nothing."""
    return [name for name in table.marks if key(row.value(name)) not in {"", "false"}]


def _heading(column: str) -> str:
    return column.partition(":")[2]


def _name(row: Row) -> str:
    """Name a row as people do: by its reference, else by its question."""
    words = row.text("id") or row.text("question") or str(row.ref("answer"))
    if words.isdigit():
        return f"no. {words}"  # a bare number would be taken for an answer or for a row
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3] + "..."
