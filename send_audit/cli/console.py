"""Words to stderr, data to stdout, files to a folder. The only place that prints."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from send_audit.errors import OutputError, SendAuditError
from send_audit.render import Look


def say(text: str) -> None:
    """Write words for people to stderr."""
    sys.stderr.write(f"{text}\n")


def complain(error: SendAuditError) -> None:
    """Show an error a user can act on: what happened, then what to do."""
    say(f"Error: {error.message}")
    if error.hint:
        say(f"  {error.hint}")


def emit(data: bytes) -> None:
    """Write data to stdout, as bytes, so that a pipe gets exactly what a file would.

    A reader that has gone away is no fault. Raises OutputError when stdout takes nothing.
    """
    if sys.stdout is None:
        raise OutputError("There is nowhere to write to: standard output is closed.", "Use -o DIR.")
    try:
        _write(data)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing more is wanted, and that is fine
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise OutputError(
            f"Standard output could not be written: {error.strerror or error}.", "Use -o DIR."
        ) from error


def _write(data: bytes) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or sys.stdout.isatty():
        sys.stdout.write(data.decode("utf-8"))
    else:
        sys.stdout.flush()
        stream.write(data)
    sys.stdout.flush()


def look(color: str, *, verbose: bool = False) -> Look:
    """Settle width and colour from the option, the environment and the terminal."""
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 5 else 0
    if not width:
        width = os.get_terminal_size().columns if _is_terminal() else 100
    return Look(width=max(width, 40), color=_colored(color), verbose=verbose)


def _colored(color: str) -> bool:
    if color in {"always", "never"}:
        return color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return _is_terminal()


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def prepare_streams() -> None:
    """Let a console that lacks a letter show another one instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def safe_stem(name: str) -> str:
    """Give a file name's stem without letters that some system does not take."""
    stem = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*\ufffd]', "-", Path(name).stem).strip(". ")
    return stem[:80] or "return"


def _umask() -> int:
    """Give the user's mask for new files; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OutputError with the remedy."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".send-audit-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"{path} could not be written: {error.strerror or error}.",
            "If it is open in another program, close it there; else name another place with -o.",
        ) from error
