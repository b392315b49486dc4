"""How a written workbook looks, prints and protects itself: one place for all its sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from send_audit.model.text import storable
from send_audit.model.vocabulary import Outcome

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Book  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

FONT = "Arial"
SIZE = 11
_INK = "#1B1B1B"
_QUIET = "#595959"
_LINE = "#767676"
_BLUE = "#12436D"

_BASE: dict[str, object] = {
    "font_name": FONT,
    "font_size": SIZE,
    "font_color": _INK,
    "text_wrap": True,
    "valign": "top",
    "align": "left",
}
_INPUT: dict[str, object] = {
    "locked": False,
    "border": 1,
    "border_color": _LINE,
    "bg_color": "#F7FAFD",
    "indent": 1,
}
_ROW: dict[str, object] = {"indent": 1, "bottom": 1, "bottom_color": "#D0D0D0"}
_SHAPES: Mapping[str, Mapping[str, object]] = {
    "text": _BASE | {"indent": 1},
    "row": _BASE | _ROW,
    "question": _BASE | _ROW | {"bold": True},
    "quiet": _BASE | _ROW | {"font_color": _QUIET},
    "tick": _BASE | _ROW | {"indent": 3},
    "title": {"font_name": FONT, "font_size": 18, "bold": True, "font_color": _BLUE}
    | {"valign": "vcenter"},
    "note": {"font_name": FONT, "font_size": SIZE, "font_color": _INK, "valign": "top"},
    "label": _BASE | {"bold": True, "indent": 1},
    "theme": _BASE
    | {"bold": True, "font_size": 13, "font_color": _BLUE, "text_wrap": False, "top": 2}
    | {"valign": "vcenter", "top_color": _BLUE, "bg_color": "#EAF0F6", "indent": 1},
    "head": _BASE
    | {"bold": True, "font_color": "#FFFFFF", "bg_color": _BLUE}
    | {"valign": "vcenter", "indent": 1, "border": 1, "border_color": _BLUE},
    "box": _BASE | {"border": 1, "border_color": _LINE, "indent": 1},
    "input": _BASE | _INPUT,
    "written": _BASE | _INPUT | {"num_format": "@"},
    "number": _BASE | _INPUT | {"num_format": "0"},
    "date": _BASE | _INPUT | {"num_format": "d mmm yyyy"},
    "shown_date": _BASE
    | {"num_format": "d mmm yyyy", "border": 1}
    | {"border_color": _LINE, "indent": 1},
    "bold": {"font_name": FONT, "font_size": SIZE, "font_color": _INK, "bold": True},
    "plain": {"font_name": FONT, "font_size": SIZE, "font_color": _INK},
}
_CHANGES: Mapping[str, Mapping[str, object]] = {
    "blank": {"bg_color": "#FFF8DC"},
    "skip": {"font_color": _QUIET, "italic": True, "bg_color": "#EDEDED"},
    Outcome.MET: {"font_color": "#006100", "bg_color": "#C6EFCE"},
    Outcome.PARTLY: {"font_color": "#7A4300", "bg_color": "#FFEB9C"},
    Outcome.NOT_MET: {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
    Outcome.UNKNOWN: {"font_color": "#12436D", "bg_color": "#DCE9F5"},
    Outcome.NOT_APPLICABLE: {"font_color": "#3D3D3D", "bg_color": "#E4E4E4"},
}
"""What a cell changes to; the words in it say the same, so colour is never alone."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook by name."""

    shapes: Mapping[str, Format]
    changes: Mapping[str, Format]

    def __getitem__(self, name: str) -> Format:
        """Give a format by name."""
        return self.shapes[name]


def new_book(file: BytesIO, title: str, day: date) -> Book:
    """Begin a workbook whose bytes depend on nothing but what is put in."""
    from xlsxwriter import Workbook

    book = Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        },
    )
    book.set_properties(
        {
            "title": title,
            "subject": "Self-assessment of SEND duties",
            "author": "send-audit",
            "comments": "Language: English (en-GB).",
            "created": datetime.combine(day, time(), UTC),
        }
    )
    return book


def make_styles(book: Book) -> Styles:
    """Make every format of the workbook."""
    return Styles(
        {name: book.add_format(dict(shape)) for name, shape in _SHAPES.items()},
        {name: book.add_format(dict(change)) for name, change in _CHANGES.items()},
    )


def protect(sheet: Sheet) -> None:
    """Lock all but the input cells, without a password; filters and row heights stay free."""
    sheet.protect("", {"autofilter": True, "format_rows": True, "format_columns": True})


def set_paper(sheet: Sheet, name: str, place: str, heading: int | None = None) -> None:
    """Set a sheet up for A4 paper, one page wide, with the setting's name over every page.

    ``place`` is the everyday word for the setting, for a line to write its name on.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    named = " ".join(storable(name).split())[:100].replace("&", "&&")
    safe = named or f"{place.capitalize()}: ____________________"
    sheet.set_header(
        f'&L&"{FONT},Regular"&10{_apart(safe)}&R&"{FONT},Regular"&10SEND self-assessment, &A'
    )
    sheet.set_footer(f'&R&"{FONT},Regular"&10Page &P of &N')
    if heading is not None:
        sheet.repeat_rows(heading)


def _apart(name: str) -> str:
    """Keep a name that begins with a digit from being read as part of the font size."""
    return f" {name}" if name[:1].isdigit() else name
