"""Traps about documents: the SEN information report, the accessibility plan, equality papers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from send_audit.model.vocabulary import Flag, Group, Outcome
from tests.law.flipping import checklist
from tests.law.trying import (
    bound_kinds,
    duty_words,
    guidance_for,
    item,
    judged,
    out,
    question,
)

REPORT = ("INFO-01", "INFO-02")
ADJUSTMENTS = ("EQUAL-06", "EQUAL-07")
ALL_POINTS = dict.fromkeys(
    "1 2 3a 3b 3c 3d 3e 3f 3g 4 5 6 7 8 9 10 11 12 13".split(),  # noqa: SIM905
    "yes",
)


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


def test_a_yearly_report_is_law_for_maintained_schools_and_guidance_for_academies():
    assert bound_kinds("INFO-13") == {"maintained-mainstream", "maintained-special"}
    academies = {"academy", "free-school", "utc-studio", "special-academy"}
    assert guidance_for("INFO-13") == {"maintained-nursery", *academies}
    for kind, group in (("maintained-mainstream", Group.LEGAL), ("academy", Group.GUIDANCE)):
        found = judged("INFO-13", kind, answers={"INFO-13": "no"})
        assert (found.outcome, found.rule.group) == (Outcome.NOT_MET, group)


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


@pytest.mark.parametrize("name", ADJUSTMENTS)
def test_schools_are_not_asked_to_alter_buildings_as_an_adjustment(name: str):
    for words in ("building", "physical", "premises"):
        assert words not in duty_words(name)
    for kind in ("academy-16-19", "fe-college"):
        assert out(kind, name)


def test_physical_features_are_for_colleges_and_services_and_for_no_school():
    assert "buildings" in duty_words("EQUAL-09")
    assert bound_kinds("EQUAL-09") == {"academy-16-19", "fe-college"}
    assert "physical features" in duty_words("EQUAL-14")
    services = {"early-years-group", "childminder", "training-provider", "specialist-post-16"}
    assert bound_kinds("EQUAL-14") == services


def test_equality_information_about_staff_is_asked_only_from_150_up():
    for reading in item("EQUAL-10").readings:
        assert "staff only where there are 150 or more" in reading.statement
    asked = question("EQUAL-10")
    assert not asked.ticks
    for words in ("staff", "employ", "workforce"):
        assert words not in f"{asked.text} {' '.join(asked.yes_means)}".casefold()
    assert not any("employ" in fact.label.casefold() for fact in checklist().facts.values())
