"""Lint: days, kinds, citations, and must-words where nothing is a must."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.broken import Slip, check_slip, edit, faults_of, line_of, small_copy

SENCO = "items/senco.yaml"
ADMIT = "items/admissions.yaml"
PLANS = "items/ehc-plans.yaml"
JOINT = "items/joint-working.yaml"

DATES = (
    Slip(
        name="a gap between readings",
        file=PLANS,
        old="from: 2020-09-26",
        new="from: 2020-09-28",
        message="There is a gap: no reading covers the days from 2020-09-26.",
    ),
    Slip(
        name="readings that overlap",
        file=PLANS,
        old="from: 2020-09-26",
        new="from: 2020-09-25",
        message="The readings overlap: the one before this ends on 2020-09-25.",
    ),
    Slip(
        name="readings out of order",
        file=PLANS,
        old="from: 2020-09-26",
        new="from: 2019-09-26",
        message="Out of order: this reading does not begin after the one before it.",
    ),
    Slip(
        name="a reading that never ends before another",
        file=PLANS,
        old="        to: 2020-09-25\n",
        new="",
        at="- from: 2020-05-01",
        message="This reading has no last day, so it overlaps the next (2020-09-26).",
    ),
    Slip(
        name="a last day before the first",
        file=SENCO,
        old="to: 2016-12-18",
        new="to: 2013-12-18",
        message="The last day (2013-12-18) lies before the first day (2014-09-01).",
        follows=True,
    ),
    Slip(
        name="a reading before the first day",
        file=SENCO,
        old="from: 2014-09-01",
        new="from: 2014-08-31",
        message="2014-08-31 lies before the first day of this checklist (2014-09-01).",
    ),
    Slip(
        name="a test before the first day",
        file=SENCO,
        old="as_at: 2014-09-01",
        new="as_at: 2014-08-31",
        message="2014-08-31 lies before the first day of this checklist (2014-09-01).",
    ),
    Slip(
        name="a reading that is not verified but stands first",
        file=SENCO,
        old="from: 2014-09-01\n        to: 2016-12-18",
        new="from: unverified",
        message="An unverified reading has to stand last.",
    ),
    Slip(
        name="a reading that is not verified but ends",
        file=SENCO,
        old="from: 2016-12-19",
        new="from: unverified\n        to: 2020-01-01",
        at="to: 2020-01-01",
        message="What has no verified first day cannot have a last day.",
    ),
    Slip(
        name="days that people know, out of order",
        file="checklist.yaml",
        old="from: 2015-04-01",
        new="from: 2018-04-02",
        at="{from: 2018-04-01",
        message="Out of order: 2018-04-01 does not come after 2018-04-02.",
    ),
    Slip(
        name="a known day before the first",
        file="checklist.yaml",
        old="{from: 2014-09-01",
        new="{from: 2014-01-01",
        message="2014-01-01 lies before the first day of this checklist (2014-09-01).",
    ),
    Slip(
        name="editions of the Code with a gap",
        file="sources.yaml",
        old="to: 2015-03-31",
        new="to: 2015-03-30",
        at="from: 2015-04-01",
        message="There is a gap: no edition covers the days from 2015-03-31.",
    ),
    Slip(
        name="a route that ends before it begins",
        file="routes.yaml",
        old="to: 2025-03-31",
        new="to: 2015-03-31",
        message="The last day (2015-03-31) lies before the first day (2017-04-01).",
    ),
)


GUIDANCE = """\
      - kinds: [pru, ap-academy]
        force: should
        basis: statutory-guidance
        source:
          - {ref: send-code, pinpoint: "para 6.2", confidence: seen, printed: must}
        because: The Code counts this kind among mainstream schools for its chapter on schools; section 67 does not.
        note: The Code prints a must here, but no enactment names this kind, so it is counted as guidance.
"""
LAW = (
    Slip(
        name="a kind that nobody decides",
        file=SENCO,
        old="      - kinds: [academy-16-19]\n"
        "        because: A 16 to 19 academy is not an Academy school, so section 67 does not reach it. "
        "The Code does not ask it for a SENCO, only for a named person, as of colleges (SENCO-18).\n",
        new="",
        at="- id: SENCO-01",
        message="Nothing is said of the kind 'academy-16-19' (16 to 19 academy or free school): "
        "name it under binds or unbound, with the reason.",
    ),
    Slip(
        name="a kind that a reading of its own forgets",
        file="items/admissions-code.yaml",
        old="- kinds: [maintained-nursery, pru, ap-academy, academy-16-19]",
        new="- kinds: [pru, ap-academy, academy-16-19]",
        at="- from: 2014-09-01",
        message="Nothing is said of the kind 'maintained-nursery' (Maintained nursery school): "
        "name it under binds or unbound, with the reason.",
    ),
    Slip(
        name="a kind that two entries decide",
        file=SENCO,
        old="- kinds: [fe-college]",
        new="- kinds: [fe-college, pru]",
        message="The kind 'pru' is decided twice, here and in items/senco.yaml, line {first}.",
        first="- kinds: [pru, ap-academy]",
    ),
    Slip(
        name="a must by statute on an unconfirmed section",
        file=ADMIT,
        old='"s.43(1)-(4)", confidence: seen',
        new='"s.43(1)-(4)", confidence: unconfirmed',
        at="source:",
        message="A must by statute needs a place in an Act or regulations that is not unconfirmed.",
    ),
    Slip(
        name="a must by regulations on the Code alone",
        file=PLANS,
        old='          - {ref: send-regs-2014, pinpoint: "reg 20(7), (9), (12)", confidence: seen, '
        'url: "https://www.legislation.gov.uk/uksi/2014/1530/regulation/20"}\n',
        new="",
        at='source:\n          - {ref: send-code, pinpoint: "para 9.176"',
        message="A must by regulations needs a place in an Act or regulations that is not "
        "unconfirmed.",
    ),
    Slip(
        name="the Code before the Act",
        file=SENCO,
        old="        source:\n          - {ref: cfa-2014",
        new='        source:\n          - {ref: send-code, pinpoint: "para 1", confidence: seen}\n'
        "          - {ref: cfa-2014",
        at="- {ref: send-code",
        message="Acts and regulations come first: put this citation after them.",
    ),
    Slip(
        name="a must of guidance without a note",
        file=SENCO,
        old=GUIDANCE,
        new=GUIDANCE.replace("should\n", "must\n", 1).partition("        note:")[0],
        at="force: must\n        basis: statutory-guidance",
        message="Only guidance is cited for this must: make it should or may, "
        "or explain it in a note.",
        nearest="should",
    ),
)


@pytest.mark.parametrize("slip", [*DATES, *LAW], ids=lambda slip: slip.name)
def test_a_slip_is_found_where_it_is(slip: Slip, tmp_path: Path):
    check_slip(slip, tmp_path)


def test_law_that_has_not_verifiably_begun_may_stand_last(tmp_path: Path):
    copy = small_copy(tmp_path, "senco")
    edit(copy, SENCO, "        to: 2016-12-18\n", "")
    edit(copy, SENCO, "from: 2016-12-19", "from: unverified")
    assert faults_of(copy) == ()


def guidance_only(folder: Path) -> Path:
    """Make co-operation a thing of guidance, which one of its binds cites."""
    copy = small_copy(folder, "joint-working")
    file = copy / "items" / "joint-working.yaml"
    text = file.read_text(encoding="utf-8").replace("force: must", "force: should")
    file.write_text(text.replace("basis: statute", "basis: statutory-guidance"), encoding="utf-8")
    return copy


@pytest.mark.parametrize("word", ["must", "Required", "have to", "has to", "shall"])
@pytest.mark.parametrize("key", ["text: ", "statement: "])
def test_guidance_does_not_say_must(word: str, key: str, tmp_path: Path):
    copy = guidance_only(tmp_path)
    assert faults_of(copy) == ()
    edit(copy, JOINT, key, f"{key}Whoever {word} do it, ")
    line = line_of(copy, JOINT, key)
    [fault] = faults_of(copy)
    assert (fault.file, fault.line, fault.nearest) == (JOINT, line, "should")
    assert fault.message == f"'{word}' says more than guidance does: nothing binds here."


def test_a_law_may_say_must(tmp_path: Path):
    copy = small_copy(tmp_path, "joint-working")
    edit(copy, JOINT, "statement: ", "statement: Everybody must see that ")
    assert faults_of(copy) == ()


def test_words_that_only_hold_a_must_word_are_not_meant(tmp_path: Path):
    copy = guidance_only(tmp_path)
    edit(copy, JOINT, "statement: ", "statement: In mustard and marshalls, ")
    assert faults_of(copy) == ()
