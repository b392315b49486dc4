"""Part-workbooks of several colleagues, as real files, joined into one form."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from send_audit.catalog.store import load_checklist
from send_audit.errors import ChecklistError, ReturnError, UsageError
from send_audit.evaluate.select import select
from send_audit.model.prefill import Archived, Given, Prefill
from send_audit.model.vocabulary import Depth
from send_audit.service.merge import Merged, explained, merge, merged_form
from send_audit.service.new import NewRequest, new
from send_audit.workbook.writing.questionnaire import write_for
from tests.workbook.returns import (
    DAY,
    edited,
    filled,
    judged,
    outcomes,
    put,
    questionnaire,
    row_of,
    rows_in,
    state,
)

NEW = load_checklist("send-england@0.2.0")
BLANK = questionnaire("academy")


def part(answers: dict[str, object] | None = None, blank: bytes = BLANK, **facts: object) -> bytes:
    """Fill in a form: answers, then what stands beside them as ``REF/heading``; facts by name."""

    def change(book):
        for name, value in facts.items():
            state(book, name, value)
        for ref, value in (answers or {}).items():
            question, _, heading = ref.partition("/")
            put(book, question, value, heading or "Answer")

    return edited(blank, change)


def joined(*parts: bytes) -> Merged:
    names = ("a.xlsx", "b.xlsx", "c.xlsx")
    return merge(list(zip(parts, names, strict=False)))


EVIDENCE = "Evidence: what and where"


def test_the_parts_of_two_colleagues_become_one_form():
    one = part({"SUPPORT-Q1": "Yes", f"SUPPORT-Q1/{EVIDENCE}": "Provision map"}, urn="123456")
    two = part({"SENCO-Q2": "No", "INFO-Q1.2": "Yes"}, setting_name="Oakfield")
    found = joined(one, two, part())
    assert (found.kind.id, found.depth, found.as_at) == ("academy", Depth.FULL, DAY)
    assert found.checklist.name == NEW.name
    assert dict(found.facts) == {"urn": "123456", "setting_name": "Oakfield"}
    assert dict(found.prefill.rows) == {
        "SUPPORT-Q1": Given(answer="Yes", evidence="Provision map"),
        "SENCO-Q2": Given(answer="No"),
        "INFO-Q1.2": Given(answer="Yes"),
    }
    assert (found.conflicts, found.prefill.archive) == ((), ())
    assert found.prefill.source == "a.xlsx; b.xlsx; c.xlsx"


def test_the_form_that_is_written_says_the_same_when_it_is_read():
    one = part({"SUPPORT-Q1": "Yes", "SUPPORT-Q1/Evidence date": date(2026, 9, 1)}, urn="123456")
    two = part({"SENCO-Q2": "No"}, senco_in_post="No")
    data = merged_form(joined(one, two))
    both = part(
        {"SUPPORT-Q1": "Yes", "SUPPORT-Q1/Evidence date": date(2026, 9, 1), "SENCO-Q2": "No"}
    )
    both = edited(
        both, lambda book: (state(book, "urn", "123456"), state(book, "senco_in_post", "No"))
    )
    again, wanted = judged(data), judged(both)
    assert outcomes(again) == outcomes(wanted)
    assert again.urn == "123456"
    assert [item.evidence_on for item in again.items] == [item.evidence_on for item in wanted.items]
    assert rows_in(data) == rows_in(BLANK)


def test_answers_that_differ_are_named_with_file_and_cell():
    found = joined(part({"SUPPORT-Q1": "Yes"}), part({"SUPPORT-Q1": "Partially"}))
    (conflict,) = found.conflicts
    row = row_of(load_workbook(io.BytesIO(BLANK)), "Questions", "SUPPORT-Q1")
    assert list(explained(conflict)) == [
        f"SUPPORT-Q1: {NEW.questions['SUPPORT-Q1'].text}",
        f"  a.xlsx, Questions!C{row}: Yes",
        f"  b.xlsx, Questions!C{row}: Partly",
    ]
    assert found.prefill.rows["SUPPORT-Q1"].answer == ""


def test_facts_that_differ_are_left_blank_and_named():
    found = joined(part(senco_role="Head teacher"), part(senco_role="Qualified teacher"))
    (conflict,) = found.conflicts
    assert conflict.ref == "senco_role"
    assert "senco_role" not in found.facts
    assert found.prefill.fact_notes["senco_role"].startswith("a.xlsx says ")


def test_a_fact_that_rules_rows_out_drops_none_that_the_parts_have():
    one = part({"ADMIT-Q1": "Yes"}, plan_named_school="No")
    found = joined(one, part())
    assert found.prefill.rows["ADMIT-Q1"].answer == "Yes"
    assert found.prefill.archive == ()
    assert rows_in(merged_form(found)) == rows_in(BLANK)


def test_rows_that_a_fact_left_out_of_all_parts_stay_out():
    sent = new(
        NewRequest(kind="academy", facts=("plan_named_school=no",), depth=Depth.FULL, as_at=DAY)
    ).data
    assert rows_in(sent) < rows_in(BLANK)
    found = joined(part({"SUPPORT-Q1": "Yes"}, sent), part(None, sent))
    assert rows_in(merged_form(found)) == rows_in(sent)


def test_what_cannot_be_read_is_a_problem_with_its_file_and_stays():
    one = part({"SUPPORT-Q1": "Mostly"})
    found = joined(one, part())
    ((file, problem),) = [(f, p) for f, p in found.problems if p.code == "unknown-answer"]
    assert (file, problem.found, problem.nearest) == ("a.xlsx", "Mostly", "Partly")
    assert found.prefill.rows["SUPPORT-Q1"].changed == (
        "a.xlsx says 'Mostly', which could not be read."
    )


def test_what_stands_outside_the_form_is_kept():
    def stray(book):
        row = row_of(book, "Questions", "SUPPORT-Q1")
        book["Questions"].cell(row, 12).value = "ask the SENCO"

    found = joined(edited(BLANK, stray), part())
    (entry,) = found.prefill.archive
    assert (entry.ref, entry.answer) == ("SUPPORT-Q1", "ask the SENCO")
    assert entry.cell.startswith("a.xlsx, Questions!L")


# Forms that were filled in before

KEPT = Archived(
    ref="OLD-Q1",
    answer="No",
    evidence="Minutes",
    evidence_on=date(2024, 1, 5),
    comment="Hard.",
    why="The question is no longer asked.",
    cell="last.xlsx, Questions!C9",
)


def sent_out() -> bytes:
    prefill = Prefill(
        source="last.xlsx",
        rows={
            "SUPPORT-Q1": Given(answer="Yes", last="Yes", changed="New words.", confirm=True),
            "SENCO-Q2": Given(answer="Yes", last="Yes", confirm=True),
            "LEAD-Q1": Given(last="Partly"),
        },
        facts={},
        fact_notes={"senco_in_post": "Last time: Yes."},
        archive=(KEPT,),
    )
    return write_for(NEW, select(NEW, "academy", {}, DAY), Depth.FULL, {}, prefill)


def test_what_was_sent_out_filled_in_goes_on_waiting_until_one_has_confirmed_it():
    form = sent_out()
    found = joined(part({"SUPPORT-Q1/Confirmed?": "Confirmed"}, form), part(None, form))
    rows = found.prefill.rows
    assert rows["SUPPORT-Q1"] == Given(answer="Yes", last="Yes", changed="New words.")
    assert rows["SENCO-Q2"] == Given(answer="Yes", last="Yes", confirm=True)
    assert rows["LEAD-Q1"] == Given(last="Partly")
    assert found.conflicts == ()


def test_what_it_showed_of_facts_and_what_it_kept_is_there_once():
    form = sent_out()
    found = joined(part(None, form), part(None, form))
    assert dict(found.prefill.fact_notes) == {"senco_in_post": "Last time: Yes."}
    assert found.prefill.archive == (KEPT,)


def test_an_archive_that_somebody_emptied_or_renamed_in_keeps_nothing():
    def empty(book):
        for row in book["Archive"].iter_rows():
            for cell in row:
                cell.value = None

    assert joined(edited(sent_out(), empty), part()).prefill.archive == ()


# Which forms go together


def named(heading: str, value: str, blank: bytes = BLANK) -> bytes:
    def change(book):
        book["About this form"].cell(row_of(book, "About this form", heading), 2).value = value

    return edited(blank, change)


def test_one_file_is_nothing_to_merge():
    with pytest.raises(UsageError):
        merge([(BLANK, "a.xlsx")])


def test_forms_of_two_kinds_do_not_go_together_and_each_is_named():
    with pytest.raises(ReturnError) as caught:
        joined(BLANK, filled("independent"))
    assert caught.value.message == (
        "The files are for different kinds of setting: a.xlsx says academy; "
        "b.xlsx says independent."
    )


def test_forms_of_two_releases_do_not_go_together():
    with pytest.raises(ReturnError) as caught:
        joined(BLANK, named("Version", "0.1.0"))
    assert "a.xlsx says send-england@0.2.0; b.xlsx says send-england@0.1.0" in caught.value.message
    assert "new --from" in caught.value.hint


def test_forms_of_no_release_cannot_be_joined():
    with pytest.raises(ReturnError, match="do not say which release"):
        joined(named("Version", ""), named("Version", ""))


def test_forms_of_a_release_that_is_not_here_cannot_be_joined():
    with pytest.raises(ChecklistError, match=r"send-england@0\.0\.9, which is not here"):
        joined(named("Version", "0.0.9"), named("Version", "0.0.9"))


def test_a_file_that_is_no_return_is_named():
    with pytest.raises(ReturnError, match=r"^b\.xlsx: "):
        joined(BLANK, b"not a workbook")


def test_another_text_of_the_release_is_said_for_its_file():
    found = joined(BLANK, named("Digest", "ab" * 32))
    assert [(f, p.code) for f, p in found.problems if p.code == "other-digest"] == [
        ("b.xlsx", "other-digest")
    ]


def test_forms_of_two_days_and_depths_become_the_newer_and_the_fuller():
    short = new(NewRequest(kind="academy", facts=(), depth=Depth.DUTIES, as_at=date(2026, 9, 1)))
    found = joined(short.data, BLANK)
    assert (found.as_at, found.depth) == (DAY, Depth.FULL)
    assert found.notes[:2] == (
        "The forms were made for different days; 2026-11-23 was taken.",
        "Some forms ask more than others; the new one asks everything ('full').",
    )
    assert joined(short.data, short.data).depth is Depth.DUTIES


def test_forms_that_do_not_say_their_day_are_taken_at_that_of_the_checklist():
    undated = named("Law as at", "")
    assert joined(undated, undated).as_at == NEW.law_as_at


def test_files_of_one_name_are_told_apart():
    found = merge([(part({"SUPPORT-Q1": word}), "part.xlsx") for word in ("Yes", "No")])
    assert [said.file for said in found.conflicts[0].said] == ["part.xlsx (1)", "part.xlsx (2)"]


def test_what_is_not_merged_is_said():
    assert joined(BLANK, BLANK).notes == (
        "The sheets 'Actions' and 'Sign-off' start anew: copy by hand what stands on them.",
    )


def test_parts_of_two_schools_are_not_joined():
    parts = [
        (filled(answers={"LEAD-Q1": "Yes"}, urn=urn), f"{urn}.xlsx") for urn in ("123456", "999002")
    ]
    with pytest.raises(
        ReturnError, match=r"different URNs: 123456.xlsx says 123456; 999002.xlsx says"
    ):
        merge(parts)
    one = (filled(answers={"JOINT-Q1": "Yes"}), "c.xlsx")
    assert merge([parts[0], one]).facts["urn"] == "123456"
