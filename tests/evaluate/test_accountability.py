"""Who is responsible, to whom they answer, and who can challenge."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.evaluate.accountability import accountability, answers_to, on, weight
from send_audit.evaluate.select import select
from send_audit.model.checklist import Agency, Body, Checklist, Dated, Kind, Route
from send_audit.model.vocabulary import Confidence, Group, InScope
from tests.workbook.small_checklist import DAY, small_checklist


def dated(start: int, end: int | None, text: str, sure: Confidence = Confidence.SEEN) -> Dated:
    """Give words that held from the first day of a year to the last day of another."""
    last = None if end is None else date(end, 12, 31)
    return Dated(start=date(start, 1, 1), end=last, text=text, confidence=sure)


TRUST = Agency(
    id="trust",
    kinds=("academy",),
    in_code=True,
    names=(dated(2014, 2019, "The old name"), dated(2020, None, "The new name")),
    does="Runs the school.",
    answers=(
        dated(2014, 2016, "To the agency."),
        dated(2017, 2019, "As before, and to the director.", Confidence.SECONDARY),
        dated(2020, 2021, "As before; and to the court."),
        dated(2022, 2023, "To the department."),
    ),
)
COUNCIL = Agency(
    id="council",
    kinds=("pru",),
    in_code=False,
    names=(dated(2020, None, "The council"),),
    does="Runs the unit.",
    answers=(dated(2014, None, "To voters."),),
)


def _route(ref: str, *kinds: str) -> Route:
    return Route(
        id=ref,
        title=f"Title of {ref}",
        how="Write.",
        kinds=kinds,
        time_limit="6 months",
    )


def checklist() -> Checklist:
    """Give the small checklist with a second kind, two agencies, two routes and a second body."""
    base = small_checklist()
    items = dict(base.items)
    for ref, routes in (("ALPHA-01", ("court", "letter")), ("ALPHA-02", ("letter",))):
        items[ref] = items[ref].replace(routes=routes)
    reading = items["BETA-02"].readings[0]
    bind = reading.binds[0].replace(body="board")
    items["BETA-02"] = items["BETA-02"].replace(readings=(reading.replace(binds=(bind,)),))
    unit = Kind(id="pru", title="A unit", family="maintained", body="council", includes="")
    return base.replace(
        items=items,
        kinds={**base.kinds, "pru": unit},
        bodies={
            **base.bodies,
            "board": Body(id="board", title="the board"),
            "council": Body(id="council", title="the council"),
        },
        routes={
            route.id: route for route in (_route("letter", "academy"), _route("court", "academy"))
        },
        agencies={agency.id: agency for agency in (TRUST, COUNCIL)},
    )


def test_only_the_words_that_held_on_the_day_count():
    first, second = TRUST.names
    assert on(TRUST.names, date(2014, 1, 1)) is first
    assert on(TRUST.names, date(2019, 12, 31)) is first
    assert on(TRUST.names, date(2020, 1, 1)) is second
    assert on(TRUST.names, date(2013, 12, 31)) is None


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2013, ""),
        (2015, "To the agency."),
        (2018, "To the agency. Also, since 1 January 2017: to the director."),
        (
            2021,
            (
                "To the agency. Also, since 1 January 2017: to the director. "
                "Also, since 1 January 2020: to the court."
            ),
        ),
        (2023, "To the department."),
        (2024, ""),
    ],
)
def test_instead_of_as_before_stands_what_was_said_before_and_since_when_there_is_more(
    year: int, said: str
):
    assert answers_to(TRUST, date(year, 6, 1)) == said


def test_as_before_with_nothing_before_it_stands_alone():
    agency = TRUST.replace(answers=(dated(2014, None, "As before, and to the court."),))
    assert answers_to(agency, DAY) == "As before, and to the court."


def test_every_agency_is_shown_with_the_name_and_the_answer_of_the_day():
    trust, council = accountability(checklist(), ["academy"], date(2018, 6, 1)).agencies
    assert (trust.name, trust.other_names) == ("The old name", TRUST.names[1:])
    assert (trust.in_code, trust.does, trust.kinds) == (True, "Runs the school.", ("academy",))
    assert (trust.answers_to, trust.confidence) == (
        "To the agency. Also, since 1 January 2017: to the director.",
        Confidence.SECONDARY,
    )
    assert (council.name, council.other_names) == ("", COUNCIL.names)


def test_an_answer_is_as_sure_as_the_least_sure_of_what_is_said():
    """What held before was known through a summary, and is repeated on the later day."""
    trust, _ = accountability(checklist(), ["academy"], date(2021, 6, 1)).agencies
    assert trust.confidence is Confidence.SECONDARY
    trust, _ = accountability(checklist(), ["academy"], date(2023, 6, 1)).agencies
    assert trust.confidence is Confidence.SEEN


def test_an_agency_that_answered_to_nobody_on_the_day_has_no_confidence():
    trust, _ = accountability(checklist(), ["academy"], DAY).agencies
    assert (trust.answers_to, trust.confidence) == ("", None)


def test_a_kind_says_who_is_answerable_what_can_apply_and_who_can_challenge():
    table = accountability(checklist(), ["academy", "pru"], date(2023, 6, 1))
    academy, unit = table.kinds
    assert (academy.title, academy.body, academy.other_bodies) == (
        "An academy",
        "the trust",
        ("the board",),
    )
    assert academy.answers_to == ("To the department.",)
    assert academy.counts == {Group.LEGAL: 2, Group.FUNDING: 1, Group.GUIDANCE: 1}
    assert [(use.route.id, use.items) for use in academy.routes] == [
        ("letter", ("ALPHA-01", "ALPHA-02")),
        ("court", ("ALPHA-01",)),
    ]
    assert (unit.body, unit.answers_to, unit.routes) == ("the council", ("To voters.",), ())
    assert unit.counts == {Group.LEGAL: 0, Group.FUNDING: 0, Group.GUIDANCE: 0}
    assert (table.as_at, table.edition) == (date(2023, 6, 1), "the first edition")


def test_what_weighs_differently_is_listed_and_what_weighs_the_same_is_not():
    base = checklist()
    items = dict(base.items)
    reading = items["ALPHA-01"].readings[0]
    both = reading.binds[0].replace(kinds=("academy", "pru"))
    items["ALPHA-01"] = items["ALPHA-01"].replace(readings=(reading.replace(binds=(both,)),))
    found = accountability(base.replace(items=items), ["academy", "pru"], DAY).differences
    assert [(entry.item, entry.weights) for entry in found] == [
        ("ALPHA-02", ("should", "no")),
        ("BETA-01", ("must (if it arises)", "no")),
        ("BETA-02", ("must (funding agreement)", "no")),
    ]
    assert found[0].title == "Title of ALPHA-02"


def test_one_kind_alone_differs_from_nothing():
    assert accountability(checklist(), ["academy"], DAY).differences == ()


def test_a_duty_that_has_not_begun_is_weighed_as_coming_and_not_counted():
    rule = select(checklist(), "academy", {}, DAY).items[0]
    assert weight(rule) == "must"
    assert weight(rule.replace(in_scope=InScope.UPCOMING)) == "must (coming)"
    early = accountability(checklist(), ["academy"], date(2014, 8, 31))
    assert set(early.kinds[0].counts.values()) == {0}


def test_a_kind_that_is_not_in_the_checklist_is_the_callers_mistake():
    with pytest.raises(KeyError):
        accountability(checklist(), ["castle"], DAY)
