"""The report as a workbook: one table a sheet, marked up as tables, plain words and no formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from send_audit.model.result import AuditResult
from send_audit.model.text import storable
from send_audit.render import Look, view
from send_audit.render.xlsx_tables import Cell, Table, tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Book  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

COVER = "Cover"
HEADING = 2
"""The row of a table's headings, counted from 0: the title and a note stand above."""
LONGEST = 32_000
"""UTF-16 units kept of a text; a cell of the program that people use holds 32,767."""
_FONT = {"font_name": "Arial", "font_size": 12}
_CELL = {**_FONT, "text_wrap": True, "valign": "top", "align": "left", "indent": 1}
_ROW = {**_CELL, "bottom": 1, "bottom_color": "#BFBFBF"}
_LINE = 16.0
_HIGHEST = 409.0
_FIRST_DAY = date(1900, 3, 1)
"""Before this day spreadsheet programs disagree about dates."""
_SHAPES: Mapping[str, Mapping[str, object]] = {
    "plain": _CELL,
    "text": _ROW,
    "number": {**_ROW, "align": "right", "num_format": "#,##0"},
    "date": {**_ROW, "num_format": "d mmm yyyy"},
    "label": {**_CELL, "bold": True},
    "head": {**_CELL, "bold": True, "valign": "vcenter", "top": 1, "bottom": 2},
    "head_number": {**_CELL, "bold": True, "valign": "vcenter", "align": "right"}
    | {"top": 1, "bottom": 2},
    "title": {**_FONT, "font_size": 18, "bold": True, "valign": "vcenter"},
    "lead": {**_CELL, "font_size": 14, "bold": True},
    "note": {**_FONT, "valign": "top"},
    "link": {**_CELL, "underline": 1, "font_color": "#12436D"},
}


def render(result: AuditResult, look: Look) -> bytes:
    """Write the report workbook; equal results give equal bytes, whatever the look."""
    del look
    file = BytesIO()
    book = _new_book(file, result)
    styles = {name: book.add_format(dict(shape)) for name, shape in _SHAPES.items()}
    found = tables(result)
    _write_cover(book, styles, result, found)
    for table in found:
        _write_table(book, styles, result, table)
    book.close()
    return file.getvalue()


def _new_book(file: BytesIO, result: AuditResult) -> Book:
    from xlsxwriter import Workbook

    book = Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": dict(_FONT),
        },
    )
    book.set_properties(
        {
            "title": f"SEND self-assessment report: {storable(result.setting)}"[:250],
            "subject": storable(result.checklist_title),
            "author": "send-audit",
            "comments": "Language: English (en-GB).",
            "created": datetime.combine(result.as_at, time(), UTC),
        }
    )
    return book


def _write_cover(
    book: Book, styles: Mapping[str, Format], result: AuditResult, found: Sequence[Table]
) -> None:
    sheet = book.add_worksheet(COVER)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26, styles["note"])
    sheet.set_column(1, 1, 88, styles["note"])
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, f"SEND self-assessment: {storable(result.setting)}", styles["title"])
    lines = _cover_lines(result)
    for row, (label, text, style) in enumerate(lines, 1):
        sheet.set_row(row, _height([(text, 88)], bold=style == "lead"))
        sheet.write_string(row, 0, label, styles["label"])
        sheet.write_string(row, 1, shown(text), styles[style])
    row = len(lines) + 1
    sheet.set_row(row, 30)
    sheet.write_string(row, 0, "What is in this workbook", styles["lead"])
    for place, table in enumerate(found, row + 1):
        sheet.set_row(place, _height([(table.note, 88)]))
        sheet.write_url(place, 0, f"internal:'{table.sheet}'!A1", styles["link"], table.sheet)
        sheet.write_string(place, 1, table.note, styles["plain"])
    _set_print(sheet, result)
    sheet.activate()


def _cover_lines(result: AuditResult) -> tuple[tuple[str, str, str], ...]:
    return (
        ("Please note", view.SELF_ASSESSMENT, "label"),
        ("Where it stands", result.headline, "lead"),
        ("In short", view.in_short(result), "plain"),
        ("Day of this report", view.day(result.as_at), "plain"),
        ("Kind of setting", result.kind_title, "plain"),
        ("Unique reference number", result.urn or "not given", "plain"),
        ("Judged by", f"{result.checklist_title} ({result.edition})", "plain"),
        ("Law as at", view.day(result.law_as_at), "plain"),
        ("Blank cells", "A blank cell means that there is nothing to say there.", "plain"),
    )


def _write_table(
    book: Book, styles: Mapping[str, Format], result: AuditResult, table: Table
) -> None:
    sheet = book.add_worksheet(table.sheet)
    for column, part in enumerate(table.columns):
        sheet.set_column(column, column, part.width, styles["note"])
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, table.title, styles["title"])
    # Columns printed again on every page must not carry a note that runs out of them.
    sheet.write_string(1, table.frozen, table.note, styles["note"])
    rows = table.rows or (("None", *[""] * (len(table.columns) - 1)),)
    _mark_up(sheet, styles, table, len(rows))
    sheet.set_row(HEADING, _height([(part.title, part.width - 3) for part in table.columns], True))
    for number, cells in enumerate(rows, HEADING + 1):
        sheet.set_row(number, _row_height(table, cells))
        for column, value in enumerate(cells):
            _write_cell(sheet, styles, number, column, value)
    sheet.freeze_panes(HEADING + 1, table.frozen)
    _set_print(sheet, result, table)


def _mark_up(sheet: Sheet, styles: Mapping[str, Format], table: Table, rows: int) -> None:
    headings = [
        {
            "header": part.title,
            "header_format": styles["head_number" if part.number else "head"],
        }
        for part in table.columns
    ]
    sheet.add_table(
        HEADING,
        0,
        HEADING + rows,
        len(table.columns) - 1,
        {
            "name": table.name,
            "columns": headings,
            "style": "Table Style Light 1",
            "banded_rows": False,
            "description": table.note,
        },
    )


def _write_cell(
    sheet: Sheet, styles: Mapping[str, Format], row: int, column: int, value: Cell
) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, datetime.combine(value, time()), styles["date"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, styles["number"])
    elif value == "":
        sheet.write_blank(row, column, None, styles["text"])
    else:
        sheet.write_string(row, column, shown(_text(value)), styles["text"])


def _text(value: Cell) -> str:
    return view.day(value) if isinstance(value, date) else str(value)


def _row_height(table: Table, cells: Sequence[Cell]) -> float:
    return _height(
        [
            (shown(_text(value)) if isinstance(value, str) else "", part.width)
            for value, part in zip(cells, table.columns, strict=True)
        ]
    )


def _height(cells: Sequence[tuple[str, float]], bold: bool = False) -> float:
    """Give the height that shows every text: not all programs fit rows to what is in them."""
    letters = 0.85 if bold else 0.95
    lines = max(
        sum(max(1, ceil(len(part) / ((width - 2) * letters))) for part in text.split("\n"))
        for text, width in cells
    )
    return min(_HIGHEST, lines * _LINE + 5)


def _set_print(sheet: Sheet, result: AuditResult, table: Table | None = None) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(table.pages_wide if table else 1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    name = " ".join(storable(result.setting).split())[:100].replace("&", "&&")
    sheet.set_header(
        f'&L&"Arial,Regular"&10 {name}&R&"Arial,Regular"&10 {view.day(result.as_at)}, &A'
    )
    sheet.set_footer('&L&"Arial,Regular"&10Self-assessment&R&"Arial,Regular"&10Page &P of &N')
    if table:
        sheet.repeat_rows(HEADING)
    if table and table.frozen:
        sheet.repeat_columns(0, table.frozen - 1)


def shown(text: str) -> str:
    """Make a text fit for a cell: cleaned, and cut with a count where it is too long for one."""
    text = storable(text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    kept = units[: 2 * LONGEST].decode("utf-16-le", "ignore")
    return f"{kept}[... {len(text) - len(kept)} more characters]"
