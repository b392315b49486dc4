"""What is installed: the data inside, nothing stray, and the wheel is what is tested."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import send_audit
from send_audit.resources import data

ROOT = Path(__file__).resolve().parents[2]


def _tracked(*folders: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return set(listed.stdout.splitlines())


SHIPPED = ("checklists", "examples", "docs/problems")


@pytest.mark.skipif("TOX_ENV_NAME" not in os.environ, reason="only tox installs the wheel")
def test_the_installed_wheel_is_what_is_tested():
    assert "site-packages" in send_audit.__file__


def test_every_tracked_data_file_can_be_found_at_run_time():
    for name in _tracked(*SHIPPED):
        assert data(*name.split("/")).is_file(), name


def test_the_wheel_holds_exactly_the_tracked_data(tmp_path: Path):
    stray = ROOT / "examples" / "~$oakfield.xlsx"
    stray.write_bytes(b"a lock file that an office program left")
    try:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
    finally:
        stray.unlink()
    wheel = next(tmp_path.glob("*.whl"))
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    shipped = {name.removeprefix("send_audit/_data/") for name in names if "/_data/" in name}
    assert shipped == _tracked(*SHIPPED)
    assert "send_audit/py.typed" in names
    templates = {n for n in names if n.startswith("send_audit/render/templates/")}
    assert templates == _tracked("send_audit/render/templates")
