"""``--fail-on``: when a result counts as a failure for a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType

from send_audit.errors import UsageError
from send_audit.evaluate.scoring import is_short
from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Flag, Group, Severity


def _duty(result: AuditResult) -> bool:
    return any(is_short(item) for item in result.items if item.rule.group is Group.LEGAL)


def _gap(result: AuditResult) -> bool:
    return any(is_short(item) for item in result.items)


def _incomplete(result: AuditResult) -> bool:
    unread = any(problem.severity is Severity.ERROR for problem in result.problems)
    disagree = any(Flag.CONTRADICTED in item.flags for item in result.items)
    return unread or disagree or any(tally.not_answered for tally in result.tallies.values())


def _stale(result: AuditResult) -> bool:
    return any(Flag.STALE in item.flags for item in result.items)


POLICIES = MappingProxyType(
    {"duty": _duty, "gap": _gap, "incomplete": _incomplete, "stale": _stale}
)


def policies(names: str) -> tuple[str, ...]:
    """Split ``duty,stale`` into policy names. Raises UsageError for one that does not exist."""
    wanted = tuple(name.strip() for name in names.split(",") if name.strip())
    if not wanted:
        raise UsageError("--fail-on names no policy.", "Policies: never, " + ", ".join(POLICIES))
    for name in wanted:
        if name not in POLICIES and name != "never":
            raise UsageError(
                f"'{name}' is not a policy of --fail-on.",
                "Policies: never, " + ", ".join(POLICIES),
            )
    return wanted


def is_broken(result: AuditResult, names: Iterable[str]) -> bool:
    """Tell whether any of the named policies is broken by a result."""
    checks: list[Callable[[AuditResult], bool]] = [POLICIES[n] for n in names if n != "never"]
    return any(check(result) for check in checks)
