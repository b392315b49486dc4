"""What there may be to say about things that a cell does not show as its value."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_NAMED_CELLS = 5
"""How many cells are named where there are many."""
_IN_WORDS = "an answer typed or chosen from the list"


def colour_only(where: CellRef) -> Problem:
    """The answer cell was coloured and left without a word."""
    return Problem(
        code="colour-only",
        severity=ERROR,
        message="The cell is coloured but holds no word, so no answer was taken from it.",
        where=where,
        found="a colour",
        expected=_IN_WORDS,
    )


def note_only(where: CellRef, note: str, nearest: str) -> Problem:
    """The answer cell is blank, but a note stands on it."""
    return Problem(
        code="note-only",
        severity=ERROR,
        message="The answer stands in a note on the cell, and not in the cell, so it was not taken.",
        where=where,
        found=note,
        expected=_IN_WORDS,
        nearest=nearest,
    )


def note_kept(where: CellRef, note: str, place: str) -> Problem:
    """A note stands on a cell of a row; its words were put beside the answer."""
    return Problem(
        code="note-kept",
        severity=NOTE,
        message=f"A note stands on this cell; its words were added to the {place}.",
        where=where,
        found=note,
    )


def note_shown(where: CellRef, note: str) -> Problem:
    """A note stands where there is no comment that could take its words."""
    return Problem(
        code="note-kept",
        severity=NOTE,
        message="A note stands on this cell; its words are shown here and nowhere else.",
        where=where,
        found=note,
    )


def struck_out(where: CellRef, words: str, left: str, nearest: str) -> Problem:
    """An answer is struck through, or a part of its cell is: ``left`` is what is not."""
    what = (
        f"'{words}' is struck through here and '{left}' is not"
        if left
        else "This is struck through"
    )
    return Problem(
        code="struck-out",
        severity=ERROR,
        message=f"{what}, so no answer was taken from the cell.",
        where=where,
        found=words,
        expected=_IN_WORDS,
        nearest=nearest,
    )


def struck_kept(where: CellRef, words: str) -> Problem:
    """Words beside an answer are struck through; they were kept."""
    return Problem(
        code="struck-out",
        severity=WARNING,
        message="This is struck through. It was kept, since nobody can tell here why.",
        where=where,
        found=words,
        expected="words that count, or an empty cell",
    )


def merged_cells(where: CellRef, found: str, refs: Sequence[str], *, is_answer: bool) -> Problem:
    """A cell was merged over several rows, so that all but the first of them are blank."""
    what = "stay unanswered" if is_answer else "have nothing here"
    named = ", ".join(refs)
    return Problem(
        code="merged-cells",
        severity=WARNING,
        message=f"Cells were merged over several rows; what stands in them counts for the first "
        f"only, so these {what}: {named}. Unmerge the cells and fill in each row.",
        where=where,
        found=found,
        expected="a cell of its own on each row",
    )


def formula_value(where: CellRef, formula: str, taken: str) -> Problem:
    """The answer is worked out by a formula; what it showed when it was saved was taken."""
    return Problem(
        code="formula-value",
        severity=NOTE,
        message=f"The cell holds a formula; what it showed when saved was taken: '{taken}'.",
        where=where,
        found=formula,
        expected=_IN_WORDS,
    )


def hidden_rows(
    where: CellRef, cells: Sequence[CellRef], headings: Sequence[str], *, is_filtered: bool
) -> Problem:
    """Rows or columns of the form are hidden on a sheet; they were read."""
    parts = []
    if cells:
        rows = "1 row" if len(cells) == 1 else f"{len(cells)} rows"
        parts.append(f"{rows} ({_first(cells)})")
    if headings:
        columns = "the column" if len(headings) == 1 else "the columns"
        parts.append(f"{columns} {', '.join(headings)}")
    why = " A filter is on." if cells and is_filtered else ""
    return Problem(
        code="hidden-rows",
        severity=NOTE,
        message=f"Hidden on this sheet, and read like the rest: {' and '.join(parts)}.{why}",
        where=where,
        found=_first(cells) or ", ".join(headings),
    )


def hidden_sheet(sheet: str, where: CellRef) -> Problem:
    """A sheet with answers is hidden; it was read."""
    return Problem(
        code="hidden-sheet",
        severity=NOTE,
        message=f"The sheet '{sheet}' is hidden. It was read like the others.",
        where=where,
        found=sheet,
    )


def _first(cells: Sequence[CellRef]) -> str:
    named = ", ".join(cell.cell for cell in cells[:_NAMED_CELLS])
    return f"{named} and {len(cells) - _NAMED_CELLS} more" if len(cells) > _NAMED_CELLS else named
