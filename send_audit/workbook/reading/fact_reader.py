"""The sheet of facts -> typed facts, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Fact, FactValue, Level
from send_audit.model.problems import values as asking
from send_audit.model.submission import CellRef, FactAnswer, Problem
from send_audit.model.vocabulary import Severity
from send_audit.workbook.cells.marks import is_error, is_formula
from send_audit.workbook.cells.values import Unclear, read_day, read_level, resolve_unclear
from send_audit.workbook.cells.words import clean, key, nearest, read_count, read_number
from send_audit.workbook.cleaning import prose
from send_audit.workbook.tables import Row, Table

Facts = dict[str, FactAnswer]


class _Known:
    """The facts of a checklist by the names and words that a row can give them."""

    def __init__(self, checklist: Checklist) -> None:
        self.by_id = {key(fact.id): fact for fact in checklist.facts.values()}
        self.by_label = {key(fact.label): fact for fact in checklist.facts.values()}


def read_facts(
    table: Table | None, copies: Sequence[Table], checklist: Checklist, data: bytes
) -> tuple[Facts, frozenset[str], tuple[Problem, ...]]:
    """Read every stated fact; blank ones are left out, unreadable ones have no value.

    Gives the facts, the names of all that have a row, and the problems.
    """
    known = _Known(checklist)
    facts: Facts = {}
    seen: set[str] = set()
    found: list[Problem] = []
    for row in table.rows() if table else ():
        fact, said = _fact_of(row, known)
        found += said
        if fact is None:
            continue
        found += [problems.stray_cell(where, text) for where, text in row.strays()]
        if fact.id in seen:
            found += _second(row, facts, fact, checklist, data)
        else:
            seen.add(fact.id)
            found += _take(row, fact, checklist, facts, data)
            found += _check_label(row, fact, known, facts)
    for copy in copies:
        found += _compare(copy, known, facts, checklist, data)
    return facts, frozenset(seen), tuple(found)


def _fact_of(row: Row, known: _Known) -> tuple[Fact | None, list[Problem]]:
    """Find the fact that a row states: by its reference, else word for word by its label."""
    written = row.text("id")
    if written:
        fact = known.by_id.get(key(written))
        if fact is not None:
            return fact, []
        near = nearest(written, list(known.by_id))
        lost = bool(row.text("answer"))
        return None, [problems.unknown_ref(row.ref("id"), written, near, lost=lost)]
    if not row.text("answer"):
        return None, []  # a heading
    fact = known.by_label.get(key(row.value("label")))
    return fact, [_without_ref(row, fact)]


def _check_label(row: Row, fact: Fact, known: _Known, facts: Facts) -> list[Problem]:
    """See that the row's words belong to its reference, as they may not after sorting."""
    other = known.by_label.get(key(row.value("label")), fact)
    if other is fact:
        return []
    if fact.id in facts:
        facts[fact.id] = facts[fact.id].replace(value=None)
    return [problems.ref_mismatch(row.ref("id"), fact.id, other.id)]


def _compare(
    copy: Table, known: _Known, facts: Facts, checklist: Checklist, data: bytes
) -> list[Problem]:
    """Look through a copied sheet for facts stated otherwise, or that the first one lacks."""
    found: list[Problem] = []
    for row in copy.rows():
        fact = known.by_id.get(key(row.value("id")))
        if fact is not None and row.text("answer"):
            second = _second(row, facts, fact, checklist, data)
            found += [problem for problem in second if problem.severity is not Severity.NOTE]
    return found


def _without_ref(row: Row, fact: Fact | None) -> Problem:
    if fact is not None:
        return problems.ref_supplied(row.ref("id"), fact.id)
    return problems.missing_ref(row.ref("id"), row.text("answer"), "")


def _second(row: Row, facts: Facts, fact: Fact, checklist: Checklist, data: bytes) -> list[Problem]:
    """Weigh a second row of a fact: the same, blank, or another answer."""
    first = facts.get(fact.id)
    value = resolve_unclear(row, "answer", data)
    if first is None:
        return list(_take(row, fact, checklist, facts, data))
    typed = (
        None if isinstance(value, Unclear) else _typed(fact, value, row.ref("answer"), checklist)[0]
    )
    same = value is None or (typed is not None and typed == first.value)
    if not same:
        facts[fact.id] = first.replace(value=None)
    return [problems.duplicate_ref(row.ref("answer"), fact.id, first.where, same=same)]


def _take(
    row: Row, fact: Fact, checklist: Checklist, facts: Facts, data: bytes
) -> tuple[Problem, ...]:
    where = row.ref("answer")
    value = resolve_unclear(row, "answer", data)
    if isinstance(value, Unclear):
        facts[fact.id] = FactAnswer(fact=fact.id, where=where, raw=value.text, value=None)
        return (problems.error_value(where, value.text),)
    raw = clean(value)
    if not raw:
        return ()
    typed, said = _typed(fact, value, where, checklist)
    facts[fact.id] = FactAnswer(fact=fact.id, where=where, raw=raw, value=typed)
    return said


def _typed(
    fact: Fact, value: object, where: CellRef, checklist: Checklist
) -> tuple[FactValue | None, tuple[Problem, ...]]:
    text = clean(value)
    if is_error(text):
        return None, (problems.error_value(where, text),)
    match fact.type:
        case "yes-no":
            return _choice(where, value, checklist.scales["yes-no"].levels)
        case "choice":
            return _choice(where, value, fact.choices)
        case "date":
            return read_day(where, value)
        case "number":
            return _number(where, value, fact.label)
        case _:
            return _urn(where, text) if fact.id == "urn" else (prose(value), ())


def _number(where: CellRef, value: object, label: str) -> tuple[int | None, tuple[Problem, ...]]:
    """Read a whole number, perhaps with the unit that the fact asks for."""
    number, text = read_number(value), clean(value)
    if number is not None:
        return number, ()
    number = read_count(value, label)
    if number is not None:
        return number, (problems.read_as(where, text, str(number)),)
    if is_formula(text):
        return None, (problems.error_value(where, text),)
    return None, (problems.bad_value(where, text, "a whole number, such as 12"),)


def _urn(where: CellRef, text: str) -> tuple[str, tuple[Problem, ...]]:
    """Read a unique reference number; what cannot be one is kept as it stands."""
    if re.fullmatch(r"[0-9]{6}", text):
        return text, ()
    found = re.fullmatch(r"(?:urn\s*[:.#-]?\s*)?((?:[0-9] ?){6})(?:\.0+)?", text.casefold())
    if found is None:
        return text, (asking.urn_format(where, text),)
    number = found[1].replace(" ", "")
    return number, (problems.read_as(where, text, number),)


def _choice(
    where: CellRef, value: object, levels: tuple[Level, ...]
) -> tuple[FactValue | None, tuple[Problem, ...]]:
    read = read_level(where, value, levels)
    return read.level, read.problems
