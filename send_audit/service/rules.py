"""What applies to a kind of setting on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.errors import UsageError
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, Item
from send_audit.model.ruleset import RuleSet
from send_audit.service.check import check_day
from send_audit.service.facts import read_fact
from send_audit.service.kinds import kind_named


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesRequest:
    """Which rule set; ``facts`` as the user wrote them, ``name=value``."""

    kind: str
    facts: tuple[str, ...]
    as_at: date
    checklist: str = ""


def rules(request: RulesRequest) -> RuleSet:
    """Select a rule set.

    Raises UsageError for an unknown kind, fact or day, ReturnError for a kind out of scope.
    """
    checklist = load_checklist(request.checklist or DEFAULT)
    check_day(checklist, request.as_at)
    kind = kind_named(checklist, request.kind)
    facts = dict(read_fact(text, checklist, kind) for text in request.facts)
    return select(checklist, kind.id, facts, request.as_at)


def item_named(checklist: Checklist, name: str) -> Item:
    """Find an item by its id, in any case. Raises UsageError with the nearest id."""
    item = checklist.items.get(name.strip().upper())
    if item is not None:
        return item
    from difflib import get_close_matches

    near = get_close_matches(name.upper(), list(checklist.items), n=1, cutoff=0.4)
    suggestion = f" Did you mean '{near[0]}'?" if near else ""
    raise UsageError(
        f"There is no item '{name}'.{suggestion}", "Items: " + ", ".join(checklist.items)
    )
