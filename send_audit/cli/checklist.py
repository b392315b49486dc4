"""``send-audit checklist``: list, show, compare, lint and release checklists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, say, write_file
from send_audit.errors import ChecklistError, NoInputError, UsageError

app = typer.Typer(
    name="checklist",
    help="List, show, compare, check and release checklists.",
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


@app.command(
    epilog="\b\nExamples:\n"
    "  send-audit checklist diff send-england@0.1.0 send-england@0.2.0 --kind academy\n"
    "  send-audit checklist diff --kind maintained-mainstream --kind academy\n"
    "  send-audit checklist diff --kind pru --as-at 2014-09-01 --as-at 2026-11-23\n"
)
def diff(
    releases: Annotated[
        list[str] | None,
        typer.Argument(metavar="[A [B]]", help="Two releases. Default: the newest."),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="A kind; given twice, two to compare.")
    ] = None,
    as_at: Annotated[
        list[str] | None,
        typer.Option("--as-at", metavar="DATE", help="A day; given twice, two to compare."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="terminal or json.")] = "terminal",
    verbose: options.Verbose = False,
    color: options.Color = "auto",
) -> None:
    """Show what differs between two releases, two kinds or two days."""
    from send_audit.render import compare as rendering
    from send_audit.service.compare import DiffRequest
    from send_audit.service.compare import diff as compare

    options.check_word("--format", format_, ("terminal", "json"))
    options.check_word("--color", color, ("auto", "always", "never"))
    found = compare(
        DiffRequest(
            releases=tuple(releases or ()),
            kinds=tuple(kind or ()),
            days=tuple(options.read_day(day) for day in as_at or ()),
        )
    )
    if format_ == "json":
        emit(rendering.differences_json(found))
    else:
        emit(rendering.differences_words(found, look(color, verbose=verbose)))


@app.command(
    epilog="\b\nExample:\n  send-audit checklist preview send-england@dev --returns examples/\n"
)
def preview(
    new: Annotated[str, typer.Argument(metavar="NEW", help="The release to try.")],
    returns: Annotated[
        Path, typer.Option("--returns", metavar="DIR", help="A folder of completed workbooks.")
    ],
    format_: Annotated[str, typer.Option("--format", "-f", help="terminal or json.")] = "terminal",
    as_at: options.AsAt = "",
    color: options.Color = "auto",
) -> None:
    """Show which returns a new release would move, before it is adopted."""
    from send_audit.render import compare as rendering
    from send_audit.service.compare import preview as try_release

    options.check_word("--format", format_, ("terminal", "json"))
    options.check_word("--color", color, ("auto", "always", "never"))
    found = try_release(new, workbooks(returns), options.read_day(as_at))
    if format_ == "json":
        emit(rendering.preview_json(found))
    else:
        emit(rendering.preview_words(found, look(color)))


def workbooks(folder: Path) -> list[Path]:
    """Give the workbooks of a folder by name. Raises UsageError when it is none or has none."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder.", "Give a folder of completed workbooks.")
    found = sorted(file for file in folder.glob("*.xlsx") if not file.name.startswith("~$"))
    if not found:
        raise NoInputError(f"There is no .xlsx workbook in {folder}.", "Give another folder.")
    return found


@app.command(
    epilog="\b\nExample:\n  send-audit checklist pages send-england@dev -o docs/checklists\n"
)
def pages(
    name: Annotated[
        str, typer.Argument(metavar="[ID[@VERSION]]", help="Which release. Default: the newest.")
    ] = "",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write the pages.")
    ] = Path("checklist-pages"),
) -> None:
    """Write a checklist as pages to read, one a theme and one a kind of setting."""
    from send_audit.catalog.store import DEFAULT, load_checklist
    from send_audit.render.pages import pages as all_pages

    written = all_pages(load_checklist(name or DEFAULT))
    for file, text in written.items():
        write_file(output / file, text.encode("utf-8"))
    say(f"{len(written)} pages: {output}")
