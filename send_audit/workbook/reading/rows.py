"""Which question or point a row of the questions sheet stands for, by reference and by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Level
from send_audit.model.problems import forms
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.cells.words import clean, key, match, nearest
from send_audit.workbook.reading.row_cells import is_skipped
from send_audit.workbook.tables import Row, Table

_SHOWN = 200
"""How much of a question is shown or compared for likeness."""
_FILLED_IN = ("answer", "evidence", "evidence_on", "comment")
_OF_LAST_TIME = ("last", "changed", "confirmed")
_POINT = "\u2022"
"""What stands before each law that the form names beside a question."""
_ALIKE = str.maketrans("", "", " '\"\u2018\u2019\u201c\u201d-\u2010\u2011\u2012\u2013\u2014")
"""What two spellings of the same words may differ in."""


class Found(NamedTuple):
    """What a row stands for. ``ref`` None with no problems: a heading, or guidance between rows."""

    ref: str | None
    problems: tuple[Problem, ...] = ()


class Known:
    """The references and words of a checklist, as rows may give them."""

    def __init__(self, checklist: Checklist) -> None:
        """Take the questions and points of a checklist."""
        self.checklist = checklist
        self.written = dict(_texts(checklist))

    @cached_property
    def refs(self) -> Mapping[str, str]:
        """Every reference by the form in which references are compared."""
        return {key(ref): ref for ref in self.written}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The words of every reference in the form in which words are compared."""
        return {ref: key(text) for ref, text in self.written.items()}

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """The references of questions, not of points, by their words."""
        asked = self.checklist.questions
        return {text: ref for ref, text in self.texts.items() if ref in asked}

    @cached_property
    def levels(self) -> Sequence[Level]:
        """Every answer that any scale has."""
        return [level for scale in self.checklist.scales.values() for level in scale.levels]

    def find(self, row: Row) -> Found:
        """Find what a row stands for: by its reference, else word for word by its question."""
        value = row.value("id")
        if value in self.written:
            return Found(str(value))  # nearly every row
        written = clean(value)
        if not written:
            return self._by_text(row)
        ref = self.refs.get(key(written))
        if ref is not None:
            return Found(ref)
        if key(written) in map(key, row.table.layout.columns["id"]) or row.is_title:
            return Found(None)  # the headings, said again, or a title across the sheet
        meant = self._question_on(row)
        if meant is not None:
            return Found(meant, (problems.ref_supplied(row.ref("id"), meant, written),))
        near = nearest(written, list(self.written))
        lost = bool(row.text("answer"))
        said = problems.unknown_ref(row.ref("id"), written, near, lost=lost)
        return Found(None, (forms.also_on_row(said, list(self._beside(row, but="id"))),))

    def _by_text(self, row: Row) -> Found:
        """Find the question of a row without a reference, or say what stands on it."""
        if any(row.text(column) for column in _FILLED_IN):
            meant = self._question_on(row)
            if meant is not None:
                return Found(meant, (problems.ref_supplied(row.ref("id"), meant),))
        beside = list(self._beside(row, but="question"))
        answer = row.text("answer")
        if answer and (row.text("question") or match(row.value("answer"), self.levels)):
            return Found(None, (self._answered(row, answer, beside),))
        return Found(None, tuple(problems.stray_cell(where, words) for where, words in beside))

    def _answered(self, row: Row, answer: str, beside: Sequence[tuple[CellRef, str]]) -> Problem:
        """Say of a row without a reference that it has an answer, and what else it has."""
        near = nearest(row.text("question")[:_SHOWN], list(self.questions))
        said = problems.missing_ref(row.ref("id"), answer, self.questions.get(near, ""))
        return forms.also_on_row(said, [cell for cell in beside if cell[0] != row.ref("answer")])

    def _beside(self, row: Row, *, but: str) -> Iterator[tuple[CellRef, str]]:
        """Give what stands on a row beside its reference and one more column.

        The form's own words are left out: a row that has lost its reference may still have them.
        """
        for column in row.table.columns:
            text = "" if column in {"id", but} else shown(row.value(column))
            if text and not self._is_own(row, column, text):
                yield row.ref(column), text
        yield from row.strays()

    def _is_own(self, row: Row, column: str, text: str) -> bool:
        """Tell whether the form itself wrote a cell."""
        if column == "why":
            asked = key(row.value("question"))
            return is_skipped(row) or _POINT in text or asked in self.texts.values()
        return column in _OF_LAST_TIME and bool(row.text("question"))

    def _question_on(self, row: Row) -> str | None:
        """Give the question whose words stand on a row, word for word; None when none does."""
        text = key(row.value("question"))
        return next((ref for known, ref in self.questions.items() if text.startswith(known)), None)

    def other_question(self, ref: str, row: Row) -> str | None:
        """Give the question or point whose words stand on the row of another reference.

        Empty when the words are of none, None when they are the row's own.
        """
        value = row.value("question")
        if isinstance(value, str) and value.startswith(self.written[ref]):
            return None
        text = key(value)
        if not text or text.startswith(self.texts[ref]) or self._is_alike(text, ref):
            return None
        return next((r for r, known in self.texts.items() if text.startswith(known)), "")

    def _is_alike(self, text: str, ref: str) -> bool:
        return text.translate(_ALIKE).startswith(self.texts[ref].translate(_ALIKE))

    def edited(self, ref: str, row: Row) -> Problem:
        """Say that the words of a row are no longer those of its question."""
        found = row.text("question")[:_SHOWN]
        return forms.question_edited(row.ref("question"), ref, found, self.written[ref])


def beside_blanks(table: Table) -> Iterator[tuple[CellRef, str]]:
    """Give what stands beside a table on rows that hold nothing in it."""
    for part in table.parts:
        for number in range(part.heading + 1, min(part.end, len(part.sheet.rows))):
            row = Row(part, number)
            if row.is_blank:
                yield from row.strays()


def shown(value: object) -> str:
    """Give a cell's text; of a day without its hour."""
    return clean(value.date() if isinstance(value, datetime) else value)


def _texts(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Give every reference that a row may have, of questions and of points, with its words."""
    for question in checklist.questions.values():
        yield question.id, question.text
        for tick in question.ticks:
            yield f"{question.id}.{tick.id}", tick.text
