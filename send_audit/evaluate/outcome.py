"""One item, one outcome: from scope, facts, ticks or the answer, in that order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.evaluate.assurance import says_something
from send_audit.evaluate.deciders import DECIDERS
from send_audit.evaluate.facts import holds, value_of
from send_audit.model.checklist import Checklist, FactValue, Item, Question, Tick
from send_audit.model.record import Record
from send_audit.model.result import JudgedTick
from send_audit.model.ruleset import RuleItem
from send_audit.model.submission import Answer
from send_audit.model.vocabulary import DecidedBy, Depth, Flag, Group, InScope, Outcome


class Case(Record):
    """Everything that bears on one item: pure data, passed on whole."""

    checklist: Checklist
    item: Item
    rule: RuleItem
    answer: Answer | None
    ticks: tuple[JudgedTick, ...]
    facts: Mapping[str, FactValue]
    unread: Mapping[str, str]
    """Facts that were stated but could not be read -> their cell."""
    day: date
    depth: Depth


class Verdict(Record):
    """An outcome with what settled it and how, one sentence a step."""

    outcome: Outcome
    by: DecidedBy
    because: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    due: date | None = None


def decide(case: Case) -> Verdict:
    """Give the outcome of one item."""
    scope = _from_scope(case)
    if scope is not None:
        return scope
    facts = _from_facts(case)
    if facts is not None and facts.outcome is not Outcome.UNANSWERED:
        return facts
    rest = _unconfirmed(case) or _from_ticks(case) or _from_answer(case)
    if facts is None:
        return rest
    return Verdict(
        outcome=rest.outcome,
        by=rest.by,
        because=(*facts.because, *rest.because),
        flags=(*facts.flags, *rest.flags),
        due=rest.due,
    )


def meaning(case: Case) -> Outcome | None:
    """Give the outcome that the answer stands for; None without one that somebody here stands by."""
    if case.answer is None or case.answer.level is None or case.answer.unconfirmed:
        return None
    question = case.checklist.questions[case.item.question]
    scale = case.checklist.scales[question.scale]
    return next(level.means for level in scale.levels if level.id == case.answer.level)


def judged_ticks(
    checklist: Checklist,
    question: Question | None,
    kind: str,
    answer: Answer | None,
    facts: Mapping[str, FactValue],
) -> tuple[JudgedTick, ...]:
    """Give the points of a question as read, each with whether it is asked of this setting."""
    return tuple(
        _judged_tick(tick, answer, _asked(tick, checklist, kind, facts))
        for tick in (question.ticks if question else ())
    )


def _asked(tick: Tick, checklist: Checklist, kind: str, facts: Mapping[str, FactValue]) -> bool:
    if tick.kinds and kind not in tick.kinds:
        return False
    return tick.when is None or holds(tick.when, checklist, facts)[0] is not InScope.NO


def _judged_tick(tick: Tick, answer: Answer | None, asked: bool) -> JudgedTick:
    given = answer.ticks.get(tick.id) if answer else None
    return JudgedTick(
        id=tick.id,
        text=tick.text,
        level=given.level if given else None,
        where=given.where if given else None,
        in_scope=asked,
        readable=given.readable if given else True,
    )


def _from_scope(case: Case) -> Verdict | None:
    rule = case.rule
    if rule.in_scope is InScope.UPCOMING:
        return Verdict(
            outcome=Outcome.UPCOMING,
            by=DecidedBy.SCOPE,
            because=(rule.reason,),
            due=rule.in_force_from,
        )
    if rule.in_scope is InScope.NO and rule.group is None:
        return Verdict(outcome=Outcome.OUT_OF_SCOPE, by=DecidedBy.SCOPE, because=(rule.reason,))
    if not rule.question:
        why = case.item.not_asked
        return Verdict(outcome=Outcome.INFORMATION, by=DecidedBy.SCOPE, because=(why,))
    if case.depth is Depth.DUTIES and rule.group is Group.GUIDANCE:
        return Verdict(
            outcome=Outcome.OUT_OF_SCOPE,
            by=DecidedBy.SCOPE,
            because=("This form asks about duties only, not about guidance.",),
            flags=(Flag.NOT_ASKED,),
        )
    if rule.in_scope is InScope.NO:
        return _removed(case)
    return None


def _removed(case: Case) -> Verdict:
    """Settle an item that a fact took out; an answer that says otherwise is not lost."""
    claimed = meaning(case)
    at_odds = claimed in {Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET}
    return Verdict(
        outcome=Outcome.NOT_APPLICABLE,
        by=DecidedBy.SCOPE,
        because=(case.rule.reason,),
        flags=(Flag.CONTRADICTED,) if at_odds else (),
    )


def _from_facts(case: Case) -> Verdict | None:
    """Ask the item's decider; UNANSWERED stands for facts that do not settle it."""
    rule = case.item.decide
    if rule is None:
        return None
    named = {
        parameter: value_of(case.checklist.facts[fact], case.facts)
        for parameter, fact in rule.facts.items()
    }
    decision = DECIDERS[rule.rule].decide(named, rule.settings, case.day)
    unread = [case.unread[fact] for fact in rule.facts.values() if fact in case.unread]
    if unread and decision.outcome is not Outcome.MET:  # what it lacks may stand in that cell
        lost = tuple(f"The fact at {cell} could not be read." for cell in unread)
        reasons = decision.because if decision.outcome else ()
        return Verdict(outcome=Outcome.INVALID, by=DecidedBy.FACTS, because=(*lost, *reasons))
    return Verdict(
        outcome=decision.outcome or Outcome.UNANSWERED,
        by=DecidedBy.FACTS,
        because=decision.because,
        flags=decision.flags,
        due=decision.due,
    )


def _unconfirmed(case: Case) -> Verdict | None:
    """Leave open what was filled in for the setting until somebody there stands by it.

    What cannot be read was typed there, so it is judged as any other answer.
    """
    answer = case.answer
    if answer is None or not answer.unconfirmed or not answer.readable:
        return None
    ticked = sum(tick.in_scope and tick.level is not None for tick in case.ticks)
    if not answer.raw and not ticked:
        return None
    was = f"'{answer.raw}' was filled in beforehand and is not confirmed yet."
    points = f"Answers to points ({ticked}) were filled in beforehand and are not confirmed yet."
    return Verdict(
        outcome=Outcome.UNANSWERED,
        by=DecidedBy.NOTHING,
        because=(was if answer.raw else points,),
        flags=(Flag.CARRIED,),
    )


def _from_ticks(case: Case) -> Verdict | None:
    if case.item.decide is not None:
        return None
    asked = [tick for tick in case.ticks if tick.in_scope]
    yes = [tick.id for tick in asked if tick.level == "yes"]
    no = [tick.id for tick in asked if tick.level == "no"]
    unread = [tick.id for tick in asked if not tick.readable]
    blank = [tick.id for tick in asked if tick.level is None and tick.readable]
    if not (yes or no or unread):
        return None
    if unread or blank:
        outcome = Outcome.INVALID if unread else Outcome.UNANSWERED
    elif no:
        outcome = Outcome.PARTLY if yes else Outcome.NOT_MET
    else:
        outcome = Outcome.MET
    return Verdict(
        outcome=outcome,
        by=DecidedBy.TICKS,
        because=(
            f"Of {len(asked)} points: {_named(yes=yes, no=no, blank=blank, unread=unread)}.",
            *_beside(case.ticks),
        ),
        flags=_unfinished(is_short=bool(no)) if unread or blank else (),
    )


def _unfinished(*, is_short: bool) -> tuple[Flag, ...]:
    """Flag a list that is not whole; ``is_short``: it is known already not to be all yes."""
    return (Flag.INCOMPLETE_TICKS, *((Flag.KNOWN_SHORT,) if is_short else ()))


def _beside(ticks: tuple[JudgedTick, ...]) -> tuple[str, ...]:
    """Say which points were answered although they are not asked here."""
    given = [f"{tick.id} ({tick.level})" for tick in ticks if tick.level and not tick.in_scope]
    return (f"Answered although not asked here: {', '.join(given)}.",) if given else ()


def _named(*, yes: list[str], no: list[str], blank: list[str], unread: list[str]) -> str:
    """Count points, and name those that are not a yes."""
    parts = [f"{len(yes)} yes"]
    for points, words in ((no, "no"), (blank, "not answered"), (unread, "not readable")):
        if points:
            parts.append(f"{len(points)} {words} ({', '.join(points)})")
    return ", ".join(parts)


def _from_answer(case: Case) -> Verdict:
    answer = case.answer
    if answer is not None and not answer.readable:
        return Verdict(
            outcome=Outcome.INVALID,
            by=DecidedBy.ANSWER,
            because=(f"The answer could not be taken as it stands: '{answer.raw}'.",),
        )
    means = meaning(case)
    if answer is None or means is None:
        return Verdict(
            outcome=Outcome.UNANSWERED, by=DecidedBy.NOTHING, because=("There is no answer yet.",)
        )
    if means is Outcome.NOT_APPLICABLE:
        return _not_applicable(case, answer)
    if means not in {Outcome.MET, Outcome.PARTLY} or not any(t.in_scope for t in case.ticks):
        return Verdict(
            outcome=means, by=DecidedBy.ANSWER, because=(f"You answered '{answer.raw}'.",)
        )
    return _without_points(answer, means)


def _without_points(answer: Answer, means: Outcome) -> Verdict:
    """Judge a yes or partly to a question whose list is blank, or was not in the form at all.

    A list that is there counts once each of its points is answered: else emptying a cell that
    says no would raise a score.
    """
    said = f"You answered '{answer.raw}'"
    if not answer.ticks:
        return Verdict(
            outcome=means,
            by=DecidedBy.ANSWER,
            because=(f"{said}; the form does not have the points of its list.",),
            flags=(Flag.INCOMPLETE_TICKS,),
        )
    return Verdict(
        outcome=Outcome.UNANSWERED,
        by=DecidedBy.ANSWER,
        because=(f"{said}; it counts once each point of the list is answered.",),
        flags=_unfinished(is_short=means is Outcome.PARTLY),
    )


def _happened(case: Case) -> bool:
    """Tell whether a fact says that the occasion of an item came about.

    A fact that tells what the setting is does not: a nursery can be funded and have no child
    whom an item is about.
    """
    facts = case.checklist.facts
    return any(not facts[name].lasting for name in case.rule.scope_facts)


def _not_applicable(case: Case, answer: Answer) -> Verdict:
    na, rule = case.item.na, case.rule
    if rule.in_scope is not InScope.DEPENDS:
        if not na.allowed:
            return _refuse_na(f"'Does not apply' is not accepted here. {na.because}")
        if rule.condition and _happened(case):
            return _refuse_na(
                f"You answered '{answer.raw}', but the facts say that it arose: {rule.condition}.",
                Flag.CONTRADICTED,
            )
    if not says_something(answer.comment):
        why = f"It applies only when {rule.condition}." if rule.condition else na.because
        return _refuse_na(f"'Does not apply' needs its reason in the comment. {why}")
    return Verdict(
        outcome=Outcome.NOT_APPLICABLE,
        by=DecidedBy.ANSWER,
        because=(f"You answered '{answer.raw}' and gave the reason in the comment.",),
    )


def _refuse_na(why: str, *more: Flag) -> Verdict:
    return Verdict(
        outcome=Outcome.UNANSWERED,
        by=DecidedBy.ANSWER,
        because=(why,),
        flags=(Flag.NA_UNJUSTIFIED, *more),
    )
