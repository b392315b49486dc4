"""One cell of facts or evidence, one value: dates, numbers, references and text."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.model.checklist import Fact
from send_audit.model.submission import CellRef
from send_audit.model.vocabulary import Severity
from send_audit.workbook.cells.values import read_day
from send_audit.workbook.reading.fact_reader import _number, _typed, _urn

WHERE = CellRef(sheet="About your school", cell="C5")


def _codes(problems) -> str | None:
    return " ".join(problem.code for problem in problems) or None


@pytest.mark.parametrize(
    ("value", "day", "code"),
    [
        (date(2025, 9, 12), date(2025, 9, 12), None),
        ("12/09/2025", date(2025, 9, 12), "date-as"),
        ("12/09/25", date(2025, 9, 12), "date-assumed"),
        ("Sept 2025", date(2025, 9, 1), "date-assumed"),
        ("Autumn 1 2025", date(2025, 9, 1), "date-assumed"),
        ("last term", None, "vague-date"),
        ("12/09/2025 and 3/10/2025", None, "two-dates"),
        ("31/02/2025", None, "bad-value"),
        ("#N/A", None, "error-value"),
        ("########", None, "error-value"),
        ("=TODAY()", None, "error-value"),
    ],
)
def test_the_date_of_evidence(value, day, code):
    read, problems = read_day(WHERE, value, lost=False)
    assert (read, _codes(problems)) == (day, code)
    if day is None and code != "error-value":
        assert problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("value", "day", "code", "nearest"),
    [
        ("12/09/2025", date(2025, 9, 12), "date-as", ""),
        ("12/09/25", date(2025, 9, 12), "date-assumed", ""),
        ("Sept 2025", None, "vague-date", "01/09/2025"),
        ("Autumn 1 2025", None, "vague-date", "01/09/2025"),
        ("last term", None, "vague-date", ""),
        ("12/09/2025 and 3/10/2025", None, "two-dates", ""),
        ("09/25/2025", None, "bad-value", "25/09/2025"),
        ("reviewed 12/09/2025", None, "bad-value", "12/09/2025"),
        ("Monday 12 September 2025", None, "bad-value", ""),
        ("#REF!", None, "error-value", ""),
    ],
)
def test_the_date_of_a_fact_must_name_its_day(value, day, code, nearest):
    read, problems = read_day(WHERE, value)
    assert (read, _codes(problems), problems[0].nearest) == (day, code, nearest)
    assert (problems[0].severity is Severity.ERROR) is (day is None)


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        ("7/9/2026", "7 September 2026"),
        ("07.09.26", "7 September 2026"),
        ("1/12/2026", "1 December 2026"),
    ],
)
@pytest.mark.parametrize(("lost", "severity"), [(True, "error"), (False, "warning")])
def test_a_date_of_two_readings_is_asked_about_where_others_stand_month_first(
    value, nearest, lost, severity
):
    assert read_day(WHERE, value, lost=lost)[0] is not None
    day, (said,) = read_day(WHERE, value, lost=lost, month_first_seen=True)
    assert (day, said.code, said.severity, said.nearest) == (
        None,
        "day-or-month",
        severity,
        nearest,
    )
    assert (said.found, said.expected) == (
        value,
        "a date with the month in words, such as 7 Sept 2026",
    )
    assert nearest in said.message


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (date(2026, 9, 7), None),
        ("14/9/2026", "date-as"),
        ("9/9/2026", "date-as"),
        ("2026-09-07", "date-as"),
        ("7 Sept 2026", "date-as"),
        ("Mon 7/9/2026", "date-as"),
        ("9/14/2026", "bad-value"),
        ("last term", "vague-date"),
    ],
)
def test_other_dates_are_read_as_ever_beside_one_that_stands_month_first(value, code):
    read = read_day(WHERE, value, month_first_seen=True)
    assert _codes(read[1]) == code
    assert read == read_day(WHERE, value)


@pytest.mark.parametrize("value", ["#N/A", "=TODAY()"])
def test_a_date_is_expected_in_place_of_a_formula_or_an_error(value):
    assert read_day(WHERE, value)[1][0].expected == "a date such as 12/09/2026"


def test_what_was_assumed_of_a_date_is_said():
    said = read_day(WHERE, "Sept 25", lost=False)[1][0]
    assert said.severity is Severity.NOTE
    assert "2025-09-01" in said.message
    assert "not 25 September" in said.message
    assert "2025-09-12 is a Friday." in read_day(WHERE, "Mon 12 Sept 2025")[1][0].message


@pytest.mark.parametrize(
    ("text", "kept", "code"),
    [
        ("136298", "136298", None),
        ("URN 136298", "136298", "read-as"),
        ("URN: 136298", "136298", "read-as"),
        ("136298.0", "136298", "read-as"),
        ("136 298", "136298", "read-as"),
        ("13629", "13629", "urn-format"),
        ("10012345", "10012345", "urn-format"),
        ("935/2001", "935/2001", "urn-format"),
        ("tbc", "tbc", "urn-format"),
    ],
)
def test_the_reference_number_of_a_setting(text, kept, code):
    read, problems = _urn(WHERE, text)
    assert (read, _codes(problems)) == (kept, code)
    assert all(problem.severity is not Severity.ERROR for problem in problems)


@pytest.mark.parametrize(
    ("value", "number", "code"),
    [
        (12, 12, None),
        ("12", 12, None),
        ("12 months", 12, "read-as"),
        ("12.0", 12, "read-as"),
        ("1,200", 1200, "read-as"),
        ("1 year", None, "bad-value"),
        ("twelve", None, "bad-value"),
        ("12-15", None, "bad-value"),
        ("~12", None, "bad-value"),
        (-1, None, "bad-value"),
        ("=A1", None, "error-value"),
    ],
    ids=repr,
)
def test_a_number_among_the_facts(value, number, code):
    read, problems = _number(WHERE, value, "How many months in post?")
    assert (read, _codes(problems)) == (number, code)


@pytest.mark.parametrize("kind", ["yes-no", "choice", "date", "number", "text", "link"])
def test_an_error_value_is_one_in_every_kind_of_fact(kind):
    fact = Fact(id="urn", label="", help="", type=kind, kinds=(), section="")
    value, problems = _typed(fact, "#NAME?", WHERE, checklist=None)
    assert (value, _codes(problems)) == (None, "error-value")


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("setting_name", " Hill\u00a0View ", "Hill View"), ("urn", "URN 136298", "136298")],
)
def test_text_among_the_facts_is_cleaned_and_a_reference_number_read(name, value, kept):
    fact = Fact(id=name, label="", help="", type="text", kinds=(), section="")
    assert _typed(fact, value, WHERE, checklist=None)[0] == kept
