"""An opened return + its checklist -> Submission: every row in exactly one bucket."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from send_audit.model import problems
from send_audit.model.checklist import Checklist, Level
from send_audit.model.problems import forms
from send_audit.model.submission import (
    Answer,
    CellRef,
    FactAnswer,
    Problem,
    RowCount,
    Submission,
    TickAnswer,
)
from send_audit.workbook.beneath.package import Package, package_of
from send_audit.workbook.beneath.rows import beneath_facts, hidden
from send_audit.workbook.cells.dates import is_month_first
from send_audit.workbook.cells.values import Unclear, read_day, read_level
from send_audit.workbook.cells.words import key
from send_audit.workbook.reading.confirming import Marks
from send_audit.workbook.reading.fact_reader import Reading, read_facts
from send_audit.workbook.reading.form import OpenReturn
from send_audit.workbook.reading.looking_back import unmarked, without_marks
from send_audit.workbook.reading.row_cells import Cells, joined
from send_audit.workbook.reading.rows import Found, Known, beside_blanks, shown
from send_audit.workbook.tables import Row, Table


def read_submission(opened: OpenReturn, checklist: Checklist) -> Submission:
    """Read facts and answers. What cannot be read is a problem with its cell, never an exception."""
    data = opened.grid.data
    package = package_of(data) if opened.grid.format == "xlsx" else Package(b"")
    missing = tuple(without_marks(opened.all_tables("questions")))
    reading = _Reading(checklist, Cells(package), opened)
    reading.cells.month_first = month_first = _is_month_first(opened, checklist)
    reading.misnamed |= {problem.where.column for problem in missing if problem.where}
    questions, copies = opened.table("questions"), opened.tables.copies.get("questions", ())
    if questions:
        reading.take_all(questions)
    for copy in copies:
        for row in copy.rows():
            reading.compare(row)
    answers = reading.answers()
    facts, fact_rows, about_facts = _facts(opened, checklist, package, month_first=month_first)
    tables = (*opened.all_tables("questions"), *opened.all_tables("facts"))
    lost = unmarked(opened.form, list(reading.first.values()))
    found = (*opened.problems, *missing, *hidden(tables, package), *about_facts, *reading.problems)
    return Submission(
        file=opened.file,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        form=opened.form,
        facts=facts,
        answers=answers,
        problems=(*found, *lost, *reading.to_confirm(answers)),
        rows=reading.count(),
        seen=frozenset((*reading.first, *fact_rows)),
    )


def _is_month_first(opened: OpenReturn, checklist: Checklist) -> bool:
    """Tell whether some date of the return can only have been written with its month first."""
    days = {key(fact.id) for fact in checklist.facts.values() if fact.type == "date"}
    evidence = (
        row.value("evidence_on") for table in opened.all_tables("questions") for row in table.rows()
    )
    facts = (
        row.value("answer")
        for table in opened.all_tables("facts")
        for row in table.rows()
        if key(row.value("id")) in days
    )
    return any(is_month_first(value) for value in (*evidence, *facts) if value is not None)


def _facts(
    opened: OpenReturn, checklist: Checklist, package: Package, *, month_first: bool
) -> tuple[Mapping[str, FactAnswer], frozenset[str], tuple[Problem, ...]]:
    """Read the facts: what is stated, the names of all that have a row, and the problems."""
    tables = opened.all_tables("facts")
    reading = Reading(checklist, opened.grid.data, month_first)
    stated, seen, said = read_facts(opened.table("facts"), tables[1:], reading)
    facts, about = beneath_facts(tables, stated, checklist, package)
    refs = {ref for copy in tables[1:] for ref in copy.refs()}
    in_copies = frozenset(fact for fact in checklist.facts if key(fact) in refs)
    return facts, seen | in_copies, (*said, *about)


def _is_of(opened: OpenReturn, checklist: Checklist) -> bool:
    """Tell whether a form was made from this very release, so that its words are known."""
    form = opened.form
    return (form.checklist, form.version) == (checklist.id, checklist.version)


class _Reading:
    """The rows of the questions sheet as they are gone through, once, from top to bottom."""

    def __init__(self, checklist: Checklist, cells: Cells, opened: OpenReturn) -> None:
        self.checklist = checklist
        self.cells = cells
        self.problems = cells.problems
        self.check_words = _is_of(opened, checklist)
        self.misnamed = opened.misnamed
        self.known = Known(checklist)
        self.buckets: Counter[str] = Counter()
        self.bucket_of: dict[str, str] = {}
        self.main: dict[str, Answer] = {}
        self.ticks: dict[str, dict[str, TickAnswer]] = {}
        self.first: dict[str, Row] = {}
        self.beside: dict[str, list[str]] = {}
        self.marks = Marks()
        self.unused: set[tuple[str, ...]] = set()

    def take_all(self, table: Table) -> None:
        """Put every row into its bucket, and its answer where it belongs."""
        for row in table.rows():
            self._use(row, self.known.find(row))
        self._name_strays(beside_blanks(table))

    def compare(self, row: Row) -> None:
        """Look at a row of a copied sheet: one of its own, or an answer that differs or is new."""
        found = self.known.find(row)
        first = self.first.get(found.ref) if found.ref else None
        if first is None or found.ref is None:
            if found.ref or _said(row) not in self.unused:
                self._use(row, found)
        elif first.table.sheet is row.table.sheet:
            self._duplicate(found.ref, row)
        else:
            lacks = row.text("answer") and not first.text("answer")
            if lacks or self._differs(first, row):
                self._duplicate(found.ref, row)
            else:
                self._keep_words(found.ref, row)

    def answers(self) -> Mapping[str, Answer]:
        """Give the answers with their points, in the order of the checklist."""
        found = {}
        for question in self.checklist.questions:
            ticks = self.ticks.get(question, {})
            answer = self.main.get(question)
            if answer is None and ticks:
                answer = _blank(question, next(iter(ticks.values())).where)
            if answer is not None:
                found[question] = self._completed(answer, ticks)
        return found

    def _completed(self, answer: Answer, ticks: Mapping[str, TickAnswer]) -> Answer:
        """Add the points of a question, what was said beside it, and whether it is confirmed."""
        refs = [f"{answer.question}.{tick}" for tick in ticks]
        is_open = self._waits_at(answer.replace(ticks=ticks)) is not None
        beside = [words for ref in (answer.question, *refs) for words in self.beside.get(ref, ())]
        if not (ticks or beside or is_open):
            return answer
        comment = answer.comment
        for words in beside:
            comment = joined(comment, words)
        return answer.replace(ticks=ticks, comment=comment, unconfirmed=is_open)

    def to_confirm(self, answers: Mapping[str, Answer]) -> list[Problem]:
        """Say once which questions have an answer that nobody has confirmed."""
        waiting = [answer for answer in answers.values() if answer.unconfirmed]
        where = self._waits_at(waiting[0]) if waiting else None
        return [forms.to_confirm(where, [answer.question for answer in waiting])] if where else []

    def _waits_at(self, answer: Answer) -> CellRef | None:
        """Give the cell in which an answer is to be confirmed; None when it waits for nothing."""
        points = [f"{answer.question}.{name}" for name, tick in answer.ticks.items() if tick.raw]
        return self.marks.where(answer.question, points, is_blank=not answer.raw)

    def count(self) -> RowCount:
        """Count the rows by bucket."""
        buckets = ("answered", "blank", "invalid", "unknown", "duplicate")
        counts = {bucket: self.buckets[bucket] for bucket in buckets}
        return RowCount(read=sum(counts.values()), not_asked=0, **counts)

    def _use(self, row: Row, found: Found) -> None:
        ref = found.ref
        said = [problem for problem in found.problems if not self._is_misnamed(problem)]
        self.problems += said
        if ref is None:
            if said:
                self.buckets["unknown"] += 1
                self.unused.add(_said(row))
        elif ref in self.first:
            self._duplicate(ref, row)
        else:
            self._take(ref, row)

    def _is_misnamed(self, problem: Problem) -> bool:
        """Tell whether a problem is about a cell of a column that is said to be misnamed."""
        where = problem.where if problem.code == "stray-cell" else None
        return where is not None and where.column in self.misnamed

    def _take(self, ref: str, row: Row) -> None:
        self.first[ref] = row
        question, _, tick = ref.partition(".")
        if tick:
            self._take_tick(question, tick, row)
        else:
            self._take_answer(question, row)
        self._note_strays(row, ("evidence", "evidence_on", "comment") if tick else ())
        self._check_text(ref, row)

    def _note_strays(self, row: Row, unused: tuple[str, ...]) -> None:
        """Name what stands beside the table, or in columns that this row has no use for."""
        self._name_strays(row.strays())
        self._name_strays((row.ref(name), row.text(name)) for name in unused)

    def _name_strays(self, cells: Iterable[tuple[CellRef, str]]) -> None:
        self.problems += [
            problems.stray_cell(where, text)
            for where, text in cells
            if text and where.column not in self.misnamed
        ]

    def _check_text(self, ref: str, row: Row) -> None:
        """See that the row's words belong to its reference, as they may not after sorting."""
        other = self.known.other_question(ref, row)
        if other:
            self.problems.append(problems.ref_mismatch(row.ref("id"), ref, other))
            self._spoil(ref, row.text("answer"))
            if ref in self.main:  # what shows it belongs to the other question too
                self.main[ref] = self.main[ref].replace(evidence="", evidence_on=None, comment="")
                self.beside.pop(ref, None)
        elif other is not None and self.check_words:
            self.problems.append(self.known.edited(ref, row))

    def _spoil(self, ref: str, raw: str) -> None:
        """Leave an answer unread, and its row in the bucket of those that could not be read."""
        question, _, tick = ref.partition(".")
        self.marks.drop(ref)
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
        given = [self.cells.value(row, "answer") for row in (first, second)]
        if any(isinstance(value, Unclear) for value in given):
            return True
        if not all(map(key, given)) or key(given[0]) == key(given[1]):
            return False
        where, levels = first.ref("answer"), self.known.levels
        one, other = (read_level(where, value, levels).level for value in given)
        return one is None or one != other

    def _duplicate(self, ref: str, row: Row) -> None:
        first = self.first[ref]
        same = not self._differs(first, row)
        if same and not first.text("answer") and row.text("answer"):
            self._supersede(ref, row)
            return
        self.buckets["duplicate"] += 1
        where, other = row.ref("answer"), first.ref("answer")
        self.problems.append(problems.duplicate_ref(where, ref, other, same=same))
        self._keep_words(ref, row)
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
        self._take(ref, row)
        self._keep_words(ref, first)

    def _keep_words(self, ref: str, row: Row) -> None:
        """Keep what a row that does not count says beside its answer, where the other does not."""
        first = self.first[ref]
        for column in ("evidence", "comment", "evidence_on"):
            if row.text(column) and key(row.value(column)) != key(first.value(column)):
                words = row.text(column) if column != "evidence_on" else self._dated(first, row)
                if words:
                    self.problems.append(forms.words_kept(row.ref(column), ref, words))
                    self.beside.setdefault(ref, []).append(words)

    def _dated(self, first: Row, second: Row) -> str:
        """Put the date of the evidence on a second row into words; empty if it is that of the first."""
        where, seen = second.ref("evidence_on"), self.cells.month_first
        one, other = (
            read_day(where, row.value("evidence_on"), lost=False, month_first_seen=seen)[0]
            for row in (first, second)
        )
        if other is not None and one == other:
            return ""
        return f"dated {other.isoformat() if other else shown(second.value('evidence_on'))}"

    def _take_answer(self, question: str, row: Row) -> None:
        levels = self.checklist.scales[self.checklist.questions[question].scale].levels
        raw, level, readable = self._level(question, row, levels)
        is_answered = bool(raw)
        self.main[question] = Answer(
            question=question,
            where=row.ref("answer"),
            raw=raw,
            level=level,
            readable=readable,
            evidence=self.cells.text(row, "evidence", is_answered=is_answered),
            evidence_on=self.cells.day(row, is_answered=is_answered),
            comment=self.cells.text(row, "comment", is_answered=is_answered),
            ticks={},
        )
        self._keep_notes(question, row, ("evidence", "comment"))

    def _take_tick(self, question: str, tick: str, row: Row) -> None:
        ref = f"{question}.{tick}"
        raw, level, readable = self._level(ref, row, self.checklist.scales["tick"].levels)
        self.ticks.setdefault(question, {})[tick] = TickAnswer(
            where=row.ref("answer"), raw=raw, level=level, readable=readable
        )
        self._keep_notes(ref, row, ())

    def _keep_notes(self, ref: str, row: Row, read: tuple[str, ...]) -> None:
        """Keep the notes on a row for the comment, but for those that are read already."""
        if not self.cells.sheet(row).notes:
            return
        apart = read if row.text("answer") else (*read, "answer")
        notes = self.cells.notes(row, apart_from=apart)
        if notes:
            self.beside.setdefault(ref, []).extend(notes)

    def _level(self, ref: str, row: Row, levels: tuple[Level, ...]) -> tuple[str, str | None, bool]:
        """Read an answer cell: its text, the answer it stands for, and whether it could be read."""
        read = self.cells.level(row, levels)
        bucket = "blank" if not read.raw else "answered" if read.readable else "invalid"
        self.buckets[bucket] += 1
        self.bucket_of[ref] = bucket
        if read.rest:
            self.beside.setdefault(ref, []).append(read.rest)
        self.problems += self.marks.take(ref, row, read.level, levels)
        return read.raw, read.level, read.readable


def _said(row: Row) -> tuple[str, ...]:
    """Give what a row says, to know it again on a copied sheet."""
    beside = (text for _, text in row.strays())
    return *(key(row.value(column)) for column in row.table.layout.columns), *beside


def _blank(question: str, where: CellRef) -> Answer:
    return Answer(question=question, where=where, raw="", level=None, ticks={})


def _spoilt(answer: Answer, raw: str) -> Answer:
    return answer.replace(raw=raw, level=None, readable=False)
