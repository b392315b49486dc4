"""A checklist as pages to read: Markdown, one page a theme and one page a kind of setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from send_audit.evaluate.select import TO_BE_CONFIRMED, select
from send_audit.model.checklist import Bind, Checklist, Citation, Item, Kind, Reading, Theme
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import Confidence, InScope
from send_audit.render import view

MADE_WITH = "send-audit checklist pages"
_TITLES = {
    InScope.YES: "Applies",
    InScope.DEPENDS: "Applies when it arises",
    InScope.UPCOMING: "Not in force yet",
}


def pages(checklist: Checklist) -> Mapping[str, str]:
    """Write all pages: file name -> Markdown. Equal checklists give equal pages."""
    day = checklist.law_as_at
    found = {"README.md": _index(checklist)}
    for theme in _themes(checklist):
        found[f"theme-{theme.id}.md"] = _theme(checklist, theme)
    for kind in checklist.kinds.values():
        found[f"kind-{kind.id}.md"] = _kind(checklist, kind, day)
    return found


def _themes(checklist: Checklist) -> list[Theme]:
    used = {item.theme for item in checklist.items.values()}
    return [theme for theme in checklist.themes.values() if theme.id in used]


def _page(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _index(checklist: Checklist) -> str:
    def lines() -> Iterator[str]:
        yield f"# {checklist.title}"
        yield ""
        yield f"{checklist.summary} Law as at {view.day(checklist.law_as_at)}."
        yield f"Made from the data with `{MADE_WITH}`; not written by hand. {checklist.attribution}"
        yield ""
        yield "## By theme"
        yield ""
        for theme in _themes(checklist):
            number = sum(item.theme == theme.id for item in checklist.items.values())
            yield f"* [{theme.title}](theme-{theme.id}.md), {number} items"
        yield ""
        yield "## By kind of setting"
        yield ""
        for kind in checklist.kinds.values():
            yield f"* [{kind.title}](kind-{kind.id}.md)"

    return _page(lines())


def _theme(checklist: Checklist, theme: Theme) -> str:
    def lines() -> Iterator[str]:
        yield f"# {theme.title}"
        yield ""
        yield f"Part of [{checklist.title}](README.md)."
        for item in checklist.items.values():
            if item.theme == theme.id:
                yield from _item(checklist, item)

    return _page(lines())


def _item(checklist: Checklist, item: Item) -> Iterator[str]:
    yield f"\n## {item.id} {item.title}\n"
    said: Reading | None = None
    for reading in item.readings:
        yield from _reading(checklist, item, reading)
        yield from _reached(checklist, reading, said)
        said = reading
    yield from _asked(checklist, item)
    for heading, words in (
        ("Not in place? ", item.to_do),
        ("Common mistake: ", item.pitfall),
        ("", item.example),
        ("Planned: ", item.planned),
    ):
        if words:
            yield f"\n{heading}{words}"
    if item.factors:
        yield "\nThe decision weighs:\n"
    for factor in item.factors:
        yield f"* {factor.text} ({factor.pinpoint})"
    if item.open_points:
        yield "\nStill to be confirmed:\n"
    for point in item.open_points:
        yield f"* {point}"


def _reading(checklist: Checklist, item: Item, reading: Reading) -> Iterator[str]:
    if len(item.readings) > 1 or reading.start != checklist.first_day or reading.end:
        begins = f"From {view.day(reading.start)}" if reading.start else "Begins on no verified day"
        ends = f" to {view.day(reading.end)}" if reading.end else ""
        yield f"\n**{begins}{ends}.** {reading.statement}"
    else:
        yield reading.statement
    if reading.note:
        yield f"\n{reading.note}"
    yield ""


def _reached(checklist: Checklist, reading: Reading, said: Reading | None) -> Iterator[str]:
    """Write whom a reading reaches; only that it is as before where the last one said the same."""
    if said and (reading.binds, reading.unbound) == (said.binds, said.unbound):
        yield "* Reaches whom it reached before, by the same sources."
        return
    for bind in reading.binds:
        yield from _bind(checklist, bind)
    for entry in reading.unbound:
        yield f"* Not {_names(checklist, entry.kinds)}. {entry.because}"


def _bind(checklist: Checklist, bind: Bind) -> Iterator[str]:
    condition = f", if {bind.when.words}" if bind.when else ""
    body = f" Answerable: {checklist.bodies[bind.body].title}." if bind.body else ""
    note = f" {bind.note}" if bind.note else ""
    yield (
        f"* **{str(bind.force).capitalize()}** ({view.BASES[bind.basis]}){condition}: "
        f"{_names(checklist, bind.kinds)}. {bind.because}{note}{body}"
    )
    for citation in bind.sources:
        yield f"  * {_citation(checklist, citation)}"


def _citation(checklist: Checklist, citation: Citation) -> str:
    instrument = checklist.instruments[citation.instrument]
    known = citation.confidence is not Confidence.UNCONFIRMED
    pinpoint = citation.pinpoint if known else TO_BE_CONFIRMED
    heard = citation.confidence is Confidence.SECONDARY
    sure = f", {view.CONFIDENCES[citation.confidence]}" if heard else ""
    return f"[{instrument.short}]({citation.url or instrument.url}), {pinpoint}{sure}"


def _names(checklist: Checklist, kinds: tuple[str, ...]) -> str:
    """Name kinds in the order of the checklist; all of them in two words."""
    left = set(kinds)
    if left == set(checklist.kinds):
        return "every kind of setting"
    return ", ".join(f"`{kind}`" for kind in checklist.kinds if kind in left)


def _asked(checklist: Checklist, item: Item) -> Iterator[str]:
    if not item.question:
        yield f"\nShown, not asked: {item.not_asked}"
        return
    question = checklist.questions[item.question]
    yield f"\n**{question.id}: {question.text}** Yes means:\n"
    for words in question.yes_means:
        yield f"* {words}"
    for tick in question.ticks:
        yield f"* {tick.text} ({tick.pinpoint})"
    if item.evidence.expect:
        yield f"\nWhat shows it: {'; '.join(item.evidence.expect)}."


def _kind(checklist: Checklist, kind: Kind, day: date) -> str:
    rules = select(checklist, kind.id, {}, day).items

    def lines() -> Iterator[str]:
        yield f"# {kind.title}"
        yield ""
        yield f"{kind.includes} Answerable: {checklist.bodies[kind.body].title}."
        yield f"Law as at {view.day(day)}. Part of [{checklist.title}](README.md)."
        for scope, title in _TITLES.items():
            found = [rule for rule in rules if rule.in_scope is scope]
            if found:
                yield f"\n## {title} ({len(found)})\n"
                yield "| item | how strong | by what | if |"
                yield "| --- | --- | --- | --- |"
            for rule in found:
                yield _row(rule)
        out = [rule for rule in rules if rule.in_scope is InScope.NO]
        yield f"\n## Does not apply ({len(out)})\n"
        for rule in out:
            yield f"* {_link(rule)}: {rule.reason}"

    return _page(lines())


def _row(rule: RuleItem) -> str:
    words = view.force_words(rule) if rule.group else f"{rule.force}, shown only"
    sources = "; ".join(f"{source.short}, {source.pinpoint}" for source in rule.sources)
    return f"| {_link(rule)} | {words} | {sources} | {rule.condition} |"


def _link(rule: RuleItem) -> str:
    anchor = f"{rule.id} {rule.title}".casefold().replace(" ", "-")
    anchor = "".join(letter for letter in anchor if letter.isalnum() or letter in "-_")
    return f"[{rule.id} {rule.title}](theme-{rule.theme}.md#{anchor})"
