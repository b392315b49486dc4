"""Who is responsible -> words for a terminal, JSON, or one printable web page."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from send_audit.model.accountability import Accountability, AgencyShown, Difference, KindAnswers
from send_audit.model.checklist import Dated
from send_audit.model.record import Record
from send_audit.model.ruleset import RouteShown
from send_audit.model.vocabulary import Force
from send_audit.render import Look, view
from send_audit.render.json_ import dump
from send_audit.render.paper import Paper, tame

SHAPE = "send-audit/accountability/1"
INTRODUCTION = (
    "Who is responsible for children and young people with SEND, to whom they answer, "
    "and who can challenge them."
)


class Pattern(Record):
    """Items that weigh the same: one word for each kind shown, and the items."""

    weights: tuple[str, ...]
    items: tuple[Difference, ...]


def render_words(table: Accountability, look: Look) -> bytes:
    """Write the kinds one by one and side by side, then the table of agencies."""
    paper = Paper(look)
    paper.title(INTRODUCTION)
    paper.line(f"Law as at {view.day(table.as_at)}: {table.edition}.")
    paper.line(f"Checklist {table.checklist}@{table.version}.")
    for kind in table.kinds:
        _kind(paper, table, kind)
    _routes(paper, table)
    _differences(paper, table)
    paper.heading("All bodies with a part in it")
    for agency in table.agencies:
        _agency(paper, agency)
    return paper.bytes()


def _agency(paper: Paper, agency: AgencyShown) -> None:
    paper.line()
    paper.line(agency.name, "bold")
    for other in agency.other_names:
        paper.line(f"({other_name(other)})", "dim", indent=2)
    paper.line(agency.does, indent=2)
    paper.line(f"Answers: {answers(agency)}", indent=2)


def other_name(other: Dated) -> str:
    """Write the name an agency had on other days, with those days."""
    if other.end is None:
        return f"{other.text} from {view.day(other.start)}"
    return f"{other.text} until {view.day(other.end)}"


def answers(agency: AgencyShown) -> str:
    """Say to whom an agency answers, and how sure that is where it was not read at its source."""
    said = agency.answers_to or "To nobody on this day."
    return said if agency.confidence is None else f"{said}{view.how_sure(agency.confidence)}"


def answers_of(table: Accountability, kind: KindAnswers) -> tuple[str, ...]:
    """Say to whom a kind of setting answers: one text for each agency that it is part of."""
    return tuple(answers(agency) for agency in table.agencies if kind.kind in agency.kinds)


def counts(kind: KindAnswers) -> str:
    """Say how many items of each group can apply."""
    return ", ".join(f"{view.GROUPS[group].lower()} {n}" for group, n in kind.counts.items())


def _kind(paper: Paper, table: Accountability, kind: KindAnswers) -> None:
    paper.heading(kind.title)
    paper.line(f"Answerable: {kind.body}.", indent=2)
    if kind.other_bodies:
        paper.line(f"For single items: {'; '.join(kind.other_bodies)}.", "dim", indent=2)
    for words in answers_of(table, kind):
        paper.line(f"Answers: {words}", indent=2)
    paper.line(f"Items that can apply: {counts(kind)}.", indent=2)


def _routes(paper: Paper, table: Accountability) -> None:
    """Write each way to challenge once, then how many items it reaches for each kind."""
    paper.heading("Ways to challenge")
    for number, route in enumerate(routes(table), start=1):
        paper.line()
        paper.line(f"{number}. {route.title}", "bold")
        limit = f" {route.time_limit}" if route.time_limit else ""
        paper.line(f"{route.how}{limit}", indent=3)
        if len(table.kinds) == 1:
            paper.line(f"For {reach(table, route)[0]}.", "dim", indent=3)
    if len(table.kinds) > 1:
        paper.heading("Side by side: ways to challenge, and for how many items")
        rows = [
            (f"{number}. {route.title}", *reach(table, route))
            for number, route in enumerate(routes(table), start=1)
        ]
        paper.put(_grid("Way", table, rows))


def routes(table: Accountability) -> tuple[RouteShown, ...]:
    """Give every way to challenge that reaches a kind shown, each once."""
    return tuple({use.route.id: use.route for kind in table.kinds for use in kind.routes}.values())


def reach(table: Accountability, route: RouteShown) -> tuple[str, ...]:
    """Say for each kind for how many items a way is open; 'no' where it does not reach."""
    uses = [{use.route.id: len(use.items) for use in kind.routes} for kind in table.kinds]
    return tuple(_items(use[route.id]) if route.id in use else "no" for use in uses)


def _items(number: int) -> str:
    return f"{number} item" if number == 1 else f"{number} items"


def patterns(table: Accountability) -> tuple[Pattern, ...]:
    """Gather the items that weigh differently by how they weigh, the most binding first."""
    found: dict[tuple[str, ...], list[Difference]] = {}
    for entry in table.differences:
        found.setdefault(entry.weights, []).append(entry)
    gathered = [Pattern(weights=w, items=tuple(items)) for w, items in found.items()]
    return tuple(sorted(gathered, key=lambda p: (_strength(p.weights), -len(p.items))))


def _strength(weights: tuple[str, ...]) -> int:
    """Rank a pattern by its strongest word: must first, then should, then may."""
    words = " ".join(weights)
    return next((rank for rank, force in enumerate(Force) if force in words), len(Force))


def _differences(paper: Paper, table: Accountability) -> None:
    if len(table.kinds) < 2:
        return
    found = patterns(table)
    paper.heading(f"Side by side: what weighs differently ({_items(len(table.differences))})")
    if not found:
        paper.line("Nothing.")
        return
    rows = [
        (f"{letter(number)}. {_items(len(pattern.items))}", *pattern.weights)
        for number, pattern in enumerate(found)
    ]
    paper.put(_grid("Items", table, rows))
    for number, pattern in enumerate(found):
        paper.line()
        paper.line(f"{letter(number)}. {side_by_side(table, pattern)}", "bold")
        for entry in pattern.items:
            paper.line(f"{entry.item}  {entry.title}", indent=3)


def letter(number: int) -> str:
    """Name the rows of a table: A to Z, then AA, AB and so on."""
    more, last = divmod(number, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + last)


def side_by_side(table: Accountability, pattern: Pattern) -> str:
    """Write a pattern in words: 'must: Pupil referral unit; no: Mainstream academy'."""
    kinds: dict[str, list[str]] = {}
    for kind, weight in zip(table.kinds, pattern.weights, strict=True):
        kinds.setdefault(weight, []).append(kind.title)
    return "; ".join(f"{weight}: {', '.join(titles)}" for weight, titles in kinds.items())


def _grid(corner: str, table: Accountability, rows: list[tuple[str, ...]]) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in (corner, *(kind.title for kind in table.kinds)):
        grid.add_column(Text(tame(heading)), overflow="fold")
    for row in rows:
        grid.add_row(*(Text(tame(cell)) for cell in row))
    return grid


def render_json(table: Accountability) -> bytes:
    """Write the table as JSON, in the shape that the schema 'accountability-1' describes."""
    data: dict[str, Any] = {
        "shape": SHAPE,
        "checklist": table.checklist,
        "version": table.version,
        "digest": table.digest,
        "as_at": table.as_at.isoformat(),
        "edition": table.edition,
        "agencies": [_agency_json(agency) for agency in table.agencies],
        "kinds": [_kind_json(kind) for kind in table.kinds],
        "differences": [
            {
                "item": entry.item,
                "title": entry.title,
                "weights": {
                    kind.kind: words for kind, words in zip(table.kinds, entry.weights, strict=True)
                },
            }
            for entry in table.differences
        ],
    }
    return dump(data)


def _agency_json(agency: AgencyShown) -> dict[str, Any]:
    return {
        "id": agency.id,
        "name": agency.name,
        "other_names": [
            {
                "name": other.text,
                "from": other.start.isoformat(),
                "to": other.end.isoformat() if other.end else None,
            }
            for other in agency.other_names
        ],
        "kinds": list(agency.kinds),
        "in_code": agency.in_code,
        "does": agency.does,
        "answers_to": agency.answers_to,
        "confidence": agency.confidence,
    }


def _kind_json(kind: KindAnswers) -> dict[str, Any]:
    return {
        "kind": kind.kind,
        "title": kind.title,
        "family": kind.family,
        "responsible_body": kind.body,
        "other_bodies": list(kind.other_bodies),
        "answers_to": list(kind.answers_to),
        "counts": {str(group): number for group, number in kind.counts.items()},
        "challenge": [
            {
                "id": use.route.id,
                "title": use.route.title,
                "how": use.route.how,
                "time_limit": use.route.time_limit,
                "items": list(use.items),
            }
            for use in kind.routes
        ],
    }


def render_html(table: Accountability) -> bytes:
    """Write the table as one printable web page."""
    from send_audit.render.page import page

    context = {
        "table": table,
        "introduction": INTRODUCTION,
        "agencies": [
            (agency, [other_name(other) for other in agency.other_names], answers(agency))
            for agency in table.agencies
        ],
        "kinds": [(kind, answers_of(table, kind), counts(kind)) for kind in table.kinds],
        "routes": [(route, reach(table, route)) for route in routes(table)],
        "patterns": patterns(table),
    }
    return page("accountability.html", context)
