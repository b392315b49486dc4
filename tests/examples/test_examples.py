"""The examples are tests: what they hold, what comes out, and that every surface says the same."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from send_audit.catalog.source import Document
from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Group, Outcome
from send_audit.render import render, view
from tests.examples.build import DAY, EXAMPLES, FOLDER
from tests.examples.by_hand import BY_HAND, SCORES, STANDS
from tests.workbook.returns import judged

NAMES = sorted(BY_HAND)


def result_of(name: str) -> AuditResult:
    """Judge an example on its day."""
    return judged((FOLDER / f"{name}.xlsx").read_bytes(), file=f"{name}.xlsx", as_at=DAY)


def test_every_example_has_its_expected_json_and_its_judgement_by_hand():
    found = {path.stem for path in FOLDER.glob("*.xlsx") if not path.name.startswith("~$")}
    assert found == set(NAMES) == {example.name for example in EXAMPLES}
    assert {path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.json")} == found


@pytest.mark.parametrize("name", NAMES)
def test_outcomes_and_flags_are_those_found_by_hand(name: str):
    result = result_of(name)
    found = {
        item.rule.id: " ".join([item.outcome, *sorted(item.flags)]).strip() for item in result.items
    }
    wanted = {
        ref: " ".join([words.split()[0], *sorted(words.split()[1:])])
        for ref, words in BY_HAND[name].items()
    }
    assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_scores_and_headline_are_those_found_by_hand(name: str):
    result = result_of(name)
    score = result.scores[Group.LEGAL]
    assert score is not None
    assert (str(score.low), str(score.high)) == SCORES[name]
    assert result.headline == STANDS[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_json_is_what_comes_out(name: str):
    expected = (FOLDER / f"{name}.expected.json").read_bytes()
    assert render(result_of(name), "json") == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_json_is_of_the_published_shape(name: str):
    from send_audit.catalog.schemas import check_document

    data = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    document = Document(file=name, data=data)
    check_document(document, "result-1")
    assert document.faults == []


def test_one_example_was_saved_by_libreoffice():
    book = load_workbook(FOLDER / "tern-bay-free-school.xlsx")
    parts = (FOLDER / "tern-bay-free-school.xlsx").read_bytes()
    assert b"docProps/app.xml" in parts
    import zipfile

    with zipfile.ZipFile(io.BytesIO(parts)) as package:
        assert b"LibreOffice" in package.read("docProps/app.xml")
    assert "Questions" in book.sheetnames


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_the_same_on_every_surface(name: str):
    result = result_of(name)
    terminal = render(result, "terminal").decode("utf-8")
    page = render(result, "html").decode("utf-8")
    data = json.loads(render(result, "json"))
    book = load_workbook(io.BytesIO(render(result, "xlsx")))
    tally = result.tallies[Group.LEGAL]
    shown = dict(view.tally_rows(tally))
    assert data["groups"]["legal"]["total"] == tally.total == sum(shown.values())
    assert f"In all {tally.total}" in " ".join(terminal.split())
    assert view.score_words(result.scores[Group.LEGAL]) in terminal
    assert view.score_words(result.scores[Group.LEGAL]) in page
    for surface in (terminal, page):
        assert result.headline in surface
    cells = {str(cell.value) for row in book["Summary"].iter_rows() for cell in row}
    assert view.score_words(result.scores[Group.LEGAL]) in cells
    listed = [row[0].value for row in book["All items"].iter_rows(min_row=2) if row[0].value]
    in_groups = sum(tally.total for tally in result.tallies.values())
    assert in_groups + result.out_of_scope == len(result.items)
    assert set(BY_HAND[name]) >= set(listed) - {"Id", "Item"}


@pytest.mark.parametrize("name", NAMES)
def test_every_open_or_missing_duty_has_its_finding(name: str):
    result = result_of(name)
    gaps = {i.rule.id for i in result.items if i.outcome in {Outcome.NOT_MET, Outcome.PARTLY}}
    still_open = {
        item.rule.id
        for item in result.items
        if item.outcome in {Outcome.UNKNOWN, Outcome.UNANSWERED, Outcome.INVALID}
    }
    assert {finding.item for finding in view.findings_of(result, "gap")} == gaps
    assert {finding.item for finding in view.findings_of(result, "open")} == still_open
    assert [finding.rank for finding in result.findings] == list(range(1, len(result.findings) + 1))


def test_the_schools_are_made_up_and_say_so():
    for name in NAMES:
        assert "(made up)" in result_of(name).setting
    urns = [result_of(name).urn for name in NAMES]
    assert all(re.fullmatch(r"999\d{3}|", urn) for urn in urns)


def test_examples_are_there_for_those_who_only_installed_the_wheel():
    from send_audit.resources import data

    assert {Path(str(p)).name for p in data("examples").iterdir()} >= {f"{n}.xlsx" for n in NAMES}
