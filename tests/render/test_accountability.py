"""Who is responsible: for a terminal, as JSON, and as a page to print."""

from __future__ import annotations

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from send_audit.catalog.schemas import schema_text
from send_audit.model.accountability import (
    Accountability,
    AgencyShown,
    Difference,
    KindAnswers,
    RouteUse,
)
from send_audit.model.checklist import Dated
from send_audit.model.ruleset import RouteShown
from send_audit.model.vocabulary import Confidence, Group
from send_audit.render import Look
from send_audit.render.accountability import (
    letter,
    patterns,
    reach,
    render_html,
    render_json,
    render_words,
    routes,
    side_by_side,
)
from send_audit.service.accountability import AccountabilityRequest, who_answers
from tests.render.page import Node, StrictParser, rows_of, section

DAY = date(2026, 11, 23)
COURT = RouteShown(id="court", title="Court", how="Claim.", time_limit="Within 6 months.")
LETTER = RouteShown(id="letter", title="Letter", how="Write.", time_limit="")
BOARD = AgencyShown(
    id="nhs",
    name="Integrated care board",
    other_names=(
        Dated(start=date(2014, 9, 1), end=date(2022, 6, 30), text="Commissioning group"),
        Dated(start=date(2028, 1, 1), end=None, text="Something else"),
    ),
    kinds=(),
    in_code=True,
    does="Pays for health care.",
    answers_to="",
    confidence=None,
)
TRUST = AgencyShown(
    id="trust",
    name="Academies",
    other_names=(),
    kinds=("academy",),
    in_code=False,
    does="Run schools.",
    answers_to="To the Department.",
    confidence=Confidence.SECONDARY,
)


def kind(name: str, *uses: RouteUse, **changes: object) -> KindAnswers:
    parts = {
        "kind": name,
        "title": f"The {name}",
        "family": "school",
        "body": "trust",
        "other_bodies": (),
        "answers_to": (),
        "counts": {Group.LEGAL: 2, Group.FUNDING: 0, Group.GUIDANCE: 1},
        "routes": uses,
    }
    return KindAnswers(**{**parts, **changes})


def differs(ref: str, *weights: str) -> Difference:
    return Difference(item=ref, title=f"Title of {ref}", weights=weights)


ACADEMY = kind(
    "academy",
    RouteUse(route=LETTER, items=("A-01", "A-02")),
    RouteUse(route=COURT, items=("A-01",)),
    other_bodies=("the head",),
    answers_to=("To the Department.",),
)
UNIT = kind("unit", RouteUse(route=LETTER, items=("A-02",)))


def table(*kinds: KindAnswers, differences: tuple[Difference, ...] = ()) -> Accountability:
    return Accountability(
        checklist="small",
        version="1.0.0",
        digest="ab" * 32,
        as_at=DAY,
        edition="the law of that day",
        agencies=(TRUST, BOARD),
        kinds=kinds,
        differences=differences,
    )


BOTH = table(
    ACADEMY,
    UNIT,
    differences=(
        differs("A-01", "should", "no"),
        differs("A-02", "must", "should"),
        differs("A-03", "should", "no"),
        differs("A-04", "no", "must (if it arises)"),
        differs("A-05", "may", "no"),
    ),
)


def words(of: Accountability, width: int = 100) -> str:
    return render_words(of, Look(width=width)).decode("utf-8")


def page(of: Accountability) -> Node:
    parser = StrictParser()
    parser.feed(render_html(of).decode("utf-8"))
    parser.close()
    assert parser.here is parser.root
    return parser.root


# What is gathered


def test_items_that_weigh_the_same_are_gathered_the_most_binding_first():
    assert [(p.weights, [entry.item for entry in p.items]) for p in patterns(BOTH)] == [
        (("must", "should"), ["A-02"]),
        (("no", "must (if it arises)"), ["A-04"]),
        (("should", "no"), ["A-01", "A-03"]),
        (("may", "no"), ["A-05"]),
    ]


def test_of_equally_binding_ones_the_one_of_most_items_is_first():
    found = patterns(
        table(ACADEMY, UNIT, differences=(
            differs("A-01", "must", "no"), differs("A-02", "no", "must"), differs("A-03", "no", "must"),
        ))
    )  # fmt: skip
    assert [len(pattern.items) for pattern in found] == [2, 1]


def test_a_pattern_is_written_with_the_kinds_that_weigh_the_same_together():
    three = table(
        ACADEMY, UNIT, kind("college"), differences=(differs("A-01", "no", "must", "no"),)
    )
    (found,) = patterns(three)
    assert side_by_side(three, found) == "no: The academy, The college; must: The unit"


def test_every_way_to_challenge_is_named_once_with_what_it_reaches():
    assert routes(BOTH) == (LETTER, COURT)
    assert reach(BOTH, LETTER) == ("2 items", "1 item")
    assert reach(BOTH, COURT) == ("1 item", "no")


@pytest.mark.parametrize(
    ("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_rows_are_lettered(number: int, name: str):
    assert letter(number) == name


# For a terminal


def test_a_kind_says_who_answers_to_whom_and_how_sure_we_are():
    assert (
        "\nThe academy\n"
        "  Answerable: trust.\n"
        "  For single items: the head.\n"
        "  Answers: To the Department. (known through a summary, not read in the source)\n"
        "  Items that can apply: legal duties 2, funding-agreement requirements 0, guidance 1.\n"
    ) in words(BOTH)


def test_each_way_is_told_once_and_then_set_side_by_side():
    text = words(BOTH)
    assert text.count("Within 6 months.") == 1
    assert "2. Court\n   Claim. Within 6 months.\n" in text
    grid = text.partition("Side by side: ways to challenge, and for how many items\n")[2]
    rows = [line.split() for line in grid.splitlines()[:4]]
    assert rows[0] == ["Way", "The", "academy", "The", "unit"]
    assert rows[2:] == [
        ["1.", "Letter", "2", "items", "1", "item"],
        ["2.", "Court", "1", "item", "no"],
    ]


def test_what_weighs_differently_is_a_small_table_and_then_every_item():
    text = words(BOTH).partition("Side by side: what weighs differently (5 items)\n")[2]
    assert [line.split() for line in text.splitlines()[:6]][2:] == [
        ["A.", "1", "item", "must", "should"],
        ["B.", "1", "item", "no", "must", "(if", "it", "arises)"],
        ["C.", "2", "items", "should", "no"],
        ["D.", "1", "item", "may", "no"],
    ]
    assert (
        "C. should: The academy; no: The unit\n   A-01  Title of A-01\n   A-03  Title of A-03\n"
    ) in text


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int):
    assert max(map(len, words(BOTH, width).splitlines())) <= width


def test_one_kind_alone_has_its_numbers_at_each_way_and_no_comparison():
    text = words(table(ACADEMY))
    assert "Side by side" not in text
    assert "1. Letter\n   Write.\n   For 2 items.\n" in text


def test_two_kinds_that_weigh_the_same_say_so():
    assert "what weighs differently (0 items)\nNothing.\n" in words(table(ACADEMY, UNIT))


def test_agencies_come_last_with_the_names_of_other_days():
    assert words(BOTH).endswith(
        "Integrated care board\n"
        "  (Commissioning group until 30 June 2022)\n"
        "  (Something else from 1 January 2028)\n"
        "  Pays for health care.\n"
        "  Answers: To nobody on this day.\n"
    )


# As JSON


def test_json_has_the_published_shape_and_every_item():
    found = json.loads(render_json(BOTH))
    assert (
        list(Draft202012Validator(json.loads(schema_text("accountability-1"))).iter_errors(found))
        == []
    )
    assert found["shape"] == "send-audit/accountability/1"
    assert found["differences"][3] == {
        "item": "A-04",
        "title": "Title of A-04",
        "weights": {"academy": "no", "unit": "must (if it arises)"},
    }
    assert found["kinds"][0]["challenge"][1] == {
        "id": "court",
        "title": "Court",
        "how": "Claim.",
        "time_limit": "Within 6 months.",
        "items": ["A-01"],
    }
    assert found["agencies"][1]["other_names"] == [
        {"name": "Commissioning group", "from": "2014-09-01", "to": "2022-06-30"},
        {"name": "Something else", "from": "2028-01-01", "to": None},
    ]


@pytest.mark.parametrize("day", [date(2014, 9, 1), date(2020, 6, 1), DAY], ids=str)
def test_the_shipped_table_of_every_kind_has_the_published_shape(day: date):
    kinds = ("pru", "academy", "local-authority", "childminder", "training-provider", "fe-college")
    request = AccountabilityRequest(kinds=kinds, as_at=day, checklist="send-england@dev")
    found = json.loads(render_json(who_answers(request)))
    validator = Draft202012Validator(json.loads(schema_text("accountability-1")))
    assert list(validator.iter_errors(found)) == []


def test_the_schema_refuses_what_it_does_not_describe():
    found = json.loads(render_json(BOTH))
    validator = Draft202012Validator(json.loads(schema_text("accountability-1")))
    assert not validator.is_valid({**found, "extra": 1})
    found["kinds"][0]["extra"] = 1
    assert not validator.is_valid(found)


# As a page


def test_the_page_shows_the_same_tables():
    found = page(BOTH)
    assert [node.text for node in found.all("h2")] == [
        "The kinds of setting",
        "Ways to challenge",
        "Side by side: what weighs differently (5)",
        "All bodies with a part in it",
    ]
    ways = rows_of(section("routes", found).all("table")[0])
    assert [row[2:] for row in ways] == [["2 items", "1 item"], ["1 item", "No"]]
    weights = rows_of(section("side", found).all("table")[0])
    assert [row[:2] for row in weights] == [
        ["Must", "Should"],
        ["No", "Must (if it arises)"],
        ["Should", "No"],
        ["May", "No"],
    ]
    assert weights[2][2].startswith("2: Title of A-01")
    bodies = rows_of(section("bodies", found).all("table")[0])
    assert [row[0].split(" *")[0] for row in bodies] == ["Academies", "Integrated care board"]
    assert (" *" in bodies[0][0], " *" in bodies[1][0]) == (False, True)


def test_the_page_of_one_kind_compares_nothing():
    found = page(table(ACADEMY))
    assert [node.text for node in found.all("h2")] == [
        "The kind of setting",
        "Ways to challenge",
        "All bodies with a part in it",
    ]


def test_the_page_of_two_kinds_that_weigh_the_same_says_so():
    assert "Nothing weighs differently on them." in section("side", page(table(ACADEMY, UNIT))).text


def test_every_table_is_named_and_can_be_scrolled_by_keyboard():
    regions = page(BOTH).having("role", "region")
    assert len(regions) == 4
    for region in regions:
        assert region.attrs["tabindex"] == "0"
        (caption,) = region.all("caption")
        assert region.attrs["aria-labelledby"] == caption.attrs["id"]
        assert all(th.attrs["scope"] in {"col", "row"} for th in region.all("th"))
