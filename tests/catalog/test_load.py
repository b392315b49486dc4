"""Releases into checklists: defaults, whom readings reach, and items built when reached."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from send_audit.catalog.load import checklist_from_json
from send_audit.errors import ChecklistError
from send_audit.evaluate.select import select
from send_audit.model.checklist import Before, Bind, Citation, Evidence, NotApplicable, Unbound
from send_audit.model.vocabulary import Basis, Confidence, Force, InScope
from tests.catalog.tiny import released

Json = dict[str, Any]

BY_THE_ACT = Bind(
    kinds=("school",),
    force=Force.MUST,
    basis=Basis.STATUTE,
    sources=(Citation(instrument="care-act", pinpoint="s.1", confidence=Confidence.SEEN, url=""),),
    because="The Act names schools.",
    when=None,
    body=None,
    routes=None,
    note="",
)
NO_COLLEGE = Unbound(kinds=("college",), because="The Act does not name colleges.")


@pytest.fixture
def release(tmp_path: Path) -> Json:
    return released(tmp_path)


# What a page says for all its items


def test_a_release_says_the_defaults_of_a_file_once(release: Json):
    assert release["pages"] == [
        {
            "theme": "care",
            "concerns": ["head"],
            "evidence": {"needs": "note", "expect": ["a note"]},
            "na": {"allowed": False, "because": "It always holds."},
            "challenge": ["complaint"],
        }
    ]
    assert [item["page"] for item in release["items"]] == [0, 0]
    for item in release["items"]:
        assert not {"theme", "concerns", "evidence", "na", "challenge", "tests"} & item.keys()


def test_an_item_has_what_its_page_says(release: Json):
    item = checklist_from_json(release).items["CARE-02"]
    assert item.theme == "care"
    assert item.concerns == ("head",)
    assert item.evidence == Evidence(
        needs="note",
        expect=("a note",),
        max_age_months=None,
        reference_fact=None,
        dated_fact=None,
    )
    assert item.na == NotApplicable(allowed=False, because="It always holds.")
    assert item.routes == ("complaint",)


def test_an_item_has_what_it_says_itself_before_what_its_page_says(tmp_path: Path):
    own = "    to_do: Write it down.\n    concerns: [parent]\n    challenge: [court, complaint]\n"
    items = checklist_from_json(released(tmp_path, ("    to_do: Write it down.\n", own))).items
    assert (items["CARE-02"].concerns, items["CARE-02"].routes) == (
        ("parent",),
        ("court", "complaint"),
    )
    assert (items["CARE-01"].concerns, items["CARE-01"].routes) == (("head",), ("complaint",))


def test_of_the_time_before_nothing_is_known_unless_it_is_said(release: Json):
    assert checklist_from_json(release).items["CARE-01"].before == Before(
        researched=False,
        because="The law before 1 September 2014 has not been researched here.",
    )


# Whom a reading reaches


def test_a_release_keeps_the_name_of_a_reach_and_a_reading_is_built_from_it(release: Json):
    source = [{"ref": "care-act", "pinpoint": "s.1", "confidence": "seen"}]
    for reading in release["items"][0]["readings"]:
        assert reading["applies"] == {"reach": "by-the-act", "source": source}
        assert not {"binds", "unbound"} & reading.keys()
    readings = checklist_from_json(release).items["CARE-01"].readings
    assert [reading.binds for reading in readings] == [(BY_THE_ACT,), (BY_THE_ACT,)]
    assert [reading.unbound for reading in readings] == [(NO_COLLEGE,), (NO_COLLEGE,)]


SECOND = "        statement: What is done is written down.\n"
THEN = """\
        to: 2019-12-31
        statement: What is done is written down.
      - from: 2020-01-01
        statement: Nothing is written down any more.
"""


def later_readings(tmp_path: Path, own: str) -> Json:
    """Give the second item of a release a later reading that says who it reaches itself."""
    tests = (
        '      - {as_at: 2026-01-01, kind: school, answer: "yes", outcome: met}\n'
        '      - {as_at: 2026-01-01, kind: college, answer: "no", outcome: not_met}\n'
    )
    then = tests.replace("2026-01-01", "2019-12-31")
    return released(tmp_path, (SECOND, THEN + own), (tests, then))


def test_a_reading_that_binds_nobody_binds_nobody_whatever_its_item_says(tmp_path: Path):
    own = "        binds: []\n        unbound: [{kinds: [both], because: It was repealed.}]\n"
    release = later_readings(tmp_path, own)
    [earlier, later] = release["items"][1]["readings"]
    assert [bind["kinds"] for bind in earlier["binds"]] == [["school", "college"]]
    assert later["binds"] == []
    assert later["unbound"] == [{"kinds": ["school", "college"], "because": "It was repealed."}]
    checklist = checklist_from_json(release)
    [earlier, later] = checklist.items["CARE-02"].readings
    assert [bind.kinds for bind in earlier.binds] == [("school", "college")]
    assert later.binds == ()
    found = {
        day: select(checklist, "school", {}, date.fromisoformat(day)).items[1].in_scope
        for day in ("2019-12-31", "2020-01-01")
    }
    assert found == {"2019-12-31": InScope.YES, "2020-01-01": InScope.NO}


def test_a_reading_that_binds_others_leaves_out_those_whom_its_item_leaves_out(tmp_path: Path):
    item = (
        "      - kinds: [both]\n        force: should\n",
        "      - kinds: [college]\n        force: should\n",
    )
    left_out = (
        "    to_do: Write it down.\n",
        (
            "    unbound:\n      - {kinds: [school], because: The Code forgets it.}\n"
            "    to_do: Write it down.\n"
        ),
    )
    own = """\
        binds:
          - kinds: [college]
            force: must
            basis: statute
            source: [{ref: care-act, pinpoint: s.9, confidence: seen}]
            because: The Act came.
"""
    asked = 'kind: school, answer: "yes", outcome: met'
    release = released(
        tmp_path,
        (SECOND, THEN + own),
        item,
        left_out,
        (asked, 'kind: school, answer: "yes", outcome: out_of_scope'),
    )
    readings = checklist_from_json(release).items["CARE-02"].readings
    assert [reading.binds[0].force for reading in readings] == [Force.SHOULD, Force.MUST]
    forgotten = (Unbound(kinds=("school",), because="The Code forgets it."),)
    assert [reading.unbound for reading in readings] == [forgotten, forgotten]


def test_a_reading_that_applies_a_reach_itself_keeps_its_own_sources(tmp_path: Path):
    own = (
        "        statement: Care is given daily.\n",
        (
            "        statement: Care is given daily.\n"
            "        applies: {reach: by-the-act, force: should, "
            "source: [{ref: care-act, pinpoint: s.7, confidence: seen}]}\n"
        ),
    )
    readings = checklist_from_json(released(tmp_path, own)).items["CARE-01"].readings
    found = [(reading.binds[0].force, reading.binds[0].sources[0].pinpoint) for reading in readings]
    assert found == [(Force.MUST, "s.1"), (Force.SHOULD, "s.7")]


# Items are built when they are reached


def test_items_can_be_counted_named_and_gone_through(release: Json):
    items = checklist_from_json(release).items
    assert len(items) == 2
    assert list(items) == ["CARE-01", "CARE-02"]
    assert [item.title for item in items.values()] == ["Care is given", "Care is written down"]
    assert "CARE-02" in items
    assert "CARE-03" not in items


def test_an_item_is_built_once(release: Json):
    items = checklist_from_json(release).items
    assert items["CARE-01"] is items["CARE-01"]


def test_an_item_that_is_not_there_is_a_key_error(release: Json):
    items = checklist_from_json(release).items
    with pytest.raises(KeyError, match="CARE-03"):
        items["CARE-03"]
    assert items.get("CARE-03") is None


def no_title(item: Json) -> None:
    del item["title"]


def other_page(item: Json) -> None:
    item["page"] = 7


def other_reach(item: Json) -> None:
    item["readings"][0]["applies"] = {"reach": "by-nobody", "source": []}


def other_force(item: Json) -> None:
    item["readings"][0]["binds"][0]["force"] = "shall"


def other_day(item: Json) -> None:
    item["readings"][0]["from"] = "2014-02-30"


@pytest.mark.parametrize("spoil", [no_title, other_page, other_reach, other_force, other_day])
def test_a_spoilt_item_is_told_when_it_is_reached_and_only_then(spoil: Any, release: Json):
    spoil(release["items"][1])
    items = checklist_from_json(release).items
    assert items["CARE-01"].title == "Care is given"
    assert len(items) == 2
    with pytest.raises(ChecklistError, match="not a release that the program can use") as raised:
        items["CARE-02"]
    assert raised.value.hint == "Make it again with: send-audit checklist release"


@pytest.mark.parametrize("part", ["kinds", "facts", "items", "digest", "editions"])
def test_a_release_without_a_part_is_told_at_once(part: str, release: Json):
    del release[part]
    with pytest.raises(ChecklistError, match=f"not a release that the program can use: .*{part}"):
        checklist_from_json(release)
