"""The made-up cases that stand with an item: checked, then run through the whole program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.catalog.compile import compile_documents
from send_audit.catalog.lint.book import DEFAULT_SCALE, Book, Spot
from send_audit.catalog.lint.conditions import check_value
from send_audit.catalog.lint.links import TICKS, known
from send_audit.catalog.load import checklist_from_json
from send_audit.catalog.near import nearest
from send_audit.evaluate.judge import judge
from send_audit.model.checklist import Checklist, FactValue
from send_audit.model.result import JudgedItem
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

NOWHERE = CellRef(sheet="", cell="")


def check_tests(book: Book) -> None:
    """Find tests that name what is not there."""
    questions = {question.text("id"): question for question in book.questions}
    for item in book.items:
        question = questions.get(item.text("question"))
        for test in item.each("tests"):
            known(test["kind"], book.kinds, "kind")
            _facts(test, book)
            if question is not None:
                _answers(test, question, book)


def _facts(test: Spot, book: Book) -> None:
    for spot in test.each("facts"):
        fact = book.facts.get(spot.key)
        if fact is None:
            spot.fault(f"There is no fact '{spot.key}'.", nearest(spot.key, book.facts))
        else:
            check_value(spot, fact)


def _answers(test: Spot, question: Spot, book: Book) -> None:
    if "answer" in test.value:
        _answer_is_known(test["answer"], question.value.get("scale", DEFAULT_SCALE), book)
    points = [tick.text("id") for tick in question.each("ticks")]
    for spot in test.each("ticks"):
        _answer_is_known(spot, TICKS, book)
        if spot.key not in points:
            spot.fault(f"The question has no point '{spot.key}'.", nearest(spot.key, points))


def _answer_is_known(spot: Spot, scale: str, book: Book) -> None:
    if scale in book.scales:
        known(spot, [level.text("id") for level in book.scales[scale].each("levels")], "answer")


def run_tests(book: Book) -> None:
    """Run every test of every item; a wrong outcome is a fault that shows how it came about.

    Only for files without any other fault: the program trusts what it is given.
    """
    data = {file: document.data for file, document in book.documents.items()}
    checklist = checklist_from_json(compile_documents(data))
    for item in book.items:
        name = item.text("id")
        # One item does not bear on the outcome of another, and hundreds take their time.
        alone = checklist.replace(items={name: checklist.items[name]})
        for test in item.each("tests"):
            _run(test, name, alone)


def _run(test: Spot, item: str, checklist: Checklist) -> None:
    try:
        judged = _judged(test, item, checklist)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        test.fault(f"The program broke down over this test, on {error!r}: look at 'decide'.")
        return
    if judged.outcome != test.text("outcome"):
        steps = " ".join(judged.because)
        test.fault(f"The outcome is {judged.outcome}, not {test.text('outcome')}. {steps}")


def _judged(test: Spot, item: str, checklist: Checklist) -> JudgedItem:
    result = judge(
        checklist,
        _submission(test.value, checklist.items[item].question, checklist),
        kind=test.text("kind"),
        kind_reason="",
        day=date.fromisoformat(test.text("as_at")),
    )
    return next(judged for judged in result.items if judged.rule.id == item)


def _submission(test: Mapping[str, object], question: str, checklist: Checklist) -> Submission:
    form = FormInfo(
        checklist=checklist.id,
        version=checklist.version,
        digest=checklist.digest,
        kind=str(test["kind"]),
        kind_where=None,
        depth=Depth.FULL,
        as_at=str(test["as_at"]),
    )
    return Submission(
        file="",
        sha256="",
        size=0,
        form=form,
        facts=_stated(test.get("facts"), checklist),
        answers=_answer(test, question, checklist),
        problems=(),
        rows=RowCount(read=0, answered=0, blank=0, invalid=0, not_asked=0, unknown=0, duplicate=0),
    )


def _stated(facts: object, checklist: Checklist) -> dict[str, FactAnswer]:
    given = facts if isinstance(facts, Mapping) else {}
    return {
        name: FactAnswer(
            fact=name,
            where=NOWHERE,
            raw=str(value),
            value=_typed(checklist.facts[name].type, value),
        )
        for name, value in given.items()
    }


def _typed(kind: str, value: str | int) -> FactValue:
    return date.fromisoformat(str(value)) if kind == "date" else value


def _answer(test: Mapping[str, object], question: str, checklist: Checklist) -> dict[str, Answer]:
    if not {"answer", "comment", "ticks"} & test.keys():
        return {}
    level, ticks = test.get("answer"), test.get("ticks")
    scale = checklist.scales[checklist.questions[question].scale]
    return {
        question: Answer(
            question=question,
            where=NOWHERE,
            raw=next((known.label for known in scale.levels if known.id == level), ""),
            level=None if level is None else str(level),
            comment=str(test.get("comment", "")),
            ticks={
                tick: TickAnswer(where=CellRef(sheet="", cell=tick), raw=given, level=given)
                for tick, given in (ticks if isinstance(ticks, Mapping) else {}).items()
            },
        )
    }
