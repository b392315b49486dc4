"""The sheet of what was answered last time and has no place in this form: kept, and said why."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from send_audit.model.prefill import Archived
from send_audit.model.text import storable
from send_audit.workbook.writing.context import (
    HEADING,
    Form,
    set_print,
    set_widths,
    write_headings,
    write_top,
)
from send_audit.workbook.writing.measure import row_height
from send_audit.workbook.writing.styles import SIZE, protect

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

_COLUMNS = (
    ("Ref last time", 16),
    ("Answer last time", 18),
    ("Evidence last time", 32),
    ("Its date", 15),
    ("Comment last time", 32),
    ("Why it is here", 40),
    ("Where it stood", 26),
)
_NOTE = "Nothing to do here. These answers of last time have no place in this form; they are kept."


def write_archive(form: Form) -> None:
    """Write what no row of this form can take; no sheet when there is nothing."""
    if not form.prefill.archive:
        return
    sheet = form.add_sheet("archive")
    set_widths(sheet, form, [width for _, width in _COLUMNS])
    write_top(sheet, form, form.layout.sheets["archive"].title)
    sheet.write_string(1, 0, _NOTE, form.styles["note"])
    write_headings(sheet, form, HEADING, [heading for heading, _ in _COLUMNS])
    for row, kept in enumerate(form.prefill.archive, HEADING + 1):
        _write_row(sheet, form, row, kept)
    sheet.freeze_panes(HEADING + 1, 0)
    set_print(sheet, form, HEADING)
    protect(sheet)


def _write_row(sheet: Sheet, form: Form, row: int, kept: Archived) -> None:
    texts = (kept.ref, kept.answer, kept.evidence, "", kept.comment, kept.why, kept.cell)
    widths = [width for _, width in _COLUMNS]
    cells = [(text, width, False) for text, width in zip(texts, widths, strict=True)]
    sheet.set_row(row, row_height(cells, SIZE))
    for column, text in enumerate(texts):
        sheet.write_string(row, column, storable(text), form.styles["row"])
    if kept.evidence_on is not None:
        day = datetime.combine(kept.evidence_on, time())
        sheet.write_datetime(row, 3, day, form.styles["shown_date"])
