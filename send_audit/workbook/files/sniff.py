"""Tell by what is in a file what it is, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath

from send_audit.errors import ReturnError
from send_audit.workbook.files.limits import SAVE_AS, damaged


class Format(StrEnum):
    """The kinds of file that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"

    @property
    def words(self) -> str:
        """Say what it is, with an article."""
        return _TITLES[self]


_TITLES = {
    Format.XLSX: "an Excel workbook",
    Format.XLS: "an old Excel workbook (.xls)",
    Format.XLSB: "a binary Excel workbook (.xlsb)",
    Format.ODS: "an OpenDocument spreadsheet (.ods)",
    Format.CSV: "a CSV file",
}
_ENDINGS = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), Format.XLSX),
    **dict.fromkeys((".xls", ".xlt"), Format.XLS),
    ".xlsb": Format.XLSB,
    **dict.fromkeys((".ods", ".ots"), Format.ODS),
    **dict.fromkeys((".csv", ".txt", ".tsv", ".tab"), Format.CSV),
}
_OLE = b"\xd0\xcf\x11\xe0"
_RAW_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_ODS_KINDS = b"application/vnd.oasis.opendocument.spreadsheet"
_OWNER_SIZE = 165
_LOCK = re.compile(r"~\$(.+)|\.~lock\.(.+)#")
_UNLOCK = "Take the password off (File, Info, Protect Workbook) and save it again."


def sniff(data: bytes, file: str = "") -> Format:
    """Tell what kind of spreadsheet a file is.

    Raises ReturnError, with the remedy, for everything that cannot be read as one.
    """
    _refuse_lock(data, file)
    if not data.strip():
        raise ReturnError("The file is empty.", "Ask for the completed questionnaire again.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_package(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if data.startswith(_RAW_BIFF):
        return Format.XLS
    other = _likely(data)
    if other:
        raise ReturnError(f"The file is not a spreadsheet: {other}.", SAVE_AS)
    return Format.CSV


def format_named(file: str) -> Format | None:
    """Give the kind of file that a name promises; None when its ending promises none."""
    return _ENDINGS.get(PurePosixPath(file.replace("\\", "/")).suffix.casefold())


def _refuse_lock(data: bytes, file: str) -> None:
    """Refuse the small file that a program keeps beside a workbook while it is open."""
    name = PurePosixPath(file.replace("\\", "/")).name
    found = _LOCK.fullmatch(name)
    owner = len(data) == _OWNER_SIZE and data[0] < 55 and data[0] == data[55]
    if found is None and not owner:
        return
    real = (found[1] or found[2]) if found else "the workbook"
    raise ReturnError(
        f"This is the note that a spreadsheet program leaves while {real} is open.",
        f"Give {real} itself.",
    )


def _sniff_ole(data: bytes) -> Format:
    """Tell apart what hides in the container that Office used before 2007."""
    if _utf16("EncryptedPackage") in data:
        raise ReturnError("The file is protected with a password for opening.", _UNLOCK)
    if _utf16("WordDocument") in data:
        raise _no_spreadsheet("it is a Word document")
    if _utf16("PowerPoint Document") in data:
        raise _no_spreadsheet("it is a PowerPoint presentation")
    return Format.XLS


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _sniff_package(data: bytes) -> Format:
    """Tell apart what comes as a zip file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            listed = package.namelist()
            names = {name.replace("\\", "/").casefold() for name in listed}
            if "mimetype" in names:
                return _sniff_open_document(package, names)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, KeyError) as error:
        raise damaged() from error
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        return Format.XLSB
    raise _other_package(names)


def _sniff_open_document(package: zipfile.ZipFile, names: set[str]) -> Format:
    if "xl/workbook.xml" in names:
        raise ReturnError("The file is ambiguous: it claims to be two kinds of workbook.", SAVE_AS)
    with package.open("mimetype") as part:
        kind = part.read(200)
    if not kind.startswith(_ODS_KINDS):
        raise _no_spreadsheet("it is an OpenDocument file of another kind")
    return Format.ODS


def _other_package(names: set[str]) -> ReturnError:
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        return ReturnError(
            "The file is an Apple Numbers document.",
            "In Numbers choose File, Export To, Excel, and send the file that makes.",
        )
    if "word/document.xml" in names:
        return _no_spreadsheet("it is a Word document")
    if "ppt/presentation.xml" in names:
        return _no_spreadsheet("it is a PowerPoint presentation")
    inside = sorted(name for name in names if format_named(name) not in {None, Format.CSV})
    if inside:
        return ReturnError(
            f"The file is a zip file with {len(inside)} spreadsheet(s) inside.",
            "Unpack it, and give the spreadsheets themselves.",
        )
    return _no_spreadsheet("it is a zip file of another kind")


def _no_spreadsheet(what: str) -> ReturnError:
    return ReturnError(f"The file is not an Excel workbook: {what}.", SAVE_AS)


def _likely(data: bytes) -> str:
    """Say what a file seems to be that is no package; empty for plain text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head.lower()
    if low.startswith(b"%pdf"):
        return "it looks like a PDF document"
    if low.startswith(b"{\\rtf"):
        return "it looks like a Word document (RTF)"
    if head.startswith(_PICTURES) or head[4:8] == b"ftyp":
        return "it looks like a picture"
    if head.startswith(_PACKED):
        return "it looks like a packed archive, which has to be unpacked first"
    if _is_page(low):
        return "it looks like a web page, whatever its name says"
    if low.startswith((b"<?xml", b"<workbook", b"<office:")):
        return _kind_of_xml(low)
    return "" if _is_text(data) else "its content is of another kind"


def _is_page(low: bytes) -> bool:
    starts = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<table", b"<body", b"<style")
    return low.startswith((*starts, b"mime-version:")) or b"<html" in low[:1024]


def _kind_of_xml(low: bytes) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in low or b"excel.sheet" in low:
        return "it is an XML spreadsheet of 2003, whatever its name says"
    if b"opendocument" in low:
        return "it is a flat OpenDocument file (.fods)"
    return "it is an XML file of another kind"


def _is_text(data: bytes) -> bool:
    """Tell whether a file is plain text: a few stray control characters do not spoil it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:4096]
    if is_wide(head):
        return True
    strange = len(head.translate(None, delete=_PRINTING))
    return strange * 20 < len(head)


def is_wide(head: bytes) -> bool:
    """Tell whether text is written in two bytes a letter without saying so."""
    half = len(head) // 2
    zeros: Sequence[int] = (head[0::2].count(0), head[1::2].count(0))
    return half > 8 and max(zeros) * 10 > half * 8 and min(zeros) * 10 < half


_PRINTING = bytes([9, 10, 12, 13, *range(32, 127), *range(128, 256)])
