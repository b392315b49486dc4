"""Account for every row of the questions sheet once it is known what is asked of the setting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from send_audit.model import problems
from send_audit.model.result import JudgedItem
from send_audit.model.submission import Answer, Problem, RowCount, Submission, TickAnswer
from send_audit.model.vocabulary import APPLIES, Flag


def account(
    submission: Submission, items: Sequence[JudgedItem], facts: Set[str]
) -> tuple[RowCount, tuple[Problem, ...]]:
    """Move rows that are not asked of this kind into their own bucket, and name missing rows.

    ``facts``: those that the form asks this kind of setting.
    """
    asked = {item.rule.question for item in items if item.rule.group is not None}
    points = {
        item.rule.question: {tick.id for tick in item.ticks if tick.in_scope} for item in items
    }
    stray = [
        (ref, cell)
        for answer in submission.answers.values()
        for ref, cell in _cells(answer)
        if answer.question not in asked or _is_beside(ref, answer.question, points)
    ]
    wanted = (_wanted(items) | facts) - submission.seen
    reasons = _reasons(items)
    found = [
        problems.not_asked(cell.where, ref, reasons[ref.partition(".")[0]])
        for ref, cell in stray
        if cell.raw and ref.partition(".")[0] not in asked
    ]
    missing = [*sorted(wanted), *_missing_points(submission, asked, points)]
    if missing:
        found.append(problems.missing_rows(missing))
    cells = {cell.where: cell for _, cell in stray}  # a split answer stands under two questions
    return _count(submission.rows, list(cells.values())), tuple(found)


def _is_beside(ref: str, question: str, points: dict[str, set[str]]) -> bool:
    """Tell whether a reference is that of a point that is not asked; its item says so."""
    _, _, point = ref.partition(".")
    return bool(point) and point not in points.get(question, set())


def _reasons(items: Iterable[JudgedItem]) -> dict[str, str]:
    """Say of each question why it is not asked: the fact that took it out, else its item's reason."""
    return {
        item.rule.question: f"because of the fact '{item.rule.removed_by}'"
        if item.rule.removed_by
        else item.rule.reason.rstrip(".")
        for item in items
    }


def _wanted(items: Iterable[JudgedItem]) -> set[str]:
    """Give the questions that the form cannot leave out: asked at its depth, by no fact removed."""
    return {
        item.rule.question
        for item in items
        if item.rule.question and item.rule.in_scope in APPLIES and Flag.NOT_ASKED not in item.flags
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
