"""Result -> words for a terminal: where it stands, what to do, what to check; no walls of green."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.table import Table

from send_audit.model.result import AuditResult, Finding, JudgedItem
from send_audit.model.submission import Problem
from send_audit.model.vocabulary import Group, Outcome, Severity
from send_audit.render import Look, view
from send_audit.render.paper import Paper, tame

OPEN_SHOWN = 12
"""How many open rows are listed unless all are asked for."""
STYLES = {
    Outcome.MET: "green",
    Outcome.PARTLY: "yellow",
    Outcome.NOT_MET: "red",
    Outcome.INVALID: "red",
}


def render(result: AuditResult, look: Look) -> bytes:
    """Write a result for reading on a terminal, or in a pipe."""
    paper = Paper(look)
    _head(paper, result)
    _counts(paper, result)
    for kind, title in view.FINDING_KINDS.items():
        _findings(paper, result, kind, title)
    if look.verbose:
        _all_items(paper, result)
    _problems(paper, result)
    _foot(paper, result)
    return paper.bytes()


def _head(paper: Paper, result: AuditResult) -> None:
    name = result.setting or "School not named"
    urn = f" (URN {result.urn})" if result.urn else ""
    paper.title(f"{name}{urn}")
    paper.line(f"{result.kind_title}. {result.kind_reason}")
    paper.line(f"Law as at {view.day(result.as_at)}: {result.edition}.")
    paper.line(view.SELF_ASSESSMENT)
    paper.heading(result.headline)


def _counts(paper: Paper, result: AuditResult) -> None:
    groups = [group for group in Group if result.tallies[group].total]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("")
    for group in groups:
        table.add_column(view.GROUPS[group], justify="right")
    rows = zip(*(view.tally_rows(result.tallies[group]) for group in groups), strict=True)
    for row in rows:
        if any(number for _, number in row):
            table.add_row(row[0][0], *(str(number) for _, number in row))
    table.add_section()
    table.add_row("In all", *(str(result.tallies[group].total) for group in groups))
    table.add_row("Score", *(view.score_words(result.scores[group]) for group in groups))
    points = (view.points_words(result.tallies[group]) for group in groups)
    table.add_row("from", *points)
    paper.line()
    paper.put(table)
    paper.line(_all_told(result))


def _all_told(result: AuditResult) -> str:
    listed = sum(tally.total for tally in result.tallies.values())
    return (
        f"{len(result.items)} items in the checklist: {listed} above, "
        f"{result.information} shown for information, "
        f"{result.out_of_scope} not asked of this kind of setting."
    )


def _findings(paper: Paper, result: AuditResult, kind: str, title: str) -> None:
    found = view.findings_of(result, kind)
    if not found:
        return
    paper.heading(f"{title} ({len(found)})")
    by_id = {item.rule.id: item for item in result.items}
    explained: set[str] = set()
    if kind == "open":
        _open(paper, found, by_id)
        return
    for finding in found:
        _finding(paper, finding, by_id[finding.item], explained)


def _open(paper: Paper, found: Sequence[Finding], by_id: Mapping[str, JudgedItem]) -> None:
    """Write what is open by its cell: one answer may settle several items."""
    by_cell: dict[str, list[str]] = {}
    for finding in found:
        named = f"{finding.item} {by_id[finding.item].rule.title}"
        by_cell.setdefault(view.cells_of(finding) or "No row in the form", []).append(named)
    shown = len(by_cell) if paper.look.verbose else OPEN_SHOWN
    for cell, items in list(by_cell.items())[:shown]:
        more = f"; and {len(items) - 2} more" if len(items) > 2 else ""
        paper.line(f"[{cell}]  {'; '.join(items[:2])}{more}")
    if len(by_cell) > shown:
        paper.line(f"and {len(by_cell) - shown} more rows; -v lists them all.", "dim")


def _finding(paper: Paper, finding: Finding, item: JudgedItem, explained: set[str]) -> None:
    cells = view.cells_of(finding)
    cell = f"  [{cells}]" if cells else ""
    paper.line(f"{finding.rank}. {finding.item}  {finding.message}{cell}")
    paper.line(finding.action, indent=4)
    if finding.item in explained or not view.needs_steps(finding):
        return
    explained.add(finding.item)
    for step in item.because:
        paper.line(f"- {step}", "dim", indent=4)
    if finding.kind == "gap":
        paper.line(f"Required by: {view.required_by(item)}", "dim", indent=4)


def _all_items(paper: Paper, result: AuditResult) -> None:
    for theme, items in view.by_theme(result):
        paper.heading(theme)
        table = Table(box=None, pad_edge=False, show_header=False)
        for item in items:
            table.add_row(
                item.rule.id,
                tame(item.rule.title),
                view.OUTCOMES[item.outcome],
                str(item.where or ""),
                style=STYLES.get(item.outcome, ""),
            )
        paper.put(table)
    if result.information:
        paper.heading("For information: it applies, and there is nothing to answer")
    for item in view.for_information(result):
        paper.line(f"{item.rule.id}  {item.rule.title}. {item.rule.statement}")
    if result.out_of_scope:
        paper.heading("Not asked of this kind of setting")
    for item in view.not_bound(result):
        paper.line(f"{item.rule.id}  {item.rule.title}. {item.rule.reason}")


def _problems(paper: Paper, result: AuditResult) -> None:
    shown = [
        problem
        for problem in result.problems
        if problem.severity is not Severity.NOTE or paper.look.verbose
    ]
    notes = len(result.problems) - len(shown)
    if shown or notes:
        paper.heading("What could not be read, and what was assumed")
    for problem in shown:
        _problem(paper, problem)
    if notes:
        paper.line(f"{notes} smaller note{'' if notes == 1 else 's'}; add -v to see all.")


def _problem(paper: Paper, problem: Problem) -> None:
    for line in view.problem_lines(problem):
        paper.line(line.strip(), indent=4 if line.startswith(" ") else 0)


def _foot(paper: Paper, result: AuditResult) -> None:
    rows = result.rows
    paper.line()
    paper.line(
        f"{rows.read} rows read: {rows.answered} answered, {rows.blank} blank, "
        f"{rows.invalid} not readable, {rows.not_asked} not asked of this kind, "
        f"{rows.unknown} with an unknown reference, {rows.duplicate} given twice.",
        "dim",
    )
    paper.line(
        f"{result.file}, judged with {result.checklist}@{result.version}. {result.attribution}",
        "dim",
    )
