"""The tables of the law written by hand, against the checklist, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.model.checklist import Checklist
from tests.law.covered import covered
from tests.law.flipping import bind, checklist, own_copy, small, unbind
from tests.law.hand import Cell, Table, rows
from tests.law.matrix import KINDS
from tests.law.weights import Codes, codes, strongest

TODAY = date(2026, 11, 23)
COLUMNS = {
    **KINDS,
    "EG": "early-years-group",
    "CM": "childminder",
    "SPI": "specialist-post-16",
    "ITP": "training-provider",
    "LA": "local-authority",
}
SAME = {"S": "S*", "S*": "S"}
"""Guidance is guidance, whether or not it arises: only musts are told apart by their condition."""
SIZES = {"statute": 67 * 15, "early_years": 35 * 4, "post_16": 54 * 6, "authority": 85 + 2 * 23}
WAYS = ("-", "must", "should", "funding")
"""What a kind can be made in the checklist, so that its cell says otherwise."""


def place(column: str) -> tuple[str, date]:
    """Give the kind and the day of a column; a column that is a day is about authorities."""
    if column in COLUMNS:
        return COLUMNS[column], TODAY
    return "local-authority", date.fromisoformat(column)


def accepted(code: str, right: frozenset[str]) -> bool:
    return code in right or SAME.get(code) in right


@cache
def known(source: str, column: str) -> Codes:
    """Give the codes of all items in a column, as written now or as shipped."""
    return codes(checklist() if source == "written" else load_checklist(), *place(column))


def found(table: Table, source: str = "written") -> dict[Cell, str]:
    """Read every cell of a table out of the checklist."""
    return {
        (row, column): strongest(known(source, column)[item] for item in covered()[row])
        for row, column in table
    }


def differences(table: Table, cells: Mapping[Cell, str]) -> Iterator[tuple[Cell, str]]:
    """Give the cells that say otherwise than the table, and what they say."""
    for cell, code in cells.items():
        if not accepted(code, table[cell]):
            yield cell, code


@pytest.mark.parametrize(("name", "cells"), SIZES.items(), ids=SIZES)
def test_the_table_is_whole(name: str, cells: int):
    assert len(rows(name)) == cells


def test_the_statute_table_has_every_duty():
    assert {row for row, _ in rows("statute")} == {f"D-{number:02d}" for number in range(1, 68)}


@pytest.mark.parametrize("source", ["written", "shipped"])
@pytest.mark.parametrize("name", SIZES)
def test_the_checklist_says_what_was_written_by_hand(name: str, source: str):
    table = rows(name)
    cells = found(table, source)
    assert cells.keys() == table.keys()
    assert list(differences(table, cells)) == []


@pytest.mark.parametrize("name", SIZES)
def test_a_duty_flipped_for_a_kind_in_the_checklist_is_noticed_there_and_nowhere_else(name: str):
    table = rows(name)
    for cell, right in table.items():
        flipped = otherwise(cell, right)
        noticed = {where for where, _ in differences(table, touched(table, flipped))}
        assert cell in noticed
        assert noticed <= alike(cell, table)


def touched(table: Table, flipped: Checklist) -> dict[Cell, str]:
    """Read again, in every column, the rows that a flipped item carries."""
    cells = {}
    for column in {column for _, column in table}:
        now = {**known("written", column), **codes(flipped, *place(column))}
        for row in {row for row, there in table if there == column}:
            if flipped.items.keys() & set(covered()[row]):
                cells[row, column] = strongest(now[item] for item in covered()[row])
    return cells


def otherwise(cell: Cell, right: frozenset[str]) -> Checklist:
    """Bind or free the kind in all items of a duty, in the first way that the table forbids."""
    row, column = cell
    kind, day = place(column)
    for way in WAYS:
        items = [own_copy(name) for name in covered()[row]]
        for item in items:
            if way == "-":
                unbind(item, kind, day)
            else:
                bind(item, kind, day, way)
        flipped = small(items)
        if not accepted(strongest(codes(flipped, kind, day).values()), right):
            return flipped
    raise AssertionError(f"{cell}: the table takes whatever the checklist says")


def alike(cell: Cell, table: Table) -> set[Cell]:
    """Give the cells that a flip may touch: this kind, and rows carried by one of these items.

    In the statute table that is the cell alone: no item carries two of its duties.
    """
    items = set(covered()[cell[0]])
    kind = place(cell[1])[0]
    return {
        (row, column)
        for row, column in table
        if place(column)[0] == kind and items & set(covered()[row])
    }


def test_each_duty_of_the_statute_table_has_items_of_its_own():
    table = rows("statute")
    assert all(alike(cell, table) == {cell} for cell in table)
