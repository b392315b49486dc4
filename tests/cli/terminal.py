"""Run the program as a user does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAY = "2026-11-23"
LEFT_OUT = ("SEND_AUDIT_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")


@dataclass(frozen=True)
class Ran:
    """What a run left: its exit code, its data, its words."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Give the data as text."""
        return self.out.decode("utf-8")


def run(*words: str, cwd: Path | None = None, **environment: str) -> Ran:
    """Run ``send-audit`` with some words, in a clean environment."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(LEFT_OUT)}
    done = subprocess.run(
        [sys.executable, "-m", "send_audit", *words],
        capture_output=True,
        cwd=cwd,
        env={**clean, "COLUMNS": "100", **environment},
        stdin=subprocess.DEVNULL,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
