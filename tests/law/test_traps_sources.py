"""Traps about what to cite, where to turn, and what is not law at all."""

from __future__ import annotations

import json
from datetime import date

import pytest

from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import Group, InScope, Outcome
from tests.law.flipping import checklist, compiled
from tests.law.trying import (
    TODAY,
    all_cited,
    bound_by_law,
    bound_kinds,
    citations,
    citing,
    duty_words,
    guidance_for,
    item,
    judged,
    out,
    rules,
)

ACADEMIES = ("academy", "free-school", "utc-studio", "special-academy", "ap-academy")
SETTINGS = [kind for kind in checklist().kinds if kind != "local-authority"]
SUPERSEDED = ("1999/2506", "2008/2945", "2009/1387", "2011/2260", "2006/1751", "2011/1627")
AUTHORITY_CAN_FAIL = {"ADMIT-01", "ADMIT-07", "ASSESS-01", "EHCP-01", "EHCP-04", "EHCP-29"}
"""Duties of settings beside which stands a step of the authority: its delay, its provision."""


def test_auxiliary_aids_began_with_the_tenth_commencement_order():
    begun = [cited for cited in citations("EQUAL-07") if "order" in cited]
    assert begun == ["equality-aids-order-2012: art 2"]
    order = checklist().instruments["equality-aids-order-2012"]
    assert order.title == "Equality Act 2010 (Commencement No. 10) Order 2012"
    assert order.short == "SI 2012/2184"


def test_information_for_reviews_is_switched_on_for_academies():
    for kind in ACADEMIES:
        assert bound_by_law("EHCP-02", kind)
        given = {"facts": {"plan_pupils": "yes"}, "answers": {"EHCP-02": "no"}}
        assert judged("EHCP-02", kind, **given).outcome is Outcome.NOT_MET
    assert out("academy-16-19", "EHCP-02")


@pytest.mark.parametrize("line", ["(1)(h)", "(3)(b)"])
def test_standards_that_are_switched_off_for_academies_are_not_cited_for_them(line: str):
    found = [cited for cited in citing("iss-2014: Sch para 32") if line in cited.says]
    assert found
    for cited in found:
        assert not {*ACADEMIES, "academy-16-19"} & set(cited.bind.kinds)


@pytest.mark.parametrize("kind", checklist().kinds)
def test_no_superseded_instrument_is_cited_as_current(kind: str):
    for found in rules(kind).values():
        if found.in_scope is not InScope.NO:
            for source in found.sources:
                assert not any(number in source.short + source.url for number in SUPERSEDED)


def test_a_superseded_instrument_is_still_cited_for_the_days_when_it_was_law():
    before = rules("academy", day=date(2017, 3, 30))["EQUAL-10"].sources
    after = rules("academy", day=date(2017, 3, 31))["EQUAL-10"].sources
    assert "SI 2011/2260" in {source.short for source in before}
    assert "SI 2011/2260" not in {source.short for source in after}


def test_section_317_of_the_education_act_1996_is_cited_by_no_item():
    cited = [one.says for one in all_cited() if one.source.instrument == "education-act-1996"]
    assert cited
    assert not any("317" in says for says in cited)


@pytest.mark.parametrize("kind", checklist().kinds)
def test_no_route_leads_to_the_closed_funding_agency(kind: str):
    for day in (date(2025, 4, 1), TODAY):
        for found in rules(kind, day=day).values():
            assert not any("Funding Agency" in route.title for route in found.routes)


def test_academies_answer_to_the_department_now():
    for kind in (*ACADEMIES, "academy-16-19"):
        routes = routes_of(rules(kind)["JOINT-01"])
        assert any("Department for Education" in title for title in routes)


@pytest.mark.parametrize("kind", SETTINGS)
def test_neither_ombudsman_nor_tribunal_hears_of_sen_support(kind: str):
    routes = routes_of(rules(kind)["SUPPORT-01"])
    assert not any("Ombudsman" in title or "Tribunal" in title for title in routes)


@pytest.mark.parametrize("kind", SETTINGS)
def test_the_ombudsman_is_only_ever_named_for_failings_of_the_authority(kind: str):
    for found in rules(kind).values():
        for route in found.routes:
            if "Ombudsman" in route.title:
                assert found.id in AUTHORITY_CAN_FAIL
                assert "Only for failings of the local authority" in route.how


def routes_of(rule: RuleItem) -> list[str]:
    return [route.title for route in rule.routes]


def test_a_part_time_timetable_that_nobody_agreed_to_is_a_gap_in_law_where_the_law_reaches():
    by_law = {"maintained-mainstream", "maintained-special", "maintained-nursery", "pru"}
    assert bound_kinds("ADMIT-07") == {*by_law, "special-academy", "non-maintained-special"}
    assert guidance_for("ADMIT-07") == {"academy", "free-school", "utc-studio", "ap-academy"}
    assert "agreed with a parent" in duty_words("ADMIT-07")
    for kind, group in (("maintained-mainstream", Group.LEGAL), ("academy", Group.GUIDANCE)):
        found = judged("ADMIT-07", kind, answers={"ADMIT-07": "no"})
        assert (found.outcome, found.rule.group) == (Outcome.NOT_MET, group)


def test_no_code_covers_a_pupil_sent_home():
    words = duty_words("ADMIT-08")
    assert "c2 for an agreed part-time timetable" in words
    assert "b only for a supervised activity" in words
    assert "Sending a pupil home to cool off is an exclusion too" in item("ADMIT-10").pitfall


def test_proposals_are_not_shown_as_duties():
    text = json.dumps(compiled()).casefold()
    assert "sen support" in text
    for proposal in ("individual support plan", "national inclusion standard", "education for all"):
        assert proposal not in text
