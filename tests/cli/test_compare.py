"""``checklist diff``, ``preview`` and ``pages``: what a change of the checklist means."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from send_audit.catalog.store import load_checklist
from tests.cli.terminal import DAY, EXAMPLES, run

ON = ("--as-at", DAY)
DATA = Path(__file__).resolve().parents[1] / "data"
OLD = "oakfield-primary-0.1.0.xlsx"


def differences(*words: str) -> list[dict]:
    """Give what differs as JSON."""
    ran = run("checklist", "diff", *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.text)
    assert found["shape"] == "send-audit/difference/1"
    return found["differences"]


def test_two_releases_differ_by_their_new_items_and_every_item_is_counted():
    (found,) = differences("send-england@0.1.0", "send-england@0.2.0", "--kind", "academy")
    assert (found["from"]["version"], found["to"]["version"]) == ("0.1.0", "0.2.0")
    first, second = (load_checklist(f"send-england@{v}").items for v in ("0.1.0", "0.2.0"))
    new = {entry["item"] for entry in found["changed"] if entry["change"] == "new_item"}
    assert new == set(second) - set(first)
    assert not [entry for entry in found["changed"] if entry["change"] == "gone"]
    assert found["same"] + len(found["changed"]) == len(second)


def test_without_a_kind_every_kind_that_both_releases_have_is_compared():
    found = differences("send-england@0.1.0", "send-england@0.2.0")
    assert [entry["to"]["kind"] for entry in found] == list(
        load_checklist("send-england@0.1.0").kinds
    )


def test_two_kinds_differ_by_what_the_law_makes_of_them():
    (found,) = differences("--kind", "maintained-mainstream", "--kind", "academy", *ON)
    assert (found["from"]["kind"], found["to"]["kind"]) == ("maintained-mainstream", "academy")
    changed = {entry["item"]: entry for entry in found["changed"]}
    assert changed["LEAD-23"]["change"] == "now_applies"
    assert {"part": "basis", "before": "none", "after": "funding-agreement"} in (
        changed["LEAD-23"]["details"]
    )
    assert (changed["INCL-16"]["change"], changed["INCL-16"]["reason"]) == (
        "no_longer_applies",
        "The National Curriculum does not bind academies.",
    )


def test_two_days_differ_by_what_began_and_ended_between_them():
    (found,) = differences("--kind", "academy", "--as-at", "2014-09-01", "--as-at", DAY)
    changed = {entry["item"]: entry for entry in found["changed"]}
    # The Independent School Standards of 2014 began on 5 January 2015.
    assert changed["EHCP-02"]["change"] == "now_applies"
    assert changed["MOVE-22"]["change"] == "no_longer_applies"
    assert (found["from"]["as_at"], found["to"]["as_at"]) == ("2014-09-01", DAY)


def test_one_day_counts_for_both_sides():
    (found,) = differences("--kind", "pru", "--kind", "academy", "--as-at", "2020-06-01")
    assert found["from"]["as_at"] == found["to"]["as_at"] == "2020-06-01"


def test_for_people_the_sides_the_numbers_and_the_reasons_are_said():
    words = ("checklist", "diff", "--kind", "maintained-mainstream", "--kind", "academy", *ON)
    text = run(*words).text
    assert "From: Maintained mainstream school, 23 November 2026" in text
    assert "To:   Mainstream academy, 23 November 2026" in text
    assert "The National Curriculum does not bind academies." in text
    assert "\nLEAD-23  SEN clauses of the funding agreement\n" in text
    source = "School Teachers' Qualifications"
    assert source not in text
    assert source in run(*words, "-v").text


def test_kinds_with_nothing_to_say_are_only_counted():
    """Nothing in the checklist begins or ends on a Tuesday in June 2019."""
    text = run("checklist", "diff", "--as-at", "2019-06-10", "--as-at", "2019-06-11").text
    kinds = len(load_checklist().kinds)
    assert text.split() == f"{kinds} kinds of setting with no difference.".split()
    one = run(
        "checklist", "diff", "--kind", "pru", "--as-at", "2019-06-10", "--as-at", "2019-06-11"
    ).text
    assert "0 items differ" in one
    assert str(len(load_checklist().items)) in one


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Name two releases, two kinds"),
        (("send-england", "--kind", "pru", *ON), 2, "nothing to compare"),
        (("send-england@0.1.0", "send-england@0.2.0", "send-england"), 2, "More than two"),
        (("--kind", "pru", "--kind", "utc", "--kind", "academy"), 2, "More than two"),
        ((*ON, *ON, *ON), 2, "More than two"),
        (("send-england@0.1.0", "send-england@0.2.1"), 4, "Did you mean 'send-england@0.2.0'?"),
        (("--kind", "pru", "--kind", "academi"), 2, "Did you mean 'academy'?"),
        (
            ("send-england@0.1.0", "send-england@0.2.0", "--kind", "childminder"),
            3,
            "Childminders are not in this checklist yet.",
        ),
        (("--as-at", "2014-08-31", "--as-at", DAY), 2, "Part 3 of the Children and Families Act"),
        (("--as-at", "soon", "--as-at", DAY), 2, "year-month-day"),
        (("--kind", "pru", "--kind", "utc", "-f", "html"), 2, "terminal, json"),
    ],
)
def test_what_cannot_be_compared_is_said_with_the_remedy(words, code, said):
    ran = run("checklist", "diff", *words)
    assert (ran.code, ran.out) == (code, b"")
    assert said in ran.err


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    """Give a folder with two returns, a broken one, and files that are none."""
    folder = tmp_path / "returns"
    folder.mkdir()
    shutil.copy(DATA / OLD, folder)
    shutil.copy(EXAMPLES / "hill-view-school.xlsx", folder)
    (folder / "broken.xlsx").write_bytes(b"not a workbook")
    (folder / "~$open.xlsx").write_bytes(b"what a spreadsheet program leaves while it is open")
    (folder / "notes.txt").write_text("Nothing to judge.", encoding="utf-8")
    return folder


def preview(folder: Path, new: str = "send-england@0.2.0") -> dict:
    """Preview a release over a folder as JSON."""
    ran = run("checklist", "preview", new, "--returns", str(folder), *ON, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.text)


def test_a_preview_judges_every_return_twice_and_lists_the_one_it_cannot(returns: Path):
    found = preview(returns)
    assert (found["shape"], found["release"]) == ("send-audit/preview/1", "send-england@0.2.0")
    assert [entry["file"] for entry in found["returns"]] == ["hill-view-school.xlsx", OLD]
    ((file, reason),) = [(entry["file"], entry["reason"]) for entry in found["failed"]]
    assert file == "broken.xlsx"
    assert reason.startswith("The file is called .xlsx but is a CSV file")


def test_a_preview_says_what_would_move(returns: Path):
    (old,) = [entry for entry in preview(returns)["returns"] if entry["file"] == OLD]
    assert (old["kind"], old["release"]) == ("maintained-mainstream", "send-england@0.1.0")
    assert old["setting"] == "Oakfield Primary School (made up)"
    moved = {entry["item"]: (entry["before"], entry["after"]) for entry in old["outcomes"]}
    # The question asks more than it did, so the old answer is not taken over.
    assert moved["JOINT-01"] == ("met", "invalid")
    assert moved["LEAD-07"] == ("not in it", "unanswered")
    assert "LEAD-01" not in moved
    assert old["to_answer"] > 100


def test_a_preview_of_the_release_that_a_return_names_moves_nothing(tmp_path: Path):
    shutil.copy(DATA / OLD, tmp_path)
    (found,) = preview(tmp_path, "send-england@0.1.0")["returns"]
    assert (found["outcomes"], found["to_answer"]) == ([], 0)
    assert found["stands_before"] == found["stands_after"]


def test_a_preview_for_people_names_returns_moves_and_failures(returns: Path):
    ran = run("checklist", "preview", "send-england@0.2.0", "--returns", str(returns), *ON)
    text = " ".join(ran.text.split())
    assert (ran.code, ran.err) == (0, "")
    assert "With send-england@0.2.0: 2 returns judged twice" in text
    assert "Oakfield Primary School (made up)" in text
    assert re.search(r"In place -> Could not be read[^:]*: EHCP-01, JOINT-01", text)
    assert "Could not be judged (1) broken.xlsx: The file is called .xlsx but is" in text


def test_a_preview_writes_nothing_into_the_folder(returns: Path):
    before = {path.name: path.read_bytes() for path in returns.iterdir()}
    preview(returns)
    assert {path.name: path.read_bytes() for path in returns.iterdir()} == before


def test_a_preview_of_a_folder_without_workbooks_has_no_input(tmp_path: Path):
    (tmp_path / "~$open.xlsx").write_bytes(b"x")
    ran = run("checklist", "preview", "send-england", "--returns", str(tmp_path))
    assert (ran.code, ran.out) == (6, b"")
    assert f"There is no .xlsx workbook in {tmp_path}." in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("send-englnd", "--returns", str(DATA)), 4, "Did you mean"),
        (("send-england", "--returns", "nowhere"), 2, "nowhere is not a folder."),
        (("send-england", "--returns", str(DATA / OLD)), 2, "is not a folder."),
        (("send-england",), 2, "--returns"),
        (("send-england", "--returns", str(DATA), "--as-at", "2014-08-31"), 2, "Part 3 of the"),
        (("send-england", "--returns", str(DATA), "-f", "html"), 2, "terminal, json"),
    ],
)
def test_what_cannot_be_previewed_is_said_with_the_remedy(words, code, said):
    ran = run("checklist", "preview", *words)
    assert (ran.code, ran.out) == (code, b"")
    assert said in ran.err


def test_pages_are_written_one_a_theme_and_one_a_kind_and_counted(tmp_path: Path):
    ran = run("checklist", "pages", "send-england@0.1.0", "-o", "deep/pages", cwd=tmp_path)
    written = {path.name for path in (tmp_path / "deep" / "pages").iterdir()}
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err == f"{len(written)} pages: {Path('deep/pages')}\n"
    kinds = {name for name in written if name.startswith("kind-")}
    assert kinds == {f"kind-{kind}.md" for kind in load_checklist("send-england@0.1.0").kinds}
    assert {"README.md", "theme-senco.md"} <= written
    page = (tmp_path / "deep" / "pages" / "theme-senco.md").read_text(encoding="utf-8")
    assert "SENCO-03" in page
    assert "EQUAL-01" not in page


def test_pages_go_to_a_folder_of_their_own_unless_told(tmp_path: Path):
    assert run("checklist", "pages", "send-england@0.1.0", cwd=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["checklist-pages"]


def test_pages_that_cannot_be_written_say_where(tmp_path: Path):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    ran = run("checklist", "pages", "-o", str(tmp_path / "taken"))
    assert (ran.code, "could not be written" in ran.err) == (2, True)
    assert run("checklist", "pages", "send-englnd", cwd=tmp_path).code == 4


def test_the_second_kind_may_stand_by_itself():
    one = differences("--kind", "maintained-mainstream", "--kind", "academy", *ON)
    assert differences("--kind", "maintained-mainstream", "academy", *ON) == one
