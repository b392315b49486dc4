"""The SENCO award by the third anniversary (SEND Regulations 2014 reg 49(4), (7)-(9)).

Settings: ``rule_from`` (the rule is about people who became SENCO after this day), ``years``
until the anniversary, ``service_months`` of earlier service that are harmless, and ``awards``: for
each award and span of days (``from``, ``until``) between which limits its course began and ended,
and a ``remark`` to add.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

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

NAMES = {"nasenco": "National Award", "npq": "NPQ for SENCOs"}


def _award(facts: Facts, settings: Settings, day: date) -> Decision:
    wrong = _impossible(facts, day)
    if wrong:
        return undecided(wrong, flags=(Flag.IMPOSSIBLE_DATES,))
    holds, why = _holds(facts, settings, day)
    if holds:
        return settled(Outcome.MET, why)
    first_on = _date(facts["first_on"])
    if first_on is None:
        return undecided(*_said(why), "You did not say when this person first became a SENCO.")
    if first_on <= settings["rule_from"]:
        return _before_the_rule(first_on, facts, settings, why)
    return _by_anniversary(first_on, holds, why, facts, settings, day)


def _before_the_rule(first_on: date, facts: Facts, settings: Settings, why: str) -> Decision:
    """Judge somebody who first became SENCO before the rule began."""
    steps = (
        f"The SENCO first became one on {words(first_on)}.",
        f"The rule is about those who became SENCO after {words(settings['rule_from'])}.",
    )
    months = facts["months_before"]
    if isinstance(months, int) and 0 < months <= settings["service_months"]:
        return settled(
            Outcome.UNKNOWN,
            *steps,
            *_said(why),
            f"They came to this post with {months} months of service; if that was after the rule began, "
            "its words can be read to cover them.",
            flags=(Flag.ARGUABLE,),
        )
    return settled(Outcome.NOT_APPLICABLE, *steps)


def _by_anniversary(
    first_on: date, holds: bool | None, why: str, facts: Facts, settings: Settings, day: date
) -> Decision:
    """Judge somebody inside the rule who does not (or may not) hold the award."""
    anniversary = add_months(first_on, 12 * settings["years"])
    sum_of_it = (
        f"First became a SENCO on {words(first_on)}; the third anniversary is {words(anniversary)}."
    )
    if day <= anniversary:
        steps = (sum_of_it, *_said(why), f"On {words(day)} that day has not passed.")
        return settled(Outcome.UPCOMING, *steps, due=_due(anniversary, facts, settings, day))
    if holds is None:
        return undecided(sum_of_it, why)
    passed = f"On {words(day)} that day has passed."
    months = facts["months_before"]
    if months is None:
        return settled(
            Outcome.UNKNOWN,
            sum_of_it,
            *_said(why),
            passed,
            "You did not say how many months they had been SENCO before this post, which matters here.",
            flags=(Flag.CHECK,),
        )
    if isinstance(months, int) and months > settings["service_months"]:
        return settled(
            Outcome.UNKNOWN,
            sum_of_it,
            *_said(why),
            passed,
            f"Earlier service of {months} months is more than {settings['service_months']}: the regulation "
            "can be read to leave them out, while guidance says every SENCO qualifies within three years.",
            flags=(Flag.ARGUABLE,),
        )
    return settled(Outcome.NOT_MET, sum_of_it, *_said(why), passed)


def _due(anniversary: date, facts: Facts, settings: Settings, day: date) -> date:
    """Give the last day for the award: an award under way may have an end of its own."""
    rule = _rule(facts["award"], settings, day)
    if rule is None or "done_before" not in rule or _begun_wrongly(facts, rule):
        return anniversary
    limit: date = rule["done_before"]
    return min(anniversary, limit - timedelta(days=1))


def _rule(award: FactValue | None, settings: Settings, day: date) -> Mapping[str, Any] | None:
    """Find what an award has to meet on a day; None for an award that did not count then."""
    return next((r for r in settings["awards"] if r["award"] == award and _on(r, day)), None)


def _begun_wrongly(facts: Facts, rule: Mapping[str, Any]) -> str:
    """Say why the day a course began rules its award out; empty when it does not."""
    begun_on = _date(facts["begun_on"])
    if begun_on is None:
        return ""
    if "begun_before" in rule and begun_on >= rule["begun_before"]:
        return f"begun on {words(begun_on)}; it counts only if begun before {words(rule['begun_before'])}"
    if "begun_from" in rule and begun_on < rule["begun_from"]:
        return f"begun on {words(begun_on)}; it counts only if begun on or after {words(rule['begun_from'])}"
    return ""


def _holds(facts: Facts, settings: Settings, day: date) -> tuple[bool | None, str]:
    """Say whether an award that counts is held: yes, no, or not to be told (None); and why."""
    award = facts["award"]
    if award is None:
        return None, "You did not say which SENCO award they hold."
    if award not in NAMES:
        return False, "No SENCO award is held or begun."
    name = NAMES[str(award)]
    rule = _rule(award, settings, day)
    if rule is None:
        return False, f"The {name} did not count on {words(day)}."
    wrong = _begun_wrongly(facts, rule)
    if wrong:
        return False, f"The {name} was {wrong}."
    done_on = _date(facts["done_on"])
    if done_on is None or done_on > day:
        last = (
            f"; it counts only if completed before {words(rule['done_before'])}"
            if "done_before" in rule
            else ""
        )
        return False, f"The {name} is not completed yet{last}."
    return _completed(name, _date(facts["begun_on"]), done_on, rule)


def _completed(
    name: str, begun_on: date | None, done_on: date, rule: Mapping[str, Any]
) -> tuple[bool | None, str]:
    """Say whether a completed award counts."""
    if "done_before" in rule and done_on >= rule["done_before"]:
        return False, (
            f"The {name} was completed on {words(done_on)}; it counts only if completed before "
            f"{words(rule['done_before'])}."
        )
    if begun_on is None and not _begin_follows(done_on, rule):
        return (
            None,
            f"You did not say when the course for the {name} began, which decides if it counts.",
        )
    begun = f"begun on {words(begun_on)} and " if begun_on else ""
    remark = f" {rule['remark']}" if "remark" in rule else ""
    return True, f"The {name} was {begun}completed on {words(done_on)}, so it counts.{remark}"


def _begin_follows(done_on: date, rule: Mapping[str, Any]) -> bool:
    """Tell whether the end of a course alone shows that it began in time."""
    if "begun_from" in rule:
        return False
    return "begun_before" not in rule or done_on < rule["begun_before"]


def _on(rule: Mapping[str, Any], day: date) -> bool:
    return bool(rule.get("from", day) <= day <= rule.get("until", day))


def _impossible(facts: Facts, day: date) -> str:
    """Name dates that cannot be right together; empty when they can."""
    first, begun, done = (_date(facts[name]) for name in ("first_on", "begun_on", "done_on"))
    if first is not None and first > day:
        return f"The day they first became a SENCO ({words(first)}) lies after {words(day)}."
    if begun is not None and done is not None and done < begun:
        return f"The course ends ({words(done)}) before it begins ({words(begun)})."
    return ""


def _date(value: FactValue | None) -> date | None:
    return value if isinstance(value, date) else None


def _said(why: str) -> tuple[str, ...]:
    return (why,) if why else ()


senco_award = Decider(
    need=Need(
        facts=("first_on", "months_before", "award", "begun_on", "done_on"),
        settings=("rule_from", "years", "service_months", "awards"),
    ),
    decide=_award,
)
