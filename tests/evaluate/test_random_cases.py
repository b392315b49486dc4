"""Random checklists and answers: a second judge agrees, and what must never happen does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from send_audit.evaluate.judge import judge
from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Group, Outcome
from tests.evaluate import independent_judge
from tests.evaluate.independent_scorer import figures, where_it_stands
from tests.evaluate.plain_cases import (
    DAY,
    KIND,
    MEANS,
    Chance,
    PlainCase,
    checklist_of,
    make,
    submission_of,
    with_answer,
    without_items,
)
from tests.evaluate.test_scoring_properties import CODES, as_figures

CASES = 10_000
often = settings(max_examples=150, deadline=None)
RAISED = {"no": "partly", "partly": "yes", "not-sure": "yes"}
SETTLED_LATE = {"disagrees": -1}


class Drawn:
    """Choices of whatever searches for a counterexample."""

    def __init__(self, draw: Callable) -> None:
        self._draw = draw

    def pick(self, options):
        """Choose one of some things."""
        return self._draw(st.sampled_from(options))


@st.composite
def cases(draw: Callable) -> PlainCase:
    return make(Drawn(draw))


@st.composite
def with_question(draw: Callable) -> tuple[PlainCase, str]:
    case = draw(cases())
    return case, draw(st.sampled_from(list(case.answers)))


def judged(case: PlainCase) -> AuditResult:
    return judge(checklist_of(case), submission_of(case), kind=KIND, kind_reason="", day=DAY)


def outcomes(result: AuditResult) -> dict[str, Outcome]:
    return {item.rule.id: item.outcome for item in result.items}


def test_a_second_judge_and_scorer_agree_on_ten_thousand_random_returns():
    reached = set()
    for seed in range(CASES):
        case = make(Chance(seed))
        reached.add(_agrees(case, f"seed {seed}"))
    assert reached == {*CODES, *SETTLED_LATE}


def _agrees(case: PlainCase, name: str) -> str:
    """Hold one case against the second judge, item by item and figure by figure."""
    result, second = judged(case), independent_judge.judge(case)
    assert outcomes(result) == {one.ref: one.outcome for one in second}, name
    rows = [one.row for one in second if one.row is not None]
    for group in Group:
        if group in result.tallies:
            assert as_figures(result.tallies[group]) == figures(rows, group.value), name
    recent = all(
        answer.dated is not None and independent_judge.A_YEAR_AGO <= answer.dated <= DAY
        for item, one in zip(case.items, second, strict=True)
        for answer in [case.answers[item.question]]
        if one.row and independent_judge.group(one.row) == "guidance" and one.outcome == "met"
    )
    number, count = where_it_stands(rows, full=case.full, recent=recent)
    unsettled = independent_judge.disagreements(case, second)
    if unsettled and number >= 4:  # asked after what is open, and before the evidence
        number, count = SETTLED_LATE["disagrees"], len(unsettled)
    assert {**CODES, **SETTLED_LATE}[result.where_it_stands] == number, name
    assert not count or str(count) in result.headline.split(), name
    return result.where_it_stands


@often
@given(cases())
def test_scores_stay_within_nought_and_one(case: PlainCase):
    for score in judged(case).scores.values():
        assert score is None or 0 <= score.low <= score.high <= 1


@often
@given(with_question())
def test_blanking_an_answer_raises_no_score(chosen: tuple[PlainCase, str]):
    case, question = chosen
    blank = with_answer(
        case, question, given="", points=tuple("" for _ in case.answers[question].points)
    )
    before, after = judged(case), judged(blank)
    for group, score in before.scores.items():
        if score is not None:
            assert after.scores[group].low <= score.low
            assert after.scores[group].high >= score.high


@often
@given(with_question())
def test_raising_an_answer_lowers_no_score(chosen: tuple[PlainCase, str]):
    case, question = chosen
    answer = case.answers[question]
    raised = with_answer(
        case,
        question,
        given=RAISED.get(answer.given, answer.given),
        points=tuple("yes" if word == "no" else word for word in answer.points),
    )
    before, after = judged(case), judged(raised)
    for group, score in before.scores.items():
        if score is not None:
            assert after.scores[group].low >= score.low


@often
@given(with_question())
def test_a_justified_does_not_apply_leaves_the_rest_alone(chosen: tuple[PlainCase, str]):
    case, question = chosen
    items = tuple(replace(i, na_allowed=True) for i in case.items)
    declined = with_answer(
        replace(case, items=items),
        question,
        given="na",
        points=tuple("" for _ in case.answers[question].points),
        comment="There is no such pupil.",
        waits=False,
    )
    result = judged(declined)
    gone = {item.rule.id for item in result.items if item.outcome is Outcome.NOT_APPLICABLE}
    without = judged(without_items(declined, gone))
    assert without.scores == result.scores
    assert outcomes(without) == {k: v for k, v in outcomes(result).items() if k not in gone}


@often
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_items_facts_and_rows_is_irrelevant(case: PlainCase, shuffler):
    def shuffled(values):
        values = list(values)
        shuffler.shuffle(values)
        return values

    other = replace(
        case,
        items=tuple(shuffled(case.items)),
        facts=dict(shuffled(case.facts.items())),
        answers=dict(shuffled(case.answers.items())),
    )
    first, second = judged(case), judged(other)
    assert outcomes(first) == outcomes(second)
    assert (first.tallies, first.scores) == (second.tallies, second.scores)
    assert (first.where_it_stands, first.headline) == (second.where_it_stands, second.headline)
    flags = [{i.rule.id: set(i.flags) for i in result.items} for result in (first, second)]
    assert flags[0] == flags[1]


@often
@given(cases())
def test_every_item_and_every_row_is_in_exactly_one_bucket(case: PlainCase):
    result = judged(case)
    counted = sum(tally.total for tally in result.tallies.values())
    assert counted + result.out_of_scope + result.information == len(case.items)
    rows = result.rows
    parts = (rows.answered, rows.blank, rows.invalid, rows.not_asked, rows.unknown, rows.duplicate)
    assert min(parts) >= 0
    assert sum(parts) == rows.read == sum(1 + len(a.points) for a in case.answers.values())


@often
@given(with_question())
def test_evidence_never_changes_an_outcome_or_a_score(chosen: tuple[PlainCase, str]):
    case, question = chosen
    shown = with_answer(case, question, evidence="Governors' minutes", dated=DAY)
    bare = with_answer(case, question, evidence="", dated=None)
    assert outcomes(judged(shown)) == outcomes(judged(bare))
    assert judged(shown).scores == judged(bare).scores


def test_the_words_of_the_cases_are_those_of_the_scale():
    assert set(MEANS.values()) == {
        Outcome.MET,
        Outcome.PARTLY,
        Outcome.NOT_MET,
        Outcome.UNKNOWN,
        Outcome.NOT_APPLICABLE,
    }
