"""Letters of other alphabets that look like English ones. Used when a word could not be read."""

from __future__ import annotations

import unicodedata

_LOOKS = str.maketrans(
    # Cyrillic capitals and small letters, Greek, Armenian, Cherokee
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u04ae\u0425"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u04af\u0445\u0455\u0456\u0458\u04bb\u0501\u043a\u043c\u0442\u043f\u0433\u04cf\u043d"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03b3\u03c7"
    "\u0578\u0585\u057d\u0570\u0581"
    "\u13aa\u13ac\u13b7\u13be\u13da\u13a2\u13e2\u13f4",
    "ABESIJKMHOPCTYYXaeopcyyxsijhdkmtnrlhABEZHIKMNOPTYXaenikvoptuyxnouhgAEMOSTPB",
)
_DIGITS = str.maketrans("0158", "olsb")


def english(text: str) -> str:
    """Give the text with each look-alike letter of another alphabet as the English one it shows."""
    return text.translate(_LOOKS)


def letters_for_digits(text: str) -> str:
    """Give the text with digits as the letters that they are typed for."""
    return text.translate(_DIGITS)


def foreign(text: str) -> tuple[str, str] | None:
    """Give the first letter that is not of the Latin alphabet, and its alphabet's name."""
    for letter in text:
        if letter.isalpha() and not letter.isascii():
            name = unicodedata.name(letter, "")
            if name and not name.startswith(("LATIN", "MODIFIER")):
                return letter, name.split()[0].title()
    return None
