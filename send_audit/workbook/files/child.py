"""The other side of the wall: reads one file of an old or rare format, and nothing else.

A process of its own runs ``main``: the file comes in on its standard input, the cells go out on
its standard output as JSON. Whatever happens to it happens to nobody else.
"""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from send_audit.errors import ReturnError
from send_audit.workbook.files.grid import Cell, plain
from send_audit.workbook.files.limits import Extent
from send_audit.workbook.files.sniff import Format

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MEMORY = 1024 * 1024 * 1024
SECONDS = 30
"""Processor time; the caller's clock is stricter. For a child whose caller is gone."""
SAVE_AS_XLSX = "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx)."


def main(kind: str) -> None:
    """Read a file of a kind from standard input and write its cells to standard output."""
    _limit()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a panic of the reader prints
    answer = answer_for(sys.stdin.buffer.read(), Format(kind))
    sys.stdout.buffer.write(answer.encode())


def answer_for(data: bytes, kind: Format) -> str:
    """Give the answer in JSON: the sheets, or the refusal's two sentences."""
    try:
        sheets = _read(data, kind)
    except ReturnError as error:
        return json.dumps({"message": error.message, "hint": error.hint})
    return json.dumps({"sheets": [[name, _tagged(rows)] for name, rows in sheets]})


def sheets_of(answer: str) -> list[tuple[str, list[list[Cell]]]]:
    """Read an answer back. Raises ReturnError for a refusal, ValueError for what is no answer."""
    said = json.loads(answer)
    if "message" in said:
        raise ReturnError(str(said["message"]), str(said["hint"]))
    return [(str(name), _untagged(rows)) for name, rows in said["sheets"]]


def _limit() -> None:
    """Bound memory and processor time, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hard = resource.getrlimit(what)[1]
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (wanted, hard))
        except (ValueError, OSError):  # a system that knows the limit but does not keep it
            continue


def _read(data: bytes, kind: Format) -> list[tuple[str, list[list[Cell]]]]:
    if kind is Format.ODS:
        from send_audit.workbook.files.ods_grid import read_ods

        return [(name, [[plain(v) for v in row] for row in rows]) for name, rows in read_ods(data)]
    try:
        return _by_calamine(data)
    except (ReturnError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's panics are no Exceptions
        raise _refusal(kind, type(error).__name__) from error


def _refusal(kind: Format, error: str) -> ReturnError:
    if error == "PasswordError":
        return ReturnError(
            "The file is protected with a password for opening.",
            "Take the password off (File, Info, Protect Workbook) and save it again.",
        )
    why = "it needs too much memory" if error == "MemoryError" else "no reader can make sense of it"
    return ReturnError(f"The file is {kind.words}, and {why}.", SAVE_AS_XLSX)


def _by_calamine(data: bytes) -> list[tuple[str, list[list[Cell]]]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    extent = Extent()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        return [
            (meta.name, _cells(workbook.get_sheet_by_name(meta.name), extent))
            for meta in workbook.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
        ]


def _cells(sheet: CalamineSheet, extent: Extent) -> list[list[Cell]]:
    """Give the cells of a sheet from A1 on."""
    extent.open_sheet()
    if sheet.start is None:
        return []
    above, before = sheet.start
    extent.hold(above + sheet.height, before + sheet.width, 0)
    extent.count(sheet.height * sheet.width)
    rows: list[list[Cell]] = [[] for _ in range(above)]
    for number, found in enumerate(sheet.to_python(), above + 1):
        row = [None] * before + [plain(value) for value in found]
        while row and row[-1] is None:
            row.pop()
        extent.hold(number, len(row), sum(len(v) for v in row if isinstance(v, str)))
        rows.append(row)
    extent.close_sheet()
    return rows


def _tagged(rows: list[list[Cell]]) -> list[list[object]]:
    """Write cells as JSON can: a date as a list of one."""
    return [[[v.isoformat()] if isinstance(v, date) else v for v in row] for row in rows]


def _untagged(rows: list[list[object]]) -> list[list[Cell]]:
    return [
        [date.fromisoformat(v[0]) if isinstance(v, list) else plain(v) for v in row] for row in rows
    ]
