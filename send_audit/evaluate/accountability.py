"""Who is responsible for what, to whom they answer, and who can challenge them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from send_audit.evaluate.calendar import words
from send_audit.evaluate.select import edition_on, select
from send_audit.model.accountability import (
    Accountability,
    AgencyShown,
    Difference,
    KindAnswers,
    RouteUse,
)
from send_audit.model.checklist import Agency, Checklist, Dated
from send_audit.model.ruleset import RouteShown, RuleItem
from send_audit.model.vocabulary import APPLIES, Basis, Force, Group, InScope, least_sure

_BEFORE = re.compile(r"As before[,;] (?:and )?")
"""How an answer begins that only adds to the one before it."""


def accountability(checklist: Checklist, kinds: Sequence[str], day: date) -> Accountability:
    """Work out the table of agencies on a day, and the answers of some kinds side by side.

    Raises KeyError for a kind that the checklist lacks.
    """
    rules = {kind: select(checklist, kind, {}, day).items for kind in kinds}
    return Accountability(
        checklist=checklist.id,
        version=checklist.version,
        digest=checklist.digest,
        as_at=day,
        edition=edition_on(checklist, day),
        agencies=tuple(_agency(agency, day) for agency in checklist.agencies.values()),
        kinds=tuple(_kind(checklist, kind, rules[kind], day) for kind in kinds),
        differences=tuple(_differences(rules)),
    )


def on(entries: Iterable[Dated], day: date) -> Dated | None:
    """Give the entry that held on a day; None when none did."""
    return next(
        (e for e in entries if e.start <= day and (e.end is None or day <= e.end)),
        None,
    )


def answers_to(agency: Agency, day: date) -> str:
    """Say to whom an agency answered on a day; what came on top of that later, with its day."""
    said = [
        f"Also, since {words(entry.start)}: {_BEFORE.sub('', entry.text, count=1)}"
        if number
        else entry.text
        for number, entry in enumerate(_in_force(agency, day))
    ]
    return " ".join(said)


def _in_force(agency: Agency, day: date) -> list[Dated]:
    """Give the answer of a day, behind those that its 'as before' refers to; oldest first."""
    current = on(agency.answers, day)
    if current is None:
        return []
    found = [current]
    for earlier in reversed([e for e in agency.answers if e.start < current.start]):
        if not _BEFORE.match(found[0].text):
            break
        found.insert(0, earlier)
    return found


def _agency(agency: Agency, day: date) -> AgencyShown:
    name, said = on(agency.names, day), _in_force(agency, day)
    return AgencyShown(
        id=agency.id,
        name=name.text if name else "",
        other_names=tuple(e for e in agency.names if e is not name),
        kinds=agency.kinds,
        in_code=agency.in_code,
        does=agency.does,
        answers_to=answers_to(agency, day),
        confidence=least_sure(e.confidence for e in said) if said else None,
    )


def _kind(checklist: Checklist, kind: str, rules: Sequence[RuleItem], day: date) -> KindAnswers:
    setting = checklist.kinds[kind]
    applying = [rule for rule in rules if rule.in_scope in APPLIES]
    others = [rule.body for rule in applying if rule.body != checklist.bodies[setting.body].title]
    return KindAnswers(
        kind=kind,
        title=setting.title,
        family=setting.family,
        body=checklist.bodies[setting.body].title,
        other_bodies=tuple(dict.fromkeys(others)),
        answers_to=tuple(
            answers_to(agency, day)
            for agency in checklist.agencies.values()
            if kind in agency.kinds
        ),
        counts={group: sum(rule.group is group for rule in applying) for group in Group},
        routes=tuple(_routes(checklist, applying)),
    )


def _routes(checklist: Checklist, rules: Sequence[RuleItem]) -> Iterable[RouteUse]:
    """Give each route with the items on which it can be taken, in the order of the checklist."""
    uses: dict[str, list[str]] = {}
    shown: dict[str, RouteShown] = {}
    for rule in rules:
        for route in rule.routes:
            shown[route.id] = route
            uses.setdefault(route.id, []).append(rule.id)
    for name in checklist.routes:
        if name in shown:
            yield RouteUse(route=shown[name], items=tuple(uses[name]))


def _differences(rules: dict[str, tuple[RuleItem, ...]]) -> Iterable[Difference]:
    """Give the items that do not weigh the same on every kind shown."""
    for row in zip(*rules.values(), strict=True):
        weights = tuple(weight(rule) for rule in row)
        if len(set(weights)) > 1:
            yield Difference(item=row[0].id, title=row[0].title, weights=weights)


def weight(rule: RuleItem) -> str:
    """Say in a word or two how an item weighs on a kind: 'must', 'should', 'no'."""
    if rule.in_scope is InScope.NO or rule.force is None:
        return "no"
    strength = str(rule.force)
    if rule.force is Force.MUST and rule.basis is Basis.FUNDING_AGREEMENT:
        strength = "must (funding agreement)"
    if rule.in_scope is InScope.UPCOMING:
        return f"{strength} (coming)"
    return f"{strength} (if it arises)" if rule.in_scope is InScope.DEPENDS else strength
