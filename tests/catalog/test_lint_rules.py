"""Lint: conditions on facts, rules that decide, and the tests of items."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.broken import Slip, check_slip, edit, faults_of, line_of, small_copy

SENCO = "items/senco.yaml"
INFO = "items/information.yaml"
ADMIT = "items/admissions.yaml"
EQUAL = "items/equality.yaml"
JOINT = "items/joint-working.yaml"

CONDITIONS = (
    Slip(
        name="a fact that is not there",
        file=ADMIT,
        old="when: {plan_named_school:",
        new="when: {plan_name_school:",
        message="There is no fact 'plan_name_school'.",
        nearest="plan_named_school",
    ),
    Slip(
        name="a fact that is not asked",
        file=ADMIT,
        old='when: {plan_named_school: "yes"}',
        new='when: {review_meeting_required: "yes"}',
        message="The fact 'review_meeting_required' is not asked of: academy-16-19, fe-college.",
    ),
    Slip(
        name="a fact that has no yes or no",
        file=ADMIT,
        old='when: {plan_named_school: "yes"}',
        new='when: {urn: "123456"}',
        message="A condition cannot rest on 'urn': it is of type text, not a yes-no or a choice.",
    ),
    Slip(
        name="a point on a fact that is not asked",
        file=INFO,
        old='when: {has_sixth_form: "yes", in_hospital: "no"}',
        new='when: {has_sixth_form: "yes", senco_in_post: "yes"}',
        message="The fact 'senco_in_post' is not asked of: maintained-special, special-academy.",
    ),
    Slip(
        name="a point for every kind on a fact that is not asked of all",
        file=INFO,
        old='pinpoint: "Sch 1 para 1", when: {in_hospital: "no"}',
        new='pinpoint: "Sch 1 para 1", when: {has_sixth_form: "no"}',
        message="The fact 'has_sixth_form' is not asked of: maintained-nursery.",
    ),
    Slip(
        name="a point on a value that there is not",
        file=INFO,
        old='pinpoint: "Sch 1 para 1", when: {in_hospital: "no"}',
        new='pinpoint: "Sch 1 para 1", when: {in_hospital: never}',
        message="'never' is not one of: yes, no.",
    ),
)


RULES = (
    Slip(
        name="a rule that is not there",
        file=SENCO,
        old="rule: senco-status",
        new="rule: senco-statuts",
        message="There is no rule 'senco-statuts'.",
        nearest="senco-status",
    ),
    Slip(
        name="a fact of a rule that is not there",
        file=SENCO,
        old="on_staff: senco_on_staff}",
        new="on_staff: senco_on_staf}",
        message="There is no fact 'senco_on_staf'.",
        nearest="senco_on_staff",
    ),
    Slip(
        name="a parameter that a rule does not know",
        file=SENCO,
        old="on_staff: senco_on_staff}",
        new="on_staf: senco_on_staff}",
        message="The rule does not know the fact 'on_staf'.",
        nearest="on_staff",
        follows=True,
    ),
    Slip(
        name="a fact that a rule lacks",
        file=SENCO,
        old="facts: {in_post: senco_in_post, on_staff: senco_on_staff}",
        new="facts: {in_post: senco_in_post}",
        message="The rule needs the fact 'on_staff'.",
    ),
    Slip(
        name="a setting that a rule lacks",
        file=EQUAL,
        old="      due_day: 1\n",
        new="",
        at="decide:",
        message="The rule needs the setting 'due_day'.",
    ),
    Slip(
        name="a setting of another rule",
        file=EQUAL,
        old="      due_day: 1\n",
        new="      due_day: 1\n      years: 3\n",
        at="      years: 3",
        message="The rule does not know the setting 'years'.",
    ),
)


TESTS = (
    Slip(
        name="a test of a kind that is not there",
        file=SENCO,
        old="{as_at: 2014-09-01, kind: utc-studio",
        new="{as_at: 2014-09-01, kind: utc",
        message="There is no kind 'utc'.",
    ),
    Slip(
        name="a group for a kind",
        file=SENCO,
        old="{as_at: 2014-09-01, kind: utc-studio",
        new="{as_at: 2014-09-01, kind: mainstream-school",
        message="There is no kind 'mainstream-school'.",
        nearest="free-school",
    ),
    Slip(
        name="a test with a fact that is not there",
        file=ADMIT,
        old='facts: {plan_named_school: "no"}',
        new='facts: {plan_named_schol: "no"}',
        message="There is no fact 'plan_named_schol'.",
        nearest="plan_named_school",
    ),
    Slip(
        name="a value that a fact cannot have",
        file=SENCO,
        old="facts: {senco_role: head}",
        new="facts: {senco_role: heads}",
        message="'heads' is not one of: head, qualified-teacher, unqualified-teacher, "
        "not-a-teacher.",
        nearest="head",
    ),
    Slip(
        name="a day that is none",
        file=SENCO,
        old="{senco_first_on: 2023-09-01",
        new="{senco_first_on: 2023-09-31",
        message="'2023-09-31' does not fit the fact: it has to be a day, written as 2014-09-01.",
    ),
    Slip(
        name="a number that is none",
        file=SENCO,
        old="senco_months_before: 0",
        new='senco_months_before: "0"',
        message="'0' does not fit the fact: it has to be a whole number.",
    ),
    Slip(
        name="a text that is a number",
        file=ADMIT,
        old='facts: {plan_named_school: "no"}',
        new='facts: {plan_named_school: "no", urn: 123456}',
        message="'123456' does not fit the fact: it has to be text: put it in quotes.",
    ),
    Slip(
        name="an answer that is not in the scale",
        file=ADMIT,
        old="answer: na,",
        new="answer: n/a,",
        message="'n/a' does not fit. "
        "A short name that other files use: small letters, digits and hyphens.",
    ),
    Slip(
        name="an answer of another scale",
        file=ADMIT,
        old="answer: na,",
        new="answer: never,",
        message="There is no answer 'never'.",
    ),
    Slip(
        name="a point that is not there",
        file=INFO,
        old='ticks: {"1": "no"}',
        new='ticks: {"14": "no"}',
        message="The question has no point '14'.",
        nearest="4",
    ),
    Slip(
        name="a point ticked with another answer",
        file=INFO,
        old='ticks: {"1": "no"}',
        new='ticks: {"1": partly}',
        message="There is no answer 'partly'.",
    ),
    Slip(
        name="an outcome that does not come out",
        file=ADMIT,
        old='facts: {plan_named_school: "yes"}, answer: "no", outcome: not_met',
        new='facts: {plan_named_school: "yes"}, answer: "no", outcome: met',
        message="The outcome is not_met, not met. You answered 'No'.",
    ),
    Slip(
        name="an outcome that facts do not lead to",
        file=SENCO,
        old="facts: {senco_role: head}, outcome: met",
        new="facts: {senco_role: not-a-teacher}, outcome: met",
        message="The outcome is not_met, not met. "
        "The SENCO is neither the head nor a qualified teacher (reg 49(2)(a)).",
    ),
    Slip(
        name="an outcome that points do not lead to",
        file=INFO,
        old='ticks: {"1": "no"}, outcome: unanswered',
        new='ticks: {"1": "no", "2": "yes"}, outcome: not_met',
        message="The outcome is unanswered, not not_met. Of 19 points: 1 yes, 1 no (1), 17 not "
        "answered (3a, 3b, 3c, 3d, 3e, 3f, 3g, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13).",
    ),
)


@pytest.mark.parametrize("slip", [*CONDITIONS, *RULES, *TESTS], ids=lambda slip: slip.name)
def test_a_slip_is_found_where_it_is(slip: Slip, tmp_path: Path):
    check_slip(slip, tmp_path)


def test_one_test_is_not_enough(tmp_path: Path):
    copy = small_copy(tmp_path, "joint-working")
    file = copy / JOINT
    before, tests, after = file.read_text(encoding="utf-8").partition("    tests:\n")
    file.write_text(before + tests + after.splitlines()[0], encoding="utf-8")
    [fault] = faults_of(copy)
    assert fault.message == "At least 2 entries have to stand here."
    assert fault.line == line_of(copy, JOINT, "    tests:")


def test_a_test_that_breaks_the_program_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object):
        raise ZeroDivisionError("nought")

    monkeypatch.setattr("send_audit.catalog.lint.item_tests.judge", broken)
    faults = faults_of(small_copy(tmp_path, "joint-working"))
    assert {fault.message for fault in faults} == {
        "The program broke down over this test, on ZeroDivisionError('nought'): look at 'decide'."
    }


def test_other_faults_come_before_the_tests_of_items(tmp_path: Path):
    copy = small_copy(tmp_path, "admissions")
    edit(copy, ADMIT, 'answer: "no", outcome: not_met', 'answer: "no", outcome: met')
    edit(copy, ADMIT, "body: named-institution", "body: nobody")
    assert [fault.message for fault in faults_of(copy)] == ["There is no body 'nobody'."]
