"""Judges made-up returns of the shipped checklist in a line: kind, facts, answers, day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.load import checklist_from_json
from send_audit.evaluate.judge import judge
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, FactValue, Item, Question
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
from send_audit.model.vocabulary import Depth
from send_audit.resources import data

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
def checklist() -> Checklist:
    return checklist_from_json(compile_checklist(data("checklists", "send-england")))


def item(name: str) -> Item:
    return checklist().items[name]


def question(name: str) -> Question:
    return checklist().questions[item(name).question]


def rules(kind: str, facts: Facts | None = None, day: date = TODAY) -> dict[str, RuleItem]:
    """Select for one kind; the rules by item id."""
    return {rule.id: rule for rule in select(checklist(), kind, facts or {}, day).items}


def audit(
    kind: str,
    facts: Facts | None = None,
    day: date = TODAY,
    answers: Words | None = None,
    ticks: Words | None = None,
    **evidence: object,
) -> AuditResult:
    """Judge one return. ``answers`` are levels by item id; ``ticks`` levels by point of INFO-01.

    ``evidence`` (evidence, evidence_on, comment) is the same on every answered row.
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
    return judge(checklist(), submission, kind=kind, kind_reason="stated", day=day)


def judged(name: str, kind: str, **given: object) -> JudgedItem:
    """Judge one return and give one item of it; see ``audit`` for what can be given."""
    return next(found for found in audit(kind, **given).items if found.rule.id == name)


def duty_words(name: str) -> str:
    """All words that say what an item asks: never its pitfalls, reasons or notes."""
    asked = question(name)
    said = [reading.statement for reading in item(name).readings]
    points = [tick.text for tick in asked.ticks]
    words = [item(name).title, *said, asked.text, *asked.yes_means, *points, item(name).to_do]
    return " ".join(words).casefold()


def citations(name: str) -> list[str]:
    """Every citation of an item, on any day, for any kind, as 'instrument id: pinpoint'."""
    found = [
        f"{source.instrument}: {source.pinpoint}"
        for reading in item(name).readings
        for bind in reading.binds
        for source in bind.sources
    ]
    return sorted(set(found))
