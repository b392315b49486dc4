"""Last year's return -> what this year's form is filled in with: nothing counts unconfirmed, nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from send_audit.evaluate.calendar import add_months, words
from send_audit.evaluate.carry_facts import carry_facts
from send_audit.evaluate.carry_steps import Piece, Trail, follow, level_of
from send_audit.evaluate.why_not import why_not_asked
from send_audit.model.checklist import Checklist, FactValue, Level, Question
from send_audit.model.prefill import Archived, Given, Prefill
from send_audit.model.ruleset import RuleSet
from send_audit.model.submission import Answer, Submission, TickAnswer
from send_audit.model.vocabulary import APPLIES, Depth, Outcome

NEW_QUESTION = "New question."
NEW_POINT = "New point."
NOT_ASKED = "It was not in last time's form."
UNREAD = "Could not be read last time."
TICKS = "tick"


class Form(NamedTuple):
    """The form that is to be filled in."""

    checklist: Checklist
    rules: RuleSet
    depth: Depth
    asked: Collection[str]
    """References of all its rows: those that the questionnaire for these rules has."""


class _Rows(NamedTuple):
    """Rows as they are made, and the old references that found a place in them."""

    rows: dict[str, Given]
    placed: set[str]


def carry(
    submission: Submission,
    old: Checklist,
    form: Form,
    *,
    stated: Mapping[str, FactValue],
    left: Sequence[Archived] = (),
) -> Prefill:
    """Fill in a form from a return that was read with its own release, ``old``.

    A question that stayed or only has other words is filled in, to be confirmed; one that means
    something else shows the old answer and is answered anew. A no to a question that was split
    is a no to its parts, a yes is not. Merged questions take the worst answer. ``left``: what
    the reader could not use. Everything that was written stands in exactly one place: filled in,
    shown as the last answer, or in the archive with the reason and the cell it stood in.
    """
    new = form.checklist
    trail = follow(submission, old, new)
    made = _Rows({}, set())
    for question in new.questions.values():
        if question.id in form.asked:
            _fill(question, trail, made, old, form)
            _mark_new(question, trail, made, old, form)
    facts = carry_facts(submission, new, form.rules.kind, stated)
    return Prefill(
        source=submission.file,
        rows=made.rows,
        facts=facts.facts,
        fact_notes=facts.notes,
        archive=(*_archive(submission, trail, made.placed, form), *facts.archive, *left),
    )


def _fill(question: Question, trail: Trail, made: _Rows, old: Checklist, form: Form) -> None:
    """Fill in the row of a question and those of its points, from every answer that came to it."""
    pieces = trail.pieces.get(question.id, ())
    if all(piece.is_empty for piece in pieces):
        return
    ticks = dict(_ticks(question, pieces, made, form))
    row = _row(question, pieces, old, form)
    waits = bool(row.answer) or any(tick.answer for tick in ticks.values())
    made.rows[question.id] = row.replace(confirm=waits)
    made.rows.update(ticks)
    made.placed.update(piece.source.question for piece in pieces)


def _row(question: Question, pieces: Sequence[Piece], old: Checklist, form: Form) -> Given:
    level = _worst(pieces)
    word = _label(level, form.checklist, question.scale)
    dates = [p.source.evidence_on for p in pieces if p.source.evidence_on is not None]
    oldest = min(dates, default=None)
    return Given(
        answer=word,
        evidence=_joined((piece.source.question, piece.source.evidence) for piece in pieces),
        evidence_on=oldest,
        comment=_joined((piece.source.question, piece.source.comment) for piece in pieces),
        last=_last(pieces, old),
        changed=" ".join(_changed(question, pieces, oldest, old, form)),
    )


def _worst(pieces: Sequence[Piece]) -> Level | None:
    """Give the worst of several answers; None where one of them is not known and none is a no.

    'Does not apply' stands only where every answer says so.
    """
    levels = (piece.level for piece in pieces)
    return min(levels, key=lambda level: _WORST_FIRST.index(level.means if level else None))


_WORST_FIRST = (
    Outcome.NOT_MET,
    None,
    Outcome.PARTLY,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
)
"""What answers stand for; None for one that is not known."""


def _label(level: Level | None, checklist: Checklist, scale: str) -> str:
    """Give the word of an answer in the list of a question; empty where that has no such answer."""
    if level is None:
        return ""
    known = {one.id: one for one in checklist.scales[scale].levels}
    found = known.get(level.id)
    return found.label if found is not None and found.means is level.means else ""


def _last(pieces: Sequence[Piece], old: Checklist) -> str:
    """Say what was answered last time, each source by its reference where there were several."""
    if len(pieces) == 1:
        return _said_last(pieces[0].source, old)
    told = [(piece.source.question, _said_last(piece.source, old)) for piece in pieces]
    return "; ".join(f"{ref}: {said or 'not answered'}" for ref, said in told)


def _said_last(answer: Answer, old: Checklist) -> str:
    if not answer.raw:
        return ""
    read = answer.readable and answer.level is not None
    word = level_of(answer, old).label if read else answer.raw
    more = [f"evidence of {words(answer.evidence_on)}"] if answer.evidence_on else []
    more += ["not confirmed"] if answer.unconfirmed else []
    return f"{word} ({', '.join(more)})" if more else word


def _changed(
    question: Question,
    pieces: Sequence[Piece],
    evidence_on: date | None,
    old: Checklist,
    form: Form,
) -> Iterator[str]:
    """Say what has changed since the answer was given, and what there is to look at."""
    yield from dict.fromkeys(said for piece in pieces for said in piece.said)
    if not all(piece.source.readable for piece in pieces):
        yield UNREAD
    worst = _worst(pieces)
    if worst is not None and not _label(worst, form.checklist, question.scale):
        yield f"'{worst.label}' is no longer one of the answers."
    before = old.questions.get(question.id)
    said = any(piece.said for piece in pieces)
    if before is not None and not said and before.text != question.text:
        yield f"The words of the question differ from those of {old.name}; check the answer."
    months = _max_age(question.id, form)
    if evidence_on and months is not None and evidence_on < add_months(form.rules.as_at, -months):
        yield f"The evidence is from {words(evidence_on)}; check that it is still current."


def _max_age(question: str, form: Form) -> int | None:
    """Give the least number of months after which evidence for a question is too old."""
    ages = [
        form.checklist.items[rule.id].evidence.max_age_months
        for rule in form.rules.items
        if rule.question == question and rule.in_scope in APPLIES
    ]
    return min((age for age in ages if age is not None), default=None)


def _joined(told: Iterable[tuple[str, str]]) -> str:
    """Join texts from several places, each named, unless they all say the same."""
    given = [(source, text) for source, text in told if text]
    if len({text for _, text in given}) < 2:
        return given[0][1] if given else ""
    return "; ".join(f"{source}: {text}" for source, text in given)


def _ticks(
    question: Question, pieces: Iterable[Piece], made: _Rows, form: Form
) -> Iterator[tuple[str, Given]]:
    """Fill in the points of a question from the answers whose points go with them."""
    taken: set[str] = set()
    for piece in pieces:
        for name, tick in piece.source.ticks.items() if piece.whole else ():
            ref = f"{question.id}.{name}"
            if tick.raw and ref in form.asked and ref not in taken:
                taken.add(ref)
                made.placed.add(f"{piece.source.question}.{name}")
                yield ref, _tick(tick, form.checklist)


def _tick(tick: TickAnswer, checklist: Checklist) -> Given:
    labels = {level.id: level.label for level in checklist.scales[TICKS].levels}
    word = labels.get(tick.level or "", "")
    return Given(answer=word, last=word or tick.raw, changed="" if word else UNREAD)


def _mark_new(question: Question, trail: Trail, made: _Rows, old: Checklist, form: Form) -> None:
    """Mark a question, or points of one, that was not in last time's form."""
    before = old.questions.get(question.id)
    if question.id not in trail.pieces:
        changed = NEW_QUESTION if before is None else NOT_ASKED
        made.rows[question.id] = Given(changed=changed)
    elif before is not None:
        known = {tick.id for tick in before.ticks}
        for tick in question.ticks:
            ref = f"{question.id}.{tick.id}"
            if tick.id not in known and ref in form.asked:
                made.rows[ref] = Given(changed=NEW_POINT)


def _archive(
    submission: Submission, trail: Trail, placed: Collection[str], form: Form
) -> Iterator[Archived]:
    """Keep every answer and point that found no place."""
    for answer in submission.answers.values():
        bare = Piece(source=answer.replace(ticks={}), level=None)
        if answer.question not in placed and not bare.is_empty:
            yield archived(submission.file, answer, _why(answer.question, trail, form))
        for name, tick in answer.ticks.items():
            ref = f"{answer.question}.{name}"
            if tick.raw and ref not in placed:
                yield archived_tick(submission.file, ref, tick, _why(ref, trail, form))


def archived(file: str, answer: Answer, why: str) -> Archived:
    """Keep an answer with all that stood beside it."""
    return Archived(
        ref=answer.question,
        answer=answer.raw,
        evidence=answer.evidence,
        evidence_on=answer.evidence_on,
        comment=answer.comment,
        why=why,
        cell=f"{file}, {answer.where}",
    )


def archived_tick(file: str, ref: str, tick: TickAnswer, why: str) -> Archived:
    """Keep the answer to one point inside a question."""
    return Archived(
        ref=ref,
        answer=tick.raw,
        evidence="",
        evidence_on=None,
        comment="",
        why=why,
        cell=f"{file}, {tick.where}",
    )


def _why(ref: str, trail: Trail, form: Form) -> str:
    """Say why an old answer has no place in the form."""
    question, _, point = ref.partition(".")
    if question in trail.retired:
        return f"The question is no longer asked: {trail.retired[question]}"
    target, piece = next(iter(trail.of(question).items()))
    full = f"{target}.{point}" if point else target
    if full in form.asked or (target in form.asked and not piece.whole):
        return f"The points were not taken over. {' '.join(piece.said)}"
    return why_not_asked(full, form.checklist, form.rules, form.depth)
