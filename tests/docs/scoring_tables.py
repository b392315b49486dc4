"""The tables of docs/scoring.md, made from those of the program. Prints the page as it should be.

python -m tests.docs.scoring_tables > docs/scoring.md
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from send_audit.evaluate.scoring import STANDINGS
from send_audit.model.axes import ASSURANCES, ORDER, OUTCOMES
from send_audit.render import view

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table as Markdown."""
    lines = [list(headings)]
    lines += [["---"] * len(lines[0]), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def outcomes() -> str:
    """Write what can be found of an item."""
    return table(
        ("found", "what it means", "counts", "points"),
        (
            (
                f"**{view.OUTCOMES[outcome]}**",
                row.meaning,
                "yes, still open" if row.is_open else "yes" if row.counts else "no",
                "" if row.points is None else str(row.points),
            )
            for outcome, row in OUTCOMES.items()
        ),
    )


def order() -> str:
    """Write in what order it is found."""
    return table(
        ("", "what is looked at", "what it can settle"),
        ((str(place), step.what, step.settles) for place, step in enumerate(ORDER, 1)),
    )


def assurance() -> str:
    """Write the steps of assurance, weakest first."""
    return table(
        ("", "what it means"),
        ((f"**{view.ASSURANCES[step]}**", meaning) for step, meaning in ASSURANCES.items()),
    )


def stands() -> str:
    """Write the decision table."""
    return table(
        ("", "it counts", "what is said, with that number"),
        ((str(place), row.when, f"*{row.sentence(3)}*") for place, row in enumerate(STANDINGS, 1)),
    )


TABLES = {"outcomes": outcomes, "order": order, "assurance": assurance, "stands": stands}


def page(text: str) -> str:
    """Put the tables of the program into the text of the page."""
    for name, write in TABLES.items():
        marked = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, found = marked.subn(rf"\1{write()}\2", text)
        assert found == 1, name
    return text


if __name__ == "__main__":
    sys.stdout.write(page(PAGE.read_text(encoding="utf-8")))
