"""``send-audit rules``: what applies to a kind of setting, what does not, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look

EXAMPLES = """\b
Examples:
  send-audit rules --kind free-school
  send-audit rules --kind independent --fact funded_early_years=yes
  send-audit rules --kind pru --as-at 2014-09-01 --format json
"""


def command(
    kind: Annotated[str, typer.Option("--kind", help="The kind of school or college.")],
    fact: Annotated[
        list[str] | None,
        typer.Option("--fact", metavar="NAME=VALUE", help="State a fact. May be given again."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="terminal or json.")] = "terminal",
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    color: options.Color = "auto",
) -> None:
    """Show every item of the checklist for one kind of school: in or out, with the reason."""
    from send_audit.service.rules import RulesRequest, rules

    options.check_word("--format", format_, ("terminal", "json"))
    options.check_word("--color", color, ("auto", "always", "never"))
    request = RulesRequest(
        kind=kind,
        facts=tuple(fact or ()),
        as_at=options.read_day(as_at),
        checklist=checklist,
    )
    rule_set = rules(request)
    if format_ == "json":
        from send_audit.render.json_ import render_rules as rules_as_json

        emit(rules_as_json(rule_set))
    else:
        from send_audit.render.rules import render_rules

        emit(render_rules(rule_set, look(color)))
