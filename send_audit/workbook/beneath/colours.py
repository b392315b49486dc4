"""Which styles of a workbook fill a cell with a colour that somebody chose."""

from __future__ import annotations

import re
from collections.abc import Mapping

from send_audit.workbook.beneath.text import blocks, elements

OWN_COLOURS = frozenset({"f7fafd", "eaf0f6", "12436d"})
"""The fills that our own forms come with: cells to fill in, headings, and column headings."""
_NO_COLOURS = OWN_COLOURS | {"ffffff"}
_WHITE_INDEXES = frozenset({b"1", b"9", b"64", b"65"})
_FIRST_THEME = b"0"
"""The background of every usual theme: white."""


def coloured_styles(xml: bytes) -> Mapping[int, str]:
    """Give the styles with a colour, by their number: what the colour is called in the file."""
    fills = [_colour(inside) for _, inside in _inside(xml, b"fills", b"fill")]
    coloured = {}
    for _, styles in blocks(xml, b"cellXfs"):
        for number, style in enumerate(elements(styles, b"xf")):
            fill = style.get(b"fillId", b"")
            at = int(fill) if fill.isdigit() else 0
            if at < len(fills) and fills[at]:
                coloured[number] = fills[at]
    return coloured


def _inside(xml: bytes, group: bytes, name: bytes) -> list[tuple[dict[bytes, bytes], bytes]]:
    return [found for _, inside in blocks(xml, group) for found in blocks(inside, name)]


def _colour(fill: bytes) -> str:
    """Name the colour of a fill; empty when it has none that anybody would see."""
    if b"gradientFill" in fill:
        return "gradient"
    if not re.search(rb"""patternType\s*=\s*["']solid""", fill):
        return ""
    shade = next(iter(elements(fill, b"fgColor")), {})
    return _shade(shade)


def _shade(shade: Mapping[bytes, bytes]) -> str:
    if b"rgb" in shade:
        rgb = shade[b"rgb"].decode("ascii", "replace").lower()[-6:]
        return "" if rgb in _NO_COLOURS else rgb
    if b"theme" in shade:
        tint = shade.get(b"tint", b"0")
        is_white = shade[b"theme"] == _FIRST_THEME and _is_none(tint)
        return "" if is_white else f"theme {shade[b'theme'].decode()} {tint.decode()}"
    if b"indexed" in shade and shade[b"indexed"] not in _WHITE_INDEXES:
        return f"indexed {shade[b'indexed'].decode()}"
    return ""


def _is_none(tint: bytes) -> bool:
    try:
        return float(tint) == 0
    except ValueError:
        return False
