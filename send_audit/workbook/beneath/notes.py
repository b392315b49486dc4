"""The notes of a sheet: their words by cell, without who wrote them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from send_audit.workbook.beneath.text import blocks, plain
from send_audit.workbook.cleaning import clean

MAX_NOTES = 5_000
MAX_LETTERS = 2_000
"""How many notes of a sheet are read, and how much of each."""
_STANDS_FOR = "[Threaded comment]"
"""How a newer note begins that was put into an older kind of part as well."""
_SIGNED = re.compile(r"\n\t-[^\n]*")
"""How Google Sheets signs a note."""


def notes_in(parts: Sequence[tuple[bytes, bool]]) -> dict[str, str]:
    """Read the parts that hold notes; the second value tells that one is of the threaded kind.

    Gives the words by the cell's address. What stands in a thread counts, not the copy of it
    that is kept for older programs.
    """
    threads: dict[str, str] = {}
    notes: dict[str, str] = {}
    for xml, is_threaded in parts:
        if is_threaded:
            for cell, text in _threads(xml):
                threads[cell] = f"{threads[cell]} / {text}" if cell in threads else text
        else:
            notes.update(_notes(xml))
    return {cell: text[:MAX_LETTERS] for cell, text in (notes | threads).items() if text}


def _threads(xml: bytes) -> list[tuple[str, str]]:
    found = []
    for (said, inside), _ in zip(blocks(xml, b"threadedComment"), range(MAX_NOTES), strict=False):
        words = " ".join(plain(text) for _, text in blocks(inside, b"text"))
        found.append((plain(said.get(b"ref", b"")).upper(), clean(words)))
    return found


def _notes(xml: bytes) -> dict[str, str]:
    authors = [plain(name).strip() for _, name in blocks(xml, b"author")]
    found = {}
    for (said, inside), _ in zip(blocks(xml, b"comment"), range(MAX_NOTES), strict=False):
        spoken = re.sub(rb"<(?:[\w.-]+:)?rPh\b.*?</(?:[\w.-]+:)?rPh>", b"", inside, flags=re.DOTALL)
        words = "".join(plain(text) for _, text in blocks(spoken, b"t"))
        number = said.get(b"authorId", b"")
        author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        found[plain(said.get(b"ref", b"")).upper()] = _unsigned(words, author)
    return found


def _unsigned(words: str, author: str) -> str:
    """Take the writer's name off a note."""
    text = _SIGNED.sub("", words).strip()
    if text.startswith(_STANDS_FOR):
        text = text.partition("Comment:")[2].strip()
    if author and text.startswith(f"{author}:"):
        text = text[len(author) + 1 :]
    return clean(text)
