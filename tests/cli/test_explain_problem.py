"""``explain`` with a problem's code: the page of it, or what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import DAY, run

PAGE = """\
urn-format: warning

What it means
  The unique reference number (URN) does not have six digits. It was kept as it stands.

Why it matters
  A return is matched with the national register, and with last year's return, by this number. Other
  numbers are easily taken for it, such as the UKPRN of eight digits or the establishment number.

What to do
  Look the school up on "Get information about schools" and copy its URN, or leave the cell blank if
  the setting has none.

An error loses an answer, a warning may, a note does not.
"""


@pytest.mark.parametrize("word", ["urn-format", "URN-Format", "urn_format", " urn format "])
def test_a_code_shows_its_page_however_it_is_written(word: str, tmp_path: Path):
    ran = run("explain", word, cwd=tmp_path)
    assert (ran.code, ran.text, ran.err) == (0, PAGE, "")


def test_a_code_of_two_severities_says_both():
    assert run("explain", "duplicate-ref").text.startswith("duplicate-ref: error or note\n")


def test_a_page_fits_the_width_and_shows_no_marks_of_its_file():
    text = run("explain", "missing-rows", COLUMNS="60").text
    assert max(map(len, text.splitlines())) <= 60
    assert "'send-audit new --from YOUR-FORM.xlsx'" in " ".join(text.split())
    assert "`" not in text
    assert "#" not in text


def test_a_code_is_the_same_on_every_day_and_whatever_release_is_set():
    settings = {"SEND_AUDIT_AS_AT": "2016-01-01", "SEND_AUDIT_CHECKLIST": "send-england@0.1.0"}
    assert run("explain", "urn-format", **settings).text == PAGE


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (
            "unknown-anser",
            "There is no item and no problem 'unknown-anser'. Did you mean 'unknown-answer'?",
        ),
        ("duplicate", "Did you mean 'duplicate-ref'?"),
        ("SENC0-03", "There is no item 'SENC0-03'. Did you mean 'SENCO-03'?"),
        ("SENCO-Q2", "It answers: SENCO-02, SENCO-03"),
        ("README", "README"),
        ("../problems/draft", "draft"),
        ("", "There is no item ''"),
    ],
)
def test_a_word_that_is_neither_gets_the_nearest_of_both(word: str, said: str):
    ran = run("explain", word, "--as-at", DAY)
    assert (ran.code, ran.out) == (2, b"")
    assert said in ran.err


def test_a_code_for_one_kind_is_refused():
    ran = run("explain", "draft", "--kind", "pru")
    assert (ran.code, ran.out) == (2, b"")
    assert "Leave --kind out." in ran.err


def test_an_item_is_explained_as_before():
    ran = run("explain", "senco-3", "--as-at", DAY)
    assert ran.code == 0
    assert ran.text.startswith("SENCO-03  The SENCO award")
