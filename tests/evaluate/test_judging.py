"""Judging small returns: scope, answers, evidence and what never happens."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.load import checklist_from_json
from send_audit.errors import ChecklistError
from send_audit.evaluate.judge import judge
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist
from send_audit.model.submission import Answer, FactAnswer, TickAnswer
from send_audit.model.vocabulary import Assurance, Depth, Flag, InScope, Outcome
from send_audit.resources import data
from tests.evaluate.hand_made import CELL, CHECKLIST, DAY, answer, item, judged, submission


def test_a_blank_is_not_a_no():
    found = item(judged(), "SUPPORT-01")
    assert (found.outcome, found.because) == (Outcome.UNANSWERED, ("There is no answer yet.",))


def test_without_anything_said_every_item_is_still_listed_once():
    result = judged()
    assert [i.rule.id for i in result.items] == list(CHECKLIST.items)


@pytest.mark.parametrize(
    ("given", "assurance", "flags"),
    [
        ({}, Assurance.NONE, (Flag.UNEVIDENCED,)),
        ({"comment": "We do."}, Assurance.ASSERTED, (Flag.UNEVIDENCED,)),
        ({"evidence": "Minutes"}, Assurance.REFERENCED, ()),
        ({"evidence": "Minutes", "evidence_on": date(2025, 11, 23)}, Assurance.DATED, ()),
        (
            {"evidence": "Minutes", "evidence_on": date(2025, 11, 22)},
            Assurance.REFERENCED,
            (Flag.STALE,),
        ),
        (
            {"evidence": "Minutes", "evidence_on": date(2026, 11, 24)},
            Assurance.REFERENCED,
            (Flag.IMPOSSIBLE_DATES,),
        ),
        ({"evidence_on": date(2026, 11, 1)}, Assurance.NONE, (Flag.UNEVIDENCED,)),
    ],
)
def test_evidence_changes_the_assurance_and_never_the_answer(given, assurance, flags):
    found = item(judged(answer("SUPPORT-Q1", "yes", **given)), "SUPPORT-01")
    assert (found.outcome, found.assurance, found.flags) == (Outcome.MET, assurance, flags)


def test_a_page_that_has_to_be_online_needs_its_address():
    on_site = {"report_where": "own-site"}
    found = item(judged(answer("INFO-Q2", "yes", evidence="the website"), facts=on_site), "INFO-02")
    assert found.flags == (Flag.UNEVIDENCED,)
    linked = {**on_site, "report_link": "https://a.example/sen", "report_on": date(2026, 9, 1)}
    found = item(judged(facts=linked), "INFO-02")
    assert (found.flags, found.assurance) == ((), Assurance.DATED)


def _needing(needs: str) -> Checklist:
    release = compile_checklist(data("checklists", "send-england"))
    for entry in release["items"]:
        if entry["id"] == "SUPPORT-01":
            entry["evidence"] = {**entry["evidence"], "needs": needs}
    return checklist_from_json(release)


@pytest.mark.parametrize(
    ("needs", "given", "enough"),
    [
        ("none", {}, True),
        ("note", {}, False),
        ("note", {"comment": "Seen."}, True),
        ("note", {"evidence": "x"}, True),
    ],
)
def test_what_counts_as_enough_is_the_items_to_say(needs, given, enough):
    found = item(
        judged(answer("SUPPORT-Q1", "yes", **given), checklist=_needing(needs)), "SUPPORT-01"
    )
    assert (Flag.UNEVIDENCED in found.flags) is not enough


@pytest.mark.parametrize(
    ("facts", "comment", "outcome"),
    [
        ({}, "", Outcome.UNANSWERED),
        ({}, "-", Outcome.UNANSWERED),
        ({}, "N/A.", Outcome.UNANSWERED),
        ({}, "No plan named us.", Outcome.NOT_APPLICABLE),
        ({"plan_named_school": "yes"}, "No plan named us.", Outcome.UNANSWERED),
        ({"plan_named_school": "no"}, "", Outcome.NOT_APPLICABLE),
    ],
)
def test_does_not_apply_needs_a_reason_that_the_facts_allow(facts, comment, outcome):
    found = item(judged(answer("ADMIT-Q1", "na", comment=comment), facts=facts), "ADMIT-01")
    assert found.outcome is outcome
    assert (Flag.NA_UNJUSTIFIED in found.flags) is (outcome is Outcome.UNANSWERED)


def test_does_not_apply_is_never_accepted_where_the_duty_can_always_arise():
    found = item(judged(answer("SUPPORT-Q1", "na", comment="No pupils with SEN.")), "SUPPORT-01")
    assert (found.outcome, found.flags) == (Outcome.UNANSWERED, (Flag.NA_UNJUSTIFIED,))


def test_a_fact_that_takes_an_item_out_does_not_hide_an_answer():
    found = item(judged(answer("ADMIT-Q1", "no"), facts={"plan_named_school": "no"}), "ADMIT-01")
    assert (found.outcome, found.flags) == (Outcome.NOT_APPLICABLE, (Flag.CONTRADICTED,))
    assert found.claimed == "no"


@pytest.mark.parametrize(
    ("claim", "facts", "contradicted"),
    [
        ("yes", {"senco_in_post": "no"}, True),
        ("no", {"senco_in_post": "no"}, False),
        ("na", {"senco_in_post": "no"}, True),
        ("partly", {"senco_in_post": "yes", "senco_on_staff": "yes"}, True),
        ("no", {"senco_in_post": "yes", "senco_on_staff": "yes"}, True),
        ("not-sure", {"senco_in_post": "yes", "senco_on_staff": "yes"}, False),
    ],
)
def test_facts_decide_and_a_claim_they_contradict_is_kept_beside_them(claim, facts, contradicted):
    found = item(judged(answer("SENCO-Q1", claim), facts=facts), "SENCO-01")
    assert found.outcome is (Outcome.MET if facts.get("senco_on_staff") else Outcome.NOT_MET)
    assert (Flag.CONTRADICTED in found.flags) is contradicted
    assert found.claimed == claim


@pytest.mark.parametrize(
    ("claim", "facts", "contradicted"),
    [
        (
            "no",
            {"senco_role": "head", "senco_first_on": date(2025, 9, 1), "senco_award": "none"},
            True,
        ),
        ("no", {"senco_role": "head", "senco_first_on": date(2008, 9, 1)}, True),
        ("yes", {"senco_role": "head", "senco_first_on": date(2025, 9, 1)}, False),
        (
            "partly",
            {
                "senco_role": "head",
                "senco_first_on": date(2020, 9, 1),
                "senco_months_before": 0,
                "senco_award": "none",
            },
            False,
        ),
    ],
)
def test_an_answer_to_two_items_is_held_against_both_together(claim, facts, contradicted):
    result = judged(answer("SENCO-Q2", claim), facts=facts)
    assert (Flag.CONTRADICTED in item(result, "SENCO-02").flags) is contradicted


@pytest.mark.parametrize(
    ("ref", "question", "claim", "facts"),
    [
        ("EQUAL-01", "EQUAL-Q1", "no", {"opened_on": date(2026, 11, 10)}),
        ("SENCO-01", "SENCO-Q1", "partly", {"senco_in_post": "yes", "senco_on_staff": "no"}),
        ("INFO-02", "INFO-Q2", "no", {"report_where": "trust-site"}),
    ],
)
def test_no_answer_that_disagrees_goes_unflagged(ref, question, claim, facts):
    others = (i.id for i in CHECKLIST.items.values() if i.question == question and i.id != ref)
    result = judged(answer(question, claim), facts=facts, checklist=_without(*others))
    assert Flag.CONTRADICTED in item(result, ref).flags


def test_a_no_that_another_item_of_the_question_explains_is_no_contradiction():
    """The plan is not due yet; the no is that it is not carried out, and facts cannot say."""
    result = judged(answer("EQUAL-Q1", "no"), facts={"opened_on": date(2026, 11, 10)})
    assert item(result, "EQUAL-01").outcome is Outcome.UPCOMING
    assert item(result, "EQUAL-03").outcome is Outcome.NOT_MET
    assert item(result, "EQUAL-01").flags == ()


@pytest.mark.parametrize(
    "words", ["-", "n/a", "None", "?", "No evidence yet.", "yes", "T.B.D.", "To be confirmed"]
)
def test_what_stands_for_no_evidence_is_none(words):
    found = item(judged(answer("SUPPORT-Q1", "yes", evidence=words)), "SUPPORT-01")
    assert found.flags == (Flag.UNEVIDENCED,)
    assert found.evidence == words


def test_an_unread_fact_is_not_a_fact_that_nobody_gave():
    stated = submission(answer("SENCO-Q1", "yes"))
    spoilt = FactAnswer(fact="senco_in_post", where=CELL, raw="Yes / No", value=None)
    result = judge(
        CHECKLIST,
        stated.replace(facts={"senco_in_post": spoilt}),
        kind="academy",
        kind_reason="",
        day=DAY,
    )
    assert item(result, "SENCO-01").outcome is Outcome.INVALID


def test_a_point_that_is_not_asked_is_named_when_it_was_answered():
    given = answer("INFO-Q1", "yes", ticks=_all("yes", p8="no"))
    found = item(judged(given, facts={"has_sixth_form": "no"}), "INFO-01")
    assert found.outcome is Outcome.MET
    assert "Answered although not asked here: 8 (no)." in found.because


def test_does_not_apply_without_a_condition_is_accepted_with_its_reason():
    items = dict(CHECKLIST.items)
    items["SUPPORT-01"] = items["SUPPORT-01"].replace(na=items["ADMIT-01"].na)
    found = item(
        judged(
            answer("SUPPORT-Q1", "na", comment="Why."), checklist=CHECKLIST.replace(items=items)
        ),
        "SUPPORT-01",
    )
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_a_no_to_two_items_contradicts_only_if_both_are_in_place():
    status = {"senco_role": "head"}
    late = {
        **status,
        "senco_first_on": date(2020, 9, 1),
        "senco_months_before": 0,
        "senco_award": "none",
    }
    result = judged(answer("SENCO-Q2", "no"), facts=late)
    assert item(result, "SENCO-02").outcome is Outcome.MET
    assert Flag.CONTRADICTED not in item(result, "SENCO-02").flags
    held = {
        **late,
        "senco_award": "nasenco",
        "senco_award_begun": date(2021, 1, 1),
        "senco_award_done": date(2022, 1, 1),
    }
    result = judged(answer("SENCO-Q2", "no"), facts=held)
    assert all(Flag.CONTRADICTED in item(result, ref).flags for ref in ("SENCO-02", "SENCO-03"))


def _points(**levels: str | None) -> dict[str, TickAnswer]:
    return {
        name.removeprefix("p"): TickAnswer(where=CELL, raw=level or "", level=level)
        for name, level in levels.items()
    }


def _all(level: str | None, **others: str | None) -> dict[str, TickAnswer]:
    points = {tick.id: level for tick in CHECKLIST.questions["INFO-Q1"].ticks}
    points |= {name.removeprefix("p"): value for name, value in others.items()}
    return _points(**points)


def _everything() -> dict[str, Answer]:
    """Answer yes to every question and every point, with evidence of the year."""
    return {
        question.id: answer(
            question.id,
            "yes",
            evidence="https://x.example",
            evidence_on=date(2026, 9, 1),
            ticks=_points(**{tick.id: "yes" for tick in question.ticks}),
        )
        for question in CHECKLIST.questions.values()
    }


UNFINISHED_AND_SHORT = (Flag.INCOMPLETE_TICKS, Flag.KNOWN_SHORT)
UNREAD = {"1": TickAnswer(where=CELL, raw="Mostly", level=None, readable=False)}


@pytest.mark.parametrize(
    ("ticks", "claim", "outcome", "flags"),
    [
        (_all("yes"), "yes", Outcome.MET, ()),
        (_all("yes"), None, Outcome.MET, ()),
        (_all("yes"), "no", Outcome.MET, (Flag.CONTRADICTED,)),
        (_all("yes", p13="no"), "yes", Outcome.PARTLY, (Flag.CONTRADICTED,)),
        (_all("no"), "no", Outcome.NOT_MET, ()),
        (_all(None, p1="no"), None, Outcome.UNANSWERED, UNFINISHED_AND_SHORT),
        (_all("yes", p13=None), "yes", Outcome.UNANSWERED, (Flag.INCOMPLETE_TICKS,)),
        (_all(None), "yes", Outcome.UNANSWERED, (Flag.INCOMPLETE_TICKS,)),
        (_all(None), "partly", Outcome.UNANSWERED, UNFINISHED_AND_SHORT),
        ({}, "yes", Outcome.MET, (Flag.INCOMPLETE_TICKS,)),
        (_all(None), "no", Outcome.NOT_MET, ()),
        (_all(None), None, Outcome.UNANSWERED, ()),
        (_all("yes", p8=None), "yes", Outcome.MET, ()),
        (_all("yes") | UNREAD, "yes", Outcome.INVALID, (Flag.INCOMPLETE_TICKS,)),
        (_all("yes", p13="no") | UNREAD, None, Outcome.INVALID, UNFINISHED_AND_SHORT),
    ],
)
def test_points_inside_a_question(ticks, claim, outcome, flags):
    given = answer("INFO-Q1", claim, ticks=ticks, evidence="Report", evidence_on=date(2026, 9, 1))
    found = item(judged(given, facts={"has_sixth_form": "no"}), "INFO-01")
    assert (found.outcome, found.flags) == (outcome, flags)


def test_an_unreadable_answer_is_neither_yes_nor_no():
    found = item(judged(answer("SUPPORT-Q1", None, raw="Mostly", readable=False)), "SUPPORT-01")
    assert found.outcome is Outcome.INVALID


def test_at_depth_duties_guidance_is_not_asked_and_says_so():
    result = judged(answer("SENCO-Q1", "no"), kind="pru", depth=Depth.DUTIES)
    found = item(result, "SENCO-01")
    assert (found.outcome, found.flags) == (Outcome.OUT_OF_SCOPE, (Flag.NOT_ASKED,))


def test_following_the_guidance_needs_current_evidence_and_all_duties():
    every = _everything()
    facts = {"sen_provision_without_plan": "yes", "review_meeting_required": "yes"}
    result = judged(*every.values(), kind="pru", facts=facts)
    assert result.where_it_stands == "also-guidance"
    every["SENCO-Q1"] = answer("SENCO-Q1", "yes", evidence="x", evidence_on=date(2024, 9, 1))
    assert judged(*every.values(), kind="pru", facts=facts).where_it_stands == "in-place"
    every["SENCO-Q1"] = answer("SENCO-Q1", "no")
    assert judged(*every.values(), kind="pru", facts=facts).where_it_stands == "in-place"
    every["LEAD-Q1"] = answer("LEAD-Q1", "yes")
    assert (
        judged(*every.values(), kind="pru", facts=facts).headline
        == "All legal duties answered yes; 1 needs current evidence"
    )


def _with_reading(**reading: object) -> Checklist:
    release = compile_checklist(data("checklists", "send-england"))
    for entry in release["items"]:
        if entry["id"] == "JOINT-01":
            entry["readings"] = [{**entry["readings"][0], **reading}]
    return checklist_from_json(release)


def test_law_that_has_not_verifiably_begun_is_shown_and_never_scored():
    checklist = _with_reading(**{"from": "unverified"})
    found = item(judged(answer("JOINT-Q1", "no"), checklist=checklist), "JOINT-01")
    assert (found.outcome, found.due) == (Outcome.UPCOMING, None)
    assert "a day that is not verified" in found.rule.reason
    unbound = select(checklist, "independent", {}, DAY)
    assert next(r for r in unbound.items if r.id == "JOINT-01").in_scope is InScope.NO


def test_law_that_has_ended_is_out_with_its_last_day():
    checklist = _with_reading(to="2020-01-01")
    found = item(judged(answer("JOINT-Q1", "no"), checklist=checklist), "JOINT-01")
    assert found.outcome is Outcome.OUT_OF_SCOPE
    assert "2020-01-01" in found.rule.reason or "1 January 2020" in found.rule.reason


def test_a_day_before_every_edition_has_none():
    assert select(CHECKLIST, "academy", {}, date(2000, 1, 1)).edition == ""


def test_nothing_to_count_is_said_and_gives_no_score():
    result = judged(
        kind="independent",
        day=date(2014, 9, 1),
        facts={"funded_early_years": "no"},
        checklist=_only("LEAD-01"),
    )
    assert result.where_it_stands == "nothing-to-count"
    assert set(result.scores.values()) == {None}


def test_guidance_alone_is_no_legal_duty():
    result = judged(answer("SENCO-Q1", "yes"), kind="pru", checklist=_only("SENCO-01"))
    assert result.where_it_stands == "no-legal-duty"


def _only(ref: str) -> Checklist:
    return CHECKLIST.replace(items={ref: CHECKLIST.items[ref]})


def _without(*refs: str) -> Checklist:
    return CHECKLIST.replace(items={k: v for k, v in CHECKLIST.items.items() if k not in refs})


def test_json_that_is_no_release_is_refused():
    with pytest.raises(ChecklistError, match="not a release"):
        checklist_from_json({"id": "x"})


def test_all_in_place_is_not_said_while_facts_gainsay_an_answer():
    every = _everything()
    facts = {"senco_in_post": "yes", "senco_on_staff": "yes"}
    before = judged(*every.values(), facts=facts)
    every["SENCO-Q1"] = every["SENCO-Q1"].replace(level="no", raw="no")
    after = judged(*every.values(), facts=facts)
    assert before.where_it_stands == "also-guidance"
    assert after.where_it_stands == "disagrees"
    assert after.headline == "1 answer to settle: the facts or points say otherwise"


def test_what_facts_settle_over_an_unread_answer_is_to_be_looked_at():
    unread = answer("SENCO-Q1", None, raw="Mostly", readable=False)
    facts = {"senco_in_post": "yes", "senco_on_staff": "yes"}
    found = item(judged(unread, facts=facts), "SENCO-01")
    assert (found.outcome, Flag.CHECK in found.flags) == (Outcome.MET, True)


def test_one_answer_that_bears_on_two_items_is_one_answer_to_settle():
    every = _everything()
    every["SENCO-Q2"] = every["SENCO-Q2"].replace(level="no", raw="no")
    result = judged(
        *every.values(), facts={"senco_role": "head", "senco_first_on": date(2008, 9, 1)}
    )
    flagged = [i.rule.id for i in result.items if Flag.CONTRADICTED in i.flags]
    assert flagged == ["SENCO-02", "SENCO-03"]
    assert result.headline == "1 answer to settle: the facts or points say otherwise"
