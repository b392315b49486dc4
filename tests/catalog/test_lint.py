"""Lint: the form of the files, ids, and the checklist as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from send_audit.catalog import source
from send_audit.catalog.lint import lint
from send_audit.catalog.source import Fault
from send_audit.errors import ChecklistError
from tests.catalog.broken import CHECKLIST, Slip, check_slip, edit, faults_of, small_copy

SENCO = "items/senco.yaml"
INFO = "items/information.yaml"
ADMIT = "items/admissions.yaml"
SLIPPED = (
    "admissions",
    "admissions-code",
    "ehc-plans",
    "equality",
    "information",
    "joint-working",
    "senco",
)
"""The files of items that slips are made in."""
IN_CONTEXT = "in this context" if source.LOADER is not yaml.SafeLoader else "here"
"""How each of the two parsers ends its sentence."""

FORM = (
    Slip(
        name="No where no is meant",
        file=ADMIT,
        old='{plan_named_school: "yes"}',
        new="{plan_named_school: No}",
        message="'No' is not one of: yes, no.",
        nearest="no",
    ),
    Slip(
        name="a bare true where words belong",
        file=ADMIT,
        old='{plan_named_school: "yes"}',
        new="{plan_named_school: true}",
        message="true has to be text here: put it in quotes.",
    ),
    Slip(
        name="a key that is not known",
        file=SENCO,
        old="        basis: statute\n",
        new="        basis: statute\n        bases: statute\n",
        at="bases:",
        message="The key 'bases' is not known here.",
    ),
    Slip(
        name="a key with a letter changed",
        file=SENCO,
        old="force: must",
        new="forse: must",
        message="The key 'forse' is not known here.",
        nearest="force",
        follows=True,
    ),
    Slip(
        name="a missing key",
        file=SENCO,
        old="        because: Section 67 reaches mainstream schools and maintained nursery schools.\n",
        new="",
        at="- kinds: [mainstream-school]",
        message="The key 'because' is missing.",
    ),
    Slip(
        name="a value that is not in the list",
        file=SENCO,
        old="force: should",
        new="force: shold",
        message="'shold' is not one of: must, should, may.",
        nearest="should",
    ),
    Slip(
        name="a reason that says nothing",
        file=SENCO,
        old="because: Section 67 lists schools only, and the Code does not bind training providers.",
        new='because: " "',
        message="Nothing stands here; it has to be text.",
    ),
    Slip(
        name="a reason left out after its key",
        file=SENCO,
        old="because: Section 67 reaches mainstream schools and maintained nursery schools.",
        new="because:",
        at="because:\n",
        message="Nothing stands here; it has to be text.",
    ),
    Slip(
        name="a day that is not in the calendar",
        file=SENCO,
        old="to: 2016-12-18",
        new="to: 2016-02-30",
        message="'2016-02-30' does not fit. A day of the calendar, written as 2014-09-01.",
    ),
    Slip(
        name="a day in another form",
        file=SENCO,
        old="from: 2016-12-19",
        new="from: 19/12/2016",
        message="'19/12/2016' does not fit. A day of the calendar, written as 2014-09-01.",
    ),
    Slip(
        name="a web address without https",
        file="sources.yaml",
        old="https://www.legislation.gov.uk/ukpga/2014/6",
        new="http://www.legislation.gov.uk/ukpga/2014/6",
        message="'http://www.legislation.gov.uk/ukpga/2014/6' does not fit. "
        "A web address that begins with https:// and has no spaces.",
    ),
    Slip(
        name="a condition without its words",
        file=ADMIT,
        old="        condition: an EHC plan names the school or college\n",
        new="",
        at="when: ",
        message="The key 'condition' is missing: 'when' needs it.",
    ),
    Slip(
        name="a setting that makes no sense",
        file="items/equality.yaml",
        old="cycle_years: 3",
        new="cycle_years: 0",
        message="0 is too small: at least 1.",
    ),
    Slip(
        name="the same key twice",
        file=SENCO,
        old="    title: A SENCO is designated\n",
        new="    title: A SENCO is designated\n    title: Something else\n",
        at="    title: Something else",
        message="The key 'title' stands here twice.",
    ),
    Slip(
        name="a colon without quotes",
        file=SENCO,
        old="to_do: Enrol the SENCO",
        new="to_do: Enrol: the SENCO",
        message=f"Not readable: mapping values are not allowed {IN_CONTEXT}.",
    ),
)


IDS = (
    Slip(
        name="an item id twice",
        file=SENCO,
        old="id: SENCO-08",
        new="id: SENCO-07",
        at="id: SENCO-07\n    title: The SENCO knows",
        message="The id 'SENCO-07' is used twice; it first stands in items/senco.yaml, line {first}.",
        first="- id: SENCO-07",
    ),
    Slip(
        name="a kind named like a group",
        file="kinds.yaml",
        old="- id: every-kind",
        new="- id: pru",
        at="- id: pru\n    means:",
        message="The id 'pru' is used twice; it first stands in kinds.yaml, line {first}.",
        first="- id: pru",
        follows=True,
    ),
    Slip(
        name="a prefix twice",
        file="themes.yaml",
        old="prefix: EHCP",
        new="prefix: INFO",
        at="id: ehc-plans",
        message="The prefix 'INFO' is used twice; it first stands in themes.yaml, line {first}.",
        first="prefix: INFO",
    ),
    Slip(
        name="a level twice",
        file="scales.yaml",
        old='{id: no, label: "No", means: not_met, accepts: [n, not met',
        new='{id: yes, label: "No", means: not_met, accepts: [n, not met',
        message="The id 'yes' is used twice; it first stands in scales.yaml, line {first}.",
        first="{id: yes",
        follows=True,
    ),
    Slip(
        name="a point twice",
        file=INFO,
        old="{id: 3b,",
        new="{id: 3a,",
        at="How you check and review",
        message="The id '3a' is used twice; it first stands in items/information.yaml, line {first}.",
        first="{id: 3a",
        follows=True,
    ),
    Slip(
        name="an item with the prefix of another theme",
        file=SENCO,
        old="id: SENCO-08",
        new="id: INFO-08",
        message="The id 'INFO-08' does not fit its theme; it has to look like SENCO-01.",
    ),
    Slip(
        name="a question with the prefix of another theme",
        file=ADMIT,
        old="  - id: ADMIT-Q1",
        new="  - id: INFO-Q1",
        message="The id 'INFO-Q1' does not fit its theme; it has to look like ADMIT-Q1.",
        follows=True,
    ),
)


@pytest.mark.parametrize("slip", [*FORM, *IDS], ids=lambda slip: slip.name)
def test_a_slip_is_found_where_it_is(slip: Slip, tmp_path: Path):
    check_slip(slip, tmp_path)


@pytest.mark.parametrize("name", ["send-england", "send-proposals-2026"])
def test_the_shipped_checklists_have_no_fault(name: str):
    assert list(map(str, lint(CHECKLIST.parent / name))) == []


@pytest.mark.parametrize("theme", SLIPPED)
def test_a_small_copy_has_no_fault_until_it_is_broken(theme: str, tmp_path: Path):
    assert list(map(str, faults_of(small_copy(tmp_path, theme)))) == []


def test_an_id_in_two_files_is_found(tmp_path: Path):
    copy = small_copy(tmp_path, "senco", "sen-support")
    edit(copy, "themes.yaml", "prefix: SUPPORT", "prefix: SENKO")
    edit(copy, "items/sen-support.yaml", "id: SUPPORT-01", "id: SENCO-01")
    assert any(
        fault.message.startswith("The id 'SENCO-01' is used twice; it first stands in items/sen")
        and fault.file == "items/senco.yaml"
        for fault in faults_of(copy)
    )


def test_a_bomb_of_aliases_is_found_and_does_not_go_off(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    lines = ["bodies: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (copy / "bodies.yaml").write_text("\n".join(lines), encoding="utf-8")
    faults = faults_of(copy)
    assert {fault.file for fault in faults} == {"bodies.yaml"}
    assert {fault.message for fault in faults} == {
        "Aliases (& and *) are not allowed; write the value out."
    }
    assert {fault.line for fault in faults} <= set(range(1, 31))


def test_twenty_thousand_brackets_are_found_and_not_gone_into(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    (copy / "bodies.yaml").write_text("[" * 20_000, encoding="utf-8")
    message = "The file is nested deeper than 40 levels."
    assert faults_of(copy) == (Fault(file="bodies.yaml", line=1, message=message),)


def test_a_reference_to_the_network_is_found(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    text = "$ref: https://example.org/bodies.json\n"
    (copy / "bodies.yaml").write_text(text, encoding="utf-8")
    assert list(map(str, faults_of(copy))) == [
        "bodies.yaml:1: The key '$ref' is not known here.",
        "bodies.yaml:1: The key 'bodies' is missing.",
    ]


def test_a_file_that_is_missing_or_spoilt_is_found(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    (copy / "bodies.yaml").unlink()
    (copy / "routes.yaml").write_bytes(b"routes: \xff\n")
    assert list(map(str, faults_of(copy))) == [
        "bodies.yaml:1: This file is missing.",
        "routes.yaml:1: This file is not UTF-8 text.",
    ]


def test_a_file_that_nothing_reads_is_found(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    (copy / "items" / "senco.yml").write_text("theme: senco\n", encoding="utf-8")
    (copy / "items" / "notes.txt").write_text("for myself\n", encoding="utf-8")
    assert list(map(str, faults_of(copy))) == [
        "items/senco.yml:1: Nothing reads this file: its name is not one of a checklist's files."
    ]


def test_a_checklist_without_items_is_found(tmp_path: Path):
    assert list(map(str, faults_of(small_copy(tmp_path)))) == [
        "checklist.yaml:2: This checklist has no items: put a file into 'items'."
    ]


@pytest.mark.parametrize("scale", ["in-place", "tick", "yes-no"])
def test_a_scale_that_the_program_needs_is_missed(scale: str, tmp_path: Path):
    copy = small_copy(tmp_path, "information")
    edit(copy, "scales.yaml", f"- id: {scale}", "- id: other")
    assert f"scales.yaml:2: The scale '{scale}' is missing." in map(str, faults_of(copy))


def test_faults_come_in_the_order_of_files_and_lines(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    edit(copy, "themes.yaml", "title: Local offer", "titel: Local offer")
    edit(copy, "items/senco.yaml", "force: must", "force: mast")
    edit(copy, "items/senco.yaml", "theme: senco", "theme: Senco!")
    places = [(fault.file, fault.line) for fault in faults_of(copy)]
    assert places == sorted(places)
    assert {file for file, _ in places} == {"items/senco.yaml", "themes.yaml"}


def test_a_folder_that_is_no_checklist_is_refused(tmp_path: Path):
    with pytest.raises(ChecklistError, match=r"is not a checklist: it holds no checklist\.yaml"):
        lint(tmp_path)
