"""The closed vocabularies. Every value that a report may show is listed here once."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Force(StrEnum):
    """How strong an item is for one kind of setting."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Basis(StrEnum):
    """By what an item binds or guides."""

    STATUTE = "statute"
    REGULATIONS = "regulations"
    FUNDING_AGREEMENT = "funding-agreement"
    STATUTORY_GUIDANCE = "statutory-guidance"
    INSPECTION_FRAMEWORK = "inspection-framework"
    GOOD_PRACTICE = "good-practice"


class Confidence(StrEnum):
    """How sure we are of a pinpoint: read, known through others, or not confirmed."""

    SEEN = "seen"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class Group(StrEnum):
    """The three things that are counted apart and never blended into one figure."""

    LEGAL = "legal"
    FUNDING = "funding"
    GUIDANCE = "guidance"


class InScope(StrEnum):
    """Whether an item applies to one setting on one day."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    UPCOMING = "upcoming"


APPLIES = frozenset({InScope.YES, InScope.DEPENDS})
"""An item binds or guides, now or as soon as its occasion arises."""


class Outcome(StrEnum):
    """What was found of one item. Total and distinct: every item has exactly one."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    INVALID = "invalid"
    NOT_APPLICABLE = "not_applicable"
    UPCOMING = "upcoming"
    OUT_OF_SCOPE = "out_of_scope"
    INFORMATION = "information"
    """It applies and is shown, but there is nothing to answer."""


class Assurance(StrEnum):
    """How well a yes or partly is evidenced, weakest first."""

    NONE = "none"
    ASSERTED = "asserted"
    REFERENCED = "referenced"
    DATED = "dated"
    VERIFIED = "verified"


class EvidenceKind(StrEnum):
    """What sort of thing shows that something is so."""

    DOCUMENT = "document"
    PAGE = "page"
    RECORD = "record"
    MINUTE = "minute"
    CONVERSATION = "conversation"
    OBSERVATION = "observation"


class EvidenceState(StrEnum):
    """How a piece of evidence stands on the day, for the items that rest on it."""

    CURRENT = "current"
    UNDATED = "undated"
    STALE = "stale"
    FUTURE = "future"


class Consequence(StrEnum):
    """What may come of it when an item is not in place, gravest first."""

    SAFETY = "safety"
    PROVISION = "provision"
    RIGHTS = "rights"
    OPENNESS = "openness"
    UPKEEP = "upkeep"


class Effort(StrEnum):
    """How long it usually takes to put an item in place, shortest first."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"


class GapState(StrEnum):
    """What became of a known gap that was handed in with a return."""

    AGREED = "agreed"
    EXPIRED = "expired"
    NO_EFFECT = "no_effect"
    """The item is in place, or nothing is found of it that a plan could be for."""
    UNUSED = "unused"
    """The item is not asked of this setting, or not known."""


class Change(StrEnum):
    """What became of an item since a named earlier result."""

    NEW = "new"
    WORSE = "worse"
    SAME = "same"
    BETTER = "better"
    FIXED = "fixed"
    NOT_COMPARABLE = "not_comparable"


class Flag(StrEnum):
    """Something to know about a judged item that does not change its outcome."""

    UNEVIDENCED = "unevidenced"
    STALE = "stale"
    FUTURE_DATED = "future_dated"
    OTHER_KIND = "other_kind"
    BAD_LINK = "bad_link"
    SAME_EVIDENCE = "same_evidence"
    CONTRADICTED = "contradicted"
    ARGUABLE = "arguable"
    MISALIGNED = "misaligned"
    NA_UNJUSTIFIED = "na_unjustified"
    INCOMPLETE_TICKS = "incomplete_ticks"
    KNOWN_SHORT = "known_short"
    """Still open, but known already not to be in place as a whole."""
    IMPOSSIBLE_DATES = "impossible_dates"
    NOT_ASKED = "not_asked"
    CHECK = "check"
    CARRIED = "carried"
    KNOWN_GAP = "known_gap"


class DecidedBy(StrEnum):
    """What settled an outcome."""

    ANSWER = "answer"
    FACTS = "facts"
    TICKS = "ticks"
    SCOPE = "scope"
    NOTHING = "nothing"


class Moved(StrEnum):
    """What became of a question from one release to a later one."""

    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    CHANGED = "changed"
    RETIRED = "retired"


class Severity(StrEnum):
    """How bad a reading problem is: an error loses an answer, a warning may, a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Depth(StrEnum):
    """How much a questionnaire asks: duties (law and funding agreement) or everything."""

    DUTIES = "duties"
    FULL = "full"


def group_of(force: Force, basis: Basis) -> Group:
    """Say in which of the three counts an item of this force and basis belongs."""
    if force is Force.MUST and basis in {Basis.STATUTE, Basis.REGULATIONS}:
        return Group.LEGAL
    if basis is Basis.FUNDING_AGREEMENT:
        return Group.FUNDING
    return Group.GUIDANCE


def least_sure(confidences: Iterable[Confidence]) -> Confidence:
    """Give the weakest of some confidences. Raises ValueError for none."""
    return max(confidences, key=list(Confidence).index)
