"""Counts, scores and where a setting stands. The one place that scores; all weights are 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from send_audit.evaluate.calendar import add_months
from send_audit.model.result import JudgedItem, Score, Tally
from send_audit.model.vocabulary import OPEN, Depth, Flag, Force, Group, Outcome

WEAK = frozenset({Flag.UNEVIDENCED, Flag.STALE, Flag.IMPOSSIBLE_DATES})
"""Flags that leave a yes 'not yet evidenced'."""


def tally(items: Iterable[JudgedItem]) -> Mapping[Group, Tally]:
    """Count the items of each group by outcome; items outside every group are not in it."""
    grouped: dict[Group, list[JudgedItem]] = {group: [] for group in Group}
    for item in items:
        if item.rule.group is not None:
            grouped[item.rule.group].append(item)
    return {group: _tally(members) for group, members in grouped.items()}


def _tally(items: Sequence[JudgedItem]) -> Tally:
    def count(*outcomes: Outcome) -> int:
        return sum(item.outcome in outcomes for item in items)

    return Tally(
        met=count(Outcome.MET),
        partly=count(Outcome.PARTLY),
        not_met=count(Outcome.NOT_MET),
        not_answered=count(*OPEN),
        not_applicable=count(Outcome.NOT_APPLICABLE),
        upcoming=count(Outcome.UPCOMING),
        not_asked=count(Outcome.OUT_OF_SCOPE),
        not_yet_evidenced=sum(
            item.outcome is Outcome.MET and bool(WEAK & set(item.flags)) for item in items
        ),
    )


def score(counts: Tally) -> Score | None:
    """Give points over items: yes 1, partly a half, the rest nought; None with nothing to count.

    ``high`` is what the score would be if every open item turned out a yes.
    """
    if counts.counted == 0:
        return None
    points = Fraction(2 * counts.met + counts.partly, 2)
    return Score(low=points / counts.counted, high=(points + counts.not_answered) / counts.counted)


def where_it_stands(
    items: Sequence[JudgedItem], counts: Mapping[Group, Tally], depth: Depth, day: date
) -> tuple[str, str]:
    """Give the row of the decision table that holds first: its code, and its sentence."""
    if not any(group.counted for group in counts.values()):
        return "nothing-to-count", "Nothing to count: no item applies on this day"
    for code, number, sentence in _rows(items, counts):
        if number:
            return code, sentence(number)
    if counts[Group.LEGAL].counted == 0:
        return "no-legal-duty", "No legal duty to count on this day"
    if depth is Depth.FULL and _follows_guidance(items, counts[Group.GUIDANCE], day):
        return (
            "also-guidance",
            "All legal duties in place by your own assessment, with evidence; also following the guidance",
        )
    return "in-place", "All legal duties in place by your own assessment, with evidence"


Row = tuple[str, int, Callable[[int], str]]


def _rows(items: Sequence[JudgedItem], counts: Mapping[Group, Tally]) -> tuple[Row, ...]:
    legal = counts[Group.LEGAL]
    others = [
        item
        for item in items
        if item.rule.force is Force.MUST and item.rule.group is not Group.LEGAL
    ]
    gaps = sum(is_short(item) for item in others)
    return (
        (
            "action-legal",
            sum(is_short(item) for item in items if item.rule.group is Group.LEGAL),
            lambda n: f"Action needed on {n} legal {'duty' if n == 1 else 'duties'}",
        ),
        (
            "action-other",
            gaps,
            lambda n: f"Action needed on {n} funding-agreement or Code requirement{_s(n)}",
        ),
        (
            "not-finished",
            _open_questions(item for item in items if item.rule.group is Group.LEGAL),
            lambda n: f"Not finished: {n} legal question{_s(n)} open",
        ),
        (
            "not-finished-other",
            _open_questions(others),
            lambda n: f"Not finished: {n} funding-agreement or Code question{_s(n)} open",
        ),
        (
            "disagrees",
            len({item.rule.question for item in items if _is_unsettled(item)}),
            lambda n: f"{n} answer{_s(n)} to settle: the facts or points say otherwise",
        ),
        (
            "needs-evidence",
            legal.not_yet_evidenced,
            lambda n: (
                f"All legal duties answered yes; {n} need{'s' if n == 1 else ''} current evidence"
            ),
        ),
    )


def is_short(item: JudgedItem) -> bool:
    """Tell whether an item is known not to be in place as a whole, answered in full or not."""
    return item.outcome in {Outcome.NOT_MET, Outcome.PARTLY} or Flag.KNOWN_SHORT in item.flags


def _open_questions(items: Iterable[JudgedItem]) -> int:
    """Count questions, not items: a person answers one question for several items."""
    return len({item.rule.question for item in items if item.outcome in OPEN})


def _is_unsettled(item: JudgedItem) -> bool:
    """Tell whether a legal duty that seems settled has an answer that says otherwise."""
    legal = item.rule.group is Group.LEGAL
    return legal and bool({Flag.CONTRADICTED, Flag.CHECK} & set(item.flags))


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _follows_guidance(items: Sequence[JudgedItem], counts: Tally, day: date) -> bool:
    """Tell whether all guidance is met, on evidence looked at within a year."""
    if counts.counted == 0 or counts.met != counts.counted:
        return False
    year_ago = add_months(day, -12)
    return all(
        item.evidence_on is not None and year_ago <= item.evidence_on <= day
        for item in items
        if item.rule.group is Group.GUIDANCE and item.outcome is Outcome.MET
    )
