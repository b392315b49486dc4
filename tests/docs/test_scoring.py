"""The example of docs/scoring.md, worked out again by the program and by the second scorer."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from send_audit.evaluate.scoring import score, tally, where_it_stands
from send_audit.model.result import JudgedItem, Score
from send_audit.model.vocabulary import Depth, Group
from send_audit.render.view import score_words
from tests.docs.scoring_tables import page
from tests.evaluate.independent_scorer import Row, figures
from tests.evaluate.test_scoring_properties import judged

TEXT = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
DAY = date(2026, 11, 23)
STRENGTHS = {
    "legal": ("must", "regulations"),
    "funding": ("must", "funding-agreement"),
    "guidance": ("should", "statutory-guidance"),
}
FOUND = {
    "in place": "met",
    "in place, not yet evidenced": "met",
    "partly": "partly",
    "not in place": "not_met",
    "not answered": "unanswered",
    "not sure": "unknown",
    "does not apply": "not_applicable",
}


def block(name: str) -> str:
    """Give a marked part of the page."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", TEXT, re.DOTALL)
    assert found, name
    return found.group(1)


def example() -> list[tuple[Row, str]]:
    """Give the rows of the example with the points beside them."""
    lines = [line.strip("|").split("|") for line in block("example").splitlines()[2:]]
    cells = [[cell.strip() for cell in line] for line in lines]
    return [
        (
            Row(FOUND[found], *STRENGTHS[group], "not yet" not in found, f"ITEM-Q{number}"),
            points,
        )
        for number, _, group, _, found, points in cells
    ]


ROWS = [row for row, _ in example()]


def items(*, mended: int | None = None) -> list[JudgedItem]:
    """Give the items of the example; with one of them, counted from 1, turned into a yes."""
    rows = list(ROWS)
    if mended:
        rows[mended - 1] = Row("met", rows[mended - 1].force, rows[mended - 1].basis, True, "M")
    return [judged(row) for row in rows]


def scored(group: str, *, mended: int | None = None) -> Score:
    found = score(tally(items(mended=mended))[Group(group)])
    assert found is not None
    return found


def stands(*, mended: int | None = None) -> str:
    found = items(mended=mended)
    return where_it_stands(found, tally(found), Depth.FULL, DAY)[1]


def test_the_example_has_ten_items_and_the_points_beside_them_are_right():
    points = {"met": "1", "partly": "1/2", "not_applicable": ""}
    assert len(ROWS) == 10
    assert [given for _, given in example()] == [points.get(row.outcome, "0") for row in ROWS]


@pytest.mark.parametrize(
    ("group", "low", "high", "words"),
    [
        ("legal", Fraction(1, 2), Fraction(7, 10), "50% to 70%"),
        ("funding", Fraction(1), Fraction(1), "100%"),
        ("guidance", Fraction(1, 2), Fraction(5, 6), "50% to 83%"),
    ],
)
def test_the_scores_of_the_example(group: str, low: Fraction, high: Fraction, words: str):
    found = scored(group)
    assert (found.low, found.high) == (low, high) == figures(ROWS, group).interval
    assert score_words(found) == words
    for figure in words.split(" to "):
        assert figure in TEXT
    assert str(low) in TEXT
    assert str(high) in TEXT


def test_where_the_example_stands_and_what_mending_changes():
    assert stands() == "Action needed on 2 legal duties"
    assert stands(mended=6) == "Action needed on 1 legal duty"
    assert scored("legal", mended=6).low == Fraction(7, 10)
    assert scored("legal", mended=2).low == Fraction(6, 10)
    assert scored("legal", mended=3) == scored("legal")
    for said in (stands(), stands(mended=6), "from 1/2 to 7/10", "6/10"):
        assert said in TEXT


def test_evidence_for_number_3_changes_what_is_not_yet_evidenced_and_nothing_else():
    before, after = tally(items())[Group.LEGAL], tally(items(mended=3))[Group.LEGAL]
    assert (before.not_yet_evidenced, after.not_yet_evidenced) == (1, 0)
    assert before.replace(not_yet_evidenced=0) == after


def test_the_tables_of_the_page_are_those_of_the_program():
    assert page(TEXT) == TEXT
