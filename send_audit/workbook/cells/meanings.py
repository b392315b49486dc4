"""Answer words that other audits use, by what they mean.

Only words of one meaning are here to be read; those of more than one are asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from send_audit.model.checklist import Level
from send_audit.model.vocabulary import Outcome
from send_audit.workbook.cells.marks import TICKS
from send_audit.workbook.cleaning import key

MET, PARTLY, NOT_MET = Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET
UNKNOWN, NA = Outcome.UNKNOWN, Outcome.NOT_APPLICABLE

_PLAIN: Mapping[Outcome, tuple[str, ...]] = {
    MET: ("yes", "yep", "yeah", "yup", "tick", "ticked", *TICKS),
    NOT_MET: ("no", "nope"),
    NA: (
        *("n/a", "na", "not applicable", "non applicable", "does not apply", "doesn't apply"),
        *("doesnt apply", "not relevant"),
    ),
    UNKNOWN: ("not sure", "unsure", "don't know", "dont know", "do not know", "not known"),
}
_RATINGS: Mapping[Outcome, tuple[str, ...]] = {
    MET: (
        *("green", "fully", "secure", "embedded", "established", "fully met", "fully in place"),
        *("fully compliant", "fully embedded", "fully implemented", "met in full"),
    ),
    PARTLY: (
        *(
            "amber",
            "developing",
            "in progress",
            "working towards",
            "partially",
            "partial",
            "partly",
        ),
        *("partly met", "partially met", "partly in place", "partially in place"),
        *("partly compliant", "partially compliant", "partly implemented", "partially implemented"),
    ),
    NOT_MET: (
        *("red", "not evident", "not started", "not met", "unmet", "not in place", "not compliant"),
        *("non-compliant", "non compliant", "noncompliant", "not implemented", "not embedded"),
    ),
}
_UNSURE: Mapping[Outcome, tuple[str, ...]] = {
    MET: ("ok", "okay", "done", "complete", "completed", "achieved", "always", "g"),
    PARTLY: (
        *("emerging", "in hand", "ongoing", "on-going", "underway", "under way", "started", "a"),
        *("mostly", "mainly", "nearly", "almost", "some", "sometimes", "in development", "usually"),
    ),
    NOT_MET: ("planned", "none", "nil", "never", "to do", "outstanding", "not really", "r"),
    UNKNOWN: ("tbc", "tba", "tbd", "to be confirmed", "unclear", "check", "to check", "maybe"),
    NA: ("not required", "not needed", "exempt"),
}
"""Words that may mean this, and are asked about with it as the suggestion."""
_HALF = ("not fully", "not all", "not always", "not entirely", "not completely", "not quite")

OPEN = frozenset(
    (
        *("yes", "yep", "yeah", "partly", "partially", "unsure", "not sure", "don't know"),
        *("do not know", *_PLAIN[NA], *TICKS),
    )
)
"""Answers after which words may follow without a stop between them."""
UNDER_WAY = frozenset(("in progress", "working towards"))
"""Answers of their own that only say more when they come after a "no"."""


def meaning(level: Level) -> Outcome | None:
    """Tell what an answer stands for: as its scale says, or for a plain yes or no."""
    return level.means or {"yes": MET, "no": NOT_MET}.get(level.label.casefold())


def level_for(outcome: Outcome, levels: Sequence[Level]) -> Level | None:
    """Give the one answer that has a meaning; None when there is none, or more than one."""
    found = [level for level in levels if meaning(level) is outcome]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=32)
def phrases(levels: tuple[Level, ...]) -> Mapping[str, Level | None]:
    """Give every word that can be read, longest first, with its answer.

    None for words whose meaning is known and that this list of answers has no place for.
    """
    known: dict[str, Level | None] = {}
    for level in levels:
        for word in filter(None, map(key, (level.label, level.id, *level.accepts))):
            known.setdefault(word, level)
    sources = [_PLAIN, _RATINGS] if any(level.means for level in levels) else [_PLAIN]
    for words_by_meaning in sources:
        for outcome, words in words_by_meaning.items():
            for word in words:
                known.setdefault(word, level_for(outcome, levels))
    labels = {key(level.label): level for level in levels}
    known.setdefault("true", labels.get("yes"))
    known.setdefault("false", labels.get("no"))
    return dict(sorted(known.items(), key=lambda pair: -len(pair[0])))


def suggestion(text: str, levels: Sequence[Level]) -> Level | None:
    """Give the answer that a word of more than one meaning most likely stands for."""
    if text.startswith(_HALF):
        return level_for(PARTLY, levels)
    for outcome, words in _UNSURE.items():
        if text in words:
            return level_for(outcome, levels)
    return None
