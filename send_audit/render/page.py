"""Making a web page: the templates, and text that cannot do harm in them.

Every page is one file: no script, nothing fetched, everything escaped by the template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from minijinja import Environment

from send_audit.model.vocabulary import Depth, Outcome
from send_audit.render import view
from send_audit.render.gather import bearing

DEPTHS = MappingProxyType(
    {
        Depth.DUTIES: "the law and the funding agreement",
        Depth.FULL: "the law, the funding agreement and guidance",
    }
)
LOOKS = MappingProxyType(
    {
        Outcome.MET: ("met", "✓"),
        Outcome.PARTLY: ("partly", "◐"),
        Outcome.NOT_MET: ("not", "✕"),
        Outcome.UNKNOWN: ("open", "?"),
        Outcome.UNANSWERED: ("open", "?"),
        Outcome.INVALID: ("open", "?"),
        Outcome.NOT_APPLICABLE: ("aside", "–"),  # noqa: RUF001 - a dash is meant
        Outcome.UPCOMING: ("aside", "–"),  # noqa: RUF001
        Outcome.OUT_OF_SCOPE: ("aside", "–"),  # noqa: RUF001
        Outcome.INFORMATION: ("aside", "–"),  # noqa: RUF001
    }
)
"""Outcome -> the style class of its tag and the mark that stands before its word."""

TICKS = MappingProxyType({"yes": "Yes", "no": "No", "na": "Does not apply"})

_LINK = re.compile(r"(?<!\w)(?:https?://|mailto:)[^\s<>\"']+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}"
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MISLEADING = re.compile(
    r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Marks that turn text round, halves of characters, and code points that are no characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of typed text; ``href`` is empty unless it may safely be a link."""

    text: str
    href: str


def page(template: str, context: Mapping[str, Any]) -> bytes:
    """Write a page from a template in UTF-8. Equal contexts give equal bytes."""
    return _environment().render_template(template, **context).encode("utf-8")


def clean(text: str) -> str:
    """Take out what a page must not hold: control characters, and marks that turn text round.

    Line breaks and tabs stay. A turning mark or a broken character is replaced by a visible
    sign, so that a reader can see that something was there.
    """
    if text.isascii() and text.isprintable():
        return text
    return _MISLEADING.sub(_REPLACED, _CONTROL.sub("", text))


def pieces(text: str) -> list[Piece]:
    """Split typed text into plain stretches and links; only web and mail addresses are links."""
    text = clean(text)
    found: list[Piece] = []
    done = 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_TRAILING)
        if not (href := safe_link(address)):
            continue
        found.append(Piece(text[done : match.start()], ""))
        found.append(Piece(address, href))
        done = match.start() + len(address)
    found.append(Piece(text[done:], ""))
    return [piece for piece in found if piece.text]


def safe_link(address: str) -> str:
    """Give the address if it may be followed from a report, else an empty text.

    An address that hides where it leads (a name before the host, a turned or broken character)
    is not followed.
    """
    address = clean(address).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if _REPLACED in address or any(character.isspace() for character in address):
        return ""
    if parts.scheme == "mailto":
        return address if "@" in parts.path else ""
    plain_host = bool(parts.hostname) and "@" not in parts.netloc
    return address if parts.scheme in {"http", "https"} and plain_host else ""


def _finalize(value: object) -> object:
    """Clean every text on its way into the page, whichever field it comes from."""
    if not isinstance(value, str):
        return value
    # What a macro wrote is marked as already escaped; a copy would lose the mark.
    cleaned = clean(value)
    return value if cleaned == value else cleaned


def _template(name: str) -> str | None:
    place = files("send_audit.render").joinpath("templates", name)
    return place.read_text(encoding="utf-8") if place.is_file() else None


@cache
def _environment() -> Environment:
    return Environment(
        loader=_template,
        auto_escape_callback=lambda _name: True,
        undefined_behavior="strict",
        finalizer=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        filters={"day": view.day, "pieces": pieces, "safe_link": safe_link, **_FILTERS},
        globals={name: _plain(words) for name, words in _WORDS.items()},
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    """Lower the first letter, but not of a name in capitals such as SENCO or EHC."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _anchor(item: str) -> str:
    return "item-" + re.sub(r"[^A-Za-z0-9_-]", "-", item)


_FILTERS: dict[str, Any] = {
    "sentence": _sentence,
    "bearing": bearing,
    "lower_first": _lower_first,
    "anchor": _anchor,
    "flag_words": view.flag_words,
    "cells_of": view.cells_of,
    "force_words": view.force_words,
    "required_by": view.required_by,
}
_WORDS: dict[str, Any] = {
    "OUTCOMES": view.OUTCOMES,
    "LOOKS": LOOKS,
    "BASES": view.BASES,
    "ASSURANCES": view.ASSURANCES,
    "CONFIDENCES": view.CONFIDENCES,
    "DECIDED_BY": view.DECIDED_BY,
    "SEVERITIES": view.SEVERITIES,
    "DEPTHS": DEPTHS,
    "TICKS": TICKS,
}


def _plain(words: MappingProxyType[str, Any]) -> dict[str, Any]:
    return {str(key): value for key, value in words.items()}
