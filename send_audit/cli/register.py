"""``send-audit register``: the national register of establishments, imported and looked up."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, say
from send_audit.errors import UsageError

if TYPE_CHECKING:
    from send_audit.register.build import Imported
    from send_audit.register.database import Register
    from send_audit.register.importing import FileRead
    from send_audit.register.source import Progress

_IMPORTING = """\
  send-audit register import examples/register/establishments.csv -o register.sqlite
  send-audit register import examples/register/establishments.csv -o register.sqlite --links examples/register/links.csv --section-41 examples/register/section-41.csv
"""
_SHOWING = """\
  send-audit register show 999001 --register examples/register/establishments.csv
  send-audit register show 999001 --register examples/register/establishments.csv -f json
  send-audit register show Oakfield --register examples/register/establishments.csv
"""
_HEAD = "\b\nExamples:\n"
EXAMPLES = f"{_HEAD}{_IMPORTING}{_SHOWING}"
_LISTED = 10

app = typer.Typer(
    name="register",
    help="Import the national register of schools, and look up what a school is in law.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode=None,
)

RegisterFile = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="An imported register, or a download itself. Default: the one imported last.",
        envvar="SEND_AUDIT_REGISTER",
    ),
]


@app.command("import", epilog=_HEAD + _IMPORTING)
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="The download: edubasealldata*.csv."),
    ],
    links: Annotated[
        Path | None,
        typer.Option("--links", metavar="FILE", help="Its links: links_edubasealldata*.csv."),
    ] = None,
    section_41: Annotated[
        Path | None,
        typer.Option("--section-41", metavar="FILE", help="A list of section 41 approvals, csv."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where the register goes. Default: your own data folder.",
            envvar="SEND_AUDIT_REGISTER",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a register that has far more in it.")
    ] = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Import the download of Get Information about Schools. The old register is replaced."""
    from send_audit.register.build import Downloads
    from send_audit.service.register import import_register

    progress = None if quiet else _progress()
    wanted = Downloads(establishments=tuple(files), links=links, section_41=section_41)
    try:
        place, imported = import_register(wanted, output, progress, force=force)
    finally:
        if progress:
            sys.stderr.write("\r\x1b[K")
    if not quiet:
        for role, file in imported.files:
            _say_file(role, file, verbose=verbose)
        _say_whole(imported, verbose=verbose)
        say(f"Register: {place}")


def _progress() -> Progress | None:
    """Give something that shows progress, on a terminal only."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def show(file: str, done: int, size: int) -> None:
        sys.stderr.write(f"\r\x1b[K{file}: {100 * min(done, size) // max(size, 1)}%")
        sys.stderr.flush()

    return show


def _say_file(role: str, file: FileRead, *, verbose: bool) -> None:
    parts = [f"{file.read} rows read", f"{file.stored} stored", f"{len(file.refused)} refused"]
    if file.blank:
        parts.append(f"{file.blank} blank")
    say(f"{file.name} ({role}, {file.encoding}): {', '.join(parts)}.")
    if file.missing:
        say(f"  Not in it, and so not known: {', '.join(file.missing)}.")
    refused = [f"line {row.line}: {row.reason}" for row in file.refused]
    _say_list(refused, "refused", verbose=verbose)


def _say_whole(imported: Imported, *, verbose: bool) -> None:
    day = imported.day.isoformat() if imported.day else "not known"
    say(f"{imported.count} establishments; the newest change is of {day}.")
    for code, count in imported.unknown_types.items():
        say(f"  Type code '{code}' is not known here: {count} establishments have no kind.")
    if imported.strangers:
        say(f"  {imported.strangers} links lead to a URN that is not in the register.")
    if imported.unmatched:
        say(f"  {imported.unmatched} rows of the section 41 list are not in the register.")
    _say_list(list(imported.conflicts), "conflicting", verbose=verbose)


def _say_list(lines: list[str], what: str, *, verbose: bool) -> None:
    shown = lines if verbose else lines[:_LISTED]
    for line in shown:
        say(f"  {line}")
    if len(shown) < len(lines):
        say(f"  and {len(lines) - len(shown)} more that are {what}; --verbose shows all.")


@app.command(epilog=_HEAD + _SHOWING)
def show(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[URN or NAME]", help="Which setting. Without it: which register there is."
        ),
    ] = None,
    register: RegisterFile = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="terminal or json.")] = "terminal",
    as_at: options.AsAt = "",
    color: options.Color = "auto",
) -> None:
    """Show what the register says of a setting: its kind with the reason, and its facts."""
    from send_audit.register.establishment import read_urn
    from send_audit.service.register import open_register

    options.check_word("--format", format_, ("terminal", "json"))
    options.check_word("--color", color, ("auto", "always", "never"))
    text = " ".join(words or ())
    with open_register(register) as opened:
        if not text:
            _show_register(opened, format_, color)
        elif read_urn(text) or text.strip().isdigit():
            _show_setting(opened, text, format_, as_at, color)
        else:
            _show_names(opened, text, format_, as_at, color)


def _show_names(register: Register, name: str, format_: str, as_at: str, color: str) -> None:
    from send_audit.service.register import search

    found = search(register, name)
    if found.total == 1:
        _show_setting(register, str(found.establishments[0].urn), format_, as_at, color)
        return
    if format_ == "json":
        raise UsageError(
            f"{found.total} names hold '{name}', and the JSON is of one setting.", "Give its URN."
        )
    from send_audit.render.paper import Paper

    paper = Paper(look(color))
    for row in found.establishments:
        status = row.status_name or row.status_code
        paper.line(f"{row.urn}  {row.name} ({row.la_name}; {row.type_name}; {status})")
    emit(paper.bytes())
    if found.total > len(found.establishments):
        say(f"These are the first {len(found.establishments)} of {found.total}; say more words.")


def _show_setting(register: Register, urn: str, format_: str, as_at: str, color: str) -> None:
    from send_audit.model.text import json_text
    from send_audit.register import view
    from send_audit.service.register import setting

    found = setting(register, urn, options.read_day(as_at))
    if format_ == "json":
        emit(json_text(view.as_json(found, register.missing)).encode("utf-8"))
        return
    from send_audit.render.paper import Paper

    paper = Paper(look(color))
    paper.title(f"{found.establishment.urn}  {found.establishment.name}")
    for line in view.lines(found, register.missing, register.has_links):
        if line.text:
            paper.line(f"{line.label}: {line.text}" if line.label else line.text, indent=2)
        else:
            paper.heading(line.label)
    paper.line()
    paper.line(view.ATTRIBUTION)
    emit(paper.bytes())


def _show_register(register: Register, format_: str, color: str) -> None:
    if format_ == "json":
        raise UsageError("The JSON is of one setting.", "Give its URN.")
    from send_audit.render.paper import Paper

    paper = Paper(look(color))
    label = register.label
    paper.title(f"{label[0].upper()}{label[1:]}: {register.count} establishments")
    for source in register.sources:
        paper.line(
            f"{source.role}: {source.name}; {source.read} rows read, {source.stored} stored, "
            f"{source.refused} refused, {source.blank} blank; SHA-256 {source.sha256}",
            indent=2,
        )
        if source.missing:
            paper.line(f"not in it: {', '.join(source.missing)}", indent=4)
    emit(paper.bytes())
