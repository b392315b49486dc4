"""What we write is sound by the specification of the format, whichever program opens it."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.vocabulary import Depth
from send_audit.render import render
from send_audit.workbook.writing.questionnaire import write_for
from tests.workbook.returns import DAY, filled, judged
from tests.workbook.test_prefilled import PREFILL


def faults(path: Path) -> list[str]:
    """Give every finding of the validator, of whatever severity."""
    result = OpenXmlValidator().validate(path)
    return [f"{fault.part_uri}: {fault.description}" for fault in result.errors]


def questionnaire(kind: str, **how: object) -> bytes:
    checklist = load_checklist()
    facts = {"setting_name": "Larkrise & <Sons>", "opened_on": date(2026, 9, 1)}
    return write_for(checklist, select(checklist, kind, {}, DAY), Depth.FULL, facts, **how)


@pytest.mark.parametrize("kind", load_checklist().kinds)
def test_every_questionnaire_is_sound(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(questionnaire(kind))
    assert faults(path) == []


@pytest.mark.parametrize("how", [{"prefill": PREFILL}, {"by_theme": True}], ids=["back", "themes"])
def test_a_form_of_last_time_and_one_by_theme_are_sound(how: dict, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(questionnaire("academy", **how))
    assert faults(path) == []


def test_the_report_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    answers = {"LEAD-Q1": "Yes", "SUPPORT-Q1": "No", "INCL-Q1": "=1+1 & <b>"}
    path.write_bytes(render(judged(filled(answers=answers)), "xlsx"))
    assert faults(path) == []


def test_the_validator_finds_a_fault_that_is_put_in(tmp_path: Path) -> None:
    sound, broken = tmp_path / "sound.xlsx", tmp_path / "broken.xlsx"
    sound.write_bytes(questionnaire("childminder"))
    with zipfile.ZipFile(sound) as package, zipfile.ZipFile(broken, "w") as out:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"<sheetData>", b"<sheetData><made-up/>")
            out.writestr(name, part)
    assert faults(broken)
