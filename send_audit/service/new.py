"""A questionnaire for one setting: blank, or filled in with what is known already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.evaluate.widely import select_widely
from send_audit.model.checklist import Checklist, FactValue, Kind
from send_audit.model.prefill import EMPTY, Prefill
from send_audit.model.ruleset import RuleSet
from send_audit.model.submission import Problem
from send_audit.model.vocabulary import Depth
from send_audit.service.days import check_day, later_day
from send_audit.service.facts import read_fact
from send_audit.service.kinds import kind_named
from send_audit.workbook.writing.asked import lines
from send_audit.workbook.writing.questionnaire import write_for

if TYPE_CHECKING:
    from send_audit.service.carry import FillRequest


NamedFile = tuple[bytes, str]
"""A file's bytes, and its name for messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What questionnaire to write.

    ``kind`` empty and ``depth`` None: those of ``last``. ``facts`` as the user wrote them,
    ``name=value``: they are filled in, and leave out the questions that they rule out. ``known`` as
    a register has them: filled in too, but a register can be out of date, so questions that they
    rule out stay in, greyed. ``last`` is last year's return, ``shared`` the answers that a trust or
    an authority gives for all: they are filled in too, to be confirmed, and their facts leave
    nothing out. ``reason``: why it is this kind.
    """

    kind: str
    facts: tuple[str, ...]
    as_at: date
    depth: Depth | None = None
    checklist: str = ""
    known: Mapping[str, FactValue] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    """URNs that the setting had before, under which last year's return may be."""
    last: NamedFile | None = None
    shared: NamedFile | None = None
    reason: str = ""
    by_theme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestionnaire:
    """A questionnaire that was written, and what there is to say about it."""

    data: bytes
    kind: Kind
    reason: str
    questions: int
    depth: Depth
    as_at: date
    checklist: str
    notes: tuple[str, ...]
    """What was filled in, and what was not."""
    problems: tuple[tuple[str, Problem], ...]
    """What there is to say of the files it was filled in from, each with the file."""
    later: tuple[str, ...]
    """What is known to change, where the day is later than the law was looked up."""


def new(request: NewRequest) -> NewQuestionnaire:
    """Write a questionnaire.

    Raises UsageError for an unknown kind, fact or value, ReturnError for a kind out of scope or
    a file that cannot be read.
    """
    checklist = load_checklist(request.checklist or DEFAULT)
    check_day(checklist, request.as_at)
    begun = _from_last(request, checklist) if request.last else _blank(request, checklist)
    if request.shared:
        begun = _with_shared(begun, request, checklist)
    facts = {**begun.prefill.facts, **stated_facts(request, checklist, begun.kind)}
    rows = lines(checklist, begun.rules, begun.depth)
    return NewQuestionnaire(
        data=write_for(
            checklist, begun.rules, begun.depth, facts, begun.prefill, by_theme=request.by_theme
        ),
        kind=begun.kind,
        reason=request.reason or begun.reason,
        questions=sum(not (line.is_heading or line.is_tick) for line in rows),
        depth=begun.depth,
        as_at=request.as_at,
        checklist=checklist.name,
        notes=begun.notes,
        problems=begun.problems,
        later=later_day(checklist, begun.kind.id, request.as_at),
    )


def stated_facts(request: NewRequest, checklist: Checklist, kind: Kind) -> Mapping[str, FactValue]:
    """Give the facts that are known beforehand, of those that are asked; the user's go first."""
    asked = {fact.id for fact in checklist.facts_of(kind.id)}
    known = {name: value for name, value in request.known.items() if name in asked}
    return known | dict(read_fact(text, checklist, kind) for text in request.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A form before it is written."""

    kind: Kind
    reason: str
    depth: Depth
    rules: RuleSet
    prefill: Prefill
    notes: tuple[str, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()


def _blank(request: NewRequest, checklist: Checklist) -> _Begun:
    kind = kind_named(checklist, request.kind)
    stated = stated_facts(request, checklist, kind)
    told = dict(read_fact(text, checklist, kind) for text in request.facts)
    return _Begun(
        kind=kind,
        reason="",
        depth=request.depth or Depth.FULL,
        rules=select_widely(checklist, kind.id, request.as_at, certain=told, likely=stated),
        prefill=EMPTY,
    )


def _from_last(request: NewRequest, checklist: Checklist) -> _Begun:
    from send_audit.service.carry import carry_from

    wanted = _fill(request, request.last, checklist, request.kind, request.depth)
    filled = carry_from(wanted)
    return _Begun(
        kind=filled.kind,
        reason=filled.reason,
        depth=filled.depth,
        rules=filled.rules,
        prefill=filled.prefill,
        notes=filled.notes,
        problems=tuple((wanted.file, problem) for problem in filled.problems),
    )


def _with_shared(begun: _Begun, request: NewRequest, checklist: Checklist) -> _Begun:
    from send_audit.evaluate.share import combine
    from send_audit.service.carry import shared_from

    wanted = _fill(request, request.shared, checklist, begun.kind.id, begun.depth)
    filled = shared_from(wanted)
    return replace(
        begun,
        prefill=combine(begun.prefill, filled.prefill),
        notes=(*begun.notes, *filled.notes),
        problems=(*begun.problems, *((wanted.file, said) for said in filled.problems)),
    )


def _fill(
    request: NewRequest,
    source: NamedFile | None,
    checklist: Checklist,
    kind: str,
    depth: Depth | None,
) -> FillRequest:
    from send_audit.service.carry import FillRequest

    data, file = source or (b"", "")
    return FillRequest(
        data=data,
        file=file,
        checklist=checklist,
        as_at=request.as_at,
        kind=kind,
        depth=depth,
        known=request.known,
        before=request.before,
        facts=request.facts,
    )


def every_form(as_at: date, checklist: str = "") -> Iterator[tuple[str, NewQuestionnaire]]:
    """Write a blank questionnaire for each kind at each depth, each with the name of its file."""
    for kind in load_checklist(checklist or DEFAULT).kinds:
        for depth in Depth:
            wanted = NewRequest(kind=kind, facts=(), depth=depth, as_at=as_at, checklist=checklist)
            yield f"{kind}-{depth}.xlsx", new(wanted)


def guide(made: Mapping[str, NewQuestionnaire]) -> str:
    """Say in plain words which of many blank questionnaires is whose."""
    by_kind: dict[str, list[tuple[str, NewQuestionnaire]]] = {}
    for name, form in made.items():
        by_kind.setdefault(form.kind.id, []).append((name, form))
    parts = [_GUIDE.format(as_at=next(iter(made.values())).as_at.isoformat())]
    for forms in by_kind.values():
        kind = forms[0][1].kind
        parts.append(f"{kind.title}\n  {kind.includes}")
        parts += [
            f"  {name}: {_DEPTHS[form.depth]}, {form.questions} questions" for name, form in forms
        ]
        parts.append("")
    return "\n".join(parts)


_GUIDE = """\
Which questionnaire is yours?

Find your kind of setting below, and open the file named under it with a spreadsheet program.
Nothing else is needed to fill it in. Start with the short one if you are not sure.
Law as at {as_at}. What a school is called does not settle its kind: an academy that is a
special school is a special academy, and a free school is in law an academy.
"""
_DEPTHS = {
    Depth.DUTIES: "short: what the law and the funding agreement require",
    Depth.FULL: "long: guidance as well",
}
