"""Where the shipped data is: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data(*parts: str) -> Path:
    """Give a shipped folder or file, such as ``data("checklists", "releases")``.

    Only this function knows the two places. It does not check that the file is there.
    """
    inside = _PACKAGE / "_data"
    root = inside if inside.is_dir() else _PACKAGE.parent
    return root.joinpath(*parts)


def read_text(*parts: str) -> str:
    """Read a shipped text file. Raises FileNotFoundError when it is not there."""
    return data(*parts).read_text(encoding="utf-8")
