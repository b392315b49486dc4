"""A handout: what applies to a kind of setting, what does not, and why, on two printed pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from send_audit.model.handout import AnsweredQuestion, Handout
from send_audit.model.record import Record
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import APPLIES, Force, Group, InScope
from send_audit.render.gather import NotBound, bearing, dated, not_bound, usual_body
from send_audit.render.page import page

LEADS = {
    Group.LEGAL: "The law says you must",
    Group.FUNDING: "Your funding says you must",
    Group.GUIDANCE: "Guidance says you should",
}
SMALLEST = 6.5
"""The smallest type that is ever printed, in points."""

_STEPS = (
    (8.5, 4, 1),
    (8, 3, 1),
    (7.6, 2, 1),
    (7.2, 2, 1),
    (6.9, 2, 1),
    (6.9, 1, 1),
    (6.7, 1, 1),
    (SMALLEST, 1, 1),
    (SMALLEST, 0, 3),
)
"""The roomiest first: type size, how many items are named for each reason not to be bound, and
the fewest items for which a reason is printed (the others are then printed by their titles)."""

_ROOM = 1_225_000
"""Letters on two pages, times the square of the type size. Measured, with some to spare."""

_LOST = 26
"""Letters for which a line has room and that its end leaves blank, on average."""


class Part(Record):
    """Items of one theme under the same condition, which is empty where there is none."""

    condition: str
    rules: tuple[RuleItem, ...]


class ThemeView(Record):
    """The items of one theme under one heading of the handout."""

    title: str
    number: int
    parts: tuple[Part, ...]


class GroupView(Record):
    """One of the three groups: a heading, and its themes."""

    lead: str
    in_short: bool
    """Whether its items are printed as a run of titles."""
    number: int
    themes: tuple[ThemeView, ...]


class Fit(Record):
    """How the handout is made to fit on paper."""

    size: float
    """Type size in points."""
    named: int
    """How many items are named for each reason not to be bound."""
    least: int
    """The fewest items for which a reason not to be bound is printed."""
    brief: bool
    """Whether the answers to an audience are printed by their titles only."""


def render_handout(handout: Handout) -> bytes:
    """Write the handout as one web page. Equal handouts give equal bytes."""
    rule_set = handout.rule_set
    applying = [rule for rule in rule_set.items if rule.in_scope in APPLIES]
    untallied = [rule for rule in applying if rule.group is None]
    context: dict[str, Any] = {
        "handout": handout,
        "rules": rule_set,
        "later": [dated(words) for words in handout.later],
        "body": usual_body(rule_set.items),
        "groups": [
            _group(handout, found, group)
            for group in Group
            if (found := [rule for rule in applying if rule.group is group])
        ],
        "binding": [rule for rule in untallied if rule.force is Force.MUST],
        "advised": [rule for rule in untallied if rule.force is Force.SHOULD],
        "powers": [rule for rule in untallied if rule.force is Force.MAY],
        "upcoming": [rule for rule in rule_set.items if rule.in_scope is InScope.UPCOMING],
        "not_bound": not_bound(rule_set.items, rule_set.as_at),
        "out": sum(rule.in_scope is InScope.NO for rule in rule_set.items),
    }
    fit = _fit(context)
    few = [entry.rules for entry in context["not_bound"] if len(entry.rules) < fit.least]
    return page("rules.html", {**context, "fit": fit, "few": [r for rules in few for r in rules]})


def _group(handout: Handout, found: list[RuleItem], group: Group) -> GroupView:
    themes = (_theme(title, theme, found) for theme, title in handout.themes.items())
    return GroupView(
        lead=LEADS[group],
        in_short=group is Group.GUIDANCE,
        number=len(found),
        themes=tuple(theme for theme in themes if theme.number),
    )


def _theme(title: str, theme: str, rules: Iterable[RuleItem]) -> ThemeView:
    """Gather the items of a theme by their condition, those without one first."""
    found = [rule for rule in rules if rule.theme == theme]
    conditions = sorted(dict.fromkeys(rule.condition for rule in found), key=bool)
    return ThemeView(
        title=title,
        number=len(found),
        parts=tuple(
            Part(condition=words, rules=tuple(r for r in found if r.condition == words))
            for words in conditions
        ),
    )


def _fit(context: dict[str, Any]) -> Fit:
    """Choose the largest type with which it all goes on two pages; the tightest if none does."""
    fits = [
        Fit(size=size, named=named, least=least, brief=brief)
        for brief in (False, True)
        for size, named, least in _STEPS
    ]
    room = (fit for fit in fits if _letters(context, fit) * fit.size * fit.size <= _ROOM)
    return next(room, fits[-1])


def _letters(context: dict[str, Any], fit: Fit) -> int:
    """Count roughly the letters to print; a line that ends early counts as full."""
    handout: Handout = context["handout"]
    return (
        sum(map(_in_group, context["groups"]))
        + _sum(_in_line, context["binding"])
        + _sum(_in_run, (*context["advised"], *context["powers"], *context["upcoming"]))
        + sum(len(e.title) + len(e.planned) + 5 for e in handout.coming)
        + sum(len(words) + _LOST for words in context["later"])
        + sum(_in_question(question, fit) for question in handout.questions)
        + sum(_in_reason(entry, fit) for entry in context["not_bound"])
    )


def _sum(count: Callable[[RuleItem], int], rules: Iterable[RuleItem]) -> int:
    return sum(map(count, rules))


def _in_group(group: GroupView) -> int:
    one = _in_run if group.in_short else _in_line
    return sum(
        len(theme.title)
        + 2 * _LOST
        + sum(len(part.condition) + _LOST + _sum(one, part.rules) for part in theme.parts)
        for theme in group.themes
    )


def _in_line(rule: RuleItem) -> int:
    where = sum(len(source.short) + len(source.pinpoint) + 4 for source in rule.sources[:1])
    return len(rule.title) + where + len(rule.id) + _LOST


def _in_run(rule: RuleItem) -> int:
    return len(rule.title) + 2


def _in_question(question: AnsweredQuestion, fit: Fit) -> int:
    answers = (
        len(rule.title) + len(bearing(rule)) + (0 if fit.brief else len(rule.statement))
        for rule in question.rules
    )
    return len(question.ask) + len(question.see) + sum(n + 2 * _LOST for n in answers) + 2 * _LOST


def _in_reason(entry: NotBound, fit: Fit) -> int:
    if len(entry.rules) < fit.least:
        return _sum(_in_run, entry.rules)
    return len(entry.reason) + _LOST + _sum(_in_run, entry.rules[: fit.named]) + 12
