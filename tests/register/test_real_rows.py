"""Real rows of the register, where they are at hand: every row gets a kind or a stated reason."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from send_audit.register.establishment import Status
from send_audit.register.facts import facts_of
from send_audit.register.kind import Verdict, kind_of
from send_audit.register.types import load_types
from tests.register.made import SHARED, both, everyone
from tests.register.test_kind import by_hand

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real register is not at hand")
SAMPLE = SHARED / "gias_sample.csv"
NATIVE = {
    "gias_native_2018_cp1252.csv": ("cp1252", 3, date(2019, 2, 6)),
    "gias_native_2021.csv": ("utf-8", 99, date(2021, 5, 20)),
    "gias_native_2024.csv": ("utf-8", 8, date(2024, 5, 28)),
    "gias_native_2025.csv": ("utf-8", 2, date(2025, 7, 24)),
}
LISTED = SHARED / "section41_institutions.csv"
LINKS = SHARED / "gias_links_sample.csv"


def plainly(path: Path, encoding: str) -> dict[int, dict[str, str]]:
    """Read a file without the code under test: URN -> its row by headings."""
    with path.open(encoding=encoding, newline="") as file:
        return {int(row["URN"]): row for row in csv.DictReader(file)}


@pytest.mark.parametrize("listed", [None, LISTED], ids=["alone", "with section 41 list"])
def test_every_row_of_the_sample_gets_the_kind_of_the_hand_table(listed: Path | None):
    register, imported = both(SAMPLE, links=LINKS, section_41=listed)
    assert imported.files[0][1].refused == ()
    rows = plainly(SAMPLE, "utf-8")
    assert len(rows) == register.count == 1432
    approved = approvals() if listed else {}
    for row in everyone(register):
        code = rows[row.urn]["TypeOfEstablishment (code)"].zfill(2)
        word = approved.get(row.urn, "Not approved") if listed else ""
        decision = kind_of(row, load_types())
        assert (decision.verdict, decision.kind, decision.candidates) == by_hand(code, word)
        assert f"type {code} " in decision.reason


def approvals() -> dict[int, str]:
    """Give the institutions approved now by the list: given, and not ended on a later day."""
    given: dict[int, list[tuple[list[str], bool]]] = {}
    with LISTED.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            day = row["s41_granted"] or row["s41_revoked"]
            if row["urn"]:
                told = (day.split("/")[::-1], bool(row["s41_granted"]))
                given.setdefault(int(row["urn"]), []).append(told)
    return {urn: "Approved" for urn, told in given.items() if max(told)[1]}


def test_the_sample_holds_type_10_on_both_sides_of_section_41():
    register, _ = both(SAMPLE, section_41=LISTED)
    kinds = Counter(kind_of(row, load_types()).kind for row in register.of_types(["10"]))
    assert kinds == {"independent-special-s41": 23, "independent-special": 42}
    asked = both(SAMPLE)[0].of_types(["10"])
    assert {kind_of(row, load_types()).verdict for row in asked} == {Verdict.ASK}


def test_special_academies_outside_the_special_group_are_special():
    register, _ = both(SAMPLE)
    rows = list(register.of_types(["33", "36", "44"]))
    assert len(rows) > 100
    assert {row.group_name for row in rows} == {"Academies", "Free Schools"}
    assert {kind_of(row, load_types()).kind for row in rows} == {"special-academy"}


def test_no_row_of_the_sample_contradicts_its_type():
    register, _ = both(SAMPLE)
    states = {
        Status.OPEN: "",
        Status.CLOSED: "It is closed",
        Status.CLOSING: "It is open, but proposed to close",
        Status.PROPOSED: "It is not open yet, but proposed to open",
    }
    seen = Counter(row.status for row in everyone(register))
    assert seen == {
        Status.OPEN: 1129,
        Status.CLOSED: 262,
        Status.CLOSING: 27,
        Status.PROPOSED: 14,
    }
    for row in everyone(register):
        warnings = [w for w in kind_of(row, load_types()).warnings if "no local auth" not in w]
        assert len(warnings) == (row.status is not Status.OPEN)
        assert all(words.startswith(states[row.status]) for words in warnings)


@pytest.mark.parametrize("name", NATIVE)
def test_every_year_of_the_download_is_read(name: str):
    encoding, count, day = NATIVE[name]
    register, imported = both(SHARED / "gias_native" / name)
    file = imported.files[0][1]
    assert (file.encoding, file.read, file.stored, file.missing) == (encoding, count, count, ())
    assert register.day == day
    rows = plainly(SHARED / "gias_native" / name, encoding)
    for row in everyone(register):
        theirs = rows[row.urn]
        assert row.name == theirs["EstablishmentName"].strip()
        assert (row.low_age, row.section_41) == (
            theirs["StatutoryLowAge"],
            theirs["Section41Approved (name)"],
        )
        code = theirs["TypeOfEstablishment (code)"].zfill(2)
        decision = kind_of(row, load_types())
        found = (decision.verdict, decision.kind, decision.candidates)
        assert found == by_hand(code, row.section_41)


def test_letters_beyond_ascii_come_through():
    old = both(SHARED / "gias_native" / "gias_native_2018_cp1252.csv")[0]
    assert "à Becket" in old.find(126416).name
    new = both(SHARED / "gias_native" / "gias_native_2025.csv")[0]
    assert new.find(100371).name == "Ecole Française de Londres Jacques Prévert"


def test_the_facts_of_a_primary_school_with_ages_5_to_11_leave_reception_open():
    register = both(SHARED / "gias_native" / "gias_native_2024.csv")[0]
    row = register.find(137666)
    assert (row.low_age, row.nursery) == ("5", "No Nursery Classes")
    stated = {fact.fact: fact.value for fact in facts_of(row, load_types(), date(2024, 6, 1))}
    assert "early_years_on_roll" not in stated
    assert stated["has_secondary"] == "no"
    assert row.trust_name == "THE FIRST FEDERATION TRUST"


def test_every_link_of_the_sample_is_seen_from_both_ends():
    register, imported = both(SAMPLE, links=LINKS)
    assert (imported.files[1][1].stored, imported.strangers) == (218, 0)
    with LINKS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            own, other = int(row["URN"]), int(row["LinkURN"])
            assert other in {link.urn for link in register.links(own)}
            assert own in {link.urn for link in register.links(other)}


def test_every_row_of_the_section_41_list_is_stored_but_one_that_names_nothing():
    _, imported = both(SAMPLE, section_41=LISTED)
    file = imported.files[1][1]
    assert (file.read, file.stored, file.blank) == (413, 412, 0)
    assert [row.reason for row in file.refused] == ["it has no URN"]
