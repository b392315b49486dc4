"""What stands in a return and could not be used: kept, so that nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from send_audit.model.prefill import Archived
from send_audit.model.submission import CellRef, Problem, Submission
from send_audit.model.vocabulary import Severity
from send_audit.workbook.cells.words import read_date
from send_audit.workbook.reading.form import OpenReturn
from send_audit.workbook.tables import Row


def leftovers(opened: OpenReturn, submission: Submission) -> Iterator[Archived]:
    """Give what stands in a return and could not be used: stray cells, rows of no known reference."""
    rows = {_place(row.ref("id")): row for row in _rows(opened)}
    for problem in submission.problems:
        if problem.where is None:
            continue
        row = rows.get(_place(problem.where))
        if problem.code in _ROWS and row is not None:
            if _is_more(problem, row):
                yield _whole(opened.file, row, problem)
        elif problem.code in _CELLS and not _is_kept(problem, submission):
            yield _cell(opened.file, row, problem)


_ROWS = frozenset({"unknown-ref", "missing-ref", "duplicate-ref"})
"""Codes of problems that leave a whole row unused."""
_NOTE = "note-kept"
_CELLS = frozenset(
    {"stray-cell", "bad-value", "error-value", "vague-date", "two-dates", "note-only", _NOTE}
)
"""Codes of problems that leave what is in or on one cell unused."""


def _rows(opened: OpenReturn) -> Iterator[Row]:
    """Give the rows of the sheets of questions and facts, and of their copies."""
    for sheet in ("questions", "facts"):
        for table in opened.all_tables(sheet):
            yield from table.rows()


def _place(where: CellRef) -> tuple[str, str]:
    return where.sheet, re.sub(r"\D", "", where.cell)


def _is_kept(problem: Problem, submission: Submission) -> bool:
    """Tell whether the text that a problem names is that of an answer or a fact, so not left over."""
    answers = submission.answers.values()
    if problem.code == _NOTE:
        beside = [text for answer in answers for text in (answer.evidence, answer.comment)]
        return any(problem.found in text for text in beside)
    cells = [(answer.where, answer.raw) for answer in answers]
    cells += [(tick.where, tick.raw) for answer in answers for tick in answer.ticks.values()]
    cells += [(fact.where, fact.raw) for fact in submission.facts.values()]
    return any(raw and where == problem.where for where, raw in cells)


def _is_more(problem: Problem, row: Row) -> bool:
    """Tell whether a row that was not used says anything that is kept nowhere else.

    Of a second row that gives the same answer only the day is not: its words go to the first.
    """
    if problem.code == "duplicate-ref" and problem.severity is Severity.NOTE:
        return bool(row.text("evidence_on"))
    return any(row.text(name) for name in ("answer", "evidence", "evidence_on", "comment"))


def _whole(file: str, row: Row, problem: Problem) -> Archived:
    day = read_date(row.value("evidence_on"))[0]
    undated = "" if day else row.text("evidence_on")
    evidence = " ".join(text for text in (row.text("evidence"), undated) if text)
    return Archived(
        ref=row.text("id"),
        answer=row.text("answer"),
        evidence=evidence,
        evidence_on=day,
        comment=row.text("comment"),
        why=problem.message,
        cell=f"{file}, {problem.where}",
    )


def _cell(file: str, row: Row | None, problem: Problem) -> Archived:
    return Archived(
        ref=row.text("id") if row else "",
        answer=problem.found,
        evidence="",
        evidence_on=None,
        comment="",
        why=problem.message,
        cell=f"{file}, {problem.where}",
    )
