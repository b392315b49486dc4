"""``send-audit explain``: one item, or one problem code, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, say
from send_audit.errors import UsageError

if TYPE_CHECKING:
    from send_audit.render import Look
    from send_audit.service.problems import Page

EXAMPLES = """\b
Examples:
  send-audit explain SENCO-03
  send-audit explain INFO-01 --kind pru
  send-audit explain EHCP-02 --kind academy --as-at 2014-09-01
  send-audit explain unknown-answer
"""


def command(
    word: Annotated[
        str,
        typer.Argument(
            metavar="ITEM|CODE",
            help="An item's id, such as SENCO-03, or a problem's code, such as unknown-answer.",
        ),
    ],
    kind: Annotated[str, typer.Option("--kind", help="Explain it for this kind only.")] = "",
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    color: options.Color = "auto",
) -> None:
    """Explain one item: what it says, whom it binds and why, its sources, good evidence.

    Or explain a problem with a return by its code: what it means, why it matters, what to do.
    """
    from send_audit.service.problems import page_of

    options.check_word("--color", color, ("auto", "always", "never"))
    page = page_of(word)
    if page is None:
        _explain_item(word, kind, as_at, checklist, look(color))
    elif kind:
        raise UsageError(
            f"{page.code} is a problem, and means the same for every kind.", "Leave --kind out."
        )
    else:
        emit(_page_words(page, look(color)))


def _explain_item(word: str, kind: str, as_at: str, checklist: str, how: Look) -> None:
    from send_audit.catalog.store import load_checklist
    from send_audit.render.rules import render_item
    from send_audit.service.days import check_day, later_day
    from send_audit.service.kinds import kind_named
    from send_audit.service.problems import item_or_nearest
    from send_audit.service.rules import checklist_of, touching

    release = load_checklist(checklist or checklist_of(word))
    day = options.read_day(as_at)
    check_day(release, day)
    wanted = item_or_nearest(release, word)
    of_kind = kind_named(release, kind).id if kind else ""
    for words in later_day(release, of_kind, day) if of_kind else ():
        say(words)
    emit(render_item(release, wanted, of_kind, day, how, touching(wanted.id, day)))


def _page_words(page: Page, how: Look) -> bytes:
    from send_audit.render.paper import Paper

    paper = Paper(how)
    paper.title(f"{page.code}: {page.severity}")
    for section in page.sections:
        paper.heading(section.heading)
        paper.line(section.text, indent=2)
    paper.line()
    paper.line("An error loses an answer, a warning may, a note does not.")
    return paper.bytes()
