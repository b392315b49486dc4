"""Whom an item reaches: a reach spread into binds, and all written out for lint."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from send_audit.catalog.reach import spread
from send_audit.catalog.source import parse
from send_audit.catalog.weave import weave
from tests.catalog.tiny import lines_of

Json = dict[str, Any]

SOURCE = [{"ref": "care-act", "pinpoint": "s.1", "confidence": "seen"}]
MUST: Json = {
    "kinds": ["school"],
    "force": "must",
    "basis": "statute",
    "because": "The Act names schools.",
}
SHOULD: Json = {
    "kinds": ["college"],
    "force": "should",
    "basis": "statutory-guidance",
    "because": "The Code names colleges.",
    "note": "The Act does not.",
    "body": "trust",
    "challenge": ["complaint"],
}
BOARDS: Json = {"when": {"boarding": "yes"}, "condition": "somebody boards"}
IN_TOWN: Json = {"when": {"in_town": "no"}, "condition": "it is in the country"}


def applying(**words: object) -> Json:
    return {"reach": "by-the-act", "source": SOURCE, **words}


# Spreading a reach


def test_a_reach_is_spread_with_the_sources_of_the_item():
    nobody = [{"kinds": ["nursery"], "because": "Nobody names nurseries."}]
    binds, unbound = spread(applying(), {"binds": [MUST, SHOULD], "unbound": nobody})
    assert binds == [
        {
            "kinds": ["school"],
            "force": "must",
            "basis": "statute",
            "because": "The Act names schools.",
            "source": [{"ref": "care-act", "pinpoint": "s.1", "confidence": "seen"}],
        },
        {
            "kinds": ["college"],
            "force": "should",
            "basis": "statutory-guidance",
            "because": "The Code names colleges.",
            "note": "The Act does not.",
            "body": "trust",
            "challenge": ["complaint"],
            "source": [{"ref": "care-act", "pinpoint": "s.1", "confidence": "seen"}],
        },
    ]
    assert unbound == [{"kinds": ["nursery"], "because": "Nobody names nurseries."}]


@pytest.mark.parametrize(
    ("key", "own"),
    [
        ("force", "may"),
        ("basis", "good-practice"),
        ("because", "It is our own reason."),
        ("note", "It is our own note."),
        ("body", "head"),
        ("challenge", ["court"]),
    ],
)
def test_what_an_item_says_itself_counts_for_all_kinds_of_the_reach(key: str, own: object):
    binds, _ = spread(applying(**{key: own}), {"binds": [MUST, SHOULD]})
    assert [bind[key] for bind in binds] == [own, own]
    assert [bind["kinds"] for bind in binds] == [["school"], ["college"]]
    if key != "basis":
        assert [bind["basis"] for bind in binds] == ["statute", "statutory-guidance"]


def test_a_reach_that_leaves_nobody_out_has_no_unbound():
    assert spread(applying(), {"binds": [MUST]})[1] == []


@pytest.mark.parametrize(
    ("of_reach", "of_item", "when", "condition"),
    [
        (BOARDS, {}, {"boarding": "yes"}, "somebody boards"),
        ({}, IN_TOWN, {"in_town": "no"}, "it is in the country"),
        (
            BOARDS,
            IN_TOWN,
            {"boarding": "yes", "in_town": "no"},
            "somebody boards and it is in the country",
        ),
    ],
)
def test_conditions_of_the_reach_and_of_the_item_are_joined(
    of_reach: Json, of_item: Json, when: Json, condition: str
):
    [bind], _ = spread(applying(**of_item), {"binds": [MUST | of_reach]})
    assert (bind["when"], bind["condition"]) == (when, condition)


def test_without_conditions_there_is_none():
    [bind], _ = spread(applying(), {"binds": [MUST]})
    assert "when" not in bind
    assert "condition" not in bind


def test_the_condition_of_one_kind_does_not_spill_over_to_the_next():
    binds, _ = spread(applying(**IN_TOWN), {"binds": [MUST | BOARDS, SHOULD]})
    assert [bind["when"] for bind in binds] == [
        {"boarding": "yes", "in_town": "no"},
        {"in_town": "no"},
    ]


def test_spreading_changes_neither_the_reach_nor_the_item():
    reach = {"binds": [MUST | BOARDS], "unbound": [{"kinds": ["college"], "because": "Not it."}]}
    applies = applying(force="may", **IN_TOWN)
    before = copy.deepcopy((reach, applies))
    spread(applies, reach)
    assert (reach, applies) == before


# Writing out, for lint

REACHES = """\
reaches:
  - id: by-the-act
    means: What the Act says.
    binds:
      - {kinds: [school], force: must, basis: statute, because: The Act names schools.}
"""
ITEMS = """\
theme: care
defaults:
  concerns: [head]
  na: {allowed: false, because: It always holds.}
items:
  - id: CARE-01
    concerns: [parent, senco]
    readings:
      - from: 2014-09-01
    applies:
      reach: by-the-act
      source: [{ref: care-act, pinpoint: s.1, confidence: seen}]
  - id: CARE-02
    readings:
      - from: 2014-09-01
        applies: {reach: by-the-cat, source: [{ref: care-act, pinpoint: s.2, confidence: seen}]}
"""


def test_defaults_are_taken_where_an_item_says_nothing_and_reaches_are_written_out():
    items, reaches = parse("items/care.yaml", ITEMS), parse("reaches.yaml", REACHES)
    weave({"reaches.yaml": reaches, "items/care.yaml": items})
    first, second = items.data["items"]
    assert first == {
        "id": "CARE-01",
        "concerns": ["parent", "senco"],
        "na": {"allowed": False, "because": "It always holds."},
        "readings": [{"from": "2014-09-01"}],
        "binds": [
            {
                "kinds": ["school"],
                "force": "must",
                "basis": "statute",
                "because": "The Act names schools.",
                "source": [{"ref": "care-act", "pinpoint": "s.1", "confidence": "seen"}],
            }
        ],
        "unbound": [],
    }
    assert second["concerns"] == ["head"]
    assert second["na"] == {"allowed": False, "because": "It always holds."}
    assert second["readings"] == [{"from": "2014-09-01", "binds": [], "unbound": []}]


def test_an_unknown_reach_is_a_fault_at_its_line_with_the_nearest():
    items, reaches = parse("items/care.yaml", ITEMS), parse("reaches.yaml", REACHES)
    weave({"reaches.yaml": reaches, "items/care.yaml": items})
    assert list(map(str, items.faults)) == [
        "items/care.yaml:16: There is no reach 'by-the-cat'. Did you mean 'by-the-act'?"
    ]


def test_without_a_file_of_reaches_there_is_none():
    items = parse("items/care.yaml", ITEMS)
    weave({"items/care.yaml": items})
    assert list(map(str, items.faults)) == [
        "items/care.yaml:11: There is no reach 'by-the-act'.",
        "items/care.yaml:16: There is no reach 'by-the-cat'.",
    ]


# What lint says of a checklist with reaches


def test_the_checklist_of_these_tests_has_no_fault(tmp_path: Path):
    assert lines_of(tmp_path) == []


def test_a_kind_that_a_reach_forgets_is_a_fault_of_the_item(tmp_path: Path):
    reach = REACHES.replace("What the Act says.", "What the Act says to schools.")
    assert lines_of(tmp_path, reaches=reach) == [
        (
            "items/care.yaml:15: Nothing is said of the kind 'college' (College): "
            "name it under binds or unbound, with the reason."
        )
    ]


def test_an_unknown_kind_is_named_where_the_reach_is_written(tmp_path: Path):
    faults = lines_of(tmp_path, reaches=REACHES.replace("[school]", "[school, colege]"))
    assert "reaches.yaml:5: There is no kind or group 'colege'. Did you mean 'college'?" in faults


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("unbound", "    unbound: []\n    applies:\n"),
        ("binds", "    binds: []\n    applies:\n"),
    ],
)
def test_words_beside_a_reach_would_be_lost_and_are_a_fault(part: str, text: str, tmp_path: Path):
    assert lines_of(tmp_path, ("    applies:\n", text)) == [
        f"items/care.yaml:24: '{part}' and 'applies' cannot both stand here: take one out."
    ]


@pytest.mark.parametrize("part", ["binds", "unbound"])
def test_half_a_reading_beside_the_reach_of_its_item_is_a_fault(part: str, tmp_path: Path):
    half = f"statement: Care is given daily.\n        {part}: []\n"
    assert lines_of(tmp_path, ("statement: Care is given daily.\n", half)) == [
        (
            "items/care.yaml:22: The item applies a reach: here give both binds and unbound, "
            "or apply a reach."
        )
    ]
