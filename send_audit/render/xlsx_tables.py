"""What stands in the report workbook, as plain rows: no spreadsheet library is named here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from send_audit.model.result import AuditResult, FactUsed, Finding, JudgedItem
from send_audit.model.submission import CellRef, Problem, RowCount
from send_audit.model.vocabulary import Group
from send_audit.render import view

Cell = str | int | date
"""What a cell holds: words, a count or a day."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its width in letters."""

    title: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet with its one table."""

    sheet: str
    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 0
    """How many columns stay in sight, and are printed again on every page."""
    pages_wide: int = 1


def tables(result: AuditResult) -> tuple[Table, ...]:
    """Give every table of the report, in the order of its sheets."""
    return (
        _summary(result),
        _to_do(result),
        _all_items(result),
        _facts(result),
        _not_asked(result),
        _reading_notes(result),
        _about(result),
    )


def _summary(result: AuditResult) -> Table:
    labels = [label for label, _ in view.tally_rows(next(iter(result.tallies.values())))]
    counts = tuple(Column(label, 12, number=True) for label in labels)
    return Table(
        sheet="Summary",
        name="Summary",
        title="Summary",
        note="Three groups, counted apart and never added together. The counts of a row add up to its total.",
        columns=(
            Column("Group", 36),
            *counts,
            Column("Total", 10, number=True),
            Column("Points", 19),
            Column("Score", 16),
            Column("In place but not yet evidenced", 16, number=True),
        ),
        rows=tuple(_group_row(result, group) for group in view.GROUPS),
    )


def _group_row(result: AuditResult, group: Group) -> tuple[Cell, ...]:
    tally = result.tallies[group]
    return (
        view.GROUPS[group],
        *(count for _, count in view.tally_rows(tally)),
        tally.total,
        view.points_words(tally),
        view.score_words(result.scores[group]),
        tally.not_yet_evidenced,
    )


def _to_do(result: AuditResult) -> Table:
    titles = {item.rule.id: item.rule.title for item in result.items}
    return Table(
        sheet="To do",
        name="ToDo",
        title="To do, to answer and to check",
        note="Most pressing first. Owner, By when and Status are left empty for you to fill in.",
        columns=(
            Column("Rank", 9, number=True),
            Column("Kind", 13),
            Column("Item", 14),
            Column("What", 44),
            Column("Action", 36),
            Column("Cell", 17),
            Column("Owner", 15),
            Column("By when", 14),
            Column("Status", 12),
        ),
        rows=tuple(_finding_row(finding, titles) for finding in result.findings),
    )


def _finding_row(finding: Finding, titles: dict[str, str]) -> tuple[Cell, ...]:
    return (
        finding.rank,
        view.FINDING_KINDS[finding.kind],
        finding.item,
        f"{titles[finding.item]}: {finding.message}" if finding.item in titles else finding.message,
        finding.action,
        view.cells_of(finding),
        "",
        "",
        "",
    )


def _all_items(result: AuditResult) -> Table:
    return Table(
        sheet="All items",
        name="AllItems",
        title="All items",
        note="One row for each item asked of you, with all that its outcome rests on. Four pages wide in print.",
        columns=(
            Column("Item", 14),
            Column("Theme", 20),
            Column("Title", 34),
            Column("Outcome", 16),
            Column("How it was decided", 24),
            Column("How strong", 24),
            Column("Based on", 20),
            Column("Required by", 38),
            Column("Your answer", 16),
            Column("Cell", 18),
            Column("How we got there", 46),
            Column("Deadline", 15),
            Column("Evidence", 38),
            Column("Evidence date", 16),
            Column("How well evidenced", 22),
            Column("To note", 26),
            Column("Comment", 40),
            Column("Who is answerable", 26),
            Column("Who can challenge, and how", 72),
        ),
        rows=tuple(
            _item_row(item, theme) for theme, items in view.by_theme(result) for item in items
        ),
        frozen=1,
        pages_wide=4,
    )


def _item_row(item: JudgedItem, theme: str) -> tuple[Cell, ...]:
    rule = item.rule
    return (
        rule.id,
        theme,
        rule.title,
        view.OUTCOMES[item.outcome],
        view.DECIDED_BY[item.decided_by],
        view.force_words(item.rule),
        "" if rule.basis is None else view.BASES[rule.basis],
        view.required_by(item),
        item.claimed,
        _place(item.where),
        "\n".join(item.because),
        item.due or "",
        item.evidence,
        item.evidence_on or "",
        view.ASSURANCES[item.assurance],
        view.flag_words(item),
        item.comment,
        rule.body,
        _challenge(item),
    )


def _challenge(item: JudgedItem) -> str:
    return "\n".join(
        f"{route.title}: {route.how}" + (f" Time: {route.time_limit}." if route.time_limit else "")
        for route in item.rule.routes
    )


def _facts(result: AuditResult) -> Table:
    return Table(
        sheet="Facts",
        name="Facts",
        title="Facts about your school",
        note="What was taken as known when the answers were judged.",
        columns=(
            Column("Fact", 50),
            Column("Value", 28),
            Column("How it is known", 26),
            Column("Cell", 26),
            Column("Ref", 24),
        ),
        rows=tuple(
            (fact.label, fact.shown, _known(fact), _place(fact.where), fact.id)
            for fact in result.facts
        ),
    )


def _known(fact: FactUsed) -> str:
    if fact.value is None:
        return "not stated"
    return "taken as so, nobody said" if fact.presumed else "stated in the workbook"


def _not_asked(result: AuditResult) -> Table:
    labels = {fact.id: fact.label for fact in result.facts}
    return Table(
        sheet="Not asked",
        name="NotAsked",
        title="Not asked of you",
        note=(
            "Items that do not reach your kind of setting, or that are only shown, with the "
            "reason. They are in no count."
        ),
        columns=(
            Column("Item", 14),
            Column("Theme", 26),
            Column("Title", 36),
            Column("Why it is not asked", 52),
            Column("Fact that took it out", 32),
        ),
        rows=tuple(
            (
                item.rule.id,
                result.themes.get(item.rule.theme, item.rule.theme),
                item.rule.title,
                item.rule.reason if item.rule.force is None else " ".join(item.because),
                labels.get(item.rule.removed_by, item.rule.removed_by),
            )
            for item in (*view.for_information(result), *view.not_bound(result))
        ),
    )


def _reading_notes(result: AuditResult) -> Table:
    return Table(
        sheet="Reading notes",
        name="ReadingNotes",
        title="Reading notes",
        note="What was odd when the workbook was read, and where.",
        columns=(
            Column("How bad", 15),
            Column("What", 42),
            Column("Cell", 20),
            Column("Found", 27),
            Column("Expected", 30),
            Column("Nearest", 14),
            Column("Code", 21),
        ),
        rows=tuple(_problem_row(problem) for problem in result.problems),
    )


def _problem_row(problem: Problem) -> tuple[Cell, ...]:
    return (
        view.SEVERITIES[problem.severity],
        problem.message,
        _place(problem.where),
        problem.found,
        problem.expected,
        problem.nearest,
        problem.code,
    )


def _about(result: AuditResult) -> Table:
    return Table(
        sheet="About",
        name="About",
        title="About this report",
        note="How it was made, and from what. With these, anybody can make it again.",
        columns=(Column("Subject", 30), Column("What it says", 96)),
        rows=(*_method(), *_made_from(result), ("Attribution", result.attribution)),
    )


def _method() -> tuple[tuple[Cell, ...], ...]:
    return (
        ("What it is", view.SELF_ASSESSMENT),
        (
            "Points",
            "In place counts 1, partly in place 1/2, all else 0. Every item weighs the same.",
        ),
        (
            "Score",
            "Points over the items that count, rounded down, so that 100% means all in place.",
        ),
        ("Score from .. to", "While answers are missing: all of them No, up to all of them Yes."),
        ("Does not count", "Items that do not apply, are not due yet or were not asked."),
        (
            "No total",
            "Legal duties, funding-agreement requirements and guidance are never blended.",
        ),
        (
            "Long texts",
            "A text too long for a cell is cut, and says how many characters are left out.",
        ),
    )


def _made_from(result: AuditResult) -> tuple[tuple[Cell, ...], ...]:
    return (
        ("File read", result.file),
        ("Size of the file", f"{result.size:,} bytes"),
        ("SHA-256 of the file", result.sha256),
        ("Rows read", _rows_read(result.rows)),
        ("Kind of setting", f"{result.kind_title} ({result.kind}): {result.kind_reason}"),
        ("Depth", result.depth.value),
        ("Checklist", f"{result.checklist_title}: {result.checklist}@{result.version}"),
        ("Digest of the checklist", result.digest),
        ("Edition of the law", f"{result.edition}; law as at {view.day(result.law_as_at)}"),
        ("Day of this report", view.day(result.as_at)),
    )


def _rows_read(rows: RowCount) -> str:
    read = f"{rows.read}: {rows.answered} answered, {rows.blank} blank, {rows.invalid} not readable"
    return f"{read}, {rows.not_asked} not asked, {rows.unknown} unknown, {rows.duplicate} twice"


def _place(where: CellRef | None) -> str:
    return "" if where is None else str(where)
