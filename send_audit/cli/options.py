"""Options that several commands share, and how their text is read."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from send_audit.errors import UsageError

AsAt = Annotated[
    str,
    typer.Option(
        "--as-at",
        metavar="DATE",
        help="The day whose law counts, as 2026-11-23. Default: today.",
        envvar="SEND_AUDIT_AS_AT",
    ),
]
ChecklistName = Annotated[
    str,
    typer.Option(
        "--checklist",
        metavar="ID[@VERSION]",
        help="Use this release. Default: the one the return names, else the newest.",
        envvar="SEND_AUDIT_CHECKLIST",
    ),
]
Color = Annotated[
    str,
    typer.Option(
        "--color", metavar="WHEN", help="auto, always or never.", envvar="SEND_AUDIT_COLOR"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show every item and every note.")]


def read_day(text: str) -> date:
    """Read a day given as an option; today when it is empty. Raises UsageError."""
    if not text:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"'{text}' is not a date.", "Write it as year-month-day, for example 2026-11-23."
        ) from error


def today() -> date:
    """Give today's date. The only place in the program that looks at the clock."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant


def check_word(option: str, word: str, words: tuple[str, ...]) -> None:
    """See that an option has one of its words. Raises UsageError with the nearest."""
    if word in words:
        return
    from difflib import get_close_matches

    near = get_close_matches(word, words, n=1)
    suggestion = f" Did you mean '{near[0]}'?" if near else ""
    raise UsageError(
        f"'{word}' is not a value of {option}.{suggestion}", f"Values: {', '.join(words)}"
    )
