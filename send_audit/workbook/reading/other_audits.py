"""Whether a workbook that is no return of ours looks like another organisation's audit."""

from __future__ import annotations

from send_audit.workbook.cells.words import key
from send_audit.workbook.files.grid import Grid
from send_audit.workbook.tables import HEADING_LETTERS, HEADING_ROWS

_ASKS = frozenset(
    {"area", "aspect", "criterion", "criteria", "descriptor", "duty", "expectation", "indicator"}
    | {"item", "question", "requirement", "standard", "statement"}
)
_ANSWERS = frozenset(
    {"answer", "compliance", "compliant", "grade", "judgement", "judgment", "met", "progress"}
    | {"rag", "rating", "response", "score", "self-assessment", "self-evaluation", "status"}
)


def is_another_audit(grid: Grid) -> bool:
    """Tell whether a sheet has headings as other audits have them: what is asked, how it is met."""
    rows = (row for sheet in grid.sheets for row in sheet.rows[:HEADING_ROWS])
    for row in rows:
        headings = [_words(value) for value in row if isinstance(value, str)]
        asks = [words for words in headings if words & _ASKS]
        if asks and any(words & _ANSWERS for words in headings if words not in asks):
            return True
    return False


def _words(heading: str) -> frozenset[str]:
    """Give the words of a short heading, in the singular; none of a text too long to be one."""
    if len(heading) > HEADING_LETTERS:
        return frozenset()
    words = key(heading).translate(str.maketrans("()/:?", "     ")).split()
    return frozenset((*words, *(word.removesuffix("s") for word in words)))
