"""A file as it came -> its cells, whatever spreadsheet program saved it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from send_audit.workbook.files.csv_grid import companions_of
from send_audit.workbook.files.grid import NONE, Grid, Rows, open_grid
from send_audit.workbook.files.sniff import Format


def read_grid(data: bytes, file: str, companions: Mapping[str, bytes] = NONE) -> Grid:
    """Read the cells of a return. Raises ReturnError when it cannot be read.

    ``file`` is its name, for messages and for what the content alone cannot tell.
    ``companions`` are the CSV files that hold the other sheets of its workbook, by name.
    """
    return open_grid(data, file, companions=companions, elsewhere=_read_apart)


def companion_names(file: str, names: Iterable[str]) -> tuple[str, ...]:
    """Pick, of the names in a file's folder, the CSV files with the other sheets of its workbook.

    Spreadsheet programs save each sheet as one CSV file: ``RETURN-Questions.csv`` or
    ``RETURN - Questions.csv``. Nothing is picked for a file that is not named like that.
    """
    return companions_of(file, names)


def _read_apart(data: bytes, kind: Format) -> Rows:
    from send_audit.service.isolated import read_apart

    return read_apart(data, kind)
