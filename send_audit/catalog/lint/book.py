"""The authored files side by side, every value with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from send_audit.catalog.compile import expand
from send_audit.catalog.source import Document, Path

DEFAULT_SCALE = "in-place"


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in an authored file, which knows where it stands."""

    document: Document
    path: Path
    value: Any

    def __getitem__(self, key: str | int) -> Spot:
        """Go to what stands under a key, or at a place of a list."""
        return Spot(self.document, (*self.path, key), self.value[key])

    def each(self, key: str) -> Iterator[Spot]:
        """Go over what stands under a key, one entry at a time; nothing when it is not there."""
        inside = self.value.get(key, ())
        for place in inside if isinstance(inside, dict) else range(len(inside)):
            yield self[key][place]

    @property
    def key(self) -> str:
        """Give the key that the value stands under."""
        return str(self.path[-1])

    def text(self, key: str) -> str:
        """Give the text under a key; empty when it is not there."""
        return str(self.value.get(key, ""))

    def place(self) -> str:
        """Write where the value stands, for the fault of another place."""
        return f"{self.document.file}, line {self.document.line(self.path)}"

    def fault(self, message: str, nearest: str = "") -> None:
        """Note a fault here."""
        self.document.fault(self.path, message, nearest)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSpots:
    """One reading with what holds in it, whether written there or at the item."""

    spot: Spot
    binds: tuple[Spot, ...]
    unbound: tuple[Spot, ...]

    @property
    def decides(self) -> Spot:
        """Give the place to mend when a kind is forgotten."""
        return self.spot if {"binds", "unbound"} & self.spot.value.keys() else _item_of(self.spot)


class Book:
    """All files of a checklist that have the right form."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents

    def entries(self, part: str, key: str = "") -> list[Spot]:
        """Give the entries of a file, such as those of kinds.yaml under ``groups``."""
        file = f"{part}.yaml"
        return list(self.top(file).each(key or part)) if file in self.documents else []

    def top(self, file: str) -> Spot:
        """Give all that stands in a file."""
        document = self.documents[file]
        return Spot(document, (), document.data)

    def by_id(self, part: str, key: str = "") -> dict[str, Spot]:
        """Give the entries of a file by their ids."""
        return {spot.text("id"): spot for spot in self.entries(part, key)}

    @cached_property
    def pages(self) -> list[Spot]:
        """The files of items, one a theme."""
        return [self.top(file) for file in self.documents if file.startswith("items/")]

    @cached_property
    def questions(self) -> list[Spot]:
        """All questions."""
        return [spot for page in self.pages for spot in page.each("questions")]

    @cached_property
    def items(self) -> list[Spot]:
        """All items."""
        return [spot for page in self.pages for spot in page.each("items")]

    @cached_property
    def kinds(self) -> dict[str, Spot]:
        """The kinds by id."""
        return self.by_id("kinds")

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """The kinds of each group."""
        return {spot.text("id"): spot.value["kinds"] for spot in self.entries("kinds", "groups")}

    @cached_property
    def facts(self) -> dict[str, Spot]:
        """The facts by id."""
        return self.by_id("facts")

    @cached_property
    def scales(self) -> dict[str, Spot]:
        """The scales by id."""
        return self.by_id("scales")

    @cached_property
    def first_day(self) -> str:
        """The first day that the checklist can judge."""
        return self.top("checklist.yaml").text("first_day")

    def spell(self, entry: Spot) -> list[str]:
        """Spell the kinds of an entry out, groups and all."""
        return expand(entry.value.get("kinds", []), self.groups)

    def asked_of(self, question: str) -> list[str]:
        """Give the kinds that get a question: those that one of its items binds or guides."""
        return list(
            dict.fromkeys(
                kind
                for item in self.items
                if item.text("question") == question
                for bind in binds(item)
                for kind in self.spell(bind)
            )
        )


def readings(item: Spot) -> Iterator[ReadingSpots]:
    """Go over the readings of an item, each with the binds that hold in it."""
    for spot in item.each("readings"):
        yield ReadingSpots(
            spot=spot,
            binds=_in_force(spot, item, "binds"),
            unbound=_in_force(spot, item, "unbound"),
        )


def binds(item: Spot) -> list[Spot]:
    """Give every bind that is written in an item, once each."""
    return _written(item, "binds")


def unbound(item: Spot) -> list[Spot]:
    """Give every entry of kinds that an item does not reach, once each."""
    return _written(item, "unbound")


def _in_force(reading: Spot, item: Spot, key: str) -> tuple[Spot, ...]:
    return tuple((reading if key in reading.value else item).each(key))


def _written(item: Spot, key: str) -> list[Spot]:
    inside = [spot for reading in item.each("readings") for spot in reading.each(key)]
    return [*item.each(key), *inside]


def _item_of(reading: Spot) -> Spot:
    """Go from a reading back to its item."""
    document, path = reading.document, reading.path[:-2]
    value = document.data
    for key in path:
        value = value[key]
    return Spot(document, path, value)
