"""What each outcome, step of assurance, flag and scope means: one table each, total.

Scoring counts by these tables, and docs/scoring.md shows them to people.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from send_audit.model.record import Record
from send_audit.model.vocabulary import Assurance, DecidedBy, Flag, InScope, Outcome


class OutcomeMeaning(Record):
    """What one outcome does to a count. ``points`` are None where it does not count."""

    meaning: str
    points: Fraction | None
    is_open: bool = False
    """It may still turn out a yes."""

    @property
    def counts(self) -> bool:
        """Whether an item of this outcome is among those that a score is over."""
        return self.points is not None


_NOTHING, _HALF, _WHOLE = Fraction(0), Fraction(1, 2), Fraction(1)
OUTCOMES: Mapping[Outcome, OutcomeMeaning] = MappingProxyType(
    {
        Outcome.MET: OutcomeMeaning(
            points=_WHOLE, meaning="All of it is so, by the facts, the points or the answer."
        ),
        Outcome.PARTLY: OutcomeMeaning(points=_HALF, meaning="Some of it is so, and some is not."),
        Outcome.NOT_MET: OutcomeMeaning(points=_NOTHING, meaning="It is not so."),
        Outcome.UNKNOWN: OutcomeMeaning(
            points=_NOTHING,
            is_open=True,
            meaning="The setting is not sure, or the law can be read two ways.",
        ),
        Outcome.UNANSWERED: OutcomeMeaning(
            points=_NOTHING,
            is_open=True,
            meaning="Blank, not confirmed yet, or its list is not finished.",
        ),
        Outcome.INVALID: OutcomeMeaning(
            points=_NOTHING, is_open=True, meaning="Something is there that could not be read."
        ),
        Outcome.NOT_APPLICABLE: OutcomeMeaning(
            points=None, meaning="The occasion does not arise here, for a reason that is given."
        ),
        Outcome.UPCOMING: OutcomeMeaning(
            points=None, meaning="It is not in force yet, or its last day has not come."
        ),
        Outcome.OUT_OF_SCOPE: OutcomeMeaning(
            points=None, meaning="It does not reach this setting, or the form does not ask it."
        ),
        Outcome.INFORMATION: OutcomeMeaning(
            points=None, meaning="It applies and is shown; there is nothing to answer."
        ),
    }
)
OPEN = frozenset(outcome for outcome, row in OUTCOMES.items() if row.is_open)
COUNTED = frozenset(outcome for outcome, row in OUTCOMES.items() if row.counts)
GAPS = frozenset({Outcome.NOT_MET, Outcome.PARTLY})

ASSURANCES: Mapping[Assurance, str] = MappingProxyType(
    {
        Assurance.NONE: "Nothing is said that shows it.",
        Assurance.ASSERTED: "The comment says how it is done; no evidence is named.",
        Assurance.REFERENCED: "Evidence is named, without a date or with one that does not hold.",
        Assurance.DATED: "Evidence is named, with a date that is recent enough.",
        Assurance.VERIFIED: "Somebody from outside has looked at it.",
    }
)
"""Weakest first."""


class FlagMeaning(Record):
    """What a flag says, and what it does besides."""

    meaning: str
    weakens: bool = False
    """It leaves a yes 'not yet evidenced'."""
    unsettles: bool = False
    """A legal duty that carries it is not settled, however it was answered."""


FLAGS: Mapping[Flag, FlagMeaning] = MappingProxyType(
    {
        Flag.UNEVIDENCED: FlagMeaning(
            weakens=True, meaning="What the item needs as evidence is not named."
        ),
        Flag.STALE: FlagMeaning(
            weakens=True, meaning="The evidence is older than the item allows."
        ),
        Flag.FUTURE_DATED: FlagMeaning(
            weakens=True, meaning="The evidence is dated later than the day of the report."
        ),
        Flag.OTHER_KIND: FlagMeaning(
            weakens=True, meaning="The evidence is of another sort than the item needs."
        ),
        Flag.BAD_LINK: FlagMeaning(meaning="A web address is given that cannot be one."),
        Flag.SAME_EVIDENCE: FlagMeaning(meaning="Many answers rest on the same evidence."),
        Flag.CONTRADICTED: FlagMeaning(
            unsettles=True, meaning="Something else in the return says otherwise."
        ),
        Flag.ARGUABLE: FlagMeaning(meaning="The law can be read two ways."),
        Flag.MISALIGNED: FlagMeaning(meaning="Its dates differ from the national period."),
        Flag.NA_UNJUSTIFIED: FlagMeaning(
            meaning="'Does not apply' is not accepted, or lacks its reason."
        ),
        Flag.INCOMPLETE_TICKS: FlagMeaning(meaning="Its list is not finished."),
        Flag.KNOWN_SHORT: FlagMeaning(
            meaning="It is still open, and what is answered shows that it is not all in place."
        ),
        Flag.IMPOSSIBLE_DATES: FlagMeaning(
            weakens=True, meaning="Dates or numbers do not fit together."
        ),
        Flag.NOT_ASKED: FlagMeaning(meaning="The form was made for duties only."),
        Flag.CHECK: FlagMeaning(unsettles=True, meaning="There is something more to look at."),
        Flag.CARRIED: FlagMeaning(
            meaning="It was filled in beforehand, and nobody has confirmed it."
        ),
        Flag.KNOWN_GAP: FlagMeaning(meaning="The gap is known, with a plan and a last day."),
    }
)
WEAKENING = frozenset(flag for flag, row in FLAGS.items() if row.weakens)
UNSETTLING = frozenset(flag for flag, row in FLAGS.items() if row.unsettles)


class ScopeMeaning(Record):
    """What a scope says, and what can be found of an item in it."""

    meaning: str
    outcomes: frozenset[Outcome]


_ASKED = COUNTED | {
    Outcome.NOT_APPLICABLE,
    Outcome.UPCOMING,
    Outcome.OUT_OF_SCOPE,
    Outcome.INFORMATION,
}
SCOPES: Mapping[InScope, ScopeMeaning] = MappingProxyType(
    {
        InScope.YES: ScopeMeaning(meaning="It applies.", outcomes=_ASKED),
        InScope.NO: ScopeMeaning(
            meaning="It does not reach this kind, has ended, or a fact rules it out.",
            outcomes=frozenset({Outcome.OUT_OF_SCOPE, Outcome.NOT_APPLICABLE, Outcome.INFORMATION}),
        ),
        InScope.DEPENDS: ScopeMeaning(
            meaning="It applies if a fact is so that nobody stated; until then it is asked.",
            outcomes=_ASKED,
        ),
        InScope.UPCOMING: ScopeMeaning(
            meaning="It is law, or will be, and has not begun.",
            outcomes=frozenset({Outcome.UPCOMING}),
        ),
    }
)


class Step(Record):
    """One step of finding an outcome: what is looked at, and what it can settle."""

    by: DecidedBy
    what: str
    settles: str


ORDER: tuple[Step, ...] = (
    Step(
        by=DecidedBy.SCOPE,
        what="What applies",
        settles="not asked of you, not due yet, does not apply, for information",
    ),
    Step(
        by=DecidedBy.FACTS,
        what="Facts, where dates and counts can settle it",
        settles="in place, partly, not in place, not sure, not due yet, could not be read",
    ),
    Step(
        by=DecidedBy.NOTHING,
        what="Whether what was filled in beforehand is confirmed",
        settles="not answered, until it is",
    ),
    Step(
        by=DecidedBy.TICKS,
        what="The points of a list, once each is answered",
        settles="in place, partly, not in place; until then not answered",
    ),
    Step(
        by=DecidedBy.ANSWER,
        what="The answer",
        settles="what it says; does not apply, with its reason",
    ),
)
"""The first step that settles an item counts."""
