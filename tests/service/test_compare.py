"""Comparing releases, kinds and days; and trying a release over returns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from send_audit.errors import ChecklistError, UsageError
from send_audit.model.difference import Change
from send_audit.service.compare import DiffRequest, diff, preview

DAY = date(2026, 11, 23)
DEV = "send-england@dev"
OLD = Path(__file__).resolve().parents[1] / "data" / "oakfield-primary-0.1.0.xlsx"


def request(releases=(DEV,), kinds=(), days=()) -> DiffRequest:
    return DiffRequest(releases=releases, kinds=kinds, days=days)


@pytest.mark.parametrize(
    "asked",
    [request(), request(kinds=("pru",)), request(days=(DAY,)), request(releases=())],
)
def test_one_of_each_is_nothing_to_compare(asked: DiffRequest):
    with pytest.raises(UsageError, match="nothing to compare") as raised:
        diff(asked)
    assert "two kinds (--kind twice)" in raised.value.hint


@pytest.mark.parametrize(
    "asked",
    [
        request(releases=(DEV,) * 3),
        request(kinds=("pru",) * 3),
        request(kinds=("pru",), days=(DAY,) * 3),
    ],
)
def test_three_of_one_are_too_many(asked: DiffRequest):
    with pytest.raises(UsageError, match="More than two"):
        diff(asked)


def test_two_kinds_are_compared_on_the_day_of_the_law():
    (found,) = diff(request(kinds=("pru", "ap-academy")))
    assert (found.before.kind, found.after.kind) == ("pru", "ap-academy")
    assert found.before.as_at == found.after.as_at == DAY
    changes = {entry.item: entry.change for entry in found.changed}
    # An academy that an EHC plan names has to admit (s.43); a unit is not listed there.
    assert changes["ADMIT-01"] is Change.NOW_APPLIES


def test_two_days_are_compared_for_every_kind_where_none_is_named():
    found = diff(request(days=(date(2024, 9, 1), DAY)))
    assert len(found) == 20
    assert {(entry.before.as_at, entry.after.as_at) for entry in found} == {(date(2024, 9, 1), DAY)}


def test_two_releases_are_compared_for_the_kinds_that_both_have():
    found = diff(request(releases=("send-england@0.1.0", DEV)))
    kinds = [entry.after.kind for entry in found]
    assert "academy" in kinds
    assert "childminder" not in kinds


def test_each_day_is_held_against_the_release_it_is_for():
    with pytest.raises(UsageError, match="Part 3 of the Children and Families Act 2014"):
        diff(request(days=(date(2014, 8, 31), DAY)))
    with pytest.raises(UsageError, match="too far away"):
        diff(request(days=(DAY, date(2101, 1, 1))))


def test_a_preview_names_what_moves_and_what_cannot_be_judged(tmp_path: Path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    found = preview(DEV, [OLD, broken, tmp_path / "gone.xlsx"], DAY)
    (moved,) = found.moved
    assert (found.release, moved.before, moved.kind) == (
        DEV,
        "send-england@0.1.0",
        "maintained-mainstream",
    )
    outcomes = {name: (was, now) for name, was, now in moved.outcomes}
    assert outcomes["EHCP-01"] == ("met", "invalid")
    assert outcomes["LEAD-07"] == ("not in it", "unanswered")
    assert moved.to_answer > 0
    assert [file for file, _ in found.failed] == ["broken.xlsx", "gone.xlsx"]
    assert all(reason for _, reason in found.failed)


def test_a_release_that_is_not_here_is_said_before_any_return_is_read():
    with pytest.raises(ChecklistError, match="send-england@9"):
        preview("send-england@9.9.9", [OLD], DAY)
