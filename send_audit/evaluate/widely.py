"""What a form asks when the facts at hand may have changed: they call rows in, and keep none out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist, FactValue
from send_audit.model.ruleset import RuleSet
from send_audit.model.vocabulary import APPLIES

Facts = Mapping[str, FactValue]


def select_widely(
    checklist: Checklist,
    kind: str,
    day: date,
    *,
    certain: Facts,
    likely: Facts,
    keep: Collection[str] | None = None,
) -> RuleSet:
    """Select by facts that are certain, and by others that may have changed since.

    What applies by either is in: a fact of last year brings in what it calls for, and rules
    nothing out. ``keep``: the questions for which that holds; all of them when it is None.
    Raises KeyError for a kind the checklist lacks.
    """
    sure = select(checklist, kind, certain, day)
    all_told = select(checklist, kind, {**likely, **certain}, day)
    items = (
        known
        if known.in_scope in APPLIES
        and told.in_scope not in APPLIES
        and (keep is None or known.question in keep)
        else told
        for known, told in zip(sure.items, all_told.items, strict=True)
    )
    return all_told.replace(items=tuple(items))
