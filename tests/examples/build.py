"""Fill in the example returns the way people do. Run: python -m tests.examples.build [--libreoffice]

The settings are made up. Each return is a questionnaire of the newest release, written by ``new`` and
filled in with openpyxl; the free school's is then opened and saved again by LibreOffice, when asked
for and there. Then too each return is saved a second time, by LibreOffice into
``saved-by-libreoffice/`` and as a set of csv files into ``csv/``. The expected JSON is made anew
beside each: read the difference before you keep it.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from send_audit.render import render
from send_audit.service.check import CheckRequest, check
from send_audit.service.new import NewRequest, new
from tests.examples.answers import EXAMPLES, Example

DAY = date(2026, 11, 23)
FOLDER = Path(__file__).resolve().parents[2] / "examples"
SAVED = FOLDER / "saved-by-libreoffice"
CSV = FOLDER / "csv"
AS_XLSX = "xlsx:Calc MS Excel 2007 XML"
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Commas, double quotes, UTF-8, cells as shown, a file for every sheet."""


def facts_title(book: Workbook) -> str:
    """Give the title of the sheet of facts: 'About your school', college, setting or authority."""
    return next(title for title in book.sheetnames if title.startswith("About your "))


def csv_sheets(data: bytes) -> tuple[str, ...]:
    """Give the sheets of a return that its csv set holds."""
    return (facts_title(load_workbook(io.BytesIO(data))), "Questions", "About this form")


def filled(example: Example) -> bytes:
    """Write the questionnaire of an example and fill it in."""
    request = NewRequest(kind=example.kind, facts=(), depth=example.depth, as_at=DAY)
    book = load_workbook(io.BytesIO(new(request).data))
    facts = {row[0].value: row[2] for row in book[facts_title(book)].iter_rows() if row[0].value}
    for name, value in example.facts.items():
        facts[name].value = value
    rows = {row[0].value: row for row in book["Questions"].iter_rows() if row[0].value}
    for ref, cells in example.rows.items():
        for cell, value in zip(rows[ref][2:6], cells, strict=False):
            cell.value = value or None
    for point, answer in example.ticks.items():
        rows[point][2].value = answer
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def converted(files: Sequence[Path], to: str, folder: Path) -> None:
    """Have LibreOffice open files and save them into a folder. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation=file://{profile}"
        command = ["soffice", "--headless", own, "--convert-to", to, "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def saved_by_libreoffice(data: bytes) -> bytes:
    """Open a workbook with LibreOffice and save it again as xlsx."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "in", "book.xlsx"), Path(folder, "out")
        before.parent.mkdir()
        before.write_bytes(data)
        converted([before], AS_XLSX, after)
        return (after / "book.xlsx").read_bytes()


def save_again() -> None:
    """Save every example a second time, by LibreOffice and as a set of csv files."""
    files = [FOLDER / f"{example.name}.xlsx" for example in EXAMPLES]
    for folder in (SAVED, CSV):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    converted(files, AS_XLSX, SAVED)
    with tempfile.TemporaryDirectory() as folder:
        converted(files, AS_CSV, Path(folder))
        for file in files:
            for sheet in csv_sheets(file.read_bytes()):
                name = f"{file.stem}-{sheet}.csv"
                (CSV / name).write_bytes(Path(folder, name).read_bytes())
    print(f"{len(files)} saved again by LibreOffice and as csv")


def expected(name: str, data: bytes) -> bytes:
    """Give what ``send-audit check -f json`` says of a return on the day."""
    return render(check(CheckRequest(data=data, file=f"{name}.xlsx", as_at=DAY)), "json")


def main() -> None:
    """Write all examples, and what comes of each, into ``examples/``."""
    office = bool("--libreoffice" in sys.argv[1:] and shutil.which("soffice"))
    for example in EXAMPLES:
        if example.libreoffice and not office:
            print(f"{example.name}: left alone, it is saved by LibreOffice (--libreoffice)")
            continue
        data = filled(example)
        if example.libreoffice:
            data = saved_by_libreoffice(data)
        (FOLDER / f"{example.name}.xlsx").write_bytes(data)
        (FOLDER / f"{example.name}.expected.json").write_bytes(expected(example.name, data))
        print(f"{example.name}: written")
    if office:
        save_again()
    else:
        print("saved-by-libreoffice/ and csv/: left alone (--libreoffice)")


if __name__ == "__main__":
    main()
