"""What the register states of a setting's facts, and what it leaves open."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.register.establishment import Establishment, Listed
from send_audit.register.facts import Stated, facts_of
from send_audit.register.types import load_types

DAY = date(2026, 11, 23)


def stated(fact: str, day: date = DAY, **words: object) -> Stated | None:
    row = Establishment(urn=900001, **{"type_code": "01", **words})
    return next((found for found in facts_of(row, load_types(), day) if found.fact == fact), None)


def value(fact: str, day: date = DAY, **words: object) -> object:
    found = stated(fact, day, **words)
    return found.value if found else None


def test_name_and_urn_are_always_stated():
    assert value("setting_name", name="Elm School") == "Elm School"
    assert value("setting_name") is None
    assert value("urn") == "900001"


HAS, HAS_NOT = "Has a sixth form", "Does not have a sixth form"


@pytest.mark.parametrize(
    ("words", "high", "expected"),
    [
        (HAS, "18", "yes"),
        ("has a SIXTH form", "19", "yes"),
        (HAS, "", "yes"),
        (HAS, "16", None),
        (HAS_NOT, "16", "no"),
        (HAS_NOT, "11", "no"),
        (HAS_NOT, "", "no"),
        (HAS_NOT, "19", None),
        ("Not applicable", "11", None),
        ("Not applicable", "18", None),
        ("", "11", None),
    ],
)
def test_a_sixth_form_is_stated_where_column_and_ages_agree(words, high, expected):
    assert value("has_sixth_form", sixth_form=words, high_age=high) == expected


def test_the_reason_names_column_and_words():
    found = stated("has_sixth_form", sixth_form=HAS, high_age="18")
    assert found is not None
    assert found.reason == "OfficialSixthForm 'Has a sixth form', StatutoryHighAge 18"


@pytest.mark.parametrize(
    ("nursery", "low", "expected"),
    [
        ("Has Nursery Classes", "3", "yes"),
        ("Has Nursery Classes", "", "yes"),
        ("Has Nursery Classes", "7", "yes"),
        ("No Nursery Classes", "4", "yes"),
        ("Not applicable", "2", "yes"),
        # A primary school of 5 to 11 has a reception class more often than not.
        ("No Nursery Classes", "5", None),
        ("No Nursery Classes", "6", "no"),
        ("No Nursery Classes", "11", "no"),
        ("", "7", "no"),
        ("No Nursery Classes", "", None),
        ("Not applicable", "", None),
        ("", "four", None),
    ],
)
def test_early_years_follow_nursery_classes_and_the_low_age(nursery, low, expected):
    assert value("early_years_on_roll", nursery=nursery, low_age=low) == expected


@pytest.mark.parametrize(
    ("high", "expected"),
    [
        ("7", "no"),
        ("11", "no"),
        ("12", "yes"),
        ("13", "yes"),
        ("19", "yes"),
        ("", None),
        ("0", None),
    ],
)
def test_year_7_follows_the_high_age(high, expected):
    assert value("has_secondary", high_age=high) == expected


@pytest.mark.parametrize(
    ("boarders", "boarding", "expected"),
    [
        ("No boarders", "", "no"),
        ("No boarders", "Does not have boarders", "no"),
        ("Boarding school", "Has boarders", "yes"),
        ("Boarding school", "", "yes"),
        ("", "Has boarders", "yes"),
        ("No boarders", "Has boarders", None),
        ("Boarding school", "Does not have boarders", None),
        ("Children's home (Boarding school)", "", None),
        ("", "", None),
        ("Not applicable", "", None),
    ],
)
def test_boarders_are_stated_where_no_column_speaks_against_it(boarders, boarding, expected):
    assert value("boarders", boarders=boarders, boarding=boarding) == expected


@pytest.mark.parametrize(
    ("column", "listed", "expected"),
    [
        ("Approved", None, "yes"),
        ("Not approved", None, "no"),
        ("Not applicable", None, None),
        ("", Listed(approved=True, on=date(2014, 9, 1)), "yes"),
        ("", Listed(approved=False, on=None), "no"),
        ("", None, None),
    ],
)
def test_section_41_is_a_fact_of_a_post_16_institution_only(column, listed, expected):
    words = {"section_41": column, "listed": listed}
    assert value("s41_approved", type_code="32", **words) == expected
    assert value("s41_approved", type_code="10", **words) is None


def test_a_city_technology_college_is_told_from_other_independent_schools():
    assert value("is_ctc", type_code="06") == "yes"
    assert value("is_ctc", type_code="11") == "no"
    assert value("is_ctc", type_code="10") is None
    assert value("is_ctc", type_code="99") is None


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        ("23-11-2026", date(2026, 11, 23)),
        ("23-11-2024", date(2024, 11, 23)),
        ("22-11-2024", None),
        ("24-11-2026", None),
        ("01-01-1900", None),
        ("31-02-2026", None),
        ("", None),
    ],
)
def test_only_what_opened_in_the_last_two_years_is_new(opened, expected):
    assert value("opened_on", opened=opened) == expected


def test_two_years_before_a_leap_day_is_the_last_of_february():
    leap = date(2028, 2, 29)
    assert value("opened_on", leap, opened="28-02-2026") == date(2026, 2, 28)
    assert value("opened_on", leap, opened="27-02-2026") is None


def test_every_fact_is_one_of_the_checklist_with_a_value_of_its_type():
    row = Establishment(
        urn=900001,
        name="Elm School",
        type_code="32",
        section_41="Approved",
        opened="01-09-2026",
        sixth_form=HAS,
        low_age="3",
        high_age="19",
        boarders="No boarders",
    )
    known = load_checklist().facts
    found = facts_of(row, load_types(), DAY)
    assert [fact.fact for fact in found] == [
        "setting_name",
        "urn",
        "opened_on",
        "has_sixth_form",
        "s41_approved",
        "early_years_on_roll",
        "has_secondary",
        "boarders",
    ]
    for fact in found:
        expected = date if known[fact.fact].type == "date" else str
        assert isinstance(fact.value, expected)
        assert fact.reason
