"""What there may be to say where a return and the national register disagree."""

from __future__ import annotations

from send_audit.model.submission import CellRef, Problem
from send_audit.model.vocabulary import Severity


def register_differs(where: CellRef | None, what: str, found: str, expected: str) -> Problem:
    """The register says otherwise; the return is judged by what it says itself."""
    return Problem(
        code="register-differs",
        severity=Severity.WARNING,
        message=f"{what}: the register says otherwise. The return was judged by what it says itself.",
        where=where,
        found=found,
        expected=expected,
    )


def register_unknown(where: CellRef | None, urn: str, label: str) -> Problem:
    """The URN of the return is not in the register, or is none."""
    return Problem(
        code="register-unknown",
        severity=Severity.WARNING,
        message=f"This URN is not in the {label}, so nothing was compared with it.",
        where=where,
        found=urn,
        expected="the six digits of the setting, as the register has them",
    )


def register_no_urn(label: str) -> Problem:
    """The return gives no URN, so the register cannot be asked."""
    return Problem(
        code="register-no-urn",
        severity=Severity.NOTE,
        message=f"No URN is given, so the return was not compared with the {label}.",
    )


def register_closed(where: CellRef | None, said: str, instead: str) -> Problem:
    """The register says that the setting is closed."""
    return Problem(
        code="register-closed",
        severity=Severity.WARNING,
        message=f"The register says that this setting is {said}.{instead}",
        where=where,
    )
