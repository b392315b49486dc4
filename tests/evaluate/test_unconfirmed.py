"""Answers that were filled in for a setting: kept and shown, and worth nothing until confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.model.result import AuditResult, Finding
from send_audit.model.submission import CellRef, TickAnswer
from send_audit.model.vocabulary import Assurance, DecidedBy, Flag, Group, Outcome
from tests.evaluate.hand_made import CELL, CHECKLIST, answer, item, judged

SHOWN = date(2026, 9, 1)


def waiting(question: str, level: str | None, **more: object):
    return answer(
        question, level, **{"raw": (level or "").capitalize(), "unconfirmed": True, **more}
    )


@pytest.mark.parametrize("level", ["yes", "partly", "no", "not-sure", "na"])
def test_an_answer_that_nobody_confirmed_is_not_answered_whatever_it_says(level: str):
    given = waiting("SUPPORT-Q1", level, comment="No such pupil.")
    found = item(judged(given), "SUPPORT-01")
    assert (found.outcome, found.decided_by) == (Outcome.UNANSWERED, DecidedBy.NOTHING)
    assert found.flags == (Flag.CARRIED,)
    assert found.because == (
        f"'{level.capitalize()}' was filled in beforehand and is not confirmed yet.",
    )


def test_what_was_filled_in_is_kept_and_shown_and_claims_nothing():
    given = waiting("SUPPORT-Q1", "yes", evidence="Minutes", evidence_on=SHOWN, comment="Seen.")
    found = item(judged(given), "SUPPORT-01")
    assert (found.claimed, found.claims) == ("Yes", None)
    assert (found.evidence, found.evidence_on, found.comment) == ("Minutes", SHOWN, "Seen.")
    assert found.assurance is Assurance.NONE


def test_once_confirmed_it_counts():
    given = waiting("SUPPORT-Q1", "yes", evidence="Minutes", evidence_on=SHOWN)
    found = item(judged(given.replace(unconfirmed=False)), "SUPPORT-01")
    assert (found.outcome, found.assurance, found.flags) == (Outcome.MET, Assurance.DATED, ())


def test_a_blank_that_waits_is_a_blank():
    found = item(judged(waiting("SUPPORT-Q1", None)), "SUPPORT-01")
    assert (found.flags, found.because) == ((), ("There is no answer yet.",))


def test_what_cannot_be_read_was_typed_here_and_is_said_to_be_unreadable():
    given = waiting("SUPPORT-Q1", None, raw="Mostly", readable=False)
    assert item(judged(given), "SUPPORT-01").outcome is Outcome.INVALID


def ticks(**levels: str | None) -> dict[str, TickAnswer]:
    return {
        name.removeprefix("p"): TickAnswer(where=CELL, raw=level or "", level=level)
        for name, level in levels.items()
    }


def test_points_wait_with_their_question():
    """One point is said to be missing; confirmed, that is known of the list that is not finished."""
    given = waiting("INFO-Q1", None, ticks=ticks(p5="yes", p6="no", p7=None))
    found = item(judged(given), "INFO-01")
    assert (found.outcome, found.flags) == (Outcome.UNANSWERED, (Flag.CARRIED,))
    assert found.because[-1] == (
        "Answers to points (2) were filled in beforehand and are not confirmed yet."
    )
    confirmed = item(judged(given.replace(unconfirmed=False)), "INFO-01")
    assert confirmed.outcome is Outcome.UNANSWERED
    assert Flag.KNOWN_SHORT in confirmed.flags


def test_facts_decide_as_they_did_and_an_unconfirmed_claim_contradicts_nothing():
    facts = {"senco_in_post": "no"}
    found = item(judged(waiting("SENCO-Q1", "yes"), facts=facts), "SENCO-01")
    assert (found.outcome, found.decided_by) == (Outcome.NOT_MET, DecidedBy.FACTS)
    assert not {Flag.CONTRADICTED, Flag.CARRIED} & set(found.flags)
    confirmed = item(judged(answer("SENCO-Q1", "yes"), facts=facts), "SENCO-01")
    assert Flag.CONTRADICTED in confirmed.flags


def test_evidence_that_nobody_confirmed_shows_nothing_even_where_facts_decide():
    facts = {"senco_in_post": "yes", "senco_on_staff": "yes"}
    given = waiting("SENCO-Q1", "yes", evidence="Contract", evidence_on=SHOWN)
    found = item(judged(given, facts=facts), "SENCO-01")
    assert (found.outcome, found.evidence, found.evidence_on) == (Outcome.MET, "Contract", None)
    assert (found.assurance, found.flags) == (Assurance.NONE, (Flag.UNEVIDENCED,))


def test_scope_stays_as_it_was_and_an_unconfirmed_answer_is_not_at_odds_with_it():
    result = judged(waiting("ADMIT-Q1", "no"), facts={"plan_named_school": "no"})
    found = item(result, "ADMIT-01")
    assert (found.outcome, found.flags) == (Outcome.NOT_APPLICABLE, ())


def found_of(result: AuditResult, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def test_waiting_answers_are_counted_once_and_each_stays_open():
    cells = [CellRef(sheet="Questions", cell=f"C{number}") for number in (5, 9)]
    given = [
        waiting(question, "yes", where=where)
        for question, where in zip(("SUPPORT-Q1", "SENCO-Q2"), cells, strict=True)
    ]
    result = judged(*given)
    (check,) = found_of(result, "carried")
    assert (check.kind, check.where) == ("check", cells[1])  # SENCO-02 stands before SUPPORT-01
    assert check.message == "2 answers are filled in beforehand and not confirmed yet."
    assert "choose 'Confirmed' beside it" in check.action
    (open_one,) = [one for one in result.findings if (one.item, one.kind) == ("SUPPORT-01", "open")]
    assert open_one.message.endswith(" is filled in and not confirmed yet.")
    assert open_one.action == "Choose 'Confirmed' beside the answer, or change it."


def test_one_waiting_answer_is_said_as_one():
    (check,) = found_of(judged(waiting("SUPPORT-Q1", "yes")), "carried")
    assert check.message == "1 answer is filled in beforehand and not confirmed yet."


def test_nothing_is_said_where_nothing_waits():
    assert found_of(judged(answer("SUPPORT-Q1", "yes")), "carried") == []


def test_a_waiting_answer_counts_as_not_answered_in_the_figures():
    before, after = judged(), judged(waiting("SUPPORT-Q1", "yes"))
    assert before.tallies == after.tallies
    assert before.scores == after.scores
    met = judged(answer("SUPPORT-Q1", "yes")).tallies[Group.LEGAL].met
    assert met == before.tallies[Group.LEGAL].met + 1
    assert [i.id for i in CHECKLIST.items.values() if i.question == "SUPPORT-Q1"] == ["SUPPORT-01"]
