"""The answer on a row of theirs: a word of the mapping, or a mark under one of its headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.mapping import FormMapping
from send_audit.model.problems import beneath
from send_audit.model.problems import mapping as said
from send_audit.model.submission import CellRef
from send_audit.workbook.cells.marks import TICKS, is_error, is_formula
from send_audit.workbook.cells.values import Unclear
from send_audit.workbook.cells.words import clean, had_hidden, key, nearest
from send_audit.workbook.cleaning import split_words
from send_audit.workbook.mapped.colours import chosen_colours
from send_audit.workbook.mapped.tables import MappedTable
from send_audit.workbook.reading.row_cells import Cells
from send_audit.workbook.tables import Row

MARKS = TICKS | split_words(
    "x \u00d7 \u2715 \u2716 \u2717 \u2718 \u2612 \u274c \u274e \u25cf \u2022 * 1 y yes tick ticked "
    "true \u00fc \u00fe"
)
"""What stands for a mark in a grid with one column for each answer: under a heading a cross is one."""
_LONGEST = 90


class Given(NamedTuple):
    """Their answer: its cell, its words, and the answer of ours that it stands for."""

    where: CellRef
    raw: str
    level: str | None
    readable: bool = True


class Answers:
    """Reads the answers of rows; what there is to say about them goes to the cells' problems."""

    def __init__(self, mapping: FormMapping, cells: Cells) -> None:
        """Take the words of a mapping, and what lies beneath the cells."""
        self._words = {key(word): level for word, level in mapping.answers.items()}
        self._listed = list(mapping.answers)
        self._cells = cells
        self._problems = cells.problems
        self._colours: dict[tuple[str, int], Mapping[int, tuple[str, ...]]] = {}

    def read(self, row: Row, table: MappedTable) -> Given:
        """Read the answer of a row that is used."""
        return self._marked(row, table) if table.marks else self._answered(row, table)

    def shown(self, row: Row, table: MappedTable) -> Given:
        """Give what stands for an answer that is not going to be used, in words."""
        filled = table.filled(row)
        if filled and table.marks:
            return Given(row.ref(filled[0]), " / ".join(map(heading_of, filled)), None)
        if filled:
            return Given(row.ref("answer"), row.text("answer"), None)
        note, name = self._note(row, table)
        if note:
            return Given(row.ref(name), _in_note(note), None)
        coloured = self._coloured(row, table)
        name = (*coloured, *table.answers)[0]
        return Given(row.ref(name), _in_colour(coloured), None)

    def _answered(self, row: Row, table: MappedTable) -> Given:
        """Read the one answer cell of a row by the words of the mapping."""
        where, value = row.ref("answer"), self._cells.value(row, "answer")
        if isinstance(value, Unclear):
            return self._error(where, value.text)
        raw = clean(value)
        if not raw:
            return self._unsaid(row, table)
        level = self._words.get(key(value))
        if self._is_struck(row, "answer"):
            return Given(where, raw, None, readable=False)
        if level is None and (is_error(raw) or is_formula(raw)):
            return self._error(where, raw)
        if level is None:
            near = nearest(raw, self._listed)
            self._problems.append(problems.unknown_answer(where, raw, self._listed, near))
            return Given(where, raw, None, readable=False)
        if had_hidden(value):
            self._problems.append(problems.hidden_letters(where, str(value)))
        self._note_formula(row, "answer", raw)
        return Given(where, raw, level)

    def _marked(self, row: Row, table: MappedTable) -> Given:
        """Read a row with one column for each answer: the heading over its only mark."""
        marked = table.filled(row)
        for name in () if marked else table.answers:
            value = self._cells.value(row, name)
            if isinstance(value, Unclear):
                return self._error(row.ref(name), value.text)
        if not marked:
            return self._unsaid(row, table)
        where, headings = row.ref(marked[0]), [heading_of(column) for column in marked]
        if len(marked) > 1:
            self._problems.append(said.marks_twice(where, name_of(row), headings))
            return Given(where, " / ".join(headings), None, readable=False)
        if self._is_struck(row, marked[0]):
            return Given(where, headings[0], None, readable=False)
        text = row.text(marked[0])
        if key(text) not in MARKS and key(text) != key(headings[0]):
            self._problems.append(problems.unknown_answer(where, text, ["x", "\u2713"], ""))
            return Given(where, text, None, readable=False)
        self._note_formula(row, marked[0], text)
        return Given(where, headings[0], table.marks[marked[0]])

    def _error(self, where: CellRef, text: str) -> Given:
        self._problems.append(problems.error_value(where, text))
        return Given(where, text, None, readable=False)

    def _unsaid(self, row: Row, table: MappedTable) -> Given:
        """Look for what a row without an answer says by a note or a colour; blank when by neither."""
        given = self.shown(row, table)
        if not given.raw:
            return given
        note = self._note(row, table)[0]
        if note:
            near = nearest(note, self._listed)
            self._problems.append(beneath.note_only(given.where, note, near))
        else:
            self._problems.append(beneath.colour_only(given.where))
        return given._replace(readable=False)

    def _note(self, row: Row, table: MappedTable) -> tuple[str, str]:
        """Give the first note on an answer cell, and the name of its column; empty without one."""
        notes = self._cells.sheet(row).notes
        places = [(row.place(name), name) for name in table.answers] if notes else []
        found = ((notes[place], name) for place, name in places if place and place in notes)
        return next(found, ("", ""))

    def _coloured(self, row: Row, table: MappedTable) -> tuple[str, ...]:
        place = (table.table.sheet.name, table.table.heading)
        if place not in self._colours:
            self._colours[place] = chosen_colours(table, self._cells.sheet(row))
        return self._colours[place].get(row.number, ())

    def _is_struck(self, row: Row, column: str) -> bool:
        """Tell whether an answer or a part of it is struck through, and say so."""
        place, sheet = row.place(column), self._cells.sheet(row)
        struck = sheet.struck.get(place) if place else None
        if struck is None:
            return False
        near = nearest(struck.left, self._listed) if struck.left else ""
        words = struck.words or row.text(column)
        self._problems.append(beneath.struck_out(row.ref(column), words, struck.left, near))
        return True

    def _note_formula(self, row: Row, column: str, taken: str) -> None:
        place, sheet = row.place(column), self._cells.sheet(row)
        if place and place in sheet.formulas:
            formula = sheet.written(place)
            self._problems.append(beneath.formula_value(row.ref(column), formula, taken))


def heading_of(column: str) -> str:
    """Give the heading of a column of one answer."""
    return column.partition(":")[2]


def name_of(row: Row) -> str:
    """Name a row as people do: by its reference, else by its question."""
    words = row.text("id") or row.text("question") or str(row.ref("answer"))
    if words.isdigit():
        return f"no. {words}"  # a bare number would be taken for an answer or for a row
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3] + "..."


def _in_note(note: str) -> str:
    return f"(a note) {note}"


def _in_colour(columns: tuple[str, ...]) -> str:
    """Say what a row shows by colour alone, with the headings over it where each is an answer."""
    under = ", ".join(filter(None, map(heading_of, columns)))
    if not columns:
        return ""
    return f"(a coloured cell under {under})" if under else "(a coloured cell)"
