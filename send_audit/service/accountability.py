"""Who is responsible on a day, for some kinds of setting side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from send_audit.catalog.store import DEFAULT, load_checklist
from send_audit.errors import ChecklistError
from send_audit.evaluate.accountability import accountability
from send_audit.model.accountability import Accountability
from send_audit.service.days import check_day
from send_audit.service.kinds import kind_named

SIDE_BY_SIDE = ("maintained-mainstream", "academy", "free-school", "independent")
"""The kinds shown when none is named: one of each of the four families of schools."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountabilityRequest:
    """Which table; ``kinds`` as the user named them, empty for the four families of schools."""

    kinds: tuple[str, ...]
    as_at: date
    checklist: str = ""


def who_answers(request: AccountabilityRequest) -> Accountability:
    """Work out who is responsible.

    Raises UsageError for an unknown kind or day, ReturnError for a kind out of scope,
    ChecklistError for a checklist without a table of agencies.
    """
    checklist = load_checklist(request.checklist or DEFAULT)
    if not checklist.agencies:
        raise ChecklistError(
            f"{checklist.name} has no table of who is responsible.",
            "Name a newer release with --checklist, or leave it out.",
        )
    check_day(checklist, request.as_at)
    kinds = [kind_named(checklist, name).id for name in request.kinds or SIDE_BY_SIDE]
    return accountability(checklist, list(dict.fromkeys(kinds)), request.as_at)
