"""What a workbook says of itself, and whether it is a return at all."""

from __future__ import annotations

from send_audit.errors import ReturnError
from send_audit.model import problems
from send_audit.model.record import Record
from send_audit.model.submission import CellRef, FormInfo, Problem
from send_audit.model.vocabulary import Depth
from send_audit.workbook.cells.words import key, nearest
from send_audit.workbook.files.grid import Grid
from send_audit.workbook.layout import Layout, SheetLayout
from send_audit.workbook.reading.headings import about_headings, near_miss
from send_audit.workbook.reading.other_audits import is_another_audit
from send_audit.workbook.tables import Row, Table, Tables, find_tables


class OpenReturn(Record):
    """A workbook that was found to be a return, before its answers are read."""

    file: str
    grid: Grid
    layout: Layout
    tables: Tables
    form: FormInfo
    problems: tuple[Problem, ...]

    def table(self, sheet: str) -> Table | None:
        """Give a table by the layout's id of its sheet; None when it was not found."""
        return self.tables.found.get(sheet)

    @property
    def misnamed(self) -> frozenset[tuple[str, str]]:
        """Give the columns, by sheet and letters, that are said to be missing under their heading."""
        said = (problem for problem in self.problems if problem.code == "column-missing")
        return frozenset(problem.where.column for problem in said if problem.where)

    def all_tables(self, sheet: str) -> tuple[Table, ...]:
        """Give a table and its copies on other sheets; none when it was not found."""
        table = self.table(sheet)
        return (table, *self.tables.copies.get(sheet, ())) if table is not None else ()


def open_return(grid: Grid, file: str, layout: Layout) -> OpenReturn:
    """See that a workbook is a return, and find its tables. Raises ReturnError when it is not."""
    tables = find_tables(grid, layout)
    if "questions" not in tables.found:
        is_ours = "form" in tables.found
        raise _no_return(grid, layout, _REMEDY if is_ours else _remedy(grid))
    return OpenReturn(
        file=file,
        grid=grid,
        layout=layout,
        tables=tables,
        form=_form(tables.found.get("form"), layout.sheets["form"]),
        problems=(
            *grid.problems,
            *_absent(tables, layout),
            *_copies(tables, layout),
            *about_headings(tables),
        ),
    )


def _no_return(grid: Grid, layout: Layout, remedy: str) -> ReturnError:
    wanted = layout.sheets["questions"]
    headings = ", ".join(f"'{wanted.heading(column)}'" for column in wanted.required)
    sheets = ", ".join(f"'{sheet.name}'" for sheet in grid.sheets) or "none"
    near = nearest(wanted.title, [sheet.name for sheet in grid.sheets])
    most_like = f" The nearest sheet by name is '{near}'." if near else ""
    kind = [said.message for said in grid.problems if said.code == "other-format"]
    return ReturnError(
        f"{''.join(f'{words} ' for words in kind)}"
        "The workbook is not a return: no sheet has a row with the headings "
        f"{headings}. Its sheets: {sheets}.{most_like}{near_miss(grid, wanted)}",
        remedy,
    )


def _remedy(grid: Grid) -> str:
    """Say what to do, with the way for another organisation's form where it looks like one."""
    return f"{_REMEDY} {_OTHER_FORM}" if is_another_audit(grid) else _REMEDY


_REMEDY = "Put the headings right, or fill in a questionnaire made by: send-audit new --kind KIND."
_OTHER_FORM = (
    "If it is another organisation's form, write a mapping for it, which this begins: "
    "send-audit map FILE"
)


def _absent(tables: Tables, layout: Layout) -> list[Problem]:
    return [
        problems.sheet_missing(sheet.title, [sheet.heading(c) for c in sheet.required])
        for sheet in layout.sheets.values()
        if sheet.columns and sheet.id not in tables.found
    ]


def _copies(tables: Tables, layout: Layout) -> list[Problem]:
    return [
        problems.sheet_twice(
            layout.sheets[name].title,
            tables.found[name].sheet.name,
            [table.sheet.name for table in others],
        )
        for name, others in tables.copies.items()
        if others
    ]


def _form(table: Table | None, sheet: SheetLayout) -> FormInfo:
    rows = _keyed(table, sheet)
    depth = rows["depth"].text("value") if "depth" in rows else ""
    return FormInfo(
        checklist=_said(rows, "checklist"),
        version=_said(rows, "version"),
        digest=_said(rows, "digest"),
        kind=_said(rows, "kind"),
        kind_where=_where(rows, "kind"),
        version_where=_where(rows, "version"),
        digest_where=_where(rows, "digest"),
        depth=Depth(depth) if depth in set(Depth) else Depth.FULL,
        as_at=_said(rows, "as_at"),
        setting=_said(rows, "setting"),
        carried=_said(rows, "carried"),
        setting_where=_where(rows, "setting"),
    )


def _keyed(table: Table | None, sheet: SheetLayout) -> dict[str, Row]:
    names = {key(words): name for name, words in sheet.keys.items()}
    found: dict[str, Row] = {}
    for row in table.rows() if table else ():
        name = names.get(key(row.value("key")))
        if name:
            found.setdefault(name, row)
    return found


def _said(rows: dict[str, Row], name: str) -> str:
    return rows[name].text("value") if name in rows else ""


def _where(rows: dict[str, Row], name: str) -> CellRef | None:
    return rows[name].ref("value") if name in rows else None
