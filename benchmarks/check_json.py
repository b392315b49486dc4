"""How much ``check -f json`` costs over what nobody can avoid.

Run: python benchmarks/check_json.py [RETURN.xlsx] [--runs 15]

Prints processor time (user + system) of whole processes, median of the runs, one of each in turn:
``check``: ``send-audit check RETURN -f json``; ``bare``: Python with an empty typer application
that reads the same file with calamine. The aim is a ratio of at most 1.5. Also prints the time to
load the newest release (aim: 15 ms) and ``--version`` over ``python -c pass``.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept between runs, as they are for anyone who installed the program."""
ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys, typer
from python_calamine import CalamineWorkbook
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(path: str) -> None:
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
app()
"""
LOAD = """
import time
from send_audit.catalog.store import load_checklist
import json
began = time.process_time()
load_checklist()
print((time.process_time() - began) * 1000)
"""


def cpu(command: list[str]) -> float:
    """Run a command and give its processor time in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return spent * 1000


def compare(first: list[str], second: list[str], runs: int) -> tuple[float, float, float]:
    """Give the medians of two commands run in turn, and the median of their paired ratios."""
    pairs = [(cpu(first), cpu(second)) for _ in range(runs + 1)][1:]
    ratios = [a / b for a, b in pairs]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(ratios),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default=str(ROOT / "examples" / "oakfield-primary.xlsx"))
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    python = sys.executable
    program = str(Path(python).parent / "send-audit")
    check = [program, "check", asked.path, "-f", "json", "-q"]
    bare = [python, "-c", BARE, asked.path]
    ours, theirs, ratio = compare(check, bare, asked.runs)
    print(f"check -f json {ours:.0f} ms, bare {theirs:.0f} ms, ratio {ratio:.2f} (aim 1.5)")
    ours, theirs, ratio = compare([program, "--version"], [python, "-c", "pass"], asked.runs)
    print(f"--version {ours:.0f} ms, python -c pass {theirs:.0f} ms, ratio {ratio:.2f}")
    loads = [
        float(
            subprocess.run(
                [python, "-c", LOAD], check=True, capture_output=True, env=ENVIRONMENT
            ).stdout
        )
        for _ in range(asked.runs)
    ]
    print(f"load of the newest release {statistics.median(loads):.1f} ms (aim 15)")


if __name__ == "__main__":
    main()
