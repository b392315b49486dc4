"""Every example that the help and the README give runs as it stands, from a clone."""

from __future__ import annotations

import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from send_audit.cli.commands import COMMANDS
from tests.cli.terminal import Ran, run

ROOT = Path(__file__).resolve().parents[2]
BROKEN_POLICY = "--fail-on"
"""An example with this option shows exit code 1: the school of the example has gaps."""
STAND_INS = {
    "school.xlsx": "oakfield-primary.xlsx",
    "senco.xlsx": "oakfield-primary.xlsx",
    "head.xlsx": "saved-by-libreoffice/oakfield-primary.xlsx",
    "theirs.xlsx": "mappings/westmere.xlsx",
    "theirs.yaml": "mappings/westmere.yaml",
    "edubasealldata20261123.csv": "register/establishments.csv",
}
"""What a reader of the README has of their own, and the example that is taken for it."""
MARKS = ("\b", "Example:", "Examples:", "Exit codes:")


def helps() -> dict[str, str]:
    """Give the words under the help of every command and every command of a group."""
    found = {}
    for name, path in COMMANDS.items():
        module = import_module(path)
        if hasattr(module, "app"):
            for command in module.app.registered_commands:
                word = command.name or command.callback.__name__.strip("_")
                found[f"{name} {word}"] = str(command.epilog)
        else:
            found[name] = module.EXAMPLES
    return found


EXAMPLES = [
    (name, line.strip())
    for name, text in helps().items()
    for line in text.splitlines()
    if line.startswith("  send-audit ")
]
SHOWN = re.findall(
    r"^(send-audit .*?) *(?:#.*)?$",
    (ROOT / "README.md")
    .read_text(encoding="utf-8")
    .partition("## Use it")[2]
    .partition("```\n")[0],
    re.MULTILINE,
)


def a_clone(folder: Path, lines: str) -> Path:
    """Put into a folder what a clone has, as far as some lines name it."""
    for name in ("examples", "checklists"):
        if f"{name}/" in lines or f" {name}" in lines:
            shutil.copytree(ROOT / name, folder / name)
    return folder


def run_line(line: str, folder: Path, **settings: str) -> Ran:
    """Run a line as a shell does: quotation marks taken off, the output into a file."""
    words, _, target = line.partition(" > ")
    ran = run(*shlex.split(words)[1:], cwd=folder, **settings)
    if target:
        assert ran.out
        (folder / target.strip()).write_bytes(ran.out)
    return ran


def written(line: str) -> str:
    """Give what a line says it writes; empty when it says nothing of that."""
    found = re.search(r"(?: -o| >) (\S+)", line)
    return found[1] if found else ""


def test_every_command_has_an_example_of_its_own_and_nothing_stands_beside_them():
    for name, text in helps().items():
        own = [line for command, line in EXAMPLES if command == name]
        assert own, name
        rest = [line for line in text.splitlines() if not line.startswith("  ")]
        assert set(rest) <= {*MARKS, ""}, name


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_an_example_of_the_help_runs(name: str, line: str, tmp_path: Path):
    assert line.startswith(f"send-audit {name}")
    ran = run_line(line, a_clone(tmp_path, line))
    assert ran.code == (1 if BROKEN_POLICY in line else 0), ran.err
    assert not written(line) or (tmp_path / written(line)).exists()


@pytest.mark.parametrize("name", sorted(helps()))
def test_the_help_shows_its_examples_as_they_can_be_copied(name: str):
    shown = [line.strip() for line in run(*name.split(), "--help").text.splitlines()]
    for command, line in EXAMPLES:
        assert command != name or line in shown


def test_the_readme_can_be_followed_from_its_first_line_to_its_last(tmp_path: Path):
    assert len(SHOWN) > 15
    folder = a_clone(tmp_path, "\n".join(SHOWN))
    for name, example in STAND_INS.items():
        assert any(name in line.split() for line in SHOWN), name
        shutil.copy(ROOT / "examples" / example, folder / name)
    register = str(tmp_path / "register.sqlite")  # not the reader's own
    for line in SHOWN:
        ran = run_line(line, folder, SEND_AUDIT_REGISTER=register)
        assert ran.code == 0, (line, ran.err)
        assert not written(line) or (folder / written(line)).exists()
