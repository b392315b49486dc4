"""Dates: exact, read with an assumption, or asked about. Every expected day is written by hand."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from send_audit.workbook.cells import dates
from send_audit.workbook.cells.dates import (
    How,
    both_ways,
    in_words,
    is_month_first,
    name_day,
    read_date,
)

SEPT_12 = date(2025, 9, 12)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

ONE_DAY = [
    "12/09/2025",
    "12/9/2025",
    "12.9.2025",
    "12.09.2025",
    "12. 9. 2025",
    "12-09-2025",
    "12\u201309\u20132025",
    "12 / 09 / 2025",
    "12\\09\\2025",
    "12 09 2025",
    "2025-09-12",
    "2025/09/12",
    "2025-9-12",
    "20250912",
    20250912,
    "2025-09-12T00:00:00",
    "2025-09-12 14:30",
    "2025-09-12T14:30:00.000Z",
    "2025-09-12T14:30:00+01:00",
    "12/09/2025 00:00",
    "12/09/2025 2:30 pm",
    "12 Sept 2025",
    "12 Sep 2025",
    "12 Sep. 2025",
    "12 SEPTEMBER 2025",
    "12th September 2025",
    "12th of September, 2025",
    "12\u1d57\u02b0 September 2025",
    "Friday 12 September 2025",
    "Fri, 12 Sept 2025",
    "Fri 12/09/2025",
    "September 12, 2025",
    "Sept 12th 2025",
    "12-Sep-2025",
    "12/Sep/2025",
    "12Sep2025",
    " 12/09/2025. ",
    "'12/09/2025",
    "12/09/2025\u200b",
    45912,
    "45912",
    45912.25,
]
SHORT_YEAR = ["12/09/25", "12.9.25", "12-09-25", "12-Sep-25", "12 Sept 25", "12 Sept '25"]
ROUGH = [
    ("Sept 2025", date(2025, 9, 1)),
    ("September 2025", date(2025, 9, 1)),
    ("September, 2025", date(2025, 9, 1)),
    ("Sep-2025", date(2025, 9, 1)),
    ("Sept 25", date(2025, 9, 1)),
    ("Sept '25", date(2025, 9, 1)),
    ("Sep-25", date(2025, 9, 1)),
    ("Sept '12", date(2012, 9, 1)),
    ("09/2025", date(2025, 9, 1)),
    ("9/2025", date(2025, 9, 1)),
    ("2025-09", date(2025, 9, 1)),
    ("Autumn 1 2025", date(2025, 9, 1)),
    ("Autumn1 2025", date(2025, 9, 1)),
    ("Autumn 2025", date(2025, 9, 1)),
    ("Autumn term 2025", date(2025, 9, 1)),
    ("Autumn Term 1, 2025", date(2025, 9, 1)),
    ("Autumn 1 (2025)", date(2025, 9, 1)),
    ("Autumn 25", date(2025, 9, 1)),
    ("Autumn 1 2025/26", date(2025, 9, 1)),
    ("2025/26 Autumn 1", date(2025, 9, 1)),
    ("Autumn 2 2025", date(2025, 11, 1)),
    ("Autumn half term 2 2025", date(2025, 11, 1)),
    ("Spring 2026", date(2026, 1, 1)),
    ("Spring 1 2025/26", date(2026, 1, 1)),
    ("Spring 2 2026", date(2026, 2, 15)),
    ("Spring 2 25-26", date(2026, 2, 15)),
    ("Summer term 2026", date(2026, 4, 1)),
    ("Summer 2025/26", date(2026, 4, 1)),
    ("Summer 2 2025-2026", date(2026, 6, 1)),
]
VAGUE = [
    *("last term", "last year", "yesterday", "recently", "ongoing", "Termly", "annually", "TBC"),
    *("2025", "2025/26", "2025-26", "25/26", "2009/10", "Sept", "September", "Sept 12", "12 Sept"),
    *("12/09", "09/25", "Autumn 2", "Autumn term", "Term 1 2025", "Autumn 2025/27", "Autumn 12"),
    *("Autumn half term 2025", "soon", "start of this term", "reviewed Sept 2025", "each July"),
]
SEVERAL = [
    "12/09/2025 and 3/10/2025",
    "12/09/2025, 3/10/2025",
    "12/09/2025 - 14/09/2025",
    "12-14 September 2025",
    "12 and 14 Sept 2025",
    "Sept 2025 to July 2026",
    "last: 12/09/2025, next: 12/09/2026",
]
UNREAD = [
    ("09/25/2025", date(2025, 9, 25)),
    ("2025-25-09", date(2025, 9, 25)),
    ("reviewed 12/09/2025", SEPT_12),
    ("reviewed on 12 Sept 2025", SEPT_12),
    ("12/09/2025?", SEPT_12),
    ("12/09/98", date(1998, 9, 12)),
    ("31/02/2025", None),
    ("31/04/2026", None),
    ("29/02/2025", None),
    ("13/13/2025", None),
    ("0/0/2025", None),
    ("12/09-2025", None),
    ("12/09/1949", None),
    ("12/09/2101", None),
    ("12/09/20255", None),
    ("112/09/2025", None),
    ("Monday 12 September 2025", None),
    ("12 marble 2025", None),
    ("see policy", None),
    ("n/a", None),
    ("-", None),
    ("", None),
    (None, None),
    (True, None),
    (12, None),
    (10**9, None),
    (3.5, None),
    (date(1900, 1, 17), None),
]


@pytest.mark.parametrize("value", ONE_DAY, ids=repr)
def test_one_day_in_any_form_is_read_and_said_so(value):
    assert name_day(value) == (How.WRITTEN, SEPT_12, "", None)
    assert read_date(value) == (SEPT_12, True)


@pytest.mark.parametrize("value", SHORT_YEAR)
def test_a_year_of_two_digits_is_one_from_2000_on_and_said_so(value):
    assert name_day(value) == (How.ASSUMED, SEPT_12, "the year 25 is taken as 2025", None)
    assert read_date(value) == (SEPT_12, True)


@pytest.mark.parametrize(("value", "first"), ROUGH)
def test_a_month_or_a_term_stands_for_its_first_day_but_is_no_date(value, first):
    named = name_day(value)
    assert (named.how, named.day) == (How.ROUGH, first)
    assert "so that evidence does not look newer than it is" in named.why
    assert read_date(value) == (None, True)


def test_a_month_beside_two_digits_says_what_it_was_not_taken_for():
    assert "taken as September 2025, not 25 September" in name_day("Sept 25").why
    assert "not 25 September" not in name_day("Sept '25").why


@pytest.mark.parametrize("value", VAGUE)
def test_what_names_no_day_is_vague(value):
    assert name_day(value) == (How.VAGUE, None, "", None)
    assert read_date(value) == (None, True)


@pytest.mark.parametrize("value", SEVERAL)
def test_several_dates_are_not_one(value):
    assert name_day(value).how is How.SEVERAL


@pytest.mark.parametrize(("value", "near"), UNREAD)
def test_what_is_no_date_and_which_may_be_meant(value, near):
    named = name_day(value)
    assert (named.how, named.day, named.near) == (How.UNREAD, None, near)


def test_a_real_date_is_exact_with_or_without_its_time():
    assert name_day(SEPT_12) == (How.EXACT, SEPT_12, "", None)
    assert read_date(datetime(2025, 9, 12, 14, 30)) == (SEPT_12, False)  # noqa: DTZ001


def test_a_day_of_the_week_that_does_not_fit_is_named():
    assert name_day("Monday 12 September 2025").why == "2025-09-12 is a Friday."


def test_a_year_alone_is_vague_as_text_and_as_a_number():
    assert name_day("2025").how is name_day(2025).how is How.VAGUE


def _forms(day: date) -> list[object]:
    """Write a day in every full form, without the help of the code under test."""
    number, month, year = day.day, day.month, day.year
    name = MONTHS[month - 1]
    weekday = WEEKDAYS[day.weekday()]
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return [
        f"{number:02}/{month:02}/{year}",
        f"{number}.{month}.{year}",
        f"{number}-{month:02}-{year}",
        f"{number} {month} {year}",
        f"{year}-{month:02}-{number:02}",
        f"{year}{month:02}{number:02}",
        f"{year}-{month:02}-{number:02}T23:59:59",
        f"{number} {name} {year}",
        f"{number}{ending} of {name} {year}",
        f"{number}-{name[:3]}-{year}",
        f"{weekday} {number} {name} {year}",
        f"{weekday[:3]}, {number}{ending} {name[:3]}. {year}",
        f"{name} {number}, {year}",
        (day - date(1899, 12, 30)).days,
    ]


@given(st.dates(min_value=date(1960, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_is_read_alike_in_every_form(day):
    for written in _forms(day):
        assert read_date(written) == (day, True), written
    assert read_date(day) == (day, False)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2049, 12, 31)))
def test_a_day_with_a_short_year_is_read_alike_in_every_form(day):
    short = f"{day.year % 100:02}"
    name = MONTHS[day.month - 1][:3]
    for written in (f"{day.day}/{day.month}/{short}", f"{day.day:02}-{name}-{short}"):
        assert read_date(written) == (day, True)


_PART = st.one_of(
    st.integers(0, 99).map(str),
    st.integers(0, 99).map("{:02}".format),
    st.integers(1940, 2110).map(str),
    st.sampled_from(["sep", "september", "may", "autumn 1", "spring", "1", "2"]),
)


@given(st.lists(_PART, min_size=1, max_size=4), st.sampled_from(["/", "-", ".", " ", ""]))
def test_no_text_has_two_readings(parts, gap):
    text = gap.join(parts)
    readings = set()
    for form in dates._DAYS:
        if found := re.fullmatch(form, text):
            readings.add(dates._day(found).day)
    for form in dates._MONTH_ALONE:
        if found := re.fullmatch(form, text):
            readings.add((dates._month(found) or dates.Named(How.VAGUE)).day)
    for form in dates._TERMS:
        if found := re.fullmatch(form, text):
            readings.add((dates._term(found) or dates.Named(How.VAGUE)).day)
    assert len(readings - {None}) <= 1


@given(st.one_of(st.text(max_size=40), st.text("0123456789/-. septmbrau", max_size=24)))
def test_whatever_stands_there_a_day_is_a_day_of_the_years_that_can_be_meant(text):
    named = name_day(text)
    for day in (named.day, named.near):
        assert day is None or 1950 <= day.year <= 2100
    assert (named.day is None) is (named.how in {How.VAGUE, How.SEVERAL, How.UNREAD})


@pytest.mark.parametrize(
    ("value", "day_first", "month_first"),
    [
        ("7/9/2026", date(2026, 9, 7), date(2026, 7, 9)),
        ("07-09-26", date(2026, 9, 7), date(2026, 7, 9)),
        ("7 9 2026", date(2026, 9, 7), date(2026, 7, 9)),
        ("7/9/2026 00:00", date(2026, 9, 7), date(2026, 7, 9)),
        ("9/9/2026", date(2026, 9, 9), date(2026, 9, 9)),
        ("9/14/2026", None, date(2026, 9, 14)),
        ("9/14/26", None, date(2026, 9, 14)),
        ("14/9/2026", date(2026, 9, 14), None),
        ("Mon 7/9/2026", date(2026, 9, 7), None),  # 9 July 2026 is a Thursday
        ("13/13/2026", None, None),
        ("9/14/2126", None, None),
        ("2026-09-07", None, None),
        ("2026-14-09", None, None),
        ("7 Sept 2026", None, None),
        ("reviewed 9/14/2026", None, None),
        (46272, None, None),
        (date(2026, 9, 7), None, None),
        (datetime(2026, 9, 7), None, None),  # noqa: DTZ001
        (None, None, None),
    ],
    ids=repr,
)
def test_a_day_in_numbers_read_both_ways(value, day_first, month_first):
    assert both_ways(value) == (day_first, month_first)
    assert is_month_first(value) is (day_first is None and month_first is not None)


def test_a_day_in_words_cannot_be_read_otherwise():
    assert in_words(date(2026, 9, 7)) == "7 September 2026"
    assert read_date("7 September 2026") == (date(2026, 9, 7), True)
