"""The application: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys

from send_audit import __version__

INTERNAL = 70
INTERRUPTED = 130


def main() -> None:
    """Run the program and end the process with a documented exit code."""
    if sys.argv[1:] == ["--version"]:  # needs no library at all
        sys.stdout.write(f"send-audit {__version__}\n")
        return
    sys.exit(run())


def run() -> int:
    """Run the command line in ``sys.argv`` and give the exit code."""
    from send_audit.cli.console import complain, prepare_streams, say
    from send_audit.errors import SendAuditError

    prepare_streams()
    try:
        return _run()
    except SendAuditError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("SEND_AUDIT_DEBUG"):
            raise
        say(f"Internal error: {type(error).__name__}. This is a fault of send-audit, not yours.")
        say("  Please report it, with what SEND_AUDIT_DEBUG=1 shows when you run this again.")
        return INTERNAL


def _run() -> int:
    from send_audit.cli.commands import run as run_command

    try:
        run_command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else INTERNAL
    return 0
