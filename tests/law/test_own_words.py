"""Law and Code are told in our own words, and every paragraph of the Code that is cited is there.

Runs where the text of the Code is at hand: ``SEND_AUDIT_CODE`` names a JSON file with its numbered
paragraphs (``{"paragraphs": [{"number", "text"}, ...]}``).
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest

from send_audit.catalog.store import load_checklist

ROOT = Path(__file__).resolve().parents[2]
CODE = Path(os.environ.get("SEND_AUDIT_CODE", "not named"))
LONGEST = 8
TITLES = (
    "special educational needs and disability",
    "children and families act",
    "education act 1996",
)

pytestmark = pytest.mark.skipif(not CODE.is_file(), reason="the text of the Code is not at hand")


@cache
def paragraphs() -> dict[str, str]:
    """Give the numbered paragraphs of the Code of January 2015."""
    listed = json.loads(CODE.read_text(encoding="utf-8"))["paragraphs"]
    return {paragraph["number"]: paragraph["text"] for paragraph in listed}


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


def test_no_run_of_eight_words_of_the_code_stands_in_ours():
    copied = [
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in own_texts()
        for run in runs(path.read_text(encoding="utf-8")) & runs_of_the_code()
        if not any(title in " ".join(run) for title in TITLES)
    ]
    assert copied == []


def cited() -> set[tuple[str, str]]:
    """Give each paragraph of the Code that an item cites."""
    return {
        (item.id, number)
        for item in load_checklist("send-england@dev").items.values()
        for reading in item.readings
        for bind in reading.binds
        for source in bind.sources
        if source.instrument == "send-code"
        for number in re.findall(r"\d+\.\d+|\b[ivx]+\b", source.pinpoint.replace("para", ""))
    }


def test_every_cited_paragraph_of_the_code_exists():
    assert cited()
    assert {number for _, number in cited()} <= set(paragraphs())


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


def test_each_cited_paragraph_says_what_it_is_cited_for():
    assert set(SAYS) == {number for _, number in cited()}
    for number, says in SAYS.items():
        assert says in paragraphs()[number], number
