"""The tables of traps are whole, and say the truth about their tests."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.law.flipping import checklist
from tests.law.trying import all_cited

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SIZES = {"traps.toml": 38, "traps_code.toml": 41}

Trap = dict[str, Any]


@cache
def traps(table: str) -> tuple[Trap, ...]:
    return tuple(tomllib.loads((HERE / table).read_text(encoding="utf-8"))["trap"])


@cache
def written_in(file: Path) -> frozenset[str]:
    """Give the names of the tests in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    return frozenset(name for name in functions if name.startswith("test_"))


NAMED = {test for table in SIZES for trap in traps(table) for test in trap.get("tests", [])}
UNTOUCHED = [trap for table in SIZES for trap in traps(table) if "not_touched" in trap]


@pytest.mark.parametrize(("table", "size"), SIZES.items())
def test_every_trap_is_there_once_and_in_order(table: str, size: int):
    assert [trap["number"] for trap in traps(table)] == list(range(1, size + 1))
    assert all(len(trap["trap"]) > 20 for trap in traps(table))


@pytest.mark.parametrize("table", SIZES)
def test_every_trap_is_either_tested_or_not_touched(table: str):
    for trap in traps(table):
        assert ("tests" in trap) != ("not_touched" in trap)
        assert trap.get("tests") or (len(trap["not_touched"]) > 40 and trap["watch"])


def test_every_named_test_is_there():
    for name in NAMED:
        file, _, function = name.partition("::")
        assert function in written_in(ROOT / file)


def test_every_test_of_the_traps_is_named():
    files = sorted(HERE.glob("test_traps_*.py"))
    assert len(files) == 6
    written = {f"tests/law/{file.name}::{name}" for file in files for name in written_in(file)}
    assert written <= NAMED


@pytest.mark.parametrize("trap", UNTOUCHED, ids=lambda trap: str(trap["number"]))
def test_no_item_has_come_to_touch_an_untouched_trap(trap: Trap):
    cited = citations_in_full()
    assert cited
    found = [one for one in cited for word in trap["watch"] if word in one]
    assert found == [], f"Trap {trap['number']} can be tested now"


def citations_in_full() -> set[str]:
    """Give every citation with the title and the short name of what it cites."""
    known = checklist().instruments
    return {
        f"{known[one.source.instrument].title} ({known[one.source.instrument].short}) "
        f"{one.source.pinpoint}"
        for one in all_cited()
    }
