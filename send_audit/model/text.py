"""What text a document can hold."""

from __future__ import annotations

REPLACED = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """Replace what XML 1.0 cannot hold, so that a file opens and the text stays readable.

    Tabs and line ends stay; other control characters, lone surrogates and non-characters are
    replaced by a visible sign.
    """
    plain = text.replace("\r\n", "\n")
    return "".join(letter if _is_allowed(ord(letter)) else REPLACED for letter in plain)


def _is_allowed(code: int) -> bool:
    if code < 0x20:
        return code in {0x09, 0x0A}
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)
