"""Reads the hand-written matrix of the first items and reads the same thing out of rule sets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import Basis, Force, InScope

TABLE = Path(__file__).with_name("matrix.txt")
KINDS = MappingProxyType(
    {
        "MM": "maintained-mainstream",
        "MSP": "maintained-special",
        "MN": "maintained-nursery",
        "PRU": "pru",
        "AM": "academy",
        "FS": "free-school",
        "US": "utc-studio",
        "ASP": "special-academy",
        "AAP": "ap-academy",
        "A16": "academy-16-19",
        "NMS": "non-maintained-special",
        "I41": "independent-special-s41",
        "ISP": "independent-special",
        "IND": "independent",
        "FE": "fe-college",
    }
)
CODES = frozenset({"M", "M*", "S", "U", "-"})
LAW = frozenset({Basis.STATUTE, Basis.REGULATIONS})

SAID = MappingProxyType(
    {
        (InScope.YES, Force.MUST, "law"): "M",
        (InScope.DEPENDS, Force.MUST, "law"): "M*",
        (InScope.UPCOMING, Force.MUST, "law"): "U",
        (InScope.YES, Force.SHOULD, Basis.STATUTORY_GUIDANCE.value): "S",
    }
)

Cell = tuple[str, str]
"""An item id and a kind."""
Cells = Mapping[Cell, str]


def parse_table(text: str) -> dict[date, dict[Cell, str]]:
    """Read the table: one block a day, each with a header of kinds and a row an item."""
    days: dict[date, dict[Cell, str]] = {}
    cells: dict[Cell, str] = {}
    header: list[str] = []
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] == "day":
            cells = days.setdefault(date.fromisoformat(words[1]), {})
        elif words[0] in KINDS:
            header = words
        else:
            cells |= _row(words, header)
    return days


def _row(words: list[str], header: list[str]) -> dict[Cell, str]:
    item, codes = words[0], words[1:]
    return {(item, KINDS[kind]): code for kind, code in zip(header, codes, strict=True)}


def code(rule: RuleItem) -> str:
    """Write what a rule says as a code of the table; anything else as itself, to be seen."""
    if rule.in_scope is InScope.NO:
        return "-"
    by_law = "law" if rule.basis in LAW else str(rule.basis)
    said = (rule.in_scope, rule.force, by_law)
    return SAID.get(said, " ".join(map(str, said)))


def cells_of(checklist: Checklist, day: date, names: Collection[str]) -> dict[Cell, str]:
    """Select some items for every kind of the table, knowing nothing but the kind and the day."""
    few = checklist.replace(items={name: checklist.items[name] for name in names})
    return {
        (rule.id, kind): code(rule)
        for kind in KINDS.values()
        for rule in select(few, kind, {}, day).items
    }


def differences(expected: Cells, found: Cells) -> Iterator[tuple[Cell, str, str]]:
    """Compare two tables: the cell, what the hand-written one says, what was found."""
    for cell in sorted(expected.keys() | found.keys()):
        wanted, got = expected.get(cell, "absent"), found.get(cell, "absent")
        if wanted != got:
            yield cell, wanted, got
