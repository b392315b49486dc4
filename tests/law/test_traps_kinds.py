"""Traps about whom a duty reaches: what the label of a school does and does not mean."""

from __future__ import annotations

import pytest

from send_audit.model.vocabulary import Force, Group, InScope, Outcome
from send_audit.service.kinds import find_kind
from tests.law.flipping import checklist
from tests.law.trying import (
    audit,
    bound_by_law,
    bound_kinds,
    citations,
    duty_words,
    guidance_for,
    judged,
    out,
    rule,
    rules,
    scope,
)

SENCO = ("SENCO-01", "SENCO-02", "SENCO-03")
REPORT = ("INFO-01", "INFO-02")
ACADEMIES = ("academy", "free-school", "utc-studio", "special-academy", "ap-academy")
OUTSIDE_41 = ("independent-special", "independent")
SEN_ITEMS = ("SUPPORT-01", *SENCO, *REPORT, "FAMILY-01", "INCL-01")
DISABILITY_ITEMS = ("EQUAL-01", "EQUAL-02", "EQUAL-04", "EQUAL-05", "EQUAL-06", "EQUAL-07")


@pytest.mark.parametrize(
    "kind", ["maintained-special", "special-academy", "non-maintained-special"]
)
def test_special_schools_are_not_asked_for_a_senco_or_best_endeavours(kind: str):
    assert out(kind, "SUPPORT-01", *SENCO)


@pytest.mark.parametrize("kind", ["pru", "ap-academy"])
def test_senco_and_report_are_only_guidance_in_alternative_provision(kind: str):
    found = audit(kind, answers=dict.fromkeys(("SENCO-01", *REPORT), "no"))
    judged_items = {one.rule.id: one for one in found.items}
    for name in ("SENCO-01", *REPORT):
        rule = judged_items[name].rule
        assert (rule.force, rule.group) == (Force.SHOULD, Group.GUIDANCE)
        assert judged_items[name].outcome is Outcome.NOT_MET
    assert found.tallies[Group.LEGAL].not_met == 0
    assert out(kind, "SENCO-02", "SENCO-03")


def test_no_guidance_gap_counts_as_a_legal_one():
    found = audit("pru", answers={"SENCO-01": "no", "INCL-01": "no"})
    assert not found.where_it_stands.startswith("action")


@pytest.mark.parametrize("name", REPORT)
def test_the_report_binds_academy_schools_not_every_academy(name: str):
    for kind in ("academy", "free-school", "utc-studio", "special-academy"):
        assert bound_by_law(name, kind)
    assert not bound_by_law(name, "ap-academy")
    assert out("academy-16-19", name)


def test_sixteen_to_nineteen_academies_need_no_senco_but_owe_best_endeavours():
    assert out("academy-16-19", *SENCO, "FAMILY-01")
    assert bound_by_law("SUPPORT-01", "academy-16-19")


def test_an_independent_special_school_is_no_special_school():
    for kind in ("independent-special", "independent-special-s41"):
        assert out(kind, *REPORT, "FAMILY-01")
    for kind in ("maintained-special", "special-academy"):
        assert bound_by_law("INFO-01", kind)
        assert bound_by_law("FAMILY-01", kind)


def test_an_ordinary_independent_school_is_not_mainstream():
    assert out("independent", "INCL-01", "SUPPORT-01", *SENCO, *REPORT)


def test_section_41_brings_in_no_best_endeavours_senco_or_report():
    assert out("independent-special-s41", "SUPPORT-01", *SENCO, *REPORT, "FAMILY-01", "EQUAL-02")


def test_section_41_does_bring_in_cooperation_admission_code_and_review():
    for name in ("JOINT-01", "ADMIT-01", "LEAD-01", "EHCP-01"):
        assert bound_by_law(name, "independent-special-s41")
    assert scope("LEAD-01", "independent-special-s41") is InScope.YES
    assert out("independent-special", "JOINT-01", "ADMIT-01", "EHCP-01")
    assert scope("LEAD-01", "independent-special") is InScope.DEPENDS


@pytest.mark.parametrize("kind", ["non-maintained-special", "independent-special-s41", *OUTSIDE_41])
def test_the_public_sector_equality_duty_is_not_asked_of_private_schools(kind: str):
    assert out(kind, "EQUAL-02")


def test_the_duty_on_medical_conditions_reaches_those_it_names_and_no_others():
    named = {"maintained-mainstream", "maintained-special", "pru", *ACADEMIES}
    assert bound_kinds("MED-01") == bound_kinds("MED-02") == named
    assert guidance_for("MED-01") == set()
    assert out("maintained-nursery", "MED-01")


def test_the_duty_on_medical_conditions_holds_in_a_hospital_school():
    answers = {"MED-01": "no"}
    found = judged("MED-01", "maintained-special", facts={"in_hospital": "yes"}, answers=answers)
    assert found.outcome is Outcome.NOT_MET


@pytest.mark.parametrize("kind", ["pru", *OUTSIDE_41])
def test_naming_in_a_plan_does_not_bind_every_school(kind: str):
    assert out(kind, "ADMIT-01", plan_named_school="yes")


def test_naming_does_not_bind_a_maintained_special_school_in_a_hospital():
    facts = {"plan_named_school": "yes"}
    assert out("maintained-special", "ADMIT-01", **facts, in_hospital="yes")
    assert scope("ADMIT-01", "maintained-special", **facts) is InScope.YES
    assert scope("ADMIT-01", "special-academy", **facts, in_hospital="yes") is InScope.YES


def test_the_admissions_code_is_asked_of_mainstream_schools_only():
    academies = {"academy", "free-school", "utc-studio"}
    reached = {kind for kind in checklist().kinds if not out(kind, "ADMIT-03")}
    assert reached == {"maintained-mainstream", *academies}
    assert bound_kinds("ADMIT-03") == {"maintained-mainstream"}
    assert {rule("ADMIT-03", kind).group for kind in academies} == {Group.FUNDING}


@pytest.mark.parametrize("kind", [*ACADEMIES, "academy-16-19"])
def test_the_answerable_body_of_an_academy_is_the_trust(kind: str):
    found = rules(kind)
    for name in ("JOINT-01", "LEAD-01", "EQUAL-02"):
        assert found[name].body.startswith("academy trust")
    bodies = {rule.body for rule in found.values() if rule.in_scope is not InScope.NO}
    assert not any(body.startswith("local governing") for body in bodies)
    assert "governing body" not in bodies


def test_a_city_technology_college_is_an_independent_school_and_no_academy():
    for kind in checklist().kinds.values():
        named = "technology college" in f"{kind.title} {kind.includes}".casefold()
        is_utc = kind.id == "utc-studio"
        assert not named or is_utc or kind.id == "independent"
    names = [alias for kind in checklist().kinds.values() for alias in kind.aliases]
    assert "ctc" not in {*names, *checklist().kinds} - set(checklist().kinds["independent"].aliases)


def test_a_city_technology_college_owes_the_equality_duty_but_no_sen_duties():
    ctc = {"is_ctc": "yes"}
    sen = ("SUPPORT-01", *SENCO, *REPORT, "FAMILY-01", "INCL-01", "JOINT-01", "ADMIT-01")
    assert out("independent", *sen, **ctc)
    assert scope("EQUAL-02", "independent", **ctc) is InScope.YES
    assert scope("EQUAL-02", "independent") is InScope.NO
    assert scope("EHCP-02", "independent", **ctc, funded_plan_reviewed="yes") is InScope.YES


def test_sen_items_turn_on_sen_and_equality_items_on_equality_law():
    for name in SEN_ITEMS:
        assert "disab" not in duty_words(name)
        assert not any("equality" in cited for cited in citations(name))
    for name in DISABILITY_ITEMS:
        assert "sen" not in duty_words(name).split()
        assert any(cited.startswith("equality-act-2010") for cited in citations(name))


@pytest.mark.parametrize(
    "name", ["10", "other independent special school", "independent special school", "special"]
)
def test_no_type_of_the_national_register_is_taken_for_section_41_approval(name: str):
    assert find_kind(checklist(), name) is None


def test_approval_is_a_kind_or_a_question_of_its_own_and_never_presumed():
    kinds = checklist().kinds
    assert "section 41 list" in kinds["independent-special-s41"].includes
    assert "not approved under section 41" in kinds["independent-special"].title
    asked = checklist().facts["s41_approved"]
    assert (asked.kinds, asked.presume) == (("specialist-post-16",), None)
    assert scope("JOINT-01", "specialist-post-16") is InScope.DEPENDS
