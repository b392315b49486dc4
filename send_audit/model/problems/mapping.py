"""What there may be to say about a spreadsheet that is read by a mapping."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def mapped_part(where: CellRef, name: str, ref: str, found: str) -> Problem:
    """Their row answers a part of a question only; what they answered is shown."""
    return Problem(
        code="mapped-part",
        severity=NOTE,
        message=f"'{name}' asks only a part of {ref}, so its answer was not taken for {ref}.",
        where=where,
        found=found,
        expected=f"an answer to all of {ref}",
    )


def mapped_overlap(where: CellRef, name: str, ref: str, found: str) -> Problem:
    """Their row touches a question without answering it; what they answered is shown."""
    return Problem(
        code="mapped-overlap",
        severity=NOTE,
        message=f"'{name}' touches {ref} but asks something else, so its answer was not taken.",
        where=where,
        found=found,
        expected=f"an answer to {ref}",
    )


def mapped_conflict(where: CellRef, ref: str, given: Sequence[str]) -> Problem:
    """Rows of theirs that ask the same as one of our questions have different answers."""
    return Problem(
        code="mapped-conflict",
        severity=ERROR,
        message=f"{ref} has different answers in their form, so none was taken: {_listed(given)}.",
        where=where,
        found=_listed(given),
        expected=f"one answer to {ref}",
    )


def mapped_level(where: CellRef, ref: str, found: str, words: Sequence[str]) -> Problem:
    """Their answer stands for one that the question or point of ours cannot have."""
    return Problem(
        code="mapped-level",
        severity=ERROR,
        message=f"{ref} cannot be answered this way, so the answer was not taken.",
        where=where,
        found=found,
        expected=f"one of: {_listed(words)}",
    )


def mapped_whole(where: CellRef, ref: str, why: str) -> Problem:
    """The parts of a question are there, but do not settle it."""
    return Problem(
        code="mapped-whole",
        severity=WARNING,
        message=f"{ref} could not be settled from its parts: {why}. It counts as not answered.",
        where=where,
        expected="an answer to every part",
    )


def mapped_sheet(sheet: str, taken: str) -> Problem:
    """A sheet was recognised by its headings, not by its name."""
    return Problem(
        code="mapped-sheet",
        severity=NOTE,
        message=f"The mapping does not name the sheet '{sheet}'; by its headings it was read as '{taken}'.",
        found=sheet,
        expected=taken,
    )


def unmapped_row(where: CellRef, name: str, answer: str) -> Problem:
    """A row of theirs is not named in the mapping."""
    return Problem(
        code="unmapped-row",
        severity=WARNING if answer else NOTE,
        message=f"The mapping does not say what this row answers, so it was not used: {name}",
        where=where,
        found=answer,
        expected="a row of the mapping, under rows or skip",
    )


def mapped_column(where: CellRef, heading: str, letters: str, cells: int) -> Problem:
    """A column of theirs is not named in the mapping, and something stands in it."""
    which = f"'{heading}'" if heading else f"{letters}, which has no heading"
    under = "1 cell of it was" if cells == 1 else f"{cells} cells of it were"
    return Problem(
        code="mapped-column",
        severity=NOTE,
        message=f"The mapping does not name the column {which}; {under} not read.",
        where=where,
        found=heading or letters,
        expected="a column of the mapping, where it holds evidence or comments",
    )


def skipped_row(where: CellRef, name: str, because: str, answer: str) -> Problem:
    """A row of theirs has no counterpart, as the mapping says."""
    return Problem(
        code="skipped-row",
        severity=NOTE,
        message=f"'{name}' was skipped, as the mapping says, and counts as not asked here: {because}",
        where=where,
        found=answer,
    )


def row_missing(name: str, refs: Sequence[str]) -> Problem:
    """A row that the mapping names is not in the file."""
    bears = f"; {_listed(refs)} got no answer from it" if refs else ""
    return Problem(
        code="row-missing",
        severity=WARNING,
        message=f"The mapping names a row that is not in this file: '{name}'{bears}.",
        expected=name,
    )


def row_twice(where: CellRef, name: str, first: CellRef, *, same: bool) -> Problem:
    """Two rows of theirs fit the same row of the mapping."""
    if same:
        text = f"'{name}' stands twice, here and at {first}; one answer was found and used."
    else:
        text = f"'{name}' stands twice, here and at {first}, and differs, so neither was used."
    return Problem(
        code="row-twice",
        severity=NOTE if same else ERROR,
        message=text,
        where=where,
        found=name,
        expected="one row; if they are two questions, tell them apart in the mapping by sheet or text",
    )


def row_reworded(where: CellRef, name: str, expected: str, found: str, answer: str) -> Problem:
    """Their row has the reference of the mapping, but another question."""
    return Problem(
        code="row-reworded",
        severity=ERROR if answer else WARNING,
        message=f"'{name}' asks something else than when the mapping was written, so its answer was not used.",
        where=where,
        found=found,
        expected=f"a question that begins: {expected}",
    )


def marks_twice(where: CellRef, name: str, marked: Sequence[str]) -> Problem:
    """More than one answer column of a row is marked."""
    return Problem(
        code="marks-twice",
        severity=ERROR,
        message=f"'{name}' has a mark under more than one answer, so none was taken.",
        where=where,
        found=_listed(marked),
        expected="one mark",
    )


def mapping_release(mapping: str, written_for: str, used: str) -> Problem:
    """The mapping was written for another release than the one it is judged with."""
    return Problem(
        code="mapping-release",
        severity=WARNING,
        message=f"The mapping {mapping} was written for {written_for}; the answers were judged with {used}, as you asked.",
        found=written_for,
        expected=used,
    )


def mapping_covers(covered: int, asked: int, refs: Sequence[str]) -> Problem:
    """The mapping gives no answer to some questions that are asked."""
    return Problem(
        code="mapping-covers",
        severity=NOTE,
        message=f"Their form can answer {covered} of the {asked} questions asked here. Nothing in it "
        f"answers these in full, so they count as not answered: {_listed(refs)}.",
        expected="a questionnaire of this program for the rest: send-audit new",
    )
