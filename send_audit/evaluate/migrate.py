"""A return made from an older release -> the same return, in the questions of a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Migration, QuestionChange
from send_audit.model.submission import Answer, Submission, TickAnswer
from send_audit.model.vocabulary import Moved


def migrate(submission: Submission, checklist: Checklist, version: str) -> Submission:
    """Carry the answers of a return over from ``version`` of a checklist, step by step.

    An answer to a question that was reworded, split or merged is carried and said to be checked;
    one to a question that means something else now is kept as unreadable, never taken over.
    Whatever is not carried is named with its cell. Every row stays in exactly one bucket.
    """
    for step in steps(checklist, version):
        for answer, change in _concerned(submission, step):
            submission = _CHANGES[change.change](submission, answer, change)
    return submission


def _concerned(submission: Submission, step: Migration) -> list[tuple[Answer, QuestionChange]]:
    """Pair the changes of a step with the answers given before it, points included."""
    found = ((submission.answers.get(change.question), change) for change in step.questions)
    return [(answer, change) for answer, change in found if answer is not None and _given(answer)]


def _given(answer: Answer) -> bool:
    return bool(answer.raw or any(tick.raw for tick in answer.ticks.values()))


def steps(checklist: Checklist, version: str) -> Iterator[Migration]:
    """Give the migrations that lead from a version to the checklist's own, oldest first."""
    start, end = _order(version), _order(checklist.version)
    for step in sorted(checklist.migrations, key=lambda step: _order(step.start)):
        if start and _order(step.start) >= start and (not end or _order(step.end) <= end):
            yield step


def _order(version: str) -> tuple[int, ...]:
    """Give the numbers of a version; none for a development release, which is the newest."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()


def _reworded(submission: Submission, answer: Answer, change: QuestionChange) -> Submission:
    """Keep the answer with its points, under another name where the question has one now."""
    if change.to:
        submission = _take_out(submission, answer)
    for target in change.to:
        submission = _give(submission, answer.replace(question=target))
    return _say(submission, answer, change, _KEPT[Moved.REWORDED])


def _changed(submission: Submission, answer: Answer, change: QuestionChange) -> Submission:
    """Keep the answer and its points as unreadable."""
    ticks = {
        name: tick.replace(level=None, readable=not tick.raw) for name, tick in answer.ticks.items()
    }
    spoilt = answer.replace(level=None, readable=not answer.raw, ticks=ticks)
    submission = _move(submission, _answered(answer), "invalid")
    submission = submission.replace(answers={**submission.answers, change.question: spoilt})
    return _say(submission, answer, change, _KEPT[Moved.CHANGED], lost=True)


def _retired(submission: Submission, answer: Answer, change: QuestionChange) -> Submission:
    """Take the answer out: there is no question left that it could answer."""
    kept = _move(_take_out(submission, answer), _answered(answer), "not_asked")
    return _say(kept, answer, change, _KEPT[Moved.RETIRED])


def _carried(submission: Submission, answer: Answer, change: QuestionChange) -> Submission:
    """Give the answer to each question that it goes to; its points belong to the old one only."""
    bare = answer.replace(ticks={})
    points = _answered(answer) - _answered(bare)
    kept = _move(_take_out(submission, answer), points, "not_asked")
    if not answer.raw:
        return _say(kept, answer, change, _POINTS, lost=True)
    for target in change.to:
        kept = _give(kept, bare.replace(question=target))
    words = f"{_KEPT[change.change]} {_POINTS}" if points else _KEPT[change.change]
    return _say(kept, answer, change, words, lost=bool(points))


def _give(submission: Submission, answer: Answer) -> Submission:
    """Give a question an answer: as it is, or beside one that is there and says otherwise."""
    there = submission.answers.get(answer.question)
    if there is None or not _given(there):
        seen = submission.seen | {answer.question}
        answers = {**submission.answers, answer.question: answer}
        return submission.replace(answers=answers, seen=seen)
    if there.level == answer.level:
        return submission
    raw = f"{there.raw or '(points)'} / {answer.raw or '(points)'}"
    both = there.replace(raw=raw, level=None, readable=False)
    spoilt = sum(_answered(one.replace(ticks={})) for one in (there, answer))
    words = f"{answer.question}: {_DIFFER}"
    submission = _move(submission, spoilt, "invalid")
    return submission.replace(
        answers={**submission.answers, answer.question: both},
        problems=(
            *submission.problems,
            problems.moved_answer(there.where, raw, words, lost=True),
        ),
    )


def _take_out(submission: Submission, answer: Answer) -> Submission:
    """Take an answer away from a question that there is no more."""
    kept = {name: one for name, one in submission.answers.items() if name != answer.question}
    return submission.replace(answers=kept)


def _answered(answer: Answer) -> int:
    """Count the rows of an answer that stand in the bucket of answered ones."""
    cells: list[Answer | TickAnswer] = [answer, *answer.ticks.values()]
    return sum(bool(cell.raw) and cell.readable for cell in cells)


def _move(submission: Submission, number: int, bucket: str) -> Submission:
    """Move so many answered rows into another bucket; the sum stays the same."""
    rows = submission.rows
    moved = {"answered": rows.answered - number, bucket: getattr(rows, bucket) + number}
    return submission.replace(rows=rows.replace(**moved))


def _say(
    submission: Submission,
    answer: Answer,
    change: QuestionChange,
    words: str,
    *,
    lost: bool = False,
) -> Submission:
    """Name the answer's cell, and what became of it."""
    found = answer.raw or ", ".join(tick.raw for tick in answer.ticks.values() if tick.raw)
    said = f"{change.question}: {words} {change.because}"
    problem = problems.moved_answer(answer.where, found, said, lost=lost)
    return submission.replace(problems=(*submission.problems, problem))


_CHANGES = MappingProxyType(
    {
        Moved.REWORDED: _reworded,
        Moved.SPLIT: _carried,
        Moved.MERGED: _carried,
        Moved.CHANGED: _changed,
        Moved.RETIRED: _retired,
    }
)
_KEPT = MappingProxyType(
    {
        Moved.REWORDED: "the question was put in other words; your answer was kept, check it.",
        Moved.SPLIT: "the question became several; your answer was given to each, check them.",
        Moved.MERGED: "the question went into another; your answer was given to it, check it.",
        Moved.CHANGED: "the question means something else now, so your answer was not taken over.",
        Moved.RETIRED: "the question is no longer asked.",
    }
)
_POINTS = "The points ticked under it were not taken over."
_DIFFER = "two of your answers went into this one question and differ, so neither was taken over."
