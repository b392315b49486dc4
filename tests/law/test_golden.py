"""The rule set of every kind under every edition is the one that was reviewed."""

from __future__ import annotations

import pytest

from send_audit.catalog.store import load_checklist
from tests.law.golden import FOLDER, table

CHECKLIST = load_checklist("send-england@dev")


@pytest.mark.parametrize("kind", CHECKLIST.kinds)
def test_the_rule_set_is_the_one_reviewed(kind: str):
    reviewed = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8")
    assert table(CHECKLIST, kind) == reviewed, "to accept it: python -m tests.law.golden"


def test_there_is_a_table_for_every_kind_and_no_other():
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(CHECKLIST.kinds)
