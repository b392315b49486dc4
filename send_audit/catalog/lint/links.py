"""Names that point to something: it has to be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from send_audit.catalog.lint.book import DEFAULT_SCALE, Book, Spot, binds, unbound
from send_audit.catalog.near import nearest

TICKS = "tick"
YES_NO = "yes-no"


def check_links(book: Book) -> None:
    """Find names of things that are not there, and questions without an item."""
    _kinds(book)
    _routes(book)
    _bodies(book)
    _sources(book)
    _questions(book)
    _scales(book)
    _evidence(book)
    _others(book)
    for page in book.pages:
        known(page["theme"], book.by_id("themes"), "theme")
    if not book.items:
        book.top("checklist.yaml").fault("This checklist has no items: put a file into 'items'.")


def known(spot: Spot, names: Iterable[str], what: str) -> bool:
    """See that a name is among those known, else note a fault with the nearest."""
    names = list(names)
    if spot.value in names:
        return True
    spot.fault(f"There is no {what} '{spot.value}'.", nearest(spot.value, names))
    return False


def _kinds(book: Book) -> None:
    for group in book.entries("kinds", "groups"):
        for name in group.each("kinds"):
            known(name, book.kinds, "kind")
    both = [*book.kinds, *book.groups]
    for entry in _with_kinds(book):
        for name in entry.each("kinds"):
            known(name, both, "kind or group")


def _with_kinds(book: Book) -> Iterable[Spot]:
    yield from book.facts.values()
    yield from book.entries("routes")
    for reach in book.entries("reaches"):
        yield from (*reach.each("binds"), *reach.each("unbound"))
    for question in book.questions:
        yield from question.each("ticks")
    for item in book.items:
        yield from (*binds(item), *unbound(item))


def _routes(book: Book) -> None:
    routes = book.by_id("routes")
    main = {name: name for name, spot in routes.items() if "stands_for" not in spot.value}
    other = {name: spot.text("stands_for") for name, spot in routes.items() if name not in main}
    for alias in other:
        known(routes[alias]["stands_for"], main, "route")
    for item in book.items:
        for entry in (item, *binds(item)):
            for name in entry.each("challenge"):
                _route(name, main, other)


def _route(name: Spot, main: Iterable[str], other: Mapping[str, str]) -> None:
    if name.value in other:
        name.fault(f"'{name.value}' is another day's name of a route.", other[name.value])
    else:
        known(name, main, "route")


def _bodies(book: Book) -> None:
    bodies = book.by_id("bodies")
    named = [bind for item in book.items for bind in binds(item) if "body" in bind.value]
    for entry in (*book.kinds.values(), *named):
        known(entry["body"], bodies, "body")


def _sources(book: Book) -> None:
    sources = book.by_id("sources")
    for item in book.items:
        for bind in binds(item):
            for citation in bind.each("source"):
                known(citation["ref"], sources, "source")


def _questions(book: Book) -> None:
    questions = [spot.text("id") for spot in book.questions]
    for item in book.items:
        if "question" in item.value:
            known(item["question"], questions, "question")
    used = {item.text("question") for item in book.items}
    for question in book.questions:
        if question.text("id") not in used:
            question["id"].fault(f"No item is answered by the question '{question.text('id')}'.")


def _scales(book: Book) -> None:
    for question in book.questions:
        if "scale" in question.value:
            known(question["scale"], book.scales, "scale")
    needed = {
        DEFAULT_SCALE: any("scale" not in question.value for question in book.questions),
        TICKS: any("ticks" in question.value for question in book.questions),
        YES_NO: any(fact.text("type") == YES_NO for fact in book.facts.values()),
    }
    for name, is_needed in needed.items():
        if is_needed and name not in book.scales:
            book.top("scales.yaml")["scales"].fault(f"The scale '{name}' is missing.")


def _others(book: Book) -> None:
    """Audiences, days ahead, agencies and migrations name items, kinds and questions."""
    audiences, items = book.by_id("audiences"), [item.text("id") for item in book.items]
    for audience in audiences.values():
        for question in audience.each("questions"):
            _all_known(question.each("items"), items, "item")
    for ahead in book.top("checklist.yaml").each("ahead"):
        _all_known(ahead.each("items"), items, "item")
    questions = [question.text("id") for question in book.questions]
    for step in book.entries("migrations"):
        for change in step.each("questions"):
            _all_known([change["question"], *change.each("to")], questions, "question")
    for item in book.items if audiences else ():
        _all_known(item.each("concerns"), audiences, "audience")
    for agency in book.entries("agencies"):
        _all_known(agency.each("kinds"), book.kinds, "kind")


def _all_known(spots: Iterable[Spot], names: Iterable[str], what: str) -> None:
    for spot in spots:
        known(spot, names, what)


def _evidence(book: Book) -> None:
    """A fact stands in for an evidence cell only when it is of the type of that cell."""
    for item in book.items:
        if "evidence" not in item.value:
            continue
        evidence = item["evidence"]
        for key, types in (("reference_fact", ("text", "link")), ("dated_fact", ("date",))):
            if key in evidence.value and known(evidence[key], book.facts, "fact"):
                kind = book.facts[evidence.text(key)].text("type")
                if kind not in types:
                    evidence[key].fault(
                        f"The fact '{evidence.text(key)}' is of type {kind}; "
                        f"here it has to be {' or '.join(types)}."
                    )
