"""How well a yes or partly is evidenced. It never changes the answer itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.evaluate.calendar import add_months
from send_audit.model.checklist import Evidence, FactValue
from send_audit.model.record import Record
from send_audit.model.submission import Answer
from send_audit.model.vocabulary import Assurance, Flag


class Weighed(Record):
    """The evidence behind one item as it was found."""

    reference: str
    dated: date | None
    assurance: Assurance
    flags: tuple[Flag, ...]


NOTHING = frozenset(
    [
        "0",
        "false",
        "na",
        "nil",
        "no",
        "noevidence",
        "noevidenceavailable",
        "noevidenceyet",
        "none",
        "noneyet",
        "notapplicable",
        "nothing",
        "notyet",
        "pending",
        "tba",
        "tbc",
        "tbd",
        "tobeconfirmed",
        "tofollow",
        "true",
        "unknown",
        "yes",
    ]
)
"""What people write where there is nothing to write, letters and digits only."""


def says_something(text: str) -> bool:
    """Tell whether a text is more than a dash or a word that stands for nothing."""
    kept = "".join(letter for letter in text.casefold() if letter.isalnum())
    return bool(kept) and kept not in NOTHING


def weigh(
    expected: Evidence, answer: Answer | None, facts: Mapping[str, FactValue], day: date
) -> Weighed:
    """Weigh what was given against what the item needs, on a day.

    A fact stands in where the row's own evidence cells are empty. What was filled in for the
    setting, and nobody there has confirmed, weighs nothing.
    """
    if answer is not None and answer.unconfirmed:
        answer = None
    reference = answer.evidence if answer and says_something(answer.evidence) else ""
    dated = answer.evidence_on if answer else None
    stated = str(facts.get(expected.reference_fact, "")) if expected.reference_fact else ""
    if not reference or (expected.needs == "link" and not _is_link(reference)):
        reference = stated or reference
    if dated is None and expected.dated_fact:
        fact = facts.get(expected.dated_fact)
        dated = fact if isinstance(fact, date) else None
    note = answer.comment if answer and says_something(answer.comment) else ""
    flags = _flags(expected, reference, note, dated, day)
    return Weighed(
        reference=reference,
        dated=dated,
        assurance=_assurance(reference, note, dated, flags),
        flags=flags,
    )


def _flags(
    expected: Evidence, reference: str, note: str, dated: date | None, day: date
) -> tuple[Flag, ...]:
    flags = []
    if not _enough(expected.needs, reference, note):
        flags.append(Flag.UNEVIDENCED)
    if dated is not None and dated > day:
        flags.append(Flag.IMPOSSIBLE_DATES)
    elif dated is not None and _is_old(dated, expected, day):
        flags.append(Flag.STALE)
    return tuple(flags)


def _is_old(dated: date, expected: Evidence, day: date) -> bool:
    months = expected.max_age_months
    return months is not None and dated < add_months(day, -months)


def _enough(needs: str, reference: str, note: str) -> bool:
    if needs == "none":
        return True
    if needs == "note":
        return bool(reference or note)
    if needs == "link":
        return _is_link(reference)
    return bool(reference)


def _is_link(text: str) -> bool:
    return text.casefold().startswith(("http://", "https://", "www."))


def _assurance(reference: str, note: str, dated: date | None, flags: tuple[Flag, ...]) -> Assurance:
    in_date = dated is not None and not {Flag.STALE, Flag.IMPOSSIBLE_DATES} & set(flags)
    if reference:
        return Assurance.DATED if in_date else Assurance.REFERENCED
    return Assurance.ASSERTED if note else Assurance.NONE
