"""The little of XML that looking beneath the cells needs: tags, attributes, letters written as codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CODE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|quot|apos|amp));")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def attributes(opening: bytes) -> dict[bytes, bytes]:
    """Give the attributes in an opening tag."""
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(opening)}


def elements(xml: bytes, name: bytes) -> Iterator[dict[bytes, bytes]]:
    """Give the attributes of every element of a name, with or without a prefix."""
    for found in re.finditer(rb"<(?:[\w.-]+:)?" + re.escape(name) + rb"(?=[\s/>])([^>]*)", xml):
        yield attributes(found[1])


def blocks(xml: bytes, name: bytes) -> Iterator[tuple[dict[bytes, bytes], bytes]]:
    """Give the attributes and the inside of every element of a name; one inside itself is text.

    Stops at the first that is never closed, so that no part can make it look twice.
    """
    tag = rb"(?:[\w.-]+:)?" + re.escape(name)
    opening = re.compile(rb"<" + tag + rb"(?=[\s/>])([^>]*)>")
    closing = re.compile(rb"</" + tag + rb"\s*>")
    found = opening.search(xml)
    while found:
        said, begin = found[1], found.end()
        end = None if said.endswith(b"/") else closing.search(xml, begin)
        if end is None and not said.endswith(b"/"):
            return
        yield attributes(said), xml[begin : end.start()] if end else b""
        found = opening.search(xml, end.end() if end else begin)


def plain(text: bytes) -> str:
    """Give text without XML's codes for letters."""
    words = text.decode("utf-8", "replace")
    if "&" in words:
        words = _CODE.sub(_letter, words)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words


def _letter(found: re.Match[str]) -> str:
    number, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(number) if number else int(hexadecimal, 16)
    return chr(code) if code < 0x110000 else "\N{REPLACEMENT CHARACTER}"
