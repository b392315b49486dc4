"""What a draft of a mapping says of details above the table, and of rows with the same reference."""

from __future__ import annotations

import pytest

from send_audit.service.mapping import load_mapping
from tests.service.test_mapping import FOLDER, draft, workbook

HEAD = ("Ref", "Statement", "RAG")


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (("School name:", "Oak"), {"setting_name": ("School name",)}),
        (("Name of school", "Oak"), {"setting_name": ("Name of school",)}),
        (("Setting", "Oak", "URN", 999001), {"setting_name": ("Setting",), "urn": ("URN",)}),
        (("URN: 999001",), {"urn": ("URN",)}),
        (
            ("Unique Reference Number (URN)",),
            {"urn": ("Unique Reference Number (URN)",)},
        ),
        (("DfE number", "123/4567"), {}),
        (("SEND audit of the school",), {}),
    ],
)
def test_details_above_the_table_are_drafted(
    line: tuple[object, ...], facts: dict[str, tuple[str, ...]]
):
    made = draft(workbook(line, HEAD, ("1", "School", "Green")))
    assert dict(load_mapping(made.text.encode(), "draft.yaml")[0].facts) == facts


def test_details_on_another_sheet_are_drafted_with_their_cells():
    made = draft((FOLDER / "westmere.xlsx").read_bytes())
    kept, _ = load_mapping((FOLDER / "westmere.yaml").read_bytes(), "westmere.yaml")
    mapping, _ = load_mapping(made.text.encode(), "draft.yaml")
    assert mapping.facts["urn"] == kept.facts["urn"] == ("URN",)
    assert '  urn: ["URN"]   # found at Introduction!A4\n' in made.text
    assert "Details: urn beside 'URN' (Introduction!A4)." in made.found


def test_rows_of_one_reference_are_told_by_their_words_and_named():
    lines = [("1", "Is a SENCO named"), ("2", "Is it so"), ("1", "Is the report on the website")]
    made = draft(workbook(HEAD, *lines))
    assert "The reference '1' stands on several rows of 'Audit': 2, 4." in made.found
    assert "  #   Row 4. Its reference stands on another row too (2), so it is\n" in made.text
    taken = '  # - {text: "Is the report on the website", ours: INFO-Q2, how: CHOOSE}'
    assert taken in made.text
    text = made.text.replace(taken, taken.replace("# - ", "- ").replace("CHOOSE", "equal"))
    [row] = load_mapping(text.encode(), "draft.yaml")[0].rows
    assert (row.their.ref, row.their.text) == ("", "Is the report on the website")
