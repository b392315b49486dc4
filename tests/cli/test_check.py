"""``check``: reports, exit codes, and what it says when something is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import DAY, EXAMPLES, run
from tests.workbook.returns import edited, filled, questionnaire, rows_in, state

OAK = str(EXAMPLES / "oakfield-primary.xlsx")
ON = ("--as-at", DAY)


def test_the_terminal_report_goes_to_stdout_and_nothing_else_does():
    ran = run("check", OAK, *ON)
    assert (ran.code, ran.err) == (0, "")
    assert "Action needed on 3 legal duties" in ran.text
    assert "This is a self-assessment. Nobody outside the setting has checked it." in ran.text
    assert "\x1b" not in ran.text


def test_json_on_stdout_is_json_and_words_go_to_stderr():
    ran = run("check", str(EXAMPLES / "marlbrook-academy.xlsx"), *ON, "-f", "json")
    assert json.loads(ran.text)["shape"] == "send-audit/result/1"
    assert re.search(r"Not read: Questions!C\d+: .*\n  found: Mostly\n", ran.err)


def test_several_formats_go_to_a_folder_and_their_places_are_said(tmp_path: Path):
    ran = run("check", OAK, *ON, "-f", "terminal,json,html,xlsx", "-o", str(tmp_path / "out"))
    assert ran.code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"oakfield-primary.report.{suffix}" for suffix in ("json", "html", "xlsx")}
    assert all(str(tmp_path / "out" / name) in ran.err for name in names)
    assert "Oakfield" in ran.text


def test_quiet_says_nothing_but_writes(tmp_path: Path):
    ran = run("check", OAK, *ON, "-f", "terminal,html", "-o", str(tmp_path), "-q")
    assert (ran.out, ran.err) == (b"", "")
    assert (tmp_path / "oakfield-primary.report.html").stat().st_size > 10_000


def test_verbose_shows_every_item_and_note():
    ran = run("check", OAK, *ON, "-v")
    assert "JOINT-01" in ran.text
    assert "Read as 'Yes'" in ran.text
    assert "Not asked of this kind of setting" in ran.text


def test_colour_only_when_asked_for():
    assert "\x1b[" in run("check", OAK, *ON, "--color", "always").text
    assert "\x1b[" not in run("check", OAK, *ON, "--color", "never").text


@pytest.mark.parametrize("name", ["json", "html", "terminal"])
def test_equal_inputs_give_equal_bytes_in_any_zone_and_locale(name: str):
    first = run(
        "check", OAK, *ON, "-f", name, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1"
    )
    second = run(
        "check", OAK, *ON, "-f", name, TZ="America/Adak", LC_ALL="de_DE.UTF-8", PYTHONHASHSEED="2"
    )
    assert first.out == second.out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_consoles_with_few_letters_still_work(encoding: str):
    for words in (("check", OAK, *ON), ("--help",), ("rules", "--kind", "pru")):
        assert run(*words, PYTHONIOENCODING=encoding, TERM="dumb").code == 0


@pytest.mark.parametrize(
    ("policy", "code"),
    [("never", 0), ("duty", 1), ("gap", 1), ("incomplete", 1), ("stale", 1), ("duty,stale", 1)],
)
def test_policies_decide_the_exit_code(policy: str, code: int):
    assert run("check", OAK, *ON, "-q", "--fail-on", policy).code == code


def test_a_policy_that_holds_gives_0():
    hill = str(EXAMPLES / "hill-view-school.xlsx")
    assert run("check", hill, *ON, "-q", "--fail-on", "duty,gap,incomplete,stale").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("check", "nowhere.xlsx"), 2, "does not exist"),
        (("check",), 2, "Missing argument"),
        (("check", OAK, "-f", "htlm"), 2, "Did you mean 'html'?"),
        (("check", OAK, "-f", "html,json"), 2, "-o reports"),
        (("check", OAK, "-f", ","), 2, "No format"),
        (("check", OAK, "--as-at", "23/11/2026"), 2, "is not a date"),
        (("check", OAK, "--as-at", "2014-08-31"), 2, "2014-09-01"),
        (("check", OAK, "--color", "alway"), 2, "Did you mean 'always'?"),
        (("check", OAK, "--fail-on", "duties"), 2, "never, duty"),
        (("check", OAK, "--fail-on", ","), 2, "never, duty"),
        (("check", OAK, "--kind", "acadmy"), 2, "Did you mean 'academy'?"),
        (("check", OAK, "--kind", "welsh-school"), 3, "Schools in Wales are under Welsh law"),
        (("check", OAK, "--checklist", "send-englnd"), 4, "Did you mean"),
        (("check", OAK, "--checklist", "send-england@9.9.9"), 4, "Releases that are here"),
        (("chek", OAK), 2, "check"),
    ],
)
def test_mistakes_get_a_sentence_a_remedy_and_the_documented_code(words, code, said):
    ran = run(*words)
    assert ran.code == code
    assert said in ran.err
    assert ran.out == b""


def test_a_misspelt_file_name_gets_the_nearest_one(tmp_path: Path):
    shutil.copy(OAK, tmp_path / "oakfield.xlsx")
    ran = run("check", "oakfeild.xlsx", cwd=tmp_path)
    assert ran.code == 2
    assert "Did you mean 'oakfield.xlsx'?" in ran.err


def test_a_folder_is_no_return(tmp_path: Path):
    ran = run("check", str(tmp_path))
    assert (ran.code, "is a folder" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4", "PDF"),
        (b"a,b\n", "but is a CSV file"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_what_is_no_spreadsheet_exits_with_3_and_names_the_file(tmp_path: Path, content, said):
    path = tmp_path / "answers.xlsx"
    path.write_bytes(content)
    ran = run("check", str(path))
    assert ran.code == 3
    assert "answers.xlsx" in ran.err
    assert said in ran.err


def _about(book, words: str, value: str) -> None:
    for row in book["About this form"].iter_rows():
        if row[0].value == words:
            row[1].value = value


@pytest.mark.parametrize(
    ("words", "value", "code", "said"),
    [
        ("Version", "9.9.9", 4, "send-england@9.9.9, which is not here"),
        ("Checklist", "send-wales", 4, "not here"),
        (
            "Kind of setting",
            "acadmy",
            3,
            "About this form!B6: 'acadmy' is not a kind of setting. Did you mean 'academy'?",
        ),
        ("Kind of setting", "welsh-school", 3, "Schools in Wales"),
    ],
)
def test_a_form_that_names_what_is_not_here_is_told_so_with_its_cell(
    tmp_path, words, value, code, said
):
    path = tmp_path / "form.xlsx"
    path.write_bytes(
        edited(filled(answers={"LEAD-Q1": "Yes"}), lambda book: _about(book, words, value))
    )
    ran = run("check", str(path))
    assert ran.code == code
    assert said in ran.err
    assert "form.xlsx" in ran.err


def test_an_unknown_release_can_be_judged_with_another_and_it_is_said(tmp_path: Path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(
        edited(filled(answers={"LEAD-Q1": "Yes"}), lambda book: _about(book, "Version", "9.9.9"))
    )
    ran = run("check", str(path), *ON, "--checklist", "send-england", "-f", "json")
    assert ran.code == 0
    assert "other-release" in {problem["code"] for problem in json.loads(ran.text)["problems"]}


def test_another_text_of_the_release_is_noticed(tmp_path: Path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(edited(questionnaire(), lambda book: _about(book, "Digest", "0" * 64)))
    ran = run("check", str(path), *ON, "-f", "json")
    assert "other-digest" in {problem["code"] for problem in json.loads(ran.text)["problems"]}


def test_another_kinds_form_is_judged_as_asked_and_every_row_accounted_for(tmp_path: Path):
    path = tmp_path / "form.xlsx"
    answers = {"SENCO-Q1": "Yes", "EQUAL-Q1": "Yes", "INFO-Q1.1": "Yes"}
    data = filled("academy", answers=answers)
    path.write_bytes(data)
    ran = run("check", str(path), *ON, "--kind", "independent", "-f", "json")
    result = json.loads(ran.text)
    assert ran.code == 0
    assert "other-kind" in {problem["code"] for problem in result["problems"]}
    stray = [p for p in result["problems"] if p["code"] == "not-asked"]
    assert {p["found"] for p in stray} == {"SENCO-Q1", "INFO-Q1.1"}
    rows = dict(result["rows"])
    assert rows.pop("read") == sum(rows.values()) == rows_in(data)
    assert rows["answered"] == 1
    assert {i["id"]: i["outcome"] for i in result["items"]}["EQUAL-01"] == "met"


def test_a_day_to_come_is_warned_about():
    assert "has not come yet" in run("check", OAK, "--as-at", "2999-01-01").err


def test_a_day_after_the_law_was_looked_up_gets_what_is_known_to_change():
    ran = run("check", OAK, "--as-at", "2027-03-31", "-f", "json")
    found = [p for p in json.loads(ran.text)["problems"] if p["code"] == "later-day"]
    assert found[0]["message"].startswith("The law was looked up to 2026-11-23")
    assert any(p["message"].startswith("2027-03-01: The accessibility plan") for p in found)


def test_an_old_form_is_judged_by_its_own_release_and_told_that_there_is_more():
    old = str(Path(__file__).parents[1] / "data" / "oakfield-primary-0.1.0.xlsx")
    own = json.loads(run("check", old, *ON, "-f", "json").text)
    assert (own["checklist"]["version"], own["items_total"]) == ("0.1.0", 15)
    assert "advisory" in {problem["code"] for problem in own["problems"]}
    newer = run("check", old, *ON, "--checklist", "send-england@0.2.0", "-f", "json")
    codes = {problem["code"] for problem in json.loads(newer.text)["problems"]}
    assert {"other-release", "moved-answer"} <= codes
    assert "advisory" not in codes


def test_every_item_is_counted_in_a_group_or_shown_for_information_or_out_of_scope():
    result = json.loads(run("check", OAK, *ON, "-f", "json").text)
    outcomes = [item["outcome"] for item in result["items"]]
    assert result["information"] == outcomes.count("information") > 0
    grouped = sum(sum(group["counts"].values()) for group in result["groups"].values())
    assert grouped + result["information"] + result["out_of_scope"] == result["items_total"]


def test_a_report_that_cannot_be_written_says_where(tmp_path: Path):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    ran = run("check", OAK, *ON, "-f", "html", "-o", str(tmp_path / "taken"))
    assert (ran.code, "is a file, not a folder" in ran.err) == (2, True)
    ran = run("check", OAK, *ON, "-f", "html", "-o", str(tmp_path / "taken" / "deeper"))
    assert (ran.code, "could not be written" in ran.err) == (2, True)


def test_an_internal_fault_is_called_one_and_shows_no_traceback():
    code = (
        "import sys, send_audit.cli.commands as c\n"
        "def broken(*a, **k): raise ZeroDivisionError\n"
        "c.build = broken\n"
        "sys.argv = ['send-audit', 'rules']\n"
        "from send_audit.cli.app import run\n"
        "sys.exit(run())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 70
    assert "Please report it" in done.stderr
    assert "Traceback" not in done.stderr


def test_hostile_text_reaches_no_terminal(tmp_path: Path):
    data = edited(
        questionnaire(), lambda book: state(book, "setting_name", "[/] :cat: [link=http://x]y")
    )
    path = tmp_path / "a\x1b[2Jb.xlsx"
    path.write_bytes(data)
    ran = run("check", str(path), *ON)
    assert "\x1b" not in ran.text
    assert "[/] :cat: [link=http://x]y" in ran.text
    assert "\\x1b[2J" in ran.text


def shell(line: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run a line in bash, with the program's name standing for the program."""
    program = f"{sys.executable} -m send_audit"
    return subprocess.run(
        ["bash", "-c", line.replace("send-audit", program)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        **more,
    )


def test_a_reader_that_goes_away_is_no_fault_and_loses_no_report(tmp_path: Path):
    line = f"send-audit check {OAK} --as-at {DAY} -f terminal,json -o {tmp_path}/out | true; echo ${{PIPESTATUS[0]}}"
    done = shell(line)
    assert done.stdout.strip() == "0"
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["oakfield-primary.report.json"]


@pytest.mark.parametrize("to", [">&-", "> /dev/full"])
def test_nowhere_to_write_is_said(to: str):
    done = shell(f"send-audit check {OAK} --as-at {DAY} {to}")
    assert done.returncode == 2
    assert "tandard output" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("columns", ["99999999999999999999", "\u00b2", "0", "-5", "7"])
def test_an_odd_width_does_no_harm(columns: str):
    assert run("check", OAK, *ON, COLUMNS=columns).code == 0


def test_a_day_beyond_reach_is_wrong_usage():
    assert run("check", OAK, "--as-at", "9999-12-31").code == 2


def test_a_name_that_is_no_text_is_shown_and_written(tmp_path: Path):
    name = os.fsdecode(b"bad\xff name.xlsx")
    shutil.copy(OAK, tmp_path / name)
    ran = run("check", name, *ON, "-f", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 0
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_names_that_are_nearly_alike_keep_their_own_reports(tmp_path: Path):
    for name in ("s a.xlsx", "s-a.xlsx"):
        shutil.copy(OAK, tmp_path / name)
        assert run("check", name, *ON, "-f", "json", "-o", "out", "-q", cwd=tmp_path).code == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_reports_get_the_users_own_rights(tmp_path: Path):
    shell(f"umask 077; send-audit check {OAK} --as-at {DAY} -f html -o {tmp_path}/out")
    assert (tmp_path / "out" / "oakfield-primary.report.html").stat().st_mode & 0o777 == 0o600


def test_incomplete_means_anything_that_could_not_be_read(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        filled(
            "independent", answers={"EQUAL-Q1": "Yes", "EHCP-Q2": "Yes"}, funded_early_years="maybe"
        )
    )
    assert run("check", str(path), *ON, "-q", "--fail-on", "incomplete").code == 1
