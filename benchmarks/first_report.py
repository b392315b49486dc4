"""How long it takes from a clean clone to a report, and how many packages that installs.

Run: python3 benchmarks/first_report.py

Clones this checkout into a new folder and runs the README's first command there, word for word.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def first_command() -> str:
    """Give the first command of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```sh\n(python3 .*?)\n```", readme, re.DOTALL)
    if found is None:
        raise SystemExit("The README holds no first command.")
    return found[1]


def main() -> None:
    """Clone, run, count, and print."""
    environment = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder, "clone")
        began = time.monotonic()
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        done = subprocess.run(
            first_command(),
            check=False,
            shell=True,
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
        )
        seconds = time.monotonic() - began
        print(done.stdout.splitlines()[0] if done.stdout else "", done.stderr, sep="\n")
        if done.returncode:
            raise SystemExit(f"The first command of the README failed ({done.returncode}).")
        reports = sorted(path.name for path in (clone / "reports").iterdir())
        installed = subprocess.run(
            [clone / ".venv" / "bin" / "pip", "list", "--format=freeze"],
            capture_output=True,
            text=True,
            check=True,
        )
    packages = [
        line for line in installed.stdout.split() if not line.startswith(("pip=", "setuptools="))
    ]
    print(f"Clean clone to report: {seconds:.0f} seconds, {len(packages)} packages installed.")
    print(f"Reports: {', '.join(reports)}")


if __name__ == "__main__":
    main()
