"""Answers that a trust or an authority gives once for all its schools, beside a school's own."""

from __future__ import annotations

from typing import NamedTuple

from send_audit.evaluate.calendar import words
from send_audit.model.prefill import Given, Prefill


class Shared(NamedTuple):
    """What shared answers give one school."""

    prefill: Prefill
    not_asked: tuple[str, ...]
    """References that were answered and are not asked of this school."""
    not_taken: tuple[str, ...]
    """References whose answer cannot be taken over as it is: the school has to answer."""


def as_shared(carried: Prefill, name: str) -> Shared:
    """Make shared answers of what a return of ``name`` would fill a school's form in with.

    Facts and what is not asked of the school stay out: they are not the school's own.
    """
    given = {ref: row for ref, row in carried.rows.items() if row.answer or row.confirm}
    rows = {ref: row.replace(last="", changed=_told(name, ref, row)) for ref, row in given.items()}
    shown = (ref for ref, row in carried.rows.items() if ref not in given and row.last)
    return Shared(
        prefill=Prefill(source=carried.source, rows=rows, facts={}, fact_notes={}),
        not_asked=tuple(dict.fromkeys(kept.ref for kept in carried.archive if kept.ref)),
        not_taken=tuple(shown),
    )


def _told(name: str, ref: str, row: Given) -> str:
    by = "" if "." in ref else f"Answered by {name} for all its schools."
    return f"{by} {row.changed}".strip()


def combine(last: Prefill, shared: Prefill) -> Prefill:
    """Join what a school answered last time with what is answered for it this time.

    The shared answer stands in the cell, for it is this year's; the school's own is shown beside
    it as the last answer. What both say as evidence and comment is kept, each with its source.
    Facts and archive are the school's own.
    """
    rows = dict(last.rows)
    for ref, given in shared.rows.items():
        own = rows.get(ref)
        rows[ref] = given if own is None else _both(own, given, last.source, shared.source)
    sources = filter(None, (last.source, shared.source))
    return last.replace(source="; ".join(sources), rows=rows)


def _both(own: Given, given: Given, own_source: str, source: str) -> Given:
    sources = (source, own_source)
    theirs = bool(given.evidence or given.evidence_on)
    evidence_on = given.evidence_on if theirs else own.evidence_on
    changed = [given.changed, own.changed]
    if own.evidence_on is not None and own.evidence_on != evidence_on:
        changed.append(f"Your own evidence was of {words(own.evidence_on)}.")
    return Given(
        answer=given.answer or own.answer,
        evidence=_joined((given.evidence, own.evidence), sources),
        evidence_on=evidence_on,
        comment=_joined((given.comment, own.comment), sources),
        last=own.last,
        changed=" ".join(part for part in changed if part),
        confirm=own.confirm or given.confirm,
    )


def _joined(texts: tuple[str, str], sources: tuple[str, str]) -> str:
    """Join two texts, each with its source, unless they are the same or one is empty."""
    first, second = texts
    if not first or not second or first == second:
        return first or second
    return "; ".join(f"{source}: {text}" for source, text in zip(sources, texts, strict=True))
