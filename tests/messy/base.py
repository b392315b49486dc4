"""The clean return that each messy one is made from: an academy's, every question answered."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from send_audit.model.vocabulary import Depth
from send_audit.service.new import NewRequest, new
from tests.messy.raw import FACTS, FORM, QUESTIONS, with_cells

DAY = date(2026, 11, 23)
KIND = "academy"
PAGE = "https://marl.example/send"

SERIAL = date(1899, 12, 30)
"""The day that is nought in a spreadsheet."""

STATED: dict[str, object] = {
    "setting_name": "Marl Academy",
    "urn": 999001,
    "has_sixth_form": "Yes",
    "early_years_on_roll": "Yes",
    "has_secondary": "Yes",
    "plan_pupils": "Yes",
    "plan_named_school": "Yes",
    "sen_provision_without_plan": "Yes",
    "review_meeting_required": "Yes",
    "senco_in_post": "Yes",
    "senco_on_staff": "Yes",
    "senco_role": "Qualified teacher (QTS)",
    "senco_induction": "Completed",
    "senco_teaches_here": "Yes",
    "senco_first_on": date(2021, 9, 1),
    "senco_months_before": 0,
    "senco_award": "National Award (NASENCO)",
    "senco_award_begun": date(2021, 10, 4),
    "senco_award_done": date(2023, 6, 30),
    "report_where": "On the school's own website",
    "report_link": PAGE,
    "report_on": date(2026, 9, 1),
    "access_plan_from": date(2024, 4, 1),
    "access_plan_to": date(2027, 3, 31),
}
OTHERWISE = {
    "LEAD-Q8": "Partly",
    "SENCO-Q3": "No",
    "INCL-Q1": "Partly",
    "INFO-Q3": "Partly",
    "INFO-Q3.b3": "No",
    "EQUAL-Q2": "Not sure",
    "EQUAL-Q6": "No",
    "ASSESS-Q1": "Does not apply",
    "ADMIT-Q7": "Does not apply",
    "GROUP-Q13": "Partly",
}
"""What is not answered with Yes, so that an answer that slips to another row is seen."""
COMMENTS = {
    "ASSESS-Q1": "No advice was asked for this year.",
    "ADMIT-Q7": "Nobody was excluded.",
    "MONEY-Q2": "The plan for the fund is new.",
}
DATED = {
    "LEAD-Q1": date(2026, 9, 14),
    "SUPPORT-Q1": date(2026, 10, 5),
    "MED-Q1": date(2026, 3, 20),
    "DISPUTE-Q5": date(2026, 1, 12),
    "GROUP-Q13": date(2026, 6, 30),
}


@cache
def blank() -> bytes:
    """Write the blank form."""
    return new(NewRequest(kind=KIND, facts=(), depth=Depth.DUTIES, as_at=DAY)).data


@cache
def places(sheet: str) -> dict[str, int]:
    """Give the row of each reference in the blank form."""
    rows = load_workbook(io.BytesIO(blank()), read_only=True)[sheet].iter_rows(min_row=4)
    return {str(row[0].value): row[0].row for row in rows if row[0].value}


@cache
def clean() -> bytes:
    """Fill in the form as a careful person would."""
    facts = {f"C{places(FACTS)[fact]}": _kept(value) for fact, value in STATED.items()}
    return with_cells(with_cells(blank(), facts, FACTS), dict(_answers()))


def _answers() -> Iterable[tuple[str, object]]:
    for ref, row in places(QUESTIONS).items():
        yield f"C{row}", OTHERWISE.get(ref, "Yes")
        if "." not in ref:
            yield f"D{row}", PAGE if ref == "INFO-Q2" else f"Folder {ref}"
        if ref in DATED:
            yield f"E{row}", _kept(DATED[ref])
        if ref in COMMENTS:
            yield f"F{row}", COMMENTS[ref]


def _kept(value: object) -> object:
    return (value - SERIAL).days if isinstance(value, date) else value


def typed(cells: dict[str, object], sheet: str = QUESTIONS) -> bytes:
    """Type into cells of the clean return."""
    return with_cells(clean(), cells, sheet)


def edited(change: Callable[[Workbook], object], data: bytes = b"") -> bytes:
    """Open the clean return with openpyxl, change it and save it."""
    book = load_workbook(io.BytesIO(data or clean()))
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Save a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


Cells = dict[str, list[list[object]]]


@cache
def _values() -> dict[str, tuple[tuple[object, ...], ...]]:
    book = load_workbook(io.BytesIO(clean()), data_only=True)
    return {
        name: tuple(book[name].iter_rows(values_only=True)) for name in (FACTS, QUESTIONS, FORM)
    }


def values() -> Cells:
    """Give what the sheets with answers show, for a program that writes them anew."""
    return {name: [list(row) for row in rows] for name, rows in _values().items()}


def address(row: int, column: int) -> str:
    """Name the cell at a place counted from 1."""
    return f"{get_column_letter(column)}{row}"
