"""What an example is made of, and the points inside questions that several of them answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from send_audit.model.vocabulary import Depth


@dataclass(frozen=True)
class Example:
    """A made-up setting: its facts, and its rows as (answer, evidence, date, comment)."""

    name: str
    kind: str
    facts: dict[str, object]
    rows: dict[str, tuple[object, ...]]
    ticks: dict[str, str] = field(default_factory=dict)
    depth: Depth = Depth.FULL
    libreoffice: bool = False


REPORT_POINTS = [
    "1",
    "2",
    "3a",
    "3b",
    "3c",
    "3d",
    "3e",
    "3f",
    "3g",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
]
DISABILITY_POINTS = ["b1", "b2", "b3", "b4"]


def yes_to(question: str, points: list[str], but: str = "") -> dict[str, str]:
    """Tick the points of a question, but for some."""
    return {f"{question}.{point}": "Yes" for point in points if point not in but.split()}
