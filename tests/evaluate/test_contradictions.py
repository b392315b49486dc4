"""What a return says that cannot both be so: both sides, their cells, and no outcome changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from send_audit.evaluate.judge import judge
from send_audit.model.checklist import Checklist, Exclusion, Said
from send_audit.model.contradiction import Contradiction, Side
from send_audit.model.result import AuditResult
from send_audit.model.submission import Answer, CellRef, FactAnswer, Submission, TickAnswer
from send_audit.model.vocabulary import Flag, Outcome
from tests.evaluate.hand_made import CHECKLIST, DAY, answer, item, submission
from tests.evaluate.plain_cases import DAY as PLAIN_DAY
from tests.evaluate.plain_cases import KIND, PlainCase, checklist_of, submission_of
from tests.evaluate.test_random_cases import cases


def at(cell: str, sheet: str = "Questions") -> CellRef:
    return CellRef(sheet=sheet, cell=cell)


def stated(**facts: tuple[object, str]) -> dict[str, FactAnswer]:
    return {
        name: FactAnswer(fact=name, where=at(cell, "Facts"), raw=str(value), value=value)
        for name, (value, cell) in facts.items()
    }


def judged(
    *answers: Answer,
    facts: dict[str, FactAnswer] | None = None,
    exclusions: tuple[Exclusion, ...] = (),
    kind: str = "academy",
) -> AuditResult:
    whole = submission(*answers).replace(facts=facts or {})
    checklist = CHECKLIST.replace(exclusions=exclusions)
    return judge(checklist, whole, kind=kind, kind_reason="", day=DAY)


def sides(found: Contradiction) -> list[tuple[str, str, str, str]]:
    return [(side.what, side.id, side.says, str(side.where)) for side in found.sides]


def test_an_answer_that_a_fact_gainsays_stands_beside_the_fact():
    claim = answer("INFO-Q2", "yes", where=at("C14"), raw="Yes")
    facts = stated(report_where=("trust-site", "B20"))
    [found] = judged(claim, facts=stated(report_where=("not-online", "B20"))).contradictions
    assert found.id == "answer-facts"
    assert [(s[0], s[1], s[3]) for s in sides(found)] == [
        ("answer", "INFO-Q2", "Questions!C14"),
        ("fact", "report_where", "Facts!B20"),
    ]
    assert found.items == ("INFO-02",)
    assert judged(claim, facts=facts).contradictions == ()  # doubtful, and not gainsaid


def test_every_fact_that_the_decision_rests_on_is_shown_as_people_know_it():
    claim = answer("SENCO-Q1", "yes", where=at("C5"), raw="Yes")
    facts = stated(senco_in_post=("yes", "B9"), senco_on_staff=("no", "B10"))
    [found] = judged(claim, facts=facts).contradictions
    assert sides(found)[1:] == [
        ("fact", "senco_in_post", "Yes", "Facts!B9"),
        ("fact", "senco_on_staff", "No", "Facts!B10"),
    ]


def test_points_that_say_no_are_named_and_the_others_are_not():
    points = {
        tick.id: TickAnswer(where=at(f"C{30 + row}"), raw="", level="yes")
        for row, tick in enumerate(CHECKLIST.questions["INFO-Q1"].ticks)
    }
    points["2"] = TickAnswer(where=at("C99"), raw="No", level="no")
    claim = answer("INFO-Q1", "yes", where=at("C29"), raw="Yes", ticks=points)
    [found] = judged(claim, facts=stated(has_sixth_form=("yes", "B4"))).contradictions
    assert (found.id, sides(found)[1:]) == (
        "answer-ticks",
        [("point", "INFO-Q1.2", "No", "Questions!C99")],
    )


def test_a_no_over_points_that_are_all_yes_names_them_all():
    points = {
        tick.id: TickAnswer(where=at("C30"), raw="Yes", level="yes")
        for tick in CHECKLIST.questions["INFO-Q1"].ticks
    }
    claim = answer("INFO-Q1", "no", where=at("C29"), raw="No", ticks=points)
    [found] = judged(claim, facts=stated(has_sixth_form=("yes", "B4"))).contradictions
    assert len(found.sides) == 1 + len(points)


def test_an_answer_to_what_a_fact_took_out_stands_beside_that_fact():
    claim = answer("EHCP-Q1", "yes", where=at("C40"), raw="Yes")
    facts = stated(review_meeting_required=("no", "B15"))
    result = judged(claim, facts=facts)
    [found] = result.contradictions
    assert found.id == "answer-scope"
    assert ("fact", "review_meeting_required", "No", "Facts!B15") in sides(found)
    assert item(result, "EHCP-01").outcome is Outcome.NOT_APPLICABLE


def test_two_items_that_rest_on_other_facts_are_two_contradictions():
    claim = answer("SENCO-Q2", "no", where=at("C6"), raw="No")
    facts = stated(senco_role=("head", "B11"), senco_first_on=(date(2008, 9, 1), "B14"))
    found = judged(claim, facts=facts).contradictions
    assert [one.items for one in found] == [("SENCO-02",), ("SENCO-03",)]


def test_the_same_two_sides_are_said_once_for_all_their_items():
    pair = exclusion(("question", "LEAD-Q1", "yes"), ("question", "SENCO-Q1", "no"))
    same = (pair, pair.replace(id="again"))
    [found] = judged(yes("LEAD-Q1", "C1"), no("SENCO-Q1", "C2"), exclusions=same).contradictions
    assert found.id == pair.id


def exclusion(first: tuple[str, str, str], second: tuple[str, str, str]) -> Exclusion:
    said = [Said(what=what, id=ref, says=(level,)) for what, ref, level in (first, second)]
    return Exclusion(id="pair", sides=(said[0], said[1]), because="Both cannot be so.")


def yes(question: str, cell: str, **more: object) -> Answer:
    return answer(question, "yes", where=at(cell), raw="Yes", **more)


def no(question: str, cell: str, **more: object) -> Answer:
    return answer(question, "no", where=at(cell), raw="No", **more)


FACT_AND_CLAIM = exclusion(("fact", "plan_pupils", "no"), ("question", "LEAD-Q1", "yes"))
CLAIMS = exclusion(("question", "LEAD-Q1", "yes"), ("question", "SENCO-Q1", "no"))
NUMBER = exclusion(("fact", "senco_months_before", "0"), ("question", "LEAD-Q1", "yes"))
POINT = exclusion(("point", "INFO-Q1.2", "no"), ("question", "LEAD-Q1", "yes"))


@pytest.mark.parametrize(
    ("pair", "answers", "facts", "cells"),
    [
        (
            FACT_AND_CLAIM,
            [yes("LEAD-Q1", "C1")],
            {"plan_pupils": ("no", "B1")},
            "Facts!B1 Questions!C1",
        ),
        (CLAIMS, [yes("LEAD-Q1", "C1"), no("SENCO-Q1", "C2")], {}, "Questions!C1 Questions!C2"),
        (
            NUMBER,
            [yes("LEAD-Q1", "C1")],
            {"senco_months_before": (0, "B2")},
            "Facts!B2 Questions!C1",
        ),
        (
            POINT,
            [
                yes("LEAD-Q1", "C1"),
                answer(
                    "INFO-Q1", None, ticks={"2": TickAnswer(where=at("C7"), raw="No", level="no")}
                ),
            ],
            {},
            "Questions!C7 Questions!C1",
        ),
    ],
)
def test_a_declared_pair_of_which_both_sides_are_said(pair, answers, facts, cells):
    result = judged(*answers, facts=stated(**facts), exclusions=(pair,))
    [found] = result.contradictions
    assert (found.id, found.because) == ("pair", "Both cannot be so.")
    assert " ".join(str(side.where) for side in found.sides) == cells
    assert "LEAD-01" in found.items
    assert Flag.CONTRADICTED in item(result, "LEAD-01").flags


@pytest.mark.parametrize(
    ("pair", "answers", "facts"),
    [
        (FACT_AND_CLAIM, [yes("LEAD-Q1", "C1")], {}),
        (FACT_AND_CLAIM, [yes("LEAD-Q1", "C1")], {"plan_pupils": ("yes", "B1")}),
        (FACT_AND_CLAIM, [yes("LEAD-Q1", "C1")], {"plan_pupils": (None, "B1")}),
        (FACT_AND_CLAIM, [no("LEAD-Q1", "C1")], {"plan_pupils": ("no", "B1")}),
        (FACT_AND_CLAIM, [yes("LEAD-Q1", "C1", unconfirmed=True)], {"plan_pupils": ("no", "B1")}),
        (FACT_AND_CLAIM, [answer("LEAD-Q1", None)], {"plan_pupils": ("no", "B1")}),
        (FACT_AND_CLAIM, [], {"plan_pupils": ("no", "B1")}),
        (CLAIMS, [yes("LEAD-Q1", "C1")], {}),
        (NUMBER, [yes("LEAD-Q1", "C1")], {"senco_months_before": (10, "B2")}),
        (POINT, [yes("LEAD-Q1", "C1"), answer("INFO-Q1", None)], {}),
        (
            POINT,
            [
                yes("LEAD-Q1", "C1"),
                answer(
                    "INFO-Q1",
                    None,
                    unconfirmed=True,
                    ticks={"2": TickAnswer(where=at("C7"), raw="No", level="no")},
                ),
            ],
            {},
        ),
    ],
)
def test_a_side_that_is_blank_presumed_unread_or_not_confirmed_says_nothing(pair, answers, facts):
    assert judged(*answers, facts=stated(**facts), exclusions=(pair,)).contradictions == ()


def test_a_pair_about_another_kind_says_nothing():
    answers = (yes("LEAD-Q1", "C1"), no("SENCO-Q1", "C2"))
    assert judged(*answers, exclusions=(CLAIMS,), kind="childminder").contradictions == ()


def test_the_finding_names_both_sides_with_their_cells_and_asks_to_mend_one():
    result = judged(yes("LEAD-Q1", "C1"), no("SENCO-Q1", "C2"), exclusions=(CLAIMS,))
    [finding] = [found for found in result.findings if found.code == "contradicted"]
    assert finding.message.endswith(": Both cannot be so.")
    assert "says Yes (Questions!C1)" in finding.action
    assert "says No (Questions!C2)" in finding.action
    assert (str(finding.where), [str(cell) for cell in finding.also]) == (
        "Questions!C1",
        ["Questions!C2"],
    )


def test_an_answer_about_a_legal_duty_that_another_gainsays_is_to_be_settled():
    """It stands among what is to be settled, however it was answered."""
    result = judged(yes("LEAD-Q1", "C1"), no("SENCO-Q1", "C2"), exclusions=(CLAIMS,))
    flagged = {found.rule.id for found in result.items if Flag.CONTRADICTED in found.flags}
    assert {"LEAD-01", "SENCO-01"} <= flagged


pairs = st.lists(
    st.tuples(
        st.sampled_from(["ITEM-Q1", "ITEM-Q2", "ITEM-Q3", "lasting", "occasion"]),
        st.sampled_from(["ITEM-Q1", "ITEM-Q4", "ITEM-Q5", "rare"]),
        st.sampled_from(["yes", "no"]),
    ),
    max_size=4,
)


def declared(chosen: list[tuple[str, str, str]]) -> tuple[Exclusion, ...]:
    def said(name: str, level: str) -> Said:
        return Said(what="question" if "-Q" in name else "fact", id=name, says=(level,))

    return tuple(
        Exclusion(
            id=f"pair-{number}", sides=(said(first, "yes"), said(second, level)), because="So."
        )
        for number, (first, second, level) in enumerate(chosen)
    )


def with_pairs(case: PlainCase, chosen: tuple[Exclusion, ...]) -> AuditResult:
    checklist: Checklist = checklist_of(case).replace(exclusions=chosen)
    whole: Submission = submission_of(case)
    return judge(checklist, whole, kind=KIND, kind_reason="", day=PLAIN_DAY)


@settings(max_examples=150, deadline=None)
@given(cases(), pairs)
def test_pairs_change_no_outcome_and_no_score_and_their_order_says_nothing(case, chosen):
    plain, found = with_pairs(case, ()), with_pairs(case, declared(chosen))
    turned = with_pairs(case, tuple(reversed(declared(chosen))))
    assert [i.outcome for i in plain.items] == [i.outcome for i in found.items]
    assert (plain.tallies, plain.scores) == (found.tallies, found.scores)
    assert set(_keys(found.contradictions)) == set(_keys(turned.contradictions))


def _keys(found: tuple[Contradiction, ...]) -> list[tuple[Side, ...]]:
    return [one.sides for one in found]


@settings(max_examples=150, deadline=None)
@given(cases(), pairs)
def test_every_contradiction_has_two_sides_each_with_its_cell_and_its_words(case, chosen):
    for found in with_pairs(case, declared(chosen)).contradictions:
        assert len(found.sides) >= 2
        assert all(side.where and side.says and side.label for side in found.sides)
        assert bool(found.items) == any(side.what != "fact" for side in found.sides)
