"""Reads which items carry each row of the research into the law: ``covered.tsv``.

A line holds a row id, the items that carry it with commas between them, and nothing else; or a
row id, ``-``, and the reason why no item carries it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("covered.tsv")


@cache
def lines() -> tuple[tuple[str, ...], ...]:
    """Give the fields of every line."""
    return tuple(tuple(line.split("\t")) for line in FILE.read_text("utf-8").splitlines())


@cache
def covered() -> Mapping[str, tuple[str, ...]]:
    """Give the items that carry each row; none for a row with a reason in their place."""
    return {row: () if items == "-" else tuple(items.split(",")) for row, items, *_ in lines()}


@cache
def reasons() -> Mapping[str, str]:
    """Give the reason of each row that no item carries."""
    return {fields[0]: fields[2] for fields in lines() if fields[1] == "-"}
