"""An earlier return, read with its own release, whatever release is in use now."""

from __future__ import annotations

from typing import NamedTuple

from send_audit.catalog.store import load_checklist
from send_audit.errors import ChecklistError, ReturnError
from send_audit.evaluate.carry_steps import has_way
from send_audit.model import problems
from send_audit.model.checklist import Checklist, Kind
from send_audit.model.problems import carried
from send_audit.model.submission import FormInfo, Problem, Submission
from send_audit.service.kinds import find_kind, near_kind
from send_audit.service.opening import read_grid
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import OpenReturn, open_return
from send_audit.workbook.reading.reader import read_submission


class Earlier(NamedTuple):
    """A return that was read, and the checklist that it was read with."""

    opened: OpenReturn
    submission: Submission
    checklist: Checklist
    problems: tuple[Problem, ...]
    """What there is to say, of the release first, then of rows and cells."""


def read_earlier(data: bytes, file: str, new: Checklist) -> Earlier:
    """Read a return with the release it names; with the new one where that is not here.

    Raises ReturnError, which names the file, when it cannot be read or is no return.
    """
    opened = open_file(data, file)
    form = opened.form
    named = f"{form.checklist}@{form.version}" if form.checklist and form.version else ""
    if not named:
        return _read(opened, new, [problems.no_release(new.name)])
    try:
        old = load_checklist(named)
    except ChecklistError:
        said = carried.matched_by_ref(form.version_where, named, new.name)
        return _read(opened, new, [said])
    about = [] if has_way(old, new) else [carried.matched_by_ref(None, old.name, new.name)]
    return _read(opened, old, [*about, *other_digest(form, old)])


def open_file(data: bytes, file: str) -> OpenReturn:
    """Open a return. Raises ReturnError, which names the file, when it is none."""
    try:
        return open_return(read_grid(data, file), file, load_layout())
    except ReturnError as error:
        raise type(error)(f"{file}: {error.message}", error.hint) from error


def other_digest(form: FormInfo, checklist: Checklist) -> list[Problem]:
    """Say so when a form was made from another text of the release that it names."""
    if not form.digest or form.digest == checklist.digest or form.digest_where is None:
        return []
    return [problems.other_digest(form.digest_where, form.digest, checklist.digest)]


def _read(opened: OpenReturn, checklist: Checklist, about: list[Problem]) -> Earlier:
    submission = read_submission(opened, checklist)
    return Earlier(opened, submission, checklist, (*about, *submission.problems))


def kind_stated(form: FormInfo, file: str, checklist: Checklist) -> Kind:
    """Give the kind that a form says it is for. Raises ReturnError when it says none that is known."""
    if not form.kind:
        raise ReturnError(
            f"{file}: the workbook does not say what kind of setting it is for.",
            "Say it with --kind, for example: --kind academy",
        )
    try:
        found = find_kind(checklist, form.kind)
    except ReturnError as error:
        raise ReturnError(f"{file}: {error.message}", error.hint) from error
    if found is None:
        near = near_kind(checklist, form.kind)
        raise ReturnError(
            f"{file}: {form.kind_where}: '{form.kind}' is not a kind of setting.{near}",
            "Kinds: " + ", ".join(checklist.kinds),
        )
    return found
