"""What applies to each kind under each edition of the law, in one letter or two a cell.

Written down in ``golden/``, one file a kind, so that a change of the law data shows in review as
a difference of these files. To write them anew: ``python -m tests.law.golden``
"""

from __future__ import annotations

from pathlib import Path

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.checklist import Checklist
from send_audit.model.ruleset import RuleItem
from send_audit.model.vocabulary import Group, InScope

FOLDER = Path(__file__).with_name("golden")
GROUPS = {Group.LEGAL: "law", Group.FUNDING: "fund", Group.GUIDANCE: "guide", None: "shown"}
WIDTH = 13


def cell(rule: RuleItem) -> str:
    """Write how an item weighs: 'must/law', '*' where it depends on a fact, 'coming', '-'."""
    if rule.in_scope is InScope.UPCOMING:
        return "coming"
    if rule.in_scope is InScope.NO:
        return "-"
    star = "*" if rule.in_scope is InScope.DEPENDS else ""
    return f"{rule.force}/{GROUPS[rule.group]}{star}"


def table(checklist: Checklist, kind: str) -> str:
    """Write the table of one kind: a row an item, a column an edition."""
    days = list(checklist.editions)
    sets = [select(checklist, kind, {}, day).items for day in days]
    lines = ["item".ljust(WIDTH) + "".join(day.isoformat().ljust(WIDTH) for day in days)]
    lines += [
        row[0].id.ljust(WIDTH) + "".join(cell(rule).ljust(WIDTH) for rule in row)
        for row in zip(*sets, strict=True)
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def write() -> None:
    """Write the tables of all kinds."""
    checklist = load_checklist("send-england@dev")
    FOLDER.mkdir(exist_ok=True)
    for kind in checklist.kinds:
        (FOLDER / f"{kind}.txt").write_text(table(checklist, kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
