"""A return held against the national register. What is judged stays what the return says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from send_audit.evaluate.facts import shown
from send_audit.model.contradiction import Contradiction, Side
from send_audit.model.problems import registered as problems
from send_audit.model.result import AuditResult, FactUsed
from send_audit.model.submission import CellRef, Problem

if TYPE_CHECKING:
    from send_audit.model.checklist import Checklist
    from send_audit.register.database import Register
    from send_audit.register.setting import Setting

_IDENTITY = frozenset({"setting_name", "urn"})
_KIND = "The kind that the form was made for and the kind that the register tells differ."
_FACT = "The return and the register say different things about the setting."


def compared(
    result: AuditResult, kind_where: CellRef | None, checklist: Checklist, register: Register
) -> AuditResult:
    """Add to a result what the register says otherwise: contradictions, and problems with cells.

    ``kind_where`` is the cell in which the return says its kind.
    """
    found, said = _looked_up(result, register)
    if found is None:
        return result.replace(problems=(*result.problems, *said))
    gainsaid = (
        *_kind(result, kind_where, checklist, found),
        *_facts(result, checklist, found),
    )
    return result.replace(
        contradictions=(*result.contradictions, *gainsaid),
        problems=(
            *result.problems,
            *said,
            *_status(result, found),
            *_name(result, found),
            *(_problem(one) for one in gainsaid),
        ),
    )


def _looked_up(result: AuditResult, register: Register) -> tuple[Setting | None, list[Problem]]:
    from send_audit.register.establishment import read_urn
    from send_audit.register.setting import setting_of

    if not result.urn:
        return None, [problems.register_no_urn(register.label)]
    number = read_urn(result.urn)
    row = None if number is None else register.find(number)
    if row is None:
        where = _stated(result, "urn")
        return None, [
            problems.register_unknown(where.where if where else None, result.urn, register.label)
        ]
    return setting_of(register, row, result.as_at), []


def _kind(
    result: AuditResult, where: CellRef | None, checklist: Checklist, found: Setting
) -> Iterator[Contradiction]:
    told = found.decision.kind
    if told is None or told == result.kind or told not in checklist.kinds:
        return
    yield Contradiction(
        id="register-kind",
        because=_KIND,
        sides=(
            Side(
                what="kind",
                id=result.kind,
                label="Kind of setting",
                says=result.kind_title,
                where=where,
            ),
            _register(found, "Kind of setting", checklist.kinds[told].title),
        ),
        items=(),
    )


def _facts(result: AuditResult, checklist: Checklist, found: Setting) -> Iterator[Contradiction]:
    for told in found.facts:
        stated = _stated(result, told.fact)
        if told.fact in _IDENTITY or stated is None or stated.value == told.value:
            continue
        bears = tuple(
            item.rule.id
            for item in result.items
            if told.fact in (*item.rule.scope_facts, item.rule.removed_by)
        )
        side = Side(
            what="fact", id=stated.id, label=stated.label, says=stated.shown, where=stated.where
        )
        yield Contradiction(
            id=f"register-{told.fact}",
            because=_FACT,
            sides=(
                side,
                _register(found, told.reason, shown(checklist.facts[told.fact], told.value)),
            ),
            items=bears,
        )


def _register(found: Setting, label: str, says: str) -> Side:
    urn = str(found.establishment.urn)
    return Side(what="register", id=urn, label=f"{found.source}: {label}", says=says, where=None)


def _stated(result: AuditResult, name: str) -> FactUsed | None:
    """Give a fact that the return states; None for one that is blank, unread or only presumed."""
    for fact in result.facts:
        if fact.id == name and fact.value is not None and not fact.presumed:
            return fact
    return None


def _problem(one: Contradiction) -> Problem:
    mine, register = one.sides
    return problems.register_differs(mine.where, mine.label, mine.says, register.says)


def _status(result: AuditResult, found: Setting) -> Iterator[Problem]:
    from send_audit.register.establishment import Status

    row, where = found.establishment, _stated(result, "urn")
    if row.status not in {Status.CLOSED, Status.PROPOSED}:
        return
    names = "; ".join(f"{link.urn} {link.name}" for link in found.successors)
    instead = f" In its place today: {names}." if names else ""
    said = "closed" if row.status is Status.CLOSED else "only proposed to open"
    yield problems.register_closed(where.where if where else None, said, instead)


def _name(result: AuditResult, found: Setting) -> Iterator[Problem]:
    """Compare names by their words: what they have in common may be written in many ways."""
    stated, name = _stated(result, "setting_name"), found.establishment.name
    if stated is None or _words(str(stated.value)) & _words(name):
        return
    yield problems.register_differs(stated.where, stated.label, str(stated.value), name)


_COMMON = frozenset({"school", "primary", "academy", "the", "of", "and", "college", "nursery"})


def _words(name: str) -> frozenset[str]:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return frozenset(words) - _COMMON or frozenset(words)
