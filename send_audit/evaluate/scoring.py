"""Counts, scores and where a setting stands. The one place that scores; all weights are 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from send_audit.evaluate.calendar import add_months
from send_audit.model.axes import GAPS, OPEN, OUTCOMES, UNSETTLING, WEAKENING
from send_audit.model.record import Record
from send_audit.model.result import JudgedItem, Score, Tally
from send_audit.model.vocabulary import Depth, Flag, Force, Group, Outcome


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
            item.outcome is Outcome.MET and bool(WEAKENING & set(item.flags)) for item in items
        ),
    )


def points(outcome: Outcome) -> Fraction:
    """Give the points of an outcome; nought where it does not count."""
    return OUTCOMES[outcome].points or Fraction(0)


def score(counts: Tally) -> Score | None:
    """Give points over items: yes 1, partly a half, the rest nought; None with nothing to count.

    ``high`` is what the score would be if every open item turned out a yes.
    """
    if counts.counted == 0:
        return None
    given = points(Outcome.MET) * counts.met + points(Outcome.PARTLY) * counts.partly
    return Score(low=given / counts.counted, high=(given + counts.not_answered) / counts.counted)


class _Judged(NamedTuple):
    """All that the decision table looks at."""

    items: Sequence[JudgedItem]
    counts: Mapping[Group, Tally]
    depth: Depth
    day: date

    def legal(self) -> Iterable[JudgedItem]:
        return (item for item in self.items if item.rule.group is Group.LEGAL)

    def other_musts(self) -> Iterable[JudgedItem]:
        return (
            item
            for item in self.items
            if item.rule.force is Force.MUST and item.rule.group is not Group.LEGAL
        )


class Standing(Record):
    """A row of the decision table: it holds when what it counts is not nought."""

    code: str
    when: str
    """What it counts, in words."""
    count: Callable[[_Judged], int]
    sentence: Callable[[int], str]


def where_it_stands(
    items: Sequence[JudgedItem], counts: Mapping[Group, Tally], depth: Depth, day: date
) -> tuple[str, str]:
    """Give the row of the decision table that holds first: its code, and its sentence."""
    found = next(row for row in standings(items, counts, depth, day) if row[1])
    return found[0].code, found[0].sentence(found[1])


def standings(
    items: Sequence[JudgedItem], counts: Mapping[Group, Tally], depth: Depth, day: date
) -> tuple[tuple[Standing, int], ...]:
    """Give every row of the decision table with its number, in the order of the table.

    The first whose number is not nought is where the setting stands; the last is never nought.
    """
    judged = _Judged(items, counts, depth, day)
    return tuple((row, row.count(judged)) for row in STANDINGS)


def is_short(item: JudgedItem) -> bool:
    """Tell whether an item is known not to be in place as a whole, answered in full or not."""
    return item.outcome in GAPS or Flag.KNOWN_SHORT in item.flags


def _short(items: Iterable[JudgedItem]) -> int:
    return sum(is_short(item) for item in items)


def _open_questions(items: Iterable[JudgedItem]) -> int:
    """Count questions, not items: a person answers one question for several items."""
    return len({item.rule.question for item in items if item.outcome in OPEN})


def _nothing_to_count(judged: _Judged) -> int:
    return int(not any(group.counted for group in judged.counts.values()))


def _unsettled(judged: _Judged) -> int:
    """Count the questions of legal duties that seem settled and have an answer that says otherwise."""
    found = {item.rule.question for item in judged.legal() if UNSETTLING & set(item.flags)}
    return len(found)


def _follows_guidance(judged: _Judged) -> int:
    """Tell whether all guidance is met, on evidence looked at within a year."""
    counts = judged.counts[Group.GUIDANCE]
    if judged.depth is not Depth.FULL or counts.counted == 0 or counts.met != counts.counted:
        return 0
    year_ago = add_months(judged.day, -12)
    return int(
        all(
            item.evidence_on is not None and year_ago <= item.evidence_on <= judged.day
            for item in judged.items
            if item.rule.group is Group.GUIDANCE and item.outcome is Outcome.MET
        )
    )


def _s(number: int) -> str:
    return "" if number == 1 else "s"


_IN_PLACE = "All legal duties in place by your own assessment, with evidence"
STANDINGS: tuple[Standing, ...] = (
    Standing(
        code="nothing-to-count",
        when="no item counts",
        count=_nothing_to_count,
        sentence=lambda _: "Nothing to count: no item applies on this day",
    ),
    Standing(
        code="action-legal",
        when="legal duties that are not, or not all, in place",
        count=lambda judged: _short(judged.legal()),
        sentence=lambda n: f"Action needed on {n} legal {'duty' if n == 1 else 'duties'}",
    ),
    Standing(
        code="action-other",
        when="funding-agreement or Code requirements (a must, not by law) not all in place",
        count=lambda judged: _short(judged.other_musts()),
        sentence=lambda n: f"Action needed on {n} funding-agreement or Code requirement{_s(n)}",
    ),
    Standing(
        code="not-finished",
        when="questions about legal duties that are open",
        count=lambda judged: _open_questions(judged.legal()),
        sentence=lambda n: f"Not finished: {n} legal question{_s(n)} open",
    ),
    Standing(
        code="not-finished-other",
        when="questions about those other requirements that are open",
        count=lambda judged: _open_questions(judged.other_musts()),
        sentence=lambda n: f"Not finished: {n} funding-agreement or Code question{_s(n)} open",
    ),
    Standing(
        code="disagrees",
        when="answers about legal duties that something else in the return gainsays",
        count=_unsettled,
        sentence=lambda n: f"{n} answer{_s(n)} to settle: the facts or points say otherwise",
    ),
    Standing(
        code="needs-evidence",
        when="legal duties in place and not yet evidenced",
        count=lambda judged: judged.counts[Group.LEGAL].not_yet_evidenced,
        sentence=lambda n: (
            f"All legal duties answered yes; {n} need{'s' if n == 1 else ''} current evidence"
        ),
    ),
    Standing(
        code="no-legal-duty",
        when="no legal duty counts",
        count=lambda judged: int(judged.counts[Group.LEGAL].counted == 0),
        sentence=lambda _: "No legal duty to count on this day",
    ),
    Standing(
        code="also-guidance",
        when="everything was asked, all guidance is in place, and its evidence is of the last year",
        count=_follows_guidance,
        sentence=lambda _: f"{_IN_PLACE}; also following the guidance",
    ),
    Standing(code="in-place", when="otherwise", count=lambda _: 1, sentence=lambda _: _IN_PLACE),
)
"""The decision table, read from the top."""
