"""What people put beside an answer: evidence, its date, a comment."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.messy.base import clean, edited
from tests.messy.habit import cells, habit
from tests.messy.raw import QUESTIONS, Bare, Formula, Shown, part_of, patched

DATES = {
    "date-as-text": "12/09/2025",
    "date-month-and-year": "Sept 25",
    "date-half-term": "Autumn 1 2025",
    "date-last-term": "last term",
    "date-impossible": "31/02/2025",
    "date-american": "09/25/2025",
    "date-two": "12/09/2025 and 14/10/2025",
    "date-with-dots": "12.9.25",
    "date-serial-number": Bare(45912),
}
"""What stands in E5, the evidence date of LEAD-Q1, instead of 14 September 2026."""

for _name, _value in DATES.items():
    cells(_name, {"E5": _value})

cells("evidence-drive-path", {"D5": r"S:\SEND\2026\SEN policy v3.docx"})
cells("evidence-see-policy", {"D5": "see policy"})
cells("evidence-beside-a-point", {"D22": "page 4"})
cells("evidence-error", {"D5": Shown("#REF!")})
_LINK = Formula('HYPERLINK("https://marl.example/policy.pdf","SEN policy")', "SEN policy")
cells("evidence-link-by-formula", {"D5": _LINK})


@habit("evidence-link")
def _link() -> bytes:
    def link(book: Workbook) -> None:
        book[QUESTIONS]["D5"].hyperlink = "https://marl.example/policy.pdf"
        book[QUESTIONS]["D5"].value = "SEN policy"

    return edited(link)


@habit("evidence-in-a-note")
def _note() -> bytes:
    def note(book: Workbook) -> None:
        book[QUESTIONS]["D5"].value = None
        book[QUESTIONS]["D5"].comment = Comment("Governors' minutes, page 3", "A. Author")

    return edited(note)


_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_OLD_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_THREAD = (
    f'<ThreadedComments xmlns="{_THREADS}">'
    '<threadedComment ref="F5" dT="2026-10-01T10:00:00.00" personId="{1}" id="{2}">'
    "<text>Is this enough?</text></threadedComment>"
    '<threadedComment ref="F5" dT="2026-10-02T10:00:00.00" personId="{3}" id="{4}" parentId="{2}">'
    "<text>Yes, the governors agreed</text></threadedComment></ThreadedComments>"
)
_OLD_COPY = (
    f'<comments xmlns="{_MAIN}"><authors><author>tc={{2}}</author></authors><commentList>'
    '<comment ref="F5" authorId="0"><text><t>[Threaded comment]\n\nYour version of Excel allows you '
    "to read this threaded comment.\n\nComment:\n    Is this enough?\nReply:\n    Yes, the governors "
    "agreed</t></text></comment></commentList></comments>"
)
_RELATIONS = (
    f'<Relationships xmlns="{_NAMESPACE}">'
    f'<Relationship Id="rId8" Type="{_OLD_KIND}" Target="../comments1.xml"/>'
    f'<Relationship Id="rId9" Type="{_KIND}" Target="../threadedComments/threadedComment1.xml"/>'
    "</Relationships>"
)


@habit("comment-as-a-thread")
def _threaded() -> bytes:
    folder, _, name = part_of(clean(), QUESTIONS).rpartition("/")
    parts = {
        f"{folder}/_rels/{name}.rels": _RELATIONS,
        "xl/threadedComments/threadedComment1.xml": _THREAD,
        "xl/comments1.xml": _OLD_COPY,
    }
    return patched(
        clean(), {part: lambda _, text=text: text.encode() for part, text in parts.items()}
    )
