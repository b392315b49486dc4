"""An answer that is not word for word one of the list -> one answer, or what to ask about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from send_audit.model.checklist import Level
from send_audit.model.vocabulary import Outcome
from send_audit.workbook.cells.lookalikes import english, letters_for_digits
from send_audit.workbook.cells.meanings import (
    MET,
    NOT_MET,
    OPEN,
    PARTLY,
    UNDER_WAY,
    level_for,
    meaning,
    phrases,
    suggestion,
)
from send_audit.workbook.cells.remarks import doubtful, harmless
from send_audit.workbook.cells.words import nearest
from send_audit.workbook.cleaning import clean, key

_LONGEST = 80
"""How much of a text a near word is looked for in."""
_NEAR = 0.75
"""How alike words must be: less, and "plan" would be taken for "compliant"."""

_STOPS = r"[\s/,;:&|+.()\[\]\-\u2010-\u2015\u2022*\"'!\u2026]"
_BETWEEN = re.compile(rf"{_STOPS}*(?:(?:and|or)\b{_STOPS}*)?")
_CLOSED = re.compile(r"\s*(?:$|[/,;:&|+.()\u2010-\u2015-]|(?:and|or)\b)")
_APART = re.compile(r"\s*[,;:(\[|\u2010-\u2015]|\s*\.(?!\s*[0-9])|\s+/\s|\s+-|-\s")
_APART_LOOSE = re.compile(r"[/-]")
_APART_LETTER = re.compile(r"\s*[,;:(]|\s+[-\u2010-\u2015]\s")
_LEADS_ON = re.compile(r"\s+(?:please|see|as|since|per|refer|because|due|until|yet)\b")
_NOT_APPLICABLE = re.compile(r"^n(?:\s*[./\\]\s*|[_ -])?a\b\.?", re.IGNORECASE)
_GRADE = re.compile(r"[+\u2010-\u2015-]+\s*$")
"""A sign straight after an answer, as in "Y-", which is less than a yes."""
_NEGATIVE = re.compile(r"(?:no|not|non|never|un\w+)\b")


class Kind(Enum):
    """What a text turned out to be."""

    ANSWER = "one answer, perhaps with words after it"
    TWO = "more than one answer"
    QUALIFIED = "an answer with words after it that may change it"
    LOOK_ALIKE = "an answer, but for letters of another alphabet"
    UNKNOWN = "none of the answers"


class Said(NamedTuple):
    """A text as understood. ``level`` is the answer, or the one to suggest; None for neither."""

    kind: Kind
    level: Level | None = None
    rest: str = ""
    labels: tuple[str, ...] = ()


class _Start(NamedTuple):
    """The answers that a text begins with, and what follows them."""

    levels: tuple[Level | None, ...]
    word: str
    rest: str


def understand(value: object, levels: Sequence[Level]) -> Said:
    """Tell which answer a text gives, when it is not one word for word."""
    text = clean(re.sub(r"\s*[\r\n]+\s*", "; ", str(value).strip()))
    known = phrases(tuple(levels))
    said = _said(text, known, levels)
    if said.level is not None or said.kind is not Kind.UNKNOWN:
        return said
    shown = english(text)
    if shown != text:
        meant = _said(shown, known, levels)
        if meant.level is not None:
            return Said(Kind.LOOK_ALIKE, meant.level)
    return Said(Kind.UNKNOWN, _nearest(key(text), known, levels))


def _said(text: str, known: Mapping[str, Level | None], levels: Sequence[Level]) -> Said:
    start = _start(_NOT_APPLICABLE.sub("n/a", text), known)
    if start is None or None in start.levels:
        return _doubted(text, known) if "?" in text else Said(Kind.UNKNOWN)
    given = {level.id: level for level in start.levels if level is not None}
    if len(given) > 1:
        labels = tuple(level.label for level in given.values())
        return Said(Kind.TWO, _between(tuple(given.values()), levels), labels=labels)
    level = next(iter(given.values()))
    return _with_rest(start, level, levels) if start.rest else Said(Kind.ANSWER, level)


def _start(text: str, known: Mapping[str, Level | None]) -> _Start | None:
    """Take the answers at the beginning of a text; None when it begins with other words."""
    folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    folded = folded.translate({0x2018: "'", 0x2019: "'"})
    at = re.match(rf"{_STOPS}*", folded)
    place, end, found, first = at.end() if at else 0, 0, list[Level | None](), ""
    while word := _word_at(folded, place, known):
        stop = place + len(word)
        if found and not _CLOSED.match(folded, stop):
            break  # the second of two answers must be a whole one, not the start of a sentence
        if word in UNDER_WAY and found and found[0] and meaning(found[0]) is NOT_MET:
            break  # "no, in progress" is no
        first = first or word
        found.append(known[word])
        end = stop
        between = _BETWEEN.match(folded, stop)
        place = between.end() if between else stop
    if not found:
        return None
    rest = text[end:]
    ends = re.fullmatch(rf"{_STOPS}*", rest) and not _GRADE.match(rest)
    return _Start(tuple(found), first, "" if ends else rest)


def _word_at(text: str, place: int, known: Mapping[str, Level | None]) -> str:
    for word in known:
        end = place + len(word)
        runs_on = word[-1].isalnum() and text[end : end + 1].isalnum()
        if text.startswith(word, place) and not runs_on:
            return word
    return ""


def _with_rest(start: _Start, level: Level, levels: Sequence[Level]) -> Said:
    """Weigh the words after an answer: a remark, or another answer in disguise."""
    means, rest = meaning(level), _bare(start.rest)
    if re.search(r"\?(?:\s|$)", rest) or not rest:
        return Said(Kind.QUALIFIED, level)
    apart, doubt = _is_apart(start, means), doubtful(rest, means)
    if harmless(rest, means, stopped=bool(_APART.match(start.rest))):
        return (
            Said(Kind.ANSWER, level, rest)
            if apart
            else Said(Kind.UNKNOWN, _unless_code(start, level))
        )
    if apart or doubt:
        return Said(Kind.QUALIFIED, _instead(level, levels, apart=apart) if doubt else level)
    return Said(Kind.UNKNOWN, _unless_code(start, level))


def _instead(level: Level, levels: Sequence[Level], *, apart: bool) -> Level | None:
    """Give the answer to suggest where the words after one make something else of it."""
    if meaning(level) is MET:
        return level_for(PARTLY, levels) or level
    return level if apart else None  # such as "no concerns", which is good news


def _unless_code(start: _Start, level: Level) -> Level | None:
    return None if _is_code(start) else level


def _is_code(start: _Start) -> bool:
    """Tell whether a letter is the start of an abbreviation, such as n/k, and no answer."""
    return len(start.word) == 1 and not start.rest.startswith(" ")


def _bare(rest: str) -> str:
    """Give the words after an answer without the stop or the brackets they stand in."""
    rest = re.sub(r"^[\s,;:.|/+\u2010-\u2015-]+", "", rest)
    for opening, closing in ("()", "[]"):
        if rest.startswith(opening) and rest.find(closing) in {-1, len(rest) - 1}:
            rest = rest[1:].removesuffix(closing)
    return rest.strip()


def _is_apart(start: _Start, means: Outcome | None) -> bool:
    """Tell whether an answer is set off from the words after it, as its length demands."""
    if len(start.word) == 1 and start.word.isalpha():
        return bool(_APART_LETTER.match(start.rest))
    if start.word in OPEN or _APART.match(start.rest) or _LEADS_ON.match(start.rest):
        return True
    return means is not NOT_MET and bool(_APART_LOOSE.match(start.rest))


def _doubted(text: str, known: Mapping[str, Level | None]) -> Said:
    """See whether a text is an answer but for question marks."""
    start = _start(text.replace("?", " "), known)
    if start is None or start.rest or len(set(start.levels)) > 1 or start.levels[0] is None:
        return Said(Kind.UNKNOWN)
    return Said(Kind.QUALIFIED, start.levels[0])


def _between(given: Sequence[Level], levels: Sequence[Level]) -> Level | None:
    """Give the answer that lies between two: partly, where all are about how much is met."""
    if all(meaning(level) in {MET, PARTLY, NOT_MET} for level in given):
        return level_for(PARTLY, levels)
    return None


def _nearest(text: str, known: Mapping[str, Level | None], levels: Sequence[Level]) -> Level | None:
    """Give the answer of the nearest word, but never one that says the opposite."""
    found = suggestion(text, levels) or known.get(letters_for_digits(text))
    if found is not None:
        return found
    negative = bool(_NEGATIVE.match(text))
    words = [
        word
        for word, level in known.items()
        if level and len(word) > 1 and bool(_NEGATIVE.match(word)) is negative
    ]
    return known.get(nearest(text[:_LONGEST], words, cutoff=_NEAR))
