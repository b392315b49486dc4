"""Answers carried over from an older release."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.evaluate.migrate import migrate, steps
from send_audit.model.checklist import Checklist, Migration, QuestionChange
from send_audit.model.submission import Answer, CellRef, RowCount, Submission, TickAnswer
from send_audit.model.vocabulary import Moved, Severity
from tests.evaluate.hand_made import CELL, answer, submission
from tests.workbook.small_checklist import small_checklist

WHY = "It asks more."


def moved(question: str, change: Moved, *to: str) -> QuestionChange:
    return QuestionChange(question=question, change=change, to=to, because=WHY)


def step(start: str, end: str, *changes: QuestionChange) -> Migration:
    return Migration(start=start, end=end, questions=changes)


def checklist(*migrations: Migration, version: str = "2.0.0") -> Checklist:
    return small_checklist(version=version, migrations=migrations)


def returned(*answers: Answer) -> Submission:
    rows = RowCount(read=9, answered=5, blank=3, invalid=1, not_asked=0, unknown=0, duplicate=0)
    return submission(*answers).replace(rows=rows)


def carried(change: QuestionChange, *answers: Answer) -> Submission:
    return migrate(returned(*answers), checklist(step("1.0.0", "2.0.0", change)), "1.0.0")


FULL = answer(
    "OLD-Q1", "yes", raw="Yes", evidence="Minutes", evidence_on=date(2026, 9, 1), comment="Seen."
)


def total(rows: RowCount) -> int:
    """Add up the buckets."""
    return (
        rows.answered + rows.blank + rows.invalid + rows.not_asked + rows.unknown + rows.duplicate
    )


@pytest.mark.parametrize("change", [Moved.SPLIT, Moved.MERGED, Moved.REWORDED])
def test_an_answer_goes_to_the_questions_that_took_over_with_all_that_came_with_it(change: Moved):
    found = carried(moved("OLD-Q1", change, "NEW-Q1", "NEW-Q2"), FULL)
    assert dict(found.answers) == {
        name: FULL.replace(question=name) for name in ("NEW-Q1", "NEW-Q2")
    }
    assert found.rows == returned().rows
    assert found.seen == {"NEW-Q1", "NEW-Q2"}
    (said,) = found.problems
    assert (said.code, said.severity) == ("moved-answer", Severity.NOTE)
    assert (said.where, said.found) == (CELL, "Yes")
    assert said.message.startswith("Since the form was made: OLD-Q1: the question ")
    assert said.message.endswith(f"check {'it' if change is not Moved.SPLIT else 'them'}. {WHY}")


def test_a_reworded_question_of_the_same_name_keeps_its_answer_where_it_is():
    found = carried(moved("OLD-Q1", Moved.REWORDED), FULL)
    assert (dict(found.answers), found.rows) == ({"OLD-Q1": FULL}, returned().rows)
    assert "your answer was kept, check it" in found.problems[0].message


def test_a_split_may_leave_a_part_under_the_old_name():
    found = carried(moved("OLD-Q1", Moved.SPLIT, "OLD-Q1", "NEW-Q1"), FULL)
    assert dict(found.answers) == {"OLD-Q1": FULL, "NEW-Q1": FULL.replace(question="NEW-Q1")}


def test_a_blank_row_of_the_new_question_is_filled():
    found = carried(moved("OLD-Q1", Moved.MERGED, "NEW-Q1"), FULL, answer("NEW-Q1", None))
    assert found.answers["NEW-Q1"] == FULL.replace(question="NEW-Q1")


def test_two_answers_that_agree_become_one():
    own = answer("NEW-Q1", "yes", raw="Y")
    found = carried(moved("OLD-Q1", Moved.MERGED, "NEW-Q1"), FULL, own)
    assert (dict(found.answers), found.rows) == ({"NEW-Q1": own}, returned().rows)
    assert len(found.problems) == 1


def test_of_two_answers_that_differ_neither_is_guessed_and_neither_is_lost():
    own = answer("NEW-Q1", "no", raw="No", where=CellRef(sheet="Questions", cell="C9"))
    found = carried(moved("OLD-Q1", Moved.MERGED, "NEW-Q1"), FULL, own)
    assert dict(found.answers) == {
        "NEW-Q1": own.replace(raw="No / Yes", level=None, readable=False)
    }
    assert (found.rows.answered, found.rows.invalid, total(found.rows)) == (3, 3, 9)
    differ, said = found.problems
    assert (differ.severity, differ.found) == (Severity.WARNING, "No / Yes")
    assert differ.where == own.where
    assert "two of your answers went into this one question and differ" in differ.message
    assert said.found == "Yes"


def test_a_third_answer_is_put_beside_two_that_differ():
    changes = [moved(f"OLD-Q{n}", Moved.MERGED, "NEW-Q1") for n in (1, 2, 3)]
    given = [answer(f"OLD-Q{n}", lvl, raw=lvl) for n, lvl in ((1, "yes"), (2, "no"), (3, "partly"))]
    found = migrate(returned(*given), checklist(step("1.0.0", "2.0.0", *changes)), "1.0.0")
    assert found.answers["NEW-Q1"].raw == "yes / no / partly"
    assert (found.rows.answered, found.rows.invalid, total(found.rows)) == (2, 4, 9)


TICKED = answer(
    "OLD-Q1",
    None,
    ticks={
        "1": TickAnswer(where=CELL, raw="Yes", level="yes"),
        "2": TickAnswer(where=CELL, raw="", level=None),
        "3": TickAnswer(where=CELL, raw="No", level="no"),
    },
)


@pytest.mark.parametrize("change", [Moved.SPLIT, Moved.MERGED])
def test_points_of_a_question_that_is_gone_are_named_and_not_carried(change: Moved):
    found = carried(moved("OLD-Q1", change, "NEW-Q1"), TICKED)
    assert dict(found.answers) == {}
    assert (found.rows.answered, found.rows.not_asked, total(found.rows)) == (3, 2, 9)
    (said,) = found.problems
    assert (said.severity, said.found) == (Severity.WARNING, "Yes, No")
    assert "points ticked under it were not taken over" in said.message


def test_an_answer_is_carried_without_the_points_under_it():
    found = carried(moved("OLD-Q1", Moved.SPLIT, "NEW-Q1"), FULL.replace(ticks=TICKED.ticks))
    assert dict(found.answers) == {"NEW-Q1": FULL.replace(question="NEW-Q1")}
    assert (found.rows.answered, found.rows.not_asked, total(found.rows)) == (3, 2, 9)
    (said,) = found.problems
    assert said.severity is Severity.WARNING
    assert "your answer was given to each" in said.message
    assert "points ticked under it were not taken over" in said.message


def test_points_of_a_question_that_only_has_other_words_stay_with_it():
    found = carried(moved("OLD-Q1", Moved.REWORDED, "NEW-Q1"), TICKED)
    assert dict(found.answers) == {"NEW-Q1": TICKED.replace(question="NEW-Q1")}
    assert found.rows == returned().rows


def test_points_under_two_questions_that_became_one_are_not_mixed():
    own = TICKED.replace(question="NEW-Q1")
    found = carried(moved("OLD-Q1", Moved.MERGED, "NEW-Q1"), FULL, own)
    both = found.answers["NEW-Q1"]
    assert (both.raw, both.readable, both.ticks) == ("(points) / Yes", False, TICKED.ticks)


def test_points_of_a_question_that_means_something_else_are_kept_unreadable():
    found = carried(moved("OLD-Q1", Moved.CHANGED), TICKED)
    ticks = found.answers["OLD-Q1"].ticks
    assert [(tick.raw, tick.level, tick.readable) for tick in ticks.values()] == [
        ("Yes", None, False),
        ("", None, True),
        ("No", None, False),
    ]
    assert (found.rows.answered, found.rows.invalid, total(found.rows)) == (3, 3, 9)


def test_an_answer_to_a_question_that_means_something_else_is_kept_and_not_taken_over():
    found = carried(moved("OLD-Q1", Moved.CHANGED), FULL)
    assert found.answers["OLD-Q1"] == FULL.replace(level=None, readable=False)
    assert (found.rows.answered, found.rows.invalid, found.rows.read) == (4, 2, 9)
    (said,) = found.problems
    assert said.severity is Severity.WARNING
    assert "your answer was not taken over" in said.message


def test_an_answer_that_could_not_be_read_is_not_counted_as_unreadable_twice():
    unread = answer("OLD-Q1", None, raw="Mostly", readable=False)
    found = carried(moved("OLD-Q1", Moved.CHANGED), unread)
    assert found.answers["OLD-Q1"] == unread
    assert found.rows == returned().rows


def test_an_answer_to_a_retired_question_is_named_and_its_row_is_not_asked():
    found = carried(moved("OLD-Q1", Moved.RETIRED), FULL)
    assert dict(found.answers) == {}
    assert (found.rows.answered, found.rows.not_asked, total(found.rows)) == (4, 1, 9)
    (said,) = found.problems
    assert (said.where, said.found) == (CELL, "Yes")
    assert "is no longer asked" in said.message


@pytest.mark.parametrize("given", [(), (answer("OLD-Q1", None),)])
def test_where_nothing_was_answered_nothing_is_carried_or_said(given: tuple[Answer, ...]):
    found = carried(moved("OLD-Q1", Moved.SPLIT, "NEW-Q1"), *given)
    assert found == returned(*given)


def test_steps_are_taken_oldest_first_so_that_an_answer_goes_all_the_way():
    late = step("1.5.0", "2.0.0", moved("MIDDLE-Q1", Moved.REWORDED, "NEW-Q1"))
    early = step("1.0.0", "1.5.0", moved("OLD-Q1", Moved.REWORDED, "MIDDLE-Q1"))
    found = migrate(returned(FULL), checklist(late, early), "1.0.0")
    assert found.answers["NEW-Q1"] == FULL.replace(question="NEW-Q1")


@pytest.mark.parametrize(
    ("version", "to", "taken"),
    [
        ("0.9.0", "2.0.0", ["0.9.0", "0.10.0", "1.0.0"]),
        ("0.10.0", "2.0.0", ["0.10.0", "1.0.0"]),
        ("0.10.0", "1.0.0", ["0.10.0"]),
        ("1.0.0", "dev", ["1.0.0"]),
        ("2.0.0", "2.0.0", []),
        ("dev", "2.0.0", []),
    ],
)
def test_only_the_steps_between_the_two_releases_are_taken(version, to, taken):
    known = (step("1.0.0", "2.0.0"), step("0.9.0", "0.10.0"), step("0.10.0", "1.0.0"))
    assert [found.start for found in steps(checklist(*known, version=to), version)] == taken


def test_a_step_sees_the_answers_as_they_were_before_it():
    """What went into a question in this step is not changed again by the same step."""
    both = step(
        "1.0.0", "2.0.0", moved("OLD-Q1", Moved.MERGED, "NEW-Q1"), moved("NEW-Q1", Moved.REWORDED)
    )
    found = migrate(returned(FULL), checklist(both), "1.0.0")
    assert [problem.message.split(": ")[1] for problem in found.problems] == ["OLD-Q1"]
