"""Questions, and what a yes to them means, are in plain words: Flesch-Kincaid grade 8 or less.

The words of the field in terms.yaml are left out of the count; syllables are counted by
hyphenation, which errs to both sides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyphen
import pytest

from send_audit.resources import data

GRADE = 8
HYPHENS = pyphen.Pyphen(lang="en_GB")


@cache
def release() -> dict[str, Any]:
    """Give the JSON of the development release: its words and the terms of the field."""
    file = data("checklists", "releases").joinpath("send-england-dev.json")
    return json.loads(file.read_text(encoding="utf-8"))


@cache
def terms() -> re.Pattern[str]:
    """Give what finds the words of the field, the longest first."""
    words = sorted((entry["term"] for entry in release()["terms"]), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def grade(text: str, known: re.Pattern[str]) -> float:
    """Give the Flesch-Kincaid grade, each known term counted as one word of one syllable."""
    plain = known.sub("term", text)
    words = re.findall(r"[A-Za-z']+|\d+", plain)
    sentences = max(1, len(re.findall(r"[.?!;:](?:\s|$)", plain)))
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def texts() -> Iterator[tuple[str, str]]:
    """Give every text of a question that people read, with the question's id."""
    for question in release()["questions"]:
        yield question["id"], question["text"]
        for words in question["yes_means"]:
            yield question["id"], words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Do you look at each plan with the parents?", -1, 3),
        (
            "Are multidisciplinary interventions systematically coordinated and proportionately documented?",
            20,
            40,
        ),
    ],
)
def test_the_grade_tells_plain_from_learned_words(text: str, low: float, high: float):
    assert low < grade(text, terms()) < high


def test_questions_are_in_plain_words():
    graded = [(grade(text, terms()), name, text) for name, text in texts()]
    assert len(graded) > 500
    assert [found for found in graded if found[0] > GRADE] == []
