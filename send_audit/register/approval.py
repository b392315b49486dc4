"""Whether an institution is approved under section 41: by the register, else by the list."""

from __future__ import annotations

from send_audit.model.record import Record
from send_audit.register.establishment import Establishment, Listed

_WORDS = {"approved": True, "not approved": False}


class Approval(Record):
    """Whether it is approved, and who says so.

    ``approved`` is None where nothing says it. ``conflict`` is a sentence where the register and
    the list disagree; the register is followed then.
    """

    approved: bool | None
    because: str
    conflict: str = ""


def approval_of(establishment: Establishment) -> Approval:
    """Work out whether an institution is approved under section 41 now. Nothing is guessed.

    "Not applicable" and a blank say nothing of an institution that can be approved.
    """
    said = _WORDS.get(establishment.section_41.casefold())
    listed = establishment.listed
    if said is not None:
        return Approval(
            approved=said,
            because=f"the register's section 41 column says '{establishment.section_41}'",
            conflict=_conflict(establishment.section_41, said, listed),
        )
    if listed is not None:
        return Approval(approved=listed.approved, because=_listed(listed))
    words = (
        f"says '{establishment.section_41}'" if establishment.section_41 else "is blank or missing"
    )
    return Approval(
        approved=None,
        because="whether it is approved under section 41 is not known: the register's section 41 "
        f"column {words}, and no section 41 list was imported",
    )


def _listed(listed: Listed) -> str:
    if listed.on is None:
        return "it is not on the section 41 list"
    if listed.approved:
        return f"it is on the section 41 list, approved on {listed.on.isoformat()}"
    return f"on the section 41 list its approval ended on {listed.on.isoformat()}"


def _conflict(words: str, said: bool, listed: Listed | None) -> str:
    if listed is None or listed.approved is said:
        return ""
    return (
        f"The register's section 41 column says '{words}', but {_listed(listed)}. "
        "The register is followed: see which of the two is newer."
    )
