"""What a questionnaire asks: its rows in order, in words, before any spreadsheet is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from send_audit.evaluate.facts import shown
from send_audit.evaluate.select import TO_BE_CONFIRMED, bind_of
from send_audit.model.checklist import Checklist, Condition, FactValue, Item, Question, Scale, Tick
from send_audit.model.ruleset import RuleItem, RuleSet, Source
from send_audit.model.vocabulary import APPLIES, Depth, Force, Group

DUTIES = frozenset({Group.LEGAL, Group.FUNDING})
TICKS = "tick"
"""The scale of the points inside a question."""

_LEADS = {
    Group.LEGAL: "The law",
    Group.FUNDING: "The funding agreement",
    Group.GUIDANCE: "Guidance",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """When a row is asked: any one of ``ways`` is enough; no ways at all means always."""

    ways: tuple[tuple[tuple[str, str], ...], ...] = ()
    words: str = ""

    def fails(self, stated: Mapping[str, FactValue]) -> bool:
        """Tell whether the stated facts rule the row out; silence never does."""
        return bool(self.ways) and all(
            any(stated.get(fact, wanted) != wanted for fact, wanted in way) for way in self.ways
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the questions sheet. A heading has no ``ref``; a tick is no ``question``."""

    ref: str
    text: str
    more: str = ""
    """What stands under the question: what a yes means, and what shows it."""
    scale: Scale | None = None
    why: str = ""
    need: Need = Need()

    @property
    def is_heading(self) -> bool:
        """Tell whether the row is the heading of a theme."""
        return not self.ref

    @property
    def is_tick(self) -> bool:
        """Tell whether the row is one point inside a question."""
        return self.scale is not None and self.scale.id == TICKS


def lines(checklist: Checklist, rules: RuleSet, depth: Depth) -> tuple[Line, ...]:
    """Give the rows for one setting: theme headings, questions, and the points inside them."""
    rows: list[Line] = []
    for theme in checklist.themes.values():
        asked = [
            line
            for question in checklist.questions.values()
            if question.theme == theme.id
            for line in _question_lines(question, checklist, rules, depth)
        ]
        if asked:
            rows += [Line(ref="", text=theme.title), *asked]
    return tuple(rows)


def _question_lines(
    question: Question, checklist: Checklist, rules: RuleSet, depth: Depth
) -> Iterator[Line]:
    asked = [rule for rule in rules.items if rule.question == question.id and _is_asked(rule)]
    if not any(depth is Depth.FULL or rule.group in DUTIES for rule in asked):
        return
    yield Line(
        ref=question.id,
        text=question.text,
        more=_more(question, [checklist.items[rule.id] for rule in asked]),
        scale=checklist.scales[question.scale],
        why=_why(asked),
        need=_need(
            [_condition(checklist.items[rule.id], rules) for rule in asked], checklist, rules.kind
        ),
    )
    for tick in question.ticks:
        if not tick.kinds or rules.kind in tick.kinds:
            yield _tick_line(question, tick, checklist, rules.kind)


def _tick_line(question: Question, tick: Tick, checklist: Checklist, kind: str) -> Line:
    return Line(
        ref=f"{question.id}.{tick.id}",
        text=tick.text,
        scale=checklist.scales[TICKS],
        why=tick.pinpoint,
        need=_need([tick.when], checklist, kind),
    )


def _is_asked(rule: RuleItem) -> bool:
    return rule.in_scope in APPLIES


def _condition(item: Item, rules: RuleSet) -> Condition | None:
    reading = item.reading_on(rules.as_at)
    bind = bind_of(reading, rules.kind) if reading else None
    return bind.when if bind else None


def _need(conditions: Iterable[Condition | None], checklist: Checklist, kind: str) -> Need:
    """Join conditions by "or"; one part that always applies makes the whole always apply."""
    ways: dict[tuple[tuple[str, str], ...], str] = {}
    for condition in conditions:
        if condition is None:
            return Need()
        ways[condition.facts] = condition.words or _in_words(condition, checklist, kind)
    return Need(ways=tuple(ways), words=" or ".join(dict.fromkeys(ways.values())))


def _in_words(condition: Condition, checklist: Checklist, kind: str) -> str:
    """Say a condition by the facts that this kind is asked; of the others it cannot know."""
    said = [(checklist.facts[name], value) for name, value in condition.facts]
    asked = [(fact, value) for fact, value in said if kind in fact.kinds]
    return " and ".join(f"'{fact.label}' is {shown(fact, value)}" for fact, value in asked)


def _more(question: Question, items: Sequence[Item]) -> str:
    parts = []
    if question.yes_means:
        parts += ["Yes means:", *(f"•  {words}" for words in question.yes_means)]
    expected = list(dict.fromkeys(words for item in items for words in item.evidence.expect))
    if expected:
        parts.append(f"What shows it: {'; '.join(expected)}{_no_older(items)}.")
    return "\n".join(parts)


def _no_older(items: Iterable[Item]) -> str:
    ages = [i.evidence.max_age_months for i in items if i.evidence.max_age_months is not None]
    return f"; not older than {min(ages)} months" if ages else ""


def _why(rules: Iterable[RuleItem]) -> str:
    """Say who requires it, strongest first as the items stand, each instrument named once."""
    said: dict[str, list[Source]] = {}
    for rule in rules:
        said.setdefault(_lead(rule), []).extend(rule.sources)
    return "\n".join(f"{lead}{_cited(sources)}" for lead, sources in said.items())


def _cited(sources: Sequence[Source]) -> str:
    """Name each instrument once, with its pinpoints, one instrument a line.

    That a paragraph is not confirmed is left out where the instrument has others that are.
    """
    pins: dict[str, list[str]] = {}
    for source in sources:
        pins.setdefault(source.title, []).append(source.pinpoint)
    told = [f"\n•  {title}: {'; '.join(_sure(where))}" for title, where in pins.items()]
    return f":{''.join(told)}" if told else ""


def _sure(pinpoints: Sequence[str]) -> list[str]:
    unlike = list(dict.fromkeys(pinpoints))
    return [pin for pin in unlike if pin != TO_BE_CONFIRMED] or unlike


def _lead(rule: RuleItem) -> str:
    if rule.force is None or rule.group is None:
        return ""
    says = _LEADS[rule.group]
    lead = "You may" if rule.force is Force.MAY else f"{says} says you {rule.force}"
    return f"{lead}, if {rule.condition}" if rule.condition else lead
