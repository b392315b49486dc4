"""``send-audit check``: judge one completed questionnaire."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import emit, look, safe_stem, say, write_file
from send_audit.errors import UsageError
from send_audit.render import FORMATS, Look, render

if TYPE_CHECKING:
    from send_audit.model.result import AuditResult
    from send_audit.service.check import CheckRequest

EXAMPLES = """\b
Examples:
  send-audit check examples/oakfield-primary.xlsx
  send-audit check examples/oakfield-primary.xlsx -f terminal,html,xlsx -o reports
  send-audit check examples/oakfield-primary.xlsx -f json > oakfield.json
  send-audit check examples/oakfield-primary.xlsx --fail-on duty,incomplete -q
  send-audit check examples/oakfield-primary.xlsx --register examples/register/establishments.csv
  send-audit check examples/csv/oakfield-primary-Questions.csv
  send-audit check examples/mappings/westmere.xlsx --map examples/mappings/westmere.yaml
"""


Formats = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="NAMES",
        help=f"One or several of: {', '.join(FORMATS)}.",
        envvar="SEND_AUDIT_FORMAT",
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="POLICY",
        help="Exit with 1 on: duty, gap, incomplete, stale (several with commas). Default: never.",
        envvar="SEND_AUDIT_FAIL_ON",
    ),
]


def command(
    path: Annotated[
        Path, typer.Argument(metavar="RETURN.xlsx", help="The completed questionnaire.")
    ],
    formats: Formats = "terminal",
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write the reports into this folder."),
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", help="Judge it as this kind. Default: what the return says.")
    ] = "",
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="MAPPING.yaml",
            help="Read somebody else's spreadsheet by this; see: send-audit map --help",
        ),
    ] = None,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register",
            metavar="FILE",
            help="Say where the return and this national register disagree; see: send-audit register --help",
        ),
    ] = None,
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    fail_on: FailOn = "never",
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Judge one completed questionnaire and write the report."""
    from send_audit.service.check import CheckRequest, check
    from send_audit.service.policy import is_broken, policies

    options.check_word("--color", color, ("auto", "always", "never"))
    names = _formats(formats, folder)
    wanted = policies(fail_on)
    day = options.read_day(as_at)
    if day > options.today() and not quiet:
        say(f"Note: {day} has not come yet; the law may have changed by then.")
    request = CheckRequest(
        data=read_return(path),
        file=shown_name(path),
        as_at=day,
        checklist=checklist,
        kind=kind,
        companions=read_companions(path),
        register=register,
    )
    result = check(request) if mapping is None else _mapped(request, mapping)
    _deliver(result, names, folder, look(color, verbose=verbose), quiet=quiet)
    if is_broken(result, wanted):
        raise typer.Exit(1)


def _mapped(request: CheckRequest, mapping: Path) -> AuditResult:
    from send_audit.service.mapping import check_mapped

    return check_mapped(request, read_return(mapping), shown_name(mapping))


def read_companions(path: Path) -> dict[str, bytes]:
    """Read the CSV files beside a CSV file that hold the other sheets of its workbook."""
    if path.suffix.lower() != ".csv":
        return {}
    from send_audit.service.opening import companion_names

    names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    return {name: read_return(path.parent / name) for name in companion_names(path.name, names)}


def _deliver(
    result: AuditResult, names: tuple[str, ...], folder: Path | None, how: Look, *, quiet: bool
) -> None:
    """Write each format to the screen or into the folder, and say where it is."""
    for name in names:
        if folder is None:
            emit(render(result, name, how))
        elif name == "terminal":
            if not quiet:
                emit(render(result, name, how))
        else:
            target = folder / f"{safe_stem(result.file)}.report{FORMATS[name].suffix}"
            write_file(target, render(result, name, how))
            if not quiet:
                say(f"Report: {target}")
    if not quiet and "terminal" not in names:
        _say_problems(result)


def _formats(text: str, folder: Path | None) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        options.check_word("--format", name, tuple(FORMATS))
    if not names:
        raise UsageError("No format is named.", f"Formats: {', '.join(FORMATS)}")
    if folder is None and len(names) > 1:
        raise UsageError(
            "Several formats cannot all go to the screen.",
            f"Add a folder for them, for example: -f {text} -o reports",
        )
    if (
        folder is None
        and not FORMATS[names[0]].text
        and sys.stdout is not None
        and sys.stdout.isatty()
    ):
        raise UsageError(
            f"A report in the format {names[0]} cannot be shown on the screen.",
            f"Add a folder for it, for example: -f {names[0]} -o reports",
        )
    if folder is not None and folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder.", "Name a folder with -o.")
    return names


def shown_name(path: Path) -> str:
    """Give a file's name as text, whatever bytes it is made of."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def read_return(path: Path) -> bytes:
    """Read a file named by the user. Raises UsageError with the nearest name when it is not there."""
    if path.is_dir():
        raise UsageError(
            f"{path} is a folder.", f"Name one file in it, for example: {path / 'school.xlsx'}"
        )
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist.{_near_file(path)}", "Check the name.") from error
    except OSError as error:
        raise UsageError(
            f"{path} cannot be opened: {error.strerror or error}.",
            "Close it in other programs, or ask for the right to read it.",
        ) from error


def _near_file(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    near = get_close_matches(path.name, names, n=1)
    return f" Did you mean '{path.parent / near[0]}'?" if near else ""


def _say_problems(result: AuditResult) -> None:
    """Name on stderr what a report written elsewhere says could not be read."""
    from send_audit.model.vocabulary import Severity
    from send_audit.render.view import problem_lines

    for problem in result.problems:
        if problem.severity is not Severity.NOTE:
            for line in problem_lines(problem):
                say(line)
