"""Cell text to words and numbers, on its own."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from send_audit.model.checklist import Level
from send_audit.workbook.cells.words import (
    clean,
    had_hidden,
    key,
    match,
    nearest,
    read_count,
    read_number,
)

LEVELS = (
    Level(id="yes", label="Yes", accepts=("y", "in place")),
    Level(id="na", label="Does not apply", accepts=("n/a",)),
    Level(id="not-sure", label="Not sure", accepts=("don't know",)),
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
        ("Y\u00ades", "Yes"),
        ("Yes\u00a0\u3000", "Yes"),
        ("\u2800", ""),
        ("\u3164Yes", "Yes"),
        ("\u2714\ufe0f", "\u2714"),
        ("e\u200b\u0301", "\u00e9"),  # what the hidden letter kept apart
        (None, ""),
        (12, "12"),
        ("a\x00b", "ab"),
    ],
)
def test_what_cleaning_does(text, cleaned):
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Yes", False),
        ("Y\u200bes", True),
        ("Y\xades", True),
        ("\u2800Yes", True),
        (12, False),
        ("café", False),
        ("\u2714\ufe0f", False),
    ],
)
def test_hidden_letters_are_noticed_but_not_those_that_every_tick_has(text, hidden):
    assert had_hidden(text) is hidden


def test_words_are_compared_without_case_quotes_and_closing_stops():
    assert key("  In Place. ") == "in place"
    assert key("\u201cYes\u201d,") == "yes"
    assert match("YES", LEVELS).exact
    assert not match("in place", LEVELS).exact
    assert match("na", LEVELS).level == "na"
    assert match("don\u2019t know", LEVELS).level == "not-sure"
    assert match("Perhaps", LEVELS) is None


def test_the_nearest_word_is_given_as_it_is_spelt():
    assert nearest("does not aply", ["Yes", "Does not apply"]) == "Does not apply"
    assert nearest("zzz", ["Yes"]) == ""
    assert nearest("plan", ["compliant"]) == "compliant"
    assert nearest("plan", ["compliant"], cutoff=0.75) == ""


@pytest.mark.parametrize(
    ("value", "number"),
    [(0, 0), ("7", 7), (True, None), ("-1", None), (1.5, None), ("", None), ("12.0", None)],
)
def test_numbers(value, number):
    assert read_number(value) == number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("12 months", 12),
        ("12months", 12),
        ("1 month", 1),
        ("12 Months.", 12),
        ("12.0", 12),
        ("1,200", 1200),
        ("2 years", None),  # two years are not two months
        ("12 posts", None),  # in the question, but no unit
        ("1,20", None),
        ("1.200", None),
        ("12,5", None),
        ("12.5", None),
        ("twelve", None),
        ("12-15", None),
        ("-12", None),
        ("~12", None),
        ("about 12", None),
        ("\u0661\u0662", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)
def test_numbers_with_more_than_their_digits(value, number):
    assert read_count(value, "How many months had they been SENCO in other posts?") == number
