"""The JSON Schemas of everything that is written to files, and faults in an author's words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from send_audit.catalog.near import nearest
from send_audit.catalog.source import Document, Path
from send_audit.errors import ChecklistError
from send_audit.resources import data

if TYPE_CHECKING:
    from jsonschema import ValidationError

Schema = Mapping[str, Any]
Said = tuple[Path, str, str]
"""Where a fault is, what is wrong, and the nearest valid word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    """One thing that a schema does not allow: the keyword of the schema, and what met it."""

    path: Path
    keyword: str
    wanted: Any
    found: Any
    schema: Schema

    @property
    def hint(self) -> str:
        return str(self.schema.get("description", ""))


_LONGEST = 60
_TYPES = MappingProxyType(
    {
        "string": "text",
        "integer": "a whole number",
        "boolean": "true or false",
        "array": "a list",
        "object": "keys with values",
        "null": "nothing (null)",
    }
)


def schema_names() -> tuple[str, ...]:
    """Name the schemas that are shipped, in the order of the alphabet."""
    files = (file.name for file in data("checklists", "schema").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json")))


def schema_text(name: str) -> str:
    """Read a shipped schema. Raises ChecklistError with the nearest name when there is none."""
    known = schema_names()
    if name not in known:
        near = nearest(name, known)
        suggestion = f" Did you mean '{near}'?" if near else ""
        raise ChecklistError(
            f"There is no schema '{name}'.{suggestion}", "Schemas: " + ", ".join(known)
        )
    return data("checklists", "schema", f"{name}.json").read_text(encoding="utf-8")


def check_document(document: Document, schema: str) -> None:
    """Add a fault to a document for everything that its schema does not allow."""
    check_against(document, json.loads(schema_text(schema)))


def check_against(document: Document, schema: Schema) -> None:
    """Check a document with a schema of any origin. Nothing is ever fetched for it."""
    outside = [ref for ref in _refs(schema) if not ref.startswith("#")]
    for ref in outside:
        document.fault((), f"The schema points to '{ref}', outside itself; that is not allowed.")
    if not outside:
        for path, message, near in dict.fromkeys(_complaints(document.data, schema)):
            document.fault(path, message, near)


def _refs(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        for key, value in schema.items():
            if key in {"$ref", "$dynamicRef"} and isinstance(value, str):
                yield value
            yield from _refs(value)
    elif isinstance(schema, list):
        for entry in schema:
            yield from _refs(entry)


def _complaints(value: object, schema: Schema) -> Iterator[Said]:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match
    from referencing import Registry

    validator = Draft202012Validator(
        schema,
        # Without a registry of its own the validator would fetch what a $ref points to.
        registry=Registry(),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    for error in validator.iter_errors(value):
        # Where one of several forms would do, the fault lies deepest in the form that fits best.
        yield from _said(_slip(best_match([error]) or error))


def _slip(error: ValidationError) -> _Slip:
    path, found = tuple(error.absolute_path), error.instance
    in_key = "propertyNames" in error.absolute_schema_path
    return _Slip(
        path=(*path, str(found)) if in_key else path,
        keyword="propertyNames" if in_key else str(error.validator),
        wanted=error.validator_value,
        found=found,
        schema=error.schema if isinstance(error.schema, Mapping) else {},
    )


def _said(slip: _Slip) -> Iterator[Said]:
    return _WORDS.get(slip.keyword, _other)(slip)


def _shown(value: object) -> str:
    text = f"'{value}'" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _other(slip: _Slip) -> Iterator[Said]:
    yield slip.path, f"This does not fit. {slip.hint}".strip(), ""


def _key(slip: _Slip) -> Iterator[Said]:
    yield slip.path, f"The key {_shown(slip.found)} does not fit. {slip.hint}".strip(), ""


def _extra(slip: _Slip) -> Iterator[Said]:
    known = slip.schema.get("properties", {})
    free = [key for key in known if key not in slip.found]
    for key in slip.found:
        if key not in known:
            yield (*slip.path, key), f"The key '{key}' is not known here.", nearest(key, free)


def _missing(slip: _Slip) -> Iterator[Said]:
    for key in slip.wanted:
        if key not in slip.found:
            yield slip.path, f"The key '{key}' is missing.", ""


def _partner(slip: _Slip) -> Iterator[Said]:
    for key, partners in slip.wanted.items():
        for partner in partners:
            if key in slip.found and partner not in slip.found:
                yield (*slip.path, key), f"The key '{partner}' is missing: '{key}' needs it.", ""


def _type(slip: _Slip) -> Iterator[Said]:
    wanted = [slip.wanted] if isinstance(slip.wanted, str) else slip.wanted
    expected = " or ".join(_TYPES[name] for name in wanted)
    if slip.found is None:
        yield slip.path, f"Nothing stands here; it has to be {expected}.", ""
    elif "string" in wanted and not isinstance(slip.found, (list, dict)):
        yield slip.path, f"{_shown(slip.found)} has to be text here: put it in quotes.", ""
    else:
        yield slip.path, f"{_shown(slip.found)} does not fit: it has to be {expected}.", ""


def _enum(slip: _Slip) -> Iterator[Said]:
    words = [word for word in slip.wanted if isinstance(word, str)]
    quotes = " Put it in quotes." if isinstance(slip.found, (bool, int)) else ""
    message = f"{_shown(slip.found)} is not one of: {', '.join(words)}.{quotes}"
    yield slip.path, message, nearest(slip.found, words)


def _const(slip: _Slip) -> Iterator[Said]:
    yield slip.path, f"{_shown(slip.found)} has to be {_shown(slip.wanted)}.", ""


def _pattern(slip: _Slip) -> Iterator[Said]:
    if slip.found.strip():
        yield slip.path, f"{_shown(slip.found)} does not fit. {slip.hint}".strip(), ""
    else:
        yield slip.path, "Nothing stands here; it has to be text.", ""


def _too_few(slip: _Slip) -> Iterator[Said]:
    entries = "entry has" if slip.wanted == 1 else "entries have"
    yield slip.path, f"At least {slip.wanted} {entries} to stand here.", ""


def _too_small(slip: _Slip) -> Iterator[Said]:
    yield slip.path, f"{slip.found} is too small: at least {slip.wanted}.", ""


def _too_large(slip: _Slip) -> Iterator[Said]:
    yield slip.path, f"{slip.found} is too large: at most {slip.wanted}.", ""


def _twice(slip: _Slip) -> Iterator[Said]:
    for index, entry in enumerate(slip.found):
        if entry in slip.found[:index]:
            yield (*slip.path, index), f"{_shown(entry)} stands in this list twice.", ""


_WORDS: Mapping[str, Callable[[_Slip], Iterator[Said]]] = MappingProxyType(
    {
        "additionalProperties": _extra,
        "const": _const,
        "dependentRequired": _partner,
        "enum": _enum,
        "format": _pattern,
        "maximum": _too_large,
        "minItems": _too_few,
        "minLength": _pattern,
        "minProperties": _too_few,
        "minimum": _too_small,
        "pattern": _pattern,
        "propertyNames": _key,
        "required": _missing,
        "type": _type,
        "uniqueItems": _twice,
    }
)
