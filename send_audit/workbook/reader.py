"""An opened return + its checklist -> Submission: every row in exactly one bucket."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

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
from send_audit.workbook.values import Unclear, read_day, read_level, resolve_unclear
from send_audit.workbook.words import clean, key, match, nearest


def read_submission(opened: OpenReturn, checklist: Checklist) -> Submission:
    """Read facts and answers. What cannot be read is a problem with its cell, never an exception."""
    data = opened.grid.data
    fact_copies = opened.tables.copies.get("facts", ())
    facts, fact_rows, fact_problems = read_facts(
        opened.table("facts"), fact_copies, checklist, data
    )
    reading = _Reading(checklist, data)
    table = opened.table("questions")
    for row in table.rows() if table else ():
        reading.take(row)
    for copy in opened.tables.copies.get("questions", ()):
        for row in copy.rows():
            reading.compare(row)
    return Submission(
        file=opened.file,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        form=opened.form,
        facts=facts,
        answers=reading.answers(),
        problems=(*opened.problems, *fact_problems, *reading.problems),
        rows=reading.count(),
        seen=frozenset((*reading.first, *fact_rows)),
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
        self.texts = {ref: text for text, ref in _texts(checklist)}
        self.by_text = {t: ref for ref, t in self.texts.items() if ref in checklist.questions}
        self.levels = [lvl for scale in checklist.scales.values() for lvl in scale.levels]
        self.bucket_of: dict[str, str] = {}

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
        self._note_strays(row, ("evidence", "evidence_on", "comment") if tick else ())
        self._check_text(ref, row)

    def compare(self, row: Row) -> None:
        """Look at a row of a copied sheet: an answer that differs, or that the first one lacks."""
        ref = self.refs.get(key(row.value("id")))
        if ref not in self.first:
            return
        lacks = self.bucket_of[ref] == "blank" and row.text("answer")
        if lacks or self._differs(self.first[ref], row):
            self._duplicate(ref, row)

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
            lost = bool(row.text("answer"))
            self.problems.append(problems.unknown_ref(row.ref("id"), written, near, lost=lost))
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
        if not text and self._is_note(row):
            self.problems.append(problems.stray_cell(row.ref("answer"), row.text("answer")))
            return None
        near = nearest(
            row.text("question")[:200], [q.text for q in self.checklist.questions.values()]
        )
        near_ref = self.by_text.get(key(near), "")
        self.problems.append(problems.missing_ref(row.ref("id"), row.text("answer"), near_ref))
        return None

    def _is_note(self, row: Row) -> bool:
        """Tell whether what stands in the answer column is no answer at all."""
        return match(row.value("answer"), self.levels) is None

    def _note_strays(self, row: Row, unused: tuple[str, ...]) -> None:
        """Name what stands beside the table, or in columns that this row has no use for."""
        beside = [*row.strays(), *((row.ref(name), row.text(name)) for name in unused)]
        for where, text in beside:
            if text:
                self.problems.append(problems.stray_cell(where, text))

    def _check_text(self, ref: str, row: Row) -> None:
        """See that the row's words belong to its reference, as they may not after sorting."""
        text = key(row.value("question"))
        if not text or text.startswith(self.texts[ref]):
            return
        other = next((r for r, known in self.texts.items() if text.startswith(known)), None)
        if other is None:
            return
        self.problems.append(problems.ref_mismatch(row.ref("id"), ref, other))
        self._spoil(ref, row.text("answer"))

    def _spoil(self, ref: str, raw: str) -> None:
        """Leave an answer unread, and its row in the bucket of those that could not be read."""
        question, _, tick = ref.partition(".")
        if tick:
            where = self.ticks[question][tick].where
            spoilt = TickAnswer(where=where, raw=raw, level=None, readable=not raw)
            self.ticks[question][tick] = spoilt
        elif raw:
            self.main[question] = _spoilt(self.main[question], raw)
        if raw:
            self._move(ref, "invalid")

    def _move(self, ref: str, bucket: str) -> None:
        self.buckets[self.bucket_of[ref]] -= 1
        self.buckets[bucket] += 1
        self.bucket_of[ref] = bucket

    def _differs(self, first: Row, second: Row) -> bool:
        """Tell whether two rows of one reference give two different answers."""
        given = [resolve_unclear(row, "answer", self.data) for row in (first, second)]
        if any(isinstance(value, Unclear) for value in given):
            return True
        if not all(map(key, given)) or key(given[0]) == key(given[1]):
            return False
        read = [match(value, self.levels) for value in given]
        return read[0] is None or read[1] is None or read[0].level != read[1].level

    def _duplicate(self, ref: str, row: Row) -> None:
        first = self.first[ref]
        same = not self._differs(first, row)
        if same and self.bucket_of[ref] == "blank" and row.text("answer"):
            self._supersede(ref, row)
            return
        self.buckets["duplicate"] += 1
        where, other = row.ref("answer"), first.ref("answer")
        self.problems.append(problems.duplicate_ref(where, ref, other, same=same))
        if not same:
            given = [first.text("answer") or "(unread)", row.text("answer") or "(unread)"]
            self._spoil(ref, " / ".join(given))

    def _supersede(self, ref: str, row: Row) -> None:
        """Take the answered one of two rows; the blank one is the duplicate."""
        first = self.first.pop(ref)
        self._move(ref, "duplicate")
        self.problems.append(
            problems.duplicate_ref(first.ref("answer"), ref, row.ref("answer"), same=True)
        )
        self.take(row)

    def _take_answer(self, question: str, row: Row) -> None:
        levels = self.checklist.scales[self.checklist.questions[question].scale].levels
        raw, level, readable = self._level(question, row, levels)
        self.main[question] = Answer(
            question=question,
            where=row.ref("answer"),
            raw=raw,
            level=level,
            readable=readable,
            evidence=self._text(row, "evidence", raw),
            evidence_on=self._date(row, raw),
            comment=self._text(row, "comment", raw),
            ticks={},
        )

    def _text(self, row: Row, column: str, answered: str) -> str:
        """Read a cell of free text beside an answer; what cannot be told is a problem."""
        value = resolve_unclear(row, column, self.data) if answered else row.value(column)
        if isinstance(value, Unclear):
            self.problems.append(problems.error_value(row.ref(column), value.text))
            return ""
        return clean(value)

    def _date(self, row: Row, answered: str) -> date | None:
        """Read the date of the evidence."""
        where = row.ref("evidence_on")
        value = (
            resolve_unclear(row, "evidence_on", self.data) if answered else row.value("evidence_on")
        )
        if value is None:
            return None
        if isinstance(value, Unclear):
            self.problems.append(problems.error_value(where, value.text))
            return None
        day, said = read_day(where, value, lost=False)
        self.problems.extend(said)
        return day

    def _take_tick(self, question: str, tick: str, row: Row) -> None:
        ref = f"{question}.{tick}"
        raw, level, readable = self._level(ref, row, self.checklist.scales["tick"].levels)
        self.ticks.setdefault(question, {})[tick] = TickAnswer(
            where=row.ref("answer"), raw=raw, level=level, readable=readable
        )

    def _level(self, ref: str, row: Row, levels: tuple[Level, ...]) -> tuple[str, str | None, bool]:
        """Read an answer cell: its text, the answer it stands for, and whether it could be read."""
        value = resolve_unclear(row, "answer", self.data)
        read = read_level(row.ref("answer"), value, levels)
        self.problems.extend(read.problems)
        bucket = "blank" if not read.raw else "answered" if read.readable else "invalid"
        self.buckets[bucket] += 1
        self.bucket_of[ref] = bucket
        return read.raw, read.level, read.readable


def _refs(checklist: Checklist) -> dict[str, str]:
    """Map every reference a row may have, as people may write it, to the reference."""
    refs = {}
    for question in checklist.questions.values():
        refs[key(question.id)] = question.id
        for tick in question.ticks:
            refs[key(f"{question.id}.{tick.id}")] = f"{question.id}.{tick.id}"
    return refs


def _texts(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Give the words of every question and point with its reference."""
    for question in checklist.questions.values():
        yield key(question.text), question.id
        for tick in question.ticks:
            yield key(tick.text), f"{question.id}.{tick.id}"


def _blank(question: str, where: CellRef) -> Answer:
    return Answer(question=question, where=where, raw="", level=None, ticks={})


def _with_ticks(answer: Answer, ticks: Mapping[str, TickAnswer]) -> Answer:
    return answer.replace(ticks=ticks) if ticks else answer


def _spoilt(answer: Answer, raw: str) -> Answer:
    return answer.replace(raw=raw, level=None, readable=False)
