"""What a workbook says of itself, and whether it is a return at all."""

from __future__ import annotations

from collections.abc import Sequence

from send_audit.errors import ReturnError
from send_audit.model import problems
from send_audit.model.record import Record
from send_audit.model.submission import CellRef, FormInfo, Problem
from send_audit.model.vocabulary import Depth
from send_audit.workbook.grid import Grid, open_grid
from send_audit.workbook.layout import Layout, SheetLayout
from send_audit.workbook.tables import HEADING_ROWS, Row, Table, Tables, find_tables
from send_audit.workbook.words import clean, key, nearest


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
        problems=(*_absent(tables, layout), *_copies(tables, layout), *_columns(tables)),
    )


def _no_return(grid: Grid, layout: Layout) -> ReturnError:
    wanted = layout.sheets["questions"]
    headings = ", ".join(f"'{wanted.heading(column)}'" for column in wanted.required)
    sheets = ", ".join(f"'{sheet.name}'" for sheet in grid.sheets) or "none"
    near = nearest(wanted.title, [sheet.name for sheet in grid.sheets])
    most_like = f" The nearest sheet by name is '{near}'." if near else ""
    return ReturnError(
        "The workbook is not a return: no sheet has a row with the headings "
        f"{headings}. Its sheets: {sheets}.{most_like}{_near_miss(grid, wanted)}",
        "Put the headings right, or fill in a questionnaire made by: send-audit new --kind KIND",
    )


def _near_miss(grid: Grid, wanted: SheetLayout) -> str:
    """Point at a heading that keeps a row from being the heading row."""
    names = {column: wanted.heading(column) for column in wanted.required}
    for sheet in grid.sheets:
        for number in range(min(HEADING_ROWS, len(sheet.rows))):
            texts = {
                place: clean(sheet.cell(number, place)) for place in range(len(sheet.rows[number]))
            }
            missing = [name for name in names.values() if key(name) not in map(key, texts.values())]
            if len(missing) != 1:
                continue
            for place, text in texts.items():
                if key(missing[0]) in key(text).replace("(", " ").split():
                    return f" {sheet.ref(number, place)}: found '{text}', expected '{missing[0]}'."
    return ""


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


def _columns(tables: Tables) -> list[Problem]:
    """Name columns that are missing or given twice."""
    found = []
    for table in tables.found.values():
        for column, places in table.again.items():
            heading = table.layout.heading(column)
            used = table.sheet.ref(table.heading, table.columns[column])
            others = [table.sheet.ref(table.heading, place) for place in places]
            found.append(problems.column_twice(heading, used, others))
        headings = table.headings()
        for column in table.layout.columns:
            if column not in table.columns:
                wanted = table.layout.heading(column)
                free = [text for text in headings if text not in table.layout.headings]
                near = _nearest_heading(wanted, free)
                found.append(problems.column_missing(wanted, headings.get(near), near))
    return found


def _nearest_heading(wanted: str, headings: Sequence[str]) -> str:
    """Give the heading that may stand for another: near in spelling, or with its first word."""
    first = key(wanted).replace(":", " ").split()[0]
    alike = [text for text in headings if first in key(text).split()]
    return nearest(wanted, headings) or (alike[0] if alike else "")


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
