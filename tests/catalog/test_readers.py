"""Agencies, audiences, migrations, terms and advisories: their form, and ids that lead nowhere."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.lint import lint
from send_audit.catalog.load import checklist_from_json
from send_audit.catalog.schemas import check_document
from send_audit.catalog.source import parse
from send_audit.model.checklist import Ahead, Dated
from send_audit.model.vocabulary import Confidence, Moved
from tests.catalog.tiny import FILES, lines_of, tiny

AGENCIES = """\
agencies:
  - id: board-of-care
    kinds: [school]
    in_code: true
    names:
      - {from: 2014-09-01, to: 2017-06-18, title: Board}
      - {from: 2017-06-19, title: Board of Care}
    does: Sees that care is given.
    answers:
      - {from: 2014-09-01, confidence: seen, text: To Parliament.}
    open_points: [Why it was renamed.]
"""
AUDIENCES = """\
audiences:
  - id: head
    title: Head
    questions:
      - {ask: "What binds us?", items: [CARE-01, CARE-02], see: send-audit rules}
      - {ask: "What is new?", items: []}
"""
MIGRATIONS = """\
migrations:
  - from: 0.9.0
    to: 1.0.0
    questions:
      - {question: CARE-Q1, change: split, to: [CARE-Q1, CARE-Q2], because: It asked two things.}
"""
TERMS = """\
terms:
  - {term: care, means: What is given.}
  - {term: carer}
"""
ADVISORIES = """\
advisories:
  - releases: [tiny@0.9.0]
    since: 2026-01-01
    text: Use a newer one.
"""
AHEAD = """\
ahead:
  - {on: 2027-03-01, text: The plan is due., items: [CARE-02]}
  - {on: 2027-04-01, text: The year ends.}
"""
TEXTS = {
    "agencies": AGENCIES,
    "audiences": AUDIENCES,
    "migrations": MIGRATIONS,
    "terms": TERMS,
    "advisories": ADVISORIES,
}


def said_of(schema: str, text: str) -> list[str]:
    document = parse(f"{schema}.yaml", text)
    check_document(document, schema)
    return list(map(str, document.faults))


@pytest.mark.parametrize("schema", TEXTS)
def test_what_these_tests_break_has_the_right_form(schema: str):
    assert said_of(schema, TEXTS[schema]) == []


@pytest.mark.parametrize(
    ("schema", "old", "new", "message"),
    [
        ("agencies", "open_points:", "open_pionts:", "11: The key 'open_pionts' is not known here. Did you mean 'open_points'?"),
        ("agencies", "in_code: true", "in_code: Yes", "4: 'Yes' does not fit: it has to be true or false."),
        ("agencies", "2017-06-18", "2017-06-31", "6: '2017-06-31' does not fit. A day of the calendar, written as 2014-09-01."),
        ("agencies", "confidence: seen, ", "", "10: The key 'confidence' is missing."),
        ("agencies", "seen", "sene", "10: 'sene' is not one of: seen, secondary, unconfirmed. Did you mean 'seen'?"),
        ("agencies", "kinds: [school]", "kinds: [school, school]", "3: 'school' stands in this list twice."),
        ("audiences", "id: head", "id: Head teacher", "2: 'Head teacher' does not fit. A short name that other files use: small letters, digits and hyphens."),
        ("audiences", "see:", "sea:", "5: The key 'sea' is not known here. Did you mean 'see'?"),
        ("audiences", ", items: []", "", "6: The key 'items' is missing."),
        ("audiences", "CARE-01", "care-1", "5: 'care-1' does not fit. The id of an item: the prefix of its theme, a hyphen and a number of at least two digits, such as SENCO-01."),
        ("migrations", "change: split", "change: splitted", "5: 'splitted' is not one of: reworded, split, merged, changed, retired. Did you mean 'split'?"),
        ("migrations", ", because: It asked two things.", "", "5: The key 'because' is missing."),
        ("migrations", "to: 1.0.0", 'to: "1.0"', "3: '1.0' does not fit. Three numbers with dots, such as 0.1.0."),
        ("migrations", "to: [CARE-Q1, CARE-Q2]", "to: []", "5: At least 1 entry has to stand here."),
        ("terms", "means:", "mean:", "2: The key 'mean' is not known here. Did you mean 'means'?"),
        ("terms", "term: carer", 'term: " "', "3: Nothing stands here; it has to be text."),
        ("advisories", "tiny@0.9.0", "tiny", "2: 'tiny' does not fit. A release by name and version."),
        ("advisories", "since: 2026-01-01", "since: today", "3: 'today' does not fit. A day of the calendar, written as 2014-09-01."),
        ("advisories", "    text: Use a newer one.\n", "", "2: The key 'text' is missing."),
    ],
)  # fmt: skip
def test_a_slip_in_the_form_is_told_at_its_line(schema: str, old: str, new: str, message: str):
    assert TEXTS[schema].count(old) == 1
    assert said_of(schema, TEXTS[schema].replace(old, new)) == [f"{schema}.yaml:{message}"]


# What they name is there


def broken(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Lint a checklist with all these files, one of them with an edit."""
    files = {
        "agencies": AGENCIES,
        "audiences": AUDIENCES,
        "migrations": MIGRATIONS,
        "terms": TERMS,
        "checklist": FILES["checklist.yaml"] + AHEAD,
    }
    assert files[file].count(old) == 1
    return lines_of(folder, **files | {file: files[file].replace(old, new)})


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("agencies", "[school]", "[scool]", "3: There is no kind 'scool'. Did you mean 'school'?"),
        ("agencies", "[school]", "[both]", "3: There is no kind 'both'."),
        ("audiences", "CARE-02", "CARE-20", "5: There is no item 'CARE-20'. Did you mean 'CARE-02'?"),
        ("checklist", "CARE-02", "CARE-20", "12: There is no item 'CARE-20'. Did you mean 'CARE-02'?"),
        ("migrations", "question: CARE-Q1", "question: CARE-Q11", "5: There is no question 'CARE-Q11'. Did you mean 'CARE-Q1'?"),
        ("migrations", ", CARE-Q2]", ", CARE-Q22]", "5: There is no question 'CARE-Q22'. Did you mean 'CARE-Q2'?"),
        ("agencies", "2017-06-19", "2017-06-20", "7: There is a gap: no name covers the days from 2017-06-19."),
        ("agencies", "2017-06-19", "2017-06-18", "7: The names overlap: the one before this ends on 2017-06-18."),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told_at_its_line(
    file: str, old: str, new: str, expected: str, tmp_path: Path
):
    assert broken(tmp_path, file, old, new) == [f"{file}.yaml:{expected}"]


def test_an_item_concerns_an_audience_that_is_there(tmp_path: Path):
    of_parents = AUDIENCES.replace("id: head", "id: parent")
    message = "There is no audience 'head'."
    # The items take 'concerns' from the defaults of their file, so it is told at the items.
    assert lines_of(tmp_path, audiences=of_parents) == [
        f"items/care.yaml:15: {message}",
        f"items/care.yaml:31: {message}",
    ]


@pytest.mark.parametrize(
    ("file", "text", "second"),
    [
        ("agencies", AGENCIES + AGENCIES.partition("\n")[2], 12),
        ("audiences", AUDIENCES + AUDIENCES.partition("\n")[2], 7),
        ("reaches", FILES["reaches.yaml"] + FILES["reaches.yaml"].partition("\n")[2], 8),
    ],
)
def test_an_id_that_stands_twice_is_told(file: str, text: str, second: int, tmp_path: Path):
    name = {"agencies": "board-of-care", "audiences": "head", "reaches": "by-the-act"}[file]
    assert lines_of(tmp_path, **{file: text}) == [
        (
            f"{file}.yaml:{second}: The id '{name}' is used twice; "
            f"it first stands in {file}.yaml, line 2."
        )
    ]


# What becomes of them


def loaded(folder: Path) -> Any:
    top = FILES["checklist.yaml"] + AHEAD
    files = {name: text for name, text in TEXTS.items() if name != "advisories"}
    target = tiny(folder, checklist=top, **files)
    assert list(map(str, lint(target))) == []
    return checklist_from_json(json.loads(json.dumps(compile_checklist(target))))


def test_all_of_it_comes_through_a_release(tmp_path: Path):
    checklist = loaded(tmp_path)
    agency = checklist.agencies["board-of-care"]
    assert (agency.kinds, agency.in_code, agency.does) == (
        ("school",),
        True,
        "Sees that care is given.",
    )
    assert agency.names == (
        Dated(start=date(2014, 9, 1), end=date(2017, 6, 18), text="Board"),
        Dated(start=date(2017, 6, 19), end=None, text="Board of Care"),
    )
    assert agency.answers == (
        Dated(
            start=date(2014, 9, 1),
            end=None,
            text="To Parliament.",
            confidence=Confidence.SEEN,
        ),
    )
    assert agency.open_points == ("Why it was renamed.",)
    head = checklist.audiences["head"]
    assert [(asked.ask, asked.items, asked.see) for asked in head.questions] == [
        ("What binds us?", ("CARE-01", "CARE-02"), "send-audit rules"),
        ("What is new?", (), ""),
    ]
    [step] = checklist.migrations
    [change] = step.questions
    assert (step.start, step.end) == ("0.9.0", "1.0.0")
    assert (change.question, change.change, change.to) == (
        "CARE-Q1",
        Moved.SPLIT,
        ("CARE-Q1", "CARE-Q2"),
    )
    assert change.because == "It asked two things."
    assert checklist.ahead == (
        Ahead(on=date(2027, 3, 1), text="The plan is due.", items=("CARE-02",)),
        Ahead(on=date(2027, 4, 1), text="The year ends.", items=()),
    )


def test_a_checklist_without_them_has_none_of_it(tmp_path: Path):
    checklist = checklist_from_json(compile_checklist(tiny(tmp_path)))
    assert (checklist.agencies, checklist.audiences) == ({}, {})
    assert (checklist.migrations, checklist.ahead) == ((), ())
