"""A return of an older release, judged with a newer one: nothing is lost, and all is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Outcome, Severity
from send_audit.service.check import CheckRequest, check

DAY = date(2026, 11, 23)
DATA = Path(__file__).resolve().parents[1] / "data"
FILES = sorted(DATA.glob("*-0.1.0.xlsx"))
CHANGED = {"EHCP-Q1", "EQUAL-Q1", "JOINT-Q1"}


def judged(file: Path, checklist: str = "send-england@0.2.0") -> AuditResult:
    request = CheckRequest(data=file.read_bytes(), file=file.name, as_at=DAY, checklist=checklist)
    return check(request)


def moved(result: AuditResult) -> dict[str, tuple[Severity, str, str]]:
    """Give what was said of each question: how grave, where, what was found there."""
    return {
        problem.message.split(": ")[1]: (problem.severity, str(problem.where), problem.found)
        for problem in result.problems
        if problem.code == "moved-answer"
    }


def test_there_are_old_returns_to_judge():
    assert {file.stem for file in FILES} == {"hill-view-school-0.1.0", "oakfield-primary-0.1.0"}


def test_what_was_carried_and_what_was_not_is_said_with_its_cell():
    warning, note = Severity.WARNING, Severity.NOTE
    assert moved(judged(DATA / "oakfield-primary-0.1.0.xlsx")) == {
        "EHCP-Q1": (warning, "Questions!C41", "yes"),
        "EQUAL-Q1": (warning, "Questions!C38", "Yes"),
        "JOINT-Q1": (warning, "Questions!C45", "Y"),
        "LEAD-Q1": (note, "Questions!C5", "Yes"),
    }
    assert moved(judged(DATA / "hill-view-school-0.1.0.xlsx")) == {
        "EQUAL-Q1": (warning, "Questions!C7", "Yes"),
        "LEAD-Q1": (note, "Questions!C5", "n/a"),
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_rows_add_up_and_as_many_are_read_as_with_the_old_release(file: Path):
    old, new = judged(file, "send-england@0.1.0").rows, judged(file).rows
    for rows in (old, new):
        assert rows.read == (
            rows.answered
            + rows.blank
            + rows.invalid
            + rows.not_asked
            + rows.unknown
            + rows.duplicate
        )
    assert (new.read, new.unknown, new.duplicate) == (old.read, 0, 0)
    spoilt = sum(severity is Severity.WARNING for severity, _, _ in moved(judged(file)).values())
    assert (new.answered, new.invalid) == (old.answered - spoilt, old.invalid + spoilt)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_other_answer_counts_as_it_did(file: Path):
    old = {item.rule.id: item for item in judged(file, "send-england@0.1.0").items}
    new = {item.rule.id: item for item in judged(file).items}
    asked = [
        name
        for name, item in old.items()
        if item.claimed
        and item.rule.question not in CHANGED
        and item.outcome is not Outcome.OUT_OF_SCOPE
    ]
    assert asked
    assert {name: new[name].claimed for name in asked} == {
        name: old[name].claimed for name in asked
    }


def test_an_answer_that_was_not_taken_over_is_open_and_not_a_no():
    found = {item.rule.id: item for item in judged(DATA / "oakfield-primary-0.1.0.xlsx").items}
    assert found["EHCP-01"].outcome is Outcome.INVALID
    assert found["LEAD-01"].outcome is Outcome.MET


def test_with_the_release_it_names_nothing_is_moved():
    assert moved(judged(DATA / "oakfield-primary-0.1.0.xlsx", "send-england@0.1.0")) == {}
