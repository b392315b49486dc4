"""``send-audit new``: write a questionnaire for a setting to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import say, write_file
from send_audit.errors import UsageError
from send_audit.model.vocabulary import Depth

EXAMPLES = """\b
Examples:
  send-audit new --kind academy
  send-audit new --kind maintained-mainstream --fact has_sixth_form=no
  send-audit new --kind independent --depth duties -o forms/hill-view.xlsx
"""


def command(
    kind: Annotated[
        str,
        typer.Option("--kind", help="The kind of setting; see: send-audit checklist show --kinds"),
    ],
    fact: Annotated[
        list[str] | None,
        typer.Option("--fact", metavar="NAME=VALUE", help="Fill in a fact. May be given again."),
    ] = None,
    depth: Annotated[
        str, typer.Option("--depth", help="duties (law only) or full (with guidance).")
    ] = "full",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it. Default: here."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file of that name.")] = False,
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    quiet: options.Quiet = False,
) -> None:
    """Write a questionnaire for one kind of setting, to be filled in with a spreadsheet program."""
    from send_audit.service.new import NewRequest, new

    options.check_word("--depth", depth, tuple(Depth))
    made = new(
        NewRequest(
            kind=kind,
            facts=tuple(fact or ()),
            depth=Depth(depth),
            as_at=options.read_day(as_at),
            checklist=checklist,
        )
    )
    target = _target(output, f"send-audit-{made.kind.id}.xlsx")
    if target.exists() and not force:
        raise UsageError(
            f"{target} exists already; it may be somebody's answers.",
            "Name another file with -o, or add --force to write over it.",
        )
    write_file(target, made.data)
    if not quiet:
        say(f"Questionnaire: {target}")
        say(f"For: {made.kind.title}. {made.kind.includes}")
        say(f"{made.questions} questions; law as at {made.as_at.isoformat()}; {made.checklist}.")
        day = f" --as-at {as_at}" if as_at else ""
        say(f"When it is filled in: send-audit check {target}{day}")
        for words in made.later:
            say(words)


def _target(output: Path | None, name: str) -> Path:
    if output is None:
        return Path(name)
    if output.is_dir() or str(output).endswith(("/", "\\")):
        return output / name
    return output if output.suffix == ".xlsx" else output.with_name(f"{output.name}.xlsx")
