"""What applies to a kind of setting on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from send_audit.catalog.near import nearest
from send_audit.catalog.store import DEFAULT, PROPOSALS, load_checklist, releases
from send_audit.errors import UsageError
from send_audit.evaluate.select import select
from send_audit.model.checklist import Audience, Checklist, Item
from send_audit.model.handout import AnsweredQuestion, Coming, Handout
from send_audit.model.ruleset import RuleSet
from send_audit.model.vocabulary import InScope
from send_audit.service.days import check_day, later_day
from send_audit.service.facts import read_fact
from send_audit.service.kinds import kind_named


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesRequest:
    """Which rule set; ``facts`` as the user wrote them, ``name=value``."""

    kind: str
    facts: tuple[str, ...]
    as_at: date
    checklist: str = ""
    audience: str = ""


def handout(request: RulesRequest) -> Handout:
    """Select a rule set and add what is coming, what may change, and an audience's questions.

    Raises UsageError for an unknown kind, fact, day or audience, ReturnError for a kind out of
    scope.
    """
    checklist = load_checklist(request.checklist or DEFAULT)
    check_day(checklist, request.as_at)
    kind = kind_named(checklist, request.kind)
    audience = audience_named(checklist, request.audience) if request.audience else None
    facts = dict(read_fact(text, checklist, kind) for text in request.facts)
    rule_set = select(checklist, kind.id, facts, request.as_at)
    proposals = _proposals(request.as_at) if checklist.status == "current" else None
    return Handout(
        rule_set=rule_set,
        themes={theme.id: theme.title for theme in checklist.themes.values()},
        later=later_day(checklist, kind.id, request.as_at),
        coming=tuple(_coming(proposals, kind.id, request.as_at)) if proposals else (),
        coming_from=proposals.summary if proposals else "",
        audience=audience.title if audience else "",
        questions=tuple(_answered(audience, rule_set)) if audience else (),
    )


def _proposals(day: date) -> Checklist | None:
    """Give the checklist of proposals; None where there is none, or before they were made."""
    if not releases(PROPOSALS):
        return None
    proposals = load_checklist(PROPOSALS)
    return proposals if proposals.first_day <= day else None


def _coming(proposals: Checklist, kind: str, day: date) -> Iterator[Coming]:
    for rule in select(proposals, kind, {}, day).items:
        if rule.in_scope is InScope.NO:
            continue
        item = proposals.items[rule.id]
        yield Coming(
            id=item.id,
            title=item.title,
            statement=rule.statement,
            planned=item.planned,
            touches=item.touches,
            source="; ".join(source.title for source in rule.sources),
        )


def _answered(audience: Audience, rule_set: RuleSet) -> Iterator[AnsweredQuestion]:
    by_id = {rule.id: rule for rule in rule_set.items}
    for question in audience.questions:
        yield AnsweredQuestion(
            ask=question.ask,
            rules=tuple(by_id[name] for name in question.items),
            see=question.see,
        )


def checklist_of(item: str) -> str:
    """Name the checklist that an item stands in by its id: proposals have one of their own."""
    proposed = item.strip().upper().startswith("COMING-") and releases(PROPOSALS)
    return PROPOSALS if proposed else DEFAULT


def touching(item: str, day: date) -> tuple[Item, ...]:
    """Give the proposals that would change an item; none before they were made."""
    proposals = _proposals(day)
    items = proposals.items.values() if proposals else ()
    return tuple(entry for entry in items if item in entry.touches)


def audience_named(checklist: Checklist, name: str) -> Audience:
    """Find an audience by its id. Raises UsageError with the nearest."""
    wanted = name.strip().casefold().replace(" ", "-").replace("_", "-")
    if wanted in checklist.audiences:
        return checklist.audiences[wanted]
    near = nearest(wanted, checklist.audiences)
    suggestion = f" Did you mean '{near}'?" if near else ""
    raise UsageError(
        f"'{name}' is not an audience.{suggestion}",
        "Audiences: " + (", ".join(checklist.audiences) or "none in this release"),
    )


def item_named(checklist: Checklist, name: str) -> Item:
    """Find an item by its id, in any case. Raises UsageError with the nearest ids."""
    wanted = re.sub(r"-(\d)$", r"-0\1", name.strip().upper())
    if wanted in checklist.items:
        return checklist.items[wanted]
    if wanted in checklist.questions:
        answers = [item.id for item in checklist.items.values() if item.question == wanted]
        raise UsageError(
            f"{wanted} is a question, not an item.", f"It answers: {', '.join(answers)}"
        )
    from difflib import get_close_matches

    near = get_close_matches(name.upper(), list(checklist.items), n=5, cutoff=0.4)
    suggestion = f" Did you mean '{near[0]}'?" if near else ""
    raise UsageError(
        f"There is no item '{name}'.{suggestion}",
        "Near it: " + ", ".join(near) if near else "Items: send-audit checklist show",
    )
