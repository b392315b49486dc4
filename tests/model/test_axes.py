"""The tables of outcomes, assurance, flags and scope are total, and scoring follows them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from send_audit.model.axes import (
    ASSURANCES,
    COUNTED,
    FLAGS,
    GAPS,
    OPEN,
    ORDER,
    OUTCOMES,
    SCOPES,
    UNSETTLING,
    WEAKENING,
)
from send_audit.model.vocabulary import Assurance, DecidedBy, Flag, InScope, Outcome
from tests.evaluate.plain_cases import PlainCase
from tests.evaluate.test_random_cases import cases, judged


def test_every_word_has_its_row_in_the_order_of_the_vocabulary():
    assert list(OUTCOMES) == list(Outcome)
    assert list(ASSURANCES) == list(Assurance)
    assert list(FLAGS) == list(Flag)
    assert list(SCOPES) == list(InScope)
    assert {step.by for step in ORDER} == set(DecidedBy)


@pytest.mark.parametrize(
    ("outcome", "points"),
    [("met", Fraction(1)), ("partly", Fraction(1, 2)), ("not_met", 0), ("unanswered", 0)],
)
def test_points_by_hand(outcome: str, points: Fraction):
    assert OUTCOMES[Outcome(outcome)].points == points


def test_what_counts_is_answered_or_open_and_nothing_else():
    assert {outcome.value for outcome in OPEN} == {"unknown", "unanswered", "invalid"}
    assert {outcome.value for outcome in COUNTED - OPEN} == {"met", "partly", "not_met"}
    assert {outcome.value for outcome in GAPS} == {"partly", "not_met"}


def test_flags_that_weaken_and_unsettle_by_hand():
    assert {flag.value for flag in WEAKENING} == {
        "unevidenced",
        "stale",
        "future_dated",
        "other_kind",
        "impossible_dates",
    }
    assert {flag.value for flag in UNSETTLING} == {"contradicted", "check"}


def test_no_meaning_is_said_twice():
    meanings = [
        *(row.meaning for row in OUTCOMES.values()),
        *ASSURANCES.values(),
        *(row.meaning for row in FLAGS.values()),
        *(row.meaning for row in SCOPES.values()),
    ]
    assert len(set(meanings)) == len(meanings)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_in_each_scope_only_what_its_row_allows_is_found(case: PlainCase):
    for item in judged(case).items:
        assert item.outcome in SCOPES[item.rule.in_scope].outcomes


@settings(max_examples=150, deadline=None)
@given(cases())
def test_an_outcome_comes_from_a_step_of_the_order(case: PlainCase):
    steps = {step.by for step in ORDER}
    assert {item.decided_by for item in judged(case).items} <= steps
