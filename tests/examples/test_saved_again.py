"""Each example saved by LibreOffice, and as a set of csv files, says what the original says."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path

import pytest

from send_audit.model.result import AuditResult
from send_audit.service.check import CheckRequest, check
from tests.examples.build import CSV, DAY, FOLDER, SAVED, csv_sheets
from tests.examples.by_hand import BY_HAND

NAMES = sorted(BY_HAND)


def read(file: Path, companions: dict[str, bytes] | None = None) -> AuditResult:
    """Judge a file on the day of the examples, with the other files of its set."""
    more = {"companions": companions} if companions else {}
    data = file.read_bytes()
    return check(CheckRequest(**{"data": data, "file": file.name, "as_at": DAY, **more}))


@cache
def original(name: str) -> AuditResult:
    """Judge an example as it is."""
    return read(FOLDER / f"{name}.xlsx")


def from_csv(name: str) -> AuditResult:
    """Judge the csv set of an example: its questions, with the other files beside them."""
    file = CSV / f"{name}-Questions.csv"
    others = [other for other in CSV.glob(f"{name}-*.csv") if other != file]
    return read(file, {other.name: other.read_bytes() for other in others})


def answers(result: AuditResult) -> dict[str, tuple[object, ...]]:
    """Give what a return says of each item and what comes of it, without the cells."""
    return {
        item.rule.id: (
            item.outcome,
            item.flags,
            item.claimed,
            item.evidence,
            item.evidence_on,
            item.comment,
            [(tick.id, tick.level) for tick in item.ticks],
        )
        for item in result.items
    }


def facts(result: AuditResult) -> dict[str, tuple[object, ...]]:
    """Give the facts of a return as they were read."""
    return {fact.id: (fact.value, fact.shown, fact.presumed) for fact in result.facts}


def assert_same(found: AuditResult, wanted: AuditResult) -> None:
    """Compare all that people would read in two results, but for file names and cells."""
    assert facts(found) == facts(wanted)
    assert answers(found) == answers(wanted)
    assert found.rows == wanted.rows
    assert (found.tallies, found.scores) == (wanted.tallies, wanted.scores)
    assert (found.headline, found.kind, found.depth) == (
        wanted.headline,
        wanted.kind,
        wanted.depth,
    )


def test_every_example_is_saved_again_and_nothing_else_is():
    assert {file.name for file in SAVED.iterdir()} == {f"{name}.xlsx" for name in NAMES}
    sheets = {name: csv_sheets((FOLDER / f"{name}.xlsx").read_bytes()) for name in NAMES}
    wanted = {f"{name}-{sheet}.csv" for name, titles in sheets.items() for sheet in titles}
    assert {file.name for file in CSV.iterdir()} == wanted


@pytest.mark.parametrize(
    "file",
    [FOLDER / "tern-bay-free-school.xlsx", *(SAVED / f"{name}.xlsx" for name in NAMES)],
    ids=lambda file: f"{file.parent.name}/{file.name}",
)
def test_it_was_libreoffice_that_saved_them(file: Path):
    with zipfile.ZipFile(file) as package:
        assert b"LibreOffice" in package.read("docProps/app.xml")


@pytest.mark.parametrize("name", NAMES)
def test_the_copy_by_libreoffice_says_what_the_original_says(name: str):
    assert_same(read(SAVED / f"{name}.xlsx"), original(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_set_says_what_the_original_says(name: str):
    assert_same(from_csv(name), original(name))
