"""Checklists of a few questions, forms and returns for them, made by hand."""

from __future__ import annotations

from datetime import date
from itertools import count

from send_audit.evaluate.carry import Form, carry
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, Migration, QuestionChange, Tick
from send_audit.model.prefill import Archived, Prefill
from send_audit.model.submission import Answer, CellRef, FactAnswer, Submission, TickAnswer
from send_audit.model.vocabulary import Depth, Moved
from send_audit.service.carry import form_of
from tests.evaluate.hand_made import answer, submission
from tests.workbook.small_checklist import DAY, small_checklist

LABELS = {"yes": "Yes", "partly": "Partly", "no": "No", "not-sure": "Not sure", "na": "n/a"}
WHY = "It asks more."
EVIDENCED = date(2026, 9, 1)
_BASE = small_checklist()


def checklist_of(
    *questions: str, version: str = "1.0.0", changes: object = (), **more
) -> Checklist:
    """Give a checklist with these questions, each of one duty; two points are in those of TICK."""
    asked = {
        ref: _BASE.questions["BETA-Q2"].replace(
            id=ref,
            text=f"Is {ref} in place?",
            ticks=points("1", "2") if ref.startswith("TICK") else (),
        )
        for ref in questions
    }
    items = {
        f"{ref}-item": _BASE.items["BETA-02"].replace(id=f"{ref}-item", question=ref)
        for ref in questions
    }
    step = Migration(start="1.0.0", end="2.0.0", questions=tuple(changes))
    return small_checklist(
        version=version, questions=asked, items=items, migrations=(step,), **more
    )


def points(*names: str) -> tuple[Tick, ...]:
    return tuple(Tick(id=name, text=f"point {name}", pinpoint="s.1") for name in names)


def moved(question: str, change: Moved, *to: str) -> QuestionChange:
    return QuestionChange(question=question, change=change, to=to, because=WHY)


def form(new: Checklist, kind: str = "academy", depth: Depth = Depth.FULL, **facts) -> Form:
    return form_of(new, select(new, kind, facts, DAY), depth)


_numbers = count(5)


def given(question: str, level: str | None, **more: object) -> Answer:
    """Give an answer in a cell of its own."""
    where = CellRef(sheet="Questions", cell=f"C{next(_numbers)}")
    raw = LABELS.get(level or "", "")
    return answer(question, level, **{"raw": raw, "where": where, **more})


def full(question: str, level: str | None, **more: object) -> Answer:
    """Give an answer with all that can stand beside it."""
    beside = {"evidence": "Minutes", "evidence_on": EVIDENCED, "comment": "Seen."}
    return given(question, level, **{**beside, **more})


def ticked(**levels: str | None) -> dict[str, TickAnswer]:
    return {
        name.removeprefix("p"): TickAnswer(
            where=CellRef(sheet="Questions", cell=f"C{next(_numbers)}"),
            raw=LABELS.get(level or "", ""),
            level=level,
        )
        for name, level in levels.items()
    }


def returned(*answers: Answer, **facts: object) -> Submission:
    """Give a return; a row stands in it for each answer and its points."""
    seen = {a.question for a in answers} | set(facts)
    found = submission(*answers, facts=facts)
    return found.replace(file="last.xlsx", seen=frozenset(seen))


def stated(fact: str, raw: str, value: object, cell: str = "C4") -> FactAnswer:
    return FactAnswer(
        fact=fact, where=CellRef(sheet="About your school", cell=cell), raw=raw, value=value
    )


def carried(old: Checklist, new: Checklist, *answers: Answer, **more: object) -> Prefill:
    """Carry answers over from an old checklist to a new one."""
    return carry(returned(*answers), old, form(new), **{"stated": {}, **more})


def kept(prefill: Prefill) -> dict[str, tuple[str, str]]:
    """Give what is in the archive: by reference, the answer and the reason."""
    assert len({one.ref for one in prefill.archive}) == len(prefill.archive)
    return {one.ref: (one.answer, one.why) for one in prefill.archive}


def archived(ref: str, answer: str = "Yes") -> Archived:
    return Archived(
        ref=ref,
        answer=answer,
        evidence="",
        evidence_on=None,
        comment="",
        why="It stood outside.",
        cell="last.xlsx, Questions!J9",
    )
