"""What lies beneath the cells of an xlsx file: formulas, notes, links, colours, what is hidden.

Nothing is parsed as a document. The parts are looked into as bytes, each once and only when
somebody asks, because a return in which there is nothing to find should cost next to nothing.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from send_audit.workbook.beneath.sheet import SheetXml
from send_audit.workbook.beneath.struck import Runs, struck_strings
from send_audit.workbook.beneath.text import elements, plain

MAX_PART = 64 * 1024 * 1024
"""How much of one part is looked at."""
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)


@lru_cache(maxsize=2)
def package_of(data: bytes) -> Package:
    """Give the package that a file is; an empty one where it is of another kind."""
    return Package(data)


class Package:
    """The parts of one workbook, by sheet."""

    def __init__(self, data: bytes) -> None:
        """Take a file as it came. One that is no package has no parts."""
        self._data = data
        self._sheets: dict[str, SheetXml] = {}

    def sheet(self, name: str) -> SheetXml:
        """Give what lies beneath one sheet; nothing does where there is no such part."""
        if name not in self._sheets:
            self._sheets[name] = self._look(name)
        return self._sheets[name]

    def _look(self, name: str) -> SheetXml:
        part, is_hidden = self._tabs.get(name, ("", False))
        xml = self.read(part)
        if not xml:
            return SheetXml(b"")
        relations = tuple(self._relations(part)) if self._has_relations(part) else ()
        notes = [
            (self.read(target), b"threaded" in kind.lower())
            for kind, target, _ in relations
            if kind.endswith((b"/comments", b"/threadedComment"))
        ]
        links = {name: target for kind, target, name in relations if kind.endswith(b"/hyperlink")}
        return SheetXml(
            xml,
            is_hidden=is_hidden,
            notes=notes,
            links=links,
            styles=lambda: self._styles,
            strings=lambda: self._struck_strings,
        )

    @cached_property
    def _styles(self) -> bytes:
        return self.read("xl/styles.xml")

    @cached_property
    def _struck_strings(self) -> Mapping[int, Runs]:
        return struck_strings(self.read("xl/sharedstrings.xml"))

    @cached_property
    def _parts(self) -> dict[str, zipfile.ZipInfo]:
        if self._zip is None:
            return {}
        return {part.filename.replace("\\", "/").lower(): part for part in self._zip.infolist()}

    @cached_property
    def _zip(self) -> zipfile.ZipFile | None:
        if not self._data.startswith(b"PK"):
            return None
        try:
            return zipfile.ZipFile(io.BytesIO(self._data))
        except _BROKEN:
            return None

    def read(self, name: str) -> bytes:
        """Read a part; nothing where it is missing, broken or past all measure."""
        part = self._parts.get(name)
        if part is None or self._zip is None or part.file_size > MAX_PART:
            return b""
        try:
            with self._zip.open(part) as file:
                return file.read(MAX_PART)
        except _BROKEN:
            return b""

    @cached_property
    def _tabs(self) -> dict[str, tuple[str, bool]]:
        """Map the name on each tab to its part, and to whether the tab is hidden."""
        parts = {name: target for _, target, name in self._relations("xl/workbook.xml")}
        tabs = {}
        for found in elements(self.read("xl/workbook.xml"), b"sheet"):
            relation = next((found[name] for name in found if name.endswith(b":id")), b"")
            if relation in parts:
                is_hidden = found.get(b"state", b"visible") != b"visible"
                tabs[plain(found.get(b"name", b""))] = (parts[relation], is_hidden)
        return tabs

    def _has_relations(self, part: str) -> bool:
        return _relations_of(part) in self._parts

    def _relations(self, part: str) -> Iterator[tuple[bytes, str, bytes]]:
        """Give each relation of a part: its kind, its target, and its name."""
        folder = posixpath.dirname(part)
        for found in elements(self.read(_relations_of(part)), b"Relationship"):
            target = plain(found.get(b"Target", b""))
            if found.get(b"TargetMode") != b"External":
                target = _absolute(folder, target)
            yield found.get(b"Type", b""), target, found.get(b"Id", b"")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _absolute(folder: str, target: str) -> str:
    """Give the name of a part that another in ``folder`` points at."""
    return (
        posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
        .strip("/")
        .lower()
    )
