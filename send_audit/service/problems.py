"""What a problem code means: its page in ``docs/problems``, and the index of all codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from send_audit.errors import UsageError
from send_audit.model.checklist import Checklist, Item
from send_audit.model.record import Record
from send_audit.resources import read_text
from send_audit.service.rules import item_named

_FOLDER = ("docs", "problems")
_LINE = re.compile(r"^\| \[`([\w-]+)`\]\([\w.-]+\) \| ([^|]+) \|", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)\n+((?:(?!## ).*\n?)*)", re.MULTILINE)


class Section(Record):
    """A heading, and the paragraph under it."""

    heading: str
    text: str


class Page(Record):
    """What there is to read about a problem code. ``severity`` as in ``error or note``."""

    code: str
    severity: str
    sections: tuple[Section, ...]


def severities() -> Mapping[str, str]:
    """Give every problem code with its severity, as the index has them."""
    return dict(_LINE.findall(read_text(*_FOLDER, "README.md")))


def page_of(word: str) -> Page | None:
    """Give the page of a problem code, in any case; None when the word is none."""
    code = _as_code(word)
    known = severities()
    if code not in known:
        return None
    found = _SECTION.findall(read_text(*_FOLDER, f"{code}.md"))
    sections = (Section(heading=heading, text=_plain(text)) for heading, text in found)
    return Page(code=code, severity=known[code], sections=tuple(sections))


def item_or_nearest(checklist: Checklist, word: str) -> Item:
    """Find an item by its id. Raises UsageError with what is nearest, item or problem code."""
    try:
        return item_named(checklist, word)
    except UsageError as error:
        known = {key.casefold(): key for key in (*checklist.items, *severities())}
        near = [known[key] for key in get_close_matches(_as_code(word), known, n=5, cutoff=0.4)]
        if not near or near[0] in checklist.items:
            raise
        raise UsageError(
            f"There is no item and no problem '{word}'. Did you mean '{near[0]}'?",
            f"Near it: {', '.join(near)}",
        ) from error


def _as_code(word: str) -> str:
    return re.sub(r"[\s_]+", "-", word.strip().casefold())


def _plain(text: str) -> str:
    """Give a paragraph as one line, with quotation marks for what is set as code."""
    return " ".join(text.replace("`", "'").split())
