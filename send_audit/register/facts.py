"""What the register says of a setting that a questionnaire asks for: only what it really says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from send_audit.model.checklist import FactValue
from send_audit.model.record import Record
from send_audit.register.approval import approval_of
from send_audit.register.establishment import Establishment, read_age, read_day
from send_audit.register.types import Types

_YES_NO = {True: "yes", False: "no"}
_COMPULSORY = 16
_YEAR_7 = 12
"""A school with a Year 7 has pupils who turn 12."""
_RECEPTION = 4
_SURELY_PAST_RECEPTION = 6
"""Not 5: many primary schools with a reception class stand in the register with ages 5 to 11."""


class Stated(Record):
    """A fact as the register states it, with the column and the words it rests on."""

    fact: str
    value: FactValue
    reason: str


def facts_of(row: Establishment, types: Types, day: date) -> tuple[Stated, ...]:
    """Give the facts that the register states, in the order of the questionnaire.

    ``day`` is the day for which the questionnaire is made: only a setting that opened in the two
    years before it is new. What is blank, "Not applicable" or contradictory is not stated.
    """
    return (
        *_identity(row),
        *_opened(row, day),
        *_sixth_form(row),
        *_from_type(row, types),
        *_early_years(row),
        *_secondary(row),
        *_boarders(row),
    )


def _identity(row: Establishment) -> Iterator[Stated]:
    if row.name:
        yield Stated(fact="setting_name", value=row.name, reason="EstablishmentName")
    yield Stated(fact="urn", value=str(row.urn), reason="URN")


def _opened(row: Establishment, day: date) -> Iterator[Stated]:
    opened = read_day(row.opened)
    if opened and _two_years_before(day) <= opened <= day:
        why = f", {row.reason_opened}" if row.reason_opened else ""
        yield Stated(fact="opened_on", value=opened, reason=f"OpenDate '{row.opened}'{why}")


def _two_years_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 2)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 2, day=28)


def _sixth_form(row: Establishment) -> Iterator[Stated]:
    """State it unless the ages speak against it: the question is about pupils over 16."""
    words = {"has a sixth form": True, "does not have a sixth form": False}
    has = words.get(row.sixth_form.casefold())
    high = read_age(row.high_age)
    if has is None or (high is not None and (high > _COMPULSORY) is not has):
        return
    ages = f", StatutoryHighAge {high}" if high is not None else ""
    yield Stated(
        fact="has_sixth_form",
        value=_YES_NO[has],
        reason=f"OfficialSixthForm '{row.sixth_form}'{ages}",
    )


def _from_type(row: Establishment, types: Types) -> Iterator[Stated]:
    rule = types.get(row.type_code)
    if rule is None:
        return
    reason = f"TypeOfEstablishment {rule.code} {rule.name}"
    for fact, value in rule.facts.items():
        yield Stated(fact=fact, value=value, reason=reason)
    approval = approval_of(row)
    if rule.approval_fact and approval.approved is not None:
        value = _YES_NO[approval.approved]
        yield Stated(fact=rule.approval_fact, value=value, reason=approval.because)


def _early_years(row: Establishment) -> Iterator[Stated]:
    low = read_age(row.low_age)
    if row.nursery.casefold() == "has nursery classes":
        value, reason = "yes", f"NurseryProvision '{row.nursery}'"
    elif low is not None and low <= _RECEPTION:
        value, reason = "yes", f"StatutoryLowAge {low}: reception begins at 4"
    elif low is not None and low >= _SURELY_PAST_RECEPTION:
        value, reason = "no", f"StatutoryLowAge {low}: past reception"
    else:
        return
    yield Stated(fact="early_years_on_roll", value=value, reason=reason)


def _secondary(row: Establishment) -> Iterator[Stated]:
    high = read_age(row.high_age)
    if high is not None and high > 0:
        has = high >= _YEAR_7
        reason = f"StatutoryHighAge {high}: pupils turn 12 in Year 7"
        yield Stated(fact="has_secondary", value=_YES_NO[has], reason=reason)


def _boarders(row: Establishment) -> Iterator[Stated]:
    """State it where no column speaks against the other. A children's home is not boarding."""
    found = {
        f"Boarders '{row.boarders}'": _BOARDERS.get(row.boarders.casefold()),
        f"BoardingEstablishment '{row.boarding}'": _BOARDING.get(row.boarding.casefold()),
    }
    said = {words: has for words, has in found.items() if has is not None}
    if len(set(said.values())) == 1:
        has = next(iter(said.values()))
        yield Stated(fact="boarders", value=_YES_NO[has], reason=", ".join(said))


_BOARDERS = {"no boarders": False, "boarding school": True}
_BOARDING = {"does not have boarders": False, "has boarders": True}
