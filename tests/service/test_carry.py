"""New forms filled in from real returns of last year and from a trust's shared answers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from send_audit.catalog.store import load_checklist
from send_audit.errors import ReturnError, UsageError
from send_audit.evaluate.share import combine
from send_audit.model.prefill import Given
from send_audit.model.vocabulary import Depth, InScope
from send_audit.service.carry import Filled, FillRequest, carry_from, form_of, shared_from
from send_audit.workbook.writing.questionnaire import write_for
from tests.workbook.returns import DAY, edited, filled, judged, put, row_of, state

DATA = Path(__file__).resolve().parents[1] / "data"
OAKFIELD = DATA / "oakfield-primary-0.1.0.xlsx"
NEW = load_checklist("send-england@0.2.0")


def asking(data: bytes, file: str = "last.xlsx", **more: object) -> FillRequest:
    return FillRequest(**{"data": data, "file": file, "checklist": NEW, "as_at": DAY, **more})


def oakfield(**more: object) -> Filled:
    return carry_from(asking(OAKFIELD.read_bytes(), OAKFIELD.name, **more))


def codes(found: Filled) -> list[str]:
    return [problem.code for problem in found.problems if problem.severity.value != "note"]


# A return of the first release in a form of the second


def test_a_return_of_an_older_release_fills_in_what_stayed_and_shows_what_changed():
    found = oakfield()
    rows = found.prefill.rows
    assert (found.kind.id, found.depth) == ("maintained-mainstream", Depth.FULL)
    assert found.reason == "oakfield-primary-0.1.0.xlsx says so (About this form!B6)."
    assert rows["SUPPORT-Q1"] == Given(
        answer="Partly",
        evidence="Provision map autumn 2026",
        evidence_on=date(2026, 10, 5),
        comment="Waiting for speech and language since the spring.",
        last="Partly (evidence of 5 October 2026)",
        confirm=True,
    )
    assert rows["EHCP-Q1"] == Given(
        answer="",
        evidence="Review calendar and invitations",
        evidence_on=date(2026, 9, 30),
        last="Yes (evidence of 30 September 2026)",
        changed="The question has changed: It now also asks for the head's report within two weeks.",
    )
    assert rows["LEAD-Q1"].changed == (
        "The question was put in other words: "
        "It speaks of children and young people, not only of pupils."
    )
    assert rows["INFO-Q1.13"] == Given(answer="No", last="No")
    assert rows["FAMILY-Q1"].changed == (
        "The evidence is from 1 March 2024; check that it is still current."
    )
    assert rows["SENCO-Q3"] == Given(changed="New question.")


def test_every_answered_cell_of_the_old_return_is_somewhere_and_only_once():
    """Counted in the workbook itself, not by the reader: column C of the questions sheet."""
    sheet = load_workbook(OAKFIELD)["Questions"]
    first = row_of(sheet.parent, "Questions", "Ref") + 1
    answered = {
        str(row[0].value) for row in sheet.iter_rows(first) if row[0].value and row[2].value
    }
    prefill = oakfield().prefill
    filled_in = {ref for ref, row in prefill.rows.items() if row.answer}
    shown = {ref for ref, row in prefill.rows.items() if row.last and not row.answer}
    kept = Counter(entry.ref for entry in prefill.archive)
    places = Counter([*filled_in, *shown, *kept.elements()])
    assert len(answered) == 29
    assert {ref: places[ref] for ref in answered} == dict.fromkeys(answered, 1)


def test_facts_that_last_are_filled_in_and_those_of_a_year_are_shown():
    found = oakfield().prefill
    assert found.facts["setting_name"] == "Oakfield Primary School (made up)"
    assert found.facts["senco_first_on"] == date(2019, 9, 1)
    assert found.facts["has_sixth_form"] == "no"
    assert "plan_named_school" not in found.facts
    assert dict(found.fact_notes) == dict.fromkeys(
        [
            "plan_named_school",
            "sen_provision_without_plan",
            "review_meeting_required",
            "senco_in_post",
            "senco_on_staff",
            "senco_teaches_here",
        ],
        "Last time: Yes.",
    )


def test_the_counts_are_said():
    first, anew, new, facts = oakfield().notes
    assert first == (
        "From oakfield-primary-0.1.0.xlsx (send-england@0.1.0): 26 answers filled in, to be "
        "confirmed; 3 shown and to be answered anew; 0 kept on the sheet 'Archive'."
    )
    assert new.endswith(" questions new since then.")
    assert anew.startswith("Actions, sign-off and the reply-by date start anew")
    count, words = facts.split(" ", 1)
    assert int(count) == len(oakfield().prefill.fact_notes) > 3
    assert words == "facts to state anew; each shows what it was last time."


def test_facts_of_last_time_leave_no_question_out():
    """There is no sixth form, so BETA and other rows could be left out; next year may differ."""
    found = oakfield()
    sure = oakfield(facts=("has_sixth_form=no",))
    rows = [form_of(NEW, one.rules, Depth.FULL).asked for one in (found, sure)]
    assert rows[0] > rows[1]
    assert sure.prefill.fact_notes.keys() == found.prefill.fact_notes.keys()


def test_what_a_register_knows_goes_before_last_year_and_what_is_said_before_both():
    known = {"setting_name": "Oakfield Academy", "urn": "999009", "s41_approved": "yes"}
    before = frozenset(("999001",))
    found = oakfield(known=known, before=before, facts=("urn=999010",)).prefill
    assert (found.facts["setting_name"], found.facts["urn"]) == ("Oakfield Academy", "999010")
    assert found.fact_notes["urn"] == "Last time: 999001."
    assert "s41_approved" not in found.facts  # not asked of this kind


def test_the_form_that_is_written_reads_back_as_not_yet_answered():
    found = oakfield()
    data = write_for(NEW, found.rules, found.depth, found.prefill.facts, found.prefill)
    result = judged(data, checklist="send-england@0.2.0")
    by_question = {item.rule.question: item for item in result.items if item.rule.group}
    assert by_question["SUPPORT-Q1"].outcome.value == "unanswered"
    assert by_question["SUPPORT-Q1"].flags == ("carried",)
    assert by_question["SUPPORT-Q1"].claimed == "Partly"
    assert by_question["EHCP-Q1"].claimed == ""


# Another kind, another release


def test_a_school_that_became_an_academy_is_asked_what_an_academy_is():
    found = oakfield(kind="academy")
    assert (found.kind.id, found.reason) == ("academy", "You said so.")
    assert codes(found) == ["kind-since"]
    (said,) = (problem for problem in found.problems if problem.code == "kind-since")
    assert "filled in as 'maintained-mainstream'; the new one is for 'academy'" in said.message
    assert found.prefill.rows["SUPPORT-Q1"].answer == "Partly"
    assert {rule.in_scope for rule in found.rules.items if rule.id == "LEAD-23"} == {InScope.YES}


def test_what_the_new_kind_is_not_asked_is_archived_with_its_cell():
    found = oakfield(kind="independent")
    entries = {entry.ref: entry for entry in found.prefill.archive}
    assert entries["SENCO-Q1"].answer == "Yes"
    assert entries["SENCO-Q1"].evidence == "Governors' minutes 12 Sept 2019, item 6"
    assert entries["SENCO-Q1"].cell == "oakfield-primary-0.1.0.xlsx, Questions!C7"
    assert entries["SENCO-Q1"].why.startswith("It is not asked of this setting. ")
    assert entries["senco_role"].why == "This fact is not asked of this kind of setting."


def named(data: bytes, heading: str, value: str) -> bytes:
    def change(book):
        place = row_of(book, "About this form", heading)
        book["About this form"].cell(place, 2).value = value

    return edited(data, change)


def test_a_release_that_is_not_here_is_matched_by_reference_and_said():
    last = named(filled(answers={"SUPPORT-Q1": "Yes"}), "Version", "0.0.9")
    found = carry_from(asking(last))
    assert codes(found) == ["matched-by-ref"]
    assert found.problems[0].found == "send-england@0.0.9"
    assert found.prefill.rows["SUPPORT-Q1"].answer == "Yes"
    assert "Facts to state anew" not in " ".join(found.notes)


def test_a_release_without_a_way_to_the_new_one_is_said():
    """From a newer release back to an older one nothing is written down."""
    old = load_checklist("send-england@0.1.0")
    found = carry_from(asking(filled(answers={"SUPPORT-Q1": "Yes"}), checklist=old))
    assert codes(found) == ["matched-by-ref"]
    assert "send-england@0.2.0 and send-england@0.1.0" in found.problems[0].message
    assert found.prefill.rows["SUPPORT-Q1"].answer == "Yes"


def test_a_form_that_names_no_release_is_read_with_the_new_one():
    found = carry_from(asking(named(filled(answers={"SUPPORT-Q1": "Yes"}), "Version", "")))
    assert codes(found) == ["no-release"]
    assert found.prefill.rows["SUPPORT-Q1"].answer == "Yes"


def test_another_text_of_the_release_is_said():
    assert codes(carry_from(asking(named(filled(), "Digest", "ab" * 32)))) == ["other-digest"]


# What the reader could not use


def messy() -> bytes:
    def change(book):
        sheet = book["Questions"]
        put(book, "SUPPORT-Q1", "Mostly")
        put(book, "SUPPORT-Q1", "in the spring", "Evidence date")
        put(book, "SENCO-Q2", "Yes")
        sheet.cell(row_of(book, "Questions", "SENCO-Q2"), 12).value = "see the other file"
        for ref, answer, evidence in (
            ("OWN-1", "Partly", "Our own question"),
            ("SENCO-Q2", "No", ""),
            ("SENCO-Q2", "Yes", ""),
        ):
            row = sheet.max_row + 1
            sheet.cell(row, 1).value, sheet.cell(row, 3).value = ref, answer
            sheet.cell(row, 4).value = evidence or None
            sheet.cell(row, 5).value = date(2026, 9, 1) if evidence else None
        state(book, "opened_on", "long ago")

    return edited(filled(), change)


def test_strays_and_unknown_rows_are_archived_and_what_is_unreadable_is_shown():
    found = carry_from(asking(messy())).prefill
    kept = [(entry.ref, entry.answer, entry.evidence, entry.evidence_on) for entry in found.archive]
    assert Counter(kept) == Counter(
        [
            ("SUPPORT-Q1", "in the spring", "", None),
            ("SENCO-Q2", "see the other file", "", None),
            ("OWN-1", "Partly", "Our own question", date(2026, 9, 1)),
            ("SENCO-Q2", "No", "", None),
        ]
    )
    assert all(entry.cell.startswith("last.xlsx, Questions!") for entry in found.archive)
    assert all(entry.why for entry in found.archive)
    support = found.rows["SUPPORT-Q1"]
    assert (support.answer, support.last) == ("", "Mostly")
    assert support.changed == "Could not be read last time."
    assert found.fact_notes["opened_on"] == "Last time: 'long ago', which could not be read."


def test_notes_on_cells_are_kept_beside_the_answer_shown_or_archived():
    def note(book):
        for ref, word, text in (
            ("INFO-Q1.2", "Yes", "A point's note."),
            ("SUPPORT-Q1", "Yes", "A question's note."),
            ("SENCO-Q2", None, "Surely yes."),
        ):
            cell = book["Questions"].cell(row_of(book, "Questions", ref), 3)
            cell.value, cell.comment = word, Comment(text, "a colleague")
        state(book, "urn", "123456")
        row = row_of(book, "About your school", "urn")
        book["About your school"].cell(row, 3).comment = Comment("A new one.", "a colleague")

    found = carry_from(asking(edited(filled(), note))).prefill
    assert found.rows["INFO-Q1"].comment == "A point's note."
    assert found.rows["SUPPORT-Q1"].comment == "A question's note."
    assert found.rows["SENCO-Q2"].last == "(a note) Surely yes."
    assert [(entry.ref, entry.answer) for entry in found.archive] == [("urn", "A new one.")]


def test_of_a_row_given_twice_the_day_is_kept_too():
    def twice(book):
        put(book, "SUPPORT-Q1", "Yes")
        sheet = book["Questions"]
        for column, value in ((1, "SUPPORT-Q1"), (3, "Yes"), (5, date(2026, 9, 1)), (6, "Again.")):
            sheet.cell(sheet.max_row + (column == 1), column).value = value

    found = carry_from(asking(edited(filled(), twice))).prefill
    row = found.rows["SUPPORT-Q1"]
    assert (row.answer, row.comment) == ("Yes", "Again. (dated 2026-09-01)")
    ((ref, day),) = [(entry.ref, entry.evidence_on) for entry in found.archive]
    assert (ref, day) == ("SUPPORT-Q1", date(2026, 9, 1))


# What cannot be


def test_a_file_that_is_no_return_is_named():
    with pytest.raises(ReturnError, match=r"^last\.xlsx: "):
        carry_from(asking(b"not a workbook"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "does not say what kind of setting"),
        ("academi", "'academi' is not a kind of setting. Did you mean 'academy'"),
        ("offshore-school", "are outside English SEND law."),
    ],
)
def test_a_kind_that_is_not_known_has_to_be_said(value: str, said: str):
    data = named(filled(), "Kind of setting", value)
    with pytest.raises(ReturnError, match=r"^last\.xlsx: ") as caught:
        carry_from(asking(data))
    assert said in caught.value.message
    assert carry_from(asking(data, kind="academy")).kind.id == "academy"


def test_a_day_before_the_law_is_refused():
    for fill in (carry_from, shared_from):
        with pytest.raises(UsageError):
            fill(asking(b"", kind="academy", as_at=date(2014, 8, 31)))


# Shared answers of a trust

TRUST = {"SUPPORT-Q1": "Yes", "LEAD-Q1": "Not sure", "INFO-Q1.2": "Yes"}


def trust(**more: object) -> bytes:
    return filled("academy", {**TRUST, **more}, setting_name="Larch Trust", has_sixth_form="Yes")


def test_a_trust_answers_for_its_school_and_the_school_has_to_confirm():
    found = shared_from(asking(trust(), "trust.xlsx", kind="academy"))
    by = "Answered by Larch Trust for all its schools."
    assert found.prefill.rows["SUPPORT-Q1"] == Given(answer="Yes", changed=by, confirm=True)
    assert found.prefill.rows["INFO-Q1"] == Given(changed=by, confirm=True)
    assert found.prefill.rows["INFO-Q1.2"] == Given(answer="Yes")
    assert set(found.prefill.rows) == {"SUPPORT-Q1", "INFO-Q1", "INFO-Q1.2"}
    assert (dict(found.prefill.facts), found.prefill.archive) == ({}, ())
    assert (found.kind.id, found.depth) == ("academy", Depth.FULL)
    assert found.notes == (
        "From trust.xlsx: 2 answers filled in, to be confirmed.",
        "1 answer of trust.xlsx not taken over, because the question has changed or the answer is open: LEAD-Q1.",
    )


def test_what_the_school_is_not_asked_is_counted_and_named_and_not_its_own():
    answers = {"SENCO-Q1": "Yes", "SUPPORT-Q1": "Yes"}
    data = filled("academy", answers, senco_in_post="Yes")
    found = shared_from(asking(data, "trust.xlsx", kind="independent"))
    assert dict(found.prefill.rows) == {}
    assert found.prefill.archive == ()
    assert found.notes[1].startswith("2 answers of trust.xlsx not asked here (")
    assert found.notes[1].endswith("): SENCO-Q1, SUPPORT-Q1.")


def test_many_are_named_by_the_first_few():
    questions = [ref for ref in NEW.questions if ref.startswith("SENCO")]
    asked = form_of(NEW, carry_from(asking(filled())).rules, Depth.FULL).asked
    open_ones = {ref: "Not sure" for ref in NEW.questions if ref in asked}
    assert len(questions) > 1
    found = shared_from(asking(filled("academy", open_ones), "trust.xlsx", kind="academy"))
    assert found.notes[-1].endswith(f" and {len(open_ones) - 8} more.")


def test_without_a_name_the_trust_is_called_by_its_file():
    data = filled("academy", {"SUPPORT-Q1": "Yes"})
    found = shared_from(asking(data, "trust.xlsx", kind="academy"))
    assert found.prefill.rows["SUPPORT-Q1"].changed == (
        "Answered by trust.xlsx for all its schools."
    )


def test_the_school_has_to_say_its_kind():
    with pytest.raises(UsageError):
        shared_from(asking(trust(), "trust.xlsx"))


def test_shared_answers_and_the_schools_own_stand_side_by_side():
    shared = shared_from(asking(trust(), "trust.xlsx", kind="maintained-mainstream"))
    joined = combine(oakfield().prefill, shared.prefill)
    row = joined.rows["SUPPORT-Q1"]
    assert (row.answer, row.last) == ("Yes", "Partly (evidence of 5 October 2026)")
    assert row.evidence == "Provision map autumn 2026"
    assert joined.source == "oakfield-primary-0.1.0.xlsx; trust.xlsx"
    assert joined.facts == oakfield().prefill.facts
