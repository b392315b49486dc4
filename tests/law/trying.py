"""Judges made-up returns of the shipped checklist in a line: kind, facts, answers, day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from send_audit.evaluate.judge import judge
from send_audit.evaluate.select import select
from send_audit.model.checklist import (
    Bind,
    Checklist,
    Citation,
    FactValue,
    Item,
    Question,
    Reading,
)
from send_audit.model.record import Record
from send_audit.model.result import AuditResult, JudgedItem
from send_audit.model.ruleset import RuleItem
from send_audit.model.submission import (
    Answer,
    CellRef,
    FactAnswer,
    FormInfo,
    RowCount,
    Submission,
    TickAnswer,
)
from send_audit.model.vocabulary import Depth, Group, InScope, Outcome
from tests.law.flipping import checklist

TODAY = date(2026, 11, 23)
CELL = CellRef(sheet="Questions", cell="C2")
FORM = FormInfo(
    checklist="send-england",
    version="",
    digest="",
    kind="",
    kind_where=None,
    depth=Depth.FULL,
    as_at="",
)
ROWS = RowCount(read=0, answered=0, blank=0, invalid=0, not_asked=0, unknown=0, duplicate=0)

Facts = Mapping[str, FactValue]
Words = Mapping[str, str]


@cache
def only(*names: str) -> Checklist:
    """Give the checklist with a few items only: one item does not bear on another."""
    return checklist().replace(items={name: item(name) for name in names})


def item(name: str) -> Item:
    return checklist().items[name]


def question(name: str) -> Question:
    return checklist().questions[item(name).question]


def rules(kind: str, facts: Facts | None = None, day: date = TODAY) -> dict[str, RuleItem]:
    """Select for one kind; the rules by item id."""
    return {rule.id: rule for rule in select(checklist(), kind, facts or {}, day).items}


def rule(name: str, kind: str, day: date = TODAY, **facts: FactValue) -> RuleItem:
    """Select one item for one kind."""
    return select(only(name), kind, facts, day).items[0]


def scope(name: str, kind: str, **facts: FactValue) -> InScope:
    return rule(name, kind, **facts).in_scope


def bound_by_law(name: str, kind: str, day: date = TODAY) -> bool:
    """Whether an item reaches a kind as law, now or once its condition arises."""
    found = rule(name, kind, day)
    return found.in_scope is not InScope.NO and found.group is Group.LEGAL


def bound_kinds(name: str) -> set[str]:
    """Give every kind that an item binds by law."""
    return {kind for kind in checklist().kinds if bound_by_law(name, kind)}


def guidance_for(name: str) -> set[str]:
    """Give every kind for which an item is guidance, and nothing stronger."""
    found = {kind: rule(name, kind) for kind in checklist().kinds}
    return {kind for kind, one in found.items() if one.group is Group.GUIDANCE}


def out(kind: str, *names: str, **facts: FactValue) -> bool:
    """Whether none of the items reaches a kind, even when every answer is no."""
    found = audit(kind, facts=facts, answers=dict.fromkeys(names, "no"), names=names).items
    return {one.outcome for one in found} == {Outcome.OUT_OF_SCOPE}


def audit(
    kind: str,
    facts: Facts | None = None,
    day: date = TODAY,
    answers: Words | None = None,
    ticks: Words | None = None,
    names: tuple[str, ...] = (),
    **evidence: object,
) -> AuditResult:
    """Judge one return. ``answers`` are levels by item id; ``ticks`` levels by point of INFO-01.

    ``names``: the items to judge; all of them when none is named. ``evidence`` (evidence,
    evidence_on, comment) is the same on every answered row.
    """
    points = (
        {id_: TickAnswer(where=CELL, raw=level, level=level) for id_, level in ticks.items()}
        if ticks
        else {}
    )
    given = dict.fromkeys(["INFO-01"] if points else [], None) | dict(answers or {})
    rows = {
        item(name).question: Answer(
            question=item(name).question,
            where=CELL,
            raw=level or "",
            level=level,
            ticks=points if name == "INFO-01" else {},
            **evidence,
        )
        for name, level in given.items()
    }
    stated = {
        name: FactAnswer(fact=name, where=CELL, raw=str(value), value=value)
        for name, value in (facts or {}).items()
    }
    submission = Submission(
        file="made-up.xlsx",
        sha256="",
        size=0,
        form=FORM,
        facts=stated,
        answers=rows,
        problems=(),
        rows=ROWS,
    )
    judging = only(*names) if names else checklist()
    return judge(judging, submission, kind=kind, kind_reason="stated", day=day)


def judged(name: str, kind: str, **given: object) -> JudgedItem:
    """Judge one item of one return; see ``audit`` for what can be given."""
    return audit(kind, names=(name,), **given).items[0]


def duty_words(name: str) -> str:
    """All words that say what an item asks: never its pitfalls, reasons or notes."""
    words = [item(name).title, *(reading.statement for reading in item(name).readings)]
    words.append(item(name).to_do)
    if item(name).question:
        asked = question(name)
        words += [asked.text, *asked.yes_means, *(tick.text for tick in asked.ticks)]
    return " ".join(words).casefold()


@cache
def all_duty_words() -> Mapping[str, str]:
    """Give what every item asks."""
    return {name: duty_words(name) for name in checklist().items}


class Cited(Record):
    """One citation, with the bind that it stands on."""

    item: str
    reading: Reading
    bind: Bind
    source: Citation

    @property
    def says(self) -> str:
        """Write the citation as 'instrument id: pinpoint'."""
        return f"{self.source.instrument}: {self.source.pinpoint}"

    @property
    def paragraphs(self) -> frozenset[str]:
        """Give the paragraphs that a pinpoint names, a range by its two ends: '9.41', 'xix'."""
        return frozenset(re.findall(r"\d+\.\d+|\b[ivx]+\b", self.source.pinpoint))


@cache
def all_cited() -> tuple[Cited, ...]:
    """Give every citation of every item, on any day, for any kind."""
    return tuple(
        Cited(item=name, reading=reading, bind=bind, source=source)
        for name, one in checklist().items.items()
        for reading in one.readings
        for bind in reading.binds
        for source in bind.sources
    )


def citations(name: str) -> set[str]:
    """Give every citation of an item as 'instrument id: pinpoint'."""
    return {cited.says for cited in all_cited() if cited.item == name}


def citing_code(paragraph: str) -> list[Cited]:
    """Give the citations of one paragraph of the Code."""
    return [
        cited
        for cited in all_cited()
        if cited.source.instrument == "send-code" and paragraph in cited.paragraphs
    ]


def citing(start: str) -> list[Cited]:
    """Give the citations that begin with, say, 'cfa-2014: s.42' and go no further in number."""
    return [
        cited for cited in all_cited() if re.match(re.escape(start) + r"(?!\d|[A-Z])", cited.says)
    ]
