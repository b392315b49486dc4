"""Rule set, or one item of a checklist -> words for a terminal."""

from __future__ import annotations

from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, Item
from send_audit.model.ruleset import RuleItem, RuleSet
from send_audit.model.vocabulary import Confidence, InScope
from send_audit.render import Look, view
from send_audit.render.paper import Paper


def render_rules(rule_set: RuleSet, look: Look) -> bytes:
    """Write what applies to a kind of setting, what does not, and why."""
    paper = Paper(look)
    paper.title(f"What applies to: {rule_set.kind_title}")
    paper.line(f"Law as at {view.day(rule_set.as_at)}: {rule_set.edition}.")
    paper.line(f"Checklist {rule_set.checklist}@{rule_set.version}.")
    for scope in InScope:
        _scope(paper, scope, [rule for rule in rule_set.items if rule.in_scope is scope])
    return paper.bytes()


_TITLES = {
    InScope.YES: "Applies to you",
    InScope.DEPENDS: "Applies to you when it arises",
    InScope.UPCOMING: "Not in force yet",
    InScope.NO: "Does not apply to you",
}


def _scope(paper: Paper, scope: InScope, rules: list[RuleItem]) -> None:
    if not rules:
        return
    paper.heading(f"{_TITLES[scope]} ({len(rules)})")
    for rule in rules:
        paper.line()
        paper.line(f"{rule.id}  {rule.title}", "bold")
        _for_people(paper, rule, rule.statement)


def _for_people(paper: Paper, rule: RuleItem, statement: str = "") -> None:
    """Write how an item binds, when, why and by what."""
    if rule.force is not None:
        paper.line(f"{_how(rule)}. Answerable: {rule.body}.", indent=2)
        if statement:
            paper.line(statement, indent=2)
    if rule.condition:
        paper.line(f"When: {rule.condition}.", indent=2)
    paper.line(f"Why: {rule.reason}", indent=2)
    if rule.note:
        paper.line(f"Note: {rule.note}", indent=2)
    _sources(paper, rule)


def _how(rule: RuleItem) -> str:
    if rule.basis is None:
        return ""
    words = view.force_words(rule)
    return f"{words[0].upper()}{words[1:]} ({view.BASES[rule.basis]})"


def _sources(paper: Paper, rule: RuleItem) -> None:
    for source in rule.sources:
        sure = view.CONFIDENCES[source.confidence]
        how_sure = "" if source.confidence is Confidence.SEEN else f" ({sure})"
        paper.line(f"Source: {source}{how_sure}", "dim", indent=2)
        paper.line(source.url, "dim", indent=10)


def render_item(checklist: Checklist, item: Item, kind: str, day: date, look: Look) -> bytes:
    """Explain one item in full: for one kind, or (``kind`` empty) for every kind in a table."""
    paper = Paper(look)
    paper.title(f"{item.id}  {item.title}")
    paper.line(f"Checklist {checklist.name}; law as at {view.day(day)}.")
    _readings(paper, item, day)
    if kind:
        _for_kind(paper, checklist, item, kind, day)
    else:
        _for_all(paper, checklist, item, day)
    _asking(paper, checklist, item)
    _care(paper, item)
    return paper.bytes()


def _readings(paper: Paper, item: Item, day: date) -> None:
    paper.heading("What it says")
    current = item.reading_on(day)
    for reading in item.readings:
        begins = (
            "from a day not verified"
            if reading.start is None
            else f"from {view.day(reading.start)}"
        )
        ends = f" to {view.day(reading.end)}" if reading.end else ""
        mark = " (this day)" if reading is current else ""
        paper.line(f"{begins}{ends}{mark}: {reading.statement}", indent=2)
        if reading.note:
            paper.line(reading.note, "dim", indent=4)
    paper.line(item.before.because, "dim", indent=2)


def _for_kind(paper: Paper, checklist: Checklist, item: Item, kind: str, day: date) -> None:
    rule = _rule(checklist, item, kind, day)
    paper.heading(f"{checklist.kinds[kind].title}: {view.IN_SCOPE[rule.in_scope]}")
    _for_people(paper, rule)
    if rule.routes:
        paper.heading("Who can challenge, and how")
    for route in rule.routes:
        limit = f" {route.time_limit}" if route.time_limit else ""
        paper.line(f"{route.title}: {route.how}{limit}", indent=2)


def _for_all(paper: Paper, checklist: Checklist, item: Item, day: date) -> None:
    paper.heading("Kind by kind")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("Kind", "", "How", "Why"):
        table.add_column(heading)
    for kind in checklist.kinds:
        rule = _rule(checklist, item, kind, day)
        table.add_row(kind, view.IN_SCOPE[rule.in_scope], _how(rule), Text(rule.reason))
    paper.put(table)


def _rule(checklist: Checklist, item: Item, kind: str, day: date) -> RuleItem:
    rules = select(checklist, kind, {}, day).items
    return next(rule for rule in rules if rule.id == item.id)


def _asking(paper: Paper, checklist: Checklist, item: Item) -> None:
    question = checklist.questions[item.question]
    paper.heading(f"What is asked ({question.id})")
    paper.line(question.text, indent=2)
    for point in question.yes_means:
        paper.line(f"- yes means: {point}", indent=4)
    for tick in question.ticks:
        paper.line(f"- {tick.id}: {tick.text} ({tick.pinpoint})", indent=4)
    if item.decide is not None:
        facts = ", ".join(item.decide.facts.values())
        paper.line(f"Worked out from these facts where they are given: {facts}.", indent=2)
    accepted = "accepted" if item.na.allowed else "not accepted"
    paper.line(f"'Does not apply' is {accepted}: {item.na.because}", indent=2)
    paper.heading("Good evidence")
    for expected in item.evidence.expect:
        paper.line(f"- {expected}", indent=2)
    if item.evidence.max_age_months is not None:
        months = item.evidence.max_age_months
        paper.line(f"Counted as current for {months} months (our yardstick, not law).", indent=2)


def _care(paper: Paper, item: Item) -> None:
    paper.heading("What to do if not in place")
    paper.line(item.to_do, indent=2)
    paper.heading("Common mistake")
    paper.line(item.pitfall, indent=2)
    paper.heading("On a visit")
    for what, points in item.verify.items():
        paper.line(f"{what}: {', '.join(points)}", indent=2)
    if item.open_points:
        paper.heading("Still to be confirmed")
    for point in item.open_points:
        paper.line(f"- {point}", indent=2)
