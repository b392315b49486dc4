"""Whom an item reaches: a named reach, with where the item is written, spread into binds.

Most items of one chapter or section reach the same kinds for the same reason. A reach says so
once, in ``reaches.yaml``; an item names it under ``applies`` and adds its own sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

OWN_WORDS = ("force", "basis", "because", "note", "body", "challenge")
"""What an item may say otherwise than its reach, for all the kinds that the reach binds."""


def spread(applies: Mapping[str, Any], reach: Mapping[str, Any]) -> tuple[list[Json], list[Json]]:
    """Give the binds of an item that applies a reach, and the kinds it does not reach.

    The item's own words stand before those of the reach; its condition is added to theirs.
    """
    own = {key: applies[key] for key in OWN_WORDS if key in applies}
    binds = [
        {**bind, **own, **_condition(bind, applies), "source": applies["source"]}
        for bind in reach["binds"]
    ]
    return binds, list(reach.get("unbound", ()))


def _condition(bind: Mapping[str, Any], applies: Mapping[str, Any]) -> Json:
    """Join two conditions: all their facts, and both their words."""
    found = [entry for entry in (bind, applies) if "when" in entry]
    if not found:
        return {}
    when: Json = {}
    for entry in found:
        when |= entry["when"]
    return {"when": when, "condition": " and ".join(entry["condition"] for entry in found)}
