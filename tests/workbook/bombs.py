"""Files of a few lines that ask a reader for far more than it has. Run as a script, one is opened.

Each is opened in a process of its own, with a limit on memory and time, so that a guard that lets
one through fails its test and nothing else.
"""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.workbook.packages import MAIN, package, sheet_parts, workbook

ROOT = Path(__file__).resolve().parents[2]
ONE = b'<row r="1"><c r="A1"><v>1</v></c></row>'
LONG = b"<si><t>" + b"a" * 32_767 + b"</t></si>"
TAB = b'<sheet name="S%d" sheetId="%d" r:id="r1"/>'


def stored(rows: bytes = b"", **more: bytes) -> bytes:
    """Make a workbook that is not packed, so that its ratio tells nothing."""
    return package(sheet_parts(rows, **more), packed=False)


def tabs(count: int) -> bytes:
    """Name one sheet many times."""
    return b"".join(TAB % (number, number) for number in range(1, count + 1))


def full_rows(count: int) -> bytes:
    """Fill rows from A to Z with the first of the shared texts, as an office program does."""
    cell = b'<c r="%c%d" t="s"><v>0</v></c>'
    return b"".join(
        b'<row r="%d">%b</row>' % (row, b"".join(cell % (x, row) for x in range(65, 91)))
        for row in range(1, count)
    )


def sheet(before: bytes = b"", after: bytes = b"") -> bytes:
    """Make a workbook of one cell with something before or after its cells."""
    whole = b"<worksheet %b>%b<sheetData>%b</sheetData>%b</worksheet>"
    return workbook(sheet=whole % (MAIN, before, ONE, after))


def lying() -> bytes:
    """Make a workbook with a part of 900 MB that its directory calls small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in sheet_parts(ONE).items():
            book.writestr(name, content)
        with book.open("xl/a.xml", "w") as part:
            for _ in range(900):
                part.write(b" " * 1_000_000)
    data = bytearray(out.getvalue())
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 1_000)
    return bytes(data)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "far": (
        "row 1,048,576, column 26",
        lambda: workbook(ONE + b'<row r="9"><c r="Z1048576"><v>1</v></c></row>'),
    ),
    "cells": (
        "bytes unpacked",
        lambda: workbook(b"<row>" + b"<c/>" * 1_500_000 + b"</row>"),
    ),
    "cells-stored": (
        "column 501",
        lambda: stored(b"<row>" + b"<c><v>1</v></c>" * 1_500_000 + b"</row>"),
    ),
    "empty-cells": ("1,000,000 cells", lambda: stored(b"<row><c/><c/></row>" * 500_000)),
    "spaces": ("bytes unpacked", lambda: workbook(b"<row/>" + b" " * 200_000_000)),
    "long-text": (
        "bytes unpacked",
        lambda: workbook(strings=b"<si><t>" + b"a" * 120_000_000 + b"</t></si>"),
    ),
    "one-text-often": (
        "hold too much text",
        lambda: stored(b'<row><c t="s"><v>0</v></c></row>' * 40_000, strings=LONG),
    ),
    "one-text-often-plainly": (
        "hold too much text",
        lambda: stored(full_rows(2_000), strings=LONG),
    ),
    "prefixed-text-often": (
        "hold too much text",
        lambda: package(
            {
                **sheet_parts(full_rows(2_000)),
                "xl/sharedStrings.xml": b"<x:sst xmlns:x='a'><x:si><x:t>"
                + b"a" * 500_000
                + b"</x:t></x:si></x:sst>",
            },
            packed=False,
        ),
    ),
    "texts-in-a-sheet": (
        "hold too much text",
        lambda: package(
            {
                **{k: v for k, v in sheet_parts(full_rows(1_000)).items() if "shared" not in k},
                "xl/sharedStrings.xml": b"<worksheet %b><sheetData/>%b</worksheet>" % (MAIN, LONG),
            },
            packed=False,
        ),
    ),
    "empty-texts": ("1,000,000 texts", lambda: stored(strings=b"<si/>" * 8_000_000)),
    "styles": (
        "150,000 cell styles",
        lambda: stored(styles=b"<cellXfs>" + b"<xf/>" * 1_000_000 + b"</cellXfs>"),
    ),
    "styles-in-a-small-part": (
        "150,000 cell styles",
        lambda: stored(styles=b"<cellXfs>" + b"<xf/>" * 180_000 + b"</cellXfs>"),
    ),
    "lying-directory": ("damaged", lying),
    "sheets": ("500 sheets", lambda: stored(tabs=tabs(20_000))),
    "one-sheet-often": (
        "its sheets together",
        lambda: stored(b'<row r="9999"><c r="Z9999"><v>1</v></c></row>', tabs=tabs(400)),
    ),
    "one-text-in-many-sheets": (
        "hold too much text",
        lambda: stored(full_rows(30), strings=LONG, tabs=tabs(100)),
    ),
    "names": (
        "50,000 defined names",
        lambda: stored(names=b"<definedName name='n'>S!$A$1</definedName>" * 200_000),
    ),
    "attributes": (
        "too many attributes",
        lambda: stored(b"<row " + b" ".join(b'a%d="1"' % n for n in range(1_000_000)) + b"/>"),
    ),
    "entities": (
        "DTD",
        lambda: workbook(
            sheet=b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData>'
            b"<row><c><v>&b;</v></c></row></sheetData></worksheet>"
        ),
    ),
    "late-entities": (
        "DTD",
        lambda: workbook(
            sheet=b"<!-- " + b"x" * 5_000 + b' --><!DOCTYPE a [<!ENTITY a "b">]><worksheet/>'
        ),
    ),
    "many-parts": (
        "1,008 parts",
        lambda: package({**sheet_parts(), **{f"a{n}.xml": b"<a/>" for n in range(1_001)}}),
    ),
}
HONEST: dict[str, Callable[[], bytes]] = {
    "merge": lambda: sheet(after=b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "merges": lambda: sheet(
        after=b"<mergeCells>" + b'<mergeCell ref="B1:XFD1048576"/>' * 20_000 + b"</mergeCells>"
    ),
    "dimension": lambda: sheet(before=b'<dimension ref="A1:XFD1048576"/>'),
    "bad-dimension": lambda: sheet(before=b'<dimension ref="A0"/>'),
    "coloured": lambda: stored(
        ONE + b"".join(b'<row r="%d">%b</row>' % (r, b'<c s="0"/>' * 100) for r in range(2, 5_000))
    ),
    "many-styles": lambda: stored(ONE, styles=b"<cellXfs>" + b"<xf/>" * 64_000 + b"</cellXfs>"),
}


def probe(name: str) -> str:
    """Open a file in a process of its own, and give what that says about it.

    Its lines are not counted for coverage: counting is slow, and how long it takes is looked at.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.workbook.bombs", name],
        capture_output=True,
        timeout=60,
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if "COVERAGE" not in name},
            "PYTHONPATH": str(ROOT),  # safe-path mode leaves the folder out
        },
        check=False,
    )
    return done.stdout.decode().strip() or f"died: {done.stderr.decode()[-400:]}"


def pace() -> float:
    """Give the seconds this machine, as busy as it is now, takes for some plain counting."""
    began, total = time.process_time(), 0
    for number in range(3_000_000):
        total += number
    return time.process_time() - began


def main(name: str) -> None:
    """Open a file with 700 MiB, and print what came of it and whether it was quick.

    Quick is no longer than 45 times some plain counting, about as long as a clerk would wait: a
    bomb that goes off takes minutes.
    """
    import resource

    from send_audit.errors import ReturnError
    from send_audit.workbook.files.grid import open_grid

    data = (HONEST.get(name) or BOMBS[name][1])()
    resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
    began = time.process_time()
    try:
        sheets = open_grid(data).sheets
        said = f"read {[len(sheet.rows) for sheet in sheets]} {sheets[0].cell(0, 0)}"
    except ReturnError as error:
        said = f"refused: {error.message} {bool(error.hint)}"
    took = time.process_time() - began
    print(said, "quick" if took < 45 * pace() else "slow")


if __name__ == "__main__":
    main(sys.argv[1])
