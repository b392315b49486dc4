"""``send-audit map``: drafted to a file or a pipe, and never over somebody's work."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import DAY, EXAMPLES, run

BRIGHTWATER = str(EXAMPLES / "mappings" / "brightwater.xlsx")


def test_a_draft_goes_to_stdout_and_what_was_found_to_stderr():
    ran = run("map", BRIGHTWATER, "--kind", "academy", "--as-at", DAY)
    assert ran.code == 0
    assert ran.text.startswith("# A draft.")
    assert ran.text.splitlines()[7] == 'id: "brightwater"'
    assert "Sheet 'SEND RAG grid': headings in row 7, 26 rows. Ref = id;" in ran.err
    assert "Answer words: 4, of which 3 guessed" in ran.err
    assert "No question is mapped yet" in ran.err


def test_a_draft_goes_to_a_file_and_never_over_one(tmp_path: Path):
    target = tmp_path / "deep" / "their.yaml"
    ran = run("map", BRIGHTWATER, "-o", str(target))
    assert (ran.code, ran.out) == (0, b"")
    assert f"Draft: {target}" in ran.err
    assert target.read_text(encoding="utf-8").startswith("# A draft.")
    target.write_text("mine", encoding="utf-8")
    ran = run("map", BRIGHTWATER, "-o", str(target))
    assert (ran.code, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in ran.err
    ran = run("map", BRIGHTWATER, "-o", str(target), "--force", "-q")
    assert (ran.code, ran.err) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# A draft.")


def test_what_cannot_be_drafted_is_said_in_a_sentence(tmp_path: Path):
    ran = run("map", str(tmp_path / "no.xlsx"))
    assert ran.code == 2
    assert "does not exist" in ran.err
    words = tmp_path / "words.xlsx"
    words.write_bytes(b"no workbook")
    assert run("map", str(words)).code == 3
    ran = run("map", BRIGHTWATER, "--kind", "academie")
    assert ran.code == 2
    assert "Did you mean 'academy'?" in ran.err


def test_the_schema_of_a_mapping_is_published():
    ran = run("schema", "mapping")
    assert ran.code == 0
    assert '"$id": "send-audit/schema/mapping-1.json"' in ran.text
