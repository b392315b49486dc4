"""The hand-written matrix against the checklist, and proof that the comparison sees every cell."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from typing import Any

import pytest

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.load import checklist_from_json
from send_audit.catalog.store import load_checklist
from send_audit.resources import data
from tests.law.matrix import CODES, KINDS, TABLE, Cell, cells_of, differences, parse_table

DAYS = (date(2014, 9, 1), date(2020, 6, 1), date(2026, 11, 23))
EXPECTED = parse_table(TABLE.read_text(encoding="utf-8"))
OTHER_FORCE = {"must": "should", "should": "must"}

Json = dict[str, Any]


@pytest.fixture(scope="module")
def compiled() -> Json:
    return compile_checklist(data("checklists", "send-england"))


def test_the_table_is_whole():
    assert tuple(EXPECTED) == DAYS
    for cells in EXPECTED.values():
        assert set(cells.values()) <= CODES
        assert Counter(kind for _, kind in cells) == dict.fromkeys(KINDS.values(), 15)
        assert Counter(item for item, _ in cells).total() == 225


def test_only_the_independent_school_standards_differ_by_day():
    first, second, third = (EXPECTED[day] for day in DAYS)
    assert second == third
    assert {item for item, _ in first if first[item, _] != third[item, _]} == {"EHCP-02"}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_checklist_says_what_the_law_says(compiled: Json, day: date):
    found = cells_of(checklist_from_json(compiled), day)
    assert list(differences(EXPECTED[day], found)) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_shipped_release_says_what_the_law_says(day: date):
    found = cells_of(load_checklist(), day)
    assert list(differences(EXPECTED[day], found)) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_flipping_any_one_cell_is_noticed_there_and_nowhere_else(compiled: Json, day: date):
    for cell, code in EXPECTED[day].items():
        assert reported(flip_scope(compiled, cell, day, code), day) == [cell]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_flipping_the_force_of_any_bound_cell_is_noticed(compiled: Json, day: date):
    for cell, code in EXPECTED[day].items():
        if code != "-":
            assert reported(flip_force(compiled, cell, day), day) == [cell]


def reported(flipped: Json, day: date) -> list[Cell]:
    found = cells_of(checklist_from_json(flipped), day)
    return [cell for cell, _, _ in differences(EXPECTED[day], found)]


def flip_scope(compiled: Json, cell: Cell, day: date, code: str) -> Json:
    """Free a kind that is bound; bind one that is not, by statute."""
    flipped, reading, kind = with_own_reading(compiled, cell, day)
    drop(reading, kind)
    if code == "-":
        reading["binds"].append(bind_by_statute(compiled, kind))
    else:
        reading["unbound"].append({"kinds": [kind], "because": "Flipped by a test."})
    return flipped


def flip_force(compiled: Json, cell: Cell, day: date) -> Json:
    """Turn a must into a should, or a should into a must, for one kind only."""
    flipped, reading, kind = with_own_reading(compiled, cell, day)
    own = [bind | {"kinds": [kind]} for bind in reading["binds"] if kind in bind["kinds"]]
    drop(reading, kind)
    reading["binds"] += [bind | {"force": OTHER_FORCE[bind["force"]]} for bind in own]
    return flipped


def with_own_reading(compiled: Json, cell: Cell, day: date) -> tuple[Json, Json, str]:
    """Copy a release just as far as one item needs, and find the reading that rules on a day."""
    item_id, kind = cell
    items = [copy.deepcopy(item) if item["id"] == item_id else item for item in compiled["items"]]
    item = next(item for item in items if item["id"] == item_id)
    return compiled | {"items": items}, ruling(item["readings"], day), kind


def ruling(readings: list[Json], day: date) -> Json:
    """Give the reading in force on a day, else the next to come."""
    dated = [reading for reading in readings if reading["from"] != "unverified"]
    in_force = [
        reading
        for reading in dated
        if date.fromisoformat(reading["from"]) <= day
        and day <= date.fromisoformat(reading.get("to") or "9999-12-31")
    ]
    return (in_force or sorted(dated, key=lambda reading: reading["from"]))[0]


def drop(reading: Json, kind: str) -> None:
    for entry in (*reading["binds"], *reading["unbound"]):
        entry["kinds"] = [other for other in entry["kinds"] if other != kind]


def bind_by_statute(compiled: Json, kind: str) -> Json:
    ref = compiled["sources"][0]["id"]
    return {
        "kinds": [kind],
        "force": "must",
        "basis": "statute",
        "source": [{"ref": ref, "pinpoint": "s.1", "confidence": "seen"}],
        "because": "Flipped by a test.",
    }
