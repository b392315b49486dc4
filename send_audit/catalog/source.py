"""Strict YAML for authors: text only, no surprises, every value with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where it is installed, which is many times as fast.

The other refuses a bare ``?`` inside brackets, which this one takes: quote it, and both read the same.
"""
MAX_BYTES = 1_000_000
MAX_DEPTH = 40
_NUMBER = "tag:yaml.org,2002:int"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with an authored file: where, what, and the nearest valid word."""

    file: str
    line: int
    message: str
    nearest: str = ""

    def __str__(self) -> str:
        """Write ``file:line: message``, with a suggestion where there is one."""
        hint = f" Did you mean '{self.nearest}'?" if self.nearest else ""
        return f"{self.file}:{self.line}: {self.message}{hint}"


@dataclass(slots=True)
class Document:
    """One authored file: its data, the line of every value, and what was wrong with it."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Give the line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, message: str, nearest: str = "") -> None:
        """Note a fault at a value."""
        self.faults.append(
            Fault(file=self.file, line=self.line(path), message=message, nearest=nearest)
        )


def parse(file: str, text: str) -> Document:
    """Read one file. Faults are collected in the document, never raised.

    Only ``true`` and ``false`` are booleans and only plain digits are numbers; dates, ``yes``
    and ``no`` stay text. Anchors, aliases, tags, duplicate keys, deep nesting and large files
    are faults.
    """
    document = Document(file=file)
    if len(text.encode("utf-8")) > MAX_BYTES:
        document.fault((), f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
        return document
    try:
        _check_events(document, text)
        node = None if document.faults else yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        _note_syntax(document, error)
        return document
    document.data = {} if node is None else _value(node, (), document)
    return document


def _check_events(document: Document, text: str) -> None:
    """Refuse what is not plain data, and bound the nesting before the parser recurses into it."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > MAX_DEPTH:
            _note(document, line, f"The file is nested deeper than {MAX_DEPTH} levels.")
            return
        if getattr(event, "anchor", None):
            _note(document, line, "Aliases (& and *) are not allowed; write the value out.")
        elif getattr(event, "tag", None):
            _note(document, line, "Tags (!) are not allowed; write the plain value.")


def _note(document: Document, line: int, message: str) -> None:
    fault = Fault(file=document.file, line=line, message=message)
    if fault not in document.faults:
        document.faults.append(fault)


def _note_syntax(document: Document, error: yaml.YAMLError) -> None:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "this is not YAML"
    line = mark.line + 1 if mark is not None else 1
    document.faults.append(Fault(file=document.file, line=line, message=f"Not readable: {what}."))


def _value(node: yaml.Node, path: Path, document: Document) -> Any:
    document.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), document) for index, child in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = (*path, key)
        if key in found:
            document.lines[here] = key_node.start_mark.line + 1
            document.fault(here, f"The key '{key}' stands here twice.")
            continue
        found[key] = _value(value_node, here, document)
        document.lines[here] = key_node.start_mark.line + 1
    return found


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None):
        return text  # quoted
    if text in {"true", "false"}:
        return text == "true"
    if text in {"", "null", "~"}:
        return None
    if (
        node.tag == _NUMBER
        and text.isdigit()
        and len(text) < 10
        and (text == "0" or text[0] != "0")
    ):
        return int(text)
    return text
