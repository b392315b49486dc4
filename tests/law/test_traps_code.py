"""Traps about the SEND Code: where tools for schools misquote it; traps_code.toml numbers them."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from send_audit.model.vocabulary import Force, Group, InScope
from tests.law.flipping import checklist, compiled
from tests.law.trying import (
    TODAY,
    all_cited,
    all_duty_words,
    bound_by_law,
    bound_kinds,
    citations,
    citing,
    citing_code,
    duty_words,
    guidance_for,
    item,
    out,
    question,
    rule,
    rules,
    scope,
)

MAINTAINED = {"maintained-mainstream", "maintained-special"}
ACADEMY_SCHOOLS = {"academy", "free-school", "utc-studio", "special-academy"}
OUTSIDE_41 = ("independent", "independent-special")
AUTHORITY = {"local-authority"}


def never_asked(words: str) -> bool:
    """Whether no item asks for something by these words."""
    return not any(words in text for text in all_duty_words().values())


def kinds_citing(paragraph: str, item_id: str) -> set[str]:
    """Give the kinds for which an item cites a paragraph of the Code."""
    return {
        kind
        for cited in citing_code(paragraph)
        if cited.item == item_id
        for kind in cited.bind.kinds
    }


def forces_citing(paragraph: str) -> set[Force]:
    """Give the forces of all binds that cite a paragraph of the Code."""
    return {cited.bind.force for cited in citing_code(paragraph)}


# 1 to 5: meetings and papers


def test_three_meetings_a_year_are_guidance_and_the_yearly_report_is_law():
    assert "three times a year" in duty_words("FAMILY-16")
    assert bound_kinds("FAMILY-16") == set()
    assert {"maintained-mainstream", "academy", "pru"} < guidance_for("FAMILY-16")
    assert bound_kinds("FAMILY-13") > MAINTAINED | ACADEMY_SCHOOLS


def test_telling_the_family_is_law_and_no_good_practice():
    told = {"maintained-mainstream", "maintained-nursery", "pru", "ap-academy"}
    assert bound_kinds("FAMILY-01") == told | {"maintained-special"} | ACADEMY_SCHOOLS
    assert "cfa-2014: s.68" in {cited.partition("(")[0] for cited in citations("FAMILY-01")}
    assert "send-code: paras 3.70, 6.2, 6.43 and 6.48" in citations("FAMILY-01")


def test_no_sen_register_is_asked_for_only_that_the_decision_is_recorded():
    assert never_asked("sen register")
    assert never_asked("register of pupils")
    assert "record" in duty_words("SUPPORT-29")
    assert "send-code: para 6.43" in citations("SUPPORT-29")


def test_no_individual_education_plan_is_asked_for():
    assert never_asked("individual education plan")
    assert never_asked("pupil passport")
    assert citations("RECORD-12") == {"send-code: para 6.73"}


@pytest.mark.parametrize("name", ["RECORD-17", "RECORD-18"])
def test_provision_maps_are_shown_as_a_choice(name: str):
    assert not item(name).question
    assert rule(name, "maintained-mainstream").force is Force.MAY
    asked = [text for question in checklist().questions.values() for text in question.yes_means]
    assert not any("provision map" in text.casefold() for text in asked)


# 6 to 10: the SENCO


def test_a_place_in_the_leadership_team_is_asked_by_nobody():
    assert citing_code("6.87") == []
    assert never_asked("leadership team")
    assert "para 6.87" in item("SENCO-04").pitfall
    assert "advice, not a rule" in item("SENCO-04").pitfall


@pytest.mark.parametrize("name", ["SENCO-06", "SENCO-07"])
def test_time_for_the_senco_is_guidance_and_has_no_number(name: str):
    assert bound_kinds(name) == set()
    assert {"maintained-mainstream", "academy"} < guidance_for(name)
    assert not re.search(r"\d|per cent|half a day|one day", duty_words(name))


def test_the_list_of_paragraph_6_90_is_cited_as_a_may():
    assert forces_citing("6.90") == {Force.MAY}
    assert {cited.item for cited in citing_code("6.90")} == {"SENCO-09"}


def test_the_award_rests_on_regulation_49_in_the_words_of_the_day():
    assert pinpoints("SENCO-03", date(2024, 8, 31)) == {"reg 49(4)-(6)"}
    assert pinpoints("SENCO-03", TODAY) == {"reg 49(4), (7)-(9) and Sch A1"}


def pinpoints(name: str, day: date) -> set[str]:
    """Give where in the SEND Regulations an item of an academy rests on a day."""
    sources = rule(name, "academy", day).sources
    return {one.pinpoint for one in sources if one.instrument == "send-regs-2014"}


def test_only_a_shared_senco_is_asked_not_to_be_a_head():
    assert {cited.item for cited in citing_code("6.93")} == {"SENCO-11", "SENCO-12"}
    for name in ("SENCO-11", "SENCO-12"):
        assert "share" in duty_words(name)
        assert bound_kinds(name) == set()
        assert item(name).na.allowed


# 11 to 15: governors, policy, website


def test_a_governor_for_sen_is_guidance_and_may_be_a_committee():
    assert "committee" in item("LEAD-07").title
    assert forces_citing("6.3") == {Force.SHOULD}
    assert bound_kinds("LEAD-07") == set()


def test_no_sen_policy_has_to_be_renewed_each_year():
    assert never_asked("sen policy every year")
    yearly = re.compile(
        r"\b(sen|send) policy\b[^.?]*\b(year|annual)|\b(year|annual)[^.?]*\bsen policy"
    )
    assert not [name for name, text in all_duty_words().items() if yearly.search(text)]


def test_having_and_publishing_the_report_is_law_and_sets_no_interval():
    for name in ("INFO-01", "INFO-02"):
        assert {"maintained-mainstream", *ACADEMY_SCHOOLS} < bound_kinds(name)
        assert not re.search(r"once a year|every year|yearly|annual", duty_words(name))


def test_the_report_is_checked_against_the_schedule_with_what_the_bullets_lack():
    points = {tick.id: tick.text.casefold() for tick in question("INFO-01").ticks}
    assert len({re.match(r"\d+", name)[0] for name in points}) == 13
    assert "equipment" in points["6"]
    assert "how to reach them" in points["4"]
    assert "local offer" in points["13"]


def test_the_disability_matters_rest_on_section_69_and_the_plan_on_schedule_10():
    assert any("s.69(3)(b)" in cited for cited in citations("INFO-03"))
    assert any("Sch 10" in cited for cited in citations("EQUAL-01"))
    assert "EQUAL-01" not in {cited.item for cited in citing_code("6.10")}
    assert "EQUAL-01" in {cited.item for cited in citing_code("xx")}


# 16 to 24: assessment, plan and review


def test_consultation_and_naming_ask_nothing_of_those_outside_the_list():
    for kind in OUTSIDE_41:
        assert out(kind, "EHCP-31")
        assert out(kind, "ADMIT-01", plan_named_school="yes")
    assert bound_by_law("ADMIT-01", "independent-special-s41")


def test_no_number_of_cycles_reports_or_pounds_comes_before_a_request():
    for name in ("ASSESS-05", "ASSESS-06", "ASSESS-23", "ASSESS-24"):
        assert not re.search(r"(two|three) (cycles|terms|rounds)|psychologist", duty_words(name))
    assert bound_kinds("ASSESS-05") | bound_kinds("ASSESS-06") == set()
    assert guidance_for("ASSESS-05") == guidance_for("ASSESS-06") == AUTHORITY


def test_no_item_asks_for_six_thousand_pounds_or_a_ring_fence():
    for words in ("6,000", "6000", "six thousand", "ring-fence"):
        assert never_asked(words)


def test_securing_section_f_binds_the_authority_and_no_school():
    found = citing("cfa-2014: s.42")
    assert found
    assert {kind for cited in found for kind in cited.bind.kinds} == AUTHORITY


def test_colleges_and_ordinary_independent_schools_are_not_in_the_list_for_reviews():
    outside = {"fe-college", "academy-16-19", "early-years-group", "childminder", *OUTSIDE_41}
    assert not outside & kinds_citing("9.173", "EHCP-01")
    assert not outside & kinds_citing("9.173", "EHCP-36")
    assert {"pru", "academy", "non-maintained-special"} < kinds_citing("9.173", "EHCP-01")
    assert kinds_citing("9.166", "EHCP-41") == AUTHORITY


def test_the_twelve_months_rest_on_9_166_and_9_169_and_not_on_9_192():
    assert citations("EHCP-41") >= {"send-code: paras 9.166 and 9.169"}
    assert {cited.item for cited in citing_code("9.192")} == {"EHCP-51"}


def test_the_days_of_a_move_are_for_the_amended_plan_and_not_for_the_meeting():
    assert bound_kinds("EHCP-50") == AUTHORITY
    now = rule("EHCP-50", "local-authority").statement
    assert "reviewed and, where needed, amended to name the new place before 15 February" in now
    assert "meeting" not in duty_words("EHCP-50")
    dated = [name for name, text in all_duty_words().items() if "15 february" in text]
    assert "EHCP-50" in dated
    assert {kind for name in dated for kind in bound_kinds(name) | guidance_for(name)} == AUTHORITY


def test_adult_life_from_year_9_is_law_in_plan_reviews_and_guidance_for_the_rest():
    assert bound_kinds("TRANS-01") == AUTHORITY
    assert bound_by_law("EHCP-01", "academy")
    assert "send-regs-2014: regs 20(6) and 21(6)" in citations("TRANS-01")
    assert bound_kinds("TRANS-64") == set()
    assert forces_citing("1.40") >= {Force.SHOULD}


# 25 to 29: words, numbers, pages, editions


@pytest.mark.parametrize("words", ["quality first", "every teacher is a teacher of", "wave 1"])
def test_phrases_that_the_code_does_not_use_are_not_put_into_its_mouth(words: str):
    assert words not in json.dumps(compiled()).casefold()


def test_what_worries_parents_is_paragraph_6_45_and_not_6_46():
    assert "worried about" in duty_words("SUPPORT-06")
    assert citations("SUPPORT-06") == {"send-code: para 6.45"}


def test_paragraphs_of_the_code_are_cited_and_never_pages():
    pinpoints = {
        cited.source.pinpoint for cited in all_cited() if cited.source.instrument == "send-code"
    }
    assert len(pinpoints) > 300
    assert not [one for one in pinpoints if not re.match(r"paras? [\dxvi]|Annex |chapter ", one)]


def test_there_are_two_editions_of_the_code_and_no_revision_since():
    editions = checklist().instruments["send-code"].editions
    assert [edition.id for edition in editions] == ["2014-07", "2015-01"]
    assert editions[1].end is None


# 30 to 35: whom it reaches, and what SEN is not


@pytest.mark.parametrize("kind", OUTSIDE_41)
def test_the_code_asks_nothing_of_independent_schools_outside_section_41_but_care_with_plans(
    kind: str,
):
    asked = {
        name
        for name, found in rules(kind).items()
        if found.group is Group.GUIDANCE and found.in_scope is not InScope.NO
    }
    assert asked == {"EHCP-05"}


@pytest.mark.parametrize("kind", OUTSIDE_41)
def test_independent_schools_owe_equality_duties_and_answer_to_the_tribunal(kind: str):
    for name in ("EQUAL-01", "EQUAL-04", "EQUAL-05", "EQUAL-06", "EQUAL-07"):
        assert bound_by_law(name, kind)
    routes = {route.id for route in rule("EQUAL-06", kind).routes}
    assert "tribunal-disability" in routes


def test_neither_low_marks_nor_another_language_makes_sen():
    assert "alone does not lead to a pupil being recorded with sen" in duty_words("IDENT-16")
    assert "limited english alone is not sen" in duty_words("IDENT-18")
    assert citations("IDENT-16") == {"send-code: para 6.23"}


@pytest.mark.parametrize("name", ["EQUAL-04", "EQUAL-05", "EQUAL-06", "EQUAL-07"])
def test_adjustments_are_owed_to_disabled_pupils_whether_or_not_they_have_sen(name: str):
    words = duty_words(name)
    assert "disab" in words
    assert not re.search(r"\b(sen|plan|register)\b", words)


# 36 to 41: single paragraphs


@pytest.mark.parametrize(
    ("name", "right", "printed"),
    [("TRANS-55", "8.30", "8.32"), ("TRANS-61", "8.30", "8.32"), ("INFO-01", "6.79", "6.78"),
     ("FAMILY-13", "6.64", "6.63")],
)  # fmt: skip
def test_pointers_that_the_code_gets_wrong_are_put_right(name: str, right: str, printed: str):
    cited = {number for one in all_cited() if one.item == name for number in one.paragraphs}
    assert printed not in cited
    if name != "TRANS-61":
        assert right in cited
    else:
        assert right in item(name).pitfall


def test_help_from_other_agencies_is_a_may():
    assert rule("IDENT-14", "academy").force is Force.MAY
    assert not item("IDENT-14").question
    assert {cited.item for cited in citing_code("6.64")} == {"FAMILY-13", "FAMILY-14"}


def test_service_children_rest_on_10_55_and_10_56_and_not_on_10_53():
    assert citing_code("10.53") == []
    assert "send-code: para 10.55" in citations("GROUP-60")
    for name in ("GROUP-62", "GROUP-63", "GROUP-64"):
        assert citations(name) == {"send-code: para 10.56"}


def test_in_alternative_provision_the_cycle_is_a_should_and_the_plan_a_must_of_the_code():
    assert guidance_for("GROUP-56") == {"pru", "ap-academy"}
    assert citations("GROUP-56") == {"send-code: para 10.43"}
    assert citations("GROUP-51") == {"send-code: para 10.42"}
    assert "prints a must" in rule("GROUP-51", "academy").note
    assert bound_by_law("GROUP-26", "local-authority")


def test_closure_of_a_school_is_an_exception_for_the_authority_alone():
    found = citing_code("9.42")
    assert {cited.item for cited in found} == {"ASSESS-19"}
    assert {kind for cited in found for kind in cited.bind.kinds} == AUTHORITY
    assert "Holidays do not lengthen the six weeks" in item("ASSESS-26").pitfall


def test_panels_are_for_academies_and_independent_schools_only():
    panel = kinds_citing("11.71", "DISPUTE-26")
    independent = {"independent-special-s41", *OUTSIDE_41}
    assert panel == {*ACADEMY_SCHOOLS, "ap-academy", *independent}
    assert kinds_citing("11.69", "DISPUTE-26") >= {*MAINTAINED, "maintained-nursery", "pru"}
    assert scope("DISPUTE-26", "academy") is InScope.YES
