"""Deciders on every edge, with their arithmetic, straight from the regulations' dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.calendar import add_months, words
from send_audit.evaluate.deciders import DECIDERS
from send_audit.model.vocabulary import Flag, Outcome

ITEMS = load_checklist("send-england@dev").items
DAY = date(2026, 11, 23)


def decide(item: str, day: date = DAY, **facts: object):
    """Ask an item's decider, with the settings of the checklist; facts not given are missing."""
    rule = ITEMS[item].decide
    assert rule is not None
    decider = DECIDERS[rule.rule]
    return decider.decide({**dict.fromkeys(decider.need.facts), **facts}, rule.settings, day)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
    ],
)
def test_months_are_counted_by_the_corresponding_date(start, months, end):
    assert add_months(start, months) == end


def test_days_are_written_alike_everywhere():
    assert words(date(2027, 3, 1)) == "1 March 2027"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, None),
        ({"in_post": "no"}, Outcome.NOT_MET),
        ({"in_post": "yes"}, None),
        ({"in_post": "yes", "on_staff": "no"}, Outcome.NOT_MET),
        ({"in_post": "yes", "on_staff": "yes"}, Outcome.MET),
    ],
)
def test_a_senco_counts_only_on_the_schools_own_staff(facts, outcome):
    assert decide("SENCO-01", **facts).outcome is outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, None),
        ({"role": "head"}, Outcome.MET),
        ({"role": "not-a-teacher"}, Outcome.NOT_MET),
        ({"role": "unqualified-teacher"}, Outcome.NOT_MET),
        ({"role": "qualified-teacher"}, None),
        ({"role": "qualified-teacher", "induction": "not-completed"}, Outcome.NOT_MET),
        ({"role": "qualified-teacher", "teaches_here": "no"}, Outcome.NOT_MET),
        ({"role": "qualified-teacher", "induction": "completed"}, None),
        (
            {"role": "qualified-teacher", "induction": "not-required", "teaches_here": "yes"},
            Outcome.MET,
        ),
    ],
)
def test_the_head_needs_no_qts_and_anyone_else_needs_all_three(facts, outcome):
    assert decide("SENCO-02", **facts).outcome is outcome


FIRST = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2026, 8, 31), Outcome.UPCOMING),
        (date(2026, 9, 1), Outcome.UPCOMING),
        (date(2026, 9, 2), Outcome.NOT_MET),
    ],
)
def test_the_award_is_due_after_the_third_anniversary(day, outcome):
    decision = decide("SENCO-03", day, first_on=FIRST, months_before=0, award="none")
    assert decision.outcome is outcome
    if outcome is Outcome.UPCOMING:
        assert decision.due == date(2026, 9, 1)
    assert any("the third anniversary is 1 September 2026" in step for step in decision.because)


@pytest.mark.parametrize(
    ("award", "begun", "done", "outcome"),
    [
        ("nasenco", date(2024, 8, 31), date(2026, 7, 1), Outcome.MET),
        ("nasenco", date(2024, 9, 1), date(2026, 7, 1), Outcome.NOT_MET),
        ("nasenco", None, date(2024, 7, 1), Outcome.MET),  # it must have begun before it ended
        ("nasenco", None, date(2025, 7, 1), None),
        ("nasenco", date(2024, 1, 1), None, Outcome.NOT_MET),
        ("npq", date(2024, 9, 1), date(2026, 7, 1), Outcome.MET),
        ("npq", date(2024, 8, 31), date(2026, 7, 1), Outcome.NOT_MET),
        ("npq", None, date(2026, 7, 1), None),
        ("npq", date(2025, 9, 1), date(2027, 1, 1), Outcome.NOT_MET),  # ends after the day
        ("none", None, None, Outcome.NOT_MET),
        (None, None, None, None),
    ],
)
def test_which_award_counts(award, begun, done, outcome):
    facts = {"first_on": date(2020, 9, 1), "months_before": 0}
    assert decide("SENCO-03", award=award, begun_on=begun, done_on=done, **facts).outcome is outcome


@pytest.mark.parametrize(
    ("done", "outcome"), [(date(2027, 8, 31), Outcome.MET), (date(2027, 9, 1), Outcome.NOT_MET)]
)
def test_the_national_award_counts_only_if_completed_before_september_2027(done, outcome):
    decision = decide(
        "SENCO-03",
        date(2027, 12, 1),
        first_on=date(2020, 9, 1),
        months_before=0,
        award="nasenco",
        begun_on=date(2024, 1, 8),
        done_on=done,
    )
    assert decision.outcome is outcome


def test_before_september_2024_the_npq_did_not_count():
    decision = decide(
        "SENCO-03",
        date(2024, 8, 31),
        first_on=date(2015, 9, 1),
        months_before=0,
        award="npq",
        begun_on=date(2023, 9, 1),
        done_on=date(2024, 7, 1),
    )
    assert decision.outcome is Outcome.NOT_MET
    assert "did not count on 31 August 2024" in " ".join(decision.because)


@pytest.mark.parametrize(
    ("first", "months", "outcome", "flags"),
    [
        (date(2009, 9, 1), None, Outcome.NOT_APPLICABLE, ()),
        (date(2009, 9, 1), 0, Outcome.NOT_APPLICABLE, ()),
        (date(2009, 9, 1), 13, Outcome.NOT_APPLICABLE, ()),
        (date(2009, 9, 1), 12, Outcome.UNKNOWN, (Flag.ARGUABLE,)),
        (date(2009, 9, 2), 0, Outcome.NOT_MET, ()),
        (date(2015, 9, 1), 12, Outcome.NOT_MET, ()),
        (date(2015, 9, 1), 13, Outcome.UNKNOWN, (Flag.ARGUABLE,)),
        (date(2015, 9, 1), None, Outcome.UNKNOWN, (Flag.CHECK,)),
        (None, 0, None, ()),
    ],
)
def test_whom_the_award_rule_is_about(first, months, outcome, flags):
    decision = decide("SENCO-03", first_on=first, months_before=months, award="none")
    assert (decision.outcome, decision.flags) == (outcome, flags)


@pytest.mark.parametrize(
    "facts",
    [
        {"first_on": date(2027, 1, 1)},
        {"first_on": FIRST, "begun_on": date(2025, 1, 1), "done_on": date(2024, 1, 1)},
    ],
)
def test_dates_that_cannot_be_settle_nothing(facts):
    decision = decide("SENCO-03", award="nasenco", **facts)
    assert (decision.outcome, decision.flags) == (None, (Flag.IMPOSSIBLE_DATES,))


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({"award": "nasenco", "begun_on": date(2024, 8, 31)}, date(2027, 8, 31)),
        ({"award": "nasenco", "begun_on": date(2024, 10, 1)}, date(2028, 9, 1)),
        ({"award": "npq", "begun_on": date(2025, 10, 1)}, date(2028, 9, 1)),
        ({"award": "nasenco"}, date(2027, 8, 31)),
        ({}, date(2028, 9, 1)),
    ],
)
def test_an_award_under_way_may_have_an_end_of_its_own(facts, due):
    decision = decide("SENCO-03", first_on=date(2025, 9, 1), months_before=0, **facts)
    assert (decision.outcome, decision.due) == (Outcome.UPCOMING, due)


def test_an_award_begun_too_late_is_said_not_to_count_before_it_is_completed():
    decision = decide(
        "SENCO-03", first_on=FIRST, months_before=0, award="nasenco", begun_on=date(2024, 10, 1)
    )
    assert decision.outcome is Outcome.NOT_MET
    assert "counts only if begun before 1 September 2024" in " ".join(decision.because)


@given(
    first=st.dates(date(2010, 1, 1), date(2025, 12, 31)),
    wait=st.integers(min_value=0, max_value=4000),
)
def test_without_an_award_time_turns_upcoming_into_not_met_once(first, wait):
    day = first + timedelta(days=wait)
    decision = decide("SENCO-03", day, first_on=first, months_before=0, award="none")
    due = add_months(first, 36)
    assert decision.outcome is (Outcome.UPCOMING if day <= due else Outcome.NOT_MET)


@pytest.mark.parametrize(
    ("where", "outcome", "flags"),
    [
        (None, None, ()),
        ("own-site", Outcome.MET, ()),
        ("trust-site", Outcome.UNKNOWN, (Flag.ARGUABLE,)),
        ("elsewhere", Outcome.NOT_MET, ()),
        ("not-published", Outcome.NOT_MET, ()),
    ],
)
def test_where_the_report_is(where, outcome, flags):
    decision = decide("INFO-02", where=where)
    assert (decision.outcome, decision.flags) == (outcome, flags)


THIS = {"plan_from": date(2024, 4, 1), "plan_to": date(2027, 3, 31)}


@pytest.mark.parametrize(
    ("day", "facts", "outcome", "flags"),
    [
        (DAY, THIS, Outcome.MET, ()),
        (date(2024, 4, 1), THIS, Outcome.MET, ()),
        (date(2027, 3, 1), THIS, Outcome.MET, ()),
        (date(2027, 3, 2), THIS, Outcome.UNKNOWN, (Flag.CHECK,)),
        (date(2027, 3, 31), {**THIS, "next_from": date(2027, 4, 1)}, Outcome.MET, ()),
        (date(2027, 4, 1), THIS, Outcome.NOT_MET, ()),
        (date(2024, 3, 31), THIS, Outcome.NOT_MET, ()),
        (
            DAY,
            {"plan_from": date(2025, 1, 1), "plan_to": date(2027, 12, 31)},
            Outcome.MET,
            (Flag.MISALIGNED,),
        ),
        (
            date(2027, 3, 31),
            {**THIS, "next_from": date(2027, 9, 1)},
            Outcome.UNKNOWN,
            (Flag.CHECK,),
        ),
        (
            date(2027, 3, 31),
            {**THIS, "next_from": date(2024, 4, 1)},
            Outcome.UNKNOWN,
            (Flag.CHECK,),
        ),
        (date(2027, 4, 1), {**THIS, "next_from": date(2027, 4, 1)}, None, ()),
        (date(2027, 4, 1), {**THIS, "next_from": date(2027, 5, 1)}, Outcome.NOT_MET, ()),
        (
            DAY,
            {"plan_from": date(2010, 4, 1), "plan_to": date(2030, 3, 31)},
            Outcome.UNKNOWN,
            (Flag.CHECK,),
        ),
        (DAY, {**THIS, "plan_to": date(2027, 4, 1)}, Outcome.MET, (Flag.MISALIGNED,)),
        (DAY, {**THIS, "plan_to": date(2027, 4, 2)}, Outcome.UNKNOWN, (Flag.CHECK,)),
        (
            DAY,
            {
                "opened_on": date(2026, 11, 10),
                "plan_from": date(2026, 12, 1),
                "plan_to": date(2027, 3, 31),
            },
            Outcome.UPCOMING,
            (),
        ),
        (DAY, {"plan_from": date(2024, 4, 1)}, None, ()),
        (DAY, {"plan_to": date(2027, 3, 31)}, None, ()),
        (DAY, {"plan_to": date(2026, 3, 31)}, Outcome.NOT_MET, ()),
        (DAY, {"plan_from": date(2027, 4, 1)}, Outcome.NOT_MET, ()),
        (DAY, {"plan_to": date(2026, 3, 31), "next_from": date(2026, 4, 1)}, None, ()),
        (DAY, {"plan_to": date(2026, 3, 31), "next_from": date(2025, 4, 1)}, Outcome.NOT_MET, ()),
        (DAY, {}, None, ()),
        (
            DAY,
            {"plan_from": date(2027, 1, 1), "plan_to": date(2026, 1, 1)},
            None,
            (Flag.IMPOSSIBLE_DATES,),
        ),
        (DAY, {"opened_on": date(2026, 10, 23)}, Outcome.UPCOMING, ()),
        (DAY, {"opened_on": date(2026, 10, 22)}, None, ()),
        (DAY, {"opened_on": date(2026, 12, 1)}, None, ()),
    ],
)
def test_the_accessibility_plan_on_the_national_cycle(day, facts, outcome, flags):
    decision = decide("EQUAL-01", day, **facts)
    assert (decision.outcome, decision.flags) == (outcome, flags)
    assert decision.because


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2014, 9, 1), "1 April 2012 to 31 March 2015"),
        (date(2015, 4, 1), "1 April 2015 to 31 March 2018"),
        (date(2027, 3, 31), "1 April 2024 to 31 March 2027"),
        (date(2027, 4, 1), "1 April 2027 to 31 March 2030"),
    ],
)
def test_the_national_periods(day, period):
    assert period in decide("EQUAL-01", day).because[0]


def test_the_next_plan_is_due_by_the_first_of_march():
    assert decide("EQUAL-01", **THIS).due == date(2027, 3, 1)
