"""Cell text to values, on its own."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from send_audit.model.checklist import Level
from send_audit.workbook.words import clean, had_hidden, key, match, nearest, read_date, read_number

LEVELS = (
    Level(id="yes", label="Yes", accepts=("y", "in place")),
    Level(id="na", label="Does not apply", accepts=("n/a",)),
)


@given(st.text())
def test_cleaning_twice_changes_nothing_more_and_leaves_nothing_hidden(text):
    once = clean(text)
    assert clean(once) == once
    assert not had_hidden(once)
    assert once == once.strip()
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in once)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" a\n\tb ", "a b"),
        ("M\u200bet", "Met"),
        ("a\u202eb", "ab"),
        ("\uff39\uff25\uff33", "YES"),
        (None, ""),
        (12, "12"),
        ("a\x00b", "ab"),
    ],
)
def test_what_cleaning_does(text, cleaned):
    assert clean(text) == cleaned


def test_words_are_compared_without_case_and_closing_stops():
    assert key("  In Place. ") == "in place"
    assert match("YES", LEVELS).exact
    assert not match("in place", LEVELS).exact
    assert match("na", LEVELS).level == "na"
    assert match("Perhaps", LEVELS) is None


def test_the_nearest_word_is_given_as_it_is_spelt():
    assert nearest("does not aply", ["Yes", "Does not apply"]) == "Does not apply"
    assert nearest("zzz", ["Yes"]) == ""


@given(st.dates(min_value=date(1960, 1, 1), max_value=date(2090, 1, 1)))
def test_a_date_is_read_alike_in_every_form(day):
    named = f"{day.day} {day.strftime('%B')} {day.year}"
    for written in (
        day.strftime("%d/%m/%Y"),
        day.isoformat(),
        named,
        (day - date(1899, 12, 30)).days,
    ):
        assert read_date(written) == (day, True)
    assert read_date(day) == (day, False)


@pytest.mark.parametrize(
    "value", [True, "", None, "soon", "31/04/2026", "2026", 12, 10**9, date(1900, 1, 17), 3.5]
)
def test_what_is_no_date(value):
    assert read_date(value)[0] is None


@pytest.mark.parametrize(
    ("value", "number"),
    [(0, 0), ("7", 7), (True, None), ("-1", None), (1.5, None), ("", None)],
)
def test_numbers(value, number):
    assert read_number(value) == number
