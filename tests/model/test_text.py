"""Text that a document can hold, and JSON of one line an element."""

from __future__ import annotations

import json

import pytest

from send_audit.model.text import REPLACED, json_text, storable


@pytest.mark.parametrize("text", ["", "plain", "café", "two\nlines\tand a tab", "\U0001f600"])
def test_what_a_document_can_hold_stays_as_it_is(text: str):
    assert storable(text) == text


@pytest.mark.parametrize("code", [0x00, 0x0D, 0x1B, 0x7F, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0x1FFFF])
def test_what_it_cannot_hold_is_shown_to_have_been_there(code: int):
    assert storable(f"a{chr(code)}b") == f"a{REPLACED}b"


def test_json_has_one_line_a_member_and_one_an_element_of_a_list_of_objects():
    data = {"name": "Café", "words": ["a", "b"], "none": [], "rows": [{"a": 1}, {"a": {"b": 2}}]}
    text = json_text(data)
    assert text.splitlines() == [
        "{",
        '"name": "Café",',
        '"words": ["a", "b"],',
        '"none": [],',
        '"rows": [',
        '  {"a": 1},',
        '  {"a": {"b": 2}}',
        "]",
        "}",
    ]
    assert json.loads(text) == data
