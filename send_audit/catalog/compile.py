"""Authored YAML -> one release: groups spelt out, item defaults spread over readings."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from send_audit.catalog.source import Document, Fault, parse
from send_audit.errors import ChecklistError

FORMAT = 1
PARTS = ("sources", "kinds", "facts", "scales", "routes", "bodies", "themes")
OPTIONAL_PARTS = ("reaches", "agencies", "audiences", "terms", "migrations")
LATER_PARTS = ("exclusions",)
"""Parts that earlier releases do not have: left out where there is nothing to say."""

Json = dict[str, Any]


def read_documents(folder: Path) -> dict[str, Document]:
    """Read every authored file of a checklist folder, keyed by its name within the folder.

    Raises ChecklistError when the folder holds no ``checklist.yaml``.
    """
    names = ["checklist.yaml", *(f"{part}.yaml" for part in PARTS)]
    names += [
        f"{p}.yaml"
        for p in (*OPTIONAL_PARTS, *LATER_PARTS)
        if folder.joinpath(f"{p}.yaml").is_file()
    ]
    items = folder.joinpath("items")
    if items.is_dir():
        # Sorted without the ending, so that care.yaml stands before care-more.yaml.
        stems = sorted(f.name[:-5] for f in items.iterdir() if f.name.endswith(".yaml"))
        names += [f"items/{stem}.yaml" for stem in stems]
    if not folder.joinpath("checklist.yaml").is_file():
        raise ChecklistError(
            f"{folder} is not a checklist: it holds no checklist.yaml.",
            "Give the folder of a checklist, such as checklists/send-england.",
        )
    return {name: _read(folder, name) for name in names}


def _read(folder: Path, name: str) -> Document:
    file = folder.joinpath(name)
    if not file.is_file():
        missing = Document(file=name)
        missing.faults.append(Fault(file=name, line=1, message="This file is missing."))
        return missing
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        spoilt = Document(file=name)
        spoilt.faults.append(Fault(file=name, line=1, message="This file is not UTF-8 text."))
        return spoilt
    return parse(name, text)


def compile_checklist(folder: Path) -> Json:
    """Compile a checklist folder without judging it; lint does that.

    Raises ChecklistError when a file cannot be read at all.
    """
    documents = read_documents(folder)
    faults = [fault for document in documents.values() for fault in document.faults]
    if faults:
        raise ChecklistError("\n".join(str(fault) for fault in faults), "Mend these lines first.")
    return compile_documents({name: document.data for name, document in documents.items()})


def compile_documents(data: dict[str, Any]) -> Json:
    """Turn the parsed files into the JSON of a release, its digest included."""
    groups = {g["id"]: list(g["kinds"]) for g in data["kinds.yaml"].get("groups", [])}
    release: Json = {"format": FORMAT, **data["checklist.yaml"]}
    for part in (*PARTS, *OPTIONAL_PARTS):
        release[part] = data.get(f"{part}.yaml", {}).get(part, [])
    for part in LATER_PARTS:
        if f"{part}.yaml" in data:
            release[part] = data[f"{part}.yaml"][part]
    release["groups"] = data["kinds.yaml"].get("groups", [])
    release["refused"] = data["kinds.yaml"].get("refused", [])
    release["facts"] = [_with_kinds(fact, groups) for fact in release["facts"]]
    release["routes"] = [_with_kinds(route, groups) for route in release["routes"]]
    release["reaches"] = [_reach(reach, groups) for reach in release["reaches"]]
    release["pages"], release["questions"], release["items"] = [], [], []
    for theme in [theme["id"] for theme in release["themes"]]:
        for content in _pages(data, theme):
            page = len(release["pages"])
            release["pages"].append({"theme": theme, **content.get("defaults", {})})
            questions = content.get("questions", [])
            release["questions"] += [_question(q, theme, groups) for q in questions]
            release["items"] += [_item(item, page, groups) for item in content["items"]]
    release["digest"] = digest(release)
    return release


def _pages(data: dict[str, Any], theme: str) -> list[Json]:
    """Give the files of a theme: the one of its name, those whose name begins so, the others."""
    names = [
        name.removeprefix("items/").removesuffix(".yaml")
        for name, content in data.items()
        if name.startswith("items/") and content.get("theme") == theme
    ]
    names.sort(key=lambda name: (name != theme, not name.startswith(theme), name))
    return [data[f"items/{name}.yaml"] for name in names]


def digest(release: Json) -> str:
    """Give the SHA-256 of a release's content, whatever its layout and key order."""
    content = {key: value for key, value in release.items() if key != "digest"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def expand(names: list[str], groups: dict[str, list[str]]) -> list[str]:
    """Spell groups out in kinds, each kind once, in the order first met."""
    spelt = [kind for name in names for kind in groups.get(name, [name])]
    return list(dict.fromkeys(spelt))


def _with_kinds(entry: Json, groups: dict[str, list[str]]) -> Json:
    return {**entry, "kinds": expand(entry["kinds"], groups)}


def _question(question: Json, theme: str, groups: dict[str, list[str]]) -> Json:
    spelt: Json = {"theme": theme, "scale": "in-place", **question}
    spelt["ticks"] = [
        _with_kinds(tick, groups) if "kinds" in tick else tick for tick in question.get("ticks", [])
    ]
    return spelt


def _item(item: Json, page: int, groups: dict[str, list[str]]) -> Json:
    """Give an item with the place of its page, which says what the item does not say itself."""
    left_out = {"applies", "binds", "unbound", "readings", "tests"}
    kept: Json = {key: value for key, value in item.items() if key not in left_out}
    readings = [_reading(reading, item, groups) for reading in item["readings"]]
    return {"page": page, **kept, "readings": readings}


def _reading(reading: Json, item: Json, groups: dict[str, list[str]]) -> Json:
    """Give a reading whom it reaches: as it says itself, else as its item says.

    A reach stays a name here: spelt out it would be many times as long, and slow to load.
    """
    says = reading if {"applies", "binds", "unbound"} & reading.keys() else item
    if "applies" in says:
        return {**reading, "applies": says["applies"]}
    binds: list[Json] = (reading if "binds" in reading else item).get("binds", [])
    unbound: list[Json] = (reading if "unbound" in reading else item).get("unbound", [])
    return {
        **reading,
        "binds": [_with_kinds(bind, groups) for bind in binds],
        "unbound": [_with_kinds(entry, groups) for entry in unbound],
    }


def _reach(reach: Json, groups: dict[str, list[str]]) -> Json:
    return {
        **reach,
        "binds": [_with_kinds(bind, groups) for bind in reach["binds"]],
        "unbound": [_with_kinds(entry, groups) for entry in reach.get("unbound", [])],
    }
