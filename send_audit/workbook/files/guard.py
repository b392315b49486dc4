"""Look at an Excel workbook before any reader does, and give readers only what was looked at.

A reader asked for a far-away cell reserves the whole grid up to it and can take the process
down. So every part is unpacked here, within limits. A part that one pass can prove plain goes on
as it is; any other goes through the strict guard. What comes out is a package of those parts,
not packed: no reader sees anything else, and none has to unpack again.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from send_audit.errors import ReturnError
from send_audit.workbook.files.limits import (
    MAX_PARTS,
    MAX_RATIO,
    MAX_READ,
    MAX_TEXT,
    MAX_UNPACKED,
    RATIO_FROM,
    SAVE_AS,
    column_number,
    damaged,
    too_large,
)

__all__ = ["Looked", "checked_parts", "column_number", "look", "look_over", "may_hold_texts"]

PLAIN_TEXT = MAX_TEXT // 2
"""How much text may stand in cells that go unmeasured."""
PLAIN_PART = 1024 * 1024
"""How large a part without cells and texts may be to go unmeasured."""
PLAIN_STYLES = 70_000
SHORTEST_CELL = len('<c r="A1" t="s"><v>0</v></c>')

_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=(?:\"1\.0\"|'1\.0')"
    rb"(?: encoding=(?:\"(?i:utf-8)\"|'(?i:utf-8)'))?"
    rb"(?: standalone=(?:\"(?:yes|no)\"|'(?:yes|no)'))?\s*\?>)?"
    rb"\s*<([A-Za-z][\w.:-]*)[\s>/]"
)
"""The beginning of a part in UTF-8 without a document type; its root element."""
_COLUMN = b"|".join(
    b"%c(?(%d)(?!)|())" % (letter, group)
    for group, letter in enumerate(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2)
)
"""A column that stood on the row before (its group is set) is none again."""
_AT = rb'<c r="(?:' + _COLUMN + rb')\1"'
_USUAL = (
    rb'(?: s="[0-9]+"(?:/>| t="s"><v>[0-9]+</v></c>|><f>[^<]*</f><v>[^<]*</v></c>)'
    rb'| t="s"><v>[0-9]+</v></c>)'
)
_RARER = (
    rb'(?: (?:s|cm|vm)="[0-9]+")*(?: t="(?:n|b|str|inlineStr)")?>'
    rb"(?:<f(?: [^>]*)?>(?:[^<]*</f>)?)?"
    rb"(?:<v>[^<]*</v>|<v/>|<is><t(?: [^>]*)?>[^<]*</t></is>)?</c>"
)
_ROW = re.compile(
    rb'<row r="([0-9]{1,4})"[^>]*>(?:'
    + _AT
    + rb"(?:"
    + _USUAL
    + rb"|"
    + _RARER
    + rb"))*+(?:</row>)?|"
)
"""A row as office programs write it: each cell says the number of the row, and none stands twice;
none beyond Z9999, no error, no odd index, and nothing that a parser could see otherwise. ``[^<]``
and ``[^>]`` are ten times as fast as ``[^<>]``. It matches nothing at all rather than look further."""
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
"""What the standard library raises over a broken package."""


class Looked(NamedTuple):
    """The parts of a workbook that were proved safe, and what had to be mended in them."""

    package: bytes
    mended: tuple[str, ...] = ()
    """In words, each with its cell; empty for nearly every workbook."""


def look(data: bytes, *, strictly: bool = False) -> bytes:
    """Give the package that a reader may be given, as ``look_over`` does."""
    return look_over(data, strictly=strictly).package


def look_over(data: bytes, *, strictly: bool = False) -> Looked:
    """Give the package that a reader may be given: the parts of a workbook that were proved safe.

    ``strictly``: take every part through the strict guard, plain or not. Raises ReturnError,
    with the remedy, when the file is broken or not safe to read.
    """
    parts = checked_parts(data)
    mended: tuple[str, ...] = ()
    doubtful = list(parts) if strictly else _doubtful(parts)
    if doubtful:
        from send_audit.workbook.files.strict import settle

        parts, mended = settle(parts, doubtful)
    return Looked(repack(parts), mended)


def checked_parts(data: bytes) -> dict[str, bytes]:
    """Unpack the parts of a package that can hold XML, within limits.

    Raises ReturnError when the package is broken, ambiguous, encrypted or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            listed = package.infolist()
            check_directory(listed)
            wanted = [part for part in listed if not _is_image(part)]
            unpacked = {_name(part): _unpack(data, part) for part in wanted}
    except _BROKEN as error:
        raise damaged() from error
    return {name: content for name, content in unpacked.items() if _may_be_xml(content)}


def check_directory(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Check what the directory of a package promises. Raises ReturnError for a bomb or a riddle."""
    names = {_name(part).casefold() for part in parts}
    if len(names) != len(parts):
        raise ReturnError("The file is ambiguous: two of its parts have the same name.", SAVE_AS)
    unpacked = sum(part.file_size for part in parts)
    read = sum(p.file_size for p in parts if not _is_image(p))
    bombs = any(map(_is_bomb, parts))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or read > MAX_READ or bombs:
        raise too_large(f"{len(parts):,} parts, {unpacked:,} bytes unpacked")
    if any(part.flag_bits & 1 for part in parts):
        raise ReturnError("Parts of the file are encrypted.", SAVE_AS)


def _name(part: zipfile.ZipInfo) -> str:
    return part.filename.replace("\\", "/")


def _is_image(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith(_IMAGES)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    if part.file_size > MAX_TEXT and not _is_image(part):
        return True
    return part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)


def _unpack(data: bytes, part: zipfile.ZipInfo) -> bytes:
    """Unpack one part, never past the size its directory entry states."""
    start = part.header_offset
    head = data[start : start + 30]
    if head[:4] != b"PK\x03\x04" or part.compress_type not in {0, 8}:
        raise zipfile.BadZipFile
    start += 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    content = data[start : start + part.compress_size]
    if part.compress_type:
        content = zlib.decompressobj(-15).decompress(content, part.file_size + 1)
    if len(content) != part.file_size or zlib.crc32(content) != part.CRC:
        raise zipfile.BadZipFile
    return content


def _may_be_xml(content: bytes) -> bool:
    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"<" or content[:2] in {b"\xff\xfe", b"\xfe\xff"} or head[:2] == b"\0<"


def _doubtful(parts: Mapping[str, bytes]) -> list[str]:
    """Name the parts that cannot be proved plain at a glance."""
    doubtful, sheets, texts = [], [], []
    for name, xml in parts.items():
        found = _PROLOG.match(xml)
        root = found[1] if found else b""
        if root == b"worksheet":
            sheets.append(name)
            plain = _is_plain_sheet(xml)
        else:
            plain = bool(root) and b"sheetData" not in xml and _is_small(root, xml)
            if may_hold_texts(xml):
                texts.append(name)
        if not plain:
            doubtful.append(name)
    if not _are_short(parts, sheets, texts):
        doubtful = list(dict.fromkeys([*doubtful, *sheets]))
    return doubtful


def _are_short(parts: Mapping[str, bytes], sheets: list[str], texts: list[str]) -> bool:
    """Prove that the cells cannot hold too much, even if each held the longest of the texts."""
    cells = sum(len(parts[name]) for name in sheets) // SHORTEST_CELL
    stride = PLAIN_TEXT // max(cells, 1) // 2
    return all(_texts_end(parts[name], stride) for name in texts) if stride else False


def may_hold_texts(xml: bytes) -> bool:
    """Tell whether a part can be the one with the shared texts: any that has such an element."""
    return b"<si" in xml or b":si" in xml


def _is_plain_sheet(xml: bytes) -> bool:
    """Prove that a sheet is written as office programs write it, and that no cell is far away.

    Its cells stand in one place only, and it is no place for texts: what looks like either
    elsewhere makes it doubtful.
    """
    begin = end = xml.find(b"<sheetData")
    if begin < 0:
        return False
    if xml.startswith(b"<sheetData>", begin):
        end = _rows_end(xml, begin + len(b"<sheetData>"))
    if not xml.startswith((b"</sheetData>", b"<sheetData/>"), end):
        return False
    around = xml[:begin] + xml[end + len(b"</sheetData>") :]
    return b"sheetData" not in around and not may_hold_texts(around)


def _rows_end(xml: bytes, begin: int) -> int:
    """Give where the rows end that are plain and in order, each with a number of its own."""
    last, before = 0, None
    for row in _ROW.finditer(xml, begin):
        if row[1] is None or (number := int(row[1])) <= last:
            break
        last, before = number, row
    return before.end() if before else begin


def _texts_end(xml: bytes, stride: int) -> bool:
    """Prove that no shared text is longer than two strides: one ends in each."""
    ends = range(stride, len(xml), stride)
    return all(xml.find(b"</si>", end - stride, end) >= 0 for end in ends)


def _is_small(root: bytes, xml: bytes) -> bool:
    """Tell whether a part without cells is too small to be a burden to any reader."""
    if root == b"sst":
        return len(xml) < 8 * PLAIN_PART
    return len(xml) < PLAIN_PART and xml.count(b"<xf") < PLAIN_STYLES


def repack(parts: Mapping[str, bytes]) -> bytes:
    """Make a package of parts, none of them packed."""
    from struct import pack

    bodies: list[bytes] = []
    entries: list[bytes] = []
    place = 0
    for name, content in parts.items():
        raw = name.encode()
        fixed = (0x800, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), len(raw), 0)
        head = pack("<4s5H3I2H", b"PK\x03\x04", 20, *fixed)
        bodies += (head, raw, content)
        entries += (
            pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *fixed, 0, 0, 0, 0, place),
            raw,
        )
        place += len(head) + len(raw) + len(content)
    return b"".join([*bodies, *entries, _end(len(parts), entries, place)])


def _end(count: int, entries: Iterable[bytes], place: int) -> bytes:
    """Write the last record of a package: how many entries, how long, where they begin."""
    from struct import pack

    return pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, sum(map(len, entries)), place, 0)
