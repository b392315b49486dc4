"""Two rule sets side by side."""

from __future__ import annotations

import pytest

from send_audit.evaluate.difference import difference
from send_audit.evaluate.select import select
from send_audit.model.difference import Change
from send_audit.model.ruleset import RouteShown, RuleItem, RuleSet, Source
from send_audit.model.vocabulary import Basis, Confidence, Force, InScope
from tests.workbook.small_checklist import DAY, small_checklist

RULES = select(small_checklist(), "academy", {}, DAY)
ALPHA, GUIDANCE, *REST = RULES.items
OUT = {"in_scope": InScope.NO, "force": None, "basis": None, "sources": (), "body": ""}


def having(*rules: RuleItem) -> RuleSet:
    return RULES.replace(items=rules)


def test_equal_rule_sets_do_not_differ():
    found = difference(RULES, RULES)
    assert (found.changed, found.same) == ((), 4)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ({}, OUT, Change.NO_LONGER),
        ({"in_scope": InScope.DEPENDS}, OUT, Change.NO_LONGER),
        ({}, {"in_scope": InScope.UPCOMING}, Change.NO_LONGER),
        (OUT, {}, Change.NOW_APPLIES),
        ({"in_scope": InScope.UPCOMING}, {}, Change.NOW_APPLIES),
        (OUT, {"in_scope": InScope.UPCOMING}, Change.OTHERWISE),
        ({}, {"in_scope": InScope.DEPENDS}, Change.OTHERWISE),
    ],
)
def test_what_happened_to_an_item_follows_its_scope(before, after, change):
    old, new = ALPHA.replace(**before), ALPHA.replace(**after)
    found = difference(having(old, GUIDANCE), having(new, GUIDANCE))
    (entry,) = found.changed
    assert (entry.item, entry.change, found.same) == ("ALPHA-01", change, 1)
    assert entry.details[0] == ("scope", str(old.in_scope), str(new.in_scope))


def test_an_item_that_is_out_says_no_more_than_that_it_is_out():
    entry = difference(RULES, having(ALPHA.replace(**OUT, reason="Not you."), GUIDANCE, *REST))
    (changed,) = entry.changed
    assert changed.details == (("scope", "yes", "no"),)
    assert changed.reason == "Not you."


def test_out_on_both_sides_is_no_difference_whatever_the_reason():
    before = having(ALPHA.replace(**OUT, reason="One."))
    found = difference(before, having(ALPHA.replace(**OUT, reason="Two.", statement="Other.")))
    assert (found.changed, found.same) == ((), 1)


def test_new_and_gone_items_are_named_new_ones_first():
    found = difference(having(ALPHA, *REST), having(GUIDANCE, *REST))
    assert [(entry.item, entry.change, entry.reason) for entry in found.changed] == [
        ("ALPHA-02", Change.NEW, "Section 1 names academies."),
        ("ALPHA-01", Change.GONE, "It is not in the later release."),
    ]
    assert [entry.title for entry in found.changed] == ["Title of ALPHA-02", "Title of ALPHA-01"]
    assert [entry.details for entry in found.changed] == [(), ()]
    assert found.same == 2


SOURCE = Source(
    instrument="x", title="Act", pinpoint="s.9", confidence=Confidence.SEEN, url="https://x.example"
)
ROUTE = RouteShown(id="r", title="A complaint", how="", time_limit="")


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"force": Force.SHOULD}, ("force", "must", "should")),
        ({"basis": Basis.REGULATIONS}, ("basis", "statute", "regulations")),
        ({"condition": "it boards"}, ("condition", "", "it boards")),
        ({"body": "the head"}, ("answerable", "the trust", "the head")),
        ({"statement": "It is not so."}, ("says", "It is so.", "It is not so.")),
        ({"sources": (SOURCE, SOURCE)}, ("sources", "The Act 2014, s.1", "Act, s.9; Act, s.9")),
        ({"routes": (ROUTE,)}, ("challenge", "", "A complaint")),
        ({"question": ""}, ("question", "ALPHA-Q1", "")),
    ],
)
def test_each_part_that_differs_is_named_with_what_it_was_and_is(change, detail):
    (entry,) = difference(having(ALPHA), having(ALPHA.replace(**change))).changed
    assert (entry.change, entry.details) == (Change.OTHERWISE, (detail,))


@pytest.mark.parametrize("change", [{"note": "x"}, {"title": "x"}, {"reason": "x"}])
def test_what_changes_nothing_for_the_setting_is_no_difference(change):
    assert difference(having(ALPHA), having(ALPHA.replace(**change))).changed == ()
