"""Small copies of the shipped checklist, each broken in one place."""

from __future__ import annotations

import re
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from send_audit.catalog.lint import lint
from send_audit.catalog.source import Fault

CHECKLIST = Path(__file__).parents[2] / "checklists" / "send-england"
TIME_LIMIT = 1.0 if sys.gettrace() is None else 5.0
"""Seconds of computing; measuring coverage slows everything down."""


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One edit of one file, and the fault that it has to lead to.

    ``at`` is what stands first on the faulty line of the edited file; if empty, ``new`` does.
    """

    name: str
    file: str
    old: str
    new: str
    message: str
    at: str = ""
    first: str = ""
    """What stands on the line that the message calls ``{first}``."""
    nearest: str = ""
    follows: bool = False
    """Whether the same slip leads to other faults as well."""


def small_copy(folder: Path, *themes: str) -> Path:
    """Copy what the themes share, and the files of a few themes.

    What the shared files say of items that are left out is left out as well.
    """
    target = folder / "broken"
    (target / "items").mkdir(parents=True)
    for file in CHECKLIST.glob("*.yaml"):
        if file.name != "migrations.yaml":
            shutil.copy(file, target / file.name)
    for theme in themes:
        shutil.copy(CHECKLIST / "items" / f"{theme}.yaml", target / "items")
    _forget_other_items(target)
    return target


def _forget_other_items(folder: Path) -> None:
    """Cut the days ahead, and the items by which audiences are answered that are not there."""
    texts = [file.read_text(encoding="utf-8") for file in folder.glob("items/*.yaml")]
    here = {name for text in texts for name in re.findall(r"^  - id: (\S+)$", text, re.MULTILINE)}
    top = folder / "checklist.yaml"
    top.write_text(top.read_text(encoding="utf-8").partition("ahead:\n")[0], encoding="utf-8")
    audiences = folder / "audiences.yaml"
    text = re.sub(
        r"items: \[(.*?)\]",
        lambda found: f"items: [{', '.join(n for n in found[1].split(', ') if n in here)}]",
        audiences.read_text(encoding="utf-8"),
    )
    audiences.write_text(text, encoding="utf-8")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Change the first place where a text stands in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file}; the shipped text has changed"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(folder: Path, file: str, words: str) -> int:
    """Give the first line of a file that holds a text."""
    text = (folder / file).read_text(encoding="utf-8")
    assert words in text, f"{words!r} does not stand in {file}"
    return text[: text.index(words)].count("\n") + 1


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Lint a folder, within the time that an author will wait."""
    start = time.process_time()
    faults = lint(folder)
    assert time.process_time() - start < TIME_LIMIT
    return faults


def check_slip(slip: Slip, folder: Path) -> None:
    """Break a copy as the slip says and compare what lint says of it."""
    theme = Path(slip.file).stem if slip.file.startswith("items/") else "senco"
    copy = small_copy(folder, theme)
    edit(copy, slip.file, slip.old, slip.new)
    faults = faults_of(copy)
    words = slip.at or next(line for line in slip.new.splitlines() if line.strip())
    expected = Fault(
        file=slip.file,
        line=line_of(copy, slip.file, words),
        message=slip.message.replace("{first}", str(line_of(copy, slip.file, slip.first))),
        nearest=slip.nearest,
    )
    assert expected in faults
    assert (len(faults) > 1) is slip.follows, "\n".join(map(str, faults))
