"""Differences and previews -> words for a terminal, or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from send_audit.model.difference import Change, Changed, Difference
from send_audit.model.preview import Moved, Preview
from send_audit.model.ruleset import RuleItem, RuleSet
from send_audit.model.vocabulary import APPLIES, Basis, InScope, Outcome
from send_audit.render import Look, view
from send_audit.render.gather import dated, how, runs
from send_audit.render.json_ import dump
from send_audit.render.paper import Paper

DIFFERENCE = "send-audit/difference/1"
PREVIEW = "send-audit/preview/1"
TITLES = MappingProxyType(
    {
        Change.NOW_APPLIES: "Now applies",
        Change.NO_LONGER: "No longer applies",
        Change.OTHERWISE: "Applies otherwise",
        Change.NEW: "New in the release",
        Change.GONE: "Gone from the release",
    }
)
_IN_SHORT = frozenset({"sources", "challenge"})
"""Parts whose wording is long; said in full only when asked."""

Details = tuple[tuple[str, str, str], ...]
Rules = Mapping[str, RuleItem]


def _side(rules: RuleSet) -> str:
    return f"{rules.kind_title}, {view.day(rules.as_at)}, {rules.checklist}@{rules.version}"


def differences_words(found: Sequence[Difference], look: Look) -> bytes:
    """Write what differs, one block a kind; kinds with nothing to say are counted at the end."""
    paper = Paper(look)
    quiet = 0
    for entry in found:
        if not entry.changed and len(found) > 1:
            quiet += 1
            continue
        _difference(paper, entry)
    if quiet:
        paper.line()
        kinds = "kind of setting" if quiet == 1 else "kinds of setting"
        paper.line(f"{quiet} {kinds} with no difference.")
    return paper.bytes()


def _difference(paper: Paper, found: Difference) -> None:
    paper.line()
    paper.title(f"From: {_side(found.before)}")
    paper.title(f"To:   {_side(found.after)}")
    differ = "1 item differs" if len(found.changed) == 1 else f"{len(found.changed)} items differ"
    counts = Counter(entry.change for entry in found.changed)
    parts = ", ".join(f"{TITLES[c].lower()} {counts[c]}" for c in TITLES if counts[c])
    paper.line(f"{differ}{f' ({parts})' if parts else ''}; the same: {found.same}.")
    rules = {rule.id: rule for rule in (*found.before.items, *found.after.items)}
    for change, title in TITLES.items():
        entries = [entry for entry in found.changed if entry.change is change]
        if entries:
            paper.heading(f"{title} ({len(entries)})")
            _WRITERS[change](paper, entries, rules)


def _otherwise(paper: Paper, entries: Sequence[Changed], _: Rules) -> None:
    """Write each change once, with the items that it is common to, the rarest first; or each."""
    if paper.look.verbose:
        for entry in entries:
            _name(paper, entry)
            _parts(paper, entry.details)
        return
    alike: dict[Details, list[Changed]] = {}
    for entry in entries:
        alike.setdefault(_in_short(entry), []).append(entry)
    for details, found in sorted(alike.items(), key=lambda pair: len(pair[1])):
        paper.line()
        if len(found) <= _NAMED:
            for entry in found:
                paper.line(f"{entry.item}  {entry.title}", "bold")
        else:
            paper.line(f"{len(found)} items: {runs([entry.item for entry in found])}", "bold")
        _parts(paper, details)


_NAMED = 6
"""As many items as are named with their titles; of more only the ids are given."""


def _in_short(entry: Changed) -> Details:
    """Give what differs, without the wording of what is long."""
    return tuple(
        (part, "", "") if part in _IN_SHORT else (part, was, now)
        for part, was, now in entry.details
    )


def _name(paper: Paper, entry: Changed) -> None:
    paper.line()
    paper.line(f"{entry.item}  {entry.title}", "bold")


def _now_applies(paper: Paper, entries: Sequence[Changed], rules: Rules) -> None:
    for entry in entries:
        rule = rules[entry.item]
        _name(paper, entry)
        condition = f" When: {rule.condition}." if rule.condition else ""
        paper.line(f"{how(rule)}.{condition} Answerable: {rule.body}.", indent=2)
        paper.line(rule.statement, indent=2)
        paper.line(f"Why: {dated(entry.reason)}", indent=2)


def _no_longer(paper: Paper, entries: Sequence[Changed], _: Rules) -> None:
    for entry in entries:
        _name(paper, entry)
        paper.line(f"Why: {dated(entry.reason)}", indent=2)


def _listed(paper: Paper, entries: Sequence[Changed], rules: Rules) -> None:
    """Name what is new or gone: by title what applies to this kind, the others by their ids."""
    out = [entry.item for entry in entries if rules[entry.item].in_scope not in APPLIES]
    for entry in entries:
        rule = rules[entry.item]
        if rule.in_scope in APPLIES:
            force = f" ({rule.force})" if rule.force else ""
            paper.line(f"{entry.item}  {entry.title}{force}", indent=2)
    if out:
        paper.line(f"Not for this kind of setting ({len(out)}): {runs(out)}", indent=2)


_WRITERS: Mapping[Change, Callable[[Paper, Sequence[Changed], Rules], None]] = MappingProxyType(
    {
        Change.NOW_APPLIES: _now_applies,
        Change.NO_LONGER: _no_longer,
        Change.OTHERWISE: _otherwise,
        Change.NEW: _listed,
        Change.GONE: _listed,
    }
)


def _parts(paper: Paper, details: Details) -> None:
    for part, was, now in details:
        if part in _IN_SHORT and not (was or now):
            paper.line(f"{part}: changed", indent=2)
        else:
            paper.line(f"{part}: {_word(part, was)} -> {_word(part, now)}", indent=2)


def _word(part: str, value: str) -> str:
    """Write a value of a part as people say it."""
    if part == "scope":
        return view.IN_SCOPE[InScope(value)]
    if part == "basis" and value in set(Basis):
        return view.BASES[Basis(value)]
    return value or "none"


def differences_json(found: Sequence[Difference]) -> bytes:
    """Write what differs as JSON, in the shape that the schema 'difference-1' describes."""
    return dump({"shape": DIFFERENCE, "differences": [_as_json(entry) for entry in found]})


def _as_json(found: Difference) -> dict[str, Any]:
    return {
        "from": _side_json(found.before),
        "to": _side_json(found.after),
        "same": found.same,
        "changed": [
            {
                "item": entry.item,
                "title": entry.title,
                "change": entry.change,
                "reason": entry.reason,
                "details": [
                    {"part": part, "before": was, "after": now} for part, was, now in entry.details
                ],
            }
            for entry in found.changed
        ],
    }


def _side_json(rules: RuleSet) -> dict[str, str]:
    return {
        "checklist": rules.checklist,
        "version": rules.version,
        "digest": rules.digest,
        "as_at": rules.as_at.isoformat(),
        "kind": rules.kind,
    }


def preview_words(found: Preview, look: Look) -> bytes:
    """Write which returns a new release would move, and how."""
    paper = Paper(look)
    returns = "1 return" if len(found.moved) == 1 else f"{len(found.moved)} returns"
    paper.title(f"With {found.release}: {returns} judged twice")
    for entry in found.moved:
        _moved(paper, entry, found.release)
    if found.failed:
        paper.heading(f"Could not be judged ({len(found.failed)})")
    for file, reason in found.failed:
        paper.line(f"{file}: {reason}", indent=2)
    return paper.bytes()


def _moved(paper: Paper, entry: Moved, release: str) -> None:
    paper.heading(f"{entry.file}  {entry.setting} ({entry.kind})")
    paper.line(f"{entry.before}: {entry.stands_before}", indent=2)
    paper.line(f"{release}: {entry.stands_after}", indent=2)
    more = abs(entry.to_answer)
    to_answer = f"{more} {'more' if entry.to_answer >= 0 else 'fewer'} to answer"
    paper.line(f"{len(entry.outcomes)} items differ; {to_answer}.", indent=2)
    moves: dict[tuple[str, str], list[str]] = {}
    for name, was, now in entry.outcomes:
        moves.setdefault((was, now), []).append(name)
    for (was, now), names in sorted(moves.items(), key=lambda pair: len(pair[1])):
        number = f"{len(names)} items" if len(names) > 1 else "1 item"
        paper.line(f"{_outcome(was)} -> {_outcome(now)} ({number}): {runs(names)}", indent=4)


def _outcome(value: str) -> str:
    """Write an outcome as people say it; what is none stays as it is."""
    return view.OUTCOMES[Outcome(value)] if value in set(Outcome) else value


def preview_json(found: Preview) -> bytes:
    """Write a preview as JSON, in the shape that the schema 'preview-1' describes."""
    return dump(
        {
            "shape": PREVIEW,
            "release": found.release,
            "returns": [
                {
                    "file": entry.file,
                    "setting": entry.setting,
                    "kind": entry.kind,
                    "release": entry.before,
                    "stands_before": entry.stands_before,
                    "stands_after": entry.stands_after,
                    "to_answer": entry.to_answer,
                    "outcomes": [
                        {"item": name, "before": was, "after": now}
                        for name, was, now in entry.outcomes
                    ],
                }
                for entry in found.moved
            ],
            "failed": [{"file": file, "reason": reason} for file, reason in found.failed],
        }
    )
