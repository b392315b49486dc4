"""The accessibility plan on the fixed national cycle (Equality Act 2010 Sch 10, SI 2005/3221 reg 3).

Settings: ``cycle_from`` (first day of the first national period), ``cycle_years`` (its length),
``due_month`` and ``due_day`` (the day in the year a period begins by which its plan is due) and
``new_school_months`` (how long a new school has for its first plan).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from send_audit.evaluate.calendar import add_months, words
from send_audit.evaluate.deciders.contract import (
    Decider,
    Decision,
    Facts,
    Need,
    Settings,
    settled,
    undecided,
)
from send_audit.model.checklist import FactValue
from send_audit.model.vocabulary import Flag, Outcome


class _Period(NamedTuple):
    first: date
    last: date
    next_due: date

    def __str__(self) -> str:
        return f"{words(self.first)} to {words(self.last)}"


def _plan(facts: Facts, settings: Settings, day: date) -> Decision:
    first, last = _date(facts["plan_from"]), _date(facts["plan_to"])
    period = _period(settings, day)
    national = f"The national period on {words(day)} is {period}."
    if first is None and last is None:
        return _no_plan(facts, settings, day, national)
    if last is None or first is None:
        return undecided(national, "You gave only one of the plan's first and last day.")
    if last < first:
        return undecided(
            national,
            f"The plan ends ({words(last)}) before it begins ({words(first)}).",
            flags=(Flag.IMPOSSIBLE_DATES,),
        )
    yours = f"Your plan runs from {words(first)} to {words(last)}."
    if first > day:
        return settled(Outcome.NOT_MET, national, yours, "It has not begun yet.")
    if last < day:
        return settled(Outcome.NOT_MET, national, yours, f"It ended before {words(day)}.")
    return _in_force(first, last, facts, period, day, (national, yours))


def _in_force(
    first: date, last: date, facts: Facts, period: _Period, day: date, steps: tuple[str, ...]
) -> Decision:
    aligned = (first, last) == (period.first, period.last)
    flags = () if aligned else (Flag.MISALIGNED,)
    if not aligned:
        steps += (
            "Its dates differ from the national period. That is accepted; line up the next plan.",
        )
    next_from = _date(facts["next_from"])
    due = f"The plan for the next period is due by {words(period.next_due)}."
    if day > period.next_due and last <= period.last:
        if next_from is None:
            return settled(
                Outcome.UNKNOWN,
                *steps,
                f"{due} You did not say that it is written.",
                flags=(*flags, Flag.CHECK),
                due=period.next_due,
            )
        steps += (f"{due} You said that it is written, from {words(next_from)}.",)
        return settled(Outcome.MET, *steps, flags=flags)
    return settled(Outcome.MET, *steps, due, flags=flags, due=period.next_due)


def _no_plan(facts: Facts, settings: Settings, day: date, national: str) -> Decision:
    opened = _date(facts["opened_on"])
    if opened is None or opened > day:
        return undecided(national, "You gave no first and last day of a plan.")
    due = add_months(opened, settings["new_school_months"])
    if day > due:
        return undecided(
            national,
            f"The school opened on {words(opened)}, so its first plan was due by {words(due)}.",
            "You gave no first and last day of a plan.",
        )
    return settled(
        Outcome.UPCOMING,
        f"The school opened on {words(opened)}, so its first plan is due by {words(due)}.",
        due=due,
    )


def _period(settings: Settings, day: date) -> _Period:
    """Find the national period that a day falls into, and when the next plan is due."""
    first, months = settings["cycle_from"], 12 * settings["cycle_years"]
    while add_months(first, months) <= day:
        first = add_months(first, months)
    following = add_months(first, months)
    due = date(following.year, settings["due_month"], settings["due_day"])
    return _Period(first, following - timedelta(days=1), due)


def _date(value: FactValue | None) -> date | None:
    return value if isinstance(value, date) else None


accessibility_plan = Decider(
    need=Need(
        facts=("plan_from", "plan_to", "next_from", "opened_on"),
        settings=("cycle_from", "cycle_years", "due_month", "due_day", "new_school_months"),
    ),
    decide=_plan,
)
