"""Completed returns for tests, made from real questionnaires."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

from openpyxl import Workbook, load_workbook

from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Depth
from send_audit.service.check import CheckRequest, check
from send_audit.service.new import NewRequest, new

DAY = date(2026, 11, 23)


def questionnaire(kind: str = "academy", depth: Depth = Depth.FULL) -> bytes:
    """Write a blank questionnaire."""
    return new(NewRequest(kind=kind, facts=(), depth=depth, as_at=DAY)).data


def edited(data: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Open a workbook, change it, and save it again."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(book: Workbook, sheet: str, ref: str) -> int:
    """Find the row with a reference, wherever its column is."""
    for row in book[sheet].iter_rows():
        for cell in row:
            if cell.value == ref:
                return cell.row
    raise LookupError(ref)


def column_of(book: Workbook, sheet: str, heading: str) -> int:
    """Find the column under a heading."""
    for row in book[sheet].iter_rows(max_row=20):
        for cell in row:
            if cell.value == heading:
                return cell.column
    raise LookupError(heading)


def rows_in(data: bytes) -> int:
    """Count the rows of the questions sheet that have a reference, below its headings."""
    sheet = load_workbook(io.BytesIO(data))["Questions"]
    start = row_of(sheet.parent, "Questions", "Ref")
    return sum(bool(row[0].value) for row in sheet.iter_rows(start + 1))


def put(book: Workbook, ref: str, value: object, heading: str = "Answer") -> None:
    """Write into the row of a question."""
    place = column_of(book, "Questions", heading)
    book["Questions"].cell(row_of(book, "Questions", ref), place).value = value


def state(book: Workbook, fact: str, value: object) -> None:
    """Write a fact."""
    place = column_of(book, "About your school", "Your answer")
    book["About your school"].cell(row_of(book, "About your school", fact), place).value = value


def filled(
    kind: str = "academy", answers: dict[str, object] | None = None, **facts: object
) -> bytes:
    """Fill in a questionnaire: answers by reference, facts by name."""

    def change(book: Workbook) -> None:
        for name, value in facts.items():
            state(book, name, value)
        for ref, value in (answers or {}).items():
            put(book, ref, value)

    return edited(questionnaire(kind), change)


def judged(data: bytes, **more: object) -> AuditResult:
    """Judge a return on the usual day."""
    return check(CheckRequest(**{"data": data, "file": "return.xlsx", "as_at": DAY, **more}))


def outcomes(result: AuditResult) -> dict[str, str]:
    """Give the outcome of each item."""
    return {item.rule.id: item.outcome.value for item in result.items}


def codes(result: AuditResult) -> list[str]:
    """Give the codes of the problems, in order, but for how far the return has got."""
    how_far = {"draft", "nothing-answered"}
    return [problem.code for problem in result.problems if problem.code not in how_far]
