"""docs/problems: a page for every problem code and for nothing else, and an index that is right."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from send_audit.model.vocabulary import Severity

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "problems"
AREAS = ROOT / "send_audit" / "model" / "problems"
HEADINGS = ["What it means", "Why it matters", "What to do"]
LONGEST = 7
"""How many sentences a page may have."""
FILES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


def problems_in(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Give the code and the severities of every problem that a module of the program makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Problem":
            given = {word.arg: word.value for word in node.keywords}
            assert isinstance(given["code"], ast.Constant), (path, node.lineno)
            yield str(given["code"].value), severities_in(given["severity"])


def severities_in(value: ast.expr) -> set[str]:
    """Give the severities that an expression can have: ERROR, Severity.NOTE, or either of two."""
    if isinstance(value, ast.IfExp):
        return severities_in(value.body) | severities_in(value.orelse)
    return {Severity[ast.unparse(value).split(".")[-1]].value}


def in_the_code() -> dict[str, str]:
    """Give every code with its severities in words, the gravest first."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "send_audit").rglob("*.py"):
        for code, given in problems_in(path):
            found.setdefault(code, set()).update(given)
    return {
        code: " or ".join(one.value for one in Severity if one.value in given)
        for code, given in found.items()
    }


def in_the_index() -> list[tuple[str, str, str, str]]:
    """Give each line of the index: code, file, severity, what it means."""
    line = r"^\| \[`([\w-]+)`\]\(([\w.-]+)\) \| ([\w ]+) \| (.+) \|$"
    return re.findall(line, (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def sections(path: Path) -> list[str]:
    """Give the texts of a page that stand under its headings."""
    return [
        text.strip()
        for text in re.split(r"^## .*$", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    ]


def test_problems_are_worded_in_one_place():
    elsewhere = {
        path.name
        for path in (ROOT / "send_audit").rglob("*.py")
        if path.parent != AREAS and any(problems_in(path))
    }
    assert elsewhere == set()


def test_every_problem_code_has_a_page_and_no_page_is_left_over():
    assert [path.stem for path in FILES] == sorted(in_the_code())


def test_the_index_has_every_code_once_with_its_severity():
    lines = in_the_index()
    assert {code: severity for code, _, severity, _ in lines} == in_the_code()
    assert len(lines) == len(in_the_code())
    assert all(file == f"{code}.md" for code, file, _, _ in lines)
    rows = (FOLDER / "README.md").read_text(encoding="utf-8").count("\n| [")
    assert rows == len(lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_says_what_why_and_what_to_do_and_no_more(path: Path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.stem}\n\n## ")
    assert re.findall(r"^#+ (.*)$", text, re.MULTILINE) == [path.stem, *HEADINGS]
    assert all(part.endswith(".") and "\n\n" not in part for part in sections(path))
    sentences = re.findall(r"[a-z0-9)'`\"]\.(?=\s|$)", " ".join(sections(path)))
    assert 3 <= len(sentences) <= LONGEST


def test_pages_are_reached_by_one_spelling():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", path.stem) for path in FILES)
