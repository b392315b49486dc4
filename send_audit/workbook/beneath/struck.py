"""Which cells of a sheet are struck through, wholly or in a part of their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from send_audit.workbook.beneath.text import blocks, elements, plain
from send_audit.workbook.cleaning import clean

Runs = tuple[tuple[bool | None, str], ...]
"""A text in parts, each struck or not; None where that is as the style of the cell has it."""
_STRIKE = re.compile(rb"""<(?:[\w.-]+:)?strike(?:\s+val\s*=\s*["'](\w+)["'])?\s*/?>""")
_MARK = b"strike"
_NOT = frozenset({b"0", b"false"})
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v[^>]*>\s*([0-9]{1,9})\s*<")
_SOUNDS = re.compile(rb"<(?:[\w.-]+:)?rPh\b.*?</(?:[\w.-]+:)?rPh>", re.DOTALL)


class Struck(NamedTuple):
    """The words of a cell that are struck through, and those that are not.

    Both are empty where the whole cell is: its words are those that it holds.
    """

    words: str = ""
    left: str = ""


def struck_styles(xml: bytes) -> frozenset[int]:
    """Give the numbers of the styles whose font is struck through, from the part of styles."""
    if _MARK not in xml:
        return frozenset()
    fonts = [
        _is_struck(font)
        for _, inside in blocks(xml, b"fonts")
        for _, font in blocks(inside, b"font")
    ]
    styles = [
        style.get(b"fontId", b"")
        for _, inside in blocks(xml, b"cellXfs")
        for style in elements(inside, b"xf")
    ]
    struck = {b"%d" % number for number, is_struck in enumerate(fonts) if is_struck}
    return frozenset(number for number, font in enumerate(styles) if font in struck)


def struck_strings(xml: bytes) -> Mapping[int, Runs]:
    """Give the shared texts of which something is struck through, by their number."""
    if _MARK not in xml:
        return {}
    texts = enumerate(inside for _, inside in blocks(xml, b"si"))
    return {number: _runs(inside) for number, inside in texts if _MARK in inside}


def struck_cells(
    xml: bytes, styles: frozenset[int], strings: Mapping[int, Runs]
) -> dict[bytes, Struck]:
    """Give the cells of a sheet that are struck through, by their addresses."""
    if not styles and not strings and _MARK not in xml:
        return {}
    found = {}
    for opening, inside in blocks(xml, b"c"):
        number = opening.get(b"s", b"")
        in_style = number.isdigit() and int(number) in styles
        struck = _struck(_text_of(opening, inside, strings), in_style=in_style)
        if struck is not None:
            found[opening.get(b"r", b"")] = struck
    return found


def _text_of(opening: Mapping[bytes, bytes], inside: bytes, strings: Mapping[int, Runs]) -> Runs:
    """Give the parts of a cell's text; none where it is all in the style of the cell."""
    if opening.get(b"t") == b"inlineStr":
        return _runs(inside) if _MARK in inside else ()
    value = _VALUE.search(inside) if opening.get(b"t") == b"s" else None
    return strings.get(int(value[1]), ()) if value else ()


def _runs(inside: bytes) -> Runs:
    runs: list[tuple[bool | None, str]] = []
    for _, run in blocks(_SOUNDS.sub(b"", inside), b"r"):
        looks = [look for _, look in blocks(run, b"rPr")]
        text = "".join(plain(text) for _, text in blocks(run, b"t"))
        runs.append((_is_struck(looks[0]) if looks else None, text))
    return tuple(runs)


def _struck(runs: Runs, *, in_style: bool) -> Struck | None:
    if not runs:
        return Struck() if in_style else None
    parts = [(in_style if is_struck is None else is_struck, text) for is_struck, text in runs]
    words = clean("".join(text for is_struck, text in parts if is_struck))
    left = clean("".join(text for is_struck, text in parts if not is_struck))
    return Struck(words, left) if words else None


def _is_struck(font: bytes) -> bool:
    found = _STRIKE.search(font)
    return found is not None and found[1] not in _NOT
