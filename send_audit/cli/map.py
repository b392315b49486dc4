"""``send-audit map``: draft a mapping for somebody else's spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.check import read_return, shown_name
from send_audit.cli.console import emit, say, write_file
from send_audit.errors import UsageError

EXAMPLES = """\b
Examples:
  send-audit map examples/mappings/westmere.xlsx --kind maintained-mainstream -o draft.yaml
  send-audit map examples/mappings/westmere.xlsx > draft.yaml
"""


def command(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="Somebody else's audit, filled in or blank.")
    ],
    kind: Annotated[
        str, typer.Option("--kind", help="Suggest only questions asked of this kind of setting.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it. Default: stdout."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file of that name.")] = False,
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    quiet: options.Quiet = False,
) -> None:
    """Draft a mapping: which columns, answer words and questions of theirs are which of ours."""
    from send_audit.service.mapping import DraftRequest, draft_mapping

    if output is not None and output.exists() and not force:
        raise UsageError(
            f"{output} exists already; it may be somebody's work.",
            "Name another file with -o, or add --force to write over it.",
        )
    request = DraftRequest(
        data=read_return(path),
        file=shown_name(path),
        as_at=options.read_day(as_at),
        kind=kind,
        checklist=checklist,
    )
    draft = draft_mapping(request)
    data = draft.text.encode("utf-8")
    if output is None:
        emit(data)
    else:
        write_file(output, data)
    if not quiet:
        for line in draft.found:
            say(line)
        if output is not None:
            say(f"Draft: {output}")
        say("No question is mapped yet: the comments in the draft say how to go on.")
