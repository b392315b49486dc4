"""A sheet of terminal paper: rich, tamed. Text from a return is shown as it is, never obeyed."""

from __future__ import annotations

import io
import unicodedata

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from send_audit.render import Look


class Paper:
    """Collects what is written and gives it back as bytes."""

    def __init__(self, look: Look) -> None:
        self._sheet = io.StringIO()
        self.look = look
        self._console = Console(
            file=self._sheet,
            width=look.width,
            force_terminal=look.color,
            color_system="standard" if look.color else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def title(self, text: str) -> None:
        """Write a main heading."""
        self.line(text, "bold")

    def heading(self, text: str) -> None:
        """Write a heading with a blank line before it."""
        self._console.print()
        self.line(text, "bold")

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Write one paragraph, wrapped under its own indent."""
        self.put(Padding(Text(tame(text), style=style), (0, 0, 0, indent)))

    def put(self, what: RenderableType) -> None:
        """Write anything rich can draw; its texts must have been tamed."""
        self._console.print(what)

    def bytes(self) -> bytes:
        """Give everything written, trailing spaces removed, in UTF-8."""
        lines = (line.rstrip() for line in self._sheet.getvalue().splitlines())
        return ("\n".join(lines) + "\n").encode("utf-8")


def tame(text: str) -> str:
    r"""Show control, bidi and hidden characters as ``\\x1b`` instead of obeying them."""
    return "".join(
        letter.encode("unicode_escape").decode("ascii")
        if unicodedata.category(letter) in {"Cc", "Cf", "Cs"} and letter != "\n"
        else letter
        for letter in text
    )
