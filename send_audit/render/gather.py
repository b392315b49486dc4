"""Gathering: many items with the same reason or the same answer, said once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from send_audit.model.record import Record
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import APPLIES, InScope, group_of
from send_audit.render import view

ENDED = "It is no longer in force."
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ID = re.compile(r"(.*-)(\d+)")
_SHORTEST_RUN = 3


class NotBound(Record):
    """One reason, with the items that it keeps out."""

    reason: str
    rules: tuple[RuleItem, ...]


def not_bound(rules: Iterable[RuleItem], day: date) -> tuple[NotBound, ...]:
    """Gather the items that are out by their reason, the reason of most items first."""
    reasons: dict[str, list[RuleItem]] = {}
    for rule in rules:
        if rule.in_scope is InScope.NO:
            reason = ENDED if has_ended(rule, day) else dated(rule.reason)
            reasons.setdefault(reason, []).append(rule)
    found = (NotBound(reason=reason, rules=tuple(rules)) for reason, rules in reasons.items())
    return tuple(sorted(found, key=lambda entry: -len(entry.rules)))


def usual_body(rules: Iterable[RuleItem]) -> str:
    """Give who is answerable for most of what applies; empty where nothing does."""
    bodies = Counter(rule.body for rule in rules if rule.in_scope in APPLIES)
    return next((body for body, _ in bodies.most_common(1)), "")


def how(rule: RuleItem) -> str:
    """Say how strong an item is and by what; empty where it is out.

    Law that is shown and not asked is law all the same.
    """
    if rule.basis is None or rule.force is None:
        return ""
    words = view.force_words(rule.replace(group=group_of(rule.force, rule.basis)))
    return f"{words[0].upper()}{words[1:]} ({view.BASES[rule.basis]})"


def bearing(rule: RuleItem) -> str:
    """Say how an item bears on a setting, or why it does not; to follow what the item says."""
    return f"{how(rule)}." if rule.force else f"Not a duty of yours: {rule.reason}"


def has_ended(rule: RuleItem, day: date) -> bool:
    """Tell whether an item is out because its last reading ended before the day."""
    return rule.in_force_to is not None and rule.in_force_to < day


def dated(text: str) -> str:
    """Write the days in a text as people do: 1 March 2027 for 2027-03-01."""
    return _DAY.sub(lambda found: view.day(date.fromisoformat(found.group())), text)


def runs(ids: Sequence[str]) -> str:
    """Write ids in short: three or more that follow each other as 'LEAD-07 to LEAD-09'."""
    groups: list[list[str]] = []
    for name in ids:
        if groups and _follows(groups[-1][-1], name):
            groups[-1].append(name)
        else:
            groups.append([name])
    return ", ".join(
        f"{group[0]} to {group[-1]}" if len(group) >= _SHORTEST_RUN else ", ".join(group)
        for group in groups
    )


def _follows(earlier: str, later: str) -> bool:
    first, second = _ID.fullmatch(earlier), _ID.fullmatch(later)
    return (
        first is not None
        and second is not None
        and first[1] == second[1]
        and int(second[2]) == int(first[2]) + 1
    )
