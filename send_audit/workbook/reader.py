"""An opened return + its checklist -> Submission: every row in exactly one bucket."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Level
from send_audit.model.submission import (
    Answer,
    CellRef,
    Problem,
    RowCount,
    Submission,
    TickAnswer,
)
from send_audit.workbook.fact_reader import read_facts
from send_audit.workbook.form import OpenReturn
from send_audit.workbook.tables import Row
from send_audit.workbook.values import read_level, resolve_unclear
from send_audit.workbook.words import key, nearest, read_date


def read_submission(opened: OpenReturn, checklist: Checklist) -> Submission:
    """Read facts and answers. What cannot be read is a problem with its cell, never an exception."""
    data = opened.grid.data
    facts, fact_problems = read_facts(opened.table("facts"), checklist, data)
    reading = _Reading(checklist, data)
    table = opened.table("questions")
    for row in table.rows() if table else ():
        reading.take(row)
    return Submission(
        file=opened.file,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        form=opened.form,
        facts=facts,
        answers=reading.answers(),
        problems=(*opened.problems, *fact_problems, *reading.problems),
        rows=reading.count(),
    )


class _Reading:
    """The rows of the questions sheet as they are gone through, once, from top to bottom."""

    def __init__(self, checklist: Checklist, data: bytes) -> None:
        self.checklist = checklist
        self.data = data
        self.problems: list[Problem] = []
        self.buckets: Counter[str] = Counter()
        self.main: dict[str, Answer] = {}
        self.ticks: dict[str, dict[str, TickAnswer]] = {}
        self.first: dict[str, Row] = {}
        self.refs = _refs(checklist)
        self.by_text = {key(q.text): q.id for q in checklist.questions.values()}

    def take(self, row: Row) -> None:
        """Put one row into its bucket, and its answer where it belongs."""
        ref = self._ref(row)
        if ref is None:
            return
        if ref in self.first:
            self._duplicate(ref, row)
            return
        self.first[ref] = row
        question, _, tick = ref.partition(".")
        if tick:
            self._take_tick(question, tick, row)
        else:
            self._take_answer(question, row)

    def answers(self) -> Mapping[str, Answer]:
        """Give the answers with their ticks, in the order of the checklist."""
        found = {}
        for question in self.checklist.questions:
            ticks = self.ticks.get(question, {})
            answer = self.main.get(question)
            if answer is None and ticks:
                answer = _blank(question, next(iter(ticks.values())).where)
            if answer is not None:
                found[question] = _with_ticks(answer, ticks)
        return found

    def count(self) -> RowCount:
        """Count the rows by bucket."""
        buckets = ("answered", "blank", "invalid", "unknown", "duplicate")
        counts = {bucket: self.buckets[bucket] for bucket in buckets}
        return RowCount(read=sum(counts.values()), not_asked=0, **counts)

    def _ref(self, row: Row) -> str | None:
        """Give the reference a row stands for; None for headings and rows that cannot be used."""
        written = row.text("id")
        ref = self.refs.get(key(written))
        if ref is not None:
            return ref
        if written:
            self.buckets["unknown"] += 1
            near = nearest(written, list(self.refs.values()))
            self.problems.append(problems.unknown_ref(row.ref("id"), written, near))
            return None
        return self._ref_by_text(row)

    def _ref_by_text(self, row: Row) -> str | None:
        if not row.text("answer"):
            return None  # a heading or a note between the questions
        text = key(row.value("question"))
        for known, ref in self.by_text.items():
            if text and text.startswith(known):
                self.problems.append(problems.ref_supplied(row.ref("id"), ref))
                return ref
        self.buckets["unknown"] += 1
        near = nearest(
            row.text("question")[:200], [q.text for q in self.checklist.questions.values()]
        )
        near_ref = self.by_text.get(key(near), "")
        self.problems.append(problems.missing_ref(row.ref("id"), row.text("answer"), near_ref))
        return None

    def _duplicate(self, ref: str, row: Row) -> None:
        first = self.first[ref]
        same = key(first.value("answer")) == key(row.value("answer"))
        self.buckets["duplicate"] += 1
        self.problems.append(
            problems.duplicate_ref(row.ref("answer"), ref, first.ref("answer"), same=same)
        )
        if same:
            return
        both = f"{first.text('answer') or '(blank)'} / {row.text('answer') or '(blank)'}"
        question, _, tick = ref.partition(".")
        if tick:
            spoilt = TickAnswer(where=first.ref("answer"), raw=both, level=None, readable=False)
            self.ticks[question][tick] = spoilt
        else:
            self.main[question] = _spoilt(self.main[question], both)

    def _take_answer(self, question: str, row: Row) -> None:
        levels = self.checklist.scales[self.checklist.questions[question].scale].levels
        raw, level, readable = self._level(row, levels)
        evidence_on = None
        if row.value("evidence_on") is not None:
            evidence_on, assumed = read_date(row.value("evidence_on"))
            where, found = row.ref("evidence_on"), row.text("evidence_on")
            if evidence_on is None:
                self.problems.append(problems.bad_value(where, found, "a date such as 12/09/2026"))
            elif assumed:
                self.problems.append(problems.date_as(where, found, evidence_on.isoformat()))
        self.main[question] = Answer(
            question=question,
            where=row.ref("answer"),
            raw=raw,
            level=level,
            readable=readable,
            evidence=row.text("evidence"),
            evidence_on=evidence_on,
            comment=row.text("comment"),
            ticks={},
        )

    def _take_tick(self, question: str, tick: str, row: Row) -> None:
        raw, level, readable = self._level(row, self.checklist.scales["tick"].levels)
        self.ticks.setdefault(question, {})[tick] = TickAnswer(
            where=row.ref("answer"), raw=raw, level=level, readable=readable
        )

    def _level(self, row: Row, levels: tuple[Level, ...]) -> tuple[str, str | None, bool]:
        """Read an answer cell: its text, the answer it stands for, and whether it could be read."""
        value = resolve_unclear(row, "answer", self.data)
        read = read_level(row.ref("answer"), value, levels)
        self.problems.extend(read.problems)
        bucket = "blank" if not read.raw else "answered" if read.readable else "invalid"
        self.buckets[bucket] += 1
        return read.raw, read.level, read.readable


def _refs(checklist: Checklist) -> dict[str, str]:
    """Map every reference a row may have, as people may write it, to the reference."""
    refs = {}
    for question in checklist.questions.values():
        refs[key(question.id)] = question.id
        for tick in question.ticks:
            refs[key(f"{question.id}.{tick.id}")] = f"{question.id}.{tick.id}"
    return refs


def _blank(question: str, where: CellRef) -> Answer:
    return Answer(question=question, where=where, raw="", level=None, ticks={})


def _with_ticks(answer: Answer, ticks: Mapping[str, TickAnswer]) -> Answer:
    return answer.replace(ticks=ticks) if ticks else answer


def _spoilt(answer: Answer, raw: str) -> Answer:
    return answer.replace(raw=raw, level=None, readable=False)
