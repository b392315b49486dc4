"""Errors that an automated auditor would make, one test or more each; traps.toml numbers them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import Flag, Force, Group, InScope, Outcome
from tests.law.matrix import KINDS
from tests.law.trying import audit, checklist, citations, duty_words, item, judged, question, rules

SENCO = ("SENCO-01", "SENCO-02", "SENCO-03")
REPORT = ("INFO-01", "INFO-02")
CONDITIONAL = {
    "ADMIT-01": "plan_named_school",
    "FAMILY-01": "sen_provision_without_plan",
    "EHCP-01": "review_meeting_required",
    "EHCP-02": "funded_plan_reviewed",
}
ACADEMIES = ("academy", "free-school", "utc-studio", "special-academy", "ap-academy")
OUTSIDE_41 = ("independent-special", "independent")
ALL_POINTS = dict.fromkeys(
    "1 2 3a 3b 3c 3d 3e 3f 3g 4 5 6 7 8 9 10 11 12 13".split(),  # noqa: SIM905
    "yes",
)


def out(kind: str, *names: str, **facts: str) -> bool:
    """Whether none of the items reaches a kind, even when every answer is no."""
    found = audit(kind, facts=facts, answers=dict.fromkeys(names, "no"))
    outcomes = {one.outcome for one in found.items if one.rule.id in names}
    return outcomes == {Outcome.OUT_OF_SCOPE}


def scope(name: str, kind: str, **facts: str) -> InScope:
    return rules(kind, facts)[name].in_scope


def bound_by_law(name: str, kind: str) -> bool:
    rule = rules(kind)[name]
    return rule.in_scope is not InScope.NO and rule.group is Group.LEGAL


def senco(day: date = date(2026, 11, 23), **facts: object) -> tuple[Outcome, tuple[Flag, ...]]:
    """Judge the award of an academy's SENCO from facts alone; the names lose their ``senco_``."""
    found = judged(
        "SENCO-03", "academy", facts={f"senco_{k}": v for k, v in facts.items()}, day=day
    )
    return found.outcome, found.flags


def course(award: str, begun: date, done: date, day: date) -> Outcome:
    """Judge a SENCO of long standing, new to the post in 2020, by the days of a course."""
    facts = {"first_on": date(2020, 9, 1), "months_before": 0, "award": award}
    return senco(day, **facts, award_begun=begun, award_done=done)[0]


# 1 to 5: what a label of a school does and does not mean


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


# 6 to 10: whose clock it is


def test_six_weeks_are_asked_of_no_school():
    for name in checklist().items:
        assert "six weeks" not in duty_words(name)
        assert not any(cited == "send-regs-2014: reg 8" for cited in citations(name))


def test_fifteen_days_to_reply_are_no_law():
    for name in checklist().items:
        words = duty_words(name)
        assert "15 days" not in words
        assert "fifteen days" not in words


def test_the_authoritys_own_deadlines_are_not_asked_of_the_school():
    words = duty_words("EHCP-01")
    for late in ("four weeks", "4 weeks", "12 months", "every year", "yearly"):
        assert late not in words
    assert rules("academy")["EHCP-01"].body.startswith("head")


def test_two_weeks_are_weeks_and_not_school_days():
    assert "two weeks" in duty_words("EHCP-01")
    assert "school day" not in duty_words("EHCP-01")


@pytest.mark.parametrize("kind", ["fe-college", "academy-16-19", *OUTSIDE_41])
def test_where_the_authority_holds_the_review_the_head_is_asked_nothing(kind: str):
    assert out(kind, "EHCP-01", review_meeting_required="yes")


# 11 to 14: the SENCO


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_head_who_is_senco_needs_no_qualified_status(answer: str):
    facts = {"senco_role": "head", "senco_teaches_here": "no", "senco_induction": "not-completed"}
    found = judged("SENCO-02", "free-school", facts=facts, answers={"SENCO-02": answer})
    assert found.outcome is Outcome.MET


def test_a_head_who_is_senco_still_needs_the_award():
    facts = {
        "senco_role": "head",
        "senco_first_on": date(2022, 9, 1),
        "senco_months_before": 0,
        "senco_award": "none",
    }
    assert judged("SENCO-03", "academy", facts=facts).outcome is Outcome.NOT_MET


def test_a_senco_who_is_no_head_needs_status_induction_and_teaching_here():
    good = {"role": "qualified-teacher", "induction": "completed", "teaches_here": "yes"}
    bad = [{"role": "unqualified-teacher"}, {"induction": "not-completed"}, {"teaches_here": "no"}]
    for change in ({}, *bad):
        facts = {f"senco_{key}": value for key, value in (good | change).items()}
        wanted = Outcome.NOT_MET if change else Outcome.MET
        assert judged("SENCO-02", "academy", facts=facts).outcome is wanted


def test_the_three_years_end_with_the_anniversary_itself():
    facts = {"first_on": date(2023, 9, 1), "months_before": 0, "award": "none"}
    assert senco(date(2026, 9, 1), **facts)[0] is Outcome.UPCOMING
    assert senco(date(2026, 9, 2), **facts)[0] is Outcome.NOT_MET


def test_the_three_years_run_from_the_first_post_and_not_from_joining_this_school():
    """Nine months elsewhere, then here from 2024: the clock began in 2023."""
    facts = {"first_on": date(2023, 10, 1), "months_before": 9, "award": "none"}
    assert senco(date(2026, 10, 2), **facts)[0] is Outcome.NOT_MET
    asked = checklist().facts[item("SENCO-03").decide.facts["first_on"]]
    assert "first become a SENCO" in asked.label
    assert "does not start the three years again" in asked.help


@pytest.mark.parametrize("months", [0, 12])
def test_service_of_up_to_twelve_months_does_not_leave_anybody_out(months: int):
    outcome, flags = senco(first_on=date(2015, 9, 1), months_before=months, award="none")
    assert outcome is Outcome.NOT_MET
    assert Flag.ARGUABLE not in flags


@pytest.mark.parametrize("months", [13, 120])
def test_more_than_twelve_months_of_service_is_arguable_and_neither_yes_nor_no(months: int):
    outcome, flags = senco(first_on=date(2015, 9, 1), months_before=months, award="none")
    assert outcome is Outcome.UNKNOWN
    assert Flag.ARGUABLE in flags


def test_whoever_became_a_senco_by_the_first_day_of_september_2009_is_outside():
    assert senco(first_on=date(2009, 9, 1), award="none")[0] is Outcome.NOT_APPLICABLE
    later = senco(first_on=date(2009, 9, 2), months_before=0, award="none")
    assert later[0] is Outcome.NOT_MET


@pytest.mark.parametrize("day", [date(2024, 8, 31), date(2024, 9, 1), date(2028, 1, 1)], ids=str)
def test_a_holder_of_the_national_award_needs_no_npq(day: date):
    assert course("nasenco", date(2021, 1, 10), date(2022, 7, 1), day) is Outcome.MET


def test_a_national_award_begun_from_september_2024_does_not_count():
    done, day = date(2026, 7, 1), date(2026, 11, 23)
    assert course("nasenco", date(2024, 8, 31), done, day) is Outcome.MET
    assert course("nasenco", date(2024, 9, 1), done, day) is Outcome.NOT_MET


def test_a_national_award_finished_from_september_2027_does_not_count():
    begun, day = date(2024, 8, 31), date(2027, 12, 1)
    assert course("nasenco", begun, date(2027, 8, 31), day) is Outcome.MET
    assert course("nasenco", begun, date(2027, 9, 1), day) is Outcome.NOT_MET


def test_an_award_that_is_not_finished_is_not_held():
    day = date(2026, 11, 23)
    later = day + timedelta(days=1)
    assert course("nasenco", date(2024, 1, 10), later, day) is Outcome.NOT_MET
    assert course("npq", date(2025, 1, 10), later, day) is Outcome.NOT_MET
    assert course("npq", date(2025, 1, 10), day, day) is Outcome.MET


@pytest.mark.parametrize("kind", ["academy", "free-school", "utc-studio", "maintained-nursery"])
def test_a_senco_of_the_trust_alone_is_not_accepted(kind: str):
    facts = {"senco_in_post": "yes", "senco_on_staff": "no"}
    found = judged("SENCO-01", kind, facts=facts, answers={"SENCO-01": "yes"})
    assert found.outcome is Outcome.NOT_MET
    assert Flag.CONTRADICTED in found.flags


# 16 to 20: documents


@pytest.mark.parametrize("kind", ["maintained-special", "special-academy"])
def test_special_schools_are_not_asked_for_points_two_and_four(kind: str):
    found = judged("INFO-01", kind, facts={"has_sixth_form": "yes"}, ticks=ALL_POINTS)
    asked = {tick.id for tick in found.ticks if tick.in_scope}
    assert asked == ALL_POINTS.keys() - {"2", "4"}
    without = {key: level for key, level in ALL_POINTS.items() if key not in {"2", "4"}}
    met = judged("INFO-01", kind, facts={"has_sixth_form": "yes"}, ticks=without)
    assert met.outcome is Outcome.MET


@pytest.mark.parametrize(
    "kind", ["maintained-mainstream", "maintained-nursery", "academy", "free-school", "utc-studio"]
)
@pytest.mark.parametrize("point", ["2", "4"])
def test_mainstream_schools_are_asked_for_points_two_and_four(kind: str, point: str):
    found = judged(
        "INFO-01", kind, facts={"has_sixth_form": "yes"}, ticks=ALL_POINTS | {point: "no"}
    )
    assert found.outcome is Outcome.PARTLY


def test_the_report_has_exactly_the_points_of_the_schedule():
    assert {tick.id for tick in question("INFO-01").ticks} == ALL_POINTS.keys()


@pytest.mark.parametrize("kind", ["maintained-mainstream", "academy", "special-academy"])
def test_point_eight_is_only_for_schools_with_somebody_over_school_age(kind: str):
    ticks = ALL_POINTS | {"8": "no"}
    with_ = judged("INFO-01", kind, facts={"has_sixth_form": "yes"}, ticks=ticks)
    without = judged("INFO-01", kind, facts={"has_sixth_form": "no"}, ticks=ticks)
    assert (with_.outcome, without.outcome) == (Outcome.PARTLY, Outcome.MET)


def test_an_academys_report_of_two_years_ago_is_not_unlawful():
    facts = {"report_where": "own-site", "report_on": date(2024, 11, 1)}
    assert judged("INFO-02", "academy", facts=facts).outcome is Outcome.MET
    for name in REPORT:
        assert "year" not in duty_words(name).replace("young people over compulsory", "")


def test_the_accessibility_plan_itself_need_not_be_a_web_page():
    assert item("EQUAL-01").evidence.needs != "link"
    words = duty_words("EQUAL-01")
    assert "website" not in words
    assert "publish" not in words


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2014, 9, 1), date(2012, 4, 1), date(2015, 3, 31)),
        (date(2020, 6, 1), date(2018, 4, 1), date(2021, 3, 31)),
        (date(2026, 11, 23), date(2024, 4, 1), date(2027, 3, 31)),
    ],
    ids=["2014", "2020", "2026"],
)
@pytest.mark.parametrize("kind", ["maintained-special", "independent", "non-maintained-special"])
def test_the_accessibility_plan_follows_the_national_three_years(
    kind: str, day: date, first: date, last: date
):
    assert access_plan(kind, day, first, last) == (Outcome.MET, False)


def test_an_accessibility_plan_with_years_of_its_own_is_accepted_with_advice():
    found = access_plan("academy", date(2026, 11, 23), date(2025, 9, 1), date(2028, 8, 31))
    assert found == (Outcome.MET, True)


def test_an_accessibility_plan_that_has_ended_is_not_in_place():
    day, first = date(2026, 11, 23), date(2023, 11, 23)
    assert access_plan("academy", day, first, day)[0] is Outcome.MET
    expired = access_plan("academy", day, first, day - timedelta(days=1))
    assert expired[0] is Outcome.NOT_MET


def test_no_accessibility_plan_is_not_in_place():
    assert judged("EQUAL-01", "pru", answers={"EQUAL-01": "no"}).outcome is Outcome.NOT_MET


def test_the_plan_after_next_is_due_on_the_first_of_march():
    last_day_of_it = date(2027, 3, 31)
    before = access_plan("academy", date(2027, 3, 1), date(2024, 4, 1), last_day_of_it)
    after = access_plan("academy", date(2027, 3, 2), date(2024, 4, 1), last_day_of_it)
    assert (before[0], after[0] is Outcome.MET) == (Outcome.MET, False)


def test_a_new_school_has_one_month_for_its_first_accessibility_plan():
    def new(day: date) -> Outcome:
        facts = {"opened_on": date(2026, 9, 1)}
        given = {"day": day, "facts": facts, "answers": {"EQUAL-01": "no"}}
        return judged("EQUAL-01", "free-school", **given).outcome

    assert new(date(2026, 10, 1)) is Outcome.UPCOMING
    assert new(date(2026, 10, 2)) is Outcome.NOT_MET


def access_plan(kind: str, day: date, first: date, last: date) -> tuple[Outcome, bool]:
    """Judge a plan by its first and last day: the outcome, and whether it is called misaligned."""
    facts = {"access_plan_from": first, "access_plan_to": last}
    found = judged("EQUAL-01", kind, facts=facts, day=day)
    return found.outcome, Flag.MISALIGNED in found.flags


# 23 to 29: whom to ask, what to cite, where to turn


@pytest.mark.parametrize("kind", ["non-maintained-special", "independent-special-s41", *OUTSIDE_41])
def test_the_public_sector_equality_duty_is_not_asked_of_private_schools(kind: str):
    assert out(kind, "EQUAL-02")


@pytest.mark.parametrize("kind", ACADEMIES)
def test_information_for_reviews_is_switched_on_for_academies(kind: str):
    assert bound_by_law("EHCP-02", kind)
    found = judged(
        "EHCP-02",
        kind,
        facts={"funded_plan_reviewed": "yes"},
        answers={"EHCP-02": "no"},
    )
    assert found.outcome is Outcome.NOT_MET
    assert out("academy-16-19", "EHCP-02")


def test_standards_that_are_switched_off_for_academies_are_not_cited():
    cited = [one for name in checklist().items for one in citations(name)]
    assert not any("32(1)(h)" in one or "32(3)(b)" in one for one in cited)


@pytest.mark.parametrize(
    "number", ["1999/2506", "2008/2945", "2009/1387", "2011/2260", "2006/1751", "2011/1627"]
)
def test_no_superseded_instrument_is_cited(number: str):
    for source in checklist().instruments.values():
        assert number not in f"{source.title} {source.short} {source.url}"


def test_section_317_of_the_education_act_1996_is_cited_by_no_item():
    titles = {one.id: one.title for one in checklist().instruments.values()}
    for name in checklist().items:
        for cited in citations(name):
            instrument, _, pinpoint = cited.partition(": ")
            assert titles[instrument] != "Education Act 1996" or "317" not in pinpoint


def test_no_route_leads_to_the_closed_funding_agency():
    for kind in KINDS.values():
        for day in (date(2025, 4, 1), date(2026, 11, 23)):
            for rule in rules(kind, day=day).values():
                assert not any("Funding Agency" in route.title for route in rule.routes)


def test_academies_answer_to_the_department_now():
    for kind in (*ACADEMIES, "academy-16-19"):
        routes = routes_of(rules(kind)["JOINT-01"])
        assert any("Department for Education" in title for title in routes)


def test_neither_ombudsman_nor_tribunal_hears_of_sen_support():
    for kind in KINDS.values():
        for route in rules(kind)["SUPPORT-01"].routes:
            assert "Ombudsman" not in route.title
            assert "Tribunal" not in route.title


def test_the_ombudsman_is_only_ever_named_for_failings_of_the_authority():
    for kind in KINDS.values():
        for rule in rules(kind).values():
            for route in rule.routes:
                if "Ombudsman" in route.title:
                    assert rule.id in CONDITIONAL
                    assert "Only for failings of the local authority" in route.how


def routes_of(rule: RuleItem) -> list[str]:
    return [route.title for route in rule.routes]


# 31 to 37: naming, answering, and what does not arise


@pytest.mark.parametrize("kind", ["pru", *OUTSIDE_41])
def test_naming_in_a_plan_does_not_bind_every_school(kind: str):
    assert out(kind, "ADMIT-01", plan_named_school="yes")


def test_naming_does_not_bind_a_maintained_special_school_in_a_hospital():
    facts = {"plan_named_school": "yes"}
    assert out("maintained-special", "ADMIT-01", **facts, in_hospital="yes")
    assert scope("ADMIT-01", "maintained-special", **facts) is InScope.YES
    assert scope("ADMIT-01", "special-academy", **facts, in_hospital="yes") is InScope.YES


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


def test_proposals_are_not_shown_as_duties():
    text = repr(checklist()).casefold()
    for proposal in ("individual support plan", "national inclusion standard", "education for all"):
        assert proposal not in text


def kinds_with(name: str) -> list[str]:
    return [kind for kind in KINDS.values() if bound_by_law(name, kind)]


@pytest.mark.parametrize(("name", "fact"), CONDITIONAL.items(), ids=CONDITIONAL)
def test_what_has_not_arisen_is_not_applicable_and_never_a_gap(name: str, fact: str):
    for kind in kinds_with(name):
        assert scope(name, kind) is InScope.DEPENDS
        assert judged(name, kind, facts={fact: "no"}).outcome is Outcome.NOT_APPLICABLE
        given = judged(name, kind, answers={name: "na"}, comment="No such pupil this year.")
        assert given.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(("name", "fact"), CONDITIONAL.items(), ids=CONDITIONAL)
def test_what_has_arisen_binds_and_cannot_be_waved_away(name: str, fact: str):
    for kind in kinds_with(name):
        assert scope(name, kind, **{fact: "yes"}) is InScope.YES
        given = judged(name, kind, facts={fact: "yes"}, answers={name: "na"}, comment="Not us.")
        assert given.outcome is Outcome.UNANSWERED
        assert Flag.NA_UNJUSTIFIED in given.flags


def test_sen_items_turn_on_sen_and_equality_items_on_equality_law():
    for name in ("SUPPORT-01", *SENCO, *REPORT, "FAMILY-01", "INCL-01"):
        assert "disab" not in duty_words(name)
        assert not any("equality" in cited for cited in citations(name))
    for name in ("EQUAL-01", "EQUAL-02"):
        words = duty_words(name).split()
        assert "sen" not in words
        assert any(cited.startswith("equality-act-2010") for cited in citations(name))
