"""What there is to say about the headings of a form: missing, given twice, worded otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from send_audit.model.problems import reading
from send_audit.model.submission import Problem
from send_audit.workbook.cells.words import clean, key, nearest
from send_audit.workbook.cleaning import split_words
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.layout import SheetLayout
from send_audit.workbook.tables import (
    ANSWER_WORDS,
    HEADING_LETTERS,
    HEADING_ROWS,
    Table,
    Tables,
    begins_with,
)

_SMALL = split_words("a an and are by do for i in is it of on or the this to what where who")
"""Words that two headings may share without meaning the same."""
_ENOUGH = 3
"""How many of the form's own headings make it likely that the one between them is one too."""
_COUNTED = frozenset({"id", "question", "label", "answer"})
"""Columns of which a row can have only one."""


def about_headings(tables: Tables) -> list[Problem]:
    """Name what is odd about headings, once for headings that are said again."""
    found = []
    for table in tables.found.values():
        seen: list[tuple[object, ...]] = []
        for part in table.parts:
            places = (part.columns, part.again, part.renamed)
            if places not in seen:
                seen.append(places)
                found += [*_renamed(part), *_twice(part), *_missing(part)]
    return found


def _renamed(table: Table) -> Iterator[Problem]:
    for column in sorted(table.renamed):
        place = table.columns[column]
        found = clean(table.sheet.cell(table.heading, place))
        where = table.sheet.ref(table.heading, place)
        yield reading.heading_as(where, found, table.layout.heading(column))


def _twice(table: Table) -> Iterator[Problem]:
    for column, places in table.again.items():
        heading = table.layout.heading(column)
        used = table.sheet.ref(table.heading, table.columns[column])
        others = [table.sheet.ref(table.heading, place) for place in places]
        if column not in table.also:
            yield reading.column_chosen(heading, used, others)
            continue
        alone = table._replace(further=())
        both = [row.ref(column) for row in alone.rows() if row.differs(column)]
        yield reading.columns_together(heading, used, others, both, lost=column in _COUNTED)


def _missing(table: Table) -> Iterator[Problem]:
    """Name the columns that are missing, each with the heading that may stand for it."""
    wanted = [column for column in table.layout.columns if column not in table.layout.optional]
    missing = [column for column in wanted if column not in table.columns]
    free = dict(table.free_headings()) if missing else {}
    for column in missing:
        near = _nearest_heading(table.layout.columns[column], list(free))
        place = free.pop(near, None)
        cells = sum(1 for _ in table.under(place)) if place else 0
        yield reading.column_missing(table.layout.heading(column), place, near, cells)


def _nearest_heading(accepted: Sequence[str], headings: Sequence[str]) -> str:
    """Give the heading that may stand for another: near in spelling, or with most of its words."""
    for heading in accepted:
        if near := nearest(heading, headings):
            return near
    words = frozenset(word for heading in accepted for word in _words(heading))
    best = max(headings, key=lambda text: len(_words(text) & words), default="")
    return best if _words(best) & words else ""


def _words(heading: str) -> frozenset[str]:
    """Give the words of a heading, in the singular; none of a text too long to be one."""
    if len(heading) > HEADING_LETTERS:
        return frozenset()
    words = re.findall(r"\w+", key(heading))
    return frozenset(word.removesuffix("s") for word in words if word not in _SMALL)


def near_miss(grid: Grid, wanted: SheetLayout) -> str:
    """Point at the heading that keeps a row from being the heading row; empty when none does."""
    known = {
        column: frozenset(key(heading) for heading in accepted)
        for column, accepted in wanted.columns.items()
    }
    for sheet in grid.sheets:
        for number in range(min(HEADING_ROWS, len(sheet.rows))):
            lacks, where = _lacking(sheet, number, known, wanted.required)
            if where is not None:
                found = clean(sheet.cell(number, where))
                expected = wanted.heading(lacks)
                return f" {sheet.ref(number, where)}: found '{found}', expected '{expected}'."
    return ""


def _lacking(
    sheet: Sheet, number: int, known: Mapping[str, frozenset[str]], required: Sequence[str]
) -> tuple[str, int | None]:
    """Give the one heading that a row lacks, and where what may stand for it is."""
    texts = {at: key(sheet.cell(number, at)) for at in range(len(sheet.rows[number]))}
    own = {at: column for at, text in texts.items() for column in known if text in known[column]}
    lacks = [column for column in required if column not in own.values()]
    if len(lacks) != 1:
        return "", None
    free = {at: text for at, text in texts.items() if text and at not in own}
    return lacks[0], _meant(lacks[0], known[lacks[0]], free, sorted(own))


def _meant(
    column: str, accepted: frozenset[str], free: Mapping[int, str], own: Sequence[int]
) -> int | None:
    """Give the place of the text that most likely stands for a heading; None when none may."""
    words = [word for heading in accepted for word in _words(heading)]
    called = ANSWER_WORDS if column == "answer" else frozenset[str]()
    near = _nearest_heading(sorted(accepted), list(free.values()))
    between = [at for at in free if len(own) >= _ENOUGH and own[0] < at < own[-1]]
    chances = (
        [at for at, text in free.items() if begins_with(text, accepted)],
        [at for at, text in free.items() if text in called],
        [at for at, text in free.items() if near and text == near],
        between if len(between) == 1 else [],
        [at for at, text in free.items() if _words(text) & frozenset(words)],
    )
    return next((found[0] for found in chances if found), None)
