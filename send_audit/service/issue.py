"""Questionnaires for settings of the national register: one, or one for each of many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.errors import ReturnError, SendAuditError
from send_audit.model.record import Record
from send_audit.service.kinds import kind_named
from send_audit.service.new import NewQuestionnaire, NewRequest, new
from send_audit.service.register import facts_asked

if TYPE_CHECKING:
    from send_audit.register.setting import Setting

_NAME_LENGTH = 60


class Issued(Record):
    """What came of one setting: its questionnaire with the name of its file, or why there is none."""

    setting: Setting
    file: str
    form: NewQuestionnaire | None
    why_not: str = ""


def issue(setting: Setting, request: NewRequest) -> NewQuestionnaire:
    """Write the questionnaire of a setting, with what the register says of it filled in.

    The kind is the register's unless the request names one. Raises ReturnError, with the reason
    and the kinds it may be, when the register does not settle the kind or it is out of scope.
    """
    return new(_request(setting, request))


def issue_all(settings: Sequence[Setting], request: NewRequest) -> Iterator[Issued]:
    """Write a questionnaire for each of some settings; one that cannot have one says why."""
    for setting in settings:
        name = file_name(setting)
        try:
            yield Issued(setting=setting, file=name, form=issue(setting, request))
        except SendAuditError as error:
            why = " ".join(part for part in (error.message, error.hint) if part)
            why = why.removeprefix(f"{_named(setting)}: ").replace(
                "say it with --kind.",
                f"write it with: send-audit new --urn {setting.establishment.urn} --kind KIND",
            )
            yield Issued(setting=setting, file=name, form=None, why_not=why)


def _request(setting: Setting, request: NewRequest) -> NewRequest:
    decision = setting.decision
    kind = request.kind or decision.kind
    if kind is None:
        may_be = f" It may be: {', '.join(decision.candidates)}." if decision.candidates else ""
        raise ReturnError(
            f"{_named(setting)}: {setting.reason}{may_be}",
            "If you know the kind, say it with --kind." if decision.candidates else "",
        )
    checklist = load_checklist(request.checklist or DEFAULT)
    named = kind_named(checklist, kind).id
    reason = setting.reason
    if named != decision.kind:
        reason = f"You said so with --kind. The register: {setting.reason}"
    known = facts_asked(setting, checklist, named)
    before = frozenset(str(link.urn) for link in setting.links if not link.is_successor)
    return replace(request, kind=named, known=known, reason=reason, before=before)


def _named(setting: Setting) -> str:
    return f"URN {setting.establishment.urn} {setting.establishment.name}"


def file_name(setting: Setting) -> str:
    """Give a questionnaire's file name: URN and name, in letters that every system takes."""
    row = setting.establishment
    plain = unicodedata.normalize("NFKD", row.name).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^a-z0-9]+", "-", plain.casefold().replace("'", "")).strip("-")
    return f"{row.urn}-{name[:_NAME_LENGTH].strip('-')}.xlsx" if name else f"{row.urn}.xlsx"
