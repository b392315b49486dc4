"""Lint: everything that can be wrong with an authored checklist, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from send_audit.catalog.compile import read_documents
from send_audit.catalog.lint.book import Book
from send_audit.catalog.lint.conditions import check_conditions
from send_audit.catalog.lint.dates import check_dates
from send_audit.catalog.lint.ids import check_ids
from send_audit.catalog.lint.item_tests import check_tests, run_tests
from send_audit.catalog.lint.law import check_law
from send_audit.catalog.lint.links import check_links
from send_audit.catalog.lint.merging import check_merging
from send_audit.catalog.lint.rules import check_rules
from send_audit.catalog.lint.whole import check_whole
from send_audit.catalog.lint.words import check_words
from send_audit.catalog.schemas import check_document
from send_audit.catalog.source import Document, Fault
from send_audit.catalog.weave import weave

CHECKS: tuple[Callable[[Book], None], ...] = (
    check_whole,
    check_ids,
    check_links,
    check_words,
    check_dates,
    check_law,
    check_conditions,
    check_rules,
    check_merging,
    check_tests,
)


def lint(folder: Path) -> tuple[Fault, ...]:
    """Find every fault of a checklist folder, in the order of files and lines.

    What a file says is looked at only when every file has the right form, and the tests of
    items are run only when what the files say fits together. Raises ChecklistError when the
    folder is no checklist at all.
    """
    documents = read_documents(folder)
    faults = {*lint_documents(documents), *_strays(folder, documents)}
    return tuple(sorted(faults, key=_order))


def lint_documents(documents: Mapping[str, Document]) -> tuple[Fault, ...]:
    """Find every fault of the parsed files of a checklist."""
    for document in documents.values():
        if not document.faults:
            check_document(document, _schema(document.file))
    if _clean(documents):
        weave(documents)
    if _clean(documents):
        book = Book(documents)
        for check in CHECKS:
            check(book)
        if _clean(documents):
            run_tests(book)
    found = {fault for document in documents.values() for fault in document.faults}
    return tuple(sorted(found, key=_order))


def _schema(file: str) -> str:
    return "items" if file.startswith("items/") else file.removesuffix(".yaml")


def _clean(documents: Mapping[str, Document]) -> bool:
    return not any(document.faults for document in documents.values())


def _order(fault: Fault) -> tuple[str, int, str]:
    return fault.file, fault.line, fault.message


def _strays(folder: Path, documents: Mapping[str, Document]) -> list[Fault]:
    """Find files that look authored but that nothing reads, because of their name."""
    names = [file.relative_to(folder).as_posix() for file in sorted(folder.glob("**/*"))]
    message = "Nothing reads this file: its name is not one of a checklist's files."
    return [
        Fault(file=name, line=1, message=message)
        for name in names
        if name.endswith((".yaml", ".yml")) and name not in documents
    ]
