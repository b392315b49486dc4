"""Marks instead of answers, what a fault leaves in a cell, and letters of other alphabets."""

from __future__ import annotations

import pytest

from send_audit.workbook.cells.lookalikes import english, foreign
from send_audit.workbook.cells.marks import Mark, is_error, is_formula, unclear_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("x", Mark.CROSS),
        ("xx", Mark.CROSS),
        ("\u2717", Mark.CROSS),
        ("\u2612", Mark.CROSS),
        ("\u00d7", Mark.CROSS),
        ("\u274c", Mark.CROSS),
        ("\u00fc", Mark.FONT_TICK),
        ("\u00fe", Mark.FONT_TICK),
        ("\uf0fc", Mark.FONT_TICK),
        ("p", Mark.FONT_TICK),
        ("\u00fb", Mark.FONT_CROSS),
        ("o", Mark.FONT_CROSS),
        ("a", Mark.COLOUR),
        ("?", Mark.DOUBT),
        ("? ?", Mark.DOUBT),
        ("-", Mark.NOTHING),
        ("\u2014", Mark.NOTHING),
        (".", Mark.NOTHING),
        ("/", Mark.NOTHING),
        ("\u25a1", Mark.NOTHING),
        ("\U0001f44d", Mark.NOTHING),
        ("\u2713", None),  # a sure tick is an answer
        ("\u2713 \u2713", None),
        ("y", None),
        ("0", None),
        ("extra", None),
        ("f\u00fcr", None),
        ("", None),
    ],
)
def test_what_a_mark_may_be(text, mark):
    assert unclear_mark(text) is mark


@pytest.mark.parametrize(
    "text",
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#ERROR!",
        "#GETTING_DATA",
        "Err:502",
        "Err:522",
        "#n/a",
        "###",
        "########",
        "Loading...",
    ],
)
def test_error_values_of_every_program(text):
    assert is_error(text)


@pytest.mark.parametrize(
    "text", ["#1", "Error", "Err: 502", "N/A", "#N/A - see note", "#", "##", "Loading", ""]
)
def test_what_is_no_error_value(text):
    assert not is_error(text)


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("=TODAY()", True),
        ("='A'!B1", True),
        ("=+A1", True),
        ("= yes", False),
        ("=", False),
        ("a=b", False),
    ],
)
def test_formulas_saved_as_text(text, formula):
    assert is_formula(text) is formula


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("M\u0435t", "Met"),
        ("\u0423\u0435\u0455", "Yes"),
        ("N\u03bf", "No"),
        ("\u0420artly", "Partly"),
        ("\u039do", "No"),
        ("Yes", "Yes"),
        ("\u0414\u0430", "\u0414a"),
    ],
)
def test_look_alike_letters_are_seen_through(text, shows):
    assert english(text) == shows


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("M\u0435t", ("\u0435", "Cyrillic")),
        ("N\u03bf", ("\u03bf", "Greek")),
        ("M\u0585t", ("\u0585", "Armenian")),
        ("Caf\u00e9 \u0175", None),
        ("Yes \u2713", None),
        ("don\u02bct", None),
        ("plain", None),
    ],
)
def test_foreign_letters_are_named_with_their_alphabet(text, letter):
    assert foreign(text) == letter
