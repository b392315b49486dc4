"""The program's scoring against a second scorer, and the properties that any scoring must have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from send_audit.evaluate.scoring import score, tally, where_it_stands
from send_audit.model.result import JudgedItem, Score, Tally
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import (
    Assurance,
    Basis,
    DecidedBy,
    Depth,
    Flag,
    Force,
    Group,
    InScope,
    Outcome,
    group_of,
)
from send_audit.render.view import percent, score_words
from tests.evaluate.independent_scorer import Figures, Row, figures, interval
from tests.evaluate.independent_scorer import where_it_stands as stands

DAY = date(2026, 11, 23)
LADDER = ("not_met", "partly", "met")
BLANKS = ("unknown", "unanswered", "invalid")
CODES = {
    "nothing-to-count": 0,
    "action-legal": 1,
    "action-other": 2,
    "not-finished": 3,
    "not-finished-other": 3,
    "needs-evidence": 4,
    "in-place": 5,
    "no-legal-duty": 7,
    "also-guidance": 6,
}

strengths = st.sampled_from([(force.value, basis.value) for force in Force for basis in Basis])
outcomes = st.sampled_from([outcome.value for outcome in Outcome])
row = st.builds(
    lambda outcome, strength, evidenced, question: Row(outcome, *strength, evidenced, question),
    outcomes,
    strengths,
    st.booleans(),
    st.sampled_from(["ITEM-Q1", "ITEM-Q2", "ITEM-Q3"]),
)
rows = st.lists(row, max_size=12)
uncounted = st.sampled_from(["not_applicable", "upcoming", "out_of_scope", "information"])
often = settings(max_examples=200, deadline=None)


def rule(row: Row) -> RuleItem:
    force, basis = Force(row.force), Basis(row.basis)
    return RuleItem(
        id="ITEM-01",
        title="",
        theme="",
        question=row.question,
        statement="",
        in_scope=InScope.YES,
        reason="",
        condition="",
        removed_by="",
        missing_facts=(),
        force=force,
        basis=basis,
        group=None if row.outcome == "information" else group_of(force, basis),
        body="",
        sources=(),
        routes=(),
        in_force_from=None,
        in_force_to=None,
        note="",
    )


def judged(row: Row, evidence_on: date | None = None) -> JudgedItem:
    return JudgedItem(
        rule=rule(row),
        outcome=Outcome(row.outcome),
        decided_by=DecidedBy.ANSWER,
        claimed="",
        because=(),
        assurance=Assurance.NONE,
        flags=() if row.evidenced else (Flag.UNEVIDENCED,),
        due=None,
        where=None,
        evidence="",
        evidence_on=evidence_on,
        comment="",
        ticks=(),
        question_text="",
        yes_means=(),
        evidence_expected=(),
        to_do="",
        pitfall="",
    )


def tallies(rows: Sequence[Row]) -> Mapping[Group, Tally]:
    return tally([judged(row) for row in rows])


def scores(rows: Sequence[Row]) -> dict[Group, Score | None]:
    return {group: score(counts) for group, counts in tallies(rows).items()}


def scored(words: Sequence[str]) -> Score | None:
    """Score legal duties with these outcomes."""
    return scores([Row(word) for word in words])[Group.LEGAL]


def as_figures(counts: Tally) -> Figures:
    found = score(counts)
    return Figures(
        in_place=counts.met,
        partly=counts.partly,
        not_in_place=counts.not_met,
        not_answered=counts.not_answered,
        does_not_apply=counts.not_applicable,
        not_due=counts.upcoming,
        not_asked=counts.not_asked,
        not_yet_evidenced=counts.not_yet_evidenced,
        interval=None if found is None else (found.low, found.high),
    )


@often
@given(rows)
def test_both_scorers_agree_on_every_figure(rows: list[Row]):
    for group, counts in tallies(rows).items():
        assert as_figures(counts) == figures(rows, group.value)


@often
@given(rows, st.booleans(), st.booleans())
def test_both_scorers_agree_on_where_it_stands(rows: list[Row], full: bool, recent: bool):
    evidence_on = date(2026, 1, 1) if recent else date(2025, 11, 22)
    items = [judged(row, evidence_on) for row in rows]
    depth = Depth.FULL if full else Depth.DUTIES
    code, headline = where_it_stands(items, tally(items), depth, DAY)
    number, count = stands(rows, full=full, recent=recent)
    assert CODES[code] == number
    assert not count or str(count) in headline.split()


@often
@given(st.lists(outcomes, max_size=12))
def test_a_score_is_an_interval_within_nought_and_one(words: list[str]):
    found = scored(words)
    assert found is None or 0 <= found.low <= found.high <= 1


@often
@given(st.lists(outcomes, max_size=12))
def test_a_score_is_one_figure_exactly_when_nothing_is_open(words: list[str]):
    found = scored(words)
    assert found is None or (found.low == found.high) == (not set(BLANKS) & set(words))


@often
@given(st.lists(outcomes, max_size=12), st.sampled_from(LADDER), st.sampled_from(BLANKS))
def test_blanking_an_answer_never_raises_the_low_figure(words: list[str], was: str, blank: str):
    before, after = scored([*words, was]), scored([*words, blank])
    assert after.low <= before.low
    assert after.high >= before.high


@often
@given(st.lists(outcomes, max_size=12), st.sampled_from(BLANKS), st.sampled_from(LADDER))
def test_answering_a_blank_only_narrows_the_interval(words: list[str], blank: str, answer: str):
    before, after = scored([*words, blank]), scored([*words, answer])
    assert before.low <= after.low <= after.high <= before.high
    assert after.high - after.low < before.high - before.low


@often
@given(
    st.lists(outcomes, max_size=12),
    st.lists(uncounted, max_size=4),
)
def test_what_does_not_count_leaves_the_score_of_the_rest(words: list[str], extra: list[str]):
    assert scored([*words, *extra]) == scored(words)


@often
@given(rows.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_items_is_irrelevant(pair: tuple[list[Row], list[Row]]):
    first, second = pair
    assert tallies(first) == tallies(second)


@often
@given(st.lists(outcomes, max_size=12), st.sampled_from([0, 1]))
def test_raising_a_credit_raises_the_score(words: list[str], step: int):
    lower, higher = scored([*words, LADDER[step]]), scored([*words, LADDER[step + 1]])
    assert lower.low < higher.low
    assert lower.high < higher.high


@often
@given(rows)
def test_the_counts_add_up_to_the_number_of_items(rows: list[Row]):
    found = tallies(rows)
    assert set(found) == set(Group)
    shown = sum(row.outcome == "information" for row in rows)
    assert sum(counts.total for counts in found.values()) + shown == len(rows)


@often
@given(st.lists(uncounted, max_size=6))
def test_nothing_to_count_gives_no_score(words: list[str]):
    assert scored(words) is None
    assert score_words(scored(words)) == "no score"


@often
@given(st.lists(outcomes, min_size=1, max_size=12))
def test_a_hundred_per_cent_is_shown_only_when_all_is_met(words: list[str]):
    counted = [word for word in words if word in (*LADDER, *BLANKS)]
    found = scored(words)
    if found is not None:
        assert (score_words(found) == "100%") == (set(counted) == {"met"})
        assert (percent(found.low) == "100%") == (set(counted) == {"met"})


@often
@given(st.integers(1, 100_000), st.integers(0, 100_000))
def test_percentages_are_rounded_down(items: int, points: int):
    value = Fraction(min(points, items), items)
    shown = Fraction(int(percent(value).removesuffix("%")), 100)
    assert shown <= value < shown + Fraction(1, 100)


@often
@given(rows, row)
def test_the_three_groups_never_mix(rows: list[Row], other: Row):
    """One more item changes the figures of its own group at most; for information, of none."""
    before, after = tallies(rows), tallies([*rows, other])
    changed = {group for group in Group if before[group] != after[group]}
    own = {group_of(Force(other.force), Basis(other.basis))}
    assert changed == (set() if other.outcome == "information" else own)
    assert {
        group for group in Group if scores(rows)[group] != scores([*rows, other])[group]
    } <= changed


def test_a_yes_on_old_evidence_is_as_little_evidenced_as_one_on_none():
    item = judged(Row("met"))
    found = {
        flag: tally([item.replace(flags=(flag,))])[Group.LEGAL].not_yet_evidenced for flag in Flag
    }
    assert {flag for flag, count in found.items() if count} == {
        Flag.STALE,
        Flag.UNEVIDENCED,
        Flag.FUTURE_DATED,
        Flag.OTHER_KIND,
        Flag.IMPOSSIBLE_DATES,
    }


@pytest.mark.parametrize("basis", ["statute", "funding-agreement"])
def test_items_of_one_question_are_one_question_open(basis: str):
    questions = ("ITEM-Q1", "ITEM-Q1", "ITEM-Q2")
    items = [judged(Row("unanswered", basis=basis, question=name)) for name in questions]
    _, headline = where_it_stands(items, tally(items), Depth.FULL, DAY)
    assert headline.startswith("Not finished: 2 ")


def test_an_item_that_reaches_nobody_here_is_in_no_group():
    bound = judged(Row("met"))
    unbound = bound.replace(rule=bound.rule.replace(group=None), outcome=Outcome.OUT_OF_SCOPE)
    assert tally([bound, unbound]) == tally([bound])


def test_a_small_sum_by_hand():
    """Two yes, one partly, one no, one blank, one that does not apply: 2.5 to 3.5 of 5."""
    words = ["met", "met", "partly", "not_met", "unanswered", "not_applicable"]
    assert interval(words) == (Fraction(1, 2), Fraction(7, 10))
    assert scored(words) == Score(low=Fraction(1, 2), high=Fraction(7, 10))
    assert score_words(scored(words)) == "50% to 70%"
