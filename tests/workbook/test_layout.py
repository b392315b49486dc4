from __future__ import annotations

import json

import pytest

from send_audit.errors import ChecklistError
from send_audit.workbook.layout import load_layout, parse_layout

GOOD = {
    "id": "mine",
    "sheets": {
        "questions": {
            "title": "Questions",
            "columns": {"id": ["Ref", "No."], "answer": ["Answer"]},
            "required": ["id", "answer"],
        }
    },
}


def test_shipped_layout_names_its_sheets_in_order() -> None:
    titles = [sheet.title for sheet in load_layout().sheets.values()]
    assert titles == [
        "Start here",
        "About your school",
        "Questions",
        "Actions",
        "Sign-off",
        "About this form",
        "Archive",
    ]


def test_first_heading_is_the_one_written() -> None:
    sheet = parse_layout(GOOD).sheets["questions"]
    assert sheet.heading("id") == "Ref"
    assert sheet.headings == ("Ref", "Answer")
    assert sheet.columns["id"] == ("Ref", "No.")


def test_text_and_mapping_give_the_same() -> None:
    assert parse_layout(json.dumps(GOOD)) == parse_layout(GOOD)


def test_parts_that_are_not_given_are_empty() -> None:
    sheet = parse_layout({"id": "x", "sheets": {"a": {"title": "A"}}}).sheets["a"]
    assert (dict(sheet.columns), sheet.required, dict(sheet.keys)) == ({}, (), {})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param({"id": ""}, "id", id="no-id"),
        pytest.param({"sheets": []}, "sheets", id="sheets-not-an-object"),
        pytest.param({"sheets": {"a": {}}}, "sheets.a.title", id="no-title"),
        pytest.param(
            {"sheets": {"a": {"title": "A", "columns": {"id": []}}}},
            "sheets.a.columns.id",
            id="no-heading",
        ),
        pytest.param(
            {"sheets": {"a": {"title": "A", "required": ["id"]}}},
            "sheets.a.required",
            id="required-is-no-column",
        ),
        pytest.param(
            {"sheets": {"a": {"title": "A", "keys": {"k": 3}}}}, "sheets.a.keys.k", id="key-number"
        ),
    ],
)
def test_wrong_layout_names_the_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(ChecklistError, match=rf"wrong: {place} "):
        parse_layout(GOOD | change)


def test_text_that_is_no_json_is_a_checklist_error() -> None:
    with pytest.raises(ChecklistError, match="not valid JSON"):
        parse_layout("{")


def test_unknown_layout_is_a_checklist_error() -> None:
    with pytest.raises(ChecklistError, match="no workbook layout called 'nowhere'"):
        load_layout("nowhere")
