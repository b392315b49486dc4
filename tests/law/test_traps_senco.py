"""Traps about the SENCO: who can be one, with what award, by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from send_audit.model.vocabulary import Flag, Force, Outcome
from tests.law.flipping import checklist
from tests.law.trying import duty_words, item, judged, question, rule


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


@pytest.mark.parametrize("kind", ["academy", "maintained-mainstream", "maintained-nursery", "pru"])
def test_the_tasks_that_a_senco_may_be_given_are_shown_and_never_asked(kind: str):
    found = rule("SENCO-09", kind)
    assert (found.force, found.group, found.question) == (Force.MAY, None, "")
    assert judged("SENCO-09", kind).outcome is Outcome.INFORMATION


def test_setting_the_sencos_functions_names_no_task_that_has_to_be_among_them():
    assert not question("SENCO-05").ticks
    for task in ("record", "liais", "day to day", "advis"):
        assert task not in duty_words("SENCO-05")
