"""Marks that people put where an answer belongs: ticks, crosses, dashes, and what a fault leaves."""

from __future__ import annotations

import re
from enum import Enum

from send_audit.workbook.cleaning import split_words

TICKS = frozenset("\u2713\u2714\u2611\u221a\u2705\U0001f5f8\U0001f5f9")
"""Ticks in every form that Unicode has, and the square root sign that many type instead."""
_CROSSES = frozenset("x\u00d7\u2715\u2716\u2717\u2718\u2612\u274c\u274e\u2a2f\U0001f5f4\U0001f5f5")
_FONT_TICKS = frozenset("\u00fc\u00fe\uf0fc\uf0fe\uf050\uf052p")
"""What a tick of Wingdings or Wingdings 2 turns into when the font is lost."""
_FONT_CROSSES = frozenset("\u00fb\u00fd\uf0fb\uf0fd\uf04f\uf051o")
_COLOURS = frozenset("agr")
_ERRORS = split_words(
    "#n/a #ref! #value! #div/0! #name? #null! #num! #spill! #calc! #field! #blocked! #connect! "
    "#unknown! #busy! #external! #python! #timeout! #error! #getting_data loading..."
)


class Mark(Enum):
    """What a lone mark may say; the words are shown to the reader of the problem."""

    CROSS = "A cross can mean yes or no."
    FONT_TICK = "This may be a tick made with a symbol font, which shows as a letter elsewhere."
    FONT_CROSS = "This may be a cross made with a symbol font, and a cross can mean yes or no."
    COLOUR = "This letter may stand for a colour, or for something else."
    DOUBT = "A question mark is no answer."
    NOTHING = "This mark has no meaning of its own."


def unclear_mark(text: str) -> Mark | None:
    """Tell what an unclear mark may be; None for words, numbers and blank text.

    ``text`` is cleaned and without case. The sure ticks are answers, so they are not asked for here.
    """
    letters = frozenset(text) - {" "}
    if not letters or letters <= TICKS:
        return None
    if letters <= _CROSSES:
        return Mark.CROSS
    if len(text) == 1:
        for marks, mark in (
            (_FONT_TICKS, Mark.FONT_TICK),
            (_FONT_CROSSES, Mark.FONT_CROSS),
            (_COLOURS, Mark.COLOUR),
        ):
            if text in marks:
                return mark
    if any(letter.isalnum() for letter in letters):
        return None
    return Mark.DOUBT if "?" in letters else Mark.NOTHING


def is_error(text: str) -> bool:
    """Tell whether a text is what a spreadsheet program shows instead of a value.

    Also ``#####``, which stands in a csv file where a column was too narrow.
    """
    if not text.startswith(("#", "E", "e", "L", "l")):
        return False
    folded = text.casefold()
    return folded in _ERRORS or bool(re.fullmatch(r"err:[0-9]{3}|#{3,}", folded))


def is_formula(text: str) -> bool:
    """Tell whether a text is a formula that was saved as text, as a csv file may hold it."""
    return bool(re.match(r"=[\w$('\"+-]", text))
