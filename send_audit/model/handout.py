"""What applies to a kind of setting, with what is coming and what an audience asks: to show."""

from __future__ import annotations

from collections.abc import Mapping

from send_audit.model.record import Record
from send_audit.model.ruleset import RuleItem, RuleSet


class Coming(Record):
    """A proposal that would reach this kind of setting. It binds nobody and is never counted."""

    id: str
    title: str
    statement: str
    planned: str
    """When it is planned to begin, in words."""
    touches: tuple[str, ...]
    """Items of law that it would change."""
    source: str


class AnsweredQuestion(Record):
    """A question of an audience, with the items that answer it for this kind of setting."""

    ask: str
    rules: tuple[RuleItem, ...]
    see: str


class Handout(Record):
    """A rule set made ready to hand to people."""

    rule_set: RuleSet
    themes: Mapping[str, str]
    """Theme id -> title, in the order of the checklist."""
    later: tuple[str, ...]
    """What is known to change where the day is later than the law was looked up; else empty."""
    coming: tuple[Coming, ...]
    coming_from: str
    """What the proposals are, in a sentence; empty where there are none."""
    audience: str = ""
    """Title of the audience it is for; empty for everybody."""
    questions: tuple[AnsweredQuestion, ...] = ()
