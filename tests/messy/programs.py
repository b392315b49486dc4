"""What other programs make of a return: their formats, and their way to write the usual one."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.messy.base import SERIAL, Cells, address, clean, values
from tests.messy.habit import Return, habit
from tests.messy.raw import QUESTIONS, part_of, patched
from tests.workbook.packages import MAIN, OFFICE, RELATIONS, TYPES, ods, package, relation

PHANTOMS = 1000
"""Google Sheets writes a sheet as if it had at least that many rows."""


@habit("saved-by-google-sheets")
def _google() -> bytes:
    sheets = list(values().items())
    tabs = "".join(
        f'<sheet state="visible" name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
        for n, (name, _) in enumerate(sheets, 1)
    )
    relations = (relation(n, b"worksheet", b"worksheets/sheet%d.xml" % n) for n in range(1, 4))
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS
        + relation(1, b"officeDocument", b"xl/workbook.xml")
        + b"</Relationships>",
        "xl/workbook.xml": b'<workbook %b xmlns:r="%b"><sheets>%b</sheets></workbook>'
        % (MAIN, OFFICE, tabs.encode()),
        "xl/_rels/workbook.xml.rels": RELATIONS
        + b"".join(relations)
        + relation(9, b"styles", b"styles.xml")
        + b"</Relationships>",
        "xl/styles.xml": b"<styleSheet %b><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>"
        % MAIN,
    }
    for n, (_, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = _phantom_sheet(rows)
    return package(parts)


def _phantom_sheet(rows: list[list[object]]) -> bytes:
    written = []
    for number in range(1, PHANTOMS + 1):
        row = rows[number - 1] if number <= len(rows) else [None] * 26
        cells = (_google_cell(address(number, n), value) for n, value in enumerate(row, 1))
        written.append(f'<row r="{number}">{"".join(cells)}</row>')
    data = "".join(written).encode()
    return b"<worksheet %b><sheetData>%b</sheetData></worksheet>" % (MAIN, data)


def _google_cell(cell: str, value: object) -> str:
    if isinstance(value, date):
        return f'<c r="{cell}" s="1"><v>{_serial(value)}</v></c>'
    if isinstance(value, int):
        return f'<c r="{cell}"><v>{value}</v></c>'
    if value is None:
        return f'<c r="{cell}" s="0"/>'
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def _serial(value: date) -> int:
    return (date(value.year, value.month, value.day) - SERIAL).days


@habit("saved-as-ods")
def _ods() -> Return:
    tables = (
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in values().items()
    )
    return Return(data=ods("".join(tables).encode()), file="return.ods")


def _ods_row(row: list[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind = "office:value-type='string'"
    if isinstance(value, date):
        kind = f"office:value-type='date' office:date-value='{value:%Y-%m-%d}'"
    elif isinstance(value, int):
        kind = f"office:value-type='float' office:value='{value}'"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell {kind}>{lines}</table:table-cell>"


def _csv(rows: list[list[object]], separator: str = ",") -> str:
    out = io.StringIO(newline="")
    shown = [[f"{v:%d/%m/%Y}" if isinstance(v, date) else v for v in row] for row in rows]
    csv.writer(out, delimiter=separator).writerows(shown)
    return out.getvalue()


def _csv_set(sheets: Cells, encoding: str, separator: str = ",") -> Return:
    files = {
        f"marl-{name}.csv": _csv(rows, separator).encode(encoding) for name, rows in sheets.items()
    }
    first = f"marl-{QUESTIONS}.csv"
    return Return(data=files.pop(first), file=first, companions=files)


@habit("saved-as-csv-one-sheet")
def _one() -> Return:
    data = _csv(values()[QUESTIONS]).encode("utf-8-sig")
    return Return(data=data, file="return.csv", kind="academy")


@habit("saved-as-csv-one-sheet-and-no-kind")
def _no_kind() -> Return:
    return Return(data=_csv(values()[QUESTIONS]).encode("utf-8-sig"), file="return.csv")


@habit("saved-as-csv-but-called-xlsx")
def _called_xlsx() -> Return:
    data = _csv(values()[QUESTIONS]).encode("utf-8-sig")
    return Return(data=data, file="return.xlsx", kind="academy")


@habit("saved-as-csv-set")
def _set() -> Return:
    return _csv_set(values(), "utf-8-sig")


@habit("saved-as-csv-with-semicolons")
def _semicolons() -> Return:
    return _csv_set(values(), "utf-8-sig", ";")


@habit("saved-as-csv-utf-16")
def _utf16() -> Return:
    return _csv_set(values(), "utf-16", "\t")


@habit("saved-as-csv-cp1252")
def _cp1252() -> Return:
    sheets = values()
    sheets[QUESTIONS][4][3] = "Caf\u00e9 minutes \u2013 \u00a340"
    return _csv_set(sheets, "cp1252")


def _with_c5_again(change: tuple[bytes, bytes]) -> bytes:
    """Write the answer at C5 a second time, as no program does that keeps to the format."""

    def again(xml: bytes) -> bytes:
        [cell] = re.findall(rb'<c r="C5".*?</c>', xml)
        return xml.replace(cell, cell + cell.replace(*change))

    return patched(clean(), {part_of(clean(), QUESTIONS): again})


@habit("a-cell-twice-with-the-same-answer")
def _cell_twice() -> bytes:
    return _with_c5_again((b"Yes", b"Yes"))


@habit("a-cell-twice-with-two-answers")
def _cell_of_two_answers() -> bytes:
    return _with_c5_again((b"Yes", b"No"))


def _by_libreoffice(to: str) -> bytes:
    ending = to.partition(":")[0]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "book.xlsx").write_bytes(clean())
        out = Path(folder, "out")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", to, "--outdir", str(out)]
        file = str(Path(folder, "book.xlsx"))
        subprocess.run([*command, file], check=True, capture_output=True, timeout=120)
        return (out / f"book.{ending}").read_bytes()


@habit("saved-by-libreoffice", office=True)
def _xlsx() -> bytes:
    return _by_libreoffice("xlsx:Calc MS Excel 2007 XML")


@habit("saved-as-xls", office=True)
def _xls() -> Return:
    return Return(data=_by_libreoffice("xls"), file="return.xls")


def has_office() -> bool:
    """Tell whether LibreOffice is here."""
    return shutil.which("soffice") is not None
