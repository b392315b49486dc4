"""What a start of the program loads, what it opens, and that it never goes online."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HILL_VIEW = str(ROOT / "examples" / "hill-view-school.xlsx")
HEAVY = ("openpyxl", "xlsxwriter", "jsonschema", "yaml", "rich", "minijinja")
PROBE = """
import io, json, sys
sys.argv = ["send-audit", *json.loads(sys.argv[1])]
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith("socket.") else None)
held, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())
from send_audit.cli.app import main
try:
    main()
except SystemExit as end:
    code = end.code
else:
    code = 0
sys.stdout = held
print(json.dumps({"code": code or 0, "modules": sorted(sys.modules), "sockets": seen}))
"""


def probe(*words: str) -> dict[str, object]:
    """Run the program in a fresh process and give what it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(words)],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT.parent,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("library", HEAVY)
def test_version_loads_no_heavy_library(library: str):
    found = probe("--version")
    assert found["code"] == 0
    assert library not in found["modules"]
    assert "typer" not in found["modules"]


@pytest.mark.parametrize("library", HEAVY)
def test_json_of_a_clean_return_loads_no_heavy_library(library: str):
    found = probe("check", HILL_VIEW, "--as-at", "2026-11-23", "-f", "json", "-q")
    assert found["code"] == 0
    assert library not in found["modules"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", HILL_VIEW, "--as-at", "2026-11-23", "-f", "html", "-q"),
        ("check", HILL_VIEW, "--as-at", "2026-11-23", "-q"),
        ("rules", "--kind", "pru"),
        ("checklist", "lint", str(ROOT / "checklists" / "send-england")),
    ],
)
def test_no_command_opens_a_connection(words: tuple[str, ...]):
    found = probe(*words)
    assert found["code"] == 0
    assert found["sockets"] == []
