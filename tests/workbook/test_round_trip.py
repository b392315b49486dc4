"""Whatever is written into a questionnaire is read back equal, whoever wrote it and whatever moved."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from send_audit.model.submission import Submission
from send_audit.service.opening import read_grid
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from send_audit.workbook.reading.reader import read_submission
from tests.workbook.paper import (
    CHECKLIST,
    Filled,
    by_openpyxl,
    by_xlsxwriter,
    filled_in_by_openpyxl,
    mangle,
    scales,
    sheets,
)

KINDS = list(CHECKLIST.kinds)
FEW = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(
        ["SEN policy, page 2", "=1+1", "see S:\\SEND\\audit", "naïve and “quoted”", "0123"]
    ),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30).map(
        lambda text: " ".join(text.split())
    ),
)
TOLD = ["Made-up School", "https://school.example/sen?a=1", "The office, shelf 3"]
DAYS = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2026, 11, 1)))


def fact_values(fact_id: str) -> st.SearchStrategy[object]:
    """Give values that a fact may have."""
    fact = CHECKLIST.facts[fact_id]
    match fact.type:
        case "yes-no":
            return st.sampled_from(["yes", "no"])
        case "choice":
            return st.sampled_from([level.id for level in fact.choices])
        case "date":
            return st.dates(date(2015, 1, 1), date(2026, 11, 1))
        case "number":
            return st.integers(0, 999)
        case _:
            return st.sampled_from(["123456"] if fact_id == "urn" else TOLD)


@st.composite
def forms(draw: st.DrawFn, kind: str) -> Filled:
    """Fill in some facts and some rows of a kind's questionnaire."""
    asked = [fact.id for fact in CHECKLIST.facts_of(kind)]
    facts = draw(st.sets(st.sampled_from(asked), max_size=8))
    refs = draw(st.sets(st.sampled_from(list(scales(kind))), min_size=1, max_size=25))
    filled = Filled(facts={fact: draw(fact_values(fact)) for fact in sorted(facts)})
    for ref in sorted(refs):
        word = draw(st.sampled_from([level.label for level in scales(kind)[ref].levels]))
        if "." in ref:
            filled.rows[ref] = (word, "", None, "")
        else:
            filled.rows[ref] = (word, draw(TEXTS), draw(DAYS), draw(TEXTS))
    return filled


def read(data: bytes, name: str = "return.xlsx") -> Submission:
    opened = open_return(read_grid(data, name), name, load_layout())
    return read_submission(opened, CHECKLIST)


def told(submission: Submission) -> Filled:
    """Give what was read in the same shape as what was written."""
    labels = {
        (scale.id, level.id): level.label
        for scale in CHECKLIST.scales.values()
        for level in scale.levels
    }
    filled = Filled(facts={name: fact.value for name, fact in submission.facts.items()})
    for ref, answer in submission.answers.items():
        scale = CHECKLIST.questions[ref].scale
        if answer.level is not None:
            word = labels[scale, answer.level]
            filled.rows[ref] = (word, answer.evidence, answer.evidence_on, answer.comment)
        for tick, point in answer.ticks.items():
            if point.level is not None:
                filled.rows[f"{ref}.{tick}"] = (labels["tick", point.level], "", None, "")
    return filled


def assert_equal(data: bytes, filled: Filled, name: str = "return.xlsx") -> None:
    submission = read(data, name)
    found = told(submission)
    assert found.facts == filled.facts
    assert found.rows == filled.rows
    rows = submission.rows
    assert rows.answered == len(filled.rows)
    assert rows.invalid == rows.unknown == 0


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_cells_written_by_xlsxwriter_and_by_openpyxl_after_moving(kind, data, seed):
    filled = data.draw(forms(kind))
    pages = sheets(kind, filled)
    mangle(pages, random.Random(seed))
    assert_equal(by_xlsxwriter(pages), filled)
    assert_equal(by_openpyxl(pages), filled)


@pytest.mark.parametrize("kind", KINDS)
@settings(FEW, max_examples=1)
@given(data=st.data())
def test_the_questionnaire_itself_typed_into_with_openpyxl(kind, data):
    filled = data.draw(forms(kind))
    assert_equal(filled_in_by_openpyxl(kind, filled), filled)


def test_every_kind_through_libreoffice(tmp_path: Path):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    written = {}
    for number, kind in enumerate(KINDS):
        written[kind] = filled = chosen(kind, random.Random(number))
        pages = sheets(kind, filled)
        mangle(pages, random.Random(number))
        (tmp_path / f"{kind}.xlsx").write_bytes(filled_in_by_openpyxl(kind, filled))
        (tmp_path / f"{kind}-moved.xlsx").write_bytes(by_xlsxwriter(pages))
    for suffix in ("xlsx:Calc MS Excel 2007 XML", "ods", "xls"):
        ending = suffix.partition(":")[0]
        saved = convert(tmp_path, suffix)
        for kind, filled in written.items():
            for name in (f"{kind}.{ending}", f"{kind}-moved.{ending}"):
                assert_equal((saved / name).read_bytes(), filled, name)


def chosen(kind: str, chance: random.Random) -> Filled:
    """Fill in a questionnaire by chance, without long texts."""
    filled = Filled()
    for fact in CHECKLIST.facts_of(kind):
        if chance.random() < 0.5:
            filled.facts[fact.id] = _value(fact.id, chance)
    for ref, scale in scales(kind).items():
        if chance.random() < 0.6:
            word = chance.choice([level.label for level in scale.levels])
            more = (
                ("", None, "") if "." in ref else ("Policy, page 3", date(2026, 2, 9), "naïve “x”")
            )
            filled.rows[ref] = (word, *more)
    return filled


def _value(fact_id: str, chance: random.Random) -> object:
    fact = CHECKLIST.facts[fact_id]
    values = {
        "yes-no": ["yes", "no"],
        "choice": [level.id for level in fact.choices],
        "date": [date(2024, 9, 1), date(2026, 3, 31)],
        "number": [0, 7, 36],
    }
    return chance.choice(values.get(fact.type, ["123456"] if fact_id == "urn" else TOLD))


def convert(folder: Path, suffix: str) -> Path:
    """Open every workbook of a folder with LibreOffice and save it in another format."""
    out = folder / suffix.partition(":")[0]
    names = sorted(str(path) for path in folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", suffix, "--outdir", str(out)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=400)
    return out
