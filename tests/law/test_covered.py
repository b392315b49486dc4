"""Every row of the research into the law has items or a reason, and every item has a row or one.

How many rows there are, and which rows of the Code are about schools, was counted by hand in the
research itself. Rows that begin with C are paragraphs of the Code, by chapter (CI: introduction,
CA: annexes); D: duties of schools in Acts and regulations; PR: proposals, which stand in a
checklist of their own.
"""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.load import checklist_from_json
from send_audit.resources import data
from tests.law.covered import covered, lines, reasons
from tests.law.flipping import checklist
from tests.law.trying import all_cited

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PROPOSALS = checklist_from_json(compile_checklist(data("checklists", "send-proposals-2026")))

SCHOOL_ROWS = {
    "CI": "3-6 16-23",
    "C1": "4-6 11 13-19 21-26 28 30-31 37",
    "C2": "3",
    "C3": "3-5 8 10",
    "C4": "2 5 7-8",
    "C6": "3 5-33 35-38 40-50 52 54 58 62-78 80-94 96-104 106-110 112 114-115 117-123 125-126 "
    "128-131 133-162 167-174 178-179 183-186 189-194",
    "C8": "2-3 6 8 10-12 14-25",
    "C9": "3-4 14 19 21-23 31-32 38-39 43 46 51-56 62 64 67 76-78",
    "C10": "2-3 6 9-10 12-13 15-17 21 23-30",
    "C11": "1-2 8-9 11-13",
    "CA": "3",
}
"""The 274 rows of the Code that ask something of schools."""

OTHER_ROWS = {
    "D": 67,
    "EY": 35,
    "P16": 30,
    "PFA": 24,
    "LA": 8,
    "JC": 9,
    "LO": 7,
    "IA": 5,
    "AS": 12,
    "PL": 18,
    "RV": 9,
    "DR": 11,
    "SC": 6,
    "TR": 23,
    "PR": 13,
}
OFFER_FRAMEWORK = (
    "1 2 3(a) 3(b) 3(c) 3(d) 4 5(a)-(j) 6 7 8 9 10 11 12 13 14 15 16 17 18"  # reg 53, Schedule 2
)
WITHOUT_A_ROW = {
    "INCL-02": "7.4",
    "INCL-03": "7.5",
    "SENCO-17": "5.54",
}
"""Items that no row asks for, added while reading the Code: each with its paragraph."""


def spelt_out(chapter: str, ranges: str) -> list[str]:
    """Spell ranges of row numbers out: 'C4', '2 5 7-8' is C4-002, C4-005, C4-007 and C4-008."""
    found = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found += [f"{chapter}-{number:03d}" for number in range(int(first), int(last or first) + 1)]
    return found


SCHOOL = [row for chapter, ranges in SCHOOL_ROWS.items() for row in spelt_out(chapter, ranges)]


def test_every_row_is_there_once():
    assert [row for row, times in Counter(row for row, *_ in lines()).items() if times > 1] == []


def test_all_rows_of_the_code_about_schools_are_there():
    assert len(SCHOOL) == 274
    assert set(SCHOOL) <= set(covered())


@pytest.mark.parametrize(("prefix", "count"), OTHER_ROWS.items())
def test_all_rows_of_the_other_tables_are_there(prefix: str, count: int):
    there = {row for row in covered() if row.partition("-")[0] == prefix}
    assert there == {f"{prefix}-{number:02d}" for number in range(1, count + 1)}


def test_all_points_of_the_framework_for_local_offers_are_there():
    there = {row for row in covered() if row.startswith("LO Sch.2")}
    assert there == {f"LO Sch.2 para {point}" for point in OFFER_FRAMEWORK.split()}


def test_a_row_without_items_says_why():
    for fields in lines():
        assert len(fields) == (3 if fields[1] == "-" else 2)
    assert all(len(reason) > 15 for reason in reasons().values())


def test_no_row_about_schools_is_explained_away():
    assert not [row for row in reasons() if row in SCHOOL]


def test_every_item_that_is_named_exists():
    named = {item for row, items in covered().items() if row[:2] != "PR" for item in items}
    assert named <= set(checklist().items)


def test_proposals_are_carried_by_their_own_checklist_and_by_no_duty():
    carried = {name for row, names in covered().items() if row.startswith("PR-") for name in names}
    assert carried == set(PROPOSALS.items)
    assert not carried & set(checklist().items)


def test_every_item_has_a_row_or_a_paragraph_of_its_own():
    named = {name for names in covered().values() for name in names}
    assert set(checklist().items) - named == set(WITHOUT_A_ROW)


@pytest.mark.parametrize(("name", "paragraph"), WITHOUT_A_ROW.items())
def test_an_item_without_a_row_cites_its_paragraph(name: str, paragraph: str):
    assert {
        number for cited in all_cited() if cited.item == name for number in cited.paragraphs
    } == {paragraph}


@pytest.mark.parametrize("folder", ["send-england", "send-proposals-2026"])
def test_every_item_has_two_tests_or_more(folder: str):
    counted = {
        item["id"]: len(item["tests"])
        for file in data("checklists", folder, "items").iterdir()
        for item in yaml.load(file.read_text(encoding="utf-8"), LOADER)["items"]
    }
    known = checklist() if folder == "send-england" else PROPOSALS
    assert set(counted) == set(known.items)
    assert [name for name, tests in counted.items() if tests < 2] == []
