"""What writing a questionnaire costs over writing the same cells with XlsxWriter alone.

Run: python benchmarks/write_questionnaire.py [KIND] [--runs 15]

Prints processor time inside one process, median of the runs, one of each in turn. ``ours``: from
checklist to bytes. ``bare``: XlsxWriter with the same values in the same cells of the same sheets,
without formats, rules, heights or print settings. The aim is a ratio of at most 2.5.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from datetime import date

from openpyxl import load_workbook
from xlsxwriter import Workbook

from send_audit.catalog.store import load_checklist
from send_audit.evaluate.select import select
from send_audit.model.vocabulary import Depth
from send_audit.workbook.writing.questionnaire import write_for

DAY = date(2026, 11, 23)
Cells = list[tuple[str, list[tuple[int, int, object]]]]


def cells_of(data: bytes) -> Cells:
    """Give every cell that holds something, by sheet."""
    book = load_workbook(io.BytesIO(data))
    return [
        (
            sheet.title,
            [
                (cell.row - 1, cell.column - 1, cell.value)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            ],
        )
        for sheet in book
    ]


def bare(cells: Cells) -> bytes:
    """Write the cells with XlsxWriter and nothing else."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    for title, values in cells:
        sheet = book.add_worksheet(title)
        for row, column, value in values:
            sheet.write(row, column, value)
    book.close()
    return out.getvalue()


def spent(work: Callable[[], object]) -> float:
    """Give the processor time of some work in milliseconds."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", nargs="?", default="academy")
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    checklist = load_checklist()

    def ours() -> bytes:
        rules = select(checklist, asked.kind, {}, DAY)
        return write_for(checklist, rules, Depth.FULL, {})

    cells = cells_of(ours())
    pairs = [(spent(ours), spent(lambda: bare(cells))) for _ in range(asked.runs + 1)][1:]
    ratio = statistics.median(a / b for a, b in pairs)
    number = sum(len(values) for _, values in cells)
    print(f"{asked.kind}, {number} cells")
    print(f"ours {statistics.median(a for a, _ in pairs):7.1f} ms")
    print(f"bare {statistics.median(b for _, b in pairs):7.1f} ms")
    print(f"ratio {ratio:6.2f}  (aim 2.5)")


if __name__ == "__main__":
    main()
