"""``send-audit accountability``: who is responsible, to whom they answer, who can challenge."""

from __future__ import annotations

from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look

EXAMPLES = """\b
Examples:
  send-audit accountability
  send-audit accountability --kind pru --kind ap-academy
  send-audit accountability --as-at 2015-06-01 --format json
  send-audit accountability --kind academy --format html > who-answers.html
"""


def command(
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="A kind of setting. May be given again, to compare."),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="terminal, json or html.")
    ] = "terminal",
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    color: options.Color = "auto",
) -> None:
    """Show who is responsible for what on a day, to whom they answer, and who can challenge."""
    from send_audit.render import accountability as rendering
    from send_audit.service.accountability import AccountabilityRequest, who_answers

    options.check_word("--format", format_, ("terminal", "json", "html"))
    options.check_word("--color", color, ("auto", "always", "never"))
    table = who_answers(
        AccountabilityRequest(
            kinds=tuple(kind or ()), as_at=options.read_day(as_at), checklist=checklist
        )
    )
    if format_ == "json":
        emit(rendering.render_json(table))
    elif format_ == "html":
        emit(rendering.render_html(table))
    else:
        emit(rendering.render_words(table, look(color)))
