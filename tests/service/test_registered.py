"""A return held against the register: what differs is said with both sides, and changes nothing."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from send_audit.errors import RegisterError
from send_audit.model.result import AuditResult
from send_audit.service.check import CheckRequest, check

ROOT = Path(__file__).parents[2]
REGISTER = ROOT / "examples" / "register" / "establishments.csv"
DAY = date(2026, 11, 23)
CODES = ("register-differs", "register-closed", "register-unknown", "register-no-urn")


def checked(register: Path | None, name: str = "oakfield-primary") -> AuditResult:
    data = (ROOT / "examples" / f"{name}.xlsx").read_bytes()
    return check(CheckRequest(data=data, file=f"{name}.xlsx", as_at=DAY, register=register))


@cache
def plain() -> AuditResult:
    return checked(None)


def made(folder: Path, **changes: str) -> Path:
    """Write the register of the examples with other cells in the row of the first school."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {name.casefold().replace(" ", "_"): name for name in rows[0]}
    for key, value in changes.items():
        rows[0][known[key]] = value
    target = folder / "register.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return target


def said(result: AuditResult) -> list[tuple[str, str, str, str]]:
    return [
        (problem.code, str(problem.where), problem.found, problem.expected)
        for problem in result.problems
        if problem.code in CODES
    ]


def test_nothing_is_said_where_both_agree():
    result = checked(REGISTER)
    assert said(result) == []
    assert result.contradictions == plain().contradictions


def test_the_register_is_named_among_what_the_result_was_made_from():
    digest = hashlib.sha256(REGISTER.read_bytes()).hexdigest()
    assert [(f.role, f.name, f.sha256) for f in checked(REGISTER).inputs] == [
        ("register", "establishments.csv", digest)
    ]
    assert plain().inputs == ()


def test_another_kind_is_a_contradiction_with_the_cell_of_the_form_and_the_row(tmp_path: Path):
    changes = {
        "typeofestablishment_(code)": "34",
        "typeofestablishment_(name)": "Academy converter",
    }
    result = checked(made(tmp_path, **changes, **{"establishmenttypegroup_(code)": "10"}))
    [found] = [one for one in result.contradictions if one.id == "register-kind"]
    mine, register = found.sides
    assert (mine.what, mine.id, mine.where and mine.where.sheet) == (
        "kind",
        "maintained-mainstream",
        "About this form",
    )
    assert (register.what, register.id, register.where) == ("register", "999001", None)
    assert register.says != mine.says
    assert (result.kind, result.tallies) == (plain().kind, plain().tallies)
    assert [line[0] for line in said(result)] == ["register-differs"]


def test_a_fact_that_differs_names_its_cell_and_the_items_it_bears_on(tmp_path: Path):
    result = checked(
        made(tmp_path, statutoryhighage="18", **{"officialsixthform_(name)": "Has a sixth form"})
    )
    found = {one.id: one for one in result.contradictions if one.id.startswith("register-")}
    assert "register-has_sixth_form" in found
    mine, register = found["register-has_sixth_form"].sides
    assert (mine.what, mine.says, register.says) == ("fact", "No", "Yes")
    assert mine.where is not None
    assert result.scores == plain().scores


def test_another_name_is_said_and_a_name_written_otherwise_is_not(tmp_path: Path):
    other = made(tmp_path, establishmentname="Riverside Infants")
    assert [(line[0], line[3]) for line in said(checked(other))] == [
        ("register-differs", "Riverside Infants")
    ]
    assert said(checked(made(tmp_path, establishmentname="OAKFIELD"))) == []


@pytest.mark.parametrize(
    ("status", "words"), [("2", "is closed"), ("4", "is only proposed to open")]
)
def test_a_school_that_is_not_open_is_said_to_be(status: str, words: str, tmp_path: Path):
    result = checked(made(tmp_path, **{"establishmentstatus_(code)": status}))
    [problem] = [one for one in result.problems if one.code == "register-closed"]
    assert words in problem.message
    assert problem.where is not None


def test_a_urn_that_is_not_there_is_said_with_its_cell(tmp_path: Path):
    result = checked(made(tmp_path, urn="999999"))
    [(code, where, found, _)] = said(result)
    assert (code, found) == ("register-unknown", "999001")
    assert where != "None"


def test_a_return_without_a_urn_says_that_nothing_was_compared():
    result = checked(REGISTER, "bramble-lane-nursery")
    urn = {fact.id: fact.value for fact in result.facts}.get("urn")
    assert [line[0] for line in said(result)] == ([] if urn else ["register-no-urn"])


def test_a_register_that_is_not_there_is_an_error_with_the_remedy(tmp_path: Path):
    with pytest.raises(RegisterError, match="There is no register at"):
        checked(tmp_path / "none.sqlite")
