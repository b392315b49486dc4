"""Items that are shown and not asked: one outcome, one count, and nowhere else."""

from __future__ import annotations

import pytest

from send_audit.model.checklist import Checklist
from send_audit.model.vocabulary import Depth, Group, Outcome
from tests.evaluate.hand_made import item, judged
from tests.workbook.small_checklist import small_checklist

WHY = "It is a power of the school, so there is nothing to answer."


def shown(ref: str, **changes: object) -> Checklist:
    """Give the small checklist, with one item shown and not asked."""
    items = dict(small_checklist().items)
    items[ref] = items[ref].replace(question="", not_asked=WHY, **changes)
    return small_checklist(items=items)


@pytest.mark.parametrize("ref", ["ALPHA-01", "ALPHA-02", "BETA-02"])
@pytest.mark.parametrize("depth", Depth)
def test_an_item_that_is_not_asked_is_counted_as_information_alone(ref: str, depth: Depth):
    result = judged(checklist=shown(ref), depth=depth)
    found = item(result, ref)
    assert (found.outcome, found.because, found.flags) == (Outcome.INFORMATION, (WHY,), ())
    assert (found.rule.group, found.question_text) == (None, "")
    assert (result.information, result.out_of_scope) == (1, 0)
    assert sum(result.tallies[group].total for group in Group) == len(result.items) - 1
    assert ref not in {finding.item for finding in result.findings}


def test_without_such_an_item_nothing_is_counted_as_information():
    assert judged(checklist=small_checklist()).information == 0


def test_its_strength_and_sources_are_still_said():
    rule = item(judged(checklist=shown("ALPHA-01")), "ALPHA-01").rule
    assert (rule.force, rule.body, str(rule.sources[0])) == (
        "must",
        "the trust",
        "The Act 2014, s.1",
    )


def test_where_it_does_not_arise_it_is_out_of_scope_and_no_information():
    result = judged(checklist=shown("BETA-01"), facts={"has_sixth_form": "no"})
    assert item(result, "BETA-01").outcome is Outcome.OUT_OF_SCOPE
    assert (result.information, result.out_of_scope) == (0, 1)


def test_where_it_may_arise_it_is_shown():
    assert item(judged(checklist=shown("BETA-01")), "BETA-01").outcome is Outcome.INFORMATION


def test_before_it_begins_it_is_upcoming_and_no_information():
    reading = small_checklist().items["ALPHA-01"].readings[0].replace(start=None)
    result = judged(checklist=shown("ALPHA-01", readings=(reading,)))
    assert item(result, "ALPHA-01").outcome is Outcome.UPCOMING
    assert (result.information, result.out_of_scope) == (0, 1)
