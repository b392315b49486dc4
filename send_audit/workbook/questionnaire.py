"""Checklist -> the workbook that a setting fills in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO

from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, Fact, FactValue
from send_audit.model.ruleset import RuleSet
from send_audit.model.vocabulary import Depth
from send_audit.workbook.asked import lines
from send_audit.workbook.layout import load_layout
from send_audit.workbook.styles import make_styles, new_book
from send_audit.workbook.write_closing import write_about, write_actions, write_sign_off
from send_audit.workbook.write_context import Form
from send_audit.workbook.write_facts import write_facts
from send_audit.workbook.write_hidden import write_lists, write_workings
from send_audit.workbook.write_questions import write_questions
from send_audit.workbook.write_start import write_start

SHEETS = (
    write_start,
    write_facts,
    write_questions,
    write_actions,
    write_sign_off,
    write_about,
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
    checklist: Checklist, rules: RuleSet, depth: Depth, facts: Mapping[str, FactValue]
) -> bytes:
    """Write the workbook for what applies to one setting."""
    kind = checklist.kinds[rules.kind]
    file = BytesIO()
    book = new_book(file, f"SEND self-assessment: {kind.title}", rules.as_at)
    form = Form(
        book=book,
        styles=make_styles(book),
        layout=load_layout(),
        checklist=checklist,
        kind=kind,
        depth=depth,
        day=rules.as_at,
        stated=facts,
        lines=lines(checklist, rules, depth),
        fact_lines=tuple(_fact_lines(checklist, kind.id)),
    )
    for write_sheet in SHEETS:
        write_sheet(form)
    book.close()
    return file.getvalue()


def _fact_lines(checklist: Checklist, kind: str) -> Iterator[Fact | str]:
    """Give the facts of a kind under their sections, in the order in which these first come."""
    asked = checklist.facts_of(kind)
    for section in dict.fromkeys(fact.section for fact in asked):
        yield section
        yield from (fact for fact in asked if fact.section == section)
