"""Opening whatever comes: the wall around the risky formats holds, and returns get through it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from send_audit.errors import ReturnError
from send_audit.service import isolated
from send_audit.service.opening import companion_names, read_grid
from send_audit.workbook.files.sniff import Format
from tests.workbook.old_files import xls, xlsb
from tests.workbook.packages import ods

SHARED = Path(
    os.environ.get("SEND_AUDIT_SHARED", Path(__file__).resolve().parents[3] / "shared" / "data")
)
BAD = SHARED / "bad_workbooks"
TABLE = (
    b"<table:table table:name='S'><table:table-row><table:table-cell><text:p>Yes</text:p>"
    b"</table:table-cell></table:table-row></table:table>"
)


@pytest.mark.parametrize(
    ("data", "file", "sheet", "value", "codes"),
    [
        (xls(), "a.xls", "Questions", "Ref", ["old-format"]),
        (xlsb(), "a.xlsb", "S", "Yes", ["old-format"]),
        (xls(), "a.xlsx", "Questions", "Ref", ["other-format", "old-format"]),
    ],
)
def test_old_formats_are_read(data: bytes, file: str, sheet: str, value: str, codes: list[str]):
    grid = read_grid(data, file)
    assert grid.sheets[0].name == sheet
    assert grid.sheets[0].cell(1, 1) == value
    assert grid.sheets[0].cell(1, 2) == 3
    assert grid.data == data
    assert [problem.code for problem in grid.problems] == codes


def test_an_open_document_is_read_and_what_it_hides_is_said():
    grid = read_grid(ods(TABLE), "a.ods")
    assert (grid.format, grid.sheets[0].rows) == ("ods", [["Yes"]])
    assert [problem.code for problem in grid.problems] == ["old-format"]
    assert "error such as #N/A" not in grid.problems[0].message  # those can be seen here


def test_companions_are_found_and_read_together():
    files = {"Oak-Questions.csv": b"Ref\nA-1\n", "Oak-Actions.csv": b"a\n", "Elm.csv": b"x\n"}
    names = companion_names("Oak-Questions.csv", files)
    assert names == ("Oak-Actions.csv",)
    grid = read_grid(
        files["Oak-Questions.csv"], "Oak-Questions.csv", {name: files[name] for name in names}
    )
    assert [sheet.name for sheet in grid.sheets] == ["Questions", "Actions"]


QUESTIONS = b"Ref,Question,Answer\nA-1,Is it so?,Yes\n"


def test_a_sheet_alone_names_the_files_that_were_looked_for():
    [said] = read_grid(QUESTIONS, "Oak - Questions (1).csv").problems
    assert (said.code, said.severity) == ("csv-alone", "warning")
    assert (
        "Looked for: 'Oak - About this form (1).csv', 'Oak - About your school (1).csv' "
        "(or college, setting or authority), in the same folder." in said.message
    )
    assert "the kind of setting" in said.message
    assert "the details of the setting" in said.message


def test_a_sheet_of_another_name_says_what_it_has_to_be_called():
    [said] = read_grid(QUESTIONS, "return.csv").problems
    assert "call it 'return-Questions.csv' and put beside it: 'return-About this" in said.message


def test_only_the_sheet_that_is_missing_is_named():
    facts = b"Ref,About your school,Your answer\nurn,URN,999001\n"
    companions = {"Oak-About your school.csv": facts}
    said = read_grid(QUESTIONS, "Oak-Questions.csv", companions).problems[-1]
    assert (said.code, said.expected) == ("csv-alone", "'Oak-About this form.csv'")
    assert "the details of the setting" not in said.message


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_table_of_others_is_not_said_to_be_alone(is_ours: bool):
    assert read_grid(b"Name,Year\nSam,5\n", "pupils.csv", is_ours=is_ours).problems == ()
    assert bool(read_grid(QUESTIONS, "pupils.csv", is_ours=is_ours).problems) is is_ours


def child(script: str) -> list[str]:
    """Give the command of a child that does something else."""
    return [sys.executable, "-I", "-c", script]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("import time; time.sleep(60)", "took longer than"),
        ("import os, signal; os.kill(os.getpid(), 9)", "broke down"),
        ("import os; os.abort()", "broke down"),
        ("raise SystemExit(3)", "broke down"),
        ("", "no proper answer"),
        ("print('nonsense')", "no proper answer"),
        ("print('[' * 100_000)", "no proper answer"),
        ("print('{\"sheets\": [[1]]}')", "no proper answer"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\xfe')", "no proper answer"),
    ],
)
def test_a_child_that_fails_costs_one_file(script, words, monkeypatch, capfd):
    monkeypatch.setattr(isolated, "SECONDS", 2)
    began = time.monotonic()
    with pytest.raises(ReturnError, match=words) as caught:
        isolated.run(child(script), b"x" * 1_000_000, Format.XLS)
    assert time.monotonic() - began < 6
    assert "an old Excel workbook (.xls)" in caught.value.message
    assert ".xlsx" in caught.value.hint
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit on memory")
def test_a_child_cannot_take_all_memory():
    greedy = (
        "import sys; kind, *sys.path = sys.argv[1:]\n"
        "from send_audit.workbook.files import child\n"
        "child.answer_for = lambda *_: 'x' * (2 << 30)\n"
        "child.main(kind)"
    )
    with pytest.raises(ReturnError, match="needed too much memory"):
        isolated.run([*child(greedy), "xls", *sys.path], b"", Format.XLS)


def test_a_child_sees_no_environment(monkeypatch):
    monkeypatch.setenv("SEND_AUDIT_TOKEN", "secret")
    script = "import json, os; print(json.dumps({'sheets': [[name, []] for name in sorted(os.environ)]}))"
    names = {name for name, _ in isolated.run(child(script), b"", Format.XLS)}
    assert "PATH" in os.environ
    assert names <= {"SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LC_CTYPE"}


def test_a_sound_workbook_starts_no_process(monkeypatch):
    from tests.workbook.returns import questionnaire

    monkeypatch.setitem(sys.modules, "send_audit.service.isolated", None)  # its import would fail
    assert read_grid(questionnaire(), "a.xlsx").sheets


@pytest.mark.skipif(not BAD.is_dir(), reason="the collection of awkward workbooks is not here")
@pytest.mark.parametrize(
    ("name", "words"),
    [("poi-51535.xls", "needed too much memory"), ("poi-Simple.xlsb", "no reader can make sense")],
)
def test_readers_break_down_behind_the_wall(name: str, words: str, capfd):
    with pytest.raises(ReturnError, match=words):
        read_grid((BAD / name).read_bytes(), name)
    assert capfd.readouterr() == ("", "")
