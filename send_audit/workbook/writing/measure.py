"""How high a row must be to show its text, and where a printed page ends.

Programs that open a new workbook do not all fit rows to their text, so heights are given. They are
reckoned from the letter widths of Arial, a little on the generous side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

_EM = {
    222: "'ijl|",
    278: " !,./:;I[\\]ft",
    340: '"()*-`r{}•',
    500: "Jckvsxyz",
    560: "#$0123456789?Labdeghnopqu_",
    611: "FTZ+<=>~",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    900: "Mm",
    1000: "W%@",
}
_WIDTHS = {letter: width for width, letters in _EM.items() for letter in letters}
_UNKNOWN = 850
_BOLD = 1.09
_UNIT = 5.65
"""Points in one unit of column width, at the least."""
_PADDING = 16.0
HIGHEST = 409.0
"""The highest row that spreadsheet programs know, in points."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a text on one line, in points."""
    ems = sum(_WIDTHS.get(letter, _UNKNOWN) for letter in text)
    return ems / 1000 * size * (_BOLD if bold else 1)


def line_count(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Count the lines a text takes when it is wrapped at ``room`` points."""
    return sum(_wrapped(line, room, size, bold) for line in text.split("\n"))


def _wrapped(line: str, room: float, size: float, bold: bool) -> int:
    count, used = 1, 0.0
    gap = text_width(" ", size, bold=bold)
    for word in line.split(" "):
        width = text_width(word, size, bold=bold)
        if used and used + gap + width > room:
            count, used = count + 1, 0.0
        if width > room:
            count += ceil(width / room) - 1
            width %= room
        used += width + (gap if used else 0)
    return count


def row_height(cells: Iterable[tuple[str, float, bool]], size: float, least: int = 1) -> float:
    """Give the height that shows every cell: its text, its column's width, whether it is bold."""
    counts = [
        line_count(text, width * _UNIT - _PADDING, size, bold=bold) for text, width, bold in cells
    ]
    return min(HIGHEST, max(least, *counts, 1) * line_height(size) + 4)


def line_height(size: float) -> float:
    """Give the height of one line, in points."""
    return ceil(size * 1.28 * 2) / 2


def page_breaks(
    heights: Sequence[float], headings: Sequence[bool], widths: Sequence[float], top: float
) -> list[int]:
    """Give the rows that begin a new page, so that no heading stands alone at the foot of one.

    ``top`` is the height of the rows above the first one, on the first page.
    """
    page = _page_height(widths)
    breaks, used = [], top
    for row, height in enumerate(heights):
        needed = height
        if headings[row] and row + 1 < len(heights):
            needed += heights[row + 1]
        if used + needed > page and used > top:
            breaks.append(row)
            used = line_height(12) * 2
        used += height
    return breaks


def _page_height(widths: Sequence[float]) -> float:
    """Give the height of an A4 page on its side, in points of a sheet shrunk to its width."""
    wide, high, unit = 770.0, 487.0, 6.0
    return 0.98 * high * max(1.0, sum(width + 0.7 for width in widths) * unit / wide)
