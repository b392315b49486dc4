"""Returns made by hand, and what the judging makes of them."""

from __future__ import annotations

from datetime import date

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.judge import judge
from send_audit.model.checklist import Checklist
from send_audit.model.result import AuditResult, JudgedItem
from send_audit.model.submission import Answer, CellRef, FactAnswer, FormInfo, RowCount, Submission
from send_audit.model.vocabulary import Depth

DAY = date(2026, 11, 23)
CHECKLIST = load_checklist("send-england@dev")
CELL = CellRef(sheet="Questions", cell="C5")


def answer(question: str, level: str | None, **more: object) -> Answer:
    """Give an answer row."""
    return Answer(
        **{
            "question": question,
            "where": CELL,
            "raw": level or "",
            "level": level,
            "ticks": {},
            **more,
        }
    )


def submission(
    *answers: Answer, facts: dict[str, object] | None = None, depth: Depth = Depth.FULL
) -> Submission:
    """Give a return with some answers and facts."""
    form = FormInfo(
        checklist="", version="", digest="", kind="", kind_where=None, depth=depth, as_at=""
    )
    stated = {
        name: FactAnswer(fact=name, where=CELL, raw=str(value), value=value)
        for name, value in (facts or {}).items()
    }
    return Submission(
        file="a.xlsx",
        sha256="",
        size=0,
        form=form,
        facts=stated,
        answers={a.question: a for a in answers},
        problems=(),
        rows=RowCount(read=0, answered=0, blank=0, invalid=0, not_asked=0, unknown=0, duplicate=0),
    )


def judged(
    *answers: Answer,
    kind: str = "academy",
    day: date = DAY,
    checklist: Checklist = CHECKLIST,
    **more,
) -> AuditResult:
    """Judge some answers."""
    return judge(checklist, submission(*answers, **more), kind=kind, kind_reason="", day=day)


def item(result: AuditResult, ref: str) -> JudgedItem:
    """Give one item of a result."""
    return next(item for item in result.items if item.rule.id == ref)
