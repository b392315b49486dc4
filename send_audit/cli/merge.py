"""``send-audit merge``: join part-workbooks of several colleagues into one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import say, write_file
from send_audit.errors import UsageError

if TYPE_CHECKING:
    from send_audit.service.merge import Merged

EXAMPLES = """\b
Examples:
  send-audit merge examples/oakfield-primary.xlsx examples/saved-by-libreoffice/oakfield-primary.xlsx -o whole.xlsx
\b
Exit codes:
  0    done, and the files agree
  1    done, and some answers differ: they are left blank, to be settled
"""


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="A.xlsx B.xlsx...", help="Workbooks made from the same form."),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT.xlsx", help="Where to write the one form."),
    ],
    force: Annotated[bool, typer.Option("--force", help="Write over a file of that name.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Join part-workbooks of several colleagues, and list where their answers differ.

    An answer beats a blank. Answers that differ are left blank in the new form, which says beside
    each what stands in which file, and the command then ends with exit code 1.
    """
    from send_audit.cli.check import read_return, shown_name
    from send_audit.service.merge import merge, merged_form

    target = _target(output, paths, force=force)
    merged = merge([(read_return(path), shown_name(path)) for path in paths])
    write_file(target, merged_form(merged))
    _explain(merged, quiet=quiet)
    if not quiet:
        say(_count(merged, len(paths), target))
    if merged.conflicts:
        raise typer.Exit(1)


def _target(output: Path, paths: Sequence[Path], *, force: bool) -> Path:
    """Settle where to write. Raises UsageError where that would write over somebody's answers."""
    if output.is_dir():
        raise UsageError(f"{output} is a folder.", f"Name a file in it: {output / 'whole.xlsx'}")
    target = output if output.suffix == ".xlsx" else output.with_name(f"{output.name}.xlsx")
    if any(_is_same(target, path) for path in paths):
        raise UsageError(
            f"{target} is one of the files to merge.",
            "Name another file with -o: the files to merge are never changed.",
        )
    if target.exists() and not force:
        raise UsageError(
            f"{target} exists already; it may be somebody's answers.",
            "Name another file with -o, or add --force to write over it.",
        )
    return target


def _is_same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return os.path.normcase(first.absolute()) == os.path.normcase(second.absolute())


def _explain(merged: Merged, *, quiet: bool) -> None:
    """Name on stderr what could not be read, what differs, and what else there is to know."""
    from send_audit.model.vocabulary import Severity
    from send_audit.render.view import problem_lines
    from send_audit.service.merge import explained

    for file, problem in merged.problems:
        if problem.severity is not Severity.NOTE and not quiet:
            first, *more = problem_lines(problem)
            say(f"{file}: {first}")
            for line in more:
                say(line)
    if merged.conflicts:
        say("These answers differ, and are left blank in the new form:")
    for conflict in merged.conflicts:
        for line in explained(conflict):
            say(f"  {line}")
    for note in () if quiet else merged.notes:
        say(note)


def _count(merged: Merged, files: int, target: Path) -> str:
    answered = sum(bool(row.answer) for row in merged.prefill.rows.values())
    differ = len(merged.conflicts)
    kept = len(merged.prefill.archive)
    archive = f", {kept} kept on the sheet 'Archive'" if kept else ""
    return (
        f"{files} files merged: {answered} answer{'' if answered == 1 else 's'}{archive}, "
        f"{differ} conflict{'' if differ == 1 else 's'}. Written: {target}"
    )
