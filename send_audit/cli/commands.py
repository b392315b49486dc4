"""The commands by name. Adding one is a module and a line here."""

from __future__ import annotations

import sys
from importlib import import_module
from types import MappingProxyType
from typing import Annotated

import typer

from send_audit import __version__

COMMANDS = MappingProxyType(
    {
        "new": "send_audit.cli.new",
        "check": "send_audit.cli.check",
        "merge": "send_audit.cli.merge",
        "map": "send_audit.cli.map",
        "rules": "send_audit.cli.rules",
        "explain": "send_audit.cli.explain",
        "accountability": "send_audit.cli.accountability",
        "register": "send_audit.cli.register",
        "schema": "send_audit.cli.schema",
        "checklist": "send_audit.cli.checklist",
    }
)
EXIT_CODES = """\b
Exit codes:
  0    done, and the policy of --fail-on holds
  1    done, and the policy of --fail-on is broken, or merge left conflicts
  2    wrong usage, or a path that does not exist
  3    the return could not be read, is not a return, or its kind is out of scope
  4    checklist, release or register missing or invalid, or mapping invalid
  6    no inputs found
  70   internal error (please report it)
  130  interrupted
"""


def build(first_word: str = "") -> typer.Typer:
    """Build the application; with the first word of the command line, only that command of it.

    Building a command reads its whole signature, which a start with another one can be spared.
    """
    app = typer.Typer(
        name="send-audit",
        help="Audit a setting's own answers against the SEND duties of England.",
        epilog=EXIT_CODES,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_main)
    for name in [first_word] if first_word in COMMANDS else COMMANDS:
        module = import_module(COMMANDS[name])
        if hasattr(module, "app"):  # a group of commands
            app.add_typer(module.app, name=name)
        else:
            app.command(name, epilog=module.EXAMPLES)(module.command)
    return app


def _version(value: bool) -> None:
    if value:
        typer.echo(f"send-audit {__version__}")
        raise typer.Exit


def _main(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


def run() -> None:
    """Run the command line in ``sys.argv``; ends with SystemExit, as typer does."""
    build(sys.argv[1] if len(sys.argv) > 1 else "")(prog_name="send-audit")
