"""``send-audit checklist``: list, show, lint and release checklists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, say
from send_audit.errors import ChecklistError

app = typer.Typer(
    name="checklist",
    help="List, show, check and release checklists.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="A checklist folder, such as checklists/send-england."),
]


@app.command("list", epilog="\b\nExample:\n  send-audit checklist list\n")
def list_() -> None:
    """List the releases that are here, oldest first."""
    from send_audit.catalog.store import load_checklist, releases

    for release in releases():
        checklist = load_checklist(f"{release.id}@{release.version}")
        emit(
            f"{checklist.id}@{release.version}\t{checklist.status}\t"
            f"law as at {checklist.law_as_at}\t{len(checklist.items)} items\t"
            f"{checklist.digest[:12]}\t{checklist.title}\n".encode()
        )


@app.command(
    epilog="\b\nExamples:\n  send-audit checklist show\n  send-audit checklist show --kinds\n"
    "  send-audit checklist show --open-points\n"
)
def show(
    name: Annotated[
        str, typer.Argument(metavar="[ID[@VERSION]]", help="Which release. Default: the newest.")
    ] = "",
    kinds: Annotated[bool, typer.Option("--kinds", help="Show the kinds of setting.")] = False,
    facts: Annotated[bool, typer.Option("--facts", help="Show the facts asked for.")] = False,
    open_points: Annotated[
        bool, typer.Option("--open-points", help="Show all that is still to be confirmed.")
    ] = False,
    color: options.Color = "auto",
) -> None:
    """Show what a checklist holds."""
    from send_audit.catalog.store import DEFAULT, load_checklist
    from send_audit.render import catalogue

    options.check_word("--color", color, ("auto", "always", "never"))
    checklist = load_checklist(name or DEFAULT)
    if open_points:
        emit(catalogue.render_open_points(checklist))
    elif kinds:
        emit(catalogue.render_kinds(checklist, look(color)))
    elif facts:
        emit(catalogue.render_facts(checklist, look(color)))
    else:
        emit(catalogue.render_contents(checklist, look(color)))


@app.command(epilog="\b\nExample:\n  send-audit checklist lint checklists/send-england\n")
def lint(folder: Folder) -> None:
    """Check a checklist folder strictly, and run the tests of its items."""
    from send_audit.catalog.lint import lint as find_faults

    faults = find_faults(folder)
    for fault in faults:
        emit(f"{folder / fault.file}:{str(fault).partition(':')[2]}\n".encode())
    if faults:
        raise ChecklistError(
            f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in {folder}.",
            "Each line above names the file and the line.",
        )
    say(f"{folder}: no faults.")


@app.command(
    epilog="\b\nExamples:\n  send-audit checklist release checklists/send-england --dev\n"
    "  send-audit checklist release checklists/send-england\n"
)
def release(
    folder: Folder,
    dev: Annotated[
        bool, typer.Option("--dev", help="Write the development release, which may change.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Default: releases, beside FOLDER."),
    ] = None,
) -> None:
    """Compile a checklist into a release. A numbered release is never written over."""
    from send_audit.catalog.release import write_release
    from send_audit.resources import data

    target = output or folder.resolve().parent / "releases"
    say(f"Release: {write_release(folder, target, dev=dev)}")
    used = data("checklists", "releases")
    if target.resolve() != used.resolve():
        say(f"Note: this program reads its releases from {used.resolve()}, not from there.")
        say("  To work on a checkout, install it with: pip install -e .")
