"""Two releases, days or kinds side by side; and what a new release would change for returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.errors import SendAuditError, UsageError
from send_audit.evaluate.difference import difference
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist
from send_audit.model.difference import Difference
from send_audit.model.preview import Moved, Preview
from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Outcome
from send_audit.service.check import CheckRequest, check
from send_audit.service.days import check_day
from send_audit.service.kinds import find_kind, kind_named

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRequest:
    """What to compare. Of releases, days and kinds, each has one value for both sides or two."""

    releases: tuple[str, ...]
    kinds: tuple[str, ...]
    days: tuple[date, ...]


def diff(request: DiffRequest) -> tuple[Difference, ...]:
    """Compare; one difference for each kind where no kind is named.

    Raises UsageError when nothing differs by request, or a kind or day is wrong;
    ChecklistError when a release is not here.
    """
    request = _kinds_among_releases(request)
    if max(len(request.releases), len(request.kinds), len(request.days)) < 2:
        raise UsageError(
            "There is nothing to compare.",
            "Name two releases, two kinds (--kind twice) or two days (--as-at twice).",
        )
    before, after = (load_checklist(name or DEFAULT) for name in _both(request.releases, ""))
    first, last = _both(request.days, None)
    first, last = first or after.law_as_at, last or after.law_as_at
    check_day(before, first)
    check_day(after, last)
    return tuple(
        difference(
            select(before, old, {}, first),
            select(after, new, {}, last),
        )
        for old, new in _kinds(request.kinds, before, after)
    )


def _kinds_among_releases(request: DiffRequest) -> DiffRequest:
    """Take a kind that stands where a release may stand for a kind, beside one named as such."""
    if not request.kinds:
        return request
    newest = load_checklist(DEFAULT)
    kinds = [name for name in request.releases if find_kind(newest, name) is not None]
    return replace(
        request,
        releases=tuple(name for name in request.releases if name not in kinds),
        kinds=(*request.kinds, *kinds),
    )


def _both(given: tuple[T, ...], default: T) -> tuple[T, T]:
    """Give the value for each side: two as given, one for both, or the default."""
    if len(given) > 2:
        raise UsageError("More than two were given to compare.", "Name two.")
    return (given[0], given[-1]) if given else (default, default)


def _kinds(
    named: tuple[str, ...], before: Checklist, after: Checklist
) -> Iterable[tuple[str, str]]:
    if named:
        old, new = _both(named, "")
        return [(kind_named(before, old).id, kind_named(after, new).id)]
    return [(kind, kind) for kind in after.kinds if kind in before.kinds]


def preview(new: str, returns: Iterable[Path], day: date) -> Preview:
    """Judge returns with the release each names and with another, and say what would move.

    Raises ChecklistError when the new release is not here, UsageError for a day that it does
    not cover. A return that cannot be judged is listed with the reason.
    """
    checklist = load_checklist(new)
    check_day(checklist, day)
    moved: list[Moved] = []
    failed: list[tuple[str, str]] = []
    for path in returns:
        try:
            moved.append(_moved(path, new, day))
        except (SendAuditError, OSError) as error:
            reason = str(getattr(error, "message", error)).removeprefix(f"{path.name}: ")
            failed.append((path.name, reason))
    return Preview(release=checklist.name, moved=tuple(moved), failed=tuple(failed))


def _moved(path: Path, new: str, day: date) -> Moved:
    data = path.read_bytes()
    before = check(CheckRequest(data=data, file=path.name, as_at=day))
    after = check(CheckRequest(data=data, file=path.name, as_at=day, checklist=new))
    return Moved(
        file=path.name,
        setting=before.setting,
        kind=after.kind,
        before=f"{before.checklist}@{before.version}",
        stands_before=before.headline,
        stands_after=after.headline,
        outcomes=tuple(_changed(before, after)),
        to_answer=sum(item.outcome is Outcome.UNANSWERED for item in after.items)
        - sum(item.outcome is Outcome.UNANSWERED for item in before.items),
    )


def _changed(before: AuditResult, after: AuditResult) -> Iterator[tuple[str, str, str]]:
    """Give each item whose outcome differs: its id, what it was, what it would be."""
    old = {item.rule.id: item.outcome for item in before.items}
    for item in after.items:
        was = old.get(item.rule.id)
        if was is not item.outcome:
            yield item.rule.id, str(was or "not in it"), str(item.outcome)
