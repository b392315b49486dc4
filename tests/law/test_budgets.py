"""A form that people will fill in: how many rows, facts and points it may ask, at most."""

from __future__ import annotations

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.vocabulary import Depth
from send_audit.workbook.writing.asked import lines

CHECKLIST = load_checklist("send-england@dev")
DAY = CHECKLIST.law_as_at
PRIMARY = {"has_secondary": "no", "has_sixth_form": "no"}


def asked(kind: str, depth: Depth, facts: dict[str, str] | None = None) -> tuple[int, int]:
    """Count the questions of a form, and the points inside them."""
    stated = facts or {}
    rules = select(CHECKLIST, kind, stated, DAY)
    rows = [row for row in lines(CHECKLIST, rules, depth) if not row.need.fails(stated)]
    ticks = sum(row.is_tick for row in rows)
    return sum(not row.is_heading for row in rows) - ticks, ticks


def test_a_primary_academy_without_sixth_form_answers_at_most_36_questions():
    questions, ticks = asked("academy", Depth.DUTIES, PRIMARY)
    assert questions <= 36
    assert ticks <= 25


def test_a_primary_academy_without_sixth_form_states_at_most_25_facts():
    facts = [fact for fact in CHECKLIST.facts_of("academy") if fact.id not in PRIMARY]
    assert len(facts) <= 25


def test_an_ordinary_independent_school_answers_at_most_25_questions():
    assert asked("independent", Depth.DUTIES)[0] <= 25


@pytest.mark.parametrize("kind", CHECKLIST.kinds)
def test_in_full_nobody_answers_more_than_130_questions(kind: str):
    assert asked(kind, Depth.FULL)[0] <= 130
