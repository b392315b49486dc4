"""The day whose law counts: too early, too late, and later than the law was looked up."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.errors import UsageError
from send_audit.service.days import advice, check_day, later_day
from send_audit.service.rules import RulesRequest, handout
from tests.workbook.small_checklist import small_checklist

SHIPPED = load_checklist("send-england@dev")
PLAN = "2027-03-01: The accessibility plan for 1 April 2027 to 31 March 2030 is due by this day."
AWARD = (
    "2027-09-01: A National Award (NASENCO) that is not completed before this day no longer counts."
)


def test_the_first_day_of_part_3_is_taken_and_the_day_before_is_not():
    check_day(SHIPPED, date(2014, 9, 1))
    with pytest.raises(UsageError) as raised:
        check_day(SHIPPED, date(2014, 8, 31))
    assert raised.value.message == (
        "The law before 2014-09-01 is not in this checklist, and 2014-08-31 lies before it: "
        "Part 3 of the Children and Families Act 2014 began on that day."
    )
    assert raised.value.hint == "Use --as-at 2014-09-01 or later."


def test_a_day_in_a_far_century_is_refused():
    check_day(SHIPPED, date(2100, 12, 31))
    with pytest.raises(UsageError, match="2101-01-01 is too far away"):
        check_day(SHIPPED, date(2101, 1, 1))


def test_a_day_up_to_which_the_law_was_looked_up_needs_no_words():
    assert later_day(SHIPPED, "academy", SHIPPED.law_as_at) == ()


@pytest.mark.parametrize(
    ("day", "plan", "award"),
    [
        (date(2027, 2, 28), False, False),
        (date(2027, 3, 1), True, False),
        (date(2027, 8, 31), True, False),
        (date(2027, 9, 1), True, True),
    ],
)
def test_a_later_day_says_what_is_known_to_change_by_then(day: date, plan: bool, award: bool):
    lead, *known = later_day(SHIPPED, "academy", day)
    assert lead == (
        f"The law was looked up to 2026-11-23, and {day.isoformat()} is later. "
        "By then this is known to change:"
    )
    assert (PLAN in known, AWARD in known) == (plan, award)


def test_what_does_not_concern_a_kind_is_not_said_to_it():
    """A childminder has no accessibility plan and needs no SENCO award."""
    said = later_day(SHIPPED, "childminder", date(2027, 9, 1))
    assert said[0].endswith("By then this is known to change:")
    assert PLAN not in said
    assert AWARD not in said


def test_nobody_is_troubled_in_the_first_month_where_no_change_is_known():
    assert later_day(small_checklist(), "academy", date(2026, 12, 23)) == ()


def test_where_no_change_is_known_a_day_well_later_is_still_said_to_be_later():
    (said,) = later_day(small_checklist(), "academy", date(2026, 12, 24))
    assert said == (
        "The law was looked up to 2026-11-23, and 2026-12-24 is later. "
        "No change by then is known for this kind of setting."
    )


def test_a_release_with_a_known_weakness_says_so_under_its_name():
    (said,) = advice(load_checklist("send-england@0.1.0"))
    assert said.startswith("send-england@0.1.0: This release holds fifteen duties only.")
    assert advice(small_checklist()) == ()


def test_a_handout_and_every_rule_set_refuse_a_day_that_is_too_early():
    request = RulesRequest(kind="pru", facts=(), as_at=date(2014, 8, 31))
    with pytest.raises(UsageError, match="Part 3 of the Children and Families Act 2014"):
        handout(request)
