"""``send-audit schema``: the published JSON Schemas."""

from __future__ import annotations

from typing import Annotated

import typer

from send_audit.cli.console import emit

EXAMPLES = """\b
Examples:
  send-audit schema
  send-audit schema result-1 > result-1.json
"""


def command(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Which schema. Without it: list them.")
    ] = "",
) -> None:
    """Print a JSON Schema, or list the schemas there are."""
    from send_audit.catalog.schemas import schema_names, schema_text

    if name:
        emit(schema_text(name).encode("utf-8"))
    else:
        emit(("\n".join(schema_names()) + "\n").encode("utf-8"))
