"""One return in, one judged result out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from send_audit.catalog.store import DEFAULT, find, load_checklist
from send_audit.errors import ChecklistError, ReturnError, SendAuditError
from send_audit.evaluate.judge import judge
from send_audit.evaluate.migrate import migrate
from send_audit.evaluate.select import edition_on
from send_audit.model import problems
from send_audit.model.checklist import Checklist
from send_audit.model.record import Record
from send_audit.model.result import AuditResult
from send_audit.model.submission import FormInfo, Problem
from send_audit.service.brought import Brought, bring
from send_audit.service.days import advice, check_day, later_day
from send_audit.service.kinds import find_kind, kind_named, near_kind
from send_audit.service.opening import read_grid
from send_audit.service.returned import how_far, whose
from send_audit.workbook.files.grid import NONE
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import OpenReturn, open_return
from send_audit.workbook.reading.reader import read_submission


class CheckRequest(Record):
    """What to judge and how. ``checklist`` and ``kind`` empty: what the return says."""

    data: bytes
    file: str
    as_at: date
    checklist: str = ""
    kind: str = ""
    companions: Mapping[str, bytes] = NONE
    """The other sheets of a workbook that was saved as one CSV file a sheet, by name."""
    register: Path | None = None
    """The national register to hold the return against; None for no comparison."""


def check(request: CheckRequest) -> AuditResult:
    """Judge one return.

    Raises ReturnError when it cannot be read, is no return or is of a kind out of scope;
    ChecklistError when the release it names is not here; UsageError for a wrong option.
    """
    try:
        grid = read_grid(request.data, request.file, request.companions)
        opened = open_return(grid, request.file, load_layout())
        checklist, about_release = _checklist(opened, request.checklist)
        kind, reason, about_kind = _kind(opened, checklist, request.kind)
    except (ReturnError, ChecklistError) as error:
        raise type(error)(f"{request.file}: {error.message}", error.hint) from error
    check_day(checklist, request.as_at)
    submission = read_submission(opened, checklist)
    if opened.form.version and opened.form.checklist == checklist.id:
        submission = migrate(submission, checklist, opened.form.version)
    about_day = [
        *(problems.advisory(words) for words in advice(checklist)),
        *(problems.later_day(words) for words in later_day(checklist, kind, request.as_at)),
        *_other_day(opened.form.as_at, checklist, request.as_at),
    ]
    found = (*about_release, *about_kind, *about_day, *submission.problems, *whose(submission))
    submission = submission.replace(problems=found)
    result = judge(checklist, submission, kind=kind, kind_reason=reason, day=request.as_at)
    result = result.replace(problems=(*result.problems, *how_far(submission, result)))
    return bring(result, brought(request), checklist, opened.form.kind_where)


def brought(request: CheckRequest) -> Brought:
    """Give what a request brings to the judgement besides the return."""
    return Brought(
        sheets=request.companions,
        register=request.register,
        kind=request.kind,
        checklist=request.checklist,
    )


def _other_day(stated: str, checklist: Checklist, day: date) -> list[Problem]:
    """Say so when the day that a form was made for lies in another edition of the law."""
    try:
        made_for = date.fromisoformat(stated[:10])
    except ValueError:
        return []
    if edition_on(checklist, made_for) == edition_on(checklist, day):
        return []
    return [problems.other_day(made_for.isoformat(), day.isoformat())]


def _checklist(opened: OpenReturn, asked: str) -> tuple[Checklist, list[Problem]]:
    form = opened.form
    named = f"{form.checklist}@{form.version}" if form.checklist and form.version else ""
    if asked:
        checklist = load_checklist(asked)
        moved = named and named != checklist.name
        where = form.version_where
        return checklist, [problems.other_release(where, named, checklist.name)] if moved else []
    if not named:
        checklist = load_checklist(DEFAULT)
        return checklist, [problems.no_release(checklist.name)]
    checklist = _named_release(named, opened)
    if form.digest and form.digest != checklist.digest and form.digest_where:
        return checklist, [problems.other_digest(form.digest_where, form.digest, checklist.digest)]
    return checklist, []


def _named_release(named: str, opened: OpenReturn) -> Checklist:
    try:
        return load_checklist(named)
    except ChecklistError as error:
        newest = find(DEFAULT)
        table = opened.table("questions")
        answered = sum(bool(row.text("answer")) for row in table.rows()) if table else 0
        raise ChecklistError(
            f"the form was made from {named}, which is not here. {error.message} "
            f"Its {answered} answered rows were not judged.",
            f"To judge them with the newest release, add: --checklist {newest.id}@{newest.version}",
        ) from error


def _kind(opened: OpenReturn, checklist: Checklist, asked: str) -> tuple[str, str, list[Problem]]:
    """Settle the kind: its id, the reason in words, and what there is to say about it."""
    form = opened.form
    if asked:
        kind = kind_named(checklist, asked)
        reason = "You said so with --kind."
        if form.kind and form.kind != kind.id:
            return kind.id, reason, [problems.other_kind(form.kind_where, form.kind, kind.id)]
        return kind.id, reason, []
    if not form.kind:
        alone = [said.message for said in opened.problems if said.code == "csv-alone"]
        raise ReturnError(
            "the workbook does not say what kind of setting it is for.",
            " ".join([*alone, "Say it with --kind, for example: --kind academy"]),
        )
    found = find_kind(checklist, form.kind)
    if found is None:
        raise _unknown_kind(form, checklist)
    return found.id, f"The form says so ({form.kind_where}).", []


def _unknown_kind(form: FormInfo, checklist: Checklist) -> SendAuditError:
    return ReturnError(
        f"{form.kind_where}: '{form.kind}' is not a kind of setting.{near_kind(checklist, form.kind)}",
        "Say the right one with --kind. Kinds: " + ", ".join(checklist.kinds),
    )
