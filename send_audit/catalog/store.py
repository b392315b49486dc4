"""Which releases there are, and which one is meant."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from send_audit.catalog.load import checklist_from_json
from send_audit.errors import ChecklistError
from send_audit.model.checklist import Checklist
from send_audit.model.record import Record
from send_audit.resources import data

DEFAULT = "send-england"
DEV = "dev"
PROPOSALS = "send-proposals-2026"
ADVISORIES = "advisories.json"


class Advisory(Record):
    """Something known to be wrong with releases, and since when we know it."""

    releases: tuple[str, ...]
    since: date
    text: str


class Release(Record):
    """A release that is shipped: sorted oldest first, a dev release before all numbered ones."""

    id: str
    order: tuple[int, ...]
    version: str
    name: str
    """The file name."""


def releases(checklist: str | None = None) -> tuple[Release, ...]:
    """List shipped releases, oldest first; a checklist's dev release stands before its others."""
    found = [_release(f.name) for f in _folder().iterdir() if f.name.endswith(".json")]
    wanted = [r for r in found if r is not None and checklist in {None, r.id}]
    return tuple(sorted(wanted, key=lambda release: (release.id, release.order)))


def load_checklist(name: str = DEFAULT) -> Checklist:
    """Load ``id`` (its newest numbered version), ``id@version`` or ``id@dev``.

    Raises ChecklistError with the nearest name when there is no such release.
    """
    release = find(name)
    return checklist_from_json(_json(release.name))


def advisories() -> tuple[Advisory, ...]:
    """Give what is known to be wrong with releases; none where nothing is written down."""
    file = _folder().joinpath(ADVISORIES)
    if not file.is_file():
        return ()
    entries = _json(ADVISORIES).get("advisories", [])
    return tuple(
        Advisory(
            releases=tuple(entry["releases"]),
            since=date.fromisoformat(entry["since"]),
            text=entry["text"],
        )
        for entry in entries
    )


def find(name: str) -> Release:
    """Find a release by name. Raises ChecklistError when there is none."""
    identifier, _, version = name.partition("@")
    known = releases(identifier)
    if version:
        matching = [release for release in known if release.version == version]
    else:
        matching = list(known[-1:])
    if not matching:
        raise _unknown(name)
    return matching[0]


def _json(name: str) -> dict[str, Any]:
    """Read a file of the releases folder. Raises ChecklistError when it is damaged."""
    try:
        found = json.loads(_folder().joinpath(name).read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(name, str(error)) from error
    if not isinstance(found, dict):
        raise _damaged(name, "it holds no object")
    return found


def _damaged(name: str, why: str) -> ChecklistError:
    return ChecklistError(
        f"{_folder() / name} is damaged: {why}.",
        "Install the program again; a release is never changed by hand.",
    )


def _unknown(name: str) -> ChecklistError:
    from difflib import get_close_matches

    known = [f"{release.id}@{release.version}" for release in releases()]
    near = get_close_matches(name, known, n=1, cutoff=0.4)
    suggestion = f" Did you mean '{near[0]}'?" if near else ""
    return ChecklistError(
        f"There is no checklist release '{name}'.{suggestion}",
        "Releases that are here: " + ", ".join(known),
    )


def _folder() -> Path:
    return data("checklists", "releases")


def _release(file: str) -> Release | None:
    stem = file.removesuffix(".json")
    identifier, _, version = stem.rpartition("-")
    if not identifier:
        return None
    if version == DEV:
        return Release(id=identifier, order=(), version=DEV, name=file)
    numbers = version.split(".")
    if not all(number.isdigit() for number in numbers):
        return None
    return Release(id=identifier, order=tuple(map(int, numbers)), version=version, name=file)
