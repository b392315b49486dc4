"""Cell text without what cannot be seen, and the form in which words are compared."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that print nothing, though Unicode does not class them as such."""
_DRESS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Choose between two looks of the mark before them; many programs add one to every tick."""
_STRAIGHT = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u201e", "'''\"\"\"")


def split_words(text: str) -> frozenset[str]:
    """Give the words of a text, as a short way to write a list of them."""
    return frozenset(text.split())


def clean(value: object) -> str:
    """Give a cell's text without hidden and control characters, white space folded.

    Letters that only look another way, such as wide ones, become the plain ones.
    """
    return _cleaned(value, plain=True)


def prose(value: object) -> str:
    """Give a cell of free text, cleaned like any other but with the letters that were written."""
    return _cleaned(value, plain=False)


def _cleaned(value: object, *, plain: bool) -> str:
    text = "" if value is None else str(value)
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded  # nearly every cell; the rest of this function would change nothing
    while (again := _once(text, plain=plain)) != text:
        text = again  # what a hidden letter kept apart may join when it is gone
    return text


def _once(text: str, *, plain: bool) -> str:
    text = unicodedata.normalize("NFKC", text) if plain else text
    kept = "".join(
        " " if letter in "\r\n\t" else letter
        for letter in text
        if letter in "\r\n\t" or not (_hidden(letter) or letter in _DRESS)
    )
    return " ".join(kept.split())


def _hidden(letter: str) -> bool:
    return letter in _UNSEEN or unicodedata.category(letter) in {"Cf", "Cc", "Cs"}


def had_hidden(value: object) -> bool:
    """Tell whether a cell's text holds characters that cannot be seen."""
    if not isinstance(value, str) or value.isascii():
        return False
    return any(letter in _UNSEEN or unicodedata.category(letter) == "Cf" for letter in value)


def key(value: object) -> str:
    """Give the form in which words are compared: clean, straight quotes, no case or closing stops."""
    text = clean(value).casefold()
    if not text.isascii():
        text = text.translate(_STRAIGHT)
    return text.strip(" .,:;!'\"")
