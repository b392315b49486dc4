"""The examples are tests: what they hold, what comes out, and that every surface says the same."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from send_audit.catalog.source import Document
from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.evaluate.scoring import is_short
from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Flag, Group, InScope, Outcome
from send_audit.render import render, view
from send_audit.service.rules import RulesRequest, handout
from tests.examples.answers import EXAMPLES, Example
from tests.examples.build import DAY, FOLDER
from tests.examples.by_hand import BY_HAND, LEFT_OUT, OUT_OF_SCOPE, SCORES, STANDS
from tests.workbook.returns import judged

NAMES = sorted(BY_HAND)
OAKFIELD_HAS_NO_SUCH_PUPILS = [
    "EHCP-Q19",
    "TRANS-Q3",
    "TRANS-Q10",
    "TRANS-Q18",
    "TRANS-Q19",
    "TRANS-Q20",
    "TRANS-Q21",
    "TRANS-Q23",
    "TRANS-Q25",
]
"""Questions about Year 7 and above and about the sixth form."""


@cache
def result_of(name: str) -> AuditResult:
    """Judge an example on its day."""
    return judged((FOLDER / f"{name}.xlsx").read_bytes(), file=f"{name}.xlsx", as_at=DAY)


def ids_in(book: Workbook, sheet: str) -> set[str]:
    """Give the items that a sheet of the workbook report lists."""
    firsts = {str(row[0].value) for row in book[sheet].iter_rows()}
    return {ref for ref in firsts if re.fullmatch(r"[A-Z]+-\d+", ref)}


def blanks(name: str) -> list[str]:
    """Give the questions of a return that have no answer."""
    sheet = load_workbook(FOLDER / f"{name}.xlsx")["Questions"]
    refs = [(str(row[0].value), row[2].value) for row in sheet.iter_rows() if row[0].value]
    return [ref for ref, answer in refs if re.fullmatch(r"[A-Z]+-Q\d+", ref) and not answer]


def test_every_example_has_its_expected_json_and_its_judgement_by_hand():
    found = {path.stem for path in FOLDER.glob("*.xlsx") if not path.name.startswith("~$")}
    assert found == set(NAMES) == {example.name for example in EXAMPLES}
    assert {path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.json")} == found


def test_there_is_one_example_for_each_family():
    kinds = load_checklist(DEFAULT).kinds
    families = [kinds[example.kind].family for example in EXAMPLES]
    assert sorted(families) == sorted({kind.family for kind in kinds.values()})


def words_of(outcome: str, flags: Iterable[str]) -> str:
    """Write an outcome and its flags the way the judgement by hand does, flags in order."""
    return " ".join([outcome, *sorted(flags)])


@pytest.mark.parametrize("name", NAMES)
def test_outcomes_and_flags_are_those_found_by_hand(name: str):
    found = {
        item.rule.id: words_of(item.outcome, item.flags)
        for item in result_of(name).items
        if item.outcome is not Outcome.OUT_OF_SCOPE
    }
    wanted = {
        ref: words_of(words.split()[0], words.split()[1:]) for ref, words in BY_HAND[name].items()
    }
    assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_as_many_items_are_out_of_scope_as_were_counted_by_hand(name: str):
    outside = [item for item in result_of(name).items if item.outcome is Outcome.OUT_OF_SCOPE]
    left_out = [item for item in outside if Flag.NOT_ASKED in item.flags]
    assert {item.rule.group for item in left_out} <= {Group.GUIDANCE}
    assert len(left_out) == LEFT_OUT[name]
    assert len(outside) - len(left_out) == OUT_OF_SCOPE[name] == result_of(name).out_of_scope


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_rules_leaves_out_the_same_items(example: Example):
    facts = ("has_sixth_form", "early_years_on_roll", "funded_early_years", "has_secondary")
    stated = tuple(f"{fact}={example.facts[fact]}" for fact in facts if fact in example.facts)
    rule_set = handout(RulesRequest(kind=example.kind, facts=stated, as_at=DAY)).rule_set
    outside = [r.id for r in rule_set.items if r.in_scope is InScope.NO and r.group is None]
    assert len(outside) == OUT_OF_SCOPE[example.name]
    assert not set(outside) & set(BY_HAND[example.name])


def test_every_answer_but_the_blanks_that_were_meant_is_given():
    """A question that a new release adds has to be answered here too."""
    left_blank = {name: set(blanks(name)) for name in NAMES}
    assert left_blank == {
        "oakfield-primary": {"EQUAL-Q2", "GROUP-Q17", *OAKFIELD_HAS_NO_SUCH_PUPILS},
        "marlbrook-academy": {"SUPPORT-Q21", "RECORD-Q3"},
        "tern-bay-free-school": {
            "INCL-Q1",
            "FAMILY-Q1",
            "EQUAL-Q2",
            "EQUAL-Q6",
            "EHCP-Q1",
            "EHCP-Q2",
            "EHCP-Q3",
            "ADMIT-Q10",
            "TRANS-Q10",
            "JOINT-Q1",
        },
        "hill-view-school": set(),
        "ashdown-rise-school": {"ADMIT-Q11"},
        "kingsmoor-college": {"FAMILY-Q4"},
        "bramble-lane-nursery": {"EQUAL-Q9", "EHCP-Q17", "EHCP-Q18"},
        "northmere-council": {"OFFER-Q7", "MONEY-Q13", "GROUP-Q11"},
    }


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
    in_groups = sum(tally.total for tally in result.tallies.values())
    assert in_groups + result.information + result.out_of_scope == len(result.items)
    shown_only = {ref for ref, words in BY_HAND[name].items() if words == "information"}
    asked = set(BY_HAND[name]) - shown_only
    all_items, not_asked = ids_in(book, "All items"), ids_in(book, "Not asked")
    assert asked <= all_items
    assert len(all_items - asked) == LEFT_OUT[name]
    assert shown_only <= not_asked
    assert len(not_asked - shown_only) == OUT_OF_SCOPE[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_open_or_missing_duty_has_its_finding(name: str):
    result = result_of(name)
    gaps = {item.rule.id for item in result.items if is_short(item)}
    still_open = {
        item.rule.id
        for item in result.items
        if item.outcome in {Outcome.UNKNOWN, Outcome.UNANSWERED, Outcome.INVALID}
    }
    assert {finding.item for finding in view.findings_of(result, "gap")} == gaps
    assert {finding.item for finding in view.findings_of(result, "open")} == still_open
    assert [finding.rank for finding in result.findings] == list(range(1, len(result.findings) + 1))


def test_the_settings_are_made_up_and_say_so():
    for name in NAMES:
        assert "(made up)" in result_of(name).setting
    urns = [result_of(name).urn for name in NAMES]
    assert all(re.fullmatch(r"999\d{3}|", urn) for urn in urns)


def test_examples_are_there_for_those_who_only_installed_the_wheel():
    from send_audit.resources import data

    assert {Path(str(p)).name for p in data("examples").iterdir()} >= {f"{n}.xlsx" for n in NAMES}
