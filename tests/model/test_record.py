"""Records: frozen, named, complete."""

from __future__ import annotations

import pickle

import pytest

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity


def test_a_record_is_built_with_names_and_takes_its_defaults():
    problem = Problem(code="x", severity=Severity.NOTE, message="m")
    assert (problem.where, problem.found) == (None, "")


def test_a_missing_or_unknown_name_is_refused_by_name():
    with pytest.raises(TypeError, match=r"missing \['cell'\], unknown \['row'\]"):
        CellRef(sheet="A", row=1)


def test_a_record_cannot_be_changed():
    cell = CellRef(sheet="A", cell="B2")
    with pytest.raises(AttributeError, match="frozen"):
        cell.sheet = "C"
    with pytest.raises(AttributeError, match="frozen"):
        del cell.sheet


def test_a_copy_with_changes_leaves_the_first_alone():
    cell = CellRef(sheet="A", cell="B2")
    assert cell.replace(cell="C3") == CellRef(sheet="A", cell="C3")
    assert cell == CellRef(sheet="A", cell="B2")
    with pytest.raises(TypeError, match="unknown"):
        cell.replace(row=3)


def test_equal_values_of_one_class_are_equal_and_hash_alike():
    first, second = CellRef(sheet="A", cell="B2"), CellRef(cell="B2", sheet="A")
    assert first == second
    assert hash(first) == hash(second)
    assert first != ("A", "B2")
    assert len({first, second, CellRef(sheet="A", cell="B3")}) == 2


def test_a_record_shows_itself_and_survives_pickling():
    cell = CellRef(sheet="A", cell="B2")
    assert repr(cell) == "CellRef(sheet='A', cell='B2')"
    assert pickle.loads(pickle.dumps(cell)) == cell
