"""The table of traps is whole, and says the truth about its tests."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from tests.law.trying import checklist

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TRAPS = tomllib.loads((HERE / "traps.toml").read_text(encoding="utf-8"))["trap"]
NAMED = [test for trap in TRAPS for test in trap.get("tests", [])]
UNTOUCHED = [trap for trap in TRAPS if "not_touched" in trap]


def written_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {name for name in functions if name.startswith("test_")}


def test_every_trap_is_there_once_and_in_order():
    assert [trap["number"] for trap in TRAPS] == list(range(1, 39))
    assert all(len(trap["trap"]) > 20 for trap in TRAPS)


def test_every_trap_is_either_tested_or_not_touched():
    for trap in TRAPS:
        assert ("tests" in trap) != ("not_touched" in trap)
        assert trap.get("tests") or len(trap["not_touched"]) > 40


def test_every_named_test_is_there():
    for name in NAMED:
        file, _, function = name.partition("::")
        assert function in written_in(ROOT / file)


def test_every_test_of_the_traps_is_named_once():
    written = written_in(HERE / "test_traps.py")
    assert sorted(NAMED) == sorted(f"tests/law/test_traps.py::{name}" for name in written)


@pytest.mark.parametrize("trap", UNTOUCHED, ids=lambda trap: str(trap["number"]))
def test_no_item_has_come_to_cover_an_untouched_trap(trap: dict[str, object]):
    for citation in every_citation():
        for word in trap["watch"]:
            assert word not in citation, f"Trap {trap['number']} can be tested now: {citation}"


def every_citation() -> set[str]:
    known = checklist().instruments
    return {
        f"{known[one.instrument].title} ({known[one.instrument].short}) {one.pinpoint}"
        for item in checklist().items.values()
        for reading in item.readings
        for bind in reading.binds
        for one in bind.sources
    }
