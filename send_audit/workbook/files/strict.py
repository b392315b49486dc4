"""The strict guard: reads doubtful parts of a workbook letter by letter and writes them out plainly.

What comes out is in UTF-8, and its sheets are as ``strict_sheet`` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.parsers import expat

from send_audit.workbook.files.guard import may_hold_texts
from send_audit.workbook.files.limits import Extent, too_large
from send_audit.workbook.files.strict_sheet import SheetWalk
from send_audit.workbook.files.xml_walk import Attributes, XmlWalk

MAX_ELEMENTS = {
    "si": (1_000_000, "texts"),
    "xf": (150_000, "cell styles"),
    "sheet": (500, "sheets"),
    "definedName": (50_000, "defined names"),
}
"""How often an element may stand in a part, and what it is."""

_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_WORKSHEET = re.compile(rb"<(?:[\w.-]+:)?worksheet[\s>]")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


def settle(
    parts: Mapping[str, bytes], doubtful: Iterable[str]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Give the parts of a package with the doubtful ones written plainly, and what was mended.

    Parts that are not well-formed and are no sheets are left out. Raises ReturnError for a part
    that is too large, unsafe, or a sheet that is not well-formed.
    """
    settled = dict(parts)
    roles = {name: _role(parts[name]) for name in doubtful}
    strings = _strings(parts, roles)
    extent, mended = Extent(), []
    for name, role in roles.items():
        if role is None or role.has_cells:
            walk = SheetWalk(strings, extent)
            settled[name] = walk.read(parts[name])
            mended += [f"{words} ({name})" for words in walk.mended]
        elif role.broken:
            del settled[name]
        else:
            settled[name] = as_utf8(parts[name])
    return settled, tuple(mended)


def malformed(parts: Mapping[str, bytes]) -> list[str]:
    """Name the parts that are not well-formed."""
    return sorted(name for name, xml in parts.items() if _Part().read(xml).broken)


def as_utf8(xml: bytes) -> bytes:
    """Write a part in UTF-8; one that cannot be is given back as it is."""
    declared = _DECLARED.match(xml)
    encoding = declared[1].decode().casefold() if declared else "utf-8"
    if xml[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif b"\0" in xml[:2]:
        encoding = "utf-16-be" if xml[0] == 0 else "utf-16-le"
    if encoding == "utf-8":
        return xml
    try:
        text = xml.decode(encoding)
    except (LookupError, ValueError):
        return xml
    return b'<?xml version="1.0" encoding="UTF-8"?>' + _DECLARATION.sub("", text).encode()


def _role(xml: bytes) -> _Part | None:
    """Find out what a part is; None for a sheet, which shows at its beginning."""
    return None if _WORKSHEET.search(xml, 0, 1_000) else _Part().read(xml)


def _strings(parts: Mapping[str, bytes], roles: Mapping[str, _Part | None]) -> list[int]:
    """Measure the shared texts, in whichever part they stand; the longer counts of two.

    A text of nothing but space is 0 long.
    """
    found: list[int] = []
    for name, xml in parts.items():
        if name not in roles and not may_hold_texts(xml):
            continue
        lengths = (roles.get(name) or _Part().read(xml)).lengths
        longer, shorter = sorted((found, lengths), key=len, reverse=True)
        found = [max(pair) for pair in zip(longer, shorter, strict=False)] + longer[len(shorter) :]
    return found


class _Part(XmlWalk):
    """Looks through any part: is it well-formed, has it cells, how long are its shared texts."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.has_cells = False
        self.lengths: list[int] = []
        self._seen = dict.fromkeys(MAX_ELEMENTS, 0)
        self._in_text = False
        self._blank = True

    def read(self, xml: bytes) -> _Part:
        """Look through a part. Raises ReturnError for what is unsafe in it."""
        try:
            self.walk(xml)
        except expat.ExpatError:
            self.broken = True
        return self

    def begin(self, name: str, attributes: Attributes) -> None:
        del attributes
        if name in self._seen:
            self._count(name)
        elif name == "sheetData":
            self.has_cells = True
        self._in_text = name == "t"

    def finish(self, name: str) -> None:
        self._in_text = False
        if name == "si" and self._blank:
            self.lengths[-1] = 0

    def text(self, data: str) -> None:
        if self._in_text and self.lengths:
            self.lengths[-1] += len(data)
            self._blank = self._blank and data.isspace()

    def _count(self, name: str) -> None:
        self._seen[name] += 1
        limit, what = MAX_ELEMENTS[name]
        if self._seen[name] > limit:
            raise too_large(f"more than {limit:,} {what}")
        if name == "si":
            self.lengths.append(0)
            self._blank = True
