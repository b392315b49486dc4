"""``send-audit explain``: one item in full."""

from __future__ import annotations

from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, say

EXAMPLES = """\b
Examples:
  send-audit explain SENCO-03
  send-audit explain INFO-01 --kind pru
  send-audit explain EHCP-02 --kind academy --as-at 2014-09-01
"""


def command(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The item's id, such as SENCO-03.")],
    kind: Annotated[str, typer.Option("--kind", help="Explain it for this kind only.")] = "",
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    color: options.Color = "auto",
) -> None:
    """Explain one item: what it says, whom it binds and why, its sources, good evidence."""
    from send_audit.catalog.store import load_checklist
    from send_audit.render.rules import render_item
    from send_audit.service.days import check_day, later_day
    from send_audit.service.kinds import kind_named
    from send_audit.service.rules import checklist_of, item_named, touching

    options.check_word("--color", color, ("auto", "always", "never"))
    release = load_checklist(checklist or checklist_of(item))
    day = options.read_day(as_at)
    check_day(release, day)
    wanted = item_named(release, item)
    of_kind = kind_named(release, kind).id if kind else ""
    for words in later_day(release, of_kind, day) if of_kind else ():
        say(words)
    emit(render_item(release, wanted, of_kind, day, look(color), touching(wanted.id, day)))
