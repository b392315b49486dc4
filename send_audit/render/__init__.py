"""Result -> bytes, one module a format. This table is the only list of formats."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from send_audit.model.record import Record
from send_audit.model.result import AuditResult


class Look(Record):
    """How wide, whether in colour and how much; only the terminal format looks at it."""

    width: int = 100
    color: bool = False
    verbose: bool = False


class Format(Record):
    """A format: the module that makes it, what its files end in, whether it is text."""

    module: str
    suffix: str
    text: bool


class Renderer(Protocol):
    """What every format module offers."""

    def render(self, result: AuditResult, look: Look) -> bytes:
        """Write a result in this format. Equal results give equal bytes."""


FORMATS = MappingProxyType(
    {
        "terminal": Format(module="terminal", suffix=".txt", text=True),
        "json": Format(module="json_", suffix=".json", text=True),
        "html": Format(module="html", suffix=".html", text=True),
        "xlsx": Format(module="xlsx", suffix=".xlsx", text=False),
    }
)


def render(result: AuditResult, name: str, look: Look | None = None) -> bytes:
    """Write a result in a named format, importing only that format's module.

    Raises KeyError for a name that is not in FORMATS.
    """
    module = import_module(f"send_audit.render.{FORMATS[name].module}")
    return cast("Renderer", module).render(result, look or Look())
