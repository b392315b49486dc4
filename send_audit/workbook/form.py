"""What a workbook says of itself, and whether it is a return at all."""

from __future__ import annotations

from send_audit.errors import ReturnError
from send_audit.model import problems
from send_audit.model.record import Record
from send_audit.model.submission import CellRef, FormInfo, Problem
from send_audit.model.vocabulary import Depth
from send_audit.workbook.grid import Grid, open_grid
from send_audit.workbook.layout import Layout, SheetLayout
from send_audit.workbook.tables import Row, Table, Tables, find_tables
from send_audit.workbook.words import key, nearest


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


def open_return(data: bytes, file: str, layout: Layout) -> OpenReturn:
    """Open a file and see that it is a return. Raises ReturnError when it is not."""
    grid = open_grid(data)
    tables = find_tables(grid, layout)
    if "questions" not in tables.found:
        raise _no_return(grid, layout)
    return OpenReturn(
        file=file,
        grid=grid,
        layout=layout,
        tables=tables,
        form=_form(tables.found.get("form"), layout.sheets["form"]),
        problems=(*_absent(tables, layout), *_copies(tables, layout)),
    )


def _no_return(grid: Grid, layout: Layout) -> ReturnError:
    wanted = layout.sheets["questions"]
    headings = ", ".join(f"'{wanted.heading(column)}'" for column in wanted.required)
    sheets = ", ".join(f"'{sheet.name}'" for sheet in grid.sheets) or "none"
    near = nearest(wanted.title, [sheet.name for sheet in grid.sheets])
    most_like = f" The nearest sheet by name is '{near}'." if near else ""
    return ReturnError(
        "The workbook is not a return: no sheet has a row with the headings "
        f"{headings}. Its sheets: {sheets}.{most_like}",
        "Fill in a questionnaire made by: send-audit new --kind KIND",
    )


def _absent(tables: Tables, layout: Layout) -> list[Problem]:
    return [
        problems.sheet_missing(sheet.title, [sheet.heading(c) for c in sheet.required])
        for sheet in layout.sheets.values()
        if sheet.columns and sheet.id not in tables.found
    ]


def _copies(tables: Tables, layout: Layout) -> list[Problem]:
    return [
        problems.sheet_twice(layout.sheets[name].title, tables.found[name].sheet.name, others)
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
        depth=Depth(depth) if depth in set(Depth) else Depth.FULL,
        as_at=_said(rows, "as_at"),
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
