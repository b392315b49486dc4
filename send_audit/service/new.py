"""A questionnaire for one kind of setting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.evaluate.select import select
from send_audit.model.checklist import Kind
from send_audit.model.vocabulary import Depth
from send_audit.service.days import check_day, later_day
from send_audit.service.facts import read_fact
from send_audit.service.kinds import kind_named
from send_audit.workbook.asked import lines
from send_audit.workbook.questionnaire import write_questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What questionnaire to write; ``facts`` as the user wrote them, ``name=value``."""

    kind: str
    facts: tuple[str, ...]
    depth: Depth
    as_at: date
    checklist: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestionnaire:
    """A questionnaire that was written, and what there is to say about it."""

    data: bytes
    kind: Kind
    questions: int
    as_at: date
    checklist: str
    later: tuple[str, ...]
    """What is known to change, where the day is later than the law was looked up."""


def new(request: NewRequest) -> NewQuestionnaire:
    """Write a questionnaire.

    Raises UsageError for an unknown kind, fact or value, ReturnError for a kind out of scope.
    """
    checklist = load_checklist(request.checklist or DEFAULT)
    check_day(checklist, request.as_at)
    kind = kind_named(checklist, request.kind)
    facts = dict(read_fact(text, checklist, kind) for text in request.facts)
    rules = select(checklist, kind.id, facts, request.as_at)
    return NewQuestionnaire(
        data=write_questionnaire(checklist, kind.id, request.depth, request.as_at, facts),
        kind=kind,
        questions=sum(
            not (line.is_heading or line.is_tick) for line in lines(checklist, rules, request.depth)
        ),
        as_at=request.as_at,
        checklist=checklist.name,
        later=later_day(checklist, kind.id, request.as_at),
    )
