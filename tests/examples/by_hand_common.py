"""How a judgement by hand is written down.

One line a judgement: outcome, then the flags that have to be there, then the items it holds for.
The reason stands behind it where it is not plain. Listed is every item that reaches the setting: by
law, by a funding agreement, by guidance that a form of its depth asks about, or for information.
Items that do not reach it are counted in ``by_hand.OUT_OF_SCOPE``. A year back from the day is
23 November 2025; two years, 23 November 2024; three, 23 November 2023; half a year, 23 May 2026.
"""

from __future__ import annotations


def judgements(text: str) -> dict[str, str]:
    """Give item -> outcome and flags. Raises ValueError for an item that is judged twice."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        words, colon, items = line.partition("#")[0].partition(":")
        for item in items.split() if colon else ():
            if item in found:
                raise ValueError(f"{item} is judged twice")
            found[item] = words.strip()
    return found
