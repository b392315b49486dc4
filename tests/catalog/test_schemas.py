"""The schemas: valid, closed, said in plain words; and what they say to an author."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from send_audit.catalog.schemas import (
    check_document,
    schema_names,
    schema_text,
)
from send_audit.catalog.source import Document, parse
from send_audit.catalog.store import load_checklist
from send_audit.errors import ChecklistError
from send_audit.evaluate.deciders import DECIDERS
from send_audit.model import vocabulary
from send_audit.render.json_ import render, render_rules, result_json
from send_audit.service.check import CheckRequest, check
from send_audit.service.rules import RulesRequest, handout
from tests.render.sample import sample_result

ROOT = Path(__file__).parents[2]
RELEASES = sorted((ROOT / "checklists" / "releases").glob("send-*-*.json"))
FOLDERS = sorted((ROOT / "checklists").glob("send-*"))
LAYOUTS = sorted((ROOT / "checklists" / "layouts").glob("*.json"))
EXAMPLES = sorted((ROOT / "examples").glob("*.xlsx"))
DAY = date(2026, 11, 23)
DAYS = (date(2014, 9, 1), date(2020, 6, 1), DAY)
NAMES = (
    "accountability-1",
    "advisories",
    "agencies",
    "audiences",
    "bodies",
    "checklist",
    "difference-1",
    "establishment-1",
    "establishment-types",
    "exclusions",
    "facts",
    "items",
    "kinds",
    "layout",
    "mapping",
    "migrations",
    "preview-1",
    "reaches",
    "release",
    "result-1",
    "routes",
    "rules-1",
    "scales",
    "sources",
    "terms",
    "themes",
)

Json = dict[str, Any]


def load(name: str) -> Json:
    return json.loads(schema_text(name))


def parts(schema: object) -> Iterator[Json]:
    """Go over every object inside a schema, itself included."""
    if isinstance(schema, dict):
        yield schema
    inside = schema.values() if isinstance(schema, dict) else schema
    for part in inside if isinstance(schema, dict | list) else ():
        yield from parts(part)


def said(data: object, schema: str) -> list[str]:
    document = Document(file="a.json", data=data)
    check_document(document, schema)
    return [fault.message for fault in document.faults]


# The schemas themselves


def test_the_names_can_be_guessed():
    assert schema_names() == NAMES


def test_an_unknown_name_is_met_with_the_nearest():
    with pytest.raises(
        ChecklistError, match=r"^There is no schema 'itmes'. Did you mean 'items'\?$"
    ):
        schema_text("itmes")
    with pytest.raises(ChecklistError, match="no schema") as raised:
        schema_text("../layouts/questionnaire-1")
    assert raised.value.hint == "Schemas: " + ", ".join(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one(name: str):
    schema = load(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"send-audit/schema/{name.removesuffix('-1')}-1.json"
    assert schema["title"]


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_is_local_and_leads_somewhere(name: str):
    schema = load(name)
    used = {part["$ref"] for part in parts(schema) if isinstance(part.get("$ref"), str)}
    assert used == {f"#/$defs/{name}" for name in schema.get("$defs", {})}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_may_hold_a_key_that_is_not_described(name: str):
    for part in parts(load(name)):
        types = part.get("type")
        if types == "object" or (isinstance(types, list) and "object" in types):
            free = part["additionalProperties"]
            assert free is False or ("propertyNames" in part and free), part


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_described_in_a_sentence(name: str):
    schema = load(name)
    described = [schema, *schema.get("$defs", {}).values()]
    for part in parts(schema):
        if isinstance(part.get("properties"), dict) and "type" in part:
            described += [value for value in part["properties"].values() if "$ref" not in value]
    for part in described:
        assert re.match(r"[A-Z].*\.$", part["description"], re.DOTALL), part


def test_a_definition_says_the_same_in_every_schema():
    seen: Json = {}
    for name in NAMES:
        own = {"items": {"item", "question", "reading"}}.get(name, set())
        for key, definition in load(name).get("$defs", {}).items():
            if key not in own:
                assert seen.setdefault(key, definition) == definition, (name, key)


# What the program knows and what the schemas say


def enums(name: str) -> list[set[str]]:
    return [set(part["enum"]) - {None} for part in parts(load(name)) if "enum" in part]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (vocabulary.Force, "items"),
        (vocabulary.Basis, "items"),
        (vocabulary.Confidence, "items"),
        (vocabulary.Outcome, "items"),
        (vocabulary.Force, "rules-1"),
        (vocabulary.Basis, "rules-1"),
        (vocabulary.Confidence, "rules-1"),
        (vocabulary.Group, "rules-1"),
        (vocabulary.InScope, "rules-1"),
        (vocabulary.Outcome, "result-1"),
        (vocabulary.Assurance, "result-1"),
        (vocabulary.Flag, "result-1"),
        (vocabulary.DecidedBy, "result-1"),
        (vocabulary.Severity, "result-1"),
        (vocabulary.Depth, "result-1"),
    ],
)
def test_the_vocabularies_are_those_of_the_program(words: type[StrEnum], name: str):
    assert {str(word) for word in words} in enums(name)


@pytest.mark.parametrize("name", ["items", "release"])
def test_every_setting_of_every_rule_is_described(name: str):
    described = load(name)["$defs"]["decide"]["properties"].keys() - {"rule", "facts"}
    assert described == {key for rule in DECIDERS.values() for key in rule.need.settings}


# What is shipped


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_shipped_checklists_have_the_right_form(folder: Path):
    files = sorted(folder.rglob("*.yaml"))
    assert folder / "checklist.yaml" in files
    for file in files:
        document = parse(file.name, file.read_text(encoding="utf-8"))
        check_document(document, "items" if file.parent.name == "items" else file.stem)
        assert document.faults == [], file


def test_the_shipped_advisories_have_the_right_form():
    file = ROOT / "checklists" / "releases" / "advisories.json"
    assert said(json.loads(file.read_text(encoding="utf-8")), "advisories") == []


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.stem)
def test_the_shipped_releases_have_the_right_form(file: Path):
    assert said(json.loads(file.read_text(encoding="utf-8")), "release") == []


@pytest.mark.parametrize("file", LAYOUTS, ids=lambda file: file.stem)
def test_the_shipped_layouts_have_the_right_form(file: Path):
    assert said(json.loads(file.read_text(encoding="utf-8")), "layout") == []


def test_the_shipped_establishment_types_have_the_right_form():
    file = ROOT / "checklists" / "register" / "establishment-types.json"
    assert said(json.loads(file.read_text(encoding="utf-8")), "establishment-types") == []


# Results and rules


def test_there_is_something_to_test():
    assert RELEASES
    assert LAYOUTS
    assert EXAMPLES


def test_the_sample_result_has_shape_1():
    assert said(json.loads(render(sample_result(), None)), "result-1") == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_the_result_of_every_example_has_shape_1(example: Path):
    request = CheckRequest(data=example.read_bytes(), file=example.name, as_at=DAY)
    result = check(request)
    assert said(json.loads(render(result, None)), "result-1") == []


@pytest.mark.parametrize("turn", range(len(DAYS)), ids=[str(day) for day in DAYS])
def test_the_rules_of_every_kind_have_shape_1(turn: int):
    day = DAYS[turn]
    # Each kind is looked at on one of the days: all on each day would take long and show no more.
    for kind in list(load_checklist().kinds)[turn :: len(DAYS)]:
        shown = handout(RulesRequest(kind=kind, facts=(), as_at=day, audience="parent"))
        assert said(json.loads(render_rules(shown)), "rules-1") == []


def objects(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the place of every object in a JSON."""
    if isinstance(data, dict):
        yield path
        inside: Any = data.items()
    else:
        inside = enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield from objects(value, (*path, key))


def within(data: Json, path: tuple[str | int, ...]) -> Json:
    for key in path:
        data = data[key]
    return data


def small_result() -> Json:
    """Give the sample result with a few entries of every list, which is enough for the shape."""
    result = copy.deepcopy(json.loads(json.dumps(result_json(sample_result()))))
    result["items"] = [item for item in result["items"] if item["ticks"]][:1]
    for key in ("findings", "facts", "problems"):
        result[key] = result[key][:1]
    result["rule_set"]["items"] = result["rule_set"]["items"][:1]
    return result


SMALL = small_result()
PLACES = list(objects(SMALL))


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)) or "top")
def test_an_extra_key_anywhere_in_a_result_is_refused(path: tuple[str | int, ...]):
    result = copy.deepcopy(SMALL)
    within(result, path)["An extra key"] = "x"
    [message] = said(result, "result-1")
    assert message.startswith("The key 'An extra key' ")


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)) or "top")
def test_a_missing_key_anywhere_in_a_result_is_noticed(path: tuple[str | int, ...]):
    for key in within(SMALL, path) if path != ("themes",) else ():
        result = copy.deepcopy(SMALL)
        del within(result, path)[key]
        assert said(result, "result-1") == [f"The key '{key}' is missing."]
