"""The nearest valid word to one that is not."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: object, known: Iterable[str]) -> str:
    """Give the known word that is most like a wrong one; empty when none is like it."""
    from difflib import get_close_matches

    if not isinstance(word, str):
        return ""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""
