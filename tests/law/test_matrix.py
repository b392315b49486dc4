"""The hand-written matrix against the checklist, and proof that the comparison sees every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

import pytest

from send_audit.catalog.store import load_checklist
from tests.law.flipping import Json, bind, compiled, own_copy, small, turn_force, unbind
from tests.law.matrix import CODES, KINDS, TABLE, Cell, cells_of, differences, parse_table

DAYS = (date(2014, 9, 1), date(2020, 6, 1), date(2026, 11, 23))
EXPECTED = parse_table(TABLE.read_text(encoding="utf-8"))
ITEMS = tuple(dict.fromkeys(item for item, _ in EXPECTED[DAYS[0]]))
MOVED_SINCE = {"send-england@0.1.0": {("SENCO-01", "fe-college"): "S"}}
"""What a release says in another place: the first had a college's named person in SENCO-01."""

Flip = Callable[[Json, str, date], None]


@cache
def now(day: date) -> Mapping[Cell, str]:
    """Read the whole matrix out of the checklist as it is written now."""
    return cells_of(small(item for item in compiled()["items"] if item["id"] in ITEMS), day, ITEMS)


def test_the_table_is_whole():
    assert tuple(EXPECTED) == DAYS
    assert len(ITEMS) == 15
    for cells in EXPECTED.values():
        assert set(cells.values()) <= CODES
        assert Counter(kind for _, kind in cells) == dict.fromkeys(KINDS.values(), 15)
        assert Counter(item for item, _ in cells) == dict.fromkeys(ITEMS, 15)


def test_only_the_independent_school_standards_differ_by_day():
    first, second, third = (EXPECTED[day] for day in DAYS)
    assert second == third
    assert {item for item, _ in first if first[item, _] != third[item, _]} == {"EHCP-02"}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_checklist_says_what_the_law_says(day: date):
    assert list(differences(EXPECTED[day], now(day))) == []


@pytest.mark.parametrize("release", ["send-england", "send-england@0.1.0"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_shipped_release_says_what_the_law_says(release: str, day: date):
    found = cells_of(load_checklist(release), day, ITEMS)
    assert list(differences(EXPECTED[day] | MOVED_SINCE.get(release, {}), found)) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_flipping_any_one_cell_is_noticed_there_and_nowhere_else(day: date):
    for cell, code in EXPECTED[day].items():
        assert reported(bind if code == "-" else unbind, cell, day) == [cell]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_flipping_the_force_of_any_bound_cell_is_noticed(day: date):
    for cell, code in EXPECTED[day].items():
        if code != "-":
            assert reported(turn_force, cell, day) == [cell]


def reported(flip: Flip, cell: Cell, day: date) -> list[Cell]:
    """Flip one cell in the compiled checklist; give the cells that then differ from the table."""
    name, kind = cell
    item = own_copy(name)
    flip(item, kind, day)
    found = now(day) | cells_of(small([item]), day, [name])
    return [where for where, _, _ in differences(EXPECTED[day], found)]
