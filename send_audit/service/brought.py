"""What is brought to a judgement from outside the return, and what it adds to the result."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from send_audit.model.checklist import Checklist
from send_audit.model.local import InputFile
from send_audit.model.record import Record
from send_audit.model.result import AuditResult
from send_audit.model.submission import CellRef


class NamedFile(Record):
    """A file as bytes, with the name that messages call it by."""

    name: str
    data: bytes

    def as_input(self, role: str) -> InputFile:
        """Say of a result that it was made from this file too."""
        return InputFile(role=role, name=self.name, sha256=hashlib.sha256(self.data).hexdigest())


class Brought(Record):
    """Everything besides the return that a result is made from, and what options said."""

    sheets: Mapping[str, bytes] = {}
    mapping: NamedFile | None = None
    register: Path | None = None
    kind: str = ""
    checklist: str = ""


def bring(
    result: AuditResult, brought: Brought, checklist: Checklist, kind_where: CellRef | None
) -> AuditResult:
    """Add to a result what is brought to it, and name each file that it was made from.

    ``kind_where`` is the cell in which the return says its kind. Raises RegisterError when there
    is no such register.
    """
    if brought.register is not None:
        result = _held_against_register(result, brought.register, checklist, kind_where)
    given = {"kind": brought.kind, "checklist": brought.checklist}
    return result.replace(
        inputs=(*result.inputs, *_files(brought)),
        given={name: value for name, value in given.items() if value},
    )


def _files(brought: Brought) -> list[InputFile]:
    sheets = [NamedFile(name=name, data=data) for name, data in sorted(brought.sheets.items())]
    files = [sheet.as_input("sheet") for sheet in sheets]
    if brought.mapping is not None:
        files.append(brought.mapping.as_input("mapping"))
    return files


def _held_against_register(
    result: AuditResult, path: Path, checklist: Checklist, kind_where: CellRef | None
) -> AuditResult:
    from send_audit.service.register import open_register
    from send_audit.service.registered import compared

    with open_register(path) as register:
        result = compared(result, kind_where, checklist, register)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    found = InputFile(role="register", name=path.name, sha256=digest)
    return result.replace(inputs=(*result.inputs, found))
