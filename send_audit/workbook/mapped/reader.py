"""Somebody else's spreadsheet + a mapping -> Submission: every row in exactly one bucket."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from send_audit.model.checklist import Checklist, Level
from send_audit.model.mapping import FormMapping, How, TheirRow
from send_audit.model.problems import forms
from send_audit.model.problems import mapping as said
from send_audit.model.submission import (
    Answer,
    FormInfo,
    Problem,
    RowCount,
    Submission,
    TickAnswer,
)
from send_audit.model.vocabulary import Depth
from send_audit.workbook.beneath.package import Package, package_of
from send_audit.workbook.beneath.rows import hidden
from send_audit.workbook.cells.words import key
from send_audit.workbook.files.grid import Grid
from send_audit.workbook.mapped.answers import Given
from send_audit.workbook.mapped.details import read_details
from send_audit.workbook.mapped.joining import Bearing, Joined, join
from send_audit.workbook.mapped.rows import Theirs, their_rows
from send_audit.workbook.mapped.tables import find_mapped
from send_audit.workbook.reading.row_cells import joined

_BUCKETS = ("answered", "blank", "invalid", "not_asked", "unknown", "duplicate")
_ASKED = frozenset({"answered", "blank", "invalid"})


class RowUse(NamedTuple):
    """The bucket of one row of theirs, and the questions of ours that it was used for."""

    bucket: str
    questions: frozenset[str]


class MappedReturn(NamedTuple):
    """What was read, and how each row was used."""

    submission: Submission
    uses: tuple[RowUse, ...]


def read_mapped(grid: Grid, file: str, mapping: FormMapping, checklist: Checklist) -> MappedReturn:
    """Read a spreadsheet by a mapping whose references are those of the checklist.

    What cannot be read is a problem with its cell. Raises ReturnError when no sheet has the
    headings that the mapping names.
    """
    tables, found = find_mapped(grid, mapping)
    facts, about_facts = read_details(grid, tables, mapping, checklist)
    package = package_of(grid.data) if grid.format == "xlsx" else Package(b"")
    rows, about_rows = their_rows(tables, mapping, package)
    about_rows += hidden([table.known for table in tables], package)
    reading = _Reading(mapping, checklist, rows)
    answers = reading.answers()
    uses = reading.uses()
    submission = Submission(
        file=file,
        sha256=hashlib.sha256(grid.data).hexdigest(),
        size=len(grid.data),
        form=_form(mapping),
        facts=facts,
        answers=answers,
        problems=(*grid.problems, *found, *about_facts, *about_rows, *reading.problems),
        rows=count(use.bucket for use in uses),
        seen=frozenset((*reading.seen, *facts)),
    )
    return MappedReturn(submission, uses)


def count(buckets: Iterable[str]) -> RowCount:
    """Count rows by their buckets."""
    counted = Counter(buckets)
    counts = {bucket: counted[bucket] for bucket in _BUCKETS}
    return RowCount(read=sum(counts.values()), **counts)


def count_asked(uses: Sequence[RowUse], asked: frozenset[str]) -> RowCount:
    """Count rows by bucket; those used only for questions that are not asked count as such."""
    return count(
        "not_asked"
        if use.bucket in _ASKED and use.questions and not use.questions & asked
        else use.bucket
        for use in uses
    )


def _form(mapping: FormMapping) -> FormInfo:
    return FormInfo(
        checklist=mapping.checklist,
        version=mapping.version,
        digest="",
        kind=mapping.kind,
        kind_where=None,
        depth=Depth.FULL,
        as_at="",
    )


class _Reading:
    """All rows of theirs, sorted out: which are used for what."""

    def __init__(self, mapping: FormMapping, checklist: Checklist, rows: list[Theirs]) -> None:
        self.mapping = mapping
        self.checklist = checklist
        self.problems: list[Problem] = []
        self.seen: set[str] = set()
        self.first: dict[tuple[str, str, str], Theirs] = {}
        self.settled: list[str] = []
        """Buckets of the rows that are not used."""
        for theirs in rows:
            self._sort(theirs)
        self.used = list(self.first.values())
        self.taken: dict[int, set[str]] = {id(theirs): set() for theirs in self.used}
        self.spoilt: set[int] = set()
        self.bearing: dict[str, dict[How, list[Theirs]]] = {}
        for theirs in self.used:
            for use in theirs.uses:
                by_how = self.bearing.setdefault(use.ours, {how: [] for how in How})
                by_how[use.how].append(theirs)
        self._missing(rows)

    def answers(self) -> Mapping[str, Answer]:
        """Give the answers with their points, in the order of the checklist."""
        found = {}
        for question in self.checklist.questions.values():
            levels = self.checklist.scales[question.scale].levels
            main = self._join(question.id, levels)
            points = {
                tick.id: self._join(
                    f"{question.id}.{tick.id}", self.checklist.scales["tick"].levels
                )
                for tick in question.ticks
            }
            answer = _answer(question.id, main, points)
            if answer is not None:
                found[question.id] = answer
        return found

    def uses(self) -> tuple[RowUse, ...]:
        """Give the bucket of every row."""
        return (
            *(RowUse(bucket, frozenset()) for bucket in self.settled),
            *(RowUse(self._bucket(one), frozenset(self.taken[id(one)])) for one in self.used),
        )

    def _bucket(self, theirs: Theirs) -> str:
        if not theirs.given.raw:
            return "blank"
        if id(theirs) in self.spoilt or not theirs.given.readable:
            return "invalid"
        return "answered" if self.taken[id(theirs)] else "not_asked"

    def _sort(self, theirs: Theirs) -> None:
        """Set aside rows that are not used, each with a word about it."""
        where, raw = theirs.given.where, theirs.given.raw
        if theirs.reworded is not None:
            self.settled.append("unknown")
            wanted, found = theirs.reworded.text, theirs.row.text("question")
            self.problems.append(said.row_reworded(where, theirs.name, wanted, found, raw))
        elif theirs.uses:
            self._first(theirs)
        elif theirs.skip is not None:
            self.settled.append("not_asked")
            because = theirs.skip.because
            self.problems.append(said.skipped_row(where, theirs.name, because, raw))
        else:
            self.settled.append("unknown")
            self.problems.append(said.unmapped_row(where, _words(theirs), raw))

    def _first(self, theirs: Theirs) -> None:
        """Keep a row, unless another one fits the same row of the mapping."""
        name = _identity(theirs.uses[0].their)
        first = self.first.setdefault(name, theirs)
        if first is theirs:
            return
        self.settled.append("duplicate")
        one, two = first.given, theirs.given
        same = not two.raw or not one.raw or (one.readable and one.level == two.level)
        kept, other = (theirs, first) if same and not one.raw else (first, theirs)
        if not same:
            both = Given(one.where, f"{one.raw} / {two.raw}", None, readable=False)
            kept = kept._replace(given=both)
        self.problems.append(said.row_twice(two.where, theirs.name, one.where, same=same))
        self.first[name] = self._with_words(kept, other)

    def _with_words(self, kept: Theirs, other: Theirs) -> Theirs:
        """Keep in the comment of a row what another row of the same name says beside its answer."""
        day = other.evidence_on
        more = {
            "evidence": other.evidence if key(other.evidence) != key(kept.evidence) else "",
            "evidence_on": f"evidence of {day}" if day and day != kept.evidence_on else "",
            "comment": other.comment if key(other.comment) != key(kept.comment) else "",
        }
        comment = kept.comment
        for column, words in more.items():
            if words:
                self.problems.append(forms.words_kept(other.row.ref(column), kept.name, words))
                comment = joined(comment, words)
        return kept._replace(comment=comment)

    def _missing(self, rows: list[Theirs]) -> None:
        """Name the rows of the mapping that no row of the file is."""
        there = {_identity(use.their) for theirs in rows for use in theirs.uses}
        lacking: dict[tuple[str, str, str], list[str]] = {}
        self.lacking: dict[str, list[str]] = {}
        for use in self.mapping.rows:
            if _identity(use.their) not in there:
                lacking.setdefault(_identity(use.their), []).append(use.ours)
                if use.how is How.PART:
                    self.lacking.setdefault(use.ours, []).append(str(use.their))
        names = {_identity(use.their): str(use.their) for use in self.mapping.rows}
        for name, refs in lacking.items():
            self.problems.append(said.row_missing(names[name], list(dict.fromkeys(refs))))

    def _join(self, ref: str, levels: tuple[Level, ...]) -> Joined:
        if ref not in self.bearing:
            return Joined(None)
        by_how = self.bearing[ref]
        joined = join(
            Bearing(
                ref=ref,
                levels=levels,
                equal=tuple(by_how[How.EQUAL]),
                parts=tuple(by_how[How.PART]),
                overlaps=tuple(by_how[How.OVERLAPS]),
                whole=ref in self.mapping.whole,
                lacking=tuple(self.lacking.get(ref, ())),
            )
        )
        self.problems.extend(joined.problems)
        if joined.given is not None:
            self.seen.add(ref)
            for theirs in joined.rows:
                self.taken[id(theirs)].add(ref.partition(".")[0])
                if not joined.given.readable:
                    self.spoilt.add(id(theirs))
        return joined


def _identity(their: TheirRow) -> tuple[str, str, str]:
    """Give what tells one row of the mapping from another."""
    return key(their.sheet), key(their.ref), "" if their.ref else key(their.text)


def _words(theirs: Theirs) -> str:
    """Give the reference and the question of a row in one line."""
    parts = (theirs.row.text("id"), theirs.row.text("question"))
    words = " ".join(part for part in parts if part)
    return words if len(words) <= 200 else words[:197] + "..."


def _answer(question: str, main: Joined, points: Mapping[str, Joined]) -> Answer | None:
    """Make the answer to a question. What shows a point counts as showing the question too."""
    ticks = {
        name: TickAnswer(
            where=joined.given.where,
            raw=joined.given.raw,
            level=joined.given.level,
            readable=joined.given.readable,
        )
        for name, joined in points.items()
        if joined.given is not None
    }
    if main.given is None and not ticks:
        return None
    given = main.given or Given(next(iter(ticks.values())).where, "", None)
    rows = list(_distinct([main, *points.values()]))
    days = [theirs.evidence_on for theirs in rows if theirs.evidence_on is not None]
    return Answer(
        question=question,
        where=given.where,
        raw=given.raw,
        level=given.level,
        readable=given.readable,
        ticks=ticks,
        evidence=_joined([(theirs.name, theirs.evidence) for theirs in rows]),
        evidence_on=_oldest(days),
        comment=_joined([(theirs.name, theirs.comment) for theirs in rows]),
    )


def _distinct(joined: Iterable[Joined]) -> Iterator[Theirs]:
    """Give the rows that an answer rests on, each once."""
    seen: set[int] = set()
    for one in joined:
        for theirs in one.rows:
            if id(theirs) not in seen:
                seen.add(id(theirs))
                yield theirs


def _oldest(days: Sequence[date]) -> date | None:
    """Give the day of the oldest evidence: several pieces are as fresh as the oldest of them."""
    return min(days, default=None)


def _joined(texts: Sequence[tuple[str, str]]) -> str:
    """Join what several rows say, each with the name of its row where there are several."""
    said_ = [(name, text) for name, text in texts if text]
    if len(said_) == 1:
        return said_[0][1]
    return "; ".join(f"{name}: {text}" for name, text in said_)
