"""What last year's answers become in this year's form: the rules one by one, and nothing lost."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given as holding
from hypothesis import strategies as st

from send_audit.evaluate.carry import carry
from send_audit.evaluate.carry_facts import carry_facts
from send_audit.evaluate.carry_steps import has_way
from send_audit.evaluate.share import as_shared, combine
from send_audit.evaluate.widely import select_widely
from send_audit.model.checklist import Condition, Level, Migration, Scale
from send_audit.model.prefill import EMPTY, Given, Prefill
from send_audit.model.submission import TickAnswer
from send_audit.model.vocabulary import Depth, InScope, Moved, Outcome
from tests.evaluate.carrying import (
    DAY,
    EVIDENCED,
    LABELS,
    WHY,
    archived,
    carried,
    checklist_of,
    form,
    full,
    given,
    kept,
    moved,
    points,
    returned,
    stated,
    ticked,
)
from tests.workbook.small_checklist import small_checklist

A = checklist_of("A-Q1")
LAST_YES = "Yes (evidence of 1 September 2026)"


def to(*questions: str, changes: object = ()):
    return checklist_of(*questions, version="2.0.0", changes=changes)


# The same question, or the same in other words


def test_an_answer_to_the_same_question_is_filled_in_whole_and_waits():
    found = carried(A, A, full("A-Q1", "yes"))
    assert dict(found.rows) == {
        "A-Q1": Given(
            answer="Yes",
            evidence="Minutes",
            evidence_on=EVIDENCED,
            comment="Seen.",
            last=LAST_YES,
            changed="",
            confirm=True,
        )
    }
    assert (found.source, found.archive) == ("last.xlsx", ())


def test_the_word_of_the_list_is_filled_in_whatever_was_written():
    row = carried(A, A, given("A-Q1", "partly", raw="partially")).rows["A-Q1"]
    assert (row.answer, row.last) == ("Partly", "Partly")


def test_a_reworded_question_keeps_its_answer_and_says_so():
    found = carried(A, to("A-Q1", changes=[moved("A-Q1", Moved.REWORDED)]), full("A-Q1", "yes"))
    row = found.rows["A-Q1"]
    assert (row.answer, row.evidence, row.confirm) == ("Yes", "Minutes", True)
    assert row.changed == f"The question was put in other words: {WHY}"


def test_an_answer_follows_a_question_to_its_new_name():
    found = carried(
        A, to("B-Q1", changes=[moved("A-Q1", Moved.REWORDED, "B-Q1")]), full("A-Q1", "no")
    )
    assert list(found.rows) == ["B-Q1"]
    assert (found.rows["B-Q1"].answer, found.archive) == ("No", ())


def test_the_steps_are_taken_one_after_the_other():
    late = Migration(start="2.0.0", end="3.0.0", questions=(moved("B-Q1", Moved.REWORDED, "C-Q1"),))
    new = to("C-Q1", changes=[moved("A-Q1", Moved.REWORDED, "B-Q1")])
    new = new.replace(version="3.0.0", migrations=(*new.migrations, late))
    assert carried(A, new, given("A-Q1", "yes")).rows["C-Q1"].answer == "Yes"


def test_other_words_that_no_list_of_changes_names_are_said():
    questions = {"A-Q1": A.questions["A-Q1"].replace(text="Is A-Q1 really in place?")}
    row = carried(A, A.replace(questions=questions), given("A-Q1", "yes")).rows["A-Q1"]
    assert row.answer == "Yes"
    assert (
        row.changed
        == "The words of the question differ from those of small@1.0.0; check the answer."
    )


# What is shown and not filled in


def test_a_question_that_means_something_else_shows_the_old_answer_and_keeps_the_evidence():
    found = carried(A, to("A-Q1", changes=[moved("A-Q1", Moved.CHANGED)]), full("A-Q1", "yes"))
    assert found.rows["A-Q1"] == Given(
        answer="",
        evidence="Minutes",
        evidence_on=EVIDENCED,
        comment="Seen.",
        last=LAST_YES,
        changed=f"The question has changed: {WHY}",
        confirm=False,
    )


def test_not_sure_is_shown_and_asked_again():
    row = carried(A, A, given("A-Q1", "not-sure")).rows["A-Q1"]
    assert (row.answer, row.last, row.confirm) == ("", "Not sure", False)


def test_what_could_not_be_read_is_shown_as_it_stood():
    row = carried(A, A, given("A-Q1", None, raw="Mostly", readable=False, comment="Hm.")).rows[
        "A-Q1"
    ]
    assert (row.answer, row.last, row.changed) == ("", "Mostly", "Could not be read last time.")
    assert (row.comment, row.confirm) == ("Hm.", False)


def test_evidence_without_an_answer_is_kept():
    row = carried(A, A, given("A-Q1", None, evidence="Minutes")).rows["A-Q1"]
    assert row == Given(evidence="Minutes")


def test_a_blank_row_leaves_a_blank_row():
    assert dict(carried(A, A, given("A-Q1", None)).rows) == {}


def test_an_answer_that_nobody_confirmed_last_time_says_so():
    row = carried(A, A, given("A-Q1", "yes", unconfirmed=True)).rows["A-Q1"]
    assert (row.answer, row.last, row.confirm) == ("Yes", "Yes (not confirmed)", True)


def test_an_answer_that_is_no_longer_in_the_list_is_shown_only():
    scale = A.scales["in-place"]
    fewer = Scale(id="in-place", levels=tuple(lv for lv in scale.levels if lv.id != "partly"))
    row = carried(
        A, A.replace(scales={**A.scales, "in-place": fewer}), given("A-Q1", "partly")
    ).rows
    assert (row["A-Q1"].answer, row["A-Q1"].last, row["A-Q1"].confirm) == ("", "Partly", False)
    assert row["A-Q1"].changed == "'Partly' is no longer one of the answers."


def test_a_word_that_stands_for_another_outcome_now_is_shown_only():
    level = Level(id="partly", label="Partly", accepts=(), means=Outcome.NOT_MET)
    other = Scale(id="in-place", levels=(level,))
    row = carried(
        A, A.replace(scales={**A.scales, "in-place": other}), given("A-Q1", "partly")
    ).rows
    assert row["A-Q1"].answer == ""


# Split and merged


@pytest.mark.parametrize(
    ("level", "filled"),
    [("no", "No"), ("yes", ""), ("partly", ""), ("na", ""), ("not-sure", "")],
)
def test_of_a_question_that_was_split_only_a_no_goes_to_its_parts(level: str, filled: str):
    new = to("B-Q1", "C-Q1", changes=[moved("A-Q1", Moved.SPLIT, "B-Q1", "C-Q1")])
    found = carried(A, new, given("A-Q1", level, evidence="Minutes"))
    for ref in ("B-Q1", "C-Q1"):
        row = found.rows[ref]
        assert (row.answer, row.confirm, row.evidence) == (filled, bool(filled), "Minutes")
        assert row.last == A.scales["in-place"].levels[list(LABELS).index(level)].label
        assert row.changed == f"This was part of another question: {WHY}"
    assert found.archive == ()


@pytest.mark.parametrize(
    ("first", "second", "filled"),
    [
        ("yes", "no", "No"),
        ("yes", "partly", "Partly"),
        ("yes", "yes", "Yes"),
        ("yes", "na", "Yes"),
        ("partly", "na", "Partly"),
        ("no", "na", "No"),
        ("na", "na", "Does not apply"),
        ("yes", "not-sure", ""),
        ("no", "not-sure", "No"),
        ("partly", None, ""),
        ("no", None, "No"),
        ("na", None, ""),
    ],
)
def test_merged_questions_take_the_worst_answer(first: str, second: str | None, filled: str):
    old = checklist_of("A-Q1", "B-Q1")
    new = to("C-Q1", changes=[moved(ref, Moved.MERGED, "C-Q1") for ref in old.questions])
    row = carried(old, new, given("A-Q1", first), given("B-Q1", second)).rows["C-Q1"]
    assert (row.answer, row.confirm) == (filled, bool(filled))


def test_merged_questions_show_each_source_with_its_evidence_and_the_oldest_day():
    old = checklist_of("A-Q1", "B-Q1")
    new = to("B-Q1", changes=[moved("A-Q1", Moved.MERGED, "B-Q1")])
    later = full("B-Q1", "no", evidence="Policy", evidence_on=date(2026, 10, 1), comment="Seen.")
    row = carried(old, new, full("A-Q1", "yes"), later).rows["B-Q1"]
    assert row.last == (
        "A-Q1: Yes (evidence of 1 September 2026); B-Q1: No (evidence of 1 October 2026)"
    )
    assert row.evidence == "A-Q1: Minutes; B-Q1: Policy"
    assert (row.evidence_on, row.comment) == (EVIDENCED, "Seen.")
    assert row.changed == f"Other questions went into this one: {WHY}"


def test_a_source_that_was_left_blank_is_named():
    old = checklist_of("A-Q1", "B-Q1")
    new = to("C-Q1", changes=[moved(ref, Moved.MERGED, "C-Q1") for ref in old.questions])
    row = carried(old, new, given("A-Q1", "no"), given("B-Q1", None)).rows["C-Q1"]
    assert row.last == "A-Q1: No; B-Q1: not answered"


def test_a_merged_question_that_is_split_again_passes_on_only_its_no():
    late = Migration(
        start="2.0.0", end="3.0.0", questions=(moved("C-Q1", Moved.SPLIT, "D-Q1", "E-Q1"),)
    )
    old = checklist_of("A-Q1", "B-Q1")
    new = to("D-Q1", "E-Q1", changes=[moved(r, Moved.MERGED, "C-Q1") for r in old.questions])
    new = new.replace(version="3.0.0", migrations=(*new.migrations, late))
    for second, filled in (("no", "No"), ("partly", "")):
        found = carried(old, new, given("A-Q1", "yes"), given("B-Q1", second))
        assert [found.rows[ref].answer for ref in ("D-Q1", "E-Q1")] == [filled, filled]


# Archived


def test_the_answer_to_a_retired_question_is_archived_with_all_that_stood_beside_it():
    new = to("B-Q1", changes=[moved("A-Q1", Moved.RETIRED)])
    answer = full("A-Q1", "yes", raw="y")
    (entry,) = carried(A, new, answer).archive
    assert (entry.ref, entry.answer, entry.evidence) == ("A-Q1", "y", "Minutes")
    assert (entry.evidence_on, entry.comment) == (EVIDENCED, "Seen.")
    assert entry.why == f"The question is no longer asked: {WHY}"
    assert entry.cell == f"last.xlsx, {answer.where}"


def test_a_question_that_the_new_checklist_lacks_is_archived():
    found = carried(A, to("B-Q1"), given("A-Q1", "yes"))
    assert kept(found) == {"A-Q1": ("Yes", "small@2.0.0 has no question A-Q1.")}


def test_what_another_kind_is_not_asked_is_archived_with_the_reason():
    item = A.items["A-Q1-item"]
    reading = item.readings[0].replace(binds=())
    items = {item.id: item.replace(readings=(reading,))}
    found = carried(A, A.replace(items=items), given("A-Q1", "yes"))
    assert kept(found) == {"A-Q1": ("Yes", "It is not asked of this setting.")}


def test_what_this_depth_does_not_ask_is_archived():
    small = small_checklist()
    found = carry(
        returned(given("ALPHA-Q2", "no")), small, form(small, depth=Depth.DUTIES), stated={}
    )
    assert kept(found) == {
        "ALPHA-Q2": ("No", "This form asks about duties only, not about guidance.")
    }


def test_what_a_stated_fact_rules_out_is_archived():
    small = small_checklist()
    sixth = form(small, has_sixth_form="no")
    found = carry(returned(given("BETA-Q1", "no")), small, sixth, stated={"has_sixth_form": "no"})
    (why,) = (reason for _, reason in kept(found).values())
    assert why.startswith("It is not asked of this setting. It does not arise now. 'Label of has_s")


def test_what_the_reader_could_not_use_is_archived_as_it_was_given():
    found = carried(A, A, left=(archived("X"),))
    assert found.archive == (archived("X"),)


# Points inside a question

T = checklist_of("TICK-Q1")


def test_points_go_with_their_question_and_wait_with_it():
    answer = given("TICK-Q1", None, ticks=ticked(p1="yes", p2="no"))
    found = carried(T, to("TICK-Q1", changes=[moved("TICK-Q1", Moved.REWORDED)]), answer)
    assert found.rows["TICK-Q1"].confirm
    assert found.rows["TICK-Q1"].answer == ""
    assert found.rows["TICK-Q1.1"] == Given(answer="Yes", last="Yes")
    assert found.rows["TICK-Q1.2"] == Given(answer="No", last="No")
    assert found.archive == ()


def test_a_blank_point_stays_blank():
    answer = given("TICK-Q1", "yes", ticks=ticked(p1=None, p2="no"))
    assert set(carried(T, T, answer).rows) == {"TICK-Q1", "TICK-Q1.2"}


def test_a_point_that_could_not_be_read_is_shown():
    answer = given("TICK-Q1", None, ticks=ticked(p1="yes"))
    spoilt = answer.ticks["1"].replace(raw="?", level=None, readable=False)
    found = carried(T, T, answer.replace(ticks={"1": spoilt}))
    assert found.rows["TICK-Q1.1"] == Given(last="?", changed="Could not be read last time.")
    assert not found.rows["TICK-Q1"].confirm


@pytest.mark.parametrize("change", [Moved.CHANGED, Moved.SPLIT, Moved.MERGED])
def test_points_of_a_question_that_is_another_now_are_archived(change: Moved):
    target = [] if change is Moved.CHANGED else ["TICK-Q1"]
    new = to("TICK-Q1", changes=[moved("TICK-Q1", change, *target)])
    found = carried(T, new, given("TICK-Q1", "yes", ticks=ticked(p1="yes", p2=None)))
    ((ref, (word, why)),) = kept(found).items()
    assert (ref, word) == ("TICK-Q1.1", "Yes")
    assert why.startswith("The points were not taken over. ")
    assert why.endswith(WHY)


def test_points_do_not_come_back_when_the_question_is_only_reworded_later():
    late = Migration(start="2.0.0", end="3.0.0", questions=(moved("TICK-Q1", Moved.REWORDED),))
    new = to("TICK-Q1", changes=[moved("TICK-Q1", Moved.CHANGED)])
    new = new.replace(version="3.0.0", migrations=(*new.migrations, late))
    found = carried(T, new, given("TICK-Q1", "yes", ticks=ticked(p1="yes")))
    assert set(kept(found)) == {"TICK-Q1.1"}
    assert found.rows["TICK-Q1"].changed == (
        f"The question has changed: {WHY} The question was put in other words: {WHY}"
    )


def test_points_of_a_retired_question_are_archived_each():
    new = to("B-Q1", changes=[moved("TICK-Q1", Moved.RETIRED)])
    found = carried(T, new, given("TICK-Q1", "yes", ticks=ticked(p1="yes", p2="no")))
    assert set(kept(found)) == {"TICK-Q1", "TICK-Q1.1", "TICK-Q1.2"}


def test_a_point_that_is_not_asked_any_more_is_archived():
    questions = {"TICK-Q1": T.questions["TICK-Q1"].replace(ticks=points("2"))}
    new = T.replace(questions=questions)
    found = carried(T, new, given("TICK-Q1", None, ticks=ticked(p1="yes", p2="no")))
    assert kept(found) == {"TICK-Q1.1": ("Yes", "Point 1 is not asked of this kind of setting.")}
    assert found.rows["TICK-Q1.2"].answer == "No"


def test_of_the_same_point_under_two_questions_that_became_one_the_first_stays():
    old = checklist_of("TICK-Q1", "TICK-Q2")
    new = to("TICK-Q1", changes=[moved("TICK-Q2", Moved.REWORDED, "TICK-Q1")])
    found = carried(
        old,
        new,
        given("TICK-Q1", None, ticks=ticked(p1="yes")),
        given("TICK-Q2", None, ticks=ticked(p1="no")),
    )
    assert found.rows["TICK-Q1.1"].answer == "Yes"
    assert set(kept(found)) == {"TICK-Q2.1"}


# What is new, and what is old evidence


def test_new_questions_and_points_are_marked():
    new = to("A-Q1", "B-Q1")
    assert carried(A, new, given("A-Q1", "yes")).rows["B-Q1"] == Given(changed="New question.")
    questions = {"TICK-Q1": T.questions["TICK-Q1"].replace(ticks=points("1", "2", "3"))}
    found = carried(T, T.replace(questions=questions), given("TICK-Q1", "yes"))
    assert found.rows["TICK-Q1.3"] == Given(changed="New point.")
    assert "TICK-Q1.1" not in found.rows


def test_a_question_that_this_setting_was_not_asked_is_not_called_new():
    old = checklist_of("A-Q1", "B-Q1")
    row = carried(old, old, given("A-Q1", "yes")).rows["B-Q1"]
    assert row == Given(changed="It was not in last time's form.")


@pytest.mark.parametrize(("day", "old"), [(date(2025, 11, 23), False), (date(2025, 11, 22), True)])
def test_evidence_past_its_age_stays_and_is_named(day: date, *, old: bool):
    """The duty asks for evidence of the last twelve months; the form is for 23 November 2026."""
    row = carried(A, A, full("A-Q1", "yes", evidence_on=day)).rows["A-Q1"]
    assert (row.answer, row.evidence_on) == ("Yes", day)
    said = "The evidence is from 22 November 2025; check that it is still current."
    assert row.changed == (said if old else "")


def test_evidence_does_not_age_where_the_law_sets_no_age():
    item = A.items["A-Q1-item"]
    items = {item.id: item.replace(evidence=item.evidence.replace(max_age_months=None))}
    row = carried(A, A.replace(items=items), full("A-Q1", "yes", evidence_on=date(2001, 1, 1)))
    assert row.rows["A-Q1"].changed == ""


# Releases


def test_between_two_checklists_answers_go_by_reference():
    other = to("A-Q1", changes=[moved("A-Q1", Moved.RETIRED)]).replace(id="another")
    assert carried(A, other, given("A-Q1", "yes")).rows["A-Q1"].answer == "Yes"


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ("1.0.0", "1.0.0", True),
        ("1.0.0", "2.0.0", True),
        ("1.0.0", "3.0.0", True),
        ("2.0.0", "3.0.0", True),
        ("1.0.0", "dev", True),
        ("0.9.0", "2.0.0", False),
        ("1.5.0", "3.0.0", False),
        ("1.0.0", "4.0.0", False),
        ("3.0.0", "1.0.0", False),
        ("dev", "3.0.0", False),
    ],
)
def test_whether_the_changes_between_two_releases_are_known(old: str, new: str, *, way: bool):
    known = tuple(
        Migration(start=a, end=b, questions=()) for a, b in (("1.0.0", "2.0.0"), ("2.0.0", "3.0.0"))
    )
    newer = small_checklist(version=new, migrations=known)
    assert has_way(small_checklist(version=old), newer) is way


def test_there_is_no_way_from_one_checklist_to_another():
    assert not has_way(small_checklist(id="another"), small_checklist())


# Facts


def of_facts(*facts, **now):
    small = small_checklist()
    known = {
        **small.facts,
        "has_sixth_form": small.facts["has_sixth_form"].replace(lasting=True),
        "senco_in_post": small.facts["has_sixth_form"].replace(id="senco_in_post"),
        "plan_named": small.facts["has_sixth_form"].replace(
            id="plan_named", section="The last 12 months", lasting=True
        ),
        "link": small.facts["setting_name"].replace(id="link", type="link"),
    }
    submission = returned().replace(facts={fact.fact: fact for fact in facts})
    return carry_facts(submission, small.replace(facts=known), "academy", now)


def test_what_tells_what_a_setting_is_is_filled_in():
    found = of_facts(
        stated("setting_name", "Oakfield", "Oakfield"),
        stated("has_sixth_form", "N", "no"),
        stated("opened_on", "2025-09-01", date(2025, 9, 1)),
        stated("months", "12", 12),
        stated("role", "Head teacher", "head"),
        stated("link", "https://a.example", "https://a.example"),
    )
    assert dict(found.facts) == {
        "setting_name": "Oakfield",
        "has_sixth_form": "no",
        "opened_on": date(2025, 9, 1),
        "months": 12,
        "role": "head",
        "link": "https://a.example",
    }
    assert (dict(found.notes), found.archive) == ({}, ())


def test_a_yes_or_no_of_one_year_is_shown_and_has_to_be_stated_anew():
    found = of_facts(stated("plan_named", "No", "no"), stated("senco_in_post", "y", "yes"))
    assert dict(found.facts) == {}
    assert dict(found.notes) == {
        "plan_named": "Last time: No.",
        "senco_in_post": "Last time: Yes.",
    }


@pytest.mark.parametrize(
    ("fact", "raw", "value"),
    [
        ("role", "Deputy", "deputy"),
        ("has_sixth_form", "Maybe", "maybe"),
        ("opened_on", "soon", "soon"),
        ("months", "a dozen", "dozen"),
        ("link", "7", 7),
    ],
)
def test_a_value_that_the_fact_cannot_have_now_is_shown(fact: str, raw: str, value: object):
    found = of_facts(stated(fact, raw, value))
    assert (dict(found.facts), dict(found.notes)) == ({}, {fact: f"Last time: {raw}."})


def test_a_fact_that_could_not_be_read_is_shown():
    found = of_facts(stated("months", "a dozen", None))
    assert dict(found.notes) == {"months": "Last time: 'a dozen', which could not be read."}


def test_what_is_stated_now_goes_first_and_the_other_is_shown():
    found = of_facts(
        stated("setting_name", "Oakfield", "Oakfield"),
        stated("has_sixth_form", "No", "no"),
        has_sixth_form="yes",
        setting_name="Oakfield",
    )
    assert dict(found.facts) == {"has_sixth_form": "yes", "setting_name": "Oakfield"}
    assert dict(found.notes) == {"has_sixth_form": "Last time: No."}


def test_a_fact_that_is_not_asked_is_archived_with_its_cell():
    found = of_facts(stated("elsewhere", "x", "x"), stated("gone", "y", "y", cell="C9"))
    assert [(one.ref, one.answer, one.cell) for one in found.archive] == [
        ("elsewhere", "x", "last.xlsx, About your school!C4"),
        ("gone", "y", "last.xlsx, About your school!C9"),
    ]


def test_facts_that_may_have_changed_bring_rows_in_and_leave_none_out():
    small = small_checklist()
    presumed = small.facts["has_sixth_form"].replace(presume="no")
    rare = small.replace(facts={**small.facts, "has_sixth_form": presumed})

    def scope(checklist, **more):
        rules = select_widely(checklist, "academy", DAY, **{"certain": {}, "likely": {}, **more})
        return {rule.question: rule.in_scope for rule in rules.items}["BETA-Q1"]

    yes, no = {"has_sixth_form": "yes"}, {"has_sixth_form": "no"}
    assert scope(rare) is InScope.NO
    assert scope(rare, likely=yes) is InScope.YES
    assert scope(small, likely=no) is InScope.DEPENDS
    assert scope(small, likely=no, keep={"BETA-Q1"}) is InScope.DEPENDS
    assert scope(small, likely=no, keep={"BETA-Q2"}) is InScope.NO
    assert scope(small, certain=no, likely=yes) is InScope.NO


# Shared answers

OWN = Given(
    answer="No",
    evidence="Diary",
    evidence_on=date(2026, 1, 5),
    comment="Ours.",
    last="No (evidence of 5 January 2026)",
    changed="The question was put in other words: It asks more.",
    confirm=True,
)


def test_shared_answers_are_said_to_be_those_of_the_trust_and_wait():
    old = checklist_of("A-Q1", "B-Q1", "C-Q1", "TICK-Q1")
    new = to("A-Q1", "C-Q1", "TICK-Q1", "N-Q1", changes=[moved("C-Q1", Moved.CHANGED)])
    found = as_shared(
        carried(
            old,
            new,
            full("A-Q1", "yes"),
            given("B-Q1", "yes"),
            given("C-Q1", "yes"),
            given("TICK-Q1", None, ticks=ticked(p1="no")),
        ),
        "The Trust",
    )
    by = "Answered by The Trust for all its schools."
    assert dict(found.prefill.rows) == {
        "A-Q1": Given(
            answer="Yes",
            evidence="Minutes",
            evidence_on=EVIDENCED,
            comment="Seen.",
            changed=by,
            confirm=True,
        ),
        "TICK-Q1": Given(changed=by, confirm=True),
        "TICK-Q1.1": Given(answer="No"),
    }
    assert (found.not_asked, found.not_taken) == (("B-Q1",), ("C-Q1",))
    assert (found.prefill.archive, found.prefill.source) == ((), "last.xlsx")


def both(own: Given, shared: Given) -> Given:
    prefills = [
        Prefill(source=source, rows={"A-Q1": row}, facts={}, fact_notes={})
        for source, row in (("last.xlsx", own), ("trust.xlsx", shared))
    ]
    joined = combine(*prefills)
    assert joined.source == "last.xlsx; trust.xlsx"
    return joined.rows["A-Q1"]


def test_a_shared_answer_stands_in_the_cell_and_the_schools_own_beside_it():
    shared = Given(
        answer="Yes", evidence="Trust policy", evidence_on=EVIDENCED, changed="By it.", confirm=True
    )
    assert both(OWN, shared) == Given(
        answer="Yes",
        evidence="trust.xlsx: Trust policy; last.xlsx: Diary",
        evidence_on=EVIDENCED,
        comment="Ours.",
        last="No (evidence of 5 January 2026)",
        changed=f"By it. {OWN.changed} Your own evidence was of 5 January 2026.",
        confirm=True,
    )


def test_the_day_of_ones_own_evidence_is_not_put_beside_that_of_the_trust():
    row = both(OWN, Given(answer="Yes", evidence="Trust policy", changed="By it.", confirm=True))
    assert row.evidence_on is None
    assert row.changed.endswith("Your own evidence was of 5 January 2026.")


def test_where_the_trust_gives_no_evidence_the_schools_own_stays():
    row = both(OWN, Given(answer="Yes", comment="Ours.", changed="By it.", confirm=True))
    assert (row.evidence, row.evidence_on, row.comment) == ("Diary", date(2026, 1, 5), "Ours.")
    assert row.changed == f"By it. {OWN.changed}"


def test_points_alone_leave_the_schools_own_answer_and_let_it_wait():
    row = both(OWN.replace(confirm=False), Given(changed="By it.", confirm=True))
    assert (row.answer, row.confirm) == ("No", True)


def test_facts_archive_and_rows_of_ones_own_stay():
    own = Prefill(
        source="last.xlsx",
        rows={"B-Q1": OWN},
        facts={"months": 3},
        fact_notes={"role": "Last time: Head."},
        archive=(archived("X"),),
    )
    shared = Prefill(source="trust.xlsx", rows={"A-Q1": OWN}, facts={}, fact_notes={})
    joined = combine(own, shared)
    assert joined == own.replace(source="last.xlsx; trust.xlsx", rows={"B-Q1": OWN, "A-Q1": OWN})


def test_without_a_return_of_last_time_the_shared_answers_stand_alone():
    shared = Prefill(source="trust.xlsx", rows={"A-Q1": OWN}, facts={}, fact_notes={})
    assert combine(EMPTY, shared) == shared


# Nothing is lost

OLD = [f"A-Q{number}" for number in range(4)] + ["TICK-Q1", "TICK-Q2"]
NEW = [*OLD[:3], "TICK-Q1", "N-Q1", "N-Q2"]
WORDS = st.sampled_from([*LABELS, None, "unread"])


@st.composite
def answers(draw):
    """Give a full or half-empty return; each text in it is like no other."""
    found = []
    for ref in OLD:
        level = draw(WORDS)
        ticks = {}
        for name in ("1", "2") if ref.startswith("TICK") else ():
            tick = draw(st.sampled_from(["yes", "no", None, "unread"]))
            ticks |= {name: _tick(f"{ref}.{name}", tick)}
        found.append(_answer(ref, level, draw(st.booleans()), ticks))
    return found


def _answer(ref, level, beside, ticks):
    text = {name: f"{name} of {ref}" if beside else "" for name in ("evidence", "comment")}
    if level == "unread":
        return given(ref, None, raw=f"raw of {ref}", readable=False, ticks=ticks, **text)
    return given(ref, level, ticks=ticks, **text)


def _tick(ref, level):
    one = ticked(p1=None)["1"]
    if level == "unread":
        return one.replace(raw=f"raw of {ref}", readable=False)
    return TickAnswer(where=one.where, raw=LABELS.get(level or "", ""), level=level)


@st.composite
def changes(draw):
    found = []
    for ref in OLD:
        change = draw(st.sampled_from([None, *Moved]))
        if change is None:
            continue
        number = {Moved.SPLIT: 2, Moved.MERGED: 1}.get(change, draw(st.integers(0, 1)))
        targets = draw(
            st.lists(st.sampled_from(NEW), min_size=number, max_size=number, unique=True)
        )
        plain = change in {Moved.CHANGED, Moved.RETIRED}
        found.append(moved(ref, change, *([] if plain else targets)))
    return found


@holding(answers(), changes())
def test_every_answer_is_filled_in_or_shown_or_archived_and_only_once(given_answers, moves):
    old, new = checklist_of(*OLD), to(*NEW, changes=moves)
    found = carried(old, new, *given_answers)
    archive = Counter(entry.cell for entry in found.archive)
    assert set(archive.values()) <= {1}
    gone = {f"last.xlsx, {cell}": ref for ref, cell in _cells(given_answers)}
    archived_refs = {gone[cell] for cell in archive}
    targets = _targets(moves)
    in_rows = " ".join(f"{row.last} {row.evidence} {row.comment}" for row in found.rows.values())
    for answer in given_answers:
        beside = [answer.evidence, answer.comment]
        if answer.evidence:
            assert (answer.evidence in in_rows) is not (answer.question in archived_refs)
        if answer.question in archived_refs:
            continue
        shown = [found.rows[t] for t in targets[answer.question] if t in found.rows]
        said = " ".join(f"{r.answer} {r.last} {r.evidence} {r.comment}" for r in shown)
        word = {"na": "Does not apply"}.get(answer.level or "", answer.raw)
        assert all(text in said for text in (word, *beside))
        for name, tick in answer.ticks.items():
            ref = f"{answer.question}.{name}"
            if tick.raw and ref not in archived_refs:
                rows = [found.rows[f"{t}.{name}"] for t in targets[answer.question]]
                assert all(row.last == tick.raw for row in rows)


def _cells(given_answers):
    for answer in given_answers:
        yield answer.question, answer.where
        for name, tick in answer.ticks.items():
            yield f"{answer.question}.{name}", tick.where


def _targets(moves):
    changed = {change.question: change.to for change in moves if change.to}
    return {ref: changed.get(ref, (ref,)) for ref in OLD}


def test_a_condition_of_the_small_checklist_is_what_these_tests_take_it_for():
    assert small_checklist().items["BETA-01"].readings[0].binds[0].when == Condition(
        facts=(("has_sixth_form", "yes"),), words="the school has a sixth form"
    )
