"""Changes one duty for one kind inside a compiled release: proof that a table sees every cell."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.load import checklist_from_json
from send_audit.catalog.reach import spread
from send_audit.model.checklist import Checklist
from send_audit.resources import data

Json = dict[str, Any]
LAST = "9999-12-31"
OTHER_FORCE = {"must": "should", "should": "must"}
BASIS = {"must": "statute", "should": "statutory-guidance", "funding": "funding-agreement"}
"""Ways to bind a kind anew: by law, by guidance, by its funding."""


@cache
def compiled() -> Json:
    """Compile the checklist as it is written now. Not to be changed: copy what you flip."""
    return compile_checklist(data("checklists", "send-england"))


@cache
def checklist() -> Checklist:
    """Load the checklist as it is written now."""
    return checklist_from_json(compiled())


@cache
def _by_id(part: str) -> dict[str, Json]:
    return {entry["id"]: entry for entry in compiled()[part]}


def own_copy(name: str) -> Json:
    """Copy one item, with its binds written out, so that no other item of its reach is touched."""
    item = copy.deepcopy(_by_id("items")[name])
    for reading in item["readings"]:
        applies = reading.pop("applies", None)
        if applies:
            binds, unbound = spread(applies, _by_id("reaches")[applies["reach"]])
            reading["binds"], reading["unbound"] = copy.deepcopy((binds, unbound))
    return item


def small(items: Iterable[Json]) -> Checklist:
    """Build a checklist of these items only: everything else in it is as compiled.

    Only the items are built anew: with all the rest, a thousand flips would take their time.
    """
    bare = compiled() | {key: [] for key in ("questions", "facts", "sources", "routes")}
    return checklist().replace(items=checklist_from_json(bare | {"items": list(items)}).items)


def ruling(item: Json, day: date) -> Json:
    """Give the reading in force on a day, else the next to come, else the last to have been."""
    readings: list[Json] = item["readings"]
    text = day.isoformat()
    dated = [reading for reading in readings if reading["from"] != "unverified"]
    now = [r for r in dated if r["from"] <= text <= r.get("to", LAST)]
    coming = [r for r in readings if r["from"] == "unverified" or r["from"] > text]
    return (now or coming or readings[-1:])[0]


def unbind(item: Json, kind: str, day: date) -> None:
    """Free a kind of a duty."""
    reading = ruling(item, day)
    _drop(reading, kind)
    reading["unbound"].append({"kinds": [kind], "because": "Flipped by a test."})


def bind(item: Json, kind: str, day: date, way: str = "must") -> None:
    """Bind a kind without condition, in one of the ways of ``BASIS``; what has ended begins anew."""
    reading = ruling(item, day)
    if reading.get("to", LAST) < day.isoformat():
        reading = {"from": day.isoformat(), "statement": "Flipped.", "binds": [], "unbound": []}
        item["readings"].append(reading)
    _drop(reading, kind)
    ref = compiled()["sources"][0]["id"]
    reading["binds"].append(
        {
            "kinds": [kind],
            "force": "should" if way == "should" else "must",
            "basis": BASIS[way],
            "source": [{"ref": ref, "pinpoint": "s.1", "confidence": "seen"}],
            "because": "Flipped by a test.",
        }
    )


def turn_force(item: Json, kind: str, day: date) -> None:
    """Turn a must into a should, or a should into a must, for one kind and nothing else."""
    reading = ruling(item, day)
    own = [entry | {"kinds": [kind]} for entry in reading["binds"] if kind in entry["kinds"]]
    _drop(reading, kind)
    reading["binds"] += [entry | {"force": OTHER_FORCE[entry["force"]]} for entry in own]


def _drop(reading: Json, kind: str) -> None:
    for entry in (*reading["binds"], *reading["unbound"]):
        entry["kinds"] = [other for other in entry["kinds"] if other != kind]
