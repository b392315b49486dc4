"""A second scorer, written from the published scoring rules alone and sharing no code with the first.

The rules, in short. Legal duties, funding-agreement requirements and guidance are counted apart and
never mixed. A yes is one point, a partly half a point, everything else nought; points are divided by the
items that count. What is still open (not sure, blank, unreadable) counts as nought in the low figure
and as a yes in the high one. What does not apply, is not due or is not asked is not counted. Nothing to
count: no score. What is shown for information only has nothing to answer and stands in no group.

Outcomes, forces and bases are plain words here, so that nothing of the program is needed to read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

POINTS = {"met": Fraction(1), "partly": Fraction(1, 2), "not_met": Fraction(0)}
OPEN = ("unknown", "unanswered", "invalid")
INFORMATION = "information"
UNCOUNTED = ("not_applicable", "upcoming", "out_of_scope", INFORMATION)
LAW = ("statute", "regulations")


@dataclass(frozen=True)
class Row:
    """One judged item; ``evidenced`` is whether a yes rests on evidence that is current.

    Items of one ``question`` share its answer. ``short``: still open, but its list has a no already.
    """

    outcome: str
    force: str = "must"
    basis: str = "statute"
    evidenced: bool = True
    question: str = ""
    short: bool = False


@dataclass(frozen=True)
class Figures:
    """What is shown of one group."""

    in_place: int
    partly: int
    not_in_place: int
    not_answered: int
    does_not_apply: int
    not_due: int
    not_asked: int
    not_yet_evidenced: int
    interval: tuple[Fraction, Fraction] | None


def group(row: Row) -> str:
    """Say where a row is counted: a must in law, the funding agreement, guidance, or nowhere."""
    if row.outcome == INFORMATION:
        return ""
    if row.basis == "funding-agreement":
        return "funding"
    if row.force == "must" and row.basis in LAW:
        return "legal"
    return "guidance"


def interval(outcomes: Iterable[str]) -> tuple[Fraction, Fraction] | None:
    """Points over items: with the open ones as nought, and with the open ones as one."""
    counted = [outcome for outcome in outcomes if outcome not in UNCOUNTED]
    if not counted:
        return None
    least = sum((POINTS.get(outcome, Fraction(0)) for outcome in counted), Fraction(0))
    most = least + sum(1 for outcome in counted if outcome in OPEN)
    return least / len(counted), most / len(counted)


def figures(rows: Iterable[Row], name: str) -> Figures:
    """Count and score the rows of one group."""
    mine = [row for row in rows if group(row) == name]
    outcomes = [row.outcome for row in mine]
    return Figures(
        in_place=outcomes.count("met"),
        partly=outcomes.count("partly"),
        not_in_place=outcomes.count("not_met"),
        not_answered=sum(outcomes.count(word) for word in OPEN),
        does_not_apply=outcomes.count("not_applicable"),
        not_due=outcomes.count("upcoming"),
        not_asked=outcomes.count("out_of_scope"),
        not_yet_evidenced=sum(row.outcome == "met" and not row.evidenced for row in mine),
        interval=interval(outcomes),
    )


def short(rows: Iterable[Row]) -> int:
    """Count the rows that are known to be less than fully in place."""
    return sum(row.outcome in ("partly", "not_met") or row.short for row in rows)


def still_open(rows: Iterable[Row]) -> int:
    """Count the questions of the rows that are not sure, blank or unreadable."""
    return len({row.question for row in rows if row.outcome in OPEN})


def where_it_stands(rows: Iterable[Row], *, full: bool, recent: bool) -> tuple[int, int]:
    """Give the row of the decision table that holds first, 1 to 6, and its number N (or 0).

    ``full``: asked at full depth; ``recent``: the guidance was reviewed within a year. Row 0 is for
    nothing to count, row 7 for a setting with no legal duty to count. Rows 4 and 5 say "all", so a must that is open, in law or not, stops at row 3.
    """
    rows = list(rows)
    if all(row.outcome in UNCOUNTED for row in rows):
        return 0, 0
    legal = [row for row in rows if group(row) == "legal"]
    other_musts = [row for row in rows if group(row) != "legal" and row.force == "must"]
    bare = sum(row.outcome == "met" and not row.evidenced for row in legal)
    table = (
        (1, short(legal)),
        (2, short(other_musts)),
        (3, still_open(legal)),
        (3, still_open(other_musts)),
        (4, bare),
        (7, int(all(row.outcome in UNCOUNTED for row in legal))),
        (6, int(full and recent and follows_guidance(rows))),
    )
    number, count = next(((number, count) for number, count in table if count), (5, 0))
    return number, count if number <= 4 else 0


def follows_guidance(rows: Iterable[Row]) -> bool:
    """Whether there is guidance that counts, and all of it is met."""
    outcomes = [row.outcome for row in rows if group(row) == "guidance"]
    counted = [outcome for outcome in outcomes if outcome not in UNCOUNTED]
    return bool(counted) and set(counted) == {"met"}
