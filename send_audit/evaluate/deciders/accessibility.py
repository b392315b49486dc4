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
        return _half_given(first, last, facts, settings, day, national)
    if last < first:
        return undecided(
            national,
            f"The plan ends ({words(last)}) before it begins ({words(first)}).",
            flags=(Flag.IMPOSSIBLE_DATES,),
        )
    steps = (national, f"Your plan runs from {words(first)} to {words(last)}.")
    if first > day:
        return _not_begun(facts, settings, day, steps)
    if last < day:
        return _ended(last, facts, day, steps)
    if last > add_months(first, 12 * settings["cycle_years"]):
        years = settings["cycle_years"]
        why = f"That is more than {years} years, and a plan is for a period of {years}."
        return settled(Outcome.UNKNOWN, *steps, why, flags=(Flag.CHECK,))
    return _in_force(first, last, facts, period, day, steps)


def _half_given(
    first: date | None,
    last: date | None,
    facts: Facts,
    settings: Settings,
    day: date,
    national: str,
) -> Decision:
    """Judge a plan of which only one end is known: some ends alone rule it out."""
    if last is not None and last < day:
        return _ended(last, facts, day, (national, f"Your plan runs to {words(last)}."))
    if first is not None and first > day:
        steps = (national, f"Your plan runs from {words(first)}.")
        return _not_begun(facts, settings, day, steps)
    return undecided(national, "You gave only one of the plan's first and last day.")


def _not_begun(facts: Facts, settings: Settings, day: date, steps: tuple[str, ...]) -> Decision:
    opened = _date(facts["opened_on"])
    if opened is not None and opened <= day <= add_months(opened, settings["new_school_months"]):
        due = add_months(opened, settings["new_school_months"])
        why = f"The school opened on {words(opened)}, so its first plan is due by {words(due)}."
        return settled(Outcome.UPCOMING, *steps, why, due=due)
    return settled(Outcome.NOT_MET, *steps, "It has not begun yet.")


def _ended(last: date, facts: Facts, day: date, steps: tuple[str, ...]) -> Decision:
    ended = f"It ended before {words(day)}."
    next_from = _date(facts["next_from"])
    if next_from is not None and last < next_from <= day:
        return undecided(*steps, ended, "Your next plan has begun; give its first and last day.")
    return settled(Outcome.NOT_MET, *steps, ended)


def _in_force(
    first: date, last: date, facts: Facts, period: _Period, day: date, steps: tuple[str, ...]
) -> Decision:
    aligned = (first, last) == (period.first, period.last)
    flags = () if aligned else (Flag.MISALIGNED,)
    if not aligned:
        steps += (
            "Its dates differ from the national period. That is accepted; line up the next plan.",
        )
    due = f"The plan for the next period is due by {words(period.next_due)}."
    if day <= period.next_due or last > period.last:
        return settled(Outcome.MET, *steps, due, flags=flags, due=period.next_due)
    next_from = _date(facts["next_from"])
    if next_from is not None and last < next_from <= last + timedelta(days=1):
        written = f"{due} You said that it is written, from {words(next_from)}."
        return settled(Outcome.MET, *steps, written, flags=flags)
    missing = (
        "You did not say that it is written."
        if next_from is None
        else f"You said that it begins on {words(next_from)}, which does not follow on the present one."
    )
    return settled(
        Outcome.UNKNOWN, *steps, f"{due} {missing}", flags=(*flags, Flag.CHECK), due=period.next_due
    )


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
    begin, months = settings["cycle_from"], 12 * settings["cycle_years"]
    passed = (day.year - begin.year) * 12 + day.month - begin.month - (day.day < begin.day)
    first = add_months(begin, passed // months * months)
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
