"""Old answers on their way through the releases, before they are put into rows of a new form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from send_audit.evaluate.migrate import steps
from send_audit.model.checklist import Checklist, Level, Migration, QuestionChange
from send_audit.model.record import Record
from send_audit.model.submission import Answer, Submission
from send_audit.model.vocabulary import Moved, Outcome


class Piece(Record):
    """One old answer, with what is left of it on the way to one question."""

    source: Answer
    level: Level | None
    """The answer that is taken over; None where the setting has to answer anew."""
    whole: bool = True
    """Whether the points inside the question go along."""
    said: tuple[str, ...] = ()
    """What became of the question on the way."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all was written into the row or into those of its points."""
        source = self.source
        written = source.raw or source.evidence or source.evidence_on or source.comment
        return not (written or any(tick.raw for tick in source.ticks.values()))


class Trail(NamedTuple):
    """Where the old answers have got to."""

    pieces: Mapping[str, tuple[Piece, ...]]
    """By question of the new release; several where questions were merged."""
    retired: Mapping[str, str]
    """Old questions that are no longer asked, with the reason."""

    def of(self, question: str) -> Mapping[str, Piece]:
        """Give the questions that an old answer went to, and what became of it on the way."""
        return {
            target: piece
            for target, pieces in self.pieces.items()
            for piece in pieces
            if piece.source.question == question
        }


def follow(submission: Submission, old: Checklist, new: Checklist) -> Trail:
    """Follow every answer of a return, read with its own release, to the questions of a newer one.

    An answer of 'not sure', or one that could not be read, goes along but is not taken over.
    """
    pieces: Mapping[str, tuple[Piece, ...]] = {
        question: (Piece(source=answer, level=_level(answer, old)),)
        for question, answer in submission.answers.items()
    }
    retired: dict[str, str] = {}
    if old.id == new.id:
        for step in steps(new, old.version):
            retired |= _retired(pieces, step)
            pieces = _moved(pieces, step)
    return Trail(MappingProxyType(dict(pieces)), MappingProxyType(retired))


def has_way(old: Checklist, new: Checklist) -> bool:
    """Tell whether it is written down what became of each question between two releases."""
    if old.id != new.id or old.version == new.version:
        return old.id == new.id
    reached = old.version
    for step in steps(new, old.version):
        reached = step.end if step.start == reached else reached
    return reached == new.version or (reached != old.version and new.version == "dev")


def _level(answer: Answer, checklist: Checklist) -> Level | None:
    if not answer.readable or answer.level is None:
        return None
    level = level_of(answer, checklist)
    return None if level.means is Outcome.UNKNOWN else level


def level_of(answer: Answer, checklist: Checklist) -> Level:
    """Give the answer of the list that a row holds. Raises StopIteration for a blank one."""
    scale = checklist.scales[checklist.questions[answer.question].scale]
    return next(level for level in scale.levels if level.id == answer.level)


def _retired(pieces: Mapping[str, Iterable[Piece]], step: Migration) -> dict[str, str]:
    return {
        piece.source.question: change.because
        for change in step.questions
        if change.change is Moved.RETIRED
        for piece in pieces.get(change.question, ())
    }


def _moved(
    pieces: Mapping[str, tuple[Piece, ...]], step: Migration
) -> Mapping[str, tuple[Piece, ...]]:
    changes = {change.question: change for change in step.questions}
    after: dict[str, tuple[Piece, ...]] = {}
    for question, here in pieces.items():
        change = changes.get(question)
        if change is None:
            after[question] = (*after.get(question, ()), *here)
        elif change.change is not Moved.RETIRED:
            for target in change.to or (question,):
                arrived = (_changed(piece, change) for piece in here)
                after[target] = (*after.get(target, ()), *arrived)
    return after


def _changed(piece: Piece, change: QuestionChange) -> Piece:
    """Take a piece through one change of its question."""
    level = piece.level
    no = level is not None and level.means is Outcome.NOT_MET
    if change.change is Moved.CHANGED or (change.change is Moved.SPLIT and not no):
        level = None
    return piece.replace(
        level=level,
        whole=piece.whole and change.change is Moved.REWORDED,
        said=(*piece.said, f"{_SAID[change.change]} {change.because}"),
    )


_SAID = MappingProxyType(
    {
        Moved.REWORDED: "The question was put in other words:",
        Moved.CHANGED: "The question has changed:",
        Moved.SPLIT: "This was part of another question:",
        Moved.MERGED: "Other questions went into this one:",
    }
)
