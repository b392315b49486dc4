"""The sheet of facts -> typed facts, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Fact, FactValue, Level
from send_audit.model.problems import forms
from send_audit.model.problems import values as asking
from send_audit.model.submission import CellRef, FactAnswer, Problem
from send_audit.model.vocabulary import Severity
from send_audit.workbook.cells.marks import is_error, is_formula
from send_audit.workbook.cells.values import Unclear, read_day, read_level, resolve_unclear
from send_audit.workbook.cells.words import clean, key, nearest, read_count, read_number
from send_audit.workbook.cleaning import prose
from send_audit.workbook.reading.rows import shown
from send_audit.workbook.tables import Row, Table

Facts = dict[str, FactAnswer]


class _Known:
    """The facts of a checklist by the names and words that a row can give them."""

    def __init__(self, checklist: Checklist) -> None:
        self.by_id = {key(fact.id): fact for fact in checklist.facts.values()}
        self.by_label = {key(fact.label): fact for fact in checklist.facts.values()}


class Reading(NamedTuple):
    """What the facts are read against, and how."""

    checklist: Checklist
    data: bytes
    """The file, for cells that the fast reader shows nothing of."""
    month_first: bool = False
    """Some date of the return has its month first, so those that can be read both ways are asked."""

    def typed(
        self, fact: Fact, value: object, where: CellRef
    ) -> tuple[FactValue | None, tuple[Problem, ...]]:
        """Read a fact as what it is: a word of a list, a day, a number or a text."""
        return _typed(fact, value, where, self.checklist, month_first=self.month_first)


def read_facts(
    table: Table | None, copies: Sequence[Table], reading: Reading
) -> tuple[Facts, frozenset[str], tuple[Problem, ...]]:
    """Read every stated fact; blank ones are left out, unreadable ones have no value.

    Gives the facts, the names of all that have a row, and the problems.
    """
    known = _Known(reading.checklist)
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
            found += _second(row, facts, fact, reading)
        else:
            seen.add(fact.id)
            found += _take(row, fact, facts, reading)
            found += _check_label(row, fact, known, facts)
    for copy in copies:
        found += _compare(copy, known, facts, reading)
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
        said = problems.unknown_ref(row.ref("id"), written, near, lost=lost)
        return None, [forms.also_on_row(said, list(_cells(row)))]
    beside = [problems.stray_cell(where, text) for where, text in row.strays()]
    if not row.text("answer"):
        if row.text("help") and not row.text("label"):
            beside.insert(0, problems.stray_cell(row.ref("help"), row.text("help")))
        return None, beside  # none beside a heading
    fact = known.by_label.get(key(row.value("label")))
    return fact, [_without_ref(row, fact), *(beside if fact is None else [])]


def _cells(row: Row) -> Iterator[tuple[CellRef, str]]:
    """Give what somebody has put on a row that has a reference of its own."""
    for column in ("label", "answer", "help"):
        if row.value(column) is not None:
            yield row.ref(column), shown(row.value(column))
    yield from row.strays()


def _check_label(row: Row, fact: Fact, known: _Known, facts: Facts) -> list[Problem]:
    """See that the row's words belong to its reference, as they may not after sorting."""
    other = known.by_label.get(key(row.value("label")), fact)
    if other is fact:
        return []
    if fact.id in facts:
        facts[fact.id] = facts[fact.id].replace(value=None)
    return [problems.ref_mismatch(row.ref("id"), fact.id, other.id)]


def _compare(copy: Table, known: _Known, facts: Facts, reading: Reading) -> list[Problem]:
    """Look through a copied sheet for facts stated otherwise, or that the first one lacks."""
    found: list[Problem] = []
    for row in copy.rows():
        fact = known.by_id.get(key(row.value("id")))
        if fact is not None and row.text("answer"):
            second = _second(row, facts, fact, reading)
            found += [problem for problem in second if problem.severity is not Severity.NOTE]
    return found


def _without_ref(row: Row, fact: Fact | None) -> Problem:
    if fact is not None:
        return problems.ref_supplied(row.ref("id"), fact.id)
    return problems.missing_ref(row.ref("id"), row.text("answer"), "")


def _second(row: Row, facts: Facts, fact: Fact, reading: Reading) -> list[Problem]:
    """Weigh a second row of a fact: the same, blank, or another answer."""
    first = facts.get(fact.id)
    value = resolve_unclear(row, "answer", reading.data)
    if first is None:
        return list(_take(row, fact, facts, reading))
    typed = None if isinstance(value, Unclear) else reading.typed(fact, value, row.ref("answer"))[0]
    same = value is None or (typed is not None and typed == first.value)
    if not same:
        facts[fact.id] = first.replace(value=None)
    return [problems.duplicate_ref(row.ref("answer"), fact.id, first.where, same=same)]


def _take(row: Row, fact: Fact, facts: Facts, reading: Reading) -> tuple[Problem, ...]:
    where = row.ref("answer")
    value = resolve_unclear(row, "answer", reading.data)
    if isinstance(value, Unclear):
        facts[fact.id] = FactAnswer(fact=fact.id, where=where, raw=value.text, value=None)
        return (problems.error_value(where, value.text),)
    raw = clean(value)
    if not raw:
        return ()
    typed, said = reading.typed(fact, value, where)
    facts[fact.id] = FactAnswer(fact=fact.id, where=where, raw=raw, value=typed)
    return said


def _typed(
    fact: Fact, value: object, where: CellRef, checklist: Checklist, *, month_first: bool = False
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
            return read_day(where, value, month_first_seen=month_first)
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
