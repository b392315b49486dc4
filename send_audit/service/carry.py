"""A new form filled in from last year's return, or from the answers of a trust or authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from send_audit.errors import ReturnError
from send_audit.evaluate.carry import NEW_QUESTION, Form, carry
from send_audit.evaluate.carry_facts import carry_facts
from send_audit.evaluate.share import Shared, as_shared
from send_audit.evaluate.widely import select_widely
from send_audit.model.checklist import Checklist, FactValue, Kind
from send_audit.model.prefill import Prefill
from send_audit.model.problems import carried
from send_audit.model.ruleset import RuleSet
from send_audit.model.submission import Problem
from send_audit.model.vocabulary import Depth
from send_audit.service.archive import kept_archive
from send_audit.service.days import check_day
from send_audit.service.earlier import Earlier, kind_stated, read_earlier
from send_audit.service.facts import read_fact
from send_audit.service.kinds import kind_named
from send_audit.service.leftovers import leftovers
from send_audit.workbook.writing.asked import lines

_NAMED = 8
"""How many references are named where there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillRequest:
    """What to fill a new form in from, and what form it is.

    ``kind`` empty and ``depth`` None: those of the return. ``known``: facts that a register
    has; ``facts``: as the user wrote them, ``name=value``; these go first.
    """

    data: bytes
    file: str
    checklist: Checklist
    as_at: date
    kind: str = ""
    depth: Depth | None = None
    known: Mapping[str, FactValue] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    """URNs that the setting had before."""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a new form is filled in with, and what there is to say about it."""

    kind: Kind
    reason: str
    depth: Depth
    rules: RuleSet
    """What the form asks: facts of last time bring rows in and leave none out."""
    prefill: Prefill
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def carry_from(request: FillRequest) -> Filled:
    """Fill in a form from last year's return.

    Raises ReturnError when that cannot be read, is no return or does not say its kind;
    UsageError for a wrong kind, fact or day.
    """
    checklist = request.checklist
    check_day(checklist, request.as_at)
    earlier = read_earlier(request.data, request.file, checklist)
    _see_same_setting(request, earlier)
    kind, reason, about_kind = _kind(request, earlier)
    stated = _stated(request, kind)
    depth = request.depth or earlier.opened.form.depth
    form = _form(request, earlier, kind, depth, stated)
    prefill = carry(
        earlier.submission,
        earlier.checklist,
        form,
        stated=stated,
        left=(
            *leftovers(earlier.opened, earlier.submission),
            *kept_archive(earlier.opened.grid),
        ),
    )
    return Filled(
        kind=kind,
        reason=reason,
        depth=depth,
        rules=form.rules,
        prefill=prefill,
        notes=tuple(_counts(prefill, earlier)),
        problems=(*about_kind, *earlier.problems),
    )


def shared_from(request: FillRequest) -> Filled:
    """Fill in a school's form from the answers that its trust or authority gives for all.

    The kind is that of the school and has to be named. Raises as ``carry_from`` does.
    """
    checklist = request.checklist
    check_day(checklist, request.as_at)
    kind = kind_named(checklist, request.kind)
    stated = _stated(request, kind)
    earlier = read_earlier(request.data, request.file, checklist)
    depth = request.depth or Depth.FULL
    own = earlier.submission.replace(facts={})  # they are the trust's, not the school's
    form = _form(request, earlier._replace(submission=own), kind, depth, stated)
    shared = as_shared(carry(own, earlier.checklist, form, stated={}), _name(earlier))
    return Filled(
        kind=kind,
        reason="You said so.",
        depth=depth,
        rules=form.rules,
        prefill=shared.prefill,
        notes=tuple(_shared_notes(shared, request.file, kind)),
        problems=earlier.problems,
    )


def _see_same_setting(request: FillRequest, earlier: Earlier) -> None:
    """See that last year's return is of the setting, or of the one that it was before."""
    told = earlier.submission.facts.get("urn")
    then, now = str(told.value) if told and told.value else "", str(request.known.get("urn", ""))
    if then and now and then != now and then not in request.before:
        raise ReturnError(
            f"{request.file} is of URN {then}, and the form is for URN {now}.",
            f"If it is the right file, put the URN right in it. To carry it over for {then}, "
            f"say: --urn {then}",
        )


def _kind(request: FillRequest, earlier: Earlier) -> tuple[Kind, str, tuple[Problem, ...]]:
    form, checklist = earlier.opened.form, request.checklist
    if not request.kind:
        kind = kind_stated(form, request.file, checklist)
        return kind, f"{request.file} says so ({form.kind_where}).", ()
    kind = kind_named(checklist, request.kind)
    if not form.kind or form.kind == kind.id:
        return kind, "You said so.", ()
    return kind, "You said so.", (carried.kind_since(form.kind_where, form.kind, kind.id),)


def _stated(request: FillRequest, kind: Kind) -> Mapping[str, FactValue]:
    asked = {fact.id for fact in request.checklist.facts_of(kind.id)}
    known = {name: value for name, value in request.known.items() if name in asked}
    return known | dict(read_fact(text, request.checklist, kind) for text in request.facts)


def _form(
    request: FillRequest,
    earlier: Earlier,
    kind: Kind,
    depth: Depth,
    stated: Mapping[str, FactValue],
) -> Form:
    checklist = request.checklist
    likely = {**carry_facts(earlier.submission, checklist, kind.id, stated).facts, **stated}
    told = dict(read_fact(text, checklist, kind) for text in request.facts)
    rules = select_widely(checklist, kind.id, request.as_at, certain=told, likely=likely)
    return form_of(checklist, rules, depth)


def form_of(checklist: Checklist, rules: RuleSet, depth: Depth) -> Form:
    """Give a form with the references of its rows."""
    asked = frozenset(line.ref for line in lines(checklist, rules, depth) if line.ref)
    return Form(checklist, rules, depth, asked)


def _name(earlier: Earlier) -> str:
    """Give the name of those whose answers they are; that of the file where it says none."""
    told = earlier.submission.facts.get("setting_name")
    return str(told.value) if told and told.value else earlier.submission.file


def _counts(prefill: Prefill, earlier: Earlier) -> Iterator[str]:
    rows = prefill.rows.values()
    filled = sum(bool(row.answer) for row in rows)
    shown = sum(bool(row.last) and not row.answer for row in rows)
    fresh = sum(row.changed == NEW_QUESTION for row in rows)
    kept = len(prefill.archive)
    yield (
        f"From {prefill.source} ({earlier.checklist.name}): {_answers(filled)} filled in, to be "
        f"confirmed; {shown} shown and to be answered anew; {kept} kept on the sheet 'Archive'."
    )
    yield (
        "Actions, sign-off and the reply-by date start anew: they are not carried over, and stand "
        f"in {prefill.source}."
    )
    if fresh:
        yield f"{fresh} question{'' if fresh == 1 else 's'} new since then."
    if prefill.fact_notes:
        yield f"{len(prefill.fact_notes)} facts to state anew; each shows what it was last time."


def _shared_notes(shared: Shared, file: str, kind: Kind) -> Iterator[str]:
    filled = sum(bool(row.answer) for row in shared.prefill.rows.values())
    yield f"From {file}: {_answers(filled)} filled in, to be confirmed."
    if shared.not_asked:
        yield (
            f"{_answers(len(shared.not_asked))} of {file} not asked here ({kind.title}): "
            f"{_named(shared.not_asked)}."
        )
    if shared.not_taken:
        yield (
            f"{_answers(len(shared.not_taken))} of {file} not taken over, because the question "
            f"has changed or the answer is open: {_named(shared.not_taken)}."
        )


def _answers(number: int) -> str:
    return f"{number} answer{'' if number == 1 else 's'}"


def _named(refs: tuple[str, ...]) -> str:
    more = f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else ""
    return ", ".join(refs[:_NAMED]) + more
