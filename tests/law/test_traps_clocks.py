"""Traps about plans and time limits: whose clock it is, and what has not arisen."""

from __future__ import annotations

import pytest

from send_audit.model.vocabulary import Flag, Group, InScope, Outcome
from tests.law.flipping import checklist
from tests.law.matrix import KINDS
from tests.law.trying import (
    bound_by_law,
    bound_kinds,
    citations,
    citing,
    duty_words,
    guidance_for,
    judged,
    out,
    rule,
    rules,
    scope,
)

ACADEMIES = ("academy", "free-school", "utc-studio", "special-academy", "ap-academy")
OUTSIDE_41 = ("independent-special", "independent")
CONDITIONAL = ("ADMIT-01", "FAMILY-01", "EHCP-01", "EHCP-02", "EHCP-04")
SETTINGS = [kind for kind in checklist().kinds if kind != "local-authority"]


@pytest.mark.parametrize("kind", SETTINGS)
def test_six_weeks_are_law_for_no_setting(kind: str):
    for found in rules(kind).values():
        if found.group is Group.LEGAL:
            assert "six weeks" not in found.statement


def test_the_six_weeks_of_regulation_8_bind_no_setting():
    found = citing("send-regs-2014: reg 8")
    assert found
    assert {kind for cited in found for kind in cited.bind.kinds} == {"local-authority"}


def test_six_weeks_for_advice_are_guidance_and_the_advice_itself_is_law():
    assert "six weeks" in duty_words("ASSESS-26")
    assert bound_kinds("ASSESS-26") == set()
    assert {"academy", "pru", "fe-college"} < guidance_for("ASSESS-26")
    assert bound_by_law("ASSESS-01", "academy")
    assert "six weeks" not in duty_words("ASSESS-01")


def test_fifteen_days_to_reply_are_guidance_and_rest_on_the_code_alone():
    assert "15 days" in duty_words("EHCP-31")
    assert bound_kinds("EHCP-31") == set()
    assert {"academy", "maintained-special", "fe-college"} < guidance_for("EHCP-31")
    assert citations("EHCP-31") == {"send-code: para 9.83"}


def test_the_fifteen_days_of_the_regulations_are_the_familys_and_bind_the_authority():
    found = citing("send-regs-2014: reg 13")
    assert found
    assert {kind for cited in found for kind in cited.bind.kinds} == {"local-authority"}


@pytest.mark.parametrize("name", ["EHCP-01", "EHCP-04"])
def test_the_authoritys_own_deadlines_are_not_asked_of_the_school(name: str):
    for late in ("four weeks", "4 weeks", "12 months", "every year", "yearly"):
        assert late not in duty_words(name)
    assert rule(name, "academy").body.startswith("head")


@pytest.mark.parametrize(("name", "limit"), [("EHCP-48", "four weeks"), ("EHCP-41", "12 months")])
def test_the_decision_and_the_yearly_review_are_asked_of_the_authority_only(name: str, limit: str):
    assert limit in duty_words(name)
    assert bound_kinds(name) == {"local-authority"}
    assert all(out(kind, name) for kind in SETTINGS)


@pytest.mark.parametrize("name", ["EHCP-01", "EHCP-04"])
def test_two_weeks_are_weeks_and_not_school_days(name: str):
    assert "two weeks" in duty_words(name)
    assert "school day" not in duty_words(name)


@pytest.mark.parametrize("kind", ["fe-college", "academy-16-19", *OUTSIDE_41])
def test_where_the_authority_holds_the_review_the_head_is_asked_nothing(kind: str):
    assert out(kind, "EHCP-01", "EHCP-04", review_meeting_required="yes")


def fact_of(name: str, kind: str) -> str:
    """Name the fact on which a conditional duty turns."""
    if name == "EHCP-02":
        return "plan_pupils" if kind in ACADEMIES else "funded_plan_reviewed"
    if name == "ADMIT-01":
        return "plan_named_school"
    return "sen_provision_without_plan" if name == "FAMILY-01" else "review_meeting_required"


def kinds_with(name: str) -> list[str]:
    found = [kind for kind in KINDS.values() if bound_by_law(name, kind)]
    assert found
    return found


@pytest.mark.parametrize("name", CONDITIONAL)
def test_what_has_not_arisen_is_not_applicable_and_never_a_gap(name: str):
    for kind in kinds_with(name):
        assert scope(name, kind) is InScope.DEPENDS
        unasked = judged(name, kind, facts={fact_of(name, kind): "no"})
        assert unasked.outcome is Outcome.NOT_APPLICABLE
        given = judged(name, kind, answers={name: "na"}, comment="No such pupil this year.")
        assert given.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("name", CONDITIONAL)
def test_what_has_arisen_binds_and_a_gap_in_it_is_one(name: str):
    for kind in kinds_with(name):
        facts = {fact_of(name, kind): "yes"}
        assert scope(name, kind, **facts) is InScope.YES
        found = judged(name, kind, facts=facts, answers={name: "no"})
        assert found.outcome is Outcome.NOT_MET


@pytest.mark.parametrize("name", ["ADMIT-01", "FAMILY-01", "EHCP-01", "EHCP-04"])
def test_what_has_arisen_cannot_be_waved_away(name: str):
    for kind in kinds_with(name):
        facts = {fact_of(name, kind): "yes"}
        given = judged(name, kind, facts=facts, answers={name: "na"}, comment="Not us.")
        assert given.outcome is Outcome.UNANSWERED
        assert Flag.NA_UNJUSTIFIED in given.flags
