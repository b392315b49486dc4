from __future__ import annotations

from itertools import pairwise

import pytest

from send_audit.workbook.writing.measure import (
    HIGHEST,
    line_count,
    page_breaks,
    row_height,
    text_width,
)


def test_wide_letters_are_wider_and_bold_is_wider_still() -> None:
    assert text_width("iii", 11) < text_width("nnn", 11) < text_width("WWW", 11)
    assert text_width("nnn", 11) < text_width("nnn", 11, bold=True)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("a", 1), ("a\nb", 2), ("word " * 3, 1), ("word " * 30, 10), ("x" * 100, 6)],
    ids=["empty", "one", "two", "short", "wrapped", "unbroken"],
)
def test_lines_are_counted_as_words_wrap(text: str, lines: int) -> None:
    assert line_count(text.strip(), 100.0, 11) == lines


def test_row_is_as_high_as_its_longest_cell_and_never_too_high() -> None:
    one = row_height([("a", 20, False)], 11)
    assert row_height([("a", 20, False), ("a\nb\nc", 20, False)], 11) > 2 * one
    assert row_height([("a", 20, False)], 11, least=4) > 3 * one
    assert row_height([("a\n" * 500, 20, False)], 11) == HIGHEST


def test_no_heading_ends_a_page() -> None:
    heights = [26.0, 150.0, 150.0, 26.0, 150.0, 26.0, 150.0, 150.0]
    headings = [height == 26.0 for height in heights]
    breaks = page_breaks(heights, headings, [100.0], 74.0)
    assert breaks
    assert all(not headings[row - 1] for row in breaks)
    pages = [sum(heights[a:b]) for a, b in pairwise([0, *breaks, len(heights)])]
    assert max(pages) < 480


def test_short_sheets_are_not_broken() -> None:
    assert page_breaks([20.0, 20.0], [False, False], [100.0], 74.0) == []
