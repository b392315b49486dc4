"""Checklist + kind + facts + day -> rule set: every item, in or out, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.evaluate.facts import holds, shown, value_of
from send_audit.model.checklist import (
    Bind,
    Checklist,
    Citation,
    FactValue,
    Item,
    Kind,
    Reading,
)
from send_audit.model.ruleset import RouteShown, RuleItem, RuleSet, Source
from send_audit.model.vocabulary import Confidence, InScope, group_of, least_sure

TO_BE_CONFIRMED = "paragraph to be confirmed"


def select(checklist: Checklist, kind: str, facts: Mapping[str, FactValue], day: date) -> RuleSet:
    """Work out what of a checklist applies to one setting on one day.

    ``facts`` holds what the setting stated. Raises KeyError for a kind the checklist lacks.
    """
    return RuleSet(
        checklist=checklist.id,
        version=checklist.version,
        digest=checklist.digest,
        as_at=day,
        edition=edition_on(checklist, day),
        kind=kind,
        kind_title=checklist.kinds[kind].title,
        items=tuple(
            rule_of(checklist, item, kind, facts, day) for item in checklist.items.values()
        ),
    )


def edition_on(checklist: Checklist, day: date) -> str:
    """Name the edition of the law that a day falls into."""
    titles = [title for start, title in checklist.editions.items() if start <= day]
    return titles[-1] if titles else ""


def rule_of(
    checklist: Checklist, item: Item, kind: str, facts: Mapping[str, FactValue], day: date
) -> RuleItem:
    """Work out how one item bears on one setting on one day.

    Raises KeyError for a kind the checklist lacks.
    """
    setting, reading = checklist.kinds[kind], item.reading_on(day)
    if reading is None:
        return _not_in_force(item, checklist, setting, day)
    bind = bind_of(reading, kind)
    if bind is None:
        return _out(item, reading, why_unbound(reading, kind))
    return _bound(item, reading, bind, checklist, setting, facts, day)


def bind_of(reading: Reading, kind: str) -> Bind | None:
    """Find the bind of a reading that covers a kind."""
    return next((bind for bind in reading.binds if kind in bind.kinds), None)


def why_unbound(reading: Reading, kind: str) -> str:
    """Give the reason why a reading does not reach a kind; empty when nobody decided."""
    return next((entry.because for entry in reading.unbound if kind in entry.kinds), "")


def _bound(
    item: Item,
    reading: Reading,
    bind: Bind,
    checklist: Checklist,
    kind: Kind,
    facts: Mapping[str, FactValue],
    day: date,
) -> RuleItem:
    scope, names = _scope(bind, checklist, facts)
    if scope is InScope.NO and checklist.facts[names[0]].presume is not None:
        # A condition on what the setting is, not on what happened there: not bound at all.
        return _out(item, reading, f"{bind.because} {_said(checklist, names[0], facts)}", names[0])
    rule = _in(item, reading, bind, checklist, kind, day)
    reason = bind.because
    if scope is InScope.NO:
        reason = f"It does not arise now. {_said(checklist, names[0], facts)}"
    elif scope is InScope.DEPENDS:
        asked = " ".join(f"'{checklist.facts[name].label}'" for name in names)
        reason = f"{bind.because} Whether it arises depends on a fact not given: {asked}"
    return rule.replace(
        in_scope=scope,
        reason=reason,
        removed_by=names[0] if scope is InScope.NO else "",
        missing_facts=names if scope is InScope.DEPENDS else (),
        scope_facts=tuple(name for name, _ in bind.when.facts) if bind.when else (),
    )


def _scope(
    bind: Bind, checklist: Checklist, facts: Mapping[str, FactValue]
) -> tuple[InScope, tuple[str, ...]]:
    return (InScope.YES, ()) if bind.when is None else holds(bind.when, checklist, facts)


def _said(checklist: Checklist, name: str, facts: Mapping[str, FactValue]) -> str:
    fact = checklist.facts[name]
    value = value_of(fact, facts)
    how = "" if name in facts else " (presumed)"
    return f"'{fact.label}' {shown(fact, value)}{how}."


def _in(
    item: Item, reading: Reading, bind: Bind, checklist: Checklist, kind: Kind, day: date
) -> RuleItem:
    wanted = item.routes if bind.routes is None else bind.routes
    return RuleItem(
        id=item.id,
        title=item.title,
        theme=item.theme,
        question=item.question,
        statement=reading.statement,
        in_scope=InScope.YES,
        reason=bind.because,
        condition=bind.when.words if bind.when else "",
        removed_by="",
        missing_facts=(),
        force=bind.force,
        basis=bind.basis,
        group=group_of(bind.force, bind.basis) if item.question else None,
        body=checklist.bodies[bind.body or kind.body].title,
        sources=sources_on(bind.sources, checklist, day),
        routes=routes_on(wanted, checklist, kind.id, day),
        in_force_from=reading.start,
        in_force_to=reading.end,
        note=" ".join(note for note in (reading.note, bind.note) if note),
    )


def _out(item: Item, reading: Reading, reason: str, removed_by: str = "") -> RuleItem:
    return RuleItem(
        id=item.id,
        title=item.title,
        theme=item.theme,
        question=item.question,
        statement=reading.statement,
        in_scope=InScope.NO,
        reason=reason,
        condition="",
        removed_by=removed_by,
        missing_facts=(),
        force=None,
        basis=None,
        group=None,
        body="",
        sources=(),
        routes=(),
        in_force_from=reading.start,
        in_force_to=reading.end,
        note=reading.note,
    )


def _not_in_force(item: Item, checklist: Checklist, kind: Kind, day: date) -> RuleItem:
    coming = [r for r in item.readings if r.start is None or r.start > day]
    if not coming:
        last = item.readings[-1]
        return _out(item, last, f"It stopped being in force after {last.end}.")
    reading = coming[0]
    bind = bind_of(reading, kind.id)
    if bind is None:
        return _out(item, reading, why_unbound(reading, kind.id))
    when = "on a day that is not verified" if reading.start is None else f"on {reading.start}"
    first = reading is item.readings[0]
    earlier = f" {item.before.because}" if first else ""
    rule = _in(item, reading, bind, checklist, kind, reading.start or day)
    return rule.replace(
        in_scope=InScope.UPCOMING, reason=f"Not in force yet: it begins {when}.{earlier}"
    )


def sources_on(
    citations: tuple[Citation, ...], checklist: Checklist, day: date
) -> tuple[Source, ...]:
    """Make citations ready to show: the edition of the day, unconfirmed pinpoints withheld."""
    return tuple(_source(citation, checklist, day) for citation in citations)


def _source(citation: Citation, checklist: Checklist, day: date) -> Source:
    instrument = checklist.instruments[citation.instrument]
    edition = instrument.edition_on(day)
    limits = [citation.confidence] if edition is None else [citation.confidence, edition.numbers]
    confidence = least_sure(limits)
    known = confidence is not Confidence.UNCONFIRMED
    return Source(
        instrument=instrument.id,
        title=instrument.title if edition is None else edition.title,
        short=instrument.short,
        pinpoint=citation.pinpoint if known else TO_BE_CONFIRMED,
        confidence=confidence,
        url=citation.url or (instrument.url if edition is None else edition.url),
    )


def routes_on(
    wanted: tuple[str, ...], checklist: Checklist, kind: str, day: date
) -> tuple[RouteShown, ...]:
    """Give the wanted routes that reach a kind on a day, under the names they had then."""
    return tuple(
        RouteShown(id=route.id, title=route.title, how=route.how, time_limit=route.time_limit)
        for name in wanted
        for route in checklist.routes.values()
        if (route.stands_for or route.id) == name
        and kind in route.kinds
        and (route.start is None or route.start <= day)
        and (route.end is None or day <= route.end)
    )
