"""Which kind is meant, by its name or another name for it. Never guessed in silence."""

from __future__ import annotations

from send_audit.errors import ReturnError, UsageError
from send_audit.model.checklist import Checklist, Kind


def find_kind(checklist: Checklist, name: str) -> Kind | None:
    """Find a kind by its id or an alias; None when there is none of that name.

    Raises ReturnError, with the reason, for a kind that the checklist refuses.
    """
    wanted = name.strip().casefold().replace("_", "-").replace(" ", "-")
    if wanted in checklist.refused:
        raise ReturnError(
            checklist.refused[wanted],
            "Kinds in this checklist: send-audit checklist show --kinds",
        )
    for kind in checklist.kinds.values():
        if wanted == kind.id or wanted in kind.aliases:
            return kind
    return None


def kind_named(checklist: Checklist, name: str) -> Kind:
    """Find a kind that the user asked for.

    Raises UsageError with the nearest name when there is none, ReturnError when it is refused.
    """
    kind = find_kind(checklist, name)
    if kind is None:
        raise UsageError(
            f"'{name}' is not a kind of setting.{near_kind(checklist, name)}",
            "Kinds: " + ", ".join(checklist.kinds),
        )
    return kind


def near_kind(checklist: Checklist, name: str) -> str:
    """Suggest the nearest kind as a sentence, empty when none is near."""
    from difflib import get_close_matches

    names = [alias for kind in checklist.kinds.values() for alias in (kind.id, *kind.aliases)]
    near = get_close_matches(name.casefold(), names, n=1, cutoff=0.5)
    return f" Did you mean '{near[0]}'?" if near else ""
