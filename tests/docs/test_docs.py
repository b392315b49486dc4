"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.cli.commands import COMMANDS, EXIT_CODES
from send_audit.evaluate.deciders import DECIDERS
from send_audit.render import FORMATS
from send_audit.render.catalogue import render_open_points
from send_audit.service.policy import POLICIES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Give the shell commands of a document that set something up."""
    return re.findall(r"```sh\n(python3 -m venv .*?)\n```", text, re.DOTALL)


def test_ci_runs_exactly_the_test_command_of_the_readme():
    test_command = commands(README)[1]
    assert test_command in CI.splitlines()
    assert commands(CONTRIBUTING) == [test_command]
    assert "SEND_AUDIT_STRICT=1" in CI


def test_every_command_format_and_policy_is_in_the_readme():
    for name in COMMANDS:
        assert f"send-audit {name}" in README or name == "schema"
    assert "send-audit schema" in README
    for name in FORMATS:
        assert f"| `{name}` |" in README
    for name in POLICIES:
        assert f"`{name}`" in README


def test_the_readme_counts_items_and_kinds_as_the_newest_release_does():
    checklist = load_checklist()
    assert re.findall(r"(\d+) items, each decided for (\d+) kinds", README) == [
        (str(len(checklist.items)), str(len(checklist.kinds)))
    ]


def test_the_exit_codes_of_the_readme_are_those_of_the_help():
    in_help = dict(re.findall(r"^  (\d+)\s+(.*)$", EXIT_CODES, re.MULTILINE))
    in_readme = dict(re.findall(r"^\| (\d+) \| (.*) \|$", README, re.MULTILINE))
    assert {code: words.replace("`", "") for code, words in in_readme.items()} == in_help


def test_the_exit_codes_are_those_of_the_errors():
    from send_audit import errors
    from send_audit.cli import app

    used = {getattr(errors, name).exit_code for name in dir(errors) if name.endswith("Error")}
    used |= {0, 1, app.INTERNAL, app.INTERRUPTED}
    assert used == {int(code) for code in re.findall(r"^  (\d+)\s", EXIT_CODES, re.MULTILINE)}


def test_the_open_points_are_current():
    shown = render_open_points(load_checklist("send-england@dev")).decode("utf-8")
    assert (ROOT / "docs" / "open-points.md").read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(
    "path",
    [
        path
        for where in ("*.md", "*/README.md", "*/*/README.md")
        for path in sorted(ROOT.glob(where))
    ],
    ids=str,
)
def test_every_link_to_a_file_leads_somewhere(path: Path):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (path.parent / target).exists(), target


def test_every_file_and_room_named_in_the_documents_is_there():
    text = README + CONTRIBUTING + (ROOT / "checklists" / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:send_audit|tests|checklists|benchmarks|docs)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name


def test_every_decider_is_used_by_an_item_of_the_checklist():
    used = {item.decide.rule for item in load_checklist().items.values() if item.decide}
    assert used == set(DECIDERS)
