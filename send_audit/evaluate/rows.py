"""Account for every row of the questions sheet once it is known what is asked of the setting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from send_audit.model import problems
from send_audit.model.result import JudgedItem
from send_audit.model.submission import Answer, Problem, RowCount, Submission, TickAnswer
from send_audit.model.vocabulary import Flag, InScope


def account(
    submission: Submission, items: Sequence[JudgedItem], kind_title: str
) -> tuple[RowCount, tuple[Problem, ...]]:
    """Move rows that are not asked of this kind into their own bucket, and name missing rows."""
    asked = {item.rule.question for item in items if item.rule.group is not None}
    points = {
        item.rule.question: {tick.id for tick in item.ticks if tick.in_scope} for item in items
    }
    stray = [
        (ref, cell)
        for answer in submission.answers.values()
        for ref, cell in _cells(answer)
        if answer.question not in asked
    ]
    wanted = _wanted(items) - set(submission.answers)
    found = [problems.not_asked(cell.where, ref, kind_title) for ref, cell in stray if cell.raw]
    missing = [*sorted(wanted), *_missing_points(submission, asked, points)]
    if missing:
        found.append(problems.missing_rows(missing))
    return _count(submission.rows, [cell for _, cell in stray]), tuple(found)


def _wanted(items: Iterable[JudgedItem]) -> set[str]:
    """Give the questions that the form cannot leave out: asked at its depth, by no fact removed."""
    return {
        item.rule.question
        for item in items
        if item.rule.in_scope in {InScope.YES, InScope.DEPENDS} and Flag.NOT_ASKED not in item.flags
    }


def _cells(answer: Answer) -> Iterable[tuple[str, Answer | TickAnswer]]:
    if answer.where not in {tick.where for tick in answer.ticks.values()}:
        yield answer.question, answer
    for tick, cell in answer.ticks.items():
        yield f"{answer.question}.{tick}", cell


def _missing_points(
    submission: Submission, asked: set[str], points: dict[str, set[str]]
) -> Iterable[str]:
    for question, wanted in points.items():
        answer = submission.answers.get(question)
        if answer is not None and question in asked:
            yield from sorted(f"{question}.{tick}" for tick in wanted - set(answer.ticks))


def _count(rows: RowCount, stray: Sequence[Answer | TickAnswer]) -> RowCount:
    """Take the stray rows out of the buckets they were read into; the sum stays the same."""
    blank = sum(not cell.raw for cell in stray)
    invalid = sum(not cell.readable for cell in stray)
    answered = len(stray) - blank - invalid
    return rows.replace(
        answered=rows.answered - answered,
        blank=rows.blank - blank,
        invalid=rows.invalid - invalid,
        not_asked=len(stray),
    )
