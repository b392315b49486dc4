"""The list of messy returns: each is made by one function, by the name of the habit it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.messy.base import typed
from tests.messy.raw import QUESTIONS


@dataclass(frozen=True, kw_only=True)
class Return:
    """A file as it came in, and how the program was asked to look at it."""

    data: bytes
    file: str = "return.xlsx"
    companions: Mapping[str, bytes] = field(default_factory=dict)
    kind: str = ""
    checklist: str = ""


Maker = Callable[[], Return | bytes]
HABITS: dict[str, Maker] = {}
OFFICE: set[str] = set()
"""Habits of LibreOffice: they can be made only where it is."""


def habit(name: str, *, office: bool = False) -> Callable[[Maker], Maker]:
    """Put a maker into the list."""

    def enter(maker: Maker) -> Maker:
        assert name not in HABITS
        HABITS[name] = maker
        if office:
            OFFICE.add(name)
        return maker

    return enter


def cells(name: str, typing: dict[str, object], sheet: str = QUESTIONS) -> None:
    """Put a return into the list that is made by typing into cells."""
    HABITS[name] = lambda: typed(typing, sheet)


def made(name: str) -> Return:
    """Make one messy return."""
    found = HABITS[name]()
    return found if isinstance(found, Return) else Return(data=found)
