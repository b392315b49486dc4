"""What there may be to say about the rows and cells of a return."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def unknown_answer(where: CellRef, found: str, words: Sequence[str], nearest: str) -> Problem:
    """The answer cell holds a word that is not in the list."""
    return Problem(
        code="unknown-answer",
        severity=ERROR,
        message="This is not one of the answers.",
        where=where,
        found=found,
        expected=f"one of: {_listed(words)}",
        nearest=nearest,
    )


def read_as(where: CellRef, found: str, taken: str) -> Problem:
    """The answer is another word for one in the list; what it was taken for is said."""
    return Problem(
        code="read-as",
        severity=NOTE,
        message=f"Read as '{taken}'.",
        where=where,
        found=found,
        expected=taken,
    )


def hidden_letters(where: CellRef, found: str) -> Problem:
    """The cell holds characters that cannot be seen; they were left out."""
    return Problem(
        code="hidden-letters",
        severity=NOTE,
        message="Letters that cannot be seen were left out.",
        where=where,
        found=found.encode("ascii", "backslashreplace").decode("ascii"),
    )


def bad_value(where: CellRef, found: str, expected: str, *, lost: bool = True) -> Problem:
    """A fact or date cell holds something of another type."""
    return Problem(
        code="bad-value",
        severity=ERROR if lost else WARNING,
        message="This could not be read.",
        where=where,
        found=found,
        expected=expected,
    )


def date_as(where: CellRef, found: str, taken: str) -> Problem:
    """A date was written as text or number; the day it was taken for is said."""
    return Problem(
        code="date-as",
        severity=NOTE,
        message=f"Read as the date {taken}.",
        where=where,
        found=found,
        expected="a date",
    )


def error_value(
    where: CellRef, found: str, *, expected: str = "an answer typed or chosen from the list"
) -> Problem:
    """The cell holds an error value or a formula with no saved result; ``expected`` instead."""
    return Problem(
        code="error-value",
        severity=ERROR,
        message="The cell holds a formula or an error instead of an answer.",
        where=where,
        found=found,
        expected=expected,
    )


def unknown_ref(where: CellRef, found: str, nearest: str, *, lost: bool = True) -> Problem:
    """The Ref column names a question that the release does not have."""
    return Problem(
        code="unknown-ref",
        severity=ERROR if lost else WARNING,
        message="No question has this reference, so the row was not used.",
        where=where,
        found=found,
        expected="the reference of a question of this form",
        nearest=nearest,
    )


def missing_ref(where: CellRef, found: str, nearest: str) -> Problem:
    """The row has an answer but no reference."""
    return Problem(
        code="missing-ref",
        severity=ERROR,
        message="The row has an answer but no reference, so it was not used.",
        where=where,
        found=found,
        expected="the reference of a question of this form",
        nearest=nearest,
    )


def ref_supplied(where: CellRef, taken: str, found: str = "") -> Problem:
    """The row has no reference of the form, but its question is word for word one of the form's."""
    what = "is not one of the form's" if found else "is missing"
    return Problem(
        code="ref-supplied",
        severity=NOTE,
        message=f"The reference {what}; by its question the row was read as {taken}.",
        where=where,
        found=found,
        expected=taken,
    )


def duplicate_ref(where: CellRef, ref: str, first: CellRef, *, same: bool) -> Problem:
    """The same reference stands on two rows."""
    if same:
        text = f"{ref} stands twice, here and at {first}; one answer was found and used."
    else:
        text = f"{ref} has two different answers, here and at {first}, so neither was used."
    return Problem(
        code="duplicate-ref",
        severity=NOTE if same else ERROR,
        message=text,
        where=where,
        found=ref,
        expected=f"one row for {ref}",
    )


def missing_rows(refs: Sequence[str]) -> Problem:
    """Questions of the form have no row."""
    return Problem(
        code="missing-rows",
        severity=WARNING,
        message=f"Rows are missing from the form: {_listed(refs)}. They count as not answered.",
        expected="a row for each question",
    )


def ref_mismatch(where: CellRef, ref: str, other: str) -> Problem:
    """The reference of a row and its question belong to two different questions."""
    return Problem(
        code="ref-mismatch",
        severity=ERROR,
        message=f"The row says {ref}, but its question is that of {other}, so what stands on it was not used.",
        where=where,
        found=ref,
        expected=other,
    )


def stray_cell(where: CellRef, found: str) -> Problem:
    """Something stands on a question's row outside the columns of the form; it was not used."""
    return Problem(
        code="stray-cell",
        severity=WARNING,
        message="This stands outside the columns of the form and was not used.",
        where=where,
        found=found,
        expected="answers, evidence and comments under their headings",
    )


def column_twice(heading: str, used: CellRef, others: Sequence[CellRef]) -> Problem:
    """A heading stands over more than one column; only one was read."""
    return Problem(
        code="column-twice",
        severity=ERROR,
        message=f"The heading '{heading}' stands at {used} and at {_listed([str(o) for o in others])}; only the first was read.",
        where=used,
        found=heading,
        expected="one column of that heading",
    )


def column_chosen(heading: str, used: CellRef, others: Sequence[CellRef]) -> Problem:
    """A heading stands over more than one column, but only one of them holds anything."""
    blank = _listed([str(other) for other in others])
    return Problem(
        code="column-twice",
        severity=NOTE,
        message=f"The heading '{heading}' stands at {used} and at {blank}; "
        f"nothing stands under {blank}, so {used} was read.",
        where=used,
        found=heading,
        expected="one column of that heading",
    )


def columns_together(
    heading: str,
    used: CellRef,
    others: Sequence[CellRef],
    both: Sequence[CellRef],
    *,
    lost: bool,
) -> Problem:
    """A heading stands over more than one column, and more than one of them holds something.

    ``both``: cells of the rows where two of them say two things. ``lost``: of such a column only
    one can count.
    """
    stands = _listed([str(other) for other in others])
    text = f"The heading '{heading}' stands at {used} and at {stands}; of each row the cell that is filled in was read."
    if both:
        cells = _listed([where.cell for where in both[:5]]) + (" and more" if both[5:] else "")
        text += f" On {len(both)} of the rows two of them say two things ({cells})."
    return Problem(
        code="column-twice",
        severity=ERROR if lost and both else NOTE,
        message=text,
        where=used,
        found=heading,
        expected="one column of that heading",
    )


def heading_as(where: CellRef, found: str, taken: str) -> Problem:
    """A heading is worded otherwise; by what stands around it, it was taken for one of the form's."""
    return Problem(
        code="heading-as",
        severity=NOTE,
        message=f"The heading '{found}' was taken for '{taken}'.",
        where=where,
        found=found,
        expected=taken,
    )


def column_missing(heading: str, where: CellRef | None, near: str, cells: int = 0) -> Problem:
    """A column of the form was not found by its heading, so what is in it was not read.

    ``near``: a heading that may stand for it; ``cells``: how many under that hold something.
    """
    under = f" {cells} cells under '{near}' were not read." if cells else ""
    return Problem(
        code="column-missing",
        severity=WARNING,
        message=f"There is no column '{heading}'.{under}",
        where=where,
        found=near,
        expected=heading,
    )


def not_asked(where: CellRef, ref: str, why: str) -> Problem:
    """A row answers something that is not asked of this setting; why is said."""
    return Problem(
        code="not-asked",
        severity=WARNING,
        message=f"{ref} is not asked here ({why}), so it is not counted.",
        where=where,
        found=ref,
    )


def sheet_missing(title: str, headings: Sequence[str]) -> Problem:
    """A sheet of the form was not found by its headings."""
    return Problem(
        code="sheet-missing",
        severity=WARNING,
        message=f"No sheet has the headings of '{title}'.",
        expected=f"a row with the headings {_listed(headings)}",
    )


def sheet_twice(title: str, used: str, others: Sequence[str]) -> Problem:
    """Two sheets look like the same sheet of the form."""
    return Problem(
        code="sheet-twice",
        severity=WARNING,
        message=f"More than one sheet looks like '{title}'. '{used}' was read; "
        f"{_listed(others)} only for answers that it lacks or gives otherwise.",
        found=_listed((used, *others)),
        expected="one such sheet",
    )


def other_digest(where: CellRef, found: str, expected: str) -> Problem:
    """The form was made from another text of the release that it names."""
    return Problem(
        code="other-digest",
        severity=WARNING,
        message="The form was made from another text of the release that it names.",
        where=where,
        found=found,
        expected=expected,
    )


def other_release(where: CellRef | None, found: str, used: str) -> Problem:
    """The form names one release and was judged with another, as asked."""
    return Problem(
        code="other-release",
        severity=WARNING,
        message=f"The form names {found}; it was judged with {used}, as you asked.",
        where=where,
        found=found,
        expected=used,
    )


def advisory(words: str) -> Problem:
    """Something is known to be wrong with the release that was used."""
    return Problem(code="advisory", severity=WARNING, message=words)


def later_day(words: str) -> Problem:
    """The day lies after the day up to which the law was looked up."""
    return Problem(code="later-day", severity=WARNING, message=words)


def other_day(form_day: str, used: str) -> Problem:
    """The form was made for another edition of the law than the one it was judged by."""
    return Problem(
        code="other-day",
        severity=WARNING,
        message=f"The form was made for the law as at {form_day}; it was judged by that of {used}.",
        found=form_day,
        expected=f"--as-at {form_day}, to judge it by the law of its own day",
    )


def moved_answer(where: CellRef, found: str, words: str, *, lost: bool) -> Problem:
    """The question changed since the release that the form was made from."""
    return Problem(
        code="moved-answer",
        severity=WARNING if lost else NOTE,
        message=f"Since the form was made: {words}",
        where=where,
        found=found,
    )


def no_release(used: str) -> Problem:
    """The form does not say which release it was made from."""
    return Problem(
        code="no-release",
        severity=WARNING,
        message=f"The form does not say which release it was made from; {used} was used.",
        expected="a release on the sheet 'About this form'",
    )


def other_kind(where: CellRef | None, found: str, used: str) -> Problem:
    """The form was made for another kind than the one it is judged as."""
    return Problem(
        code="other-kind",
        severity=WARNING,
        message=f"The form was made for another kind of setting; it was judged as '{used}', as you asked.",
        where=where,
        found=found,
        expected=used,
    )
