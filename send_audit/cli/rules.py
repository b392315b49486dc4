"""``send-audit rules``: what applies to a kind of setting, what does not, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, say

EXAMPLES = """\b
Examples:
  send-audit rules --kind free-school
  send-audit rules --kind independent --fact funded_early_years=yes
  send-audit rules --kind pru --as-at 2014-09-01 --format json
  send-audit rules --kind academy --audience governor
  send-audit rules --kind childminder --verbose
  send-audit rules --kind pru --format html > what-applies.html
"""


def command(
    kind: Annotated[str, typer.Option("--kind", help="The kind of setting, such as academy.")],
    fact: Annotated[
        list[str] | None,
        typer.Option("--fact", metavar="NAME=VALUE", help="State a fact. May be given again."),
    ] = None,
    audience: Annotated[
        str, typer.Option("--audience", help="Answer first what these people most need to know.")
    ] = "",
    format_: Annotated[
        str, typer.Option("--format", "-f", help="terminal, json, or html: a handout to print.")
    ] = "terminal",
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    verbose: options.Verbose = False,
    color: options.Color = "auto",
) -> None:
    """Show every item of the checklist for one kind of setting: in or out, with the reason."""
    from send_audit.service.rules import RulesRequest, handout

    options.check_word("--format", format_, ("terminal", "json", "html"))
    options.check_word("--color", color, ("auto", "always", "never"))
    request = RulesRequest(
        kind=kind,
        facts=tuple(fact or ()),
        as_at=options.read_day(as_at),
        checklist=checklist,
        audience=audience,
    )
    found = handout(request)
    for words in found.later:
        say(words)
    if format_ == "json":
        from send_audit.render.json_ import render_rules as rules_as_json

        emit(rules_as_json(found))
    elif format_ == "html":
        from send_audit.render.rules_html import render_handout

        emit(render_handout(found))
    else:
        from send_audit.render.rules import render_rules

        emit(render_rules(found, look(color, verbose=verbose)))
