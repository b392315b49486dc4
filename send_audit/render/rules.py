"""Rule set, or one item of a checklist -> words for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from send_audit.evaluate.select import rule_of, sources_on
from send_audit.model.checklist import Checklist, Item
from send_audit.model.handout import Handout
from send_audit.model.ruleset import RuleItem, RuleSet
from send_audit.model.vocabulary import APPLIES, Group, InScope
from send_audit.render import Look, view
from send_audit.render.gather import (
    ENDED,
    bearing,
    dated,
    how,
    not_bound,
    runs,
    usual_body,
)
from send_audit.render.paper import Paper


def render_rules(handout: Handout, look: Look) -> bytes:
    """Write what applies to a kind of setting, what does not, and why."""
    paper, rule_set = Paper(look), handout.rule_set
    paper.title(f"What applies to: {rule_set.kind_title}")
    paper.line(f"Law as at {view.day(rule_set.as_at)}: {rule_set.edition}.")
    paper.line(f"Checklist {rule_set.checklist}@{rule_set.version}.")
    paper.line(_in_short(rule_set))
    usual = usual_body(rule_set.items)
    if usual:
        paper.line(f"Answerable: {usual}, unless an item says otherwise.")
    _questions(paper, handout)
    for scope, title in _TITLES.items():
        rules = [rule for rule in rule_set.items if rule.in_scope is scope]
        _scope(paper, title, rules, handout.themes, usual)
    _coming(paper, handout)
    _not_bound(paper, rule_set)
    return paper.bytes()


def _in_short(rule_set: RuleSet) -> str:
    """Say how many items there are of each sort."""
    applying = [r for r in rule_set.items if r.in_scope in APPLIES]
    counts = [f"{view.GROUPS[g].lower()} {sum(r.group is g for r in applying)}" for g in Group]
    shown = sum(rule.group is None for rule in applying)
    out = sum(rule.in_scope is InScope.NO for rule in rule_set.items)
    coming = sum(rule.in_scope is InScope.UPCOMING for rule in rule_set.items)
    parts = [*counts, f"shown only {shown}", f"not in force yet {coming}"]
    return f"In short: {', '.join(parts)}; not for you {out}; in all {len(rule_set.items)}."


def _questions(paper: Paper, handout: Handout) -> None:
    if handout.questions:
        paper.heading(f"What you most need to know: {handout.audience}")
    for question in handout.questions:
        paper.line()
        paper.line(question.ask, "bold")
        for rule in question.rules:
            paper.line(f"- {rule.id} {rule.title}: {rule.statement} {bearing(rule)}", indent=2)
        if question.see:
            paper.line(f"See also: {question.see}", indent=2)


def _coming(paper: Paper, handout: Handout) -> None:
    if not handout.coming:
        return
    paper.heading(f"Proposed, and not law ({len(handout.coming)})")
    paper.line(handout.coming_from)
    for entry in handout.coming:
        paper.line()
        paper.line(f"{entry.id}  {entry.title}", "bold")
        paper.line(entry.statement, indent=2)
        planned = entry.planned or "no date given"
        touches = f" Would change: {', '.join(entry.touches)}." if entry.touches else ""
        paper.line(f"Planned: {planned}.{touches}", indent=2)


_TITLES = {
    InScope.YES: "Applies to you",
    InScope.DEPENDS: "Applies to you when it arises",
    InScope.UPCOMING: "Not in force yet",
}


def _scope(
    paper: Paper, title: str, rules: list[RuleItem], themes: Mapping[str, str], usual: str
) -> None:
    """Write the items of one scope in full, theme by theme."""
    if rules:
        paper.heading(f"{title} ({len(rules)})")
    for theme, name in themes.items():
        found = [rule for rule in rules if rule.theme == theme]
        if found:
            paper.line()
            paper.line(f"-- {name} ({len(found)})", "bold")
        for rule in found:
            paper.line()
            paper.line(f"{rule.id}  {rule.title}", "bold")
            paper.line(rule.statement, indent=2)
            _for_people(paper, rule, usual)


def _not_bound(paper: Paper, rule_set: RuleSet) -> None:
    """Write what does not apply: reason by reason with counts, or item by item if asked."""
    gathered = not_bound(rule_set.items, rule_set.as_at)
    number = sum(len(entry.rules) for entry in gathered)
    if not gathered:
        return
    paper.heading(f"Does not apply to you ({number})")
    for entry in gathered:
        paper.line()
        paper.line(f"{entry.reason} ({_items(len(entry.rules))})")
        if paper.look.verbose:
            for rule in entry.rules:
                ended = f" (until {view.day(rule.in_force_to)})" if entry.reason == ENDED else ""
                paper.line(f"{rule.id}  {rule.title}{ended}", indent=2)
        else:
            paper.line(_named(entry.rules), "dim", indent=2)
    if not paper.look.verbose:
        paper.line()
        paper.line(
            "Add -v to name every item that does not apply, and to see the addresses of sources."
        )


_NAMED = 3


def _named(rules: Sequence[RuleItem]) -> str:
    """Name a few items; of many the ids, in short."""
    if len(rules) <= _NAMED:
        return "; ".join(f"{rule.id} {rule.title}" for rule in rules)
    return runs([rule.id for rule in rules])


def _items(number: int) -> str:
    return f"{number} item" if number == 1 else f"{number} items"


def _for_people(paper: Paper, rule: RuleItem, usual: str = "") -> None:
    """Write how an item binds, when, why and by what; who is answerable if not the usual body."""
    if rule.force is not None:
        body = f" Answerable: {rule.body}." if rule.body != usual else ""
        paper.line(f"{how(rule)}.{body}", indent=2)
    if rule.condition:
        paper.line(f"When: {rule.condition}.", indent=2)
    paper.line(f"Why: {dated(rule.reason)}", indent=2)
    if rule.note:
        paper.line(f"Note: {rule.note}", indent=2)
    # A list of hundreds of items shows the addresses only when asked; one item always does.
    _sources(paper, rule, addresses=paper.look.verbose or not usual)


def _sources(paper: Paper, rule: RuleItem, *, addresses: bool) -> None:
    for source in rule.sources:
        paper.line(f"Source: {source}{view.how_sure(source.confidence)}", "dim", indent=2)
        if addresses:
            paper.line(source.url, "dim", indent=4)


def render_item(
    checklist: Checklist, item: Item, kind: str, day: date, look: Look, coming: Sequence[Item] = ()
) -> bytes:
    """Explain one item in full: for one kind, or (``kind`` empty) for every kind in a table.

    ``coming`` are the proposals that would change it.
    """
    paper = Paper(look)
    paper.title(f"{item.id}  {item.title}")
    paper.line(f"Checklist {checklist.name}; law as at {view.day(day)}.")
    _readings(paper, item, day)
    if kind:
        _for_kind(paper, checklist, item, kind, day)
    else:
        _for_all(paper, checklist, item, day)
        _where_written(paper, checklist, item, day)
    _asking(paper, checklist, item)
    _care(paper, item)
    _proposed(paper, coming)
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
    rule = rule_of(checklist, item, kind, {}, day)
    paper.heading(f"{checklist.kinds[kind].title}: {view.IN_SCOPE[rule.in_scope]}")
    _for_people(paper, rule)
    if rule.routes:
        paper.heading("Who can challenge, and how")
    for route in rule.routes:
        limit = f" {route.time_limit}" if route.time_limit else ""
        paper.line(f"{route.title}: {route.how}{limit}", indent=2)


def _where_written(paper: Paper, checklist: Checklist, item: Item, day: date) -> None:
    """Write every source of the day's reading once, whichever kinds it is cited for."""
    reading = item.reading_on(day) or item.readings[0]
    citations = dict.fromkeys(citation for bind in reading.binds for citation in bind.sources)
    if citations:
        paper.heading("Where it is written")
    for source in sources_on(tuple(citations), checklist, day):
        paper.line(f"Source: {source}{view.how_sure(source.confidence)}", indent=2)
        paper.line(source.url, "dim", indent=10)


def _proposed(paper: Paper, coming: Sequence[Item]) -> None:
    if coming:
        paper.heading("Proposed, and not law: what would change it")
    for proposal in coming:
        planned = proposal.planned or "no date given"
        paper.line(f"- {proposal.id} {proposal.title} ({planned})", indent=2)


def _for_all(paper: Paper, checklist: Checklist, item: Item, day: date) -> None:
    """Write who has to do it, kinds with the same answer in one row."""
    paper.heading("Kind by kind")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=True)
    longest = max(map(len, checklist.kinds))
    table.add_column("Kinds", min_width=min(longest, paper.look.width // 3), ratio=3)
    table.add_column("Answer", ratio=3)
    table.add_column("Why", ratio=4)
    for (answer, why), kinds in _answers(checklist, item, day).items():
        every = len(kinds) == len(checklist.kinds)
        table.add_row("every kind" if every else ", ".join(kinds), Text(answer), Text(why))
    paper.put(table)


def _answers(checklist: Checklist, item: Item, day: date) -> dict[tuple[str, str], list[str]]:
    """Gather the kinds by what the item means for them, and why."""
    answers: dict[tuple[str, str], list[str]] = {}
    for kind in checklist.kinds:
        rule = rule_of(checklist, item, kind, {}, day)
        scope, words = view.IN_SCOPE[rule.in_scope], how(rule)
        condition = f", if {rule.condition}" if rule.condition else ""
        answer = f"{scope}: {words[:1].lower()}{words[1:]}{condition}" if words else scope
        answers.setdefault((answer, dated(rule.reason)), []).append(kind)
    return answers


def _asking(paper: Paper, checklist: Checklist, item: Item) -> None:
    if not item.question:
        paper.heading("Shown, not asked")
        paper.line(item.not_asked, indent=2)
        return
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


def _factors(paper: Paper, item: Item) -> None:
    if item.factors:
        paper.heading("What the decision weighs")
    for factor in item.factors:
        paper.line(f"- {factor.text} ({factor.pinpoint})", indent=2)


def _care(paper: Paper, item: Item) -> None:
    for heading, words in (
        ("What to do if not in place", item.to_do),
        ("Common mistake", item.pitfall),
        ("Worked example", item.example),
        ("Planned", item.planned),
    ):
        if words:
            paper.heading(heading)
            paper.line(words, indent=2)
    _factors(paper, item)
    if item.verify:
        paper.heading("On a visit")
    for what, points in item.verify.items():
        paper.line(f"{what}: {', '.join(points)}", indent=2)
    if item.open_points:
        paper.heading("Still to be confirmed")
    for point in item.open_points:
        paper.line(f"- {point}", indent=2)
