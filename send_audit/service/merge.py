"""Part-workbooks of several colleagues -> one form, and the list of where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from send_audit.catalog.store import load_checklist
from send_audit.errors import ChecklistError, ReturnError, UsageError
from send_audit.evaluate.merge import Conflict, Part, merge_facts
from send_audit.evaluate.merge import merge as merge_rows
from send_audit.evaluate.widely import select_widely
from send_audit.model.checklist import Checklist, FactValue, Kind
from send_audit.model.prefill import Archived, Given, Prefill
from send_audit.model.ruleset import RuleSet
from send_audit.model.submission import Problem, Submission
from send_audit.model.vocabulary import Depth
from send_audit.service.archive import kept_archive
from send_audit.service.carry import form_of
from send_audit.service.earlier import kind_stated, open_file, other_digest
from send_audit.service.leftovers import leftovers
from send_audit.workbook.cells.words import clean
from send_audit.workbook.reading.form import OpenReturn
from send_audit.workbook.reading.reader import read_submission
from send_audit.workbook.tables import Row
from send_audit.workbook.writing.questionnaire import write_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One form made of several, and what there is to say about it."""

    checklist: Checklist
    kind: Kind
    depth: Depth
    as_at: date
    rules: RuleSet
    facts: Mapping[str, FactValue]
    prefill: Prefill
    conflicts: tuple[Conflict, ...]
    """Where the files differ: left blank, to be settled."""
    notes: tuple[str, ...]
    problems: tuple[tuple[str, Problem], ...]
    """What could not be read or had to be assumed, each with its file."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One of the files as it was read."""

    opened: OpenReturn
    submission: Submission

    @property
    def file(self) -> str:
        """Give the name of the file."""
        return self.opened.file


def merge(files: Sequence[tuple[bytes, str]]) -> Merged:
    """Join part-workbooks of one form; ``files`` are contents and names.

    Raises UsageError for fewer than two files; ReturnError, which names the file, when one
    cannot be read, or when they are not of one kind and one release; ChecklistError when that
    release is not here.
    """
    if len(files) < 2:
        raise UsageError("There is nothing to merge.", "Name two or more completed workbooks.")
    opened = [open_file(data, name) for data, name in _named_apart(files)]
    checklist = _release(opened)
    kind = _kind(opened, checklist)
    read = [_Read(one, read_submission(one, checklist)) for one in opened]
    _see_one_setting(read)
    parts = [_part(one, checklist) for one in read]
    facts = merge_facts(parts, checklist, kind.id)
    day, depth = _day(opened, checklist), _depth(opened)
    seen = {ref for part in parts for ref in part.submission.seen}
    rules = select_widely(
        checklist, kind.id, day, certain={}, likely=facts.facts, keep=frozenset(seen)
    )
    left = tuple(kept for one in read for kept in leftovers(one.opened, one.submission))
    prefill, conflicts = merge_rows(
        parts, form_of(checklist, rules, depth), facts, (*left, *_archives(opened))
    )
    return Merged(
        checklist=checklist,
        kind=kind,
        depth=depth,
        as_at=day,
        rules=rules,
        facts=facts.facts,
        prefill=prefill,
        conflicts=conflicts,
        notes=tuple(_notes(opened, day, depth)),
        problems=tuple(_problems(read, checklist)),
    )


def merged_form(merged: Merged) -> bytes:
    """Write the one form."""
    return write_for(merged.checklist, merged.rules, merged.depth, merged.facts, merged.prefill)


def _named_apart(files: Sequence[tuple[bytes, str]]) -> Iterator[tuple[bytes, str]]:
    """Give every file a name of its own, where two folders hold files of one name."""
    names = [name for _, name in files]
    for number, (data, name) in enumerate(files, 1):
        yield data, name if names.count(name) == 1 else f"{name} ({number})"


def _release(opened: Sequence[OpenReturn]) -> Checklist:
    """Give the one release that all the forms were made from."""
    named = [
        f"{one.form.checklist}@{one.form.version}"
        if one.form.checklist and one.form.version
        else "no release"
        for one in opened
    ]
    _see_all_one(opened, named, "were made from different releases", _OTHER_RELEASE)
    if named[0] == "no release":
        raise ReturnError(
            "The files do not say which release they were made from.",
            "The sheet 'About this form' says it; put it back from the form as it was sent.",
        )
    try:
        return load_checklist(named[0])
    except ChecklistError as error:
        message = f"The files were made from {named[0]}, which is not here. {error.message}"
        raise ChecklistError(message, error.hint) from error


_OTHER_RELEASE = (
    "Bring the older one up to the newer release first: send-audit new --from OLDER.xlsx"
)


def _kind(opened: Sequence[OpenReturn], checklist: Checklist) -> Kind:
    kinds = [kind_stated(one.form, one.file, checklist) for one in opened]
    hint = "Merge only parts of one school's form; put the kind right on 'About this form'."
    _see_all_one(opened, [kind.id for kind in kinds], "are for different kinds of setting", hint)
    return kinds[0]


def _see_one_setting(read: Sequence[_Read]) -> None:
    """See that no two files give different URNs. Raises ReturnError."""
    stated = [(one.opened, one.submission.facts.get("urn")) for one in read]
    urns = [(opened, str(fact.value)) for opened, fact in stated if fact and fact.value]
    hint = "Merge only parts of one school's form; put the URN right where it is wrong."
    _see_all_one([one for one, _ in urns], [urn for _, urn in urns], "have different URNs", hint)


def _see_all_one(opened: Sequence[OpenReturn], told: Sequence[str], what: str, hint: str) -> None:
    """See that all files say the same. Raises ReturnError, which says what each one says."""
    if len(set(told)) > 1:
        said = "; ".join(f"{one.file} says {word}" for one, word in zip(opened, told, strict=True))
        raise ReturnError(f"The files {what}: {said}.", hint)


def _part(read: _Read, checklist: Checklist) -> Part:
    """Read from a form what it shows of last time, beside what was answered in it."""
    shown: dict[str, Given] = {}
    for row in _rows(read.opened, "questions"):
        before = Given(last=row.text("last"), changed=row.text("changed"))
        if before != Given():
            shown.setdefault(row.text("id"), before)
    notes: dict[str, str] = {}
    for row in _rows(read.opened, "facts"):
        fact = checklist.facts.get(row.text("id"))
        told = row.text("help")
        if fact is not None and told.endswith(clean(fact.help)):
            notes[fact.id] = told.removesuffix(clean(fact.help)).strip()
    return Part(file=read.file, submission=read.submission, shown=shown, notes=notes)


def _rows(opened: OpenReturn, sheet: str) -> Iterator[Row]:
    return (row for table in opened.all_tables(sheet) for row in table.rows())


def _day(opened: Sequence[OpenReturn], checklist: Checklist) -> date:
    """Give the newest day that a form was made for; that of the checklist where none says one."""
    days = [day for one in opened if (day := _stated_day(one)) is not None]
    return max(days, default=checklist.law_as_at)


def _stated_day(opened: OpenReturn) -> date | None:
    try:
        return date.fromisoformat(opened.form.as_at[:10])
    except ValueError:
        return None


def _depth(opened: Sequence[OpenReturn]) -> Depth:
    return Depth.FULL if any(one.form.depth is Depth.FULL for one in opened) else Depth.DUTIES


def _archives(opened: Sequence[OpenReturn]) -> Iterator[Archived]:
    """Give what the forms' own archive sheets keep, each entry once."""
    yield from dict.fromkeys(kept for one in opened for kept in kept_archive(one.grid))


def _notes(opened: Sequence[OpenReturn], day: date, depth: Depth) -> Iterator[str]:
    days = {_stated_day(one) for one in opened}
    if len(days) > 1:
        yield f"The forms were made for different days; {day.isoformat()} was taken."
    if len({one.form.depth for one in opened}) > 1:
        yield f"Some forms ask more than others; the new one asks everything ('{depth}')."
    yield "The sheets 'Actions' and 'Sign-off' start anew: copy by hand what stands on them."


def _problems(read: Sequence[_Read], checklist: Checklist) -> Iterator[tuple[str, Problem]]:
    for one in read:
        for problem in (*other_digest(one.opened.form, checklist), *one.submission.problems):
            yield one.file, problem


def explained(conflict: Conflict) -> Iterator[str]:
    """Say in lines what a conflict is about, and what stands in which cell of which file."""
    yield f"{conflict.ref}: {conflict.text}"
    for said in conflict.said:
        yield f"  {said.file}, {said.where}: {said.answer}"
