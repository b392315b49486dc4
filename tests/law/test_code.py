"""Every paragraph of the Code that is cited is there, and prints the word that we count.

Runs where the text of the Code is at hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from send_audit.catalog.reach import spread
from send_audit.resources import data
from tests.law.code_text import needs_the_code, paragraphs

pytestmark = needs_the_code

Json = dict[str, Any]
WORDS = {
    "must": re.compile(r"\b(must|required|duty|duties|requires?|statutory)\b", re.IGNORECASE),
    "should": re.compile(r"\bshould\b", re.IGNORECASE),
    "may": re.compile(r"\b(may|can|could|might)\b", re.IGNORECASE),
}


@cache
def release() -> Json:
    """Give the JSON of the development release, where citations still say what is printed."""
    file = data("checklists", "releases").joinpath("send-england-dev.json")
    return json.loads(file.read_text(encoding="utf-8"))


def binds() -> Iterator[tuple[str, Json]]:
    """Give every bind of every item, with the item's id."""
    reaches = {reach["id"]: reach for reach in release()["reaches"]}
    for item in release()["items"]:
        for reading in item["readings"]:
            applies = reading.get("applies")
            found = spread(applies, reaches[applies["reach"]])[0] if applies else reading["binds"]
            for bind in found:
                yield item["id"], bind


def citations() -> Iterator[tuple[str, Json, Json]]:
    """Give every citation of the Code, with its item and bind."""
    for item, bind in binds():
        for citation in bind["source"]:
            if citation["ref"] == "send-code":
                yield item, bind, citation


def numbers(pinpoint: str) -> list[str]:
    """Spell a pinpoint out in paragraphs: 'paras 9.64-9.66 and xix' is four."""
    found = []
    for part in re.split(r", | and ", re.sub(r"^paras? ", "", pinpoint)):
        first, _, last = part.partition("-")
        if last:
            chapter, start = first.split(".")
            found += [f"{chapter}.{n}" for n in range(int(start), int(last.split(".")[-1]) + 1)]
        elif not part.startswith(("Annex", "chapter")):
            found.append(part)
    return found


def test_pinpoints_are_spelt_out():
    assert numbers("paras 9.64-9.66 and xix") == ["9.64", "9.65", "9.66", "xix"]
    assert numbers("para 6.2") == ["6.2"]
    assert numbers("Annex 1") == []


def test_every_cited_paragraph_exists():
    missing = {
        f"{item}: {number}"
        for item, _, citation in citations()
        for number in numbers(citation["pinpoint"])
        if number not in paragraphs()
    }
    assert missing == set()


def test_the_printed_word_is_the_force_or_is_explained():
    wrong = set()
    for item, bind, citation in citations():
        printed = citation.get("printed", bind["force"])
        text = " ".join(paragraphs()[n] for n in numbers(citation["pinpoint"]))
        if text and printed != "statement" and not WORDS[printed].search(text):
            wrong.add(f"{item}: {citation['pinpoint']} does not print '{printed}'")
        if "printed" in citation and printed != bind["force"] and not bind.get("note"):
            wrong.add(f"{item}: {citation['pinpoint']} prints '{printed}', with no note why")
    assert sorted(wrong) == []


def test_a_must_of_the_code_alone_is_never_counted_as_law():
    acts = {s["id"] for s in release()["sources"] if s["kind"] in {"act", "regulations"}}
    wrong = {
        item
        for item, bind in binds()
        if bind["force"] == "must"
        and bind["basis"] in {"statute", "regulations"}
        and not any(c["ref"] in acts and c["confidence"] != "unconfirmed" for c in bind["source"])
    }
    assert wrong == set()
