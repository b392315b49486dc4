"""A questionnaire as plain cells, filled in and mangled the way people do, then written by others.

Knows only the headings that the shipped layout writes; nothing here is taken from the reader.
"""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any

import openpyxl
import xlsxwriter

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.checklist import Fact, FactValue, Scale
from send_audit.model.vocabulary import Depth
from send_audit.workbook.writing.asked import lines
from send_audit.workbook.writing.questionnaire import write_for

DAY = date(2026, 11, 23)
CHECKLIST = load_checklist()
ANSWERED = ("Answer", "Evidence: what and where", "Evidence date", "Comment")


@dataclass
class Filled:
    """What somebody wrote: by fact, and by reference as (answer, evidence, date, comment)."""

    facts: dict[str, FactValue] = field(default_factory=dict)
    rows: dict[str, tuple[str, str, date | None, str]] = field(default_factory=dict)


@dataclass
class Sheet:
    """A sheet as rows of values, the headings among them, and what is hidden."""

    name: str
    rows: list[list[object]]
    heading: int
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def column(self, heading: str) -> int:
        """Give the place of a column now."""
        return self.rows[self.heading].index(heading)

    def row(self, ref: str) -> int:
        """Give the place of a row now."""
        refs = self.column("Ref")
        return next(n for n, row in enumerate(self.rows) if row[refs] == ref)


@cache
def blank(kind: str) -> bytes:
    """Write the blank questionnaire of a kind, everything asked."""
    return write_for(CHECKLIST, select(CHECKLIST, kind, {}, DAY), Depth.FULL, {})


@cache
def scales(kind: str) -> Mapping[str, Scale]:
    """Give the answers each row of a kind's questionnaire takes, by reference."""
    rules = select(CHECKLIST, kind, {}, DAY)
    return {row.ref: row.scale for row in lines(CHECKLIST, rules, Depth.FULL) if row.scale}


def words(fact: Fact, value: FactValue) -> object:
    """Give what stands in the cell of a fact: the word for a choice, the value for all else."""
    levels = CHECKLIST.scales["yes-no"].levels if fact.type == "yes-no" else fact.choices
    return {level.id: level.label for level in levels}.get(str(value), value)


@cache
def cells(kind: str) -> tuple[tuple[str, tuple[tuple[object, ...], ...]], ...]:
    """Give the cells of the answer sheets of a blank questionnaire."""
    book = openpyxl.load_workbook(io.BytesIO(blank(kind)), data_only=True)
    names = [name for name in book.sheetnames if name.startswith("About your")]
    return tuple(
        (name, tuple(book[name].iter_rows(values_only=True)))
        for name in (*names, "Questions", "About this form")
    )


def sheets(kind: str, filled: Filled) -> list[Sheet]:
    """Take the answer sheets of a questionnaire as plain cells and fill them in."""
    pages = []
    for name, values in cells(kind):
        rows = [list(row) for row in values]
        top = "About this form" if name == "About this form" else "Ref"
        pages.append(Sheet(name, rows, next(n for n, row in enumerate(rows) if row[0] == top)))
    facts, questions = pages[0], pages[1]
    for fact, value in filled.facts.items():
        place = facts.column("Your answer")
        facts.rows[facts.row(fact)][place] = words(CHECKLIST.facts[fact], value)
    for ref, given in filled.rows.items():
        for heading, value in zip(ANSWERED, given, strict=True):
            questions.rows[questions.row(ref)][questions.column(heading)] = value or None
    return pages


def mangle(pages: list[Sheet], chance: random.Random) -> None:
    """Do to the sheets what people do: sort, insert, hide, rename, put things above, copy."""
    for number, page in enumerate(pages[:2]):
        _move_rows(page, chance)
        _insert_columns(page, chance)
        _put_above(page, chance)
        page.hidden_rows = {n for n in range(len(page.rows)) if chance.random() < 0.1}
        page.hidden_columns = {n for n in range(12) if chance.random() < 0.1}
        if chance.random() < 0.5:
            page.name = f"{chance.choice(['Sheet1', 'Audit', 'Form'])} {number}"
    questions = pages[1]
    if chance.random() < 0.4:
        copied = [list(row) for row in questions.rows]
        pages.append(Sheet(f"{questions.name[:20]} (2)", copied, questions.heading))
    if chance.random() < 0.5:
        chance.shuffle(pages)


def _move_rows(page: Sheet, chance: random.Random) -> None:
    body = page.rows[page.heading + 1 :]
    if chance.random() < 0.6:
        chance.shuffle(body)
    for _ in range(chance.randrange(3)):
        note: list[object] = [None] * len(page.rows[page.heading])
        note[page.column("Ref") + 1] = chance.choice(["See the guidance.", "Part B", None])
        body.insert(chance.randrange(len(body) + 1), note)
    page.rows[page.heading + 1 :] = body


def _insert_columns(page: Sheet, chance: random.Random) -> None:
    for _ in range(chance.randrange(3)):
        place = chance.randrange(len(page.rows[page.heading]) + 1)
        for row in page.rows:
            row.insert(place, None)


def _put_above(page: Sheet, chance: random.Random) -> None:
    for _ in range(chance.randrange(4)):
        words = chance.choice(["Made-up School", "Filled in by the SENCO", None])
        page.rows.insert(0, [words])
        page.heading += 1


def by_xlsxwriter(pages: list[Sheet]) -> bytes:
    """Write plain cells with XlsxWriter."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    dates = book.add_format({"num_format": "dd/mm/yyyy"})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        for number, row in enumerate(page.rows):
            for place, value in enumerate(row):
                _write(sheet, number, place, value, dates)
        for number in page.hidden_rows:
            sheet.set_row(number, None, None, {"hidden": True})
        for place in page.hidden_columns:
            sheet.set_column(place, place, None, None, {"hidden": True})
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: object, dates: object) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), dates)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def by_openpyxl(pages: list[Sheet]) -> bytes:
    """Write plain cells with openpyxl."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for number, row in enumerate(page.rows, 1):
            for place, value in enumerate(row, 1):
                if value is not None:
                    cell = sheet.cell(number, place)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
        for number in page.hidden_rows:
            sheet.row_dimensions[number + 1].hidden = True
        for place in page.hidden_columns:
            letter = openpyxl.utils.get_column_letter(place + 1)
            sheet.column_dimensions[letter].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled_in_by_openpyxl(kind: str, filled: Filled) -> bytes:
    """Open the questionnaire itself, type into it, and save it: dropdowns, locks and all."""
    book = openpyxl.load_workbook(io.BytesIO(blank(kind)))
    facts = next(sheet for sheet in book if sheet.title.startswith("About your"))
    cells = {row[0].value: row[2] for row in facts.iter_rows()}
    for fact, value in filled.facts.items():
        cells[fact].value = words(CHECKLIST.facts[fact], value)
    rows = {row[0].value: row for row in book["Questions"].iter_rows()}
    for ref, given in filled.rows.items():
        for cell, value in zip(rows[ref][2:6], given, strict=True):
            if value:
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
