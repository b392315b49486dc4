"""Part-workbooks of several colleagues -> what one form is filled in with, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from send_audit.evaluate.calendar import words
from send_audit.evaluate.carry import TICKS, Form, archived, archived_tick
from send_audit.evaluate.carry_facts import archived_fact
from send_audit.evaluate.facts import shown
from send_audit.evaluate.why_not import why_not_asked
from send_audit.model.checklist import Checklist, FactValue, Question
from send_audit.model.prefill import Archived, Given, Prefill
from send_audit.model.record import Record
from send_audit.model.submission import Answer, CellRef, FactAnswer, Submission


class Part(Record):
    """One of the workbooks, as it was read."""

    file: str
    submission: Submission
    shown: Mapping[str, Given] = MappingProxyType({})
    """By reference: what its row shows of last time (``last`` and ``changed``)."""
    notes: Mapping[str, str] = MappingProxyType({})
    """By fact: what its row shows of last time."""


class Said(NamedTuple):
    """What one file says."""

    file: str
    where: CellRef
    answer: str


class Conflict(NamedTuple):
    """A question, point or fact that the files answer differently; it is left to be settled."""

    ref: str
    text: str
    said: tuple[Said, ...]

    def in_words(self) -> str:
        """Say which file says what."""
        return "; ".join(f"{one.file} says {one.answer}" for one in self.said)


class MergedFacts(NamedTuple):
    """What the files together state of the setting."""

    facts: Mapping[str, FactValue]
    notes: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    archive: tuple[Archived, ...]


class _Cell(NamedTuple):
    """One answered cell in the words that all files are compared in; ``word`` '' if unreadable."""

    said: Said
    word: str


def merge_facts(parts: Sequence[Part], checklist: Checklist, kind: str) -> MergedFacts:
    """Join what the files state. Facts that they state differently are left blank and named."""
    asked = checklist.facts_of(kind)
    facts: dict[str, FactValue] = {}
    notes: dict[str, str] = {}
    conflicts = []
    for fact in asked:
        stated = [(part, part.submission.facts.get(fact.id)) for part in parts]
        given = [(part, one) for part, one in stated if one is not None]
        cells = [_Cell(_fact_said(part, one), shown(fact, one.value)) for part, one in given]
        found = _settle(fact.id, fact.label, cells)
        told = [part.notes.get(fact.id, "") for part in parts]
        if isinstance(found, Conflict):
            conflicts.append(found)
            told.append(f"{found.in_words()}.")
        elif found:
            facts[fact.id] = next(one.value for _, one in given if one.value is not None)
        else:
            told.append(_unread(cells))
        if note := _each_once(told):
            notes[fact.id] = note
    known = {fact.id for fact in asked}
    archive = (
        archived_fact(part.file, one)
        for part in parts
        for one in part.submission.facts.values()
        if one.fact not in known
    )
    return MergedFacts(facts, notes, tuple(conflicts), tuple(archive))


def _fact_said(part: Part, fact: FactAnswer) -> Said:
    return Said(part.file, fact.where, fact.raw)


def _settle(ref: str, text: str, cells: Sequence[_Cell]) -> str | Conflict:
    """Give the one answer that all cells have, empty where there is none that can be read."""
    given = {cell.word or f"?{cell.said.answer}" for cell in cells}
    if len(given) > 1:
        said = tuple(c.said._replace(answer=c.word or f"'{c.said.answer}'") for c in cells)
        return Conflict(ref, text, said)
    return cells[0].word if cells else ""


def _unread(cells: Iterable[_Cell]) -> str:
    return _each_once(
        f"{cell.said.file} says '{cell.said.answer}', which could not be read." for cell in cells
    )


def _each_once(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def merge(
    parts: Sequence[Part], form: Form, facts: MergedFacts, left: Sequence[Archived] = ()
) -> tuple[Prefill, tuple[Conflict, ...]]:
    """Join the answers of several workbooks of one form.

    An answer beats a blank, and equal answers are one. Where answers differ the cell is left
    empty, and which file says what stands beside it. What one file has confirmed goes before
    what is still to be confirmed in another. All evidence and comments are kept, each with its
    file where they differ; of their dates the newest stands in the cell, and all are named.
    """
    rows: dict[str, Given] = {}
    conflicts: list[Conflict] = []
    for question in form.checklist.questions.values():
        found = [
            (part, part.submission.answers[question.id])
            for part in parts
            if question.id in part.submission.answers
        ]
        if question.id in form.asked:
            rows |= _Merging(question, found, form, conflicts).rows()
    kept = (one for part in parts for one in _not_asked(part, form))
    prefill = Prefill(
        source="; ".join(part.file for part in parts),
        rows=rows,
        facts=facts.facts,
        fact_notes=facts.notes,
        archive=(*kept, *facts.archive, *left),
    )
    return prefill, (*facts.conflicts, *conflicts)


def _not_asked(part: Part, form: Form) -> Iterator[Archived]:
    """Keep what was answered and has no row in the form."""
    for answer in part.submission.answers.values():
        if answer.question not in form.asked and _has_text(answer):
            yield archived(part.file, answer, _why(answer.question, form))
        for name, tick in answer.ticks.items():
            ref = f"{answer.question}.{name}"
            if tick.raw and ref not in form.asked:
                yield archived_tick(part.file, ref, tick, _why(ref, form))


def _why(ref: str, form: Form) -> str:
    return why_not_asked(ref, form.checklist, form.rules, form.depth)


def _has_text(answer: Answer) -> bool:
    return bool(answer.raw or answer.evidence or answer.evidence_on or answer.comment)


def _is_given(answer: Answer) -> bool:
    return bool(answer.raw or any(tick.raw for tick in answer.ticks.values()))


Found = list[tuple[Part, Answer]]


class _Merging:
    """One question with its points, as the files answer it."""

    def __init__(
        self, question: Question, found: Found, form: Form, conflicts: list[Conflict]
    ) -> None:
        self.question = question
        self.form = form
        self.conflicts = conflicts
        self.found = found
        settled = any(_is_given(answer) and not answer.unconfirmed for _, answer in found)
        aside = [settled and answer.unconfirmed for _, answer in found]
        self.used = [one for one, left in zip(found, aside, strict=True) if not left]
        """What counts: once somebody has settled the row, what is still to be confirmed does not."""
        self.aside = [one for one, left in zip(found, aside, strict=True) if left]
        self.waits = not settled

    def rows(self) -> dict[str, Given]:
        """Give the row of the question and those of its points; none where nothing was written."""
        question = self.question
        rows = {question.id: self._row(self._one(question.id, question.text, question.scale))}
        for tick in question.ticks:
            ref = f"{question.id}.{tick.id}"
            if ref in self.form.asked:
                rows[ref] = self._one(ref, tick.text, TICKS)
        if self.waits and any(row.answer for row in rows.values()):
            rows[question.id] = rows[question.id].replace(confirm=True)
        return {ref: row for ref, row in rows.items() if row != Given()}

    def _one(self, ref: str, text: str, scale: str) -> Given:
        """Join what the files say in one answer cell."""
        cells = self._cells(ref, scale, self.used)
        found = _settle(ref, text, cells)
        before = [part.shown[ref] for part, _ in self.found if ref in part.shown]
        last = _each_once(row.last for row in before)
        changed = [row.changed for row in before]
        if isinstance(found, Conflict):
            self.conflicts.append(found)
            changed.append(f"{found.in_words()}.")
            return Given(last=last, changed=_each_once(changed))
        if not found:
            changed.append(_unread(cells))
        changed += [
            f"{cell.said.file} says {cell.word or cell.said.answer}, not confirmed."
            for cell in ([] if last else self._cells(ref, scale, self.aside))
            if cell.word != found
        ]
        return Given(answer=found, last=last, changed=_each_once(changed))

    def _cells(self, ref: str, scale: str, of: Found) -> list[_Cell]:
        """Give the cells of a question or point in which something stands."""
        labels = {level.id: level.label for level in self.form.checklist.scales[scale].levels}
        point = ref.partition(".")[2]
        cells = [(part, answer.ticks.get(point) if point else answer) for part, answer in of]
        return [
            _Cell(Said(part.file, cell.where, cell.raw), labels.get(cell.level or "", ""))
            for part, cell in cells
            if cell is not None and cell.raw
        ]

    def _row(self, row: Given) -> Given:
        """Put evidence and comments beside the answer to a question."""
        used = self.used
        dates = [(p.file, a.evidence_on) for p, a in used if a.evidence_on is not None]
        return row.replace(
            evidence=_joined((part.file, answer.evidence) for part, answer in used),
            evidence_on=max((day for _, day in dates), default=None),
            comment=_joined((part.file, answer.comment) for part, answer in used),
            changed=_each_once([row.changed, _dates_in_words(dates), *self._beside_aside()]),
        )

    def _beside_aside(self) -> Iterator[str]:
        """Name what stands beside an unconfirmed answer and not beside the one that was settled."""
        known = {text for _, answer in self.used for text in _beside(answer)}
        for part, answer in self.aside:
            if told := [text for text in _beside(answer) if text not in known]:
                yield f"{part.file}, not confirmed: {'; '.join(told)}."


def _beside(answer: Answer) -> list[str]:
    day = words(answer.evidence_on) if answer.evidence_on else ""
    return [text for text in (answer.evidence, day, answer.comment) if text]


def _dates_in_words(dates: Sequence[tuple[str, date]]) -> str:
    """Name the dates of the evidence where they differ."""
    if len({day for _, day in dates}) < 2:
        return ""
    return f"Evidence dates: {'; '.join(f'{file}: {words(day)}' for file, day in dates)}."


def _joined(told: Iterable[tuple[str, str]]) -> str:
    """Join texts of several files, each named, unless they all say the same."""
    given = [(file, text) for file, text in told if text]
    if len({text for _, text in given}) < 2:
        return given[0][1] if given else ""
    return "; ".join(f"{file}: {text}" for file, text in given)
