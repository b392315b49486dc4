"""Authored files -> the same files with every default and every reach written out.

Lint looks at items in full, wherever their parts were written. What is woven in has no line of
its own: its faults stand at the item.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from send_audit.catalog.near import nearest
from send_audit.catalog.reach import spread
from send_audit.catalog.source import Document, Path

Json = dict[str, Any]

PARTS = ("binds", "unbound")


def weave(documents: Mapping[str, Document]) -> None:
    """Write out the defaults of each file of items, and the reach of each item, in place.

    A reach that is not there is noted as a fault, and so are words that it would silence.
    """
    authored = documents["reaches.yaml"].data["reaches"] if "reaches.yaml" in documents else []
    reaches = {reach["id"]: reach for reach in authored}
    for file, document in documents.items():
        if file.startswith("items/"):
            _defaults(document)
            _half_said(document)
            for path, entry in _applying(document):
                _spread(document, path, entry, reaches)


def _defaults(document: Document) -> None:
    defaults = document.data.get("defaults", {})
    items = document.data["items"]
    document.data["items"] = [{**defaults, **item} for item in items]


def _applying(document: Document) -> Iterator[tuple[Path, Json]]:
    """Go over the items and readings that name a reach."""
    for place, item in enumerate(document.data["items"]):
        here = ("items", place)
        if "applies" in item:
            yield here, item
        for order, reading in enumerate(item["readings"]):
            if "applies" in reading:
                yield (*here, "readings", order), reading


def _half_said(document: Document) -> None:
    """Find readings that say one half themselves and leave the other to the reach of the item."""
    for place, item in enumerate(document.data["items"]):
        for order, reading in enumerate(item["readings"] if "applies" in item else ()):
            own = {*PARTS} & reading.keys()
            if len(own) == 1 and "applies" not in reading:
                document.fault(
                    ("items", place, "readings", order),
                    "The item applies a reach: here give both binds and unbound, or apply a reach.",
                )


def _spread(document: Document, path: Path, entry: Json, reaches: Mapping[str, Json]) -> None:
    applies = entry.pop("applies")
    for part in PARTS:
        if part in entry:
            document.fault(
                (*path, part), f"'{part}' and 'applies' cannot both stand here: take one out."
            )
    name = applies["reach"]
    if name not in reaches:
        document.fault(
            (*path, "applies", "reach"), f"There is no reach '{name}'.", nearest(name, reaches)
        )
        entry["binds"], entry["unbound"] = [], []
        return
    entry["binds"], entry["unbound"] = spread(applies, reaches[name])
