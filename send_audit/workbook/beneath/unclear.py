"""Cells whose value a fast reader cannot tell: formulas and error values. Used when one is blank."""

from __future__ import annotations

from send_audit.model.submission import CellRef
from send_audit.workbook.beneath.package import package_of
from send_audit.workbook.beneath.sheet import place_of


def is_unclear(data: bytes, where: CellRef) -> bool:
    """Tell whether a cell that reads as blank holds a formula or an error value."""
    return place_of(where.cell) in package_of(data).sheet(where.sheet).unclear
