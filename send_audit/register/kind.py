"""Which kind of setting an establishment is in law, with the reason. Never guessed."""

from __future__ import annotations

from enum import StrEnum

from send_audit.model.record import Record
from send_audit.register.approval import approval_of
from send_audit.register.establishment import Establishment
from send_audit.register.oddities import plain, status_words, warnings_of
from send_audit.register.types import EstablishmentType, Types


class Verdict(StrEnum):
    """What the register allows to say of a kind."""

    KIND = "kind"
    ASK = "ask"
    REFUSED = "refused"


class Decision(Record):
    """The kind of an establishment, or why there is none.

    ``kind`` is None for a question and for a refusal; a question has ``candidates`` where the
    kinds that it may be are known. ``warnings`` never change the kind.
    """

    verdict: Verdict
    kind: str | None
    reason: str
    warnings: tuple[str, ...]
    candidates: tuple[str, ...] = ()


def kind_of(row: Establishment, types: Types) -> Decision:
    """Decide the kind by the type code and, where that turns on it, section 41."""
    rule = types.get(row.type_code)
    if rule is None:
        return _unknown(row, types)
    type_ = f"type {rule.code} {rule.name}"
    warnings = warnings_of(row, rule, types)
    if rule.kind_if_section_41:
        return _by_section_41(row, rule, type_, warnings)
    if rule.ask:
        return Decision(
            verdict=Verdict.ASK,
            kind=None,
            reason=f"{type_}: {rule.ask.because}",
            warnings=warnings,
            candidates=rule.ask.candidates,
        )
    if rule.refused:
        return Decision(
            verdict=Verdict.REFUSED,
            kind=None,
            reason=f"{type_}: {rule.refused}",
            warnings=warnings,
        )
    note = f" ({rule.note})" if rule.note else ""
    return Decision(verdict=Verdict.KIND, kind=rule.kind, reason=type_ + note, warnings=warnings)


def _by_section_41(
    row: Establishment, rule: EstablishmentType, type_: str, warnings: tuple[str, ...]
) -> Decision:
    approval = approval_of(row)
    if approval.approved is None:
        return Decision(
            verdict=Verdict.ASK,
            kind=None,
            reason=f"{type_}: {approval.because}",
            warnings=warnings,
            candidates=(rule.kind_if_section_41, rule.kind_otherwise),
        )
    words = "approved" if approval.approved else "not approved"
    return Decision(
        verdict=Verdict.KIND,
        kind=rule.kind_if_section_41 if approval.approved else rule.kind_otherwise,
        reason=f"{type_}, {words} under section 41: {approval.because}",
        warnings=(*warnings, approval.conflict) if approval.conflict else warnings,
    )


def _unknown(row: Establishment, types: Types) -> Decision:
    named = f" (it names the type '{row.type_name}')" if row.type_name else ""
    if row.type_code:
        reason = f"the register gives type code '{row.type_code}'{named}, which is not known here"
    else:
        reason = f"the register gives no type code{named}"
    status = status_words(row)
    meant = [rule for rule in types.values() if plain(rule.name) == plain(row.type_name)]
    return Decision(
        verdict=Verdict.ASK,
        kind=None,
        reason=reason,
        warnings=(status,) if status else (),
        candidates=tuple(kind for rule in meant for kind in _kinds(rule)),
    )


def _kinds(rule: EstablishmentType) -> tuple[str, ...]:
    """Give every kind that a type can turn out to be."""
    pair = (rule.kind, rule.kind_if_section_41, rule.kind_otherwise)
    asked = rule.ask.candidates if rule.ask else ()
    return (*(kind for kind in pair if kind), *asked)
