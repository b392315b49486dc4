"""A file as it came -> its cells, whatever spreadsheet program saved it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from send_audit.model.problems import files
from send_audit.model.submission import Problem
from send_audit.workbook.files.csv_grid import companions_of, sheet_name, sibling_named
from send_audit.workbook.files.grid import NONE, Grid, Rows, open_grid
from send_audit.workbook.files.sniff import Format
from send_audit.workbook.layout import SheetLayout, load_layout
from send_audit.workbook.tables import find_tables

_TOLD = {
    "form": "the kind of setting and the release that the form was made from",
    "facts": "the details of the setting",
    "questions": "the answers",
}
"""What each sheet tells that no other does."""


def read_grid(
    data: bytes, file: str, companions: Mapping[str, bytes] = NONE, *, is_ours: bool = True
) -> Grid:
    """Read the cells of a return. Raises ReturnError when it cannot be read.

    ``file`` is its name, for messages and for what the content alone cannot tell.
    ``companions`` are the CSV files that hold the other sheets of its workbook, by name.
    ``is_ours``: it is meant to be a questionnaire of this program, so missing sheets are said.
    """
    grid = open_grid(data, file, companions=companions, elsewhere=_read_apart)
    alone = csv_alone(grid, file) if is_ours else None
    return grid._replace(problems=(*grid.problems, alone)) if alone else grid


def companion_names(file: str, names: Iterable[str]) -> tuple[str, ...]:
    """Pick, of the names in a file's folder, the CSV files with the other sheets of its workbook.

    Spreadsheet programs save each sheet as one CSV file: ``RETURN-Questions.csv`` or
    ``RETURN - Questions.csv``. Nothing is picked for a file that is not named like that.
    """
    return companions_of(file, names)


def csv_alone(grid: Grid, file: str) -> Problem | None:
    """Say which sheets of a questionnaire are not beside the CSV file that holds one of them.

    None when nothing is missing, or when it is no sheet of ours. The message is fit for a hint.
    """
    if grid.format != Format.CSV.value:
        return None
    layout = load_layout()
    found = find_tables(grid, layout).found
    missing = [name for name in _TOLD if name not in found]
    if not found or not missing:
        return None
    names = [_name(file, layout.sheets[name]) for name in missing]
    own = next(layout.sheets[name] for name in _TOLD if name in found)
    is_named = sheet_name(file) in {
        title for sheet in layout.sheets.values() for title in (sheet.title, *sheet.titles)
    }
    return files.csv_alone(
        names, [_TOLD[name] for name in missing], "" if is_named else _name(file, own)
    )


def _name(file: str, sheet: SheetLayout) -> str:
    """Give the name under which a sheet is looked for, in the words of every kind of setting."""
    others = [title.rpartition(" ")[2] for title in sheet.titles]
    either = f" (or {', '.join(others[:-1])} or {others[-1]})" if others else ""
    return f"'{sibling_named(file, sheet.title)}'{either}"


def _read_apart(data: bytes, kind: Format) -> Rows:
    from send_audit.service.isolated import read_apart

    return read_apart(data, kind)
