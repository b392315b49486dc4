"""The sample return must be whole and add up, or tests that lean on it prove nothing."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from send_audit.model.axes import OPEN
from send_audit.model.result import JudgedItem
from send_audit.model.vocabulary import Assurance, Flag, Group, Outcome, Severity
from send_audit.render import view
from tests.render.sample import sample_result

RESULT = sample_result()


def of_group(group: Group) -> list[JudgedItem]:
    return [item for item in RESULT.items if item.rule.group is group]


def test_two_calls_give_equal_results():
    assert sample_result() == RESULT


def test_every_outcome_flag_assurance_severity_and_kind_of_finding_occurs():
    assert {item.outcome for item in RESULT.items} == set(Outcome)
    assert {flag for item in RESULT.items for flag in item.flags} == set(Flag)
    assert {item.assurance for item in RESULT.items} == set(Assurance)
    assert {problem.severity for problem in RESULT.problems} == set(Severity)
    assert {finding.kind for finding in RESULT.findings} == set(view.FINDING_KINDS)


@pytest.mark.parametrize("group", Group)
def test_tallies_agree_with_the_items(group: Group):
    tally = RESULT.tallies[group]
    asked = [item for item in of_group(group) if Flag.NOT_ASKED not in item.flags]
    counts = Counter(item.outcome for item in asked)
    assert tally.met == counts[Outcome.MET]
    assert tally.partly == counts[Outcome.PARTLY]
    assert tally.not_met == counts[Outcome.NOT_MET]
    assert tally.not_answered == sum(counts[outcome] for outcome in OPEN)
    assert tally.not_applicable == counts[Outcome.NOT_APPLICABLE]
    assert tally.upcoming == counts[Outcome.UPCOMING]
    assert tally.not_asked == len(of_group(group)) - len(asked)
    weak = {Flag.UNEVIDENCED, Flag.STALE}
    assert tally.not_yet_evidenced == sum(
        item.outcome is Outcome.MET and bool(weak & set(item.flags)) for item in asked
    )


@pytest.mark.parametrize("group", Group)
def test_scores_agree_with_the_tallies(group: Group):
    tally, score = RESULT.tallies[group], RESULT.scores[group]
    if score is None:
        assert tally.counted == 0
        return
    low = tally.met + Fraction(tally.partly, 2)
    assert score.low == low / tally.counted
    assert score.high == (low + tally.not_answered) / tally.counted


def test_items_groups_and_what_is_out_of_scope_add_up():
    totals = sum(tally.total for tally in RESULT.tallies.values())
    assert totals + RESULT.information + RESULT.out_of_scope == len(RESULT.items)
    assert RESULT.information == len(view.for_information(RESULT))
    assert RESULT.out_of_scope == len(view.not_bound(RESULT))
    assert [item.rule for item in RESULT.items] == list(RESULT.rule_set.items)


def test_rows_add_up():
    rows = RESULT.rows
    buckets = (rows.answered, rows.blank, rows.invalid, rows.not_asked, rows.unknown)
    assert sum(buckets) + rows.duplicate == rows.read


def test_findings_are_ranked_and_name_items_that_exist():
    ranks = [finding.rank for finding in RESULT.findings]
    assert ranks == list(range(1, len(ranks) + 1))
    assert {finding.item for finding in RESULT.findings} <= {item.rule.id for item in RESULT.items}
