"""Fill in the example returns the way people do. Run: python -m tests.examples.build [--libreoffice]

The schools are made up. Each return is a questionnaire written by ``new`` and filled in with
openpyxl; the free school's is then opened and saved again by LibreOffice, when asked for and there.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from send_audit.model.vocabulary import Depth
from send_audit.service.new import NewRequest, new

DAY = date(2026, 11, 23)
FOLDER = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True)
class Example:
    """A made-up school: its facts, and its rows as (answer, evidence, date, comment)."""

    name: str
    kind: str
    facts: dict[str, object]
    rows: dict[str, tuple[object, ...]]
    ticks: dict[str, str] = field(default_factory=dict)
    libreoffice: bool = False


POINTS = [
    "1",
    "2",
    "3a",
    "3b",
    "3c",
    "3d",
    "3e",
    "3f",
    "3g",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
]

OAKFIELD = Example(
    name="oakfield-primary",
    kind="maintained-mainstream",
    facts={
        "setting_name": "Oakfield Primary School (made up)",
        "urn": 999001,
        "has_sixth_form": "No",
        "plan_named_school": "Yes",
        "sen_provision_without_plan": "Yes",
        "review_meeting_required": "Yes",
        "senco_in_post": "Yes",
        "senco_on_staff": "Yes",
        "senco_role": "Qualified teacher (QTS)",
        "senco_induction": "Completed",
        "senco_teaches_here": "Yes",
        "senco_first_on": date(2019, 9, 1),
        "senco_months_before": 0,
        "senco_award": "National Award (NASENCO)",
        "senco_award_begun": date(2020, 9, 14),
        "senco_award_done": date(2022, 7, 8),
        "report_where": "On the school's own website",
        "report_link": "https://oakfield.example/sen-information-report",
        "report_on": date(2025, 7, 1),
        "access_plan_from": date(2023, 9, 1),
        "access_plan_to": date(2026, 8, 31),
    },
    rows={
        "LEAD-Q1": ("Yes",),
        "SENCO-Q1": ("Yes", "Governors' minutes 12 Sept 2019, item 6", date(2019, 9, 12)),
        "SENCO-Q2": ("Yes", "Certificate in the SENCO's file", date(2022, 7, 8)),
        "SUPPORT-Q1": (
            "Partly",
            "Provision map autumn 2026",
            date(2026, 10, 5),
            "Waiting for speech and language since the spring.",
        ),
        "INCL-Q1": ("Yes", "Club and trip lists by SEN status", date(2026, 10, 16)),
        "FAMILY-Q1": ("Yes", "Letters in pupil files", date(2024, 3, 1)),
        "INFO-Q1": ("Yes", "SEN information report 2025", date(2025, 7, 1)),
        "INFO-Q2": ("Yes",),
        "EQUAL-Q1": ("Yes", "Accessibility plan on the shared drive"),
        "EHCP-Q1": ("yes ", "Review calendar and invitations", date(2026, 9, 30)),
        "ADMIT-Q1": ("Yes", "Admission register", date(2026, 9, 4)),
        "JOINT-Q1": ("Y", "Log of requests from the authority", date(2026, 11, 2)),
    },
    ticks={point: "Yes" for point in POINTS if point not in {"8", "11", "13"}} | {"13": "No"},
)

MARLBROOK = Example(
    name="marlbrook-academy",
    kind="academy",
    facts={
        "setting_name": "Marlbrook Academy (made up)",
        "urn": 999002,
        "has_sixth_form": "Yes",
        "plan_named_school": "No",
        "sen_provision_without_plan": "Yes",
        "review_meeting_required": "Yes",
        "funded_plan_reviewed": "Yes",
        "senco_in_post": "Yes",
        "senco_on_staff": "Yes",
        "senco_role": "Qualified teacher (QTS)",
        "senco_induction": "Completed",
        "senco_teaches_here": "Yes",
        "senco_first_on": date(2023, 9, 1),
        "senco_months_before": 0,
        "senco_award": "NPQ for SENCOs",
        "senco_award_begun": date(2025, 2, 3),
        "report_where": "Only on a trust or federation website",
        "report_link": "https://trust.example/marlbrook/sen",
        "report_on": "01/09/2026",
        "access_plan_from": date(2024, 4, 1),
        "access_plan_to": date(2027, 3, 31),
    },
    rows={
        "LEAD-Q1": ("Yes", "SEND policy, page 2", date(2025, 11, 30)),
        "SENCO-Q1": ("Yes", "Trust letter of designation", date(2023, 7, 3)),
        "SENCO-Q2": ("Yes", "NPQ enrolment letter", date(2025, 2, 3)),
        "SUPPORT-Q1": ("Mostly", "Provision map", date(2026, 9, 20)),
        "INCL-Q1": ("Not sure",),
        "FAMILY-Q1": ("Yes", "Template letter and log", date(2026, 10, 1)),
        "INFO-Q1": ("Yes", "https://trust.example/marlbrook/sen", date(2026, 9, 1)),
        "INFO-Q2": ("Yes", "https://trust.example/marlbrook/sen", date(2026, 9, 1)),
        "EQUAL-Q1": ("Yes", "Accessibility plan 2024 to 2027", date(2024, 2, 20)),
        "EQUAL-Q2": ("Yes", "Equality analysis in trustees' papers", date(2026, 6, 18)),
        "EHCP-Q1": ("No", "", None, "Papers often go out a week before."),
        "EHCP-Q2": ("Does not apply", "", None, "The trust office deals with the authority."),
        "ADMIT-Q1": ("n/a",),
        "JOINT-Q1": ("Yes", "Correspondence file", date(2026, 10, 10)),
    },
    ticks={point: "Yes" for point in POINTS if point != "8"} | {"8": "No"},
)

TERN_BAY = Example(
    name="tern-bay-free-school",
    kind="free-school",
    facts={
        "setting_name": "Tern Bay Free School (made up)",
        "opened_on": date(2026, 9, 1),
        "has_sixth_form": "No",
        "plan_named_school": "Yes",
        "sen_provision_without_plan": "Yes",
        "senco_in_post": "Yes",
        "senco_on_staff": "Yes",
        "senco_role": "Head or acting head",
        "senco_first_on": date(2012, 9, 1),
        "senco_months_before": 30,
        "senco_award": "Neither",
        "report_where": "Not published",
    },
    rows={
        "LEAD-Q1": ("Partly", "", None, "Policy is still a draft."),
        "SENCO-Q1": ("Yes", "Trust minute 4 May 2026", date(2026, 5, 4)),
        "SENCO-Q2": ("Not sure",),
        "SUPPORT-Q1": ("Yes", "Support plans for 14 pupils", date(2026, 10, 30)),
        "INFO-Q1": ("No",),
        "INFO-Q2": ("No",),
        "EQUAL-Q1": ("No", "", None, "To be written this term."),
        "ADMIT-Q1": ("Yes", "Two plans, both on roll", date(2026, 9, 7)),
    },
    libreoffice=True,
)

HILL_VIEW = Example(
    name="hill-view-school",
    kind="independent",
    facts={
        "setting_name": "Hill View School (made up)",
        "urn": 999004,
        "funded_early_years": "No",
        "funded_plan_reviewed": "Yes",
        "access_plan_from": date(2024, 4, 1),
        "access_plan_to": date(2027, 3, 31),
    },
    rows={
        "LEAD-Q1": ("n/a", "", None, "We are not a funded nursery."),
        "EQUAL-Q1": (
            "Yes",
            "Accessibility plan 2024 to 2027, proprietor's minute",
            date(2024, 2, 12),
        ),
        "EHCP-Q2": ("Yes", "Emails to two authorities before each review", date(2026, 7, 1)),
    },
)

EXAMPLES = (OAKFIELD, MARLBROOK, TERN_BAY, HILL_VIEW)


def filled(example: Example) -> bytes:
    """Write the questionnaire of an example and fill it in."""
    request = NewRequest(kind=example.kind, facts=(), depth=Depth.FULL, as_at=DAY)
    book = load_workbook(io.BytesIO(new(request).data))
    facts = {row[0].value: row[2] for row in book["About your school"].iter_rows() if row[0].value}
    for name, value in example.facts.items():
        facts[name].value = value
    rows = {row[0].value: row for row in book["Questions"].iter_rows() if row[0].value}
    for ref, cells in example.rows.items():
        for cell, value in zip(rows[ref][2:6], cells, strict=False):
            cell.value = value or None
    for point, answer in example.ticks.items():
        rows[f"INFO-Q1.{point}"][2].value = answer
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def saved_by_libreoffice(data: bytes) -> bytes:
    """Open a workbook with LibreOffice and save it again as xlsx."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "in", "book.xlsx"), Path(folder, "out")
        before.parent.mkdir()
        before.write_bytes(data)
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(after),
                str(before),
            ],
            check=True,
            capture_output=True,
        )
        return (after / "book.xlsx").read_bytes()


def main() -> None:
    """Write all examples into ``examples/``."""
    office = "--libreoffice" in sys.argv[1:] and shutil.which("soffice")
    for example in EXAMPLES:
        if example.libreoffice and not office:
            print(f"{example.name}: left alone, it is saved by LibreOffice (--libreoffice)")
            continue
        data = filled(example)
        if example.libreoffice:
            data = saved_by_libreoffice(data)
        (FOLDER / f"{example.name}.xlsx").write_bytes(data)
        print(f"{example.name}: written")


if __name__ == "__main__":
    main()
