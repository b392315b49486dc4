"""``merge``: what is written, what is said, and what is never written over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.cli.terminal import run
from tests.workbook.returns import filled, judged


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Give a folder with two parts that agree, and one that does not."""
    for name, data in made().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@cache
def made() -> dict[str, bytes]:
    both = {"SENCO-Q2": "No"}
    return {
        "a.xlsx": filled("academy", {**both, "SUPPORT-Q1": "Yes"}),
        "b.xlsx": filled("academy", {**both, "LEAD-Q1": "Mostly"}),
        "c.xlsx": filled("academy", {"SUPPORT-Q1": "No"}),
    }


def test_parts_that_agree_become_one_workbook(parts: Path):
    ran = run("merge", "a.xlsx", "b.xlsx", "-o", "whole.xlsx", cwd=parts)
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err.splitlines()[-1] == (
        "2 files merged: 2 answers, 0 conflicts. Written: whole.xlsx"
    )
    result = judged((parts / "whole.xlsx").read_bytes())
    claimed = {item.rule.question: item.claimed for item in result.items if item.claimed}
    assert claimed == {"SENCO-Q2": "No", "SUPPORT-Q1": "Yes"}


def test_what_cannot_be_read_is_said_with_its_file_and_cell(parts: Path):
    ran = run("merge", "a.xlsx", "b.xlsx", "-o", "whole.xlsx", cwd=parts)
    assert "b.xlsx: Not read: Questions!C5: " in ran.err
    assert "  found: Mostly" in ran.err


def test_answers_that_differ_are_listed_and_end_with_one(parts: Path):
    ran = run("merge", "a.xlsx", "c.xlsx", "-o", "whole", "-q", cwd=parts)
    assert (ran.code, ran.out) == (1, b"")
    lead, question, first, second = ran.err.splitlines()
    assert lead == "These answers differ, and are left blank in the new form:"
    assert question.startswith("  SUPPORT-Q1: ")
    assert first.startswith("    a.xlsx, Questions!C")
    assert first.endswith(": Yes")
    assert second.startswith("    c.xlsx, Questions!C")
    assert second.endswith(": No")
    assert (parts / "whole.xlsx").is_file()


def test_the_help_says_what_one_means():
    assert "1    done, and some answers differ" in run("merge", "--help").text


def test_a_file_of_that_name_is_written_over_only_when_told(parts: Path):
    words = ("merge", "a.xlsx", "b.xlsx", "-o", "whole.xlsx")
    (parts / "whole.xlsx").write_bytes(b"somebody's answers")
    ran = run(*words, cwd=parts)
    assert ran.code == 2
    assert "whole.xlsx exists already" in ran.err
    assert (parts / "whole.xlsx").read_bytes() == b"somebody's answers"
    assert run(*words, "--force", cwd=parts).code == 0
    assert (parts / "whole.xlsx").read_bytes() != b"somebody's answers"


@pytest.mark.parametrize("name", ["b.xlsx", "b", "../{folder}/b.xlsx", "link.xlsx"])
def test_a_file_to_merge_is_never_written_over(parts: Path, name: str):
    (parts / "link.xlsx").symlink_to(parts / "b.xlsx")
    before = (parts / "b.xlsx").read_bytes()
    target = name.format(folder=parts.name)
    ran = run("merge", "a.xlsx", "b.xlsx", "-o", target, "--force", cwd=parts)
    assert ran.code == 2
    assert "is one of the files to merge" in ran.err
    assert (parts / "b.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("a.xlsx", "-o", "whole.xlsx"), 2, "Name two or more completed workbooks."),
        (("a.xlsx", "b.xlsx"), 2, "--output"),
        (("a.xlsx", "bb.xlsx", "-o", "whole.xlsx"), 2, "Did you mean 'b.xlsx'?"),
        (("a.xlsx", "b.xlsx", "-o", "."), 2, "is a folder."),
        (("a.xlsx", "notes.xlsx", "-o", "whole.xlsx"), 3, "notes.xlsx: "),
    ],
)
def test_what_cannot_be_merged_is_said_and_nothing_is_written(parts: Path, words, code, said):
    (parts / "notes.xlsx").write_text("Nothing to read.", encoding="utf-8")
    ran = run("merge", *words, cwd=parts)
    assert (ran.code, ran.out) == (code, b"")
    assert said in ran.err
    assert not (parts / "whole.xlsx").exists()
