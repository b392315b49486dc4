"""Make the messy returns: ``python -m tests.messy.make FOLDER`` writes each into a folder of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.messy import (  # noqa: F401 - each puts its returns into the list
    answers,
    beside,
    columns,
    facts,
    programs,
    rows,
    sheets,
    stages,
    strangers,
)
from tests.messy.habit import HABITS, OFFICE, made
from tests.messy.programs import has_office

NAMES = tuple(sorted(HABITS))


def can_make(name: str) -> bool:
    """Tell whether everything is here that a messy return is made with."""
    return name not in OFFICE or has_office()


def write(folder: Path) -> int:
    """Write every messy return, and give how many they are."""
    names = [name for name in NAMES if can_make(name)]
    for name in names:
        found = made(name)
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        for file, data in {found.file: found.data, **found.companions}.items():
            (home / file).write_bytes(data)
    return len(names)


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} written")
