"""What the establishment types of the register are in law: data, not code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from send_audit.errors import RegisterError
from send_audit.model.record import Record
from send_audit.resources import read_text

_FILE = ("checklists", "register", "establishment-types.json")


class Ask(Record):
    """Why a type alone does not settle the kind, and which kinds it may be."""

    because: str
    candidates: tuple[str, ...]


class EstablishmentType(Record):
    """One type of the register. Exactly one of kind, the pair by section 41, ask, refused is set."""

    code: str
    name: str
    group: str = ""
    kind: str = ""
    kind_if_section_41: str = ""
    kind_otherwise: str = ""
    ask: Ask | None = None
    refused: str = ""
    note: str = ""
    warning: str = ""
    facts: Mapping[str, str] = MappingProxyType({})
    approval_fact: str = ""
    """The fact that says whether it is approved under section 41, where the kind does not."""


Types = Mapping[str, EstablishmentType]
"""By code, two digits."""


@cache
def load_types() -> Types:
    """Load the shipped table. Raises RegisterError when it is damaged."""
    return parse_types(json.loads(read_text(*_FILE)))


def parse_types(data: Mapping[str, Any]) -> Types:
    """Make the table of its JSON. Raises RegisterError for what is not such a table."""
    try:
        found = [_type(entry) for entry in data["types"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(str(error)) from error
    types = {entry.code: entry for entry in found}
    if len(types) < len(found):
        raise _damaged("a code stands there twice")
    return MappingProxyType(types)


def _type(entry: Mapping[str, Any]) -> EstablishmentType:
    values = dict(entry)
    asked = values.pop("ask", None)
    if asked:
        values["ask"] = Ask(because=asked["because"], candidates=tuple(asked["candidates"]))
    made = EstablishmentType(**values)
    ways = (made.kind, made.kind_if_section_41 and made.kind_otherwise, made.ask, made.refused)
    if sum(bool(way) for way in ways) != 1:
        raise _damaged(f"type {made.code} does not say what it is, or says it in two ways")
    return made


def _damaged(why: str) -> RegisterError:
    return RegisterError(
        f"{'/'.join(_FILE)} is damaged: {why}.",
        "Compare it with: send-audit schema establishment-types",
    )
