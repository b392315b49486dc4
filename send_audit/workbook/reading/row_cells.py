"""The cells of one row: their values, and what lies beneath them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from send_audit.model import problems
from send_audit.model.checklist import Level
from send_audit.model.problems import beneath
from send_audit.model.submission import CellRef, Problem
from send_audit.workbook.beneath.package import Package
from send_audit.workbook.beneath.sheet import SheetXml
from send_audit.workbook.beneath.struck import Struck
from send_audit.workbook.cells.marks import is_error
from send_audit.workbook.cells.values import ReadLevel, Unclear, read_day, read_level
from send_audit.workbook.cleaning import prose
from send_audit.workbook.tables import Row, Table

SKIP = "skip:"
"""How the words begin beside a question that a fact has ruled out."""
_COLOURED = "(a coloured cell)"


class Cells:
    """Reads the cells of rows; what there is to say about them is collected in ``problems``."""

    month_first: bool = False
    """Some date of the return has its month first, so those that can be read both ways are asked about."""

    def __init__(self, package: Package) -> None:
        """Take what lies beneath the cells: an empty package where nothing can be looked into."""
        self.problems: list[Problem] = []
        self._package = package
        self._colours: dict[tuple[str, int], Mapping[int, str]] = {}

    def sheet(self, row: Row) -> SheetXml:
        """Give what lies beneath the sheet of a row."""
        return self._package.sheet(row.table.sheet.name)

    def value(self, row: Row, column: str) -> object:
        """Give a cell's value; Unclear for an error, and for a formula without a saved result."""
        value = row.value(column)
        if value is not None:
            return value
        place = row.place(column)
        sheet = self.sheet(row)
        return Unclear(sheet.written(place)) if place and place in sheet.unclear else None

    def _struck(self, row: Row, column: str) -> Struck | None:
        """Tell what is struck through in a cell that holds something; None when nothing is."""
        struck = self.sheet(row).struck
        if not struck or not row.text(column):
            return None
        return next((struck[place] for place in row.places(column) if place in struck), None)

    def level(self, row: Row, levels: Iterable[Level]) -> ReadLevel:
        """Read the answer cell.

        One that is blank but has a note or a colour is unreadable, and so is one struck through.
        """
        levels = tuple(levels)
        struck = self._struck(row, "answer")
        if struck is not None:
            return self._struck_out(row, struck, levels)
        value = self.value(row, "answer")
        read = read_level(row.ref("answer"), value, levels)
        self.problems += read.problems
        if not read.raw:
            return self._unsaid(row, levels) or read
        place = row.place("answer")
        if read.readable and place in self.sheet(row).formulas:
            formula = self.sheet(row).written(place) if place else ""
            self.problems.append(beneath.formula_value(row.ref("answer"), formula, read.raw))
        return read

    def _struck_out(self, row: Row, struck: Struck, levels: tuple[Level, ...]) -> ReadLevel:
        where, text = row.ref("answer"), row.text("answer")
        near = _like(where, struck.left, levels) if struck.left else ""
        words = struck.words or text
        self.problems.append(beneath.struck_out(where, words, struck.left, near))
        return ReadLevel(text, None, False, ())

    def _note_struck(self, row: Row, column: str) -> None:
        """Say that words beside an answer are struck through."""
        struck = self._struck(row, column)
        if struck is not None:
            words = struck.words or row.text(column)
            self.problems.append(beneath.struck_kept(row.ref(column), words))

    def _unsaid(self, row: Row, levels: tuple[Level, ...]) -> ReadLevel | None:
        """Look for what a blank answer cell says without a word in it."""
        where, place = row.ref("answer"), row.place("answer")
        note = self.sheet(row).notes.get(place, "") if place else ""
        if note:
            self.problems.append(beneath.note_only(where, note, _like(where, note, levels)))
            return ReadLevel(f"(a note) {note}", None, False, ())
        if row.number in self._chosen_colours(row) and not is_skipped(row):
            self.problems.append(beneath.colour_only(where))
            return ReadLevel(_COLOURED, None, False, ())
        return None

    def _chosen_colours(self, row: Row) -> Mapping[int, str]:
        """Give the colours of the answer cells of a table; none where all have the same one."""
        place = (row.table.sheet.name, row.table.heading)
        if place not in self._colours:
            colours = self.sheet(row).colours(row.table.columns["answer"])
            self._colours[place] = _chosen(row.table, colours)
        return self._colours[place]

    def text(self, row: Row, column: str, *, is_answered: bool) -> str:
        """Read a cell of free text beside an answer, with its link and its note."""
        place, sheet = row.place(column), self.sheet(row)
        if place is None or place not in sheet.marked:
            return self._words(row, column, row.value(column))  # nearly every cell
        value = self.value(row, column) if is_answered else row.value(column)
        if isinstance(value, Unclear):
            self.problems.append(problems.error_value(row.ref(column), value.text))
            value = None
        self._note_struck(row, column)
        text = _with_link(self._words(row, column, value), sheet.link(place))
        note = sheet.notes.get(place, "")
        if note:
            self.problems.append(beneath.note_kept(row.ref(column), note, column))
        return joined(text, note)

    def _words(self, row: Row, column: str, value: object) -> str:
        """Give free text; an error value in its place is said, and is no text."""
        text = prose(value)
        if not is_error(text):
            return text
        self.problems.append(problems.error_value(row.ref(column), text))
        return ""

    def day(self, row: Row, *, is_answered: bool) -> date | None:
        """Read the date of the evidence."""
        value = self.value(row, "evidence_on") if is_answered else row.value("evidence_on")
        if value is None:
            return None
        where = row.ref("evidence_on")
        if isinstance(value, Unclear):
            self.problems.append(problems.error_value(where, value.text))
            return None
        self._note_struck(row, "evidence_on")
        day, said = read_day(where, value, lost=False, month_first_seen=self.month_first)
        self.problems += said
        return day

    def notes(self, row: Row, *, apart_from: Iterable[str]) -> list[str]:
        """Give the notes on a row but for those on some columns; each is said to be kept."""
        notes = self.sheet(row).notes
        left_out = {row.place(column) for column in apart_from}
        kept = sorted(place for place in notes if place[0] == row.number and place not in left_out)
        for place in kept:
            where = row.table.sheet.ref(*place)
            self.problems.append(beneath.note_kept(where, notes[place], "comment"))
        return [notes[place] for place in kept]


def is_skipped(row: Row) -> bool:
    """Tell whether the form itself says that a fact has ruled the row out."""
    return row.text("why").casefold().startswith(SKIP)


def joined(text: str, more: str) -> str:
    """Put further words behind a text."""
    return f"{text} ({more})" if text and more else text or more


def _with_link(text: str, target: str) -> str:
    bare = target.partition("://")[2] or target
    return (
        text
        if not target or bare.rstrip("/").casefold() in text.casefold()
        else joined(text, target)
    )


def _like(where: CellRef, note: str, levels: tuple[Level, ...]) -> str:
    """Give the answer that a note may stand for; empty when it is like none."""
    read = read_level(where, note, levels)
    labels = {level.id: level.label for level in levels}
    return labels[read.level] if read.level else read.problems[0].nearest


def _chosen(table: Table, colours: Mapping[int, str]) -> Mapping[int, str]:
    """Leave out colours of headings; and all, if each row has the same one and some have words."""
    inside = range(table.heading + 1, min(table.end, len(table.sheet.rows)))
    chosen = {
        number: colour
        for number, colour in colours.items()
        if number in inside and Row(table, number).text("id")
    }
    if len(set(chosen.values())) != 1:
        return chosen
    rows = [Row(table, number) for number in inside]
    asked = [row for row in rows if row.text("id")]
    is_style = len(asked) == len(chosen) and any(row.text("answer") for row in asked)
    return {} if is_style else chosen
