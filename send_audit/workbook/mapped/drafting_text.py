"""What was found in a spreadsheet -> a mapping to be finished by a person, as YAML with advice."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from send_audit.model.checklist import Checklist
from send_audit.model.text import storable
from send_audit.workbook.mapped.drafting import Survey, TheirAnswer, TheirQuestion
from send_audit.workbook.mapped.drafting_near import Nearness

_LONGEST = 110
_BEGINS = 6
"""How many of its first words tell a question."""


class Draft(NamedTuple):
    """A drafted mapping, and what was found, one line each."""

    text: str
    found: tuple[str, ...]


def draft_text(
    survey: Survey, checklist: Checklist, asked: frozenset[str], file: str, kind: str
) -> Draft:
    """Write a mapping that can be loaded as it is, and in which no question is mapped yet."""
    lines = [
        *_opening(checklist, file, kind),
        *_sheets(survey),
        *_answers(survey),
        *_rows(survey, Nearness(checklist, asked)),
        *_closing(survey, checklist),
    ]
    return Draft("\n".join(lines) + "\n", tuple(_found(survey)))


def _opening(checklist: Checklist, file: str, kind: str) -> Iterator[str]:
    stem = PurePath(file).stem
    name = re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-") or "their-form"
    yield "# A draft. Nothing is mapped until you say so, line by line; look at each part in turn:"
    yield "#   1. sheets: is each column what it says?"
    yield "#   2. answers: does each word stand for that answer of ours?"
    yield "#   3. rows: which of their questions asks the same as one of ours (equal), a part of it"
    yield "#      (part), or only something near it (overlaps)? Most are part or overlaps."
    yield "#   4. skip: which have no counterpart here, and why?"
    yield "# Then: send-audit check THEIR-FILE --map THIS-FILE --kind KIND"
    yield f"id: {_quoted(name)}"
    yield f"title: {_quoted(_short(stem) or 'Their form')}"
    yield f"checklist: {checklist.id}"
    yield f"version: {_quoted(checklist.version)}"
    yield f"kind: {kind}" if kind else "# kind: academy   # if it is for one kind of setting only"


def _sheets(survey: Survey) -> Iterator[str]:
    yield ""
    yield "sheets:"
    for sheet in survey.sheets:
        yield f"  - sheet: {_quoted(sheet.name)}   # headings found in row {sheet.heading}"
        yield "    columns:"
        for role, headings in sheet.columns.items():
            yield f"      {role}: [{', '.join(map(_quoted, headings))}]"
        if sheet.answer_columns:
            yield "    answer_columns:"
            for heading, level in sheet.answer_columns.items():
                yield f"      {_quoted(heading)}: {_quoted(level)}   # check this"
        if sheet.unused:
            yield _comment("    # Not read: ", ", ".join(sheet.unused))


def _answers(survey: Survey) -> Iterator[str]:
    yield ""
    yield "# Our answers: yes, partly, no, not-sure, na (does not apply)."
    yield "answers:"
    for answer in survey.answers:
        yield _answer_line(answer)


def _answer_line(answer: TheirAnswer) -> str:
    times = f"{answer.times} time{'' if answer.times == 1 else 's'}"
    if not answer.level:
        return _comment("  # ", f"{_quoted(_short(answer.word))}: ?   # CHOOSE: {times}")
    advice = "" if answer.sure else "; a guess, check it"
    return f"  {_quoted(answer.word)}: {_quoted(answer.level)}   # {times}{advice}"


def _rows(survey: Survey, nearness: Nearness) -> Iterator[str]:
    yield ""
    yield "# For each row of theirs: the nearest questions of ours by their words. To map one, take"
    yield "# the sign # and the space after it away from a line with CHOOSE, and write equal, part or"
    yield "# overlaps for CHOOSE. A row may be mapped to several of ours: one line each."
    yield "rows:"
    for sheet in survey.sheets:
        yield _comment("  # Sheet: ", sheet.name)
        again = _refs_again(survey)
        same = {row: rows for rows in sheet.twice.values() for row in rows}
        for question in sheet.questions:
            name = _row_name(question, sheet.name if question.ref in again else "", same)
            yield from _row(question, name, nearness, same.get(question.row, ()))


def _refs_again(survey: Survey) -> frozenset[str]:
    """Give the references that stand on more than one sheet."""
    seen: set[str] = set()
    again: set[str] = set()
    for sheet in survey.sheets:
        refs = {question.ref for question in sheet.questions if question.ref}
        again |= refs & seen
        seen |= refs
    return frozenset(again)


def _row(
    question: TheirQuestion, name: str, nearness: Nearness, same: tuple[int, ...]
) -> Iterator[str]:
    yield "  #"
    yield _comment("  # ", _short(" ".join(filter(None, (question.ref, question.text)))))
    if same:
        others = _numbers(row for row in same if row != question.row)
        yield f"  #   Row {question.row}. Its reference stands on another row too ({others}), so it is"
        yield "  #   told by its words alone; rows with the same words cannot be told apart."
    near = nearness.nearest(question.text)
    for one in near:
        yield f"  # - {{{name}, ours: {one.ref}, how: CHOOSE}}"
        yield _comment("  #     ", _short(one.text))
    if not near:
        yield "  #   Nothing of ours is near. If you agree, it belongs under skip:"
        yield f"  #   - {{{name}, because: CHOOSE}}"


def _row_name(question: TheirQuestion, sheet: str, same: Container[int]) -> str:
    """Write what tells a row: its sheet where that is needed, its reference, how it begins.

    ``same``: the rows whose reference stands on another one too; all their words tell them.
    """
    by_words = question.text if question.row in same else ""
    parts = {
        "sheet": sheet,
        "theirs": "" if by_words else question.ref,
        "text": question.text if by_words else " ".join(question.text.split()[:_BEGINS]),
    }
    return ", ".join(f"{name}: {_quoted(words)}" for name, words in parts.items() if words)


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _facts(survey: Survey) -> Iterator[str]:
    for fact, labels in survey.facts.items():
        words = ", ".join(_quoted(label.text) for label in labels)
        where = ", ".join(str(label.where) for label in labels)
        yield _comment(f"  {fact}: [{words}]", f"   # found at {where}")


def _closing(survey: Survey, checklist: Checklist) -> Iterator[str]:
    point = next((f"{q.id}.{q.ticks[0].id}" for q in checklist.questions.values() if q.ticks), "")
    yield ""
    yield "# Questions and points of ours that the rows marked part cover completely, such as"
    yield f"# - {point or next(iter(checklist.questions))}"
    yield "whole:"
    yield ""
    yield "# Details of the setting, and the label that stands before each, such as"
    yield '# setting_name: ["Name of school"]'
    yield "facts:"
    yield from _facts(survey)
    yield ""
    yield "# Rows of theirs that have no counterpart here, such as"
    yield '# - {theirs: "9.1", because: "It asks about the building, which no question here does."}'
    yield "skip:"


def _found(survey: Survey) -> Iterator[str]:
    for sheet in survey.sheets:
        columns = [f"{heads[0]} = {role}" for role, heads in sheet.columns.items()]
        columns += [f"{heading} = {level}" for heading, level in sheet.answer_columns.items()]
        rows = f"{len(sheet.questions)} row{'' if len(sheet.questions) == 1 else 's'}"
        yield f"Sheet '{sheet.name}': headings in row {sheet.heading}, {rows}. {'; '.join(columns)}."
        for ref, numbers in sheet.twice.items():
            yield f"The reference '{ref}' stands on several rows of '{sheet.name}': {_numbers(numbers)}."
    if survey.left_out:
        yield f"No headings of a questionnaire on: {', '.join(survey.left_out)}."
    for fact, labels in survey.facts.items():
        yield f"Details: {fact} beside '{labels[0].text}' ({labels[0].where})."
    unsure = [answer.word for answer in survey.answers if not answer.level]
    known = len(survey.answers) - len(unsure)
    yield f"Answer words: {len(survey.answers)}, of which {known} guessed" + (
        f"; to be settled by you: {', '.join(map(_short, unsure))}." if unsure else "."
    )


def _quoted(text: str) -> str:
    """Write text so that YAML reads it back as it is, whatever it holds."""
    return json.dumps(storable(text), ensure_ascii=False)


def _comment(lead: str, text: str) -> str:
    """Write a comment in one line that no letter in it can end."""
    return lead + "".join(letter if letter.isprintable() else " " for letter in text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
