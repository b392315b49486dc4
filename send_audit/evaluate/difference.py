"""What differs between two rule sets: of two releases, two days or two kinds. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from send_audit.model.difference import Change, Changed, Difference
from send_audit.model.ruleset import RuleItem, RuleSet
from send_audit.model.vocabulary import APPLIES


def difference(before: RuleSet, after: RuleSet) -> Difference:
    """Compare two rule sets item by item. Items that say the same are only counted."""
    old = {rule.id: rule for rule in before.items}
    new = {rule.id: rule for rule in after.items}
    entries = [
        Changed(
            item=name,
            title=(new.get(name) or old[name]).title,
            change=change,
            details=tuple(_details(old.get(name), new.get(name))),
            reason=_reason(old.get(name), new.get(name)),
        )
        for name in dict.fromkeys((*new, *old))
        if (change := _change(old.get(name), new.get(name))) is not None
    ]
    return Difference(
        before=before, after=after, changed=tuple(entries), same=len({*old, *new}) - len(entries)
    )


def _change(old: RuleItem | None, new: RuleItem | None) -> Change | None:
    if old is None or new is None:
        return Change.NEW if old is None else Change.GONE
    was, now = old.in_scope in APPLIES, new.in_scope in APPLIES
    if was != now:
        return Change.NOW_APPLIES if now else Change.NO_LONGER
    if not was and old.in_scope is new.in_scope:
        return None  # out on both sides: another reason why is no change for the setting
    return Change.OTHERWISE if any(_details(old, new)) else None


def _details(old: RuleItem | None, new: RuleItem | None) -> Iterator[tuple[str, str, str]]:
    """Give what differs: the part, what it was, what it is."""
    if old is None or new is None:
        return
    parts = (
        ("scope", str(old.in_scope), str(new.in_scope)),
        ("force", str(old.force or "none"), str(new.force or "none")),
        ("basis", str(old.basis or "none"), str(new.basis or "none")),
        ("condition", old.condition, new.condition),
        ("answerable", old.body, new.body),
        ("says", old.statement, new.statement),
        ("sources", _sources(old), _sources(new)),
        ("challenge", _routes(old), _routes(new)),
        ("question", old.question, new.question),
    )
    for part, was, now in parts:
        if was != now and (new.force is not None or part == "scope"):
            yield part, was, now


def _sources(rule: RuleItem) -> str:
    return "; ".join(map(str, rule.sources))


def _routes(rule: RuleItem) -> str:
    return "; ".join(route.title for route in rule.routes)


def _reason(old: RuleItem | None, new: RuleItem | None) -> str:
    if new is not None:
        return new.reason
    return "It is not in the later release." if old is not None else ""
