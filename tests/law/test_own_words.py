"""Law and Code are told in our own words. Runs where the text of the Code is at hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from send_audit.catalog.store import load_checklist
from tests.law.code_text import needs_the_code, paragraphs

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 8
TITLES = (
    "special educational needs and disability",
    "children and families act",
    "education act 1996",
)

pytestmark = needs_the_code


def words(text: str) -> list[str]:
    """Split a text into plain words."""
    return re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))


def runs(text: str) -> set[tuple[str, ...]]:
    """Give every run of eight words."""
    split = words(text)
    return {tuple(split[i : i + LONGEST]) for i in range(len(split) - LONGEST + 1)}


@cache
def runs_of_the_code() -> frozenset[tuple[str, ...]]:
    """Give every run of eight words of the Code."""
    return frozenset().union(*(runs(text) for text in paragraphs().values()))


def own_texts() -> list[Path]:
    """Give the files that hold our words about law."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("checklists/**/*.yaml"), *ROOT.glob("checklists/*.md")]
    return sorted([*found, *ROOT.glob("docs/**/*.md"), *ROOT.glob("send_audit/**/*.py")])


@cache
def titles() -> re.Pattern[str]:
    """Find addresses and the titles of instruments, which have to be given in full."""
    instruments = load_checklist("send-england@dev").instruments.values()
    known = sorted((one.title for one in instruments), key=len, reverse=True)
    return re.compile("|".join([r"https?://\S+", *map(re.escape, known)]))


def passages() -> dict[str, Path]:
    """Give every passage of ours once, with a file that holds it; blank lines part passages."""
    found: dict[str, Path] = {}
    for path in own_texts():
        for passage in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            found.setdefault(passage, path.relative_to(ROOT))
    return found


def test_no_run_of_eight_words_of_the_code_stands_in_ours():
    copied = [
        f"{path}: {' '.join(run)}"
        for passage, path in passages().items()
        for run in runs(titles().sub("\n", passage)) & runs_of_the_code()
        if not any(title in " ".join(run) for title in TITLES)
    ]
    assert copied == []


def test_a_run_of_eight_words_would_be_seen():
    start = " ".join(words(paragraphs()["6.44"])[3:11])
    assert runs(start.upper()) <= runs_of_the_code()
    assert len(runs(start)) == 1


SAYS = {
    "6.2": "designate a teacher",
    "6.84": "qualified teacher",
    "6.85": "National Award",
    "6.43": "formally informed",
    "6.48": "formally notified",
    "6.79": "on their websites",
    "7.13": "best endeavours",
    "7.22": "named person",
    "8.6": "activities of the nursery or school",
    "9.83": "must admit",
    "9.173": "pupil referral units",
    "9.176": "two weeks",
    "1.24": "best endeavours",
    "xix": "public sector equality duty",
    "xx": "accessibility plans",
    "i": "have regard to the Code",
    "iv": "statutory guidance for the following",
}


@pytest.mark.parametrize("number", SAYS)
def test_the_paragraphs_cited_most_say_what_they_are_cited_for(number: str):
    assert SAYS[number] in paragraphs()[number]
