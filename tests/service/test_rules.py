"""Handouts: the rule set with what is coming, what may change, and an audience's questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.errors import ReturnError, UsageError
from send_audit.model.vocabulary import InScope
from send_audit.service.check import CheckRequest, check
from send_audit.service.rules import RulesRequest, audience_named, handout, item_named

DAY = date(2026, 11, 23)
SHIPPED = load_checklist("send-england@dev")
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "oakfield-primary.xlsx"


def request(kind: str = "academy", **changes: object) -> RulesRequest:
    parts = {"kind": kind, "facts": (), "as_at": DAY, "checklist": "send-england@dev"}
    return RulesRequest(**{**parts, **changes})


# Proposals


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2014, 9, 1), False), (date(2026, 2, 22), False), (date(2026, 2, 23), True), (DAY, True)],
)
def test_proposals_are_shown_from_the_day_on_which_they_were_made(day: date, shown: bool):
    found = handout(request(as_at=day))
    assert (bool(found.coming), bool(found.coming_from)) == (shown, shown)


def test_a_proposal_is_shown_as_coming_and_is_no_rule():
    found = handout(request())
    assert {"COMING-01", "COMING-02"} <= {entry.id for entry in found.coming}
    assert not [rule for rule in found.rule_set.items if rule.id.startswith("COMING-")]
    plans = next(entry for entry in found.coming if entry.id == "COMING-02")
    assert "SUPPORT-09" in plans.touches
    assert plans.source
    assert "None of them is law" in found.coming_from


def test_a_proposal_reaches_only_the_kinds_it_is_about():
    """The plans for nurseries and childminders are not about academies."""
    about = {
        kind: [e.title for e in handout(request(kind)).coming]
        for kind in ("academy", "childminder")
    }
    early = "Individual support plans in nurseries, pre-schools and with childminders"
    assert (early in about["academy"], early in about["childminder"]) == (False, True)


def test_a_proposal_is_never_judged_or_scored():
    """Every item that was judged is one of the checklist of law, and of it every one."""
    result = check(CheckRequest(data=EXAMPLE.read_bytes(), file="a.xlsx", as_at=DAY))
    judged = [item.rule.id for item in result.items]
    assert judged == list(load_checklist(f"{result.checklist}@{result.version}").items)
    assert not [name for name in judged if name.startswith("COMING-")]


def test_the_checklist_of_proposals_does_not_show_itself_as_coming():
    found = handout(request(checklist="send-proposals-2026"))
    assert found.coming == ()
    assert {rule.id for rule in found.rule_set.items} >= {"COMING-01"}


# The rest


def test_facts_and_the_day_settle_what_applies():
    told = handout(request("independent", facts=("funded_early_years=no",))).rule_set
    assert {r.id: r.in_scope for r in told.items}["LEAD-01"] is InScope.NO
    assert (told.kind, told.as_at) == ("independent", DAY)


def test_without_an_audience_nothing_is_asked():
    found = handout(request())
    assert (found.audience, found.questions) == ("", ())


@pytest.mark.parametrize("name", ["governor", "Governor", " GOVERNOR "])
def test_an_audience_gets_its_questions_with_the_items_that_answer_them(name: str):
    found = handout(request(audience=name))
    assert found.audience == "Governor or trustee"
    by_ask = {question.ask: [rule.id for rule in question.rules] for question in found.questions}
    assert "SUPPORT-01" in by_ask["What is the board's own legal duty, not the head's?"]


def test_an_audience_may_be_written_with_spaces():
    assert audience_named(SHIPPED, "early years manager").id == "early-years-manager"


def test_an_unknown_audience_is_met_with_the_nearest_and_the_list():
    with pytest.raises(UsageError, match="Did you mean 'governor'") as raised:
        audience_named(SHIPPED, "goveror")
    assert "senco" in raised.value.hint
    with pytest.raises(UsageError) as raised:
        audience_named(load_checklist("send-england@0.1.0"), "governor")
    assert raised.value.hint == "Audiences: none in this release"


def test_an_item_is_found_by_its_id_in_any_case():
    assert item_named(SHIPPED, " senco-03 ").id == "SENCO-03"
    with pytest.raises(UsageError, match="Did you mean 'SENCO-03'") as raised:
        item_named(SHIPPED, "SENC0-03")
    assert raised.value.hint.startswith("Near it: SENCO-03")
    with pytest.raises(UsageError) as raised:
        item_named(SHIPPED, "?")
    assert raised.value.hint == "Items: send-audit checklist show"


def test_a_kind_out_of_scope_and_an_unknown_one_are_refused():
    with pytest.raises(ReturnError, match="Schools in Wales"):
        handout(request("welsh-school"))
    with pytest.raises(UsageError, match="Did you mean 'academy'"):
        handout(request("acadmy"))


def test_a_handout_of_a_later_day_carries_what_is_known_to_change():
    found = handout(request(as_at=date(2027, 9, 1)))
    assert any("NASENCO" in words for words in found.later)
    assert handout(request()).later == ()
