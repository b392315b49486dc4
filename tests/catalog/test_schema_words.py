"""What an author is told when a file does not have the right form; and nothing is fetched."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from send_audit.catalog.schemas import check_against, check_document
from send_audit.catalog.source import parse

Json = dict[str, Any]


def said_of(text: str, schema: Json) -> list[tuple[int, str, str]]:
    document = parse("a.yaml", text)
    check_against(document, schema)
    return [(fault.line, fault.message, fault.nearest) for fault in document.faults]


@pytest.mark.parametrize(
    ("text", "schema", "message", "nearest"),
    [
        ("shold", {"enum": ["must", "should"]}, "'shold' is not one of: must, should.", "should"),
        ("5", {"enum": ["4", "5"]}, "5 is not one of: 4, 5. Put it in quotes.", ""),
        ("a", {"const": "b"}, "'a' has to be 'b'.", ""),
        ("", {"type": "string"}, "Nothing stands here; it has to be text.", ""),
        ("true", {"type": "string"}, "true has to be text here: put it in quotes.", ""),
        ("5", {"type": "string"}, "5 has to be text here: put it in quotes.", ""),
        ("[a]", {"type": "string"}, '["a"] does not fit: it has to be text.', ""),
        ("a", {"type": "array"}, "'a' does not fit: it has to be a list.", ""),
        ("a", {"type": "object"}, "'a' does not fit: it has to be keys with values.", ""),
        ("yes", {"type": "boolean"}, "'yes' does not fit: it has to be true or false.", ""),
        (
            "a",
            {"type": ["integer", "null"]},
            "'a' does not fit: it has to be a whole number or nothing (null).",
            "",
        ),
        ("0", {"minimum": 1}, "0 is too small: at least 1.", ""),
        ("9", {"maximum": 1}, "9 is too large: at most 1.", ""),
        ("[]", {"minItems": 1}, "At least 1 entry has to stand here.", ""),
        ("[a]", {"minItems": 2}, "At least 2 entries have to stand here.", ""),
        ("{}", {"minProperties": 1}, "At least 1 entry has to stand here.", ""),
        ("[a, b, a]", {"uniqueItems": True}, "'a' stands in this list twice.", ""),
        ('" "', {"pattern": "\\S"}, "Nothing stands here; it has to be text.", ""),
        ("a", {"pattern": "b", "description": "A b."}, "'a' does not fit. A b.", ""),
        ("2014-02-30", {"format": "date"}, "'2014-02-30' does not fit.", ""),
        ("a", {"not": {}, "description": "Never."}, "This does not fit. Never.", ""),
        ("a" * 99, {"const": "b"}, f"'{'a' * 56}... has to be 'b'.", ""),
    ],
)
def test_a_value_that_does_not_fit(text: str, schema: Json, message: str, nearest: str):
    assert said_of(f"\nkey: {text}\n", {"properties": {"key": schema}}) == [(2, message, nearest)]


def test_a_key_that_is_not_known_is_named_at_its_line():
    schema = {"properties": {"force": {}, "basis": {}}, "additionalProperties": False}
    text = "basis: statute\nforse: must\ncolour: red\n"
    assert said_of(text, schema) == [
        (2, "The key 'forse' is not known here.", "force"),
        (3, "The key 'colour' is not known here.", ""),
    ]


def test_keys_that_are_missing_are_named_once_each():
    schema = {"properties": {"key": {"required": ["a", "b", "c"]}}}
    assert said_of("one: 1\nkey:\n  b: 2\n", schema) == [
        (2, "The key 'a' is missing.", ""),
        (2, "The key 'c' is missing.", ""),
    ]


def test_a_key_that_needs_another_says_so():
    schema = {"dependentRequired": {"when": ["condition"]}}
    message = "The key 'condition' is missing: 'when' needs it."
    assert said_of("one: 1\nwhen: x\n", schema) == [(2, message, "")]


def test_a_name_that_does_not_fit_is_told_at_its_line():
    schema = {"propertyNames": {"pattern": "^[a-z]+$", "description": "Small letters."}}
    message = "The key 'B' does not fit. Small letters."
    assert said_of("a: 1\nB: 2\n", schema) == [(2, message, "")]


def test_of_several_forms_the_fault_of_the_best_and_deepest_is_told():
    form = {
        "type": "object",
        "properties": {"inner": {"properties": {"deep": {"enum": ["must", "should"]}}}},
    }
    schema = {"properties": {"key": {"anyOf": [{"type": "null"}, form]}}}
    text = "key:\n  inner:\n    deep: shold\n"
    assert said_of(text, schema) == [(3, "'shold' is not one of: must, should.", "should")]


def test_a_slip_is_told_once_where_two_words_of_the_schema_catch_it():
    bodies = "bodies:\n  - {id: head, title: ''}\n"
    document = parse("bodies.yaml", bodies)
    check_document(document, "bodies")
    assert [str(fault) for fault in document.faults] == [
        "bodies.yaml:2: Nothing stands here; it has to be text."
    ]


# Nothing is fetched


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args: object):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}", asked
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize("keyword", ["$ref", "$dynamicRef"])
def test_a_remote_reference_is_a_fault_and_is_not_followed(
    server: tuple[str, list[str]], keyword: str
):
    address, asked = server
    url = f"{address}/schema.json"
    schema = {"$id": f"{address}/own.json", "properties": {"key": {keyword: url}}}
    message = f"The schema points to '{url}', outside itself; that is not allowed."
    assert said_of("key: 1\n", schema) == [(1, message, "")]
    assert asked == []
    urllib.request.urlopen(url).close()
    assert asked == ["/schema.json"]


@pytest.mark.parametrize("target", ["other.json", "file:///etc/hostname", "other.json#/$defs/a"])
def test_a_reference_to_another_file_is_a_fault(target: str):
    [(_, message, _)] = said_of("a: 1\n", {"allOf": [{"$ref": target}]})
    assert message == f"The schema points to '{target}', outside itself; that is not allowed."


def test_a_schema_named_in_a_document_is_not_looked_at(server: tuple[str, list[str]]):
    address, asked = server
    text = f"$schema: {address}/a.json\nbodies:\n  - {{$ref: '{address}/b.json'}}\n"
    document = parse("bodies.yaml", text)
    check_document(document, "bodies")
    assert "The key '$schema' is not known here." in [f.message for f in document.faults]
    assert "The key '$ref' is not known here." in [f.message for f in document.faults]
    assert asked == []
