"""``accountability``: who is responsible, to whom they answer, who can challenge."""

from __future__ import annotations

import json

import pytest

from tests.cli.terminal import DAY, run

ON = ("--as-at", DAY)


def table(*words: str) -> dict:
    """Give the table as JSON."""
    ran = run("accountability", *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.text)


def test_without_a_kind_one_of_each_family_of_schools_stands_side_by_side():
    text = run("accountability", *ON).text
    for title in (
        "Maintained mainstream school",
        "Mainstream academy",
        "Mainstream free school",
        "Other independent school",
    ):
        assert title in text
    assert "Side by side" in text


def test_one_kind_alone_is_compared_with_nothing():
    ran = run("accountability", "--kind", "pru", *ON)
    assert (ran.code, ran.err) == (0, "")
    assert "Answerable: management committee" in ran.text
    assert "Side by side" not in ran.text


def test_json_holds_agencies_kinds_routes_and_differences():
    found = table("--kind", "pru", "--kind", "utc", *ON)
    assert (found["shape"], found["as_at"]) == ("send-audit/accountability/1", DAY)
    assert [kind["kind"] for kind in found["kinds"]] == ["pru", "utc-studio"]
    for kind in found["kinds"]:
        assert kind["answers_to"]
        assert all(route["items"] and route["how"] for route in kind["challenge"])
        assert set(kind["counts"]) == {"legal", "funding", "guidance"}
    weights = {entry["item"]: entry["weights"] for entry in found["differences"]}
    # Section 67 names neither units nor their committees; regulation 49 binds with it.
    assert weights["SENCO-01"] == {"pru": "should", "utc-studio": "must"}
    assert weights["LEAD-23"] == {"pru": "no", "utc-studio": "must (funding agreement)"}


def test_a_kind_named_twice_is_shown_once():
    found = table("--kind", "pru", "--kind", "pupil-referral-unit", *ON)
    assert [kind["kind"] for kind in found["kinds"]] == ["pru"]


def test_bodies_have_the_name_and_the_duty_to_answer_that_they_had_on_the_day():
    then, now = (
        {agency["id"]: agency for agency in table("--as-at", day)["agencies"]}
        for day in ("2020-06-01", DAY)
    )
    assert then["nhs-commissioner"]["name"] == "Clinical commissioning group"
    assert now["nhs-commissioner"]["name"] == "Integrated care board"
    assert now["nhs-commissioner"]["other_names"] == [
        {"name": "Clinical commissioning group", "from": "2014-09-01", "to": "2022-06-30"}
    ]
    assert "Education and Skills Funding Agency" in then["academies"]["answers_to"]
    assert "Education and Skills Funding Agency" not in now["academies"]["answers_to"]


def test_html_is_one_page_of_its_own_without_script():
    ran = run("accountability", "--kind", "academy", "--kind", "independent", *ON, "-f", "html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.text.lower().startswith("<!doctype html>")
    assert "Other independent school" in ran.text
    assert "<script" not in ran.text


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_equal_questions_get_equal_bytes(form: str):
    words = ("accountability", "--kind", "fe-college", *ON, "--format", form)
    assert run(*words).out == run(*words).out != b""


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--kind", "academi"), 2, "Did you mean 'academy'?"),
        (("--kind", "castle"), 2, "Kinds: maintained-mainstream"),
        (("--kind", "welsh-school"), 3, "Schools in Wales"),
        (("--as-at", "2014-08-31"), 2, "Part 3 of the Children and Families Act 2014 began"),
        (("--as-at", "2014-08-31"), 2, "Use --as-at 2014-09-01 or later."),
        (("--as-at", "soon"), 2, "year-month-day"),
        (("--checklist", "send-england@0.1.0"), 4, "no table of who is responsible"),
        (("--color", "perhaps"), 2, "auto, always, never"),
    ],
)
def test_mistakes_are_answered_alike_in_every_format(form, words, code, said):
    ran = run("accountability", *words, "--format", form)
    assert (ran.code, ran.out) == (code, b"")
    assert said in ran.err


def test_an_unknown_format_is_named_with_the_nearest():
    ran = run("accountability", "--format", "htm")
    assert (ran.code, "Did you mean 'html'?" in ran.err) == (2, True)
