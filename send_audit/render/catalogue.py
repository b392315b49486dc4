"""A checklist as such -> words: its items, kinds, facts, and what is still to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from send_audit.model.checklist import Checklist, Item
from send_audit.model.vocabulary import Confidence
from send_audit.render import Look, view
from send_audit.render.paper import Paper


def render_contents(checklist: Checklist, look: Look) -> bytes:
    """Write what a release is and which items it holds, theme by theme."""
    paper = Paper(look)
    paper.title(f"{checklist.title} ({checklist.name})")
    paper.line(checklist.summary)
    paper.line(
        f"Law as at {view.day(checklist.law_as_at)}, from {view.day(checklist.first_day)} on."
    )
    paper.line(checklist.attribution, "dim")
    paper.line(f"Digest: {checklist.digest}", "dim")
    paper.heading("Editions: days from which the law as a whole reads differently")
    for day, title in checklist.editions.items():
        paper.line(f"{day.isoformat()}  {title}")
    for theme in checklist.themes.values():
        items = [item for item in checklist.items.values() if item.theme == theme.id]
        if items:
            paper.heading(theme.title)
        for item in items:
            paper.line(f"{item.id:<12}{item.title}")
    return paper.bytes()


def render_kinds(checklist: Checklist, look: Look) -> bytes:
    """Write the kinds of setting, other names for them, and what is not covered."""
    paper = Paper(look)
    for kind in checklist.kinds.values():
        paper.line(f"{kind.id}: {kind.title}", "bold")
        paper.line(kind.includes, indent=2)
        if kind.aliases:
            paper.line(f"also: {', '.join(kind.aliases)}", "dim", indent=2)
    paper.heading("Not covered")
    for name, because in checklist.refused.items():
        paper.line(f"{name}: {because}")
    return paper.bytes()


def render_facts(checklist: Checklist, look: Look) -> bytes:
    """Write the facts by name, with what they are."""
    paper = Paper(look)
    table = Table(box=None, pad_edge=False)
    for heading in ("Fact", "Type", "Question"):
        table.add_column(heading)
    for fact in checklist.facts.values():
        words = fact.type
        if fact.choices:
            words = ", ".join(choice.id for choice in fact.choices)
        table.add_row(fact.id, words, Text(fact.label))
    paper.put(table)
    return paper.bytes()


def render_open_points(checklist: Checklist) -> bytes:
    """Write, as Markdown, everything unconfirmed or arguable, item by item."""
    lines = [
        "# Open points",
        "",
        f"What {checklist.id} does not know for certain. Made with:",
        f"`send-audit checklist show {checklist.id}@dev --open-points`",
        "",
    ]
    lines += _editions(checklist)
    for item in checklist.items.values():
        points = [*item.open_points, *_unconfirmed(checklist, item)]
        if points:
            lines += [f"## {item.id} {item.title}", "", *(f"* {point}" for point in points), ""]
    return ("\n".join(lines)).encode("utf-8")


def _editions(checklist: Checklist) -> list[str]:
    lines = [
        f"* {edition.title}: its paragraph numbers are not printed ({edition.numbers})."
        for instrument in checklist.instruments.values()
        for edition in instrument.editions
        if edition.numbers is not Confidence.SEEN
    ]
    lines = [*(f"* {point}" for point in checklist.open_points), *lines]
    return ["## The checklist as a whole", "", *lines, ""] if lines else []


def _unconfirmed(checklist: Checklist, item: Item) -> Iterator[str]:
    seen = set()
    for reading in item.readings:
        for bind in reading.binds:
            for source in bind.sources:
                known = (source.instrument, source.pinpoint)
                if source.confidence is Confidence.SEEN or known in seen:
                    continue
                seen.add(known)
                short = checklist.instruments[source.instrument].short
                sure = view.CONFIDENCES[source.confidence]
                yield f"{short}, {source.pinpoint}: {sure}."
