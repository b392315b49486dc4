"""What reading a return costs over a bare read of the same sheets with the fast library.

Run: python benchmarks/read_return.py [RETURN.xlsx] [--runs 40]

Prints processor time inside one process, median of the runs, one of each in turn. ``guard + read``:
bytes to cells, with the guard before it. ``to answers``: bytes to facts, answers and problems.
``bare``: python-calamine reading all sheets of the same bytes. The aim for the first is 1.5.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook

from send_audit.catalog.store import load_checklist
from send_audit.service.opening import read_grid
from send_audit.workbook.layout import load_layout
from send_audit.workbook.reading.form import open_return
from send_audit.workbook.reading.reader import read_submission

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "oakfield-primary.xlsx"


def bare(data: bytes) -> None:
    """Read every sheet and do nothing with it."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def spent(work: Callable[[], object]) -> float:
    """Give the processor time of some work in milliseconds."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=40)
    asked = parser.parse_args()
    data, name = asked.path.read_bytes(), asked.path.name
    checklist, layout = load_checklist(), load_layout()

    def cells() -> object:
        return read_grid(data, name)

    def answers() -> object:
        return read_submission(open_return(read_grid(data, name), name, layout), checklist)

    rows = read_submission(open_return(read_grid(data, name), name, layout), checklist).rows.read
    turns = [
        (spent(cells), spent(answers), spent(lambda: bare(data))) for _ in range(asked.runs + 1)
    ][1:]
    print(f"{name}, {rows} rows of questions, {len(data):,} bytes")
    for place, words in enumerate(("guard + read", "to answers", "bare")):
        print(f"{words:12} {statistics.median(turn[place] for turn in turns):7.2f} ms")
    for place, words in enumerate(("guard + read", "to answers")):
        ratio = statistics.median(turn[place] / turn[2] for turn in turns)
        print(f"ratio, {words}: {ratio:.2f}" + ("  (aim 1.5)" if place == 0 else ""))


if __name__ == "__main__":
    main()
