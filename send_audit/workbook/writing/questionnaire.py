"""Checklist -> the workbook that a setting fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from types import MappingProxyType

from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, Fact, FactValue
from send_audit.model.prefill import EMPTY, Prefill
from send_audit.model.ruleset import RuleSet
from send_audit.model.vocabulary import Depth
from send_audit.workbook.layout import Layout, load_layout
from send_audit.workbook.writing.archive import write_archive
from send_audit.workbook.writing.asked import Line, lines
from send_audit.workbook.writing.closing import write_about, write_actions, write_sign_off
from send_audit.workbook.writing.context import Form, Page, place_word
from send_audit.workbook.writing.facts import write_facts
from send_audit.workbook.writing.hidden import write_lists, write_workings
from send_audit.workbook.writing.questions import write_questions
from send_audit.workbook.writing.start import write_start
from send_audit.workbook.writing.styles import make_styles, new_book

SHEETS = (
    write_start,
    write_facts,
    write_questions,
    write_actions,
    write_sign_off,
    write_about,
    write_archive,
    write_lists,
    write_workings,
)
"""Who writes which sheet, in the order in which they stand."""


def write_questionnaire(
    checklist: Checklist, kind: str, depth: Depth, day: date, facts: Mapping[str, FactValue]
) -> bytes:
    """Write the workbook that a setting of a kind fills in; equal input gives equal bytes.

    ``facts`` is what is known already: it is filled in, and questions it rules out are left out.
    Raises KeyError for a kind that the checklist lacks.
    """
    return write_for(checklist, select(checklist, kind, facts, day), depth, facts)


def write_for(
    checklist: Checklist,
    rules: RuleSet,
    depth: Depth,
    facts: Mapping[str, FactValue],
    prefill: Prefill = EMPTY,
    *,
    by_theme: bool = False,
) -> bytes:
    """Write the workbook for what applies to one setting, filled in with what is known already.

    ``by_theme``: one sheet of questions a theme, for colleagues who share the work.
    """
    kind = checklist.kinds[rules.kind]
    file = BytesIO()
    book = new_book(file, f"SEND self-assessment: {kind.title}", rules.as_at)
    layout = _layout(place_word(kind), prefill)
    form = Form(
        book=book,
        styles=make_styles(book),
        layout=layout,
        checklist=checklist,
        kind=kind,
        depth=depth,
        day=rules.as_at,
        stated=facts,
        prefill=prefill,
        pages=_pages(lines(checklist, rules, depth), layout, by_theme=by_theme),
        fact_lines=tuple(_fact_lines(checklist, kind.id)),
    )
    for write_sheet in SHEETS:
        write_sheet(form)
    book.close()
    return file.getvalue()


def _layout(place: str, prefill: Prefill) -> Layout:
    """Give the layout in the words of the place, with the columns of last time only if used."""
    layout = load_layout()
    sheets = {name: sheet.for_place(place) for name, sheet in layout.sheets.items()}
    if not prefill.looks_back:
        sheets["questions"] = sheets["questions"].without(sheets["questions"].optional)
    return layout.replace(sheets=MappingProxyType(sheets))


def _pages(rows: Sequence[Line], layout: Layout, *, by_theme: bool) -> tuple[Page, ...]:
    """Put the rows on one sheet, or each theme with its heading on a sheet of its own."""
    if not by_theme:
        title = layout.sheets["questions"].title
        return (Page(title, title, tuple(rows)),)
    starts = [number for number, line in enumerate(rows) if line.is_heading]
    ends = [*starts[1:], len(rows)]
    parts = [tuple(rows[start:end]) for start, end in zip(starts, ends, strict=True)]
    titles = [f"{number} {part[0].text}" for number, part in enumerate(parts, 1)]
    return tuple(Page(_tab(title), title, part) for title, part in zip(titles, parts, strict=True))


def _tab(title: str) -> str:
    """Give the name of a tab: in letters that a tab can have, cut at the end of a word."""
    name = _NO_TAB.sub(" ", title).strip(" '")
    if len(name) <= _TAB_LENGTH:
        return name
    kept = name[: _TAB_LENGTH + 1].rpartition(" ")[0] or name[:_TAB_LENGTH]
    return re.sub(r"( and| of| for|,)+$", "", kept)


_NO_TAB = re.compile(r"[\[\]:*?/\\]")
_TAB_LENGTH = 31


def _fact_lines(checklist: Checklist, kind: str) -> Iterator[Fact | str]:
    """Give the facts of a kind under their sections, in the order in which these first come."""
    asked = checklist.facts_of(kind)
    for section in dict.fromkeys(fact.section for fact in asked):
        yield section
        yield from (fact for fact in asked if fact.section == section)
