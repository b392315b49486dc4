"""What a return says that cannot both be so: both sides, with their cells.

Three sorts: an answer that facts or points gainsay, an answer to what a fact took out, and pairs that
the checklist declares (``Checklist.exclusions``). No outcome is changed by any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from send_audit.evaluate.facts import shown
from send_audit.model.axes import OPEN
from send_audit.model.checklist import Checklist, Exclusion, Said
from send_audit.model.contradiction import Contradiction, Side
from send_audit.model.result import JudgedItem
from send_audit.model.submission import Submission
from send_audit.model.vocabulary import DecidedBy, Flag

_SAYS = {
    DecidedBy.FACTS: "The facts that settle it say otherwise than the answer.",
    DecidedBy.TICKS: "The points of its list say otherwise than the answer.",
    DecidedBy.SCOPE: "The fact says that it does not arise here, and the answer says that it does.",
    DecidedBy.ANSWER: "The answer says that it does not arise, and the fact says that it did.",
}


def contradictions(
    checklist: Checklist, submission: Submission, items: Sequence[JudgedItem]
) -> tuple[Contradiction, ...]:
    """Find every contradiction of a return: those of its items first, then the declared pairs.

    One that rests on the same two sides for several items is said once, with all its items.
    """
    found = chain(
        (_of_item(checklist, submission, item) for item in items if _is_gainsaid(item)),
        _excluded(checklist, submission, items),
    )
    joined: dict[tuple[Side, ...], Contradiction] = {}
    for one in found:
        first = joined.get(one.sides)
        joined[one.sides] = first.replace(items=first.items + one.items) if first else one
    return tuple(joined.values())


def flagged(items: Sequence[JudgedItem], found: Iterable[Contradiction]) -> tuple[JudgedItem, ...]:
    """Give the items, those that a contradiction bears on flagged as contradicted."""
    bears = {name for one in found for name in one.items}
    return tuple(
        item.replace(flags=tuple(dict.fromkeys((*item.flags, Flag.CONTRADICTED))))
        if item.rule.id in bears
        else item
        for item in items
    )


def _is_gainsaid(item: JudgedItem) -> bool:
    return Flag.CONTRADICTED in item.flags


def _of_item(checklist: Checklist, submission: Submission, item: JudgedItem) -> Contradiction:
    """Tell the two sides of an item whose answer something else gainsays."""
    others = _points(item) if item.decided_by is DecidedBy.TICKS else ()
    others = others or _facts(checklist, submission, item)
    return Contradiction(
        id=f"answer-{item.decided_by}",
        because=_SAYS[item.decided_by],
        sides=(_answer(item), *others),
        items=(item.rule.id,),
    )


def _answer(item: JudgedItem) -> Side:
    return Side(
        what="answer",
        id=item.rule.question,
        label=item.question_text or item.rule.title,
        says=item.claimed,
        where=item.where,
    )


def _points(item: JudgedItem) -> tuple[Side, ...]:
    """Give the points that say otherwise: those that are no, or all where none is."""
    given = [tick for tick in item.ticks if tick.in_scope and tick.level]
    short = [tick for tick in given if tick.level == "no"] or given
    return tuple(
        Side(
            what="point",
            id=f"{item.rule.question}.{tick.id}",
            label=tick.text,
            says=str(tick.level).capitalize(),
            where=tick.where,
        )
        for tick in short
    )


def _facts(checklist: Checklist, submission: Submission, item: JudgedItem) -> tuple[Side, ...]:
    """Give the facts that an item rests on, as they were stated."""
    wanted = checklist.items[item.rule.id].decide
    names = [*wanted.facts.values()] if wanted else []
    names += [item.rule.removed_by, *item.rule.scope_facts]
    return tuple(
        _fact(checklist, submission, name)
        for name in dict.fromkeys(names)
        if name in submission.facts
    )


def _fact(checklist: Checklist, submission: Submission, name: str) -> Side:
    stated, fact = submission.facts[name], checklist.facts[name]
    return Side(
        what="fact",
        id=name,
        label=fact.label,
        says=shown(fact, stated.value) or stated.raw,
        where=stated.where,
    )


def _excluded(
    checklist: Checklist, submission: Submission, items: Sequence[JudgedItem]
) -> Iterator[Contradiction]:
    """Find the declared pairs of which a return says both sides."""
    by_question: dict[str, list[JudgedItem]] = {}
    for item in items:
        if item.rule.group is not None:
            by_question.setdefault(item.rule.question, []).append(item)
    for pair in checklist.exclusions:
        sides = [_said(side, checklist, submission, by_question) for side in pair.sides]
        if None not in sides:
            yield _both(pair, [side for side in sides if side], by_question)


def _both(
    pair: Exclusion, sides: Sequence[Side], by_question: Mapping[str, Sequence[JudgedItem]]
) -> Contradiction:
    questions = [side.id.partition(".")[0] for side in pair.sides if side.what != "fact"]
    bears = [item.rule.id for name in questions for item in by_question.get(name, ())]
    return Contradiction(
        id=pair.id, because=pair.because, sides=tuple(sides), items=tuple(dict.fromkeys(bears))
    )


def _said(
    side: Said,
    checklist: Checklist,
    submission: Submission,
    by_question: Mapping[str, Sequence[JudgedItem]],
) -> Side | None:
    """Give a side when the return says it; None when it is blank, waits, or says otherwise.

    What is only presumed, and what could not be read, says nothing.
    """
    if side.what == "fact":
        stated = submission.facts.get(side.id)
        is_said = stated is not None and stated.value is not None and str(stated.value) in side.says
        return _fact(checklist, submission, side.id) if is_said else None
    question, _, point = side.id.partition(".")
    asked = by_question.get(question)
    if not asked or (asked[0].claims is None and not point):
        return None
    return _point_said(side, asked[0], point) if point else _answer_said(side, submission, asked[0])


def _answer_said(side: Said, submission: Submission, item: JudgedItem) -> Side | None:
    level = submission.answers[item.rule.question].level
    return _answer(item) if level in side.says else None


def _point_said(side: Said, item: JudgedItem, point: str) -> Side | None:
    waits = item.outcome in OPEN and Flag.CARRIED in item.flags
    for tick in item.ticks:
        if tick.id == point and tick.in_scope and tick.level in side.says and not waits:
            return Side(
                what="point",
                id=side.id,
                label=tick.text,
                says=str(tick.level).capitalize(),
                where=tick.where,
            )
    return None
