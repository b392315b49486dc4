"""Returns as they come back: every habit is read exactly, or questioned precisely.

``make.py`` makes them, one habit each; ``expected.toml`` says by hand what has to be said of each,
cell by cell, and what has to come of it. Nothing else may differ from the clean return.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from send_audit.errors import ReturnError
from send_audit.model.vocabulary import Flag
from tests.messy.base import COMMENTS, DATED, PAGE, STATED, clean
from tests.messy.habit import Return, made
from tests.messy.make import NAMES, can_make
from tests.messy.seen import ASKED, BY_FACTS, ITEMS, Seen, items_of, judged, said, seen

Wanted = dict[str, Any]
EXPECTED: dict[str, Wanted] = tomllib.loads(
    Path(__file__).with_name("expected.toml").read_text(encoding="utf-8")
)
OTHERWISE = {
    "LEAD-Q8": "partly",
    "SENCO-Q3": "not_met",
    "INCL-Q1": "partly",
    "INFO-Q3": "partly",
    "EQUAL-Q2": "unknown",
    "EQUAL-Q6": "not_met",
    "ASSESS-Q1": "not_applicable",
    "ADMIT-Q7": "not_applicable",
    "GROUP-Q13": "partly",
}
"""The outcomes of the clean return that are not "met"."""
BY_LINK = {"INFO-01", "INFO-02", "INFO-03"}
"""Items for which the address and the date of the report, both facts, stand in as evidence."""


@cache
def base() -> Seen:
    """Judge the clean return."""
    return seen(judged(Return(data=clean())))


@cache
def left_out() -> frozenset[str]:
    """Give the items of guidance, which the clean return was not asked about."""
    result = judged(Return(data=clean()))
    return frozenset(item.rule.id for item in result.items if Flag.NOT_ASKED in item.flags)


def test_every_messy_return_has_its_expectation_and_there_are_enough():
    assert set(EXPECTED) == set(NAMES)
    assert len(NAMES) >= 80


def test_of_the_clean_return_nothing_is_said_and_everything_is_read():
    found = base()
    assert found.says == []
    for question in (*ITEMS, *BY_FACTS):
        for item in items_of(question):
            by_answer = item in ITEMS.get(question, ())
            wanted = OTHERWISE.get(question, "met") if by_answer else "met"
            assert (item, found.outcomes[item]) == (item, wanted)
            folder = PAGE if question == "INFO-Q2" else f"Folder {question}"
            assert (item, found.evidence[item]) == (item, folder)
            day = "2026-09-01" if item in BY_LINK else str(DATED.get(question, ""))
            assert (item, found.dated[item]) == (item, day)
            assert (item, found.comment[item]) == (item, COMMENTS.get(question, ""))
    assert {point: level for point, level in found.points.items() if level != "yes"} == {
        "INFO-Q3.b3": "no"
    }
    assert len(found.points) == 23
    assert {name for name, value in found.facts.items() if value} == set(STATED)
    assert found.rows == rows()


def rows(**more: int) -> dict[str, int]:
    """Count the rows of the clean return by bucket, and what is otherwise."""
    counts = {"blank": 0, "invalid": 0, "not_asked": 0, "unknown": 0, "duplicate": 0}
    return {"read": 60, "answered": 60} | counts | more


@pytest.mark.parametrize("name", [name for name in NAMES if "refused" in EXPECTED.get(name, {})])
def test_a_file_that_cannot_be_read_is_sent_back_with_what_to_do(name: str):
    with pytest.raises(ReturnError) as caught:
        judged(made(name))
    assert EXPECTED[name]["refused"] in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not {"refused", "apart"} & set(EXPECTED.get(name, {}))]
)
def test_a_messy_return_is_read_exactly_or_questioned_precisely(name: str):
    if not can_make(name):
        pytest.skip("LibreOffice is not here")
    found, wanted = seen(judged(made(name))), expected(name)
    assert found.says == wanted.says
    for part in ("outcomes", "evidence", "dated", "comment", "facts", "points", "rows"):
        assert (part, changed(found, part)) == (part, changed(wanted, part))
    suggested = EXPECTED[name].get("nearest", {})
    assert {cell: found.nearest[cell] for cell in suggested} == suggested
    for item, flag in EXPECTED[name].get("flags", {}).items():
        assert flag in found.flags[item] - base().flags[item]


@pytest.mark.parametrize("name", [name for name in NAMES if "apart" in EXPECTED.get(name, {})])
def test_a_return_of_an_older_release_is_read_as_what_it_is(name: str):
    result = judged(made(name))
    wanted = EXPECTED[name]
    assert said(result.problems) == sorted(wanted["says"])
    outcomes = {item.rule.id: item.outcome.value for item in result.items}
    assert {item: outcomes[item] for item in wanted["items"]} == wanted["items"]
    assert seen(result).rows == rows(**{"read": 0, "answered": 0} | wanted["rows"])


def changed(found: Seen, part: str) -> dict[str, object]:
    """Give what is otherwise than in the clean return: easier to look through when it is wrong."""
    before, after = getattr(base(), part), getattr(found, part)
    return {name: value for name, value in after.items() if before.get(name) != value}


def expected(name: str) -> Seen:
    """Lay what is expected of a messy return over the clean one."""
    wanted = EXPECTED[name]
    like = expected(wanted["like"]) if "like" in wanted else base()
    found = Seen(**{part: value.copy() for part, value in vars(like).items()})
    found.says = sorted([*like.says, *wanted.get("says", ())])
    for word, lay in AT_ONCE.items():
        if word in wanted:
            lay(found)
    found.outcomes |= dict.fromkeys(left_out(), wanted["guidance"]) if "guidance" in wanted else {}
    for question, outcome in wanted.get("outcomes", {}).items():
        found.outcomes |= dict.fromkeys(ITEMS[question], outcome)
    found.outcomes |= wanted.get("items", {})
    for part in ("evidence", "dated", "comment"):
        for question, text in wanted.get(part, {}).items():
            getattr(found, part).update(dict.fromkeys(items_of(question), text))
    for part in ("facts", "points", "rows"):
        getattr(found, part).update(wanted.get(part, {}))
    return found


def _nothing(found: Seen) -> None:
    found.outcomes |= dict.fromkeys(ASKED, "unanswered")
    for part in ("evidence", "dated", "comment", "facts", "points"):
        setattr(found, part, dict.fromkeys(getattr(found, part), ""))


def _no_facts(found: Seen) -> None:
    found.facts = dict.fromkeys(found.facts, "")


def _no_evidence(found: Seen) -> None:
    found.evidence = {item: PAGE if item in BY_LINK else "" for item in found.evidence}


def _open(found: Seen) -> None:
    found.outcomes |= {item: "unanswered" for items in ITEMS.values() for item in items}


AT_ONCE = {"nothing": _nothing, "no_facts": _no_facts, "no_evidence": _no_evidence, "open": _open}
"""Words for what changes on many rows at once."""
