"""What is known to change by a later day."""

from __future__ import annotations

from datetime import date

from send_audit.evaluate.changes import known_by
from send_audit.model.checklist import Ahead, Checklist
from tests.workbook.small_checklist import DAY, small_checklist

LATER = date(2028, 1, 1)


def ahead(day: date, *items: str) -> Ahead:
    return Ahead(on=day, text="Something ends.", items=items)


def with_reading(start: date | None) -> Checklist:
    """Give the small checklist with a second reading of one item, from a day on."""
    items = dict(small_checklist().items)
    alpha = items["ALPHA-01"]
    second = alpha.readings[0].replace(start=start, statement="It is otherwise.")
    items["ALPHA-01"] = alpha.replace(readings=(*alpha.readings, second))
    return small_checklist(items=items)


def test_nothing_is_said_where_nothing_is_known():
    assert known_by(small_checklist(), "academy", LATER) == ()


def test_days_ahead_are_those_after_the_law_was_looked_up_and_up_to_the_day():
    days = (DAY, date(2026, 11, 24), LATER, date(2028, 1, 2))
    known = known_by(small_checklist(ahead=tuple(map(ahead, days))), "academy", LATER)
    assert known == ("2026-11-24: Something ends.", "2028-01-01: Something ends.")


def test_a_day_ahead_concerns_the_kinds_that_its_items_bind():
    checklist = small_checklist(ahead=(ahead(LATER, "ALPHA-01"),))
    assert known_by(checklist, "academy", LATER) == ("2028-01-01: Something ends.",)
    assert known_by(checklist, "pru", LATER) == ()


def test_a_reading_that_begins_by_then_is_said_in_the_order_of_days():
    checklist = with_reading(date(2027, 9, 1)).replace(ahead=(ahead(date(2027, 12, 1)),))
    assert known_by(checklist, "academy", LATER) == (
        "2027-09-01: ALPHA-01 Title of ALPHA-01: It is otherwise.",
        "2027-12-01: Something ends.",
    )
    assert known_by(checklist, "academy", date(2027, 8, 31)) == ()
    assert known_by(checklist, "pru", LATER) == ("2027-12-01: Something ends.",)


def test_law_not_known_to_have_begun_comes_last_and_whatever_the_day():
    checklist = with_reading(None).replace(ahead=(ahead(LATER),))
    assert known_by(checklist, "academy", LATER) == (
        "2028-01-01: Something ends.",
        "It may have begun, which is not verified: ALPHA-01 Title of ALPHA-01.",
    )
    assert known_by(checklist, "pru", LATER) == ("2028-01-01: Something ends.",)
