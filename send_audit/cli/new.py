"""``send-audit new``: write questionnaires for settings to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from send_audit.cli import options
from send_audit.cli.console import say, write_file
from send_audit.cli.register import RegisterFile
from send_audit.errors import UsageError
from send_audit.model.vocabulary import Depth, Severity
from send_audit.service.new import NewQuestionnaire, NewRequest

if TYPE_CHECKING:
    from send_audit.register.setting import Setting

EXAMPLES = """\b
Examples:
  send-audit new --kind academy
  send-audit new --kind maintained-mainstream --fact has_sixth_form=no --by-theme
  send-audit new --kind independent --depth duties -o forms/hill-view.xlsx
  send-audit new --urn 999001 --register examples/register/establishments.csv
  send-audit new --la 999 --register examples/register/establishments.csv -o forms
  send-audit new --from examples/oakfield-primary.xlsx -o oakfield-2027.xlsx
  send-audit new --every-kind -o questionnaires
"""

_WAYS = ("--kind", "--urn", "--la", "--trust", "--from", "--every-kind")


KindOption = Annotated[
    str,
    typer.Option("--kind", help="The kind of setting; see: send-audit checklist show --kinds"),
]
Urn = Annotated[
    str, typer.Option("--urn", help="One setting of the register; its kind and facts come too.")
]
Authority = Annotated[
    str, typer.Option("--la", metavar="CODE", help="One each for all settings of an authority.")
]
Trust = Annotated[
    str, typer.Option("--trust", metavar="CODE", help="One each for all settings of a trust.")
]
EveryKind = Annotated[
    bool, typer.Option("--every-kind", help="A blank one for each kind and depth.")
]
Last = Annotated[
    Path | None,
    typer.Option("--from", metavar="LAST.xlsx", help="Fill in from last time, to be confirmed."),
]
Shared = Annotated[
    Path | None,
    typer.Option(
        "--shared",
        metavar="FILE",
        help="Fill in what a trust or authority answered for all, to be confirmed.",
    ),
]
Facts = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="NAME=VALUE", help="Fill in a fact. May be given again."),
]
DepthOption = Annotated[
    str,
    typer.Option(
        "--depth",
        metavar="DEPTH",
        help="duties (law only) or full (with guidance). Default: full, or that of --from.",
    ),
]
ByTheme = Annotated[bool, typer.Option("--by-theme", help="One sheet of questions a theme.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="PATH", help="Where to write. Default: here."),
]

Force = Annotated[bool, typer.Option("--force", help="Write over a file of that name.")]


def command(
    kind: KindOption = "",
    urn: Urn = "",
    la: Authority = "",
    trust: Trust = "",
    every_kind: EveryKind = False,
    last: Last = None,
    shared: Shared = None,
    fact: Facts = None,
    depth: DepthOption = "",
    by_theme: ByTheme = False,
    output: Output = None,
    force: Force = False,
    register: RegisterFile = None,
    as_at: options.AsAt = "",
    checklist: options.ChecklistName = "",
    quiet: options.Quiet = False,
) -> None:
    """Write a questionnaire, to be filled in with a spreadsheet program: for a kind, for a setting
    of the register, or one for each setting of an authority or a trust."""
    from send_audit.cli import new_many

    if depth:
        options.check_word("--depth", depth, tuple(Depth))
    given = (kind, urn, la, trust, last, every_kind)
    _check_ways({way for way, value in zip(_WAYS, given, strict=True) if value})
    request = NewRequest(
        kind=kind,
        facts=tuple(fact or ()),
        depth=Depth(depth) if depth else None,
        as_at=options.read_day(as_at),
        checklist=checklist,
        last=_named(last),
        shared=_named(shared),
        by_theme=by_theme,
    )
    writer = new_many.Writer(output=output, force=force, quiet=quiet)
    if every_kind:
        new_many.write_every_kind(request, writer)
    elif la or trust:
        new_many.write_all(request, register, writer, la=la, trust=trust)
    else:
        made, name = _one(request, urn, register)
        target = _target(output, name)
        _keep_sources(target, (last, shared))
        check_free(target, force=force)
        write_file(target, made.data)
        if not quiet:
            tell(made, target, as_at)


def _check_ways(ways: set[str]) -> None:
    """See that it is said whom the questionnaire is for, and only once."""
    named = ways - {"--kind", "--from"}
    if not ways:
        raise UsageError(
            "It is not said whom the questionnaire is for.",
            "Say one of: --kind academy, --urn 123456, --la 123, --trust 1234, --from LAST.xlsx. "
            "Kinds: send-audit checklist show --kinds",
        )
    if len(named) > 1 or (named & {"--la", "--trust", "--every-kind"} and len(ways) > 1):
        clash = ", ".join(way for way in _WAYS if way in ways)
        raise UsageError(
            f"These do not go together: {clash}.",
            "--kind and --from go with --urn; --la, --trust and --every-kind stand alone.",
        )


def _named(path: Path | None) -> tuple[bytes, str] | None:
    from send_audit.cli.check import read_return, shown_name

    return None if path is None else (read_return(path), shown_name(path))


def _one(request: NewRequest, urn: str, register: Path | None) -> tuple[NewQuestionnaire, str]:
    """Write one questionnaire, and give the name for its file."""
    from send_audit.service.new import new

    if not urn:
        made = new(request)
        return made, f"send-audit-{made.kind.id}.xlsx"
    from send_audit.service.issue import file_name, issue
    from send_audit.service.register import open_register, setting

    with open_register(register) as opened:
        found = setting(opened, urn, request.as_at)
        made = issue(found, request)
    return replace(made, notes=(*about(found), *made.notes)), file_name(found)


def about(found: Setting) -> Iterator[str]:
    """Say what is odd about a setting of the register, such as that it is closed."""
    yield from found.decision.warnings
    for link in found.successors:
        yield f"In its place there is URN {link.urn} {link.name}."


def tell(made: NewQuestionnaire, target: Path, as_at: str) -> None:
    """Say what was written, for whom and why, and how to go on."""
    say(f"Questionnaire: {target}")
    say(f"For: {made.kind.title}. {made.kind.includes}")
    if made.reason:
        say(f"Why this kind: {made.reason}")
    say(f"{made.questions} questions; law as at {made.as_at.isoformat()}; {made.checklist}.")
    for words in (*made.notes, *told(made)):
        say(words)
    day = f" --as-at {as_at}" if as_at else ""
    say(f"When it is filled in: send-audit check {_quoted(target)}{day}")
    for words in made.later:
        say(words)


def told(made: NewQuestionnaire) -> Iterator[str]:
    """Say what could not be read, or was assumed, in the files a form was filled in from."""
    from send_audit.render.view import problem_lines

    for file, problem in made.problems:
        if problem.severity is not Severity.NOTE:
            for number, words in enumerate(problem_lines(problem)):
                yield words if number else f"{file}: {words}"


def _quoted(path: Path) -> str:
    """Give a path as it can be typed into a shell."""
    return f'"{path}"' if " " in str(path) else str(path)


def check_free(target: Path, *, force: bool) -> None:
    """See that a file may be written. Raises UsageError when one of that name is there."""
    if target.exists() and not force:
        raise UsageError(
            f"{target} exists already; it may be somebody's answers.",
            "Name another file with -o, or add --force to write over it.",
        )


def _keep_sources(target: Path, sources: Iterable[Path | None]) -> None:
    """See that a file is never written over one that it was filled in from, whatever was forced."""
    for source in sources:
        if source is not None and target.resolve() == source.resolve():
            raise UsageError(
                f"{target} is the file to fill in from; it is never changed.",
                "Name another file with -o.",
            )


def _target(output: Path | None, name: str) -> Path:
    if output is None:
        return Path(name)
    if output.is_dir() or str(output).endswith(("/", "\\")):
        return output / name
    if output.suffix.lower() in _OTHERS:
        raise UsageError(
            f"A questionnaire is an Excel workbook, not a file of the kind {output.suffix}.",
            f"Name it, for example: -o {output.with_suffix('.xlsx')}",
        )
    return output if output.suffix == ".xlsx" else output.with_name(f"{output.name}.xlsx")


_OTHERS = frozenset((".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".pdf", ".docx", ".html", ".json"))
