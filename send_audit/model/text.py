"""What text a document can hold, and how JSON is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

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


def json_text(data: Mapping[str, Any]) -> str:
    """Write JSON-ready data the way every JSON of this program is written.

    One line a member, and one line an element of a list of objects: a comparison of two files
    then names the item that differs, and the fast encoder can be used.
    """
    members = ",\n".join(f"{_one_line(key)}: {_member(value)}" for key, value in data.items())
    return f"{{\n{members}\n}}\n"


def _member(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {_one_line(element)}" for element in value) + "\n]"
    return _one_line(value)


def _one_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
