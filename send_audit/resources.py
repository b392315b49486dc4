"""Where the shipped data is: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def data(*parts: str) -> Traversable:
    """Give a shipped folder or file, such as ``data("checklists", "releases")``.

    Only this function knows the two places. It does not check that the file is there.
    """
    inside = files("send_audit").joinpath("_data")
    root = inside if inside.is_dir() else files("send_audit").joinpath("..")
    return root.joinpath(*parts)


def read_text(*parts: str) -> str:
    """Read a shipped text file. Raises FileNotFoundError when it is not there."""
    return data(*parts).read_text(encoding="utf-8")
