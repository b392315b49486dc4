"""Fill in the example returns the way people do. Run: python -m tests.examples.build [--libreoffice]

The schools are made up. Each return is a questionnaire of the newest release, written by ``new`` and
filled in with openpyxl; the free school's is then opened and saved again by LibreOffice, when asked
for and there. The expected JSON is made anew beside each: read the difference before you keep it.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from send_audit.render import render
from send_audit.service.check import CheckRequest, check
from send_audit.service.new import NewRequest, new
from tests.examples.answers import EXAMPLES, Example

DAY = date(2026, 11, 23)
FOLDER = Path(__file__).resolve().parents[2] / "examples"


def filled(example: Example) -> bytes:
    """Write the questionnaire of an example and fill it in."""
    request = NewRequest(kind=example.kind, facts=(), depth=example.depth, as_at=DAY)
    book = load_workbook(io.BytesIO(new(request).data))
    facts = {row[0].value: row[2] for row in book["About your school"].iter_rows() if row[0].value}
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


def saved_by_libreoffice(data: bytes) -> bytes:
    """Open a workbook with LibreOffice and save it again as xlsx."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "in", "book.xlsx"), Path(folder, "out")
        before.parent.mkdir()
        before.write_bytes(data)
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(after),
                str(before),
            ],
            check=True,
            capture_output=True,
        )
        return (after / "book.xlsx").read_bytes()


def expected(name: str, data: bytes) -> bytes:
    """Give what ``send-audit check -f json`` says of a return on the day."""
    return render(check(CheckRequest(data=data, file=f"{name}.xlsx", as_at=DAY)), "json")


def main() -> None:
    """Write all examples, and what comes of each, into ``examples/``."""
    office = "--libreoffice" in sys.argv[1:] and shutil.which("soffice")
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


if __name__ == "__main__":
    main()
