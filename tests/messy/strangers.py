"""Files that are no return at all, whatever they are called."""

from __future__ import annotations

from tests.messy.habit import Return, habit
from tests.workbook.packages import package

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@habit("file-of-an-open-workbook")
def _lock() -> Return:
    owner = b"\x05Maria" + b" " * 49 + b"\x05\x00" + "Maria".encode("utf-16-le") + b" \x00" * 49
    return Return(data=owner[:165], file="~$FINAL.xlsx")


@habit("file-html-called-xls")
def _html() -> Return:
    page = b"<html><body><table><tr><td>Ref</td><td>Answer</td></tr></table></body></html>"
    return Return(data=page, file="return.xls")


@habit("file-with-a-password")
def _locked() -> Return:
    data = _OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1024)
    return Return(data=data)


@habit("file-empty")
def _empty() -> Return:
    return Return(data=b"")


@habit("file-of-word")
def _word() -> Return:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return Return(data=package(parts), file="return.docx")


@habit("file-of-word-called-xlsx")
def _word_called() -> Return:
    return Return(data=_word().data)


@habit("file-pdf")
def _pdf() -> Return:
    return Return(data=b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", file="return.pdf")


@habit("file-of-another-table")
def _other() -> Return:
    rows = b"Name,Year,Needs\nSam,5,SLCN\nAlex,6,SEMH\n"
    return Return(data=rows, file="pupils.csv")
