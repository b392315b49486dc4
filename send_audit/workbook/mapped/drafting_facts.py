"""Details of the setting that an unknown spreadsheet may state, by the labels before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from send_audit.model.submission import CellRef
from send_audit.workbook.cells.words import clean, key
from send_audit.workbook.files.grid import Sheet
from send_audit.workbook.tables import HEADING_LETTERS, HEADING_ROWS

_PLACE = "(?:school|setting|academy|nursery|college|provider|provision|local authority|council)"
_LABELS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "setting_name": re.compile(
            rf"(?:the |your )?{_PLACE}(?:'s)?(?: name)?|name of (?:the |your )?{_PLACE}"
        ),
        "urn": re.compile(
            r"(?:(?:dfe|school) )?(?:urn|unique reference number)(?: number| no\.?)?(?: \(urn\))?"
        ),
    }
)
"""A fact -> what the label before it may be."""


class TheirLabel(NamedTuple):
    """A label of theirs, and where it was first found."""

    text: str
    where: CellRef


def labels_in(
    sheets: Iterable[tuple[Sheet, int]], facts: Iterable[str]
) -> Mapping[str, tuple[TheirLabel, ...]]:
    """Look for the labels of facts, above the row of headings of each sheet.

    ``sheets``: each with the number of its rows to look through. ``facts``: those that the
    checklist has.
    """
    known = [fact for fact in _LABELS if fact in set(facts)]
    found: dict[str, dict[str, TheirLabel]] = {}
    for sheet, end in sheets:
        for number, row in enumerate(sheet.rows[: min(end, HEADING_ROWS)]):
            for place in range(len(row)):
                label = clean(sheet.cell(number, place)).partition(":")[0].strip()
                fact = _fact(label, known)
                if fact:
                    label_ = TheirLabel(label, sheet.ref(number, place))
                    found.setdefault(fact, {}).setdefault(key(label), label_)
    return {fact: tuple(found[fact].values()) for fact in known if fact in found}


def _fact(label: str, known: Iterable[str]) -> str:
    if not 0 < len(label) <= HEADING_LETTERS:
        return ""
    return next((fact for fact in known if _LABELS[fact].fullmatch(key(label))), "")
