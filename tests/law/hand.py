"""Reads the tables of the law that were written by hand, apart from the checklist.

A table is a text file beside this one. A line that starts with ``row`` names the columns of the
lines under it; a line under it has a row id, a cell for each column, ``|`` and a short title.
``#`` starts a comment line. A cell holds one code, or several with slashes between them where
each of them is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
CODES = frozenset({"M", "M*", "F", "S", "S*", "U", "i", "-"})

Cell = tuple[str, str]
"""A row and a column."""
Table = Mapping[Cell, frozenset[str]]
"""The codes that are right for each cell."""


def rows(name: str) -> Table:
    """Read a table, such as ``statute``, into the codes that are right for each row and column."""
    found: dict[Cell, frozenset[str]] = {}
    columns: list[str] = []
    text = (HERE / name).with_suffix(".txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row, *cells = line.partition("|")[0].split()
        if row == "row":
            columns = cells
            continue
        if len(cells) != len(columns):
            msg = f"{name}:{number}: {len(cells)} cells under {len(columns)} columns"
            raise ValueError(msg)
        for column, cell in zip(columns, cells, strict=True):
            codes = frozenset(cell.split("/"))
            if not codes <= CODES:
                raise ValueError(f"{name}:{number}: no such code in {cell!r}")
            if (row, column) in found:
                raise ValueError(f"{name}:{number}: {row} is here twice")
            found[row, column] = codes
    return found
