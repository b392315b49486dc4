"""Look over an unknown spreadsheet: where its questions stand, and what its columns may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from send_audit.errors import ReturnError
from send_audit.model.checklist import Checklist, Level
from send_audit.workbook.cells.words import clean, key, match
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.mapped.drafting_facts import TheirLabel, labels_in
from send_audit.workbook.tables import HEADING_LETTERS, HEADING_ROWS

_ROLES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        role: re.compile(rf"\b(?:{words})\b|#" if role == "id" else rf"\b(?:{words})\b")
        for role, words in {
            "id": "ref|reference|no|number|id|code|item",
            "evidence_on": "date|reviewed|updated|checked|when",
            "evidence": "evidence|rationale|sources?|proof|documents?|where",
            "answer": "rag|rating|rated|judge?ment|met|score|scale|answer|response|grade|status|"
            "level|position|self-evaluation|self-assessment|compliant|outcome",
            "comment": "comments?|notes?|actions?|next steps|impact|improvements?",
            "question": "questions?|statements?|standards?|criteri(?:a|on)|requirements?|duty|"
            "duties|indicators?|aspects?|expectations?|descriptors?|prompts?",
        }.items()
    }
)
"""What a column may be, by a word of its heading; the first that fits counts."""
_GUESSES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(["green", "secure", "embedded", "established", "fully", "complete"], "yes"),
        **dict.fromkeys(["amber", "yellow", "developing", "in progress", "partial"], "partly"),
        **dict.fromkeys(["red", "not evident", "not started", "absent", "missing"], "no"),
    }
)
"""What answer words of such spreadsheets usually stand for; a person has to look at each."""
_ORDER = ("id", "question", "answer", "evidence", "evidence_on", "comment")
_SINGLE = frozenset({"id", "question", "answer", "evidence_on"})
"""What only one column can be."""
_MANY = 25
"""More different words than this are no answers but free text."""


class TheirAnswer(NamedTuple):
    """A word in their answer column: how often, and what it may stand for."""

    word: str
    times: int
    level: str
    """Our answer; empty where it cannot be told."""
    sure: bool
    """The word is one that our own lists accept."""


class TheirQuestion(NamedTuple):
    """A row of theirs, with what tells it from others."""

    ref: str
    text: str
    answer: str
    row: int
    """Counted from 1."""


class TheirSheet(NamedTuple):
    """A sheet of theirs with the row of headings, counted from 1."""

    name: str
    heading: int
    columns: Mapping[str, tuple[str, ...]]
    """What a column may be -> the headings that say so."""
    answer_columns: Mapping[str, str]
    """Heading -> our answer, where each answer seems to have a column of its own."""
    unused: tuple[str, ...]
    """Headings that say nothing."""
    questions: tuple[TheirQuestion, ...]

    @property
    def twice(self) -> Mapping[str, tuple[int, ...]]:
        """Give the references that stand on several rows of it, with those rows."""
        rows: dict[str, list[TheirQuestion]] = {}
        for question in self.questions:
            if question.ref:
                rows.setdefault(key(question.ref), []).append(question)
        return {
            same[0].ref: tuple(question.row for question in same)
            for same in rows.values()
            if len(same) > 1
        }


class Survey(NamedTuple):
    """All that was found in a spreadsheet."""

    sheets: tuple[TheirSheet, ...]
    answers: tuple[TheirAnswer, ...]
    left_out: tuple[str, ...]
    """Sheets without a row of headings."""
    facts: Mapping[str, tuple[TheirLabel, ...]] = MappingProxyType({})
    """Details of the setting -> the labels that stand before them."""


def survey(grid: Grid, checklist: Checklist) -> Survey:
    """Look over all sheets. Raises ReturnError when none has headings of a questionnaire."""
    levels = tuple(
        level for scale in checklist.scales.values() for level in scale.levels if level.means
    )
    seen: Counter[str] = Counter()
    sheets, left_out, tops = [], [], []
    for sheet in grid.sheets:
        found = _sheet(sheet, levels, seen)
        tops.append((sheet, found.heading - 1 if found else HEADING_ROWS))
        if found is None:
            left_out.append(sheet.name)
        else:
            sheets.append(found)
    if not sheets:
        names = ", ".join(f"'{name}'" for name in left_out) or "none"
        raise ReturnError(
            "No sheet has a row of headings that names both questions and answers, such as "
            f"'Statement' and 'Rating'. Its sheets: {names}.",
            "Write the mapping by hand: send-audit schema mapping shows what may stand in it.",
        )
    answers = tuple(_answer(word, times, levels) for word, times in seen.most_common())
    facts = labels_in(tops, checklist.facts)
    return Survey(tuple(sheets), answers, tuple(left_out), facts)


def _sheet(sheet: Sheet, levels: tuple[Level, ...], seen: Counter[str]) -> TheirSheet | None:
    """Look for the heading row of a sheet: the one that names most kinds of columns."""
    best: tuple[int, int, _Headings] | None = None
    for number in range(min(HEADING_ROWS, len(sheet.rows))):
        headings = _Headings(sheet, number, levels)
        if headings.is_usable and (best is None or headings.kinds > best[0]):
            best = (headings.kinds, number, headings)
    if best is None:
        return None
    _, number, headings = best
    questions = tuple(_questions(sheet, number, headings, seen))
    return TheirSheet(
        name=sheet.name,
        heading=number + 1,
        columns={
            role: tuple(dict.fromkeys(text for _, text in headings.roles[role]))
            for role in _ORDER
            if role in headings.roles
        },
        answer_columns={text: level for _, text, level in headings.marks},
        unused=tuple(headings.unused),
        questions=questions,
    )


class _Headings:
    """One row, taken for headings: what each text in it may be."""

    def __init__(self, sheet: Sheet, number: int, levels: tuple[Level, ...]) -> None:
        self.roles: dict[str, list[tuple[int, str]]] = {}
        self.marks: list[tuple[int, str, str]] = []
        self.unused: list[str] = []
        for place in range(len(sheet.rows[number])):
            text = clean(sheet.cell(number, place))
            if text and len(text) <= HEADING_LETTERS:
                self._take(place, text, levels)
        if len({level for _, _, level in self.marks}) < 2:
            for place, text, _ in self.marks:
                self.roles.setdefault(_role(text, levels) or "answer", []).append((place, text))
            self.marks = []
        if self.marks:
            self.roles.pop("answer", None)
        for role in _SINGLE & self.roles.keys():
            self.roles[role] = self.roles[role][:1]

    def _take(self, place: int, text: str, levels: tuple[Level, ...]) -> None:
        role, level = _role(text, levels), _level(text, levels)[0]
        if key(text) == "no" and not (self.roles or self.marks):
            self.roles["id"] = [(place, text)]  # to the left of all others it is short for number
        elif level:
            self.marks.append((place, text, level))
        elif role:
            self.roles.setdefault(role, []).append((place, text))
        else:
            self.unused.append(text)

    @property
    def is_usable(self) -> bool:
        """Tell whether it names what a row is, and where its answer stands."""
        return bool({"id", "question"} & self.roles.keys()) and bool(
            self.marks or "answer" in self.roles
        )

    @property
    def kinds(self) -> int:
        return len(self.roles) + bool(self.marks)

    def place(self, role: str) -> int:
        """Give the column of a role; -1 when there is none."""
        return self.roles[role][0][0] if role in self.roles else -1


def _role(heading: str, levels: tuple[Level, ...]) -> str:
    """Guess what a column is by its heading: ``Met / Not met`` is a list of answers."""
    listed = [_level(word, levels)[0] for word in heading.split("/")]
    if len(listed) > 1 and all(listed):
        return "answer"
    words = heading.casefold()
    return next((role for role, known in _ROLES.items() if known.search(words)), "")


def _level(word: str, levels: tuple[Level, ...]) -> tuple[str, bool]:
    """Guess what an answer word stands for, and tell whether our own lists have it."""
    found = match(word, levels)
    return (found.level, True) if found else (_GUESSES.get(key(word), ""), False)


def _answer(word: str, times: int, levels: tuple[Level, ...]) -> TheirAnswer:
    level, sure = _level(word, levels)
    return TheirAnswer(word, times, level, sure)


def _questions(
    sheet: Sheet, heading: int, headings: _Headings, seen: Counter[str]
) -> Iterator[TheirQuestion]:
    """Give the rows under the heading that ask something, and count their answer words."""
    words: Counter[str] = Counter()
    for number in range(heading + 1, len(sheet.rows)):
        ref, text = (_cell(sheet, number, headings.place(role)) for role in ("id", "question"))
        answer = _cell(sheet, number, headings.place("answer"))
        if headings.marks:
            marked = [text for place, text, _ in headings.marks if _cell(sheet, number, place)]
            answer = " / ".join(marked)
        elif answer:
            words[answer] += 1
        if answer or (ref and text):
            yield TheirQuestion(ref, text, answer, number + 1)
    if len(words) <= _MANY:
        seen.update(words)


def _cell(sheet: Sheet, number: int, place: int) -> str:
    return clean(sheet.cell(number, place)) if place >= 0 else ""
