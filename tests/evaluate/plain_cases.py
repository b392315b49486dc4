"""Random checklists and returns as plain data, and the same as the program's own records.

A case is made by choosing: by chance from a seed, or by whatever searches for a counterexample. It
is plain so that a judge who knows nothing of the program can read it (``independent_judge.py``).
"""

from __future__ import annotations

import random
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from send_audit.model.checklist import (
    Before,
    Bind,
    Body,
    Checklist,
    Citation,
    Condition,
    Evidence,
    Fact,
    Instrument,
    Item,
    Kind,
    Level,
    NotApplicable,
    Question,
    Reading,
    Scale,
    Theme,
    Tick,
)
from send_audit.model.submission import (
    Answer,
    CellRef,
    FactAnswer,
    FormInfo,
    RowCount,
    Submission,
    TickAnswer,
)
from send_audit.model.vocabulary import Basis, Confidence, Depth, Force, Outcome

DAY = date(2026, 11, 23)
KIND, OTHER = "academy", "pru"
STRENGTHS = (
    ("must", "statute"),
    ("must", "regulations"),
    ("must", "funding-agreement"),
    ("must", "statutory-guidance"),
    ("should", "statutory-guidance"),
    ("should", "good-practice"),
)
BEGINS = (
    date(2014, 9, 1),
    date(2014, 9, 1),
    date(2014, 9, 1),
    date(2026, 11, 23),
    date(2026, 11, 24),
)
ENDS = (None, None, None, date(2026, 11, 23), date(2026, 11, 22))
FACTS = {"lasting": True, "occasion": False, "rare": True}
"""Fact -> whether it tells what the setting is. ``rare`` is presumed to be no."""
ANSWERS = ("yes", "yes", "partly", "no", "not-sure", "na", "", "gibberish")
MEANS = {
    "yes": Outcome.MET,
    "partly": Outcome.PARTLY,
    "no": Outcome.NOT_MET,
    "not-sure": Outcome.UNKNOWN,
    "na": Outcome.NOT_APPLICABLE,
}
TICKS = ("yes", "yes", "no", "", "gibberish")
DATES = (
    None,
    None,
    date(2025, 11, 22),
    date(2025, 11, 23),
    date(2026, 11, 23),
    date(2026, 11, 24),
)
EVIDENCE = ("", "", "-", "Governors' minutes", "Staff handbook, page 4", "Case files")
COMMENTS = ("", "", "n/a", "There is no such pupil.")
T = TypeVar("T")


@dataclass(frozen=True)
class PlainItem:
    """A duty or expectation: whom it reaches, how, when, and what it takes."""

    ref: str
    question: str
    reaches: bool
    strength: tuple[str, str]
    begins: date
    ends: date | None
    condition: str
    """The fact that has to be yes; empty where it always arises."""
    na_allowed: bool
    needs: str
    max_age: int | None


@dataclass(frozen=True)
class PlainAnswer:
    """One row of the questions: the answer as read, what stands beside it, and its points."""

    given: str
    points: tuple[str, ...]
    evidence: str
    dated: date | None
    comment: str
    waits: bool
    """Filled in beforehand and not confirmed."""


@dataclass(frozen=True)
class PlainCase:
    """A whole return with its checklist."""

    items: tuple[PlainItem, ...]
    facts: dict[str, str]
    answers: dict[str, PlainAnswer]
    full: bool


class Chooser(Protocol):
    """Whatever makes the choices."""

    def pick(self, options: Sequence[T]) -> T:
        """Choose one of some things."""


class Chance:
    """Choices by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pick(self, options: Sequence[T]) -> T:
        """Choose one of some things."""
        return self._random.choice(options)


def make(choose: Chooser) -> PlainCase:
    """Make a case of up to eight items that share up to five questions."""
    items = tuple(_item(choose, number) for number in range(1, 1 + choose.pick(range(1, 9))))
    asked = dict.fromkeys(item.question for item in items)
    return PlainCase(
        items=items,
        facts={name: choose.pick(("yes", "no", "")) for name in FACTS},
        answers={name: _answer(choose, choose.pick((0, 0, 2, 3))) for name in asked},
        full=choose.pick((True, True, False)),
    )


def _item(choose: Chooser, number: int) -> PlainItem:
    return PlainItem(
        ref=f"ITEM-{number:02}",
        question=f"ITEM-Q{choose.pick(range(1, 6))}",
        reaches=choose.pick((True, True, True, True, False)),
        strength=choose.pick(STRENGTHS),
        begins=choose.pick(BEGINS),
        ends=choose.pick(ENDS),
        condition=choose.pick(("", "", "", *FACTS)),
        na_allowed=choose.pick((True, False)),
        needs=choose.pick(("none", "note", "reference")),
        max_age=choose.pick((None, 12)),
    )


def _answer(choose: Chooser, points: int) -> PlainAnswer:
    return PlainAnswer(
        given=choose.pick(ANSWERS),
        points=tuple(choose.pick(TICKS) for _ in range(points)),
        evidence=choose.pick(EVIDENCE),
        dated=choose.pick(DATES),
        comment=choose.pick(COMMENTS),
        waits=choose.pick((False, False, False, True)),
    )


def with_answer(case: PlainCase, question: str, **changes: object) -> PlainCase:
    """Give a case with another answer to one question."""
    return replace(
        case, answers={**case.answers, question: replace(case.answers[question], **changes)}
    )


def without_items(case: PlainCase, refs: Set[str]) -> PlainCase:
    """Give a case without some items, and without the questions that only they answer."""
    items = tuple(item for item in case.items if item.ref not in refs)
    asked = {item.question for item in items}
    answers = {name: answer for name, answer in case.answers.items() if name in asked}
    return replace(case, items=items, answers=answers)


# The same as the program's own records.


def checklist_of(case: PlainCase) -> Checklist:
    """Give the checklist of a case."""
    themes = {"theme": Theme(id="theme", prefix="ITEM", title="A theme")}
    kinds = {
        name: Kind(id=name, title=name, family="academy", body="trust", includes="")
        for name in (KIND, OTHER)
    }
    return Checklist(
        id="made-up",
        version="1.0.0",
        digest="0" * 64,
        title="Made up",
        status="current",
        law_as_at=DAY,
        first_day=date(2014, 9, 1),
        summary="",
        attribution="",
        kinds=kinds,
        groups={},
        refused={},
        bodies={"trust": Body(id="trust", title="The trust")},
        routes={},
        instruments={"act": Instrument(id="act", title="The Act", short="Act", kind="act", url="")},
        themes=themes,
        facts={name: _fact(name, lasting=lasting) for name, lasting in FACTS.items()},
        scales={"in-place": Scale(id="in-place", levels=tuple(_levels()))},
        questions={name: _question(name, case.answers[name]) for name in case.answers},
        items={item.ref: _as_item(item) for item in case.items},
        editions={date(2014, 9, 1): "An edition"},
    )


def _levels() -> list[Level]:
    return [Level(id=word, label=word, accepts=(), means=means) for word, means in MEANS.items()]


def _fact(name: str, *, lasting: bool) -> Fact:
    return Fact(
        id=name,
        label=f"Is it {name}?",
        help="",
        type="yes-no",
        kinds=(KIND, OTHER),
        section="All",
        presume="no" if name == "rare" else None,
        lasting=lasting,
    )


def _question(name: str, answer: PlainAnswer) -> Question:
    return Question(
        id=name,
        theme="theme",
        text=f"Is {name} so?",
        yes_means=("It is.",),
        scale="in-place",
        ticks=tuple(
            Tick(id=str(number), text=f"Point {number}", pinpoint="s.1")
            for number, _ in enumerate(answer.points, 1)
        ),
    )


def _as_item(item: PlainItem) -> Item:
    force, basis = item.strength
    bind = Bind(
        kinds=(KIND if item.reaches else OTHER,),
        force=Force(force),
        basis=Basis(basis),
        sources=(Citation(instrument="act", pinpoint="s.1", confidence=Confidence.SEEN),),
        because="It says so.",
        when=Condition(facts=((item.condition, "yes"),), words=f"it is {item.condition}")
        if item.condition
        else None,
    )
    return Item(
        id=item.ref,
        title=f"Title of {item.ref}",
        theme="theme",
        question=item.question,
        readings=(
            Reading(start=item.begins, end=item.ends, statement="So.", binds=(bind,), unbound=()),
        ),
        before=Before(researched=False, because=""),
        evidence=Evidence(needs=item.needs, expect=("Something",), max_age_months=item.max_age),
        na=NotApplicable(allowed=item.na_allowed, because="Because."),
        to_do="Do it.",
        verify={},
        routes=(),
        pitfall="",
    )


def submission_of(case: PlainCase) -> Submission:
    """Give what was read from the return of a case; every row counts once."""
    facts = {
        name: FactAnswer(
            fact=name, where=CellRef(sheet="Facts", cell=f"C{row}"), raw=value, value=value
        )
        for row, (name, value) in enumerate(case.facts.items(), 5)
        if value
    }
    answers = {name: _as_answer(name, plain) for name, plain in case.answers.items()}
    return Submission(
        file="made-up.xlsx",
        sha256="0" * 64,
        size=1,
        form=FormInfo(
            checklist="made-up",
            version="1.0.0",
            digest="0" * 64,
            kind=KIND,
            kind_where=None,
            depth=Depth.FULL if case.full else Depth.DUTIES,
            as_at="",
        ),
        facts=facts,
        answers=answers,
        problems=(),
        rows=_rows(answers.values()),
        seen=frozenset([*FACTS, *answers]),
    )


def _as_answer(name: str, plain: PlainAnswer) -> Answer:
    row = 10 * int(name[-1])
    return Answer(
        question=name,
        where=CellRef(sheet="Questions", cell=f"C{row}"),
        raw=plain.given,
        level=plain.given if plain.given in MEANS else None,
        readable=plain.given in MEANS or not plain.given,
        ticks={
            str(number): TickAnswer(
                where=CellRef(sheet="Questions", cell=f"C{row + number}"),
                raw=word,
                level=word if word in MEANS else None,
                readable=word in MEANS or not word,
            )
            for number, word in enumerate(plain.points, 1)
        },
        evidence=plain.evidence,
        evidence_on=plain.dated,
        comment=plain.comment,
        unconfirmed=plain.waits,
    )


def _rows(answers: Sequence[Answer]) -> RowCount:
    cells = [cell for answer in answers for cell in (answer, *answer.ticks.values())]
    blank = sum(not cell.raw for cell in cells)
    invalid = sum(not cell.readable for cell in cells)
    return RowCount(
        read=len(cells),
        answered=len(cells) - blank - invalid,
        blank=blank,
        invalid=invalid,
        not_asked=0,
        unknown=0,
        duplicate=0,
    )
