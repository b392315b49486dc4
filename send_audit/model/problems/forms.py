"""What there may be to say about a form as a whole: whose it is, how far, how it was edited."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.model.prefill import CONFIRMED, TO_CONFIRM
from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_NAMED = 5
"""How many questions are named where there are many."""


def question_edited(where: CellRef, ref: str, found: str, expected: str) -> Problem:
    """The words of a question are no longer those of the form; its answer counts."""
    return Problem(
        code="question-edited",
        severity=WARNING,
        message=f"The words of {ref} were changed. Its answer was read as one to the form's own words.",
        where=where,
        found=found,
        expected=expected,
    )


def also_on_row(problem: Problem, cells: Sequence[tuple[CellRef, str]]) -> Problem:
    """Name in a problem about a row what else stands on it, so that nothing of it is lost unseen."""
    if not cells:
        return problem
    words = "; ".join(f"{where.cell} '{text}'" for where, text in cells)
    return problem.replace(message=f"{problem.message} Also on it: {words}.")


def words_kept(where: CellRef, ref: str, words: str) -> Problem:
    """A second row of a question says something beside its answer; it was put into the comment."""
    return Problem(
        code="words-kept",
        severity=NOTE,
        message=f"This stands on a second row of {ref}; it was added to the comment of the first.",
        where=where,
        found=words,
    )


def to_confirm(where: CellRef, refs: Sequence[str]) -> Problem:
    """Answers were filled in for the setting, and it has not confirmed them."""
    named = ", ".join(refs[:_NAMED])
    more = f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else ""
    one = len(refs) == 1
    answers = "1 answer was" if one else f"{len(refs)} answers were"
    return Problem(
        code="to-confirm",
        severity=NOTE,
        message=f"{answers} filled in beforehand, and nobody has confirmed {'it' if one else 'them'}: "
        f"{named}{more}.",
        where=where,
        found=f"no '{CONFIRMED}' beside {named}{more}",
        expected=f"'{CONFIRMED}', or another answer",
    )


def confirmed_as(where: CellRef, found: str, taken: str) -> Problem:
    """Beside an answer stands another word than the two that tell whether it is confirmed."""
    return Problem(
        code="confirmed-as",
        severity=NOTE,
        message=f"Read as '{taken}'.",
        where=where,
        found=found,
        expected=f"'{TO_CONFIRM}' or '{CONFIRMED}'",
    )


def carried_unmarked(where: CellRef, source: str, answers: int) -> Problem:
    """A form that was filled in beforehand no longer shows which answers nobody has confirmed."""
    many = "1 answer was" if answers == 1 else f"{answers} answers were"
    return Problem(
        code="carried-unmarked",
        severity=WARNING,
        message=f"The form was filled in from {source} before it went out, and the columns that "
        f"show what was confirmed since are gone. {many} counted that may be last time's.",
        where=where,
        found="no 'Last answer' and no 'Confirmed?'",
        expected="both columns, as in the form that was sent",
    )


def other_urn(where: CellRef | None, found: str, expected: str, why: str) -> Problem:
    """The URN is not that of the setting which the form was made for, or which its name says."""
    return Problem(
        code="other-urn",
        severity=WARNING,
        message=f"The form gives the URN {found}, but {why}. See whose answers these are.",
        where=where,
        found=found,
        expected=expected,
    )


def draft(answered: int, asked: int, waiting: int) -> Problem:
    """Some questions are still blank or not confirmed: the return was read as a draft."""
    more = f", {waiting} filled in and not confirmed" if waiting else ""
    return Problem(
        code="draft",
        severity=NOTE,
        message=f"Read as a draft: {answered} of {asked} questions answered{more}.",
        found=f"{asked - answered - waiting} blank{more}",
        expected="an answer to every question that is asked, for a finished return",
    )


def nothing_answered(asked: int) -> Problem:
    """No question has an answer."""
    return Problem(
        code="nothing-answered",
        severity=WARNING,
        message=f"None of the {asked} questions is answered. Is this the blank form?",
        found="no answers",
        expected="the completed questionnaire",
    )
