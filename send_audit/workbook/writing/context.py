"""What every sheet of a questionnaire is written from, and how cells are named in formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from send_audit.model.checklist import Checklist, Fact, FactValue, Kind, Level
from send_audit.model.prefill import Prefill
from send_audit.model.vocabulary import Depth
from send_audit.workbook.layout import Layout, SheetLayout
from send_audit.workbook.writing.asked import Line
from send_audit.workbook.writing.styles import Styles, set_paper

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Book  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

HEADING = 2
"""The row of the headings (counted from 0) on the sheets that people fill in."""
TOP_HEIGHT = 74.0
"""The height of the rows down to the headings, in points."""
THEME_HEIGHT = 26.0
NAME_FACT = "setting_name"
_PLACES = {"post-16": "college", "early-years": "setting", "local-authority": "authority"}
SKIP = "Skip:"
PEOPLE = {
    "school": "pupil",
    "college": "student",
    "setting": "child",
    "authority": "child",
}
"""Whose names stay out, by the everyday word for the setting."""
STATUSES = ("To start", "Under way", "Done")
STATUS_LIST = "list_status"
CONFIRM_LIST = "list_confirm"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of questions: all of them, or those of one theme."""

    title: str
    """What stands on its tab."""
    heading: str
    """What stands over it: the same, but not cut short."""
    lines: tuple[Line, ...]

    @property
    def questions(self) -> tuple[tuple[int, Line], ...]:
        """Give the questions of this sheet, each with its row."""
        return tuple((row, line) for row, line in self.rows if line.ref and not line.is_tick)

    @property
    def rows(self) -> Iterator[tuple[int, Line]]:
        """Give every line with its row."""
        return enumerate(self.lines, HEADING + 1)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One questionnaire while it is written."""

    book: Book
    styles: Styles
    layout: Layout
    checklist: Checklist
    kind: Kind
    depth: Depth
    day: date
    stated: Mapping[str, FactValue]
    prefill: Prefill
    pages: tuple[Page, ...]
    fact_lines: tuple[Fact | str, ...]
    """Facts in order; a text is the heading of a section."""

    @property
    def name(self) -> str:
        """Give the school's name, empty when it is not known."""
        return str(self.stated.get(NAME_FACT, ""))

    @property
    def place(self) -> str:
        """Give the everyday word for this kind of setting."""
        return place_word(self.kind)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Give the rows of all pages, in order."""
        return tuple(line for page in self.pages for line in page.lines)

    @cached_property
    def questions(self) -> tuple[Line, ...]:
        """Give the questions of all pages, in order."""
        return tuple(line for page in self.pages for _, line in page.questions)

    @cached_property
    def helpers(self) -> Mapping[str, int]:
        """Give the row on the sheet of workings of each question, and of the points after them."""
        points = (line for line in self.lines if line.is_tick)
        return {line.ref: row for row, line in enumerate((*self.questions, *points), 1)}

    @property
    def facts(self) -> tuple[tuple[int, Fact], ...]:
        """Give the facts, each with its row on the facts sheet."""
        return tuple(
            (row, line)
            for row, line in enumerate(self.fact_lines, HEADING + 1)
            if isinstance(line, Fact)
        )

    def fact_cell(self, row: int) -> str:
        """Name the answer cell of a fact the way a formula does."""
        wanted = self.layout.sheets["facts"]
        return on_sheet(wanted.title, row, place_of(wanted, "answer"))

    def question_cell(self, page: Page, row: int, column: str) -> str:
        """Name a cell of a page of questions the way a formula does."""
        return on_sheet(page.title, row, place_of(self.layout.sheets["questions"], column))

    @property
    def looks_back(self) -> bool:
        """Tell whether the questions have the columns of last time."""
        return "last" in self.layout.sheets["questions"].columns

    def levels(self, fact: Fact) -> tuple[Level, ...]:
        """Give the answers a fact may have; none when it is not chosen from a list."""
        if fact.type == "yes-no":
            return self.checklist.scales["yes-no"].levels
        return fact.choices if fact.type == "choice" else ()

    def add_sheet(self, sheet: str) -> Sheet:
        """Add a sheet of the layout, with calm white cells."""
        return self.add_titled(self.layout.sheets[sheet].title)

    def add_titled(self, title: str) -> Sheet:
        """Add a sheet of any title, with calm white cells."""
        added = self.book.add_worksheet(title)
        added.hide_gridlines(2)
        return added


def place_word(kind: Kind) -> str:
    """Give the everyday word for a kind of setting: school, college, setting or authority."""
    return _PLACES.get(kind.family, "school")


def place_of(sheet: SheetLayout, column: str) -> int:
    """Give the position of a column on its sheet."""
    return list(sheet.columns).index(column)


def at(row: int, column: int) -> str:
    """Name a cell as it stays when a formula is copied: ``$C$5``."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return f"${letters}${row + 1}"


def on_sheet(title: str, row: int, column: int) -> str:
    """Name a cell on another sheet."""
    quoted = title.replace("'", "''")
    return f"'{quoted}'!{at(row, column)}"


def quoted(text: str) -> str:
    """Write text as a formula does."""
    return '"' + text.replace('"', '""') + '"'


def list_name(kind: str, name: str) -> str:
    """Give the name under which a dropdown's list is known: ``list_scale_in_place``."""
    return f"list_{kind}_" + re.sub(r"\W", "_", name)


def fact_list(fact: Fact) -> str:
    """Give the name of the list that a fact is chosen from."""
    if fact.type == "yes-no":
        return list_name("scale", "yes-no")
    return list_name("fact", fact.id)


def write_headings(sheet: Sheet, form: Form, row: int, headings: Iterable[str]) -> None:
    """Write a row of headings."""
    for column, words in enumerate(headings):
        sheet.write_string(row, column, words, form.styles["head"])


def write_top(sheet: Sheet, form: Form, title: str) -> None:
    """Write the title of a sheet, and set the heights of the rows above its table."""
    for row, height in enumerate((32.0, 20.0, 22.0)):
        sheet.set_row(row, height)
    sheet.write_string(0, 0, title, form.styles["title"])


def set_print(sheet: Sheet, form: Form, heading: int | None = None) -> None:
    """Set a sheet up for paper, with the name of the form's setting over every page."""
    set_paper(sheet, form.name, form.place, heading)


def break_pages(sheet: Sheet, rows: Sequence[int]) -> None:
    """Begin a new printed page before each of these rows, counted from the first under the headings."""
    if rows:
        sheet.set_h_pagebreaks([HEADING + 1 + row for row in rows])


def set_widths(sheet: Sheet, form: Form, widths: Sequence[float]) -> None:
    """Set column widths, and the font of the cells that nobody has written."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, form.styles["plain"])


def set_validation(
    sheet: Sheet, cells: Sequence[tuple[int, int]], options: Mapping[str, object]
) -> None:
    """Set one rule over any cells of a sheet."""
    if cells:
        others = [[row, column, row, column] for row, column in cells[1:]]
        sheet.data_validation(*cells[0], *cells[0], {**options, "other_cells": others})


def set_change(
    sheet: Sheet, cells: Sequence[tuple[int, int]], options: Mapping[str, object]
) -> None:
    """Set one conditional format over any cells of a sheet."""
    if cells:
        where = " ".join(at(row, column).replace("$", "") for row, column in cells)
        sheet.conditional_format(*cells[0], *cells[0], {**options, "multi_range": where})


def pick(source: str, title: str, help_text: str) -> dict[str, object]:
    """Give the rule of a cell that takes a word from a named list."""
    return {
        "validate": "list",
        "source": f"={source}",
        "input_title": title[:32],
        "input_message": short(help_text),
        "error_type": "stop",
        "error_title": "Please choose from the list",
        "error_message": "This cell takes a word from its list. Click the arrow beside the cell, "
        "or clear the cell to leave it open.",
    }


def pick_date(title: str, help_text: str, first: date) -> dict[str, object]:
    """Give the rule of a cell that takes a date."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": date(2099, 12, 31),
        "input_title": title[:32],
        "input_message": short(help_text),
        "error_type": "stop",
        "error_title": "Please type a date",
        "error_message": "This cell takes a date with day, month and year, such as 12/09/2026.",
    }


def hint(title: str, help_text: str) -> dict[str, object]:
    """Give the rule of a cell that takes anything: it only shows help."""
    return {"validate": "any", "input_title": title[:32], "input_message": short(help_text)}


def short(text: str) -> str:
    """Cut help to what a spreadsheet program can show beside a cell."""
    return text if len(text) <= 255 else text[:252] + "..."
