"""A mapping's YAML -> a mapping. Strict: every fault with its line and the nearest valid word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from send_audit.catalog.near import nearest
from send_audit.catalog.schemas import check_document
from send_audit.catalog.source import Document, Path, parse
from send_audit.catalog.store import load_checklist
from send_audit.errors import ChecklistError
from send_audit.model.checklist import Checklist
from send_audit.model.mapping import (
    FormMapping,
    How,
    MappedRow,
    MappedSheet,
    SkippedRow,
    TheirRow,
    folded,
)

MOST_SHOWN = 20
"""How many faults are shown at a time."""


def parse_mapping(data: bytes, name: str) -> tuple[FormMapping, Checklist]:
    """Read a mapping, and load the release that it was written for.

    Raises ChecklistError, with the file and line of every fault, when it is no mapping, or its
    release is not here.
    """
    document = _document(data, name)
    check_document(document, "mapping")
    _stop(document)
    release = f"{document.data['checklist']}@{document.data['version']}"
    try:
        checklist = load_checklist(release)
    except ChecklistError as error:
        raise ChecklistError(
            f"{name}:{document.line(('version',))}: the mapping was written for {release}, "
            f"which is not here. {error.message}",
            error.hint,
        ) from error
    for path, message, near in _faults(document.data, checklist):
        document.fault(path, message, near)
    _stop(document)
    return _mapping(document.data, name), checklist


def refs_of(checklist: Checklist) -> tuple[str, ...]:
    """Give the references of all questions and of the points inside them."""
    return tuple(
        ref
        for question in checklist.questions.values()
        for ref in (question.id, *(f"{question.id}.{tick.id}" for tick in question.ticks))
    )


def _document(data: bytes, name: str) -> Document:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ChecklistError(
            f"{name} is not a mapping: it is not a text file.",
            "A mapping is a YAML file; to draft one: send-audit map THEIR-FILE.xlsx",
        ) from error
    document = parse(name, text)
    if not document.faults and not isinstance(document.data, dict):
        document.fault((), "This is not a mapping: it has to be keys with values.")
    _stop(document)
    return document


def _stop(document: Document) -> None:
    """Raise ChecklistError when a document has faults."""
    if not document.faults:
        return
    faults = sorted(document.faults, key=lambda fault: fault.line)
    shown = [str(fault) for fault in faults[:MOST_SHOWN]]
    if len(faults) > MOST_SHOWN:
        shown.append(f"and {len(faults) - MOST_SHOWN} more.")
    raise ChecklistError(
        "\n".join(shown), "Mend these lines first. What may stand there: send-audit schema mapping"
    )


_Said = tuple[Path, str, str]


def _faults(data: dict[str, Any], checklist: Checklist) -> Iterator[_Said]:
    yield from _unknown_names(data, checklist)
    yield from _twice(data)
    yield from _same_words(data.get("answers") or {}, ("answers",))
    yield from _whole(data)
    yield from _sheets(data)


def _unknown_names(data: dict[str, Any], checklist: Checklist) -> Iterator[_Said]:
    refs = refs_of(checklist)
    named: list[tuple[Path, str]] = [
        (("rows", index, "ours"), row["ours"]) for index, row in enumerate(data.get("rows") or ())
    ]
    named += [(("whole", index), ref) for index, ref in enumerate(data.get("whole") or ())]
    for path, ref in named:
        if ref not in refs:
            message = f"{checklist.name} has no question or point '{ref}'."
            yield path, message, nearest(ref, refs)
    for fact in data.get("facts") or {}:
        if fact not in checklist.facts:
            message = f"{checklist.name} has no fact '{fact}'."
            yield ("facts", fact), message, nearest(fact, checklist.facts)
    kind = data.get("kind", "")
    if kind and kind not in checklist.kinds:
        message = f"'{kind}' is not a kind of setting in {checklist.name}."
        yield ("kind",), message, nearest(kind, checklist.kinds)


def _twice(data: dict[str, Any]) -> Iterator[_Said]:
    """Find pairs that are listed twice, and rows that are both mapped and skipped."""
    pairs: set[tuple[str, ...]] = set()
    mapped: set[tuple[str, ...]] = set()
    for index, row in enumerate(data.get("rows") or ()):
        name = _name(row)
        if (*name, row["ours"]) in pairs:
            message = f"'{_their(row)}' and {row['ours']} stand here twice."
            yield ("rows", index), message, ""
        pairs.add((*name, row["ours"]))
        mapped.add(name)
    skipped: set[tuple[str, ...]] = set()
    for index, row in enumerate(data.get("skip") or ()):
        name = _name(row)
        if name in mapped:
            yield ("skip", index), f"'{_their(row)}' stands under rows as well.", ""
        if name in skipped:
            yield ("skip", index), f"'{_their(row)}' stands here twice.", ""
        skipped.add(name)


def _name(row: dict[str, Any]) -> tuple[str, ...]:
    """Give what tells one row of theirs from another: the reference, else the words."""
    words = "" if row.get("theirs") else row.get("text", "")
    return folded(row.get("sheet", "")), folded(row.get("theirs", "")), folded(words)


def _same_words(words: Iterable[str], path: Path) -> Iterator[_Said]:
    seen: dict[str, str] = {}
    for word in words:
        first = seen.setdefault(folded(word), word)
        if first != word:
            yield (*path, word), f"'{word}' is the same word as '{first}': list it once.", ""


def _whole(data: dict[str, Any]) -> Iterator[_Said]:
    parts = {row["ours"] for row in data.get("rows") or () if row["how"] == How.PART}
    for index, ref in enumerate(data.get("whole") or ()):
        if ref not in parts:
            message = f"No row is listed as a part of {ref}, so nothing can cover it."
            yield ("whole", index), message, nearest(ref, parts)


def _sheets(data: dict[str, Any]) -> Iterator[_Said]:
    names = {folded(sheet.get("sheet", "")) for sheet in data["sheets"]}
    for index, sheet in enumerate(data["sheets"]):
        one, several = "answer" in sheet["columns"], "answer_columns" in sheet
        if one == several:
            message = (
                "A sheet has either a column 'answer' or 'answer_columns', not both."
                if one
                else "It is not said where the answers stand: give a column 'answer' or 'answer_columns'."
            )
            yield ("sheets", index), message, ""
        path = ("sheets", index, "answer_columns")
        yield from _same_words(sheet.get("answer_columns", ()), path)
    if "" in names:
        return
    for part in ("rows", "skip"):
        for index, row in enumerate(data.get(part) or ()):
            if "sheet" in row and folded(row["sheet"]) not in names:
                message = f"'{row['sheet']}' is not one of the sheets above."
                known = [sheet["sheet"] for sheet in data["sheets"]]
                yield (part, index, "sheet"), message, nearest(row["sheet"], known)


def _their(row: dict[str, Any]) -> TheirRow:
    return TheirRow(ref=row.get("theirs", ""), text=row.get("text", ""), sheet=row.get("sheet", ""))


def _mapping(data: dict[str, Any], name: str) -> FormMapping:
    return FormMapping(
        file=name,
        id=data["id"],
        title=data["title"],
        checklist=data["checklist"],
        version=data["version"],
        kind=data.get("kind", ""),
        sheets=tuple(_sheet(sheet) for sheet in data["sheets"]),
        answers=dict(data.get("answers") or {}),
        rows=tuple(
            MappedRow(
                their=_their(row),
                ours=row["ours"],
                how=How(row["how"]),
                note=row.get("note", ""),
            )
            for row in data.get("rows") or ()
        ),
        whole=frozenset(data.get("whole") or ()),
        facts={fact: tuple(labels) for fact, labels in (data.get("facts") or {}).items()},
        skip=tuple(
            SkippedRow(their=_their(row), because=row["because"]) for row in data.get("skip") or ()
        ),
    )


def _sheet(data: dict[str, Any]) -> MappedSheet:
    return MappedSheet(
        sheet=data.get("sheet", ""),
        columns={column: tuple(words) for column, words in data["columns"].items()},
        answer_columns=dict(data.get("answer_columns", {})),
    )
