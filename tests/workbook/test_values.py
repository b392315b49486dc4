"""One cell, one value: the answer, or what is asked about it. Written by hand from the issue."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from send_audit.model.checklist import Level
from send_audit.model.submission import CellRef
from send_audit.model.vocabulary import Outcome, Severity
from send_audit.workbook.cells import values
from send_audit.workbook.cells.values import Unclear, read_day, read_level

WHERE = CellRef(sheet="Questions", cell="C5")


def _level(name: str, label: str, means: Outcome | None, *accepts: str) -> Level:
    return Level(id=name, label=label, means=means, accepts=accepts)


IN_PLACE = (
    _level("yes", "Yes", Outcome.MET, "y", "met", "in place", "fully in place", "compliant"),
    _level("partly", "Partly", Outcome.PARTLY, "partially", "partial", "partly met"),
    _level("no", "No", Outcome.NOT_MET, "n", "not met", "not in place", "not yet"),
    _level("not-sure", "Not sure", Outcome.UNKNOWN, "unsure", "don't know", "do not know"),
    _level("na", "Does not apply", Outcome.NOT_APPLICABLE, "n/a", "na", "n.a.", "not applicable"),
)
TICK = (
    _level("yes", "Yes", Outcome.MET, "y", "x", "included"),
    _level("no", "No", Outcome.NOT_MET, "n", "missing"),
)
YES_NO = (_level("yes", "Yes", None, "y", "true"), _level("no", "No", None, "n", "false"))
ROLES = (
    _level("head", "Head or acting head", None, "head", "headteacher"),
    _level("teacher", "Qualified teacher (QTS)", None, "qualified teacher", "QTS"),
    _level("other", "Not a teacher", None, "other"),
)
FOUR = (
    _level("a", "Emerging", Outcome.NOT_MET),
    _level("b", "Established", Outcome.MET),
    _level("c", "Enhanced", Outcome.MET),
)

# The answer, and the code of what is said about it; None for either when there is none.
ANSWERS = [
    ("Yes", "yes", None),
    ("yes ", "yes", None),
    ("YES!", "yes", None),
    ("Yes...", "yes", None),
    ("\u201cYes\u201d", "yes", None),
    ("Yes\u00a0", "yes", None),
    ("\uff39\uff45\uff53", "yes", None),
    ("not  sure", "not-sure", None),
    ("Y\u200bes", "yes", "hidden-letters"),
    ("Y\u00ades", "yes", "hidden-letters"),
    ("M\u200bet", "yes", "hidden-letters read-as"),
    ("Y", "yes", "read-as"),
    ("Partially", "partly", "read-as"),
    ("don\u2019t know", "not-sure", "read-as"),
    ("N/A", "na", "read-as"),
    ("N.A.", "na", "read-as"),
    ("n a", "na", "read-as"),
    ("n\\a", "na", "read-as"),
    ("Not relevant", "na", "read-as"),
    ("Green", "yes", "read-as"),
    ("Amber", "partly", "read-as"),
    ("RED", "no", "read-as"),
    ("Secure", "yes", "read-as"),
    ("Developing", "partly", "read-as"),
    ("Not evident", "no", "read-as"),
    ("Embedded", "yes", "read-as"),
    ("In progress", "partly", "read-as"),
    ("Not started", "no", "read-as"),
    ("Established", "yes", "read-as"),
    ("Fully", "yes", "read-as"),
    ("Working towards", "partly", "read-as"),
    ("Non-compliant", "no", "read-as"),
    ("unmet", "no", "read-as"),
    ("\u2713", "yes", "read-as"),
    ("\u2714\ufe0f", "yes", "read-as"),
    ("\u2611", "yes", "read-as"),
    ("\u221a", "yes", "read-as"),
    ("\u2713\u2713", "yes", "read-as"),
    ("tick", "yes", "read-as"),
    ("TRUE", "yes", "read-as"),
    (True, "yes", "read-as"),
    (False, "no", "read-as"),
    ("Yes / Yes", "yes", "read-as"),
    ("Yes yes", "yes", "read-as"),
    ("(Yes)", "yes", "read-as"),
    ("- Yes", "yes", "read-as"),
    ("No - not yet", "no", "read-as"),
    ("in place - yes", "yes", "read-as"),
    ("Yes but not all", None, "qualified-answer"),
    ("Yes, except boarders", None, "qualified-answer"),
    ("Yes mostly", None, "qualified-answer"),
    ("Yes - not yet published", None, "qualified-answer"),
    ("Yes - it isn't up to date", None, "qualified-answer"),
    ("Yes, if asked", None, "qualified-answer"),
    ("Yes?", None, "qualified-answer"),
    ("? yes", None, "qualified-answer"),
    ("Yes - is this right?", None, "qualified-answer"),
    ("No concerns", None, "qualified-answer"),
    ("No - partly on the website", None, "qualified-answer"),
    ("n/a but we do it anyway", None, "qualified-answer"),
    ("n/a until 2027", None, "qualified-answer"),
    ("Yes/No", None, "two-answers"),
    ("Y/N", None, "two-answers"),
    ("Yes, partly", None, "two-answers"),
    ("Yes / Partly", None, "two-answers"),
    ("No/Partly", None, "two-answers"),
    ("Yes and no", None, "two-answers"),
    ("Yes or No", None, "two-answers"),
    ("Yes\nNo", None, "two-answers"),
    ("Amber/Green", None, "two-answers"),
    ("Yes / n/a", None, "two-answers"),
    ("x", None, "unclear-mark"),
    ("X", None, "unclear-mark"),
    ("\u2717", None, "unclear-mark"),
    ("\u2612", None, "unclear-mark"),
    ("-", None, "unclear-mark"),
    ("\u2014", None, "unclear-mark"),
    (".", None, "unclear-mark"),
    ("?", None, "unclear-mark"),
    ("\u00fc", None, "unclear-mark"),
    ("P", None, "unclear-mark"),
    ("A", None, "unclear-mark"),
    ("\U0001f44d", None, "unclear-mark"),
    ("M\u0435t", None, "look-alike"),
    ("\u0423\u0435\u0455", None, "look-alike"),
    ("N\u03bf", None, "look-alike"),
    ("M\u0435t - see policy", None, "look-alike"),
    ("#N/A", None, "error-value"),
    ("#REF!", None, "error-value"),
    ("Err:502", None, "error-value"),
    ("########", None, "error-value"),
    ('=IF(A1,"Yes","No")', None, "error-value"),
    ("Yess", None, "unknown-answer"),
    ("Emerging", None, "unknown-answer"),
    ("in hand", None, "unknown-answer"),
    ("planned", None, "unknown-answer"),
    ("TBC", None, "unknown-answer"),
    ("0", None, "unknown-answer"),
    (1, None, "unknown-answer"),
    (3, None, "unknown-answer"),
    ("100%", None, "unknown-answer"),
    ("No way", None, "unknown-answer"),
    ("No-one is trained", None, "unknown-answer"),
    ("No. 4 on the list", None, "unknown-answer"),
    ("n/k", None, "unknown-answer"),
    ("Met with parents", None, "unknown-answer"),
    ("Developing a plan", None, "unknown-answer"),
    ("not fully in place", None, "unknown-answer"),
    ("We have a policy", None, "unknown-answer"),
    ("\u0414\u0430", None, "unknown-answer"),
    (date(2026, 1, 2), None, "unknown-answer"),
]


def _codes(problems) -> str | None:
    return " ".join(problem.code for problem in problems) or None


@pytest.mark.parametrize(("value", "level", "code"), ANSWERS, ids=ascii)
def test_an_answer_is_read_exactly_or_with_a_note_or_asked_about(value, level, code):
    read = read_level(WHERE, value, IN_PLACE)
    assert (read.level, _codes(read.problems)) == (level, code)
    assert read.readable is (level is not None)
    asked = [p for p in read.problems if p.severity is Severity.ERROR]
    assert bool(asked) is (level is None)


@pytest.mark.parametrize(
    ("value", "level", "rest"),
    [
        ("n/a - see note", "na", "see note"),
        ("n/a - no nursery", "na", "no nursery"),
        ("N/A (no unit)", "na", "no unit"),
        ("n/a no sixth form", "na", "no sixth form"),
        ("Does not apply to us", "na", "to us"),
        ("Yes - see policy", "yes", "see policy"),
        ("Yes \u2013 on the website", "yes", "on the website"),
        ("Yes, see evidence", "yes", "see evidence"),
        ("Yes see evidence", "yes", "see evidence"),
        ("Yes\nPolicy\nPage 2", "yes", "Policy; Page 2"),
        ("Yes - no action needed", "yes", "no action needed"),
        ("Yes: https://a.example/?p=1", "yes", "https://a.example/?p=1"),
        ("Y - SEN Policy, PAGE 3", "yes", "SEN Policy, PAGE 3"),
        ("In place since 2020", "yes", "since 2020"),
        ("\u2713 see policy", "yes", "see policy"),
        ("\u2713 policy on website", "yes", "policy on website"),
        ("No (planned for spring)", "no", "planned for spring"),
        ("No, no policy", "no", "no policy"),
        ("Partly: website only", "partly", "website only"),
        ("Not sure - ask the SENCO", "not-sure", "ask the SENCO"),
    ],
)
def test_words_after_an_answer_are_kept(value, level, rest):
    read = read_level(WHERE, value, IN_PLACE)
    assert (read.level, read.rest, _codes(read.problems)) == (level, rest, "read-as")


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        ("Yes but not all", "Partly"),
        ("Yes?", "Yes"),
        ("n/a but we do it", "Does not apply"),
        ("No concerns", ""),
        ("Yes/No", "Partly"),
        ("No/Partly", "Partly"),
        ("Yes / n/a", ""),
        ("x", ""),
        ("\u00fc", "Yes"),
        ("?", "Not sure"),
        ("A", "Partly"),
        ("M\u0435t", "Yes"),
        ("Emerging", "Partly"),
        ("planned", "No"),
        ("N0", "No"),
        ("Part1y", "Partly"),
        ("Parlty", "Partly"),
        ("No way", "No"),
        ("not fully in place", "Partly"),
        ("never in place", "No"),
        ("not established", ""),  # not "established", which it is the opposite of
        ("n/k", ""),
        ("Plan", ""),
    ],
)
def test_the_nearest_answer_is_suggested_but_never_the_opposite(value, nearest):
    assert read_level(WHERE, value, IN_PLACE).problems[0].nearest == nearest


@pytest.mark.parametrize(
    ("levels", "value", "level", "code"),
    [
        (TICK, "x", "yes", "read-as"),
        (TICK, "\u2713", "yes", "read-as"),
        (TICK, "\u2717", None, "unclear-mark"),
        (TICK, "n/a", None, "unknown-answer"),
        (TICK, "N/A - no unit", None, "unknown-answer"),
        (TICK, "Amber", None, "unknown-answer"),
        (TICK, "Green", "yes", "read-as"),
        (TICK, "not sure", None, "unknown-answer"),
        (YES_NO, True, "yes", "read-as"),
        (YES_NO, "FALSE", "no", "read-as"),
        (YES_NO, "\u2713", "yes", "read-as"),
        (YES_NO, "Green", None, "unknown-answer"),
        (YES_NO, "n/a", None, "unknown-answer"),
        (YES_NO, "x", None, "unclear-mark"),
        (YES_NO, "No (vacant)", "no", "read-as"),
        (YES_NO, "Yes but part time", None, "qualified-answer"),
        (YES_NO, "#VALUE!", None, "error-value"),
        (ROLES, "Qualified teacher (QTS)", "teacher", None),
        (ROLES, "qualified teacher - part time", "teacher", "read-as"),
        (ROLES, "Head of inclusion", None, "unknown-answer"),
        (ROLES, "Head / not a teacher", None, "two-answers"),
        (ROLES, "Other, but nearly qualified", None, "qualified-answer"),
        (ROLES, "Yes", None, "unknown-answer"),
        (ROLES, True, None, "unknown-answer"),
        (FOUR, "Emerging", "a", None),
        (FOUR, "Green", None, "unknown-answer"),  # two answers of the list mean that it is met
        (FOUR, "Red", "a", "read-as"),
    ],
)
def test_words_mean_what_the_list_of_answers_has_a_place_for(levels, value, level, code):
    read = read_level(WHERE, value, levels)
    assert (read.level, _codes(read.problems)) == (level, code)


def test_a_foreign_letter_is_named_with_its_alphabet():
    problem = read_level(WHERE, "M\u0435t", IN_PLACE).problems[0]
    assert "'\u0435' (U+0435) is Cyrillic" in problem.message
    assert (problem.found, problem.expected) == ("M\u0435t", "Yes")


def test_two_answers_are_both_named():
    problem = read_level(WHERE, "Yes/No", IN_PLACE).problems[0]
    assert "Yes and No" in problem.message


@pytest.mark.parametrize("value", [None, "", "  ", "\u200b", "\u00a0"])
def test_a_blank_cell_is_no_answer_and_no_problem(value):
    assert read_level(WHERE, value, IN_PLACE) == ("", None, True, (), "")
    assert read_day(WHERE, value) == (None, ())


def test_a_formula_without_a_result_is_asked_about():
    read = read_level(WHERE, Unclear("=A1"), IN_PLACE)
    assert (read.raw, read.readable, _codes(read.problems)) == ("=A1", False, "error-value")


def test_a_plain_label_is_found_before_anything_else(monkeypatch):
    monkeypatch.delattr(values, "clean")
    assert read_level(WHERE, "Does not apply", IN_PLACE).level == "na"


LOOKS = {"e": "\u0435", "o": "\u043e", "a": "\u0430", "p": "\u0440", "s": "\u0455", "y": "\u0443"}


@given(st.sampled_from(IN_PLACE), st.data())
def test_an_answer_with_a_foreign_letter_is_never_read(level, data):
    places = [place for place, letter in enumerate(level.label) if letter in LOOKS]
    place = data.draw(st.sampled_from(places))
    text = level.label[:place] + LOOKS[level.label[place]] + level.label[place + 1 :]
    read = read_level(WHERE, text, IN_PLACE)
    assert (read.level, _codes(read.problems)) == (None, "look-alike")
    assert read.problems[0].nearest == level.label


@given(st.sampled_from(IN_PLACE), st.data(), st.sampled_from("\u200b\u200d\u00ad\ufeff\u2060"))
def test_an_answer_with_a_hidden_letter_is_read_with_a_note(level, data, hidden):
    place = data.draw(st.integers(0, len(level.label)))
    read = read_level(WHERE, level.label[:place] + hidden + level.label[place:], IN_PLACE)
    assert (read.level, _codes(read.problems)) == (level.id, "hidden-letters")


@given(st.one_of(st.text(), st.text("yesnopartly/-,. ?x\n", max_size=20)))
def test_any_text_is_blank_or_read_or_asked_about(text):
    for levels in (IN_PLACE, TICK, YES_NO, ROLES):
        read = read_level(WHERE, text, levels)
        asked = any(problem.severity is Severity.ERROR for problem in read.problems)
        assert asked is not read.readable
        assert read.readable is (read.level is not None or not read.raw)
