"""The report on the screen."""

from __future__ import annotations

import pytest

from send_audit.render import Look, render
from tests.render.sample import sample_result

RESULT = sample_result()


def said(*, verbose: bool) -> str:
    """Give the report as one line, so that it does not matter where lines are broken."""
    text = render(RESULT, "terminal", Look(width=100, color=False, verbose=verbose))
    return " ".join(text.decode("utf-8").split())


@pytest.mark.parametrize("verbose", [False, True])
def test_the_items_are_accounted_for_in_one_sentence(verbose: bool):
    assert (
        "23 items in the checklist: 19 above, 1 shown for information, "
        "3 not asked of this kind of setting."
    ) in said(verbose=verbose)


def test_in_full_an_item_for_information_stands_once_under_its_own_heading():
    text = said(verbose=True)
    assert text.count("PLAN-06") == 1
    before, _, after = text.partition("For information: it applies, and there is nothing to answer")
    assert "PLAN-06" not in before
    assert after.strip().startswith(
        "PLAN-06 Families can ask for an assessment. "
        "A parent may ask the authority to assess a child's needs."
    )


def test_in_short_an_item_for_information_is_only_counted():
    assert "PLAN-06" not in said(verbose=False)


def test_without_anything_for_information_there_is_no_such_heading():
    rest = tuple(item for item in RESULT.items if item.rule.id != "PLAN-06")
    bare = RESULT.replace(items=rest, information=0)
    text = render(bare, "terminal", Look(width=100, color=False, verbose=True)).decode("utf-8")
    assert "For information" not in text
