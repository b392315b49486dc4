"""Fill in two made-up audits of other people's making. Run: python -m tests.examples.other_layouts

Neither the bodies, the schools nor the wording is real. They look the way such audits look: details
above the table, merged titles, guidance between the rows, one sheet a standard, scores for words.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "mappings"
BOLD = Font(bold=True)
BAND = PatternFill("solid", fgColor="D9E2EC")
WRAP = Alignment(wrap_text=True, vertical="top")

Row = tuple[object, ...]

RATING = "Not evident / Developing / Secure"
BRIGHTWATER: list[Row | str] = [
    "A  Leadership and the SENCO",
    (
        "A1",
        "The trust has named a member of our own staff as SENCO, and the date is on record. (S)",
        "Secure",
        "Trust board minutes, item 6; contract",
        "",
    ),
    (
        "A2",
        "Our SENCO is the head, or a qualified teacher who has done induction and teaches here. (S)",
        "Secure",
        "Personnel file",
        "",
    ),
    (
        "A3",
        (
            "Our SENCO holds the SENCO award from a provider that the regulations name, is still in the "
            "first three years, or need not hold it. (S)"
        ),
        "Developing",
        "Enrolment letter",
        "Ask the provider when the course ends",
    ),
    (
        "A4",
        (
            "The trust has decided the SENCO's part in leading the school and the SENCO's tasks, and "
            "checks how well they are carried out. (S)"
        ),
        "Not evident",
        "",
        "Job description to go to the summer board",
    ),
    ("A5", "The SENCO has protected time every week.", "Developing", "Timetable", ""),
    ("A6", "A trustee with an interest in SEND visits each term.", "Secure", "Visit notes", ""),
    ("A7", "Every classroom shows the Brightwater inclusion pledge.", "Secure", "", ""),
    "B  Finding and meeting needs",
    "Think of all pupils with SEN, not only of those with an EHC plan.",
    (
        "B1",
        "We know who our pupils with SEN are, and teachers have their details. (S)",
        "Secure",
        "SEND record",
        "",
    ),
    ("B2", "All pupils are screened for reading and language when they join.", "", "", ""),
    (
        "B3",
        (
            "We do everything we can so that each pupil with SEN gets the provision that their needs "
            "call for. (S)"
        ),
        "Secure",
        "Provision map, reviewed by the board in March",
        "",
    ),
    ("B4", "Support goes round in four steps: assess, plan, do, review.", "Secure", "", ""),
    (
        "B5",
        "Support is reviewed every term with the pupil and the parents.",
        "Developing",
        "Review sheets; Year 8 missing",
        "Year 8 reviews by half term",
    ),
    (
        "B6",
        (
            "When we make special educational provision for a pupil without an EHC plan, we tell the "
            "parents, or the young person once over compulsory school age. (S)"
        ),
        "Secure",
        "Letter, dated copy in each file",
        "",
    ),
    ("B7", "Our teaching assistants belong to the trust's SEND network.", "Developing", "", ""),
    "C  Information and access",
    (
        "C1",
        "Anybody can open our SEN information report on our own website. (S)",
        "Secure",
        "https://brightwater-marsh.example/send",
        "",
    ),
    (
        "C2",
        "The report says how we judge whether our provision works. (S)",
        "Not evident",
        "",
        "Add to the report",
    ),
    (
        "C3",
        "The report gives the name of the SENCO and says how to reach them. (S)",
        "Secure",
        "Page 2 of the report",
        "",
    ),
    ("C4", "The report is less than twelve months old. (S)", "Secure", "Dated on page 1", ""),
    (
        "C5",
        (
            "We have a written accessibility plan for these three years, for the curriculum, the site "
            "and written information, and we carry it out. (S)"
        ),
        "Developing",
        "Plan 2024 to 2027",
        "Site works are late",
    ),
    (
        "C6",
        "Our equality objectives are published, can be measured and are less than four years old. (S)",
        "Secure",
        "Website",
        "",
    ),
    (
        "C7",
        "We publish information each year on how we meet the equality duty. (S)",
        "Not evident",
        "",
        "Publish by Easter",
    ),
    "D  Working with others",
    (
        "D1",
        "Whenever the local authority asks for our advice for an EHC needs assessment, we give it. (S)",
        "Secure",
        "Log of requests",
        "",
    ),
    ("D2", "Annual reviews are well run.", "Secure", "", ""),
    (
        "D3",
        "Every child or young person whose EHC plan names us has been admitted. (S)",
        "Secure",
        "Admissions log",
        "",
    ),
    (
        "D4",
        "Part-time timetables are rare, short and agreed with the parent. (S)",
        "Secure / Developing",
        "Two in the last year",
        "",
    ),
    ("D5", "Our complaints procedure speaks of SEND.", "Secure", "Policy, section 4", ""),
]

WESTMERE: dict[str, list[Row]] = {
    "Standard 1": [
        (
            1,
            "The governing body has named a member of the school's staff as SENCO and has noted when.",
            3,
            "Minutes",
            date(2026, 9, 14),
            "",
        ),
        (
            2,
            (
                "The SENCO is the head teacher, or a qualified teacher who has completed induction and "
                "teaches at the school."
            ),
            3,
            "Staff file",
            date(2026, 9, 1),
            "",
        ),
        (
            3,
            (
                "The SENCO holds the award that the regulations ask for, has time left to gain it, or "
                "does not need it."
            ),
            3,
            "Certificate",
            date(2025, 6, 30),
            "",
        ),
        (4, "One governor keeps watch over SEN and disability.", 3, "Minutes", None, ""),
        (5, "Staff appraisal looks at how pupils with SEN are taught.", 2, "", None, ""),
        (6, "The school has signed up to the Westmere SEND helpline.", 1, "", None, "Too dear"),
    ],
    "Standard 2": [
        (
            1,
            (
                "The school does all that it can so that every pupil with SEN gets the provision that "
                "their needs call for."
            ),
            2,
            "Provision map",
            date(2026, 10, 5),
            "Speech and language help has a waiting list",
        ),
        (
            2,
            "SEN is looked for when a pupil joins and each time progress is checked.",
            3,
            "Entry pack",
            "12/09/2026",
            "",
        ),
        (3, "Parents of pupils at SEN support meet staff three times a year.", 3, "", None, ""),
        (
            4,
            "Records of SEN support are accurate, up to date and shared with parents.",
            "2-3",
            "Files",
            None,
            "",
        ),
        (5, "The provision map is costed.", 1, "", None, ""),
    ],
    "Standard 3": [
        (
            1,
            "The SEN information report can be opened by anybody on the school's own website.",
            3,
            "https://hollins-bank.example/send",
            date(2026, 11, 2),
            "",
        ),
        (2, "The report is less than a year old.", 3, "Date on page 1", date(2026, 11, 2), ""),
        (3, "Changes, such as a new SENCO, go into the report at once.", 3, "", None, ""),
        (4, "Parents can have the report on paper free of charge.", 3, "Office notice", None, ""),
        (
            5,
            (
                "A written accessibility plan for the present three years covers curriculum, site and "
                "written information, and is carried out."
            ),
            2,
            "Plan 2025 to 2028",
            date(2025, 9, 1),
            "",
        ),
    ],
    "Standard 4": [
        (
            1,
            "Advice is given whenever the authority asks for it for an EHC needs assessment.",
            3,
            "Log",
            date(2026, 7, 3),
            "",
        ),
        (
            2,
            "Every child whose EHC plan names the school has been admitted.",
            0,
            "",
            None,
            "No plan has named us in the last two years.",
        ),
        (
            3,
            "When asked about being named in a plan, the school answers within 15 days.",
            "",
            "",
            None,
            "",
        ),
        (
            4,
            (
                "When a pupil leaves, the transfer file and the record, with the SEN in them, go on "
                "within 15 school days."
            ),
            1,
            "",
            None,
            "Three were late",
        ),
        (5, "Year 6 pupils make a book about themselves for their next school.", 3, "", None, ""),
        (6, "The school takes part in the Westmere moderation week.", 2, "", None, ""),
    ],
}


def brightwater() -> Workbook:
    """Make the grid of the made-up Brightwater Learning Trust, filled in by one academy."""
    book = Workbook()
    sheet = book.active
    sheet.title = "SEND RAG grid"
    sheet.append(["Brightwater Learning Trust: SEND self-evaluation (made up for this program)"])
    sheet.append([])
    sheet.append(["School:", "Brightwater Marsh Academy", None, "URN:", 999411])
    sheet.append(["Completed by:", "The SENCO and the head", None, "Date:", date(2026, 11, 9)])
    sheet.append([])
    sheet.append(["Write one of the three words for each statement. (S) marks a legal duty."])
    sheet.append(["Ref", "Statement", RATING, "Rationale and evidence", "Action"])
    _heading(sheet, 7)
    for row in BRIGHTWATER:
        if isinstance(row, str):
            sheet.append([row])
            place = sheet.max_row
            sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=5)
            sheet.cell(place, 1).font = BOLD
        else:
            sheet.append([value or None for value in row])
    _widths(sheet, (7, 70, 18, 40, 34))
    return book


def westmere() -> Workbook:
    """Make the return of the made-up Westmere authority, filled in by one primary school."""
    book = Workbook()
    start = book.active
    start.title = "Introduction"
    start.append(["Westmere Council: SEND standards return (made up for this program)"])
    start.append([])
    start.append(["Name of school", "Hollins Bank Primary School"])
    start.append(["URN: 999412"])
    start.append([])
    start.append(["Score each requirement:"])
    for score, words in enumerate(
        ("not applicable", "not in place", "partly in place", "in place")
    ):
        start.append([score, words])
    _widths(start, (26, 40))
    for name, rows in WESTMERE.items():
        sheet = book.create_sheet(name)
        sheet.append([f"{name}: what we expect of every school"])
        sheet.append(["No", "Requirement", "Score", "Evidence", "Date reviewed", "Comments"])
        _heading(sheet, 2)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        _widths(sheet, (6, 70, 8, 32, 15, 40))
    return book


LAYOUTS: dict[str, Callable[[], Workbook]] = {
    "brightwater": brightwater,
    "westmere": westmere,
}


def _heading(sheet: Worksheet, row: int) -> None:
    for cell in sheet[row]:
        cell.font, cell.fill = BOLD, BAND
    sheet.freeze_panes = f"A{row + 1}"


def _widths(sheet: Worksheet, widths: tuple[int, ...]) -> None:
    for letter, width in zip("ABCDEF", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = WRAP


def main() -> None:
    """Write both workbooks into the folder of examples."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in LAYOUTS.items():
        make().save(FOLDER / f"{name}.xlsx")


if __name__ == "__main__":
    main()
