"""Reading a risky format in a process of its own, under a clock and a memory limit.

The libraries for old formats can hang, run out of memory or abort the process they are in. The
process started here reads one file and ends; it sees no environment, and nobody sees its noise.
"""

from __future__ import annotations

import os
import subprocess
import sys

from send_audit.errors import ReturnError
from send_audit.workbook.files.child import SAVE_AS_XLSX, sheets_of
from send_audit.workbook.files.grid import Cell
from send_audit.workbook.files.sniff import Format

SECONDS = 20
BOOT = (
    "import sys; kind, *sys.path = sys.argv[1:]; "
    "from send_audit.workbook.files.child import main; main(kind)"
)
_PASSED_ON = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a process may need merely to start."""


def read_apart(data: bytes, kind: Format) -> list[tuple[str, list[list[Cell]]]]:
    """Read the sheets of a file, in another process.

    Raises ReturnError when it cannot be read, takes too long, or needs too much memory.
    """
    command = [sys.executable, "-I", "-c", BOOT, kind.value, *sys.path]
    return run(command, data, kind)


def run(command: list[str], data: bytes, kind: Format) -> list[tuple[str, list[list[Cell]]]]:
    """Give a file to a process that reads one, and take its answer."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise _refusal(kind, f"it took longer than {SECONDS} seconds to read") from None
    if done.returncode:
        raise _refusal(kind, "its reader broke down over it or needed too much memory")
    try:
        return sheets_of(done.stdout.decode())
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _refusal(kind, "its reader gave no proper answer") from None


def _refusal(kind: Format, why: str) -> ReturnError:
    return ReturnError(f"The file is {kind.words}, and {why}.", SAVE_AS_XLSX)
