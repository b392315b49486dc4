"""Part-workbooks of several colleagues joined: what agrees, what differs, and nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.evaluate.merge import Conflict, Part, Said, merge, merge_facts
from send_audit.model.prefill import Given, Prefill
from send_audit.model.submission import Answer, CellRef, FactAnswer
from send_audit.model.vocabulary import Depth
from tests.evaluate.carrying import (
    EVIDENCED,
    archived,
    checklist_of,
    form,
    full,
    given,
    kept,
    returned,
    stated,
    ticked,
)
from tests.workbook.small_checklist import small_checklist

ONE = checklist_of("A-Q1", "TICK-Q1")
NONE = merge_facts([], ONE, "academy")
LATER = date(2026, 10, 1)


def part(file: str, *answers: Answer, **more: object) -> Part:
    return Part(file=file, submission=returned(*answers).replace(file=file), **more)


def parts(*answers: tuple[Answer, ...] | Answer, **shown: Given) -> list[Part]:
    """Give one file for each entry: a.xlsx, b.xlsx and so on."""
    before = {ref.replace("_", "-"): row for ref, row in shown.items()}
    each = (entry if isinstance(entry, tuple) else (entry,) for entry in answers)
    return [
        part(f"{letter}.xlsx", *entry, shown=before)
        for letter, entry in zip("abc", each, strict=False)
    ]


def merged(*answers: object, **shown: Given) -> tuple[Prefill, tuple[Conflict, ...]]:
    return merge(parts(*answers, **shown), form(ONE), NONE)


def row(*answers: object, ref: str = "A-Q1", **shown: Given) -> Given:
    """Merge answers that do not differ, and give one row."""
    found, conflicts = merged(*answers, **shown)
    assert conflicts == ()
    return found.rows[ref]


# Answers


def test_an_answer_beats_a_blank_and_is_answered():
    assert row(given("A-Q1", None), full("A-Q1", "yes")) == Given(
        answer="Yes", evidence="Minutes", evidence_on=EVIDENCED, comment="Seen."
    )


def test_a_row_that_a_file_lacks_is_as_blank():
    assert row((), given("A-Q1", "no")).answer == "No"


def test_equal_answers_are_one_however_they_are_written():
    found = row(given("A-Q1", "yes", raw="Y"), given("A-Q1", "yes"), given("A-Q1", "yes"))
    assert found == Given(answer="Yes")


def test_where_nobody_wrote_anything_nothing_is_filled_in():
    found, conflicts = merged(given("A-Q1", None), given("A-Q1", None))
    assert (dict(found.rows), conflicts, found.archive) == ({}, (), ())
    assert found.source == "a.xlsx; b.xlsx"


def test_answers_that_differ_are_left_blank_and_named_with_their_cells():
    first, second = full("A-Q1", "yes"), full("A-Q1", "partly", raw="partially")
    found, conflicts = merged(first, second)
    assert conflicts == (
        Conflict(
            ref="A-Q1",
            text="Is A-Q1 in place?",
            said=(
                Said("a.xlsx", first.where, "Yes"),
                Said("b.xlsx", second.where, "Partly"),
            ),
        ),
    )
    assert found.rows["A-Q1"] == Given(
        answer="",
        evidence="Minutes",
        evidence_on=EVIDENCED,
        comment="Seen.",
        changed="a.xlsx says Yes; b.xlsx says Partly.",
    )


def test_not_sure_is_an_answer_and_differs_from_a_yes():
    _, (conflict,) = merged(given("A-Q1", "yes"), given("A-Q1", "not-sure"))
    assert conflict.in_words() == "a.xlsx says Yes; b.xlsx says Not sure"


def unread(text: str = "Mostly") -> Answer:
    return given("A-Q1", None, raw=text, readable=False)


def test_what_cannot_be_read_is_shown_and_not_filled_in():
    assert row(unread(), given("A-Q1", None)) == Given(
        changed="a.xlsx says 'Mostly', which could not be read."
    )


def test_the_same_unreadable_words_in_two_files_are_no_conflict():
    assert row(unread(), unread()).changed == (
        "a.xlsx says 'Mostly', which could not be read. "
        "b.xlsx says 'Mostly', which could not be read."
    )


@pytest.mark.parametrize("other", [given("A-Q1", "yes"), unread("Yes?")])
def test_what_cannot_be_read_differs_from_anything_else(other: Answer):
    found, (conflict,) = merged(unread(), other)
    assert conflict.said[0].answer == "'Mostly'"
    assert found.rows["A-Q1"].answer == ""


# What stands beside an answer


def test_evidence_and_comments_that_differ_are_all_kept_each_with_its_file():
    found = row(full("A-Q1", "yes"), full("A-Q1", "yes", evidence="Policy", comment="Looked at."))
    assert found.answer == "Yes"
    assert found.evidence == "a.xlsx: Minutes; b.xlsx: Policy"
    assert found.comment == "a.xlsx: Seen.; b.xlsx: Looked at."
    assert (found.evidence_on, found.changed) == (EVIDENCED, "")


def test_of_two_days_the_newer_stands_in_the_cell_and_both_are_named():
    found = row(full("A-Q1", "yes", evidence_on=LATER), full("A-Q1", "yes"))
    assert found.evidence_on == LATER
    assert found.changed == "Evidence dates: a.xlsx: 1 October 2026; b.xlsx: 1 September 2026."


def test_evidence_beside_a_blank_is_kept():
    found = row(given("A-Q1", "yes"), given("A-Q1", None, evidence="Minutes"))
    assert (found.answer, found.evidence) == ("Yes", "Minutes")


# What is still to be confirmed

BEFORE = Given(last="Yes", changed="New words.")


def waiting(level: str | None, **more: object) -> Answer:
    return full("A-Q1", level, unconfirmed=True, **more)


def test_what_nobody_has_confirmed_goes_on_waiting_and_shows_what_it_showed():
    found = row(waiting("yes"), waiting("yes"), A_Q1=BEFORE)
    assert (found.answer, found.confirm) == ("Yes", True)
    assert (found.last, found.changed) == ("Yes", "New words.")


def test_what_one_has_confirmed_is_confirmed():
    found = row(waiting("yes"), full("A-Q1", "yes"), A_Q1=BEFORE)
    assert (found.answer, found.confirm, found.changed) == ("Yes", False, "New words.")


def test_another_answer_goes_before_one_that_waits():
    found = row(waiting("yes"), full("A-Q1", "no"), A_Q1=BEFORE)
    assert (found.answer, found.confirm) == ("No", False)
    assert (found.last, found.changed) == ("Yes", "New words.")


def test_an_answer_that_waits_and_is_shown_nowhere_else_is_named():
    """As a trust's shared answer: there is no last answer of the school's own."""
    found = row(waiting("yes"), full("A-Q1", "no"))
    assert found.changed == "a.xlsx says Yes, not confirmed."
    assert row(waiting("yes"), full("A-Q1", "yes")).changed == ""


def test_what_stands_beside_an_answer_that_waits_is_named_where_it_differs():
    other = waiting("yes", evidence="Old minutes", evidence_on=LATER, comment="Seen.")
    found = row(other, full("A-Q1", "yes"), A_Q1=BEFORE)
    assert (found.evidence, found.evidence_on) == ("Minutes", EVIDENCED)
    assert found.changed == "New words. a.xlsx, not confirmed: Old minutes; 1 October 2026."


def test_a_blank_beside_it_confirms_nothing():
    found = row(waiting("yes"), given("A-Q1", None))
    assert (found.answer, found.confirm) == ("Yes", True)


def test_without_an_answer_there_is_nothing_to_confirm():
    found, conflicts = merged(waiting("yes"), waiting("no"))
    assert len(conflicts) == 1
    assert not found.rows["A-Q1"].confirm


def test_what_a_blank_row_shows_of_last_time_is_kept():
    assert row(given("A-Q1", None), A_Q1=BEFORE) == BEFORE


# Points


def points(**levels: str | None) -> Answer:
    return given("TICK-Q1", None, ticks=ticked(**levels))


def test_points_are_joined_one_by_one():
    first, second = points(p1="yes", p2="no"), points(p1=None, p2="yes")
    found, (conflict,) = merged(first, second)
    assert (conflict.ref, conflict.text) == ("TICK-Q1.2", "point 2")
    assert [said.where for said in conflict.said] == [
        first.ticks["2"].where,
        second.ticks["2"].where,
    ]
    assert dict(found.rows) == {
        "TICK-Q1.1": Given(answer="Yes"),
        "TICK-Q1.2": Given(changed="a.xlsx says No; b.xlsx says Yes."),
    }


def test_points_that_wait_let_their_question_wait():
    found, _ = merged(points(p1="yes", p2=None).replace(unconfirmed=True))
    assert found.rows["TICK-Q1"] == Given(confirm=True)
    assert found.rows["TICK-Q1.1"] == Given(answer="Yes")


def test_a_point_that_waits_goes_behind_a_question_that_was_settled():
    waits = points(p1="yes", p2="yes").replace(unconfirmed=True)
    found, conflicts = merged(waits, points(p1="no", p2=None))
    assert conflicts == ()
    assert dict(found.rows) == {
        "TICK-Q1.1": Given(answer="No", changed="a.xlsx says Yes, not confirmed."),
        "TICK-Q1.2": Given(changed="a.xlsx says Yes, not confirmed."),
    }


# What the form does not ask


def test_what_is_not_asked_is_archived_from_every_file_with_the_reason():
    small = small_checklist()
    first = full("ALPHA-Q2", "yes")
    second = given("ALPHA-Q1", None, ticks=ticked(p2="no", p1="yes"))
    found, conflicts = merge(
        [part("a.xlsx", first), part("b.xlsx", second, given("ALPHA-Q2", None))],
        form(small, depth=Depth.DUTIES),
        NONE,
        (archived("X"),),
    )
    assert conflicts == ()
    assert kept(found) == {
        "ALPHA-Q2": ("Yes", "This form asks about duties only, not about guidance."),
        "ALPHA-Q1.2": ("No", "Point 2 is not asked of this kind of setting."),
        "X": ("Yes", "It stood outside."),
    }
    assert found.archive[0].cell == f"a.xlsx, {first.where}"
    assert found.archive[0].evidence == "Minutes"
    assert list(found.rows) == ["ALPHA-Q1.1"]


# Facts


def facts(*files: tuple[FactAnswer, ...], **notes: str):
    read = [
        Part(
            file=f"{letter}.xlsx",
            submission=returned().replace(facts={one.fact: one for one in stated_}),
            notes=notes,
        )
        for letter, stated_ in zip("abc", files, strict=False)
    ]
    return merge_facts(read, small_checklist(), "academy")


def test_facts_that_agree_are_one():
    found = facts(
        (stated("has_sixth_form", "Y", "yes"), stated("months", "3", 3)),
        (stated("has_sixth_form", "Yes", "yes"),),
    )
    assert dict(found.facts) == {"has_sixth_form": "yes", "months": 3}
    assert (dict(found.notes), found.conflicts, found.archive) == ({}, (), ())


def test_facts_that_differ_are_left_blank_and_named():
    found = facts(
        (stated("role", "head", "head", cell="C7"),), (stated("role", "other", "other", cell="C8"),)
    )
    assert dict(found.facts) == {}
    assert dict(found.notes) == {"role": "a.xlsx says Head teacher; b.xlsx says Other."}
    (conflict,) = found.conflicts
    assert (conflict.ref, conflict.text) == ("role", "Label of role?")
    assert conflict.said[1] == Said(
        "b.xlsx", CellRef(sheet="About your school", cell="C8"), "Other"
    )


def test_a_fact_that_cannot_be_read_is_named_and_what_was_shown_stays():
    found = facts((stated("months", "few", None),), (), months="Last time: 3.")
    assert dict(found.facts) == {}
    assert dict(found.notes) == {
        "months": "Last time: 3. a.xlsx says 'few', which could not be read."
    }


def test_a_fact_that_is_not_asked_of_the_kind_is_archived():
    found = facts((stated("elsewhere", "x", "x"),), ())
    assert [(one.ref, one.answer) for one in found.archive] == [("elsewhere", "x")]
    prefill, conflicts = merge([], form(small_checklist()), found)
    assert (prefill.archive, conflicts) == (found.archive, ())


def test_conflicts_of_facts_stand_before_those_of_questions():
    found = facts((stated("months", "1", 1),), (stated("months", "2", 2),))
    _, conflicts = merge(parts(given("A-Q1", "yes"), given("A-Q1", "no")), form(ONE), found)
    assert [conflict.ref for conflict in conflicts] == ["months", "A-Q1"]
