"""``new`` for the settings of a register, from last time, with shared answers, and for every kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from send_audit.catalog.store import load_checklist
from tests.cli.terminal import DAY, run
from tests.workbook.returns import edited, filled, put, questionnaire, state

ROOT = Path(__file__).resolve().parents[2]
REGISTER = ("--register", str(ROOT / "examples" / "register" / "establishments.csv"))
ON = ("--as-at", DAY)


def facts(path: Path) -> dict[str, object]:
    book = load_workbook(path)
    sheet = next(sheet for sheet in book if sheet.title.startswith("About your"))
    return {row[0].value: row[2].value for row in sheet.iter_rows(4) if row[0].value}


def about(path: Path) -> dict[str, object]:
    sheet = load_workbook(path)["About this form"]
    return {row[0].value: row[1].value for row in sheet.iter_rows(2)}


def cells(path: Path, ref: str) -> dict[str, object]:
    sheet = load_workbook(path)["Questions"]
    headings = [cell.value for cell in sheet[3]]
    row = next(row for row in sheet.iter_rows(4) if row[0].value == ref)
    return {heading: cell.value for heading, cell in zip(headings, row, strict=True)}


def test_one_setting_of_the_register_gets_its_kind_its_name_and_its_facts(tmp_path: Path):
    ran = run("new", "--urn", "999002", *REGISTER, *ON, cwd=tmp_path)
    assert (ran.code, ran.out) == (0, b"")
    path = tmp_path / "999002-marlbrook-academy-made-up.xlsx"
    assert about(path)["Kind of setting"] == "academy"
    assert about(path)["Made for"] == "999002 Marlbrook Academy (made up)"
    assert facts(path)["setting_name"] == "Marlbrook Academy (made up)"
    assert facts(path)["urn"] == "999002"
    assert "Why this kind: type 34 Academy converter" in ran.err
    assert "register of 2026-11-02" in ran.err


def test_a_kind_that_the_register_leaves_open_is_asked_about_and_can_be_said(tmp_path: Path):
    asked = run("new", "--urn", "999013", *REGISTER, *ON, cwd=tmp_path)
    assert asked.code == 3
    assert "It may be: maintained-mainstream, fe-college." in asked.err
    assert "--kind" in asked.err
    told = run("new", "--urn", "999013", "--kind", "fe-college", *REGISTER, *ON, cwd=tmp_path)
    assert told.code == 0
    assert "You said so with --kind. The register: type 31" in told.err


def test_a_welsh_school_is_refused_with_the_reason(tmp_path: Path):
    ran = run("new", "--urn", "999017", *REGISTER, *ON, cwd=tmp_path)
    assert ran.code == 3
    assert "Wales" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_authority_gets_one_for_each_setting_and_hears_of_those_without(tmp_path: Path):
    ran = run("new", "--la", "999", *REGISTER, *ON, "-o", str(tmp_path / "forms"))
    assert ran.code == 0
    names = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert len(names) == 14
    assert names[0] == "999001-oakfield-primary-school-made-up.xlsx"
    assert "999008-little-wren-nursery-school-made-up.xlsx: maintained-nursery. type 15" in ran.err
    assert "999010-fernlea-school-made-up.xlsx: independent-special-s41." in ran.err
    assert "999011-ravensway-school-made-up.xlsx: independent-special." in ran.err
    assert "1 without a questionnaire:\n  999013 Wexbury Sixth Form Centre" in ran.err
    assert "1 closed ones were left out." in ran.err


def test_answers_that_are_there_are_kept_when_many_are_written(tmp_path: Path):
    answered = tmp_path / "999001-oakfield-primary-school-made-up.xlsx"
    answered.write_bytes(b"answers")
    ran = run("new", "--la", "Wexshire", *REGISTER, *ON, "-o", str(tmp_path))
    assert (ran.code, answered.read_bytes()) == (0, b"answers")
    assert f"{answered.name}: kept as it was" in ran.err
    assert "13 questionnaires in" in ran.err


def test_a_trust_gets_its_own_settings_only(tmp_path: Path):
    ran = run("new", "--trust", "99001", *REGISTER, *ON, "-q", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    names = {path.name[:6] for path in (tmp_path / "questionnaires-trust-99001").iterdir()}
    assert names == {"999002", "999009", "999016"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--urn", "999020", *REGISTER), 2, "Nearest: 999002 Marlbrook Academy"),
        (("--urn", "12", *REGISTER), 2, "six digits"),
        (("--la", "998", *REGISTER), 3, "Wales"),
        (("--la", "Wexshyre", *REGISTER), 2, "999 Wexshire"),
        (("--trust", "7", *REGISTER), 2, "MARLBROOK"),
        (("--urn", "999001", "--register", "none.sqlite"), 4, "register import"),
        (("--urn", "999001", "--la", "999", *REGISTER), 2, "do not go together"),
        (("--la", "999", "--kind", "pru", *REGISTER), 2, "do not go together"),
        (("--every-kind", "--kind", "pru"), 2, "do not go together"),
        (("--from", "nowhere.xlsx"), 2, "does not exist"),
    ],
)
def test_mistakes_are_said_with_the_remedy(tmp_path: Path, words, code, told):
    ran = run("new", *words, *ON, cwd=tmp_path)
    assert (ran.code, ran.out) == (code, b"")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_last_years_answers_come_filled_in_and_count_once_confirmed(tmp_path: Path):
    answers = {"LEAD-Q1": "Yes", "INCL-Q1": "No", "SUPPORT-Q1": "Not sure"}
    last = tmp_path / "FINAL v2 (1).xlsx"
    last.write_bytes(filled(answers=answers, setting_name="Larkrise", plan_pupils="Yes"))
    form = tmp_path / "next.xlsx"
    ran = run("new", "--from", str(last), "-o", str(form), *ON)
    assert ran.code == 0
    assert "2 answers filled in" in ran.err
    assert cells(form, "LEAD-Q1")["Answer"] == "Yes"
    assert cells(form, "LEAD-Q1")["Confirmed?"] == "To confirm: Yes"
    assert cells(form, "SUPPORT-Q1")["Answer"] is None
    assert cells(form, "SUPPORT-Q1")["Last answer"] == "Not sure"
    assert facts(form)["setting_name"] == "Larkrise"
    assert facts(form)["plan_pupils"] is None

    def confirm(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Confirmed", "Confirmed?")
        put(book, "INCL-Q1", "Partly")  # changed, and the mark beside it left as it was
        put(book, "INCL-Q1", date(2026, 10, 1), "Evidence date")

    before = run("check", str(form), *ON, "-f", "json")
    form.write_bytes(edited(form.read_bytes(), confirm))
    after = run("check", str(form), *ON, "-f", "json")
    assert outcome(before.text, "LEAD-01") == "unanswered"
    assert outcome(after.text, "LEAD-01") == "met"
    assert outcome(after.text, "INCL-01") == "partly"


def outcome(text: str, item: str) -> str:
    import json

    items = json.loads(text)["items"]
    return next(one["outcome"] for one in items if one["id"] == item)


def test_shared_answers_of_a_trust_wait_for_the_school(tmp_path: Path):
    shared = tmp_path / "trust.xlsx"

    def answer(book: Workbook) -> None:
        state(book, "setting_name", "Marlbrook Learning Trust (made up)")
        put(book, "LEAD-Q1", "Yes")

    shared.write_bytes(edited(questionnaire("academy"), answer))
    form = tmp_path / "form.xlsx"
    ran = run("new", "--kind", "free-school", "--shared", str(shared), "-o", str(form), *ON)
    assert ran.code == 0
    row = cells(form, "LEAD-Q1")
    assert (row["Answer"], row["Confirmed?"]) == ("Yes", "To confirm: Yes")
    assert "Marlbrook Learning Trust" in str(row["What changed"])
    assert facts(form)["setting_name"] is None


def test_every_kind_has_a_blank_one_of_each_depth_and_a_guide(tmp_path: Path):
    ran = run("new", "--every-kind", *ON, "-o", str(tmp_path))
    assert ran.code == 0
    kinds = load_checklist().kinds
    expected = {f"{kind}-{depth}.xlsx" for kind in kinds for depth in ("duties", "full")}
    assert {path.name for path in tmp_path.glob("*.xlsx")} == expected
    guide = (tmp_path / "which-one-is-ours.txt").read_text(encoding="utf-8")
    assert all(name in guide for name in expected)
    assert "Pupil referral unit" in guide


def test_one_sheet_a_theme_can_be_asked_for(tmp_path: Path):
    run("new", "--kind", "pru", "--by-theme", *ON, "-q", cwd=tmp_path)
    names = load_workbook(tmp_path / "send-audit-pru.xlsx").sheetnames
    assert "Questions" not in names
    assert sum(name[:1].isdigit() for name in names) > 5


def test_another_schools_return_is_not_carried_into_a_schools_form(tmp_path: Path):
    other = tmp_path / "other.xlsx"
    other.write_bytes(filled(answers={"LEAD-Q1": "Yes"}, urn="999002"))
    ran = run("new", "--urn", "999016", "--from", str(other), *REGISTER, *ON, cwd=tmp_path)
    assert ran.code == 3
    assert "other.xlsx is of URN 999002, and the form is for URN 999016" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.xlsx"]
    same = run("new", "--urn", "999002", "--from", str(other), *REGISTER, *ON, cwd=tmp_path)
    assert same.code == 0


def test_the_return_it_is_filled_in_from_is_never_written_over(tmp_path: Path):
    last = tmp_path / "last.xlsx"
    last.write_bytes(filled(answers={"LEAD-Q1": "Yes"}))
    before = last.read_bytes()
    ran = run("new", "--from", str(last), "-o", str(last), "--force", *ON)
    assert (ran.code, last.read_bytes()) == (2, before)
    assert "never changed" in ran.err


def test_a_closed_school_and_what_is_in_its_place_are_named(tmp_path: Path):
    import_to = str(tmp_path / "register.sqlite")
    links = str(ROOT / "examples" / "register" / "links.csv")
    run("register", "import", REGISTER[1], "--links", links, "-o", import_to)
    ran = run("new", "--urn", "999014", "--register", import_to, *ON, cwd=tmp_path)
    assert ran.code == 0
    assert "closed" in ran.err
    assert "In its place there is URN 999002 Marlbrook Academy (made up)." in ran.err


def test_facts_of_a_register_leave_no_question_out(tmp_path: Path):
    run("new", "--urn", "999001", *REGISTER, *ON, "-q", "-o", str(tmp_path / "a.xlsx"))
    assert facts(tmp_path / "a.xlsx")["has_secondary"] == "No"
    told = str(cells(tmp_path / "a.xlsx", "TRANS-Q3")["Do I answer this? Required by"])
    assert told.startswith("=IF(")
    run(
        "new",
        "--kind",
        "maintained-mainstream",
        "--fact",
        "has_secondary=no",
        "--fact",
        "has_sixth_form=no",
        *ON,
        "-q",
        "-o",
        str(tmp_path / "b.xlsx"),
    )
    refs = {row[0].value for row in load_workbook(tmp_path / "b.xlsx")["Questions"].iter_rows()}
    assert "TRANS-Q3" not in refs


def test_an_archive_is_kept_from_year_to_year(tmp_path: Path):
    old = ROOT / "tests" / "data" / "oakfield-primary-0.1.0.xlsx"
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    stray = tmp_path / "stray.xlsx"

    def beside(book: Workbook) -> None:
        book["Questions"]["J5"].value = "Ask Sam about this."

    stray.write_bytes(edited(old.read_bytes(), beside))
    run("new", "--from", str(stray), "-o", str(first), *ON, "-q")
    run("new", "--from", str(first), "-o", str(second), *ON, "-q")
    for path in (first, second):
        told = [str(c.value) for row in load_workbook(path)["Archive"].iter_rows() for c in row]
        assert any("Ask Sam about this." in words for words in told)


@pytest.mark.parametrize("name", ["form.csv", "form.ods", "form.PDF"])
def test_a_name_of_another_kind_of_file_is_refused(tmp_path: Path, name: str):
    ran = run("new", "--kind", "pru", "-o", name, *ON, cwd=tmp_path)
    assert ran.code == 2
    assert "form.xlsx" in ran.err
