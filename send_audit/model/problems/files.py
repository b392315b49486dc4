"""What there may be to say about a file as a whole, before anything in it is read."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.model.submission import Problem
from send_audit.model.vocabulary import Severity

WARNING, NOTE = Severity.WARNING, Severity.NOTE


def other_format(ending: str, what: str) -> Problem:
    """The file is of another kind than its name says; it was read as what it is."""
    return Problem(
        code="other-format",
        severity=NOTE,
        message=f"The file is called {ending} but is {what}; it was read as that.",
        found=what,
        expected=ending,
    )


def csv_encoding(file: str) -> Problem:
    """A CSV file does not say which letters it uses; the usual ones of Windows were assumed."""
    return Problem(
        code="csv-encoding",
        severity=NOTE,
        message=f"{file}: its letters are not UTF-8; they were read as Western European (cp1252).",
        found="cp1252",
        expected="UTF-8",
    )


def csv_quotes(file: str) -> Problem:
    """A quotation mark in a CSV file is opened and never closed, so cells may have run together."""
    return Problem(
        code="csv-quotes",
        severity=WARNING,
        message=f"{file}: a quotation mark is never closed; the cells after it were read as one.",
        found=file,
    )


def csv_set(files: Sequence[str]) -> Problem:
    """Several CSV files were read as the sheets of one workbook."""
    names = ", ".join(files)
    return Problem(
        code="csv-set",
        severity=NOTE,
        message=f"Read together as one workbook: {names}.",
        found=names,
    )


def csv_alone(names: Sequence[str], lost: Sequence[str], own_name: str = "") -> Problem:
    """A CSV file holds one sheet of a questionnaire, and the others are not beside it.

    ``names``: the files that are not there; ``lost``: what they would have said; ``own_name``:
    what the file has to be called before any other can be found, where it is called otherwise.
    """
    beside = ", ".join(names)
    looked = f"Looked for: {beside}, in the same folder."
    if own_name:
        looked = f"To have the others read too, call it {own_name} and put beside it: {beside}."
    return Problem(
        code="csv-alone",
        severity=WARNING,
        message=f"The file is one sheet of a questionnaire that was saved as CSV. {looked} "
        f"Without them these are not known: {', '.join(lost)}.",
        expected=beside,
    )


def old_format(what: str, *, hides_errors: bool) -> Problem:
    """The file's format hides what lies beneath the cells, and maybe error values too."""
    errors = " A cell that shows an error such as #N/A looks blank." if hides_errors else ""
    return Problem(
        code="old-format",
        severity=NOTE,
        message=f"The file is {what}: notes on cells, colours, links and formulas cannot be seen in "
        f"it.{errors} If any of these matter, save the file as .xlsx and check that.",
        found=what,
        expected="an Excel workbook (.xlsx)",
    )


def mended_workbook(parts: Sequence[str], cells: Sequence[str] = ()) -> Problem:
    """The workbook is not quite in order; what could be read was read.

    ``cells``: those that were out of place, each in a few words.
    """
    named = f" Not well-formed inside: {', '.join(parts)}." if parts else ""
    named += f" Out of place: {', '.join(cells)}." if cells else ""
    return Problem(
        code="mended-workbook",
        severity=WARNING,
        message=f"The workbook is not quite in order, and was read in a more patient way.{named} "
        "Look whether all answers are there.",
        found=", ".join((*parts, *cells)),
    )
