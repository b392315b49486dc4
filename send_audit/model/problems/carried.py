"""What there may be to say about a return whose answers go into another form."""

from __future__ import annotations

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity


def matched_by_ref(where: CellRef | None, found: str, used: str) -> Problem:
    """Nothing is written down of what changed since the release that the form names."""
    return Problem(
        code="matched-by-ref",
        severity=Severity.WARNING,
        message=f"What changed between {found} and {used} is not known here, so each answer was "
        "given to the question of the same reference. Look at the words of each question.",
        where=where,
        found=found,
        expected=used,
    )


def kind_since(where: CellRef | None, found: str, used: str) -> Problem:
    """The setting was of another kind when it filled in the form."""
    return Problem(
        code="kind-since",
        severity=Severity.WARNING,
        message=f"The form was filled in as '{found}'; the new one is for '{used}', as you asked. "
        "Look at the name and the URN: a school that becomes an academy gets new ones.",
        where=where,
        found=found,
        expected=used,
    )
