from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest
import python_calamine
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from send_audit.model.result import AuditResult
from send_audit.model.vocabulary import Group, Outcome
from send_audit.render import Look, render, view
from send_audit.render.xlsx import LONGEST, shown
from tests.render.sample import DAY, HOSTILE_COMMENT, HOSTILE_NAME, sample_result

SHEETS = ["Summary", "To do", "All items", "Facts", "Not asked", "Reading notes", "About"]


def opened(result: AuditResult | None = None) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(result or sample_result(), "xlsx")))


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """Give the rows of the one table of a sheet, by heading."""
    (table,) = sheet.tables.values()
    headings, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_every_sheet_but_the_cover_holds_one_named_table() -> None:
    book = opened()
    assert book.sheetnames == ["Cover", *SHEETS]
    names = [list(book[title].tables) for title in SHEETS]
    assert names == [
        ["Summary"],
        ["ToDo"],
        ["AllItems"],
        ["Facts"],
        ["NotAsked"],
        ["ReadingNotes"],
        ["About"],
    ]


@pytest.mark.parametrize("title", SHEETS)
def test_tables_have_whole_headings_and_no_blank_or_merged_rows(title: str) -> None:
    sheet = opened()[title]
    rows = rows_of(sheet)
    assert not sheet.merged_cells.ranges
    assert all(heading and isinstance(heading, str) for heading in rows[0])
    assert all(any(value not in {None, ""} for value in row.values()) for row in rows)
    (table,) = sheet.tables.values()
    assert table.headerRowCount == 1
    assert sheet.freeze_panes.endswith("4")
    assert sheet.print_title_rows == "$3:$3"


def test_summary_counts_are_the_tallies_and_add_up_and_stay_apart() -> None:
    result = sample_result()
    rows = rows_of(opened(result)["Summary"])
    assert [row["Group"] for row in rows] == list(view.GROUPS.values())
    for row, group in zip(rows, view.GROUPS, strict=True):
        tally = result.tallies[group]
        counts = dict(view.tally_rows(tally))
        assert {label: row[label] for label in counts} == counts
        assert row["Total"] == sum(counts.values()) == tally.total
        assert row["Score"] == view.score_words(result.scores[group])
        assert row["In place but not yet evidenced"] == tally.not_yet_evidenced


def test_summary_counts_equal_the_items_listed() -> None:
    result = sample_result()
    book = opened(result)
    listed = [row["Outcome"] for row in rows_of(book["All items"])]
    in_place = sum(row["In place"] for row in rows_of(book["Summary"]))
    assert listed.count("In place") == in_place
    assert len(listed) == sum(result.tallies[group].total for group in Group)


def test_each_item_stands_in_exactly_one_sheet() -> None:
    result = sample_result()
    book = opened(result)
    shown_ids = [
        row["Item"] for title in ("All items", "Not asked") for row in rows_of(book[title])
    ]
    assert sorted(shown_ids) == sorted(item.rule.id for item in result.items)


def test_an_item_row_says_all_that_its_outcome_rests_on() -> None:
    (row,) = [r for r in rows_of(opened()["All items"]) if r["Item"] == "SENCO-03"]
    assert row["Theme"] == "The SEN co-ordinator (SENCO)"
    assert row["Outcome"] == "Not in place"
    assert row["How it was decided"] == "worked out from the facts you gave"
    assert (row["How strong"], row["Based on"]) == ("the law says you must", "regulations")
    assert row["Required by"] == "SEND Regulations 2014, reg 49(4)"
    assert (row["Your answer"], row["Cell"]) == ("Yes", "Questions!C6")
    assert row["How we got there"].splitlines()[0] == "First became a SENCO on 1 September 2021."
    assert row["Deadline"].date() == date(2024, 9, 1)
    assert (
        row["To note"]
        == "the answer says otherwise than the facts or points; to check; known gap, plan agreed"
    )
    assert row["Who is answerable"] == "The proprietor (the academy trust)"
    assert "Complaint to the Department for Education" in row["Who can challenge, and how"]


def test_dates_are_dates() -> None:
    sheet = opened()["All items"]
    (row,) = [r for r in rows_of(sheet) if r["Item"] == "INFO-03"]
    assert row["Evidence date"].date() == date(2024, 10, 2)
    formats = {c.number_format for r in sheet.iter_rows() for c in r if c.is_date}
    assert formats == {"d mmm yyyy"}


def test_a_day_that_spreadsheets_cannot_hold_is_written_in_words() -> None:
    result = sample_result()
    old = result.items[0].replace(evidence_on=date(1066, 10, 14))
    rows = rows_of(opened(result.replace(items=(old, *result.items[1:])))["All items"])
    assert rows[0]["Evidence date"] == "14 October 1066"


def test_to_do_is_in_order_of_rank_with_room_for_people() -> None:
    result = sample_result()
    rows = rows_of(opened(result)["To do"])
    assert [row["Rank"] for row in rows] == [finding.rank for finding in result.findings]
    assert [row["Item"] for row in rows] == [finding.item for finding in result.findings]
    assert rows[0]["What"].endswith("The time to qualify has run out.")
    assert rows[0]["Action"] == "Agree who does this, and by when."
    assert {row[name] for row in rows for name in ("Owner", "By when", "Status")} == {None}


def test_not_asked_gives_the_reason_and_the_fact_that_took_it_out() -> None:
    rows = {row["Item"]: row for row in rows_of(opened()["Not asked"])}
    assert set(rows) == {"PLAN-06", "OTHER-01", "OTHER-02", "OTHER-03"}
    assert rows["PLAN-06"]["Why it is not asked"] == (
        "It is a right of the family, so there is nothing for the school to answer."
    )
    assert rows["OTHER-01"]["Why it is not asked"] == "Section 30 speaks of local authorities only."
    assert rows["OTHER-03"]["Fact that took it out"] == "Does the school have a sixth form?"


def test_facts_say_how_they_are_known() -> None:
    rows = {row["Ref"]: row for row in rows_of(opened()["Facts"])}
    assert rows["has_sixth_form"]["How it is known"] == "stated in the workbook"
    assert rows["in_hospital"]["How it is known"] == "taken as so, nobody said"
    assert rows["has_nursery"]["How it is known"] == "not stated"
    assert rows["senco_first_on"]["Value"] == "1 September 2021"


def test_reading_notes_name_the_cell_and_the_nearest_word() -> None:
    rows = rows_of(opened()["Reading notes"])
    assert (rows[0]["Cell"], rows[0]["Found"], rows[0]["Nearest"]) == (
        "Questions!C16",
        "Yess-ish",
        "Yes",
    )
    assert rows[2]["Found"] == '=cmd|"/c calc"!A1 <b onclick=alert(2)>'


def test_about_lets_anybody_make_it_again() -> None:
    result = sample_result()
    said = {row["Subject"]: row["What it says"] for row in rows_of(opened(result)["About"])}
    assert said["File read"] == result.file
    assert said["SHA-256 of the file"] == result.sha256
    assert said["Digest of the checklist"] == result.digest
    assert said["Attribution"] == result.attribution
    assert said["Rows read"].startswith("18: 12 answered, 2 blank, 1 not readable")


def test_cover_says_first_that_nobody_has_checked_and_links_to_every_sheet() -> None:
    sheet = opened()["Cover"]
    text = [cell.value for row in sheet.iter_rows(max_row=4) for cell in row if cell.value]
    assert text[0] == f"SEND self-assessment: {HOSTILE_NAME}"
    assert text[2] == view.SELF_ASSESSMENT
    assert "Action needed on 2 legal duties" in text
    links = [c.hyperlink.location for r in sheet.iter_rows() for c in r if c.hyperlink]
    assert links == [f"'{title}'!A1" for title in SHEETS]


def test_no_cell_is_a_formula_and_no_link_leads_out() -> None:
    data = render(sample_result(), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [c.coordinate for c in cells if c.data_type == "f"] == []
    assert [c for c in cells if c.hyperlink and c.hyperlink.target] == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in b"".join(package.read(name) for name in package.namelist())


def test_hostile_text_is_stored_as_it_is_but_for_what_no_cell_can_hold() -> None:
    data = render(sample_result(), "xlsx")
    book = python_calamine.load_workbook(io.BytesIO(data))
    texts = {value for row in book.get_sheet_by_name("All items").to_python() for value in row}
    assert HOSTILE_COMMENT.replace("\x1b", "\ufffd") in texts


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "{=1}", "http://x.example"])
def test_words_that_look_like_formulas_or_links_stay_words(text: str) -> None:
    result = sample_result().replace(file=text)
    rows = rows_of(opened(result)["About"])
    assert {"Subject": "File read", "What it says": text} in rows


def test_long_text_is_cut_with_the_number_of_letters_left_out() -> None:
    cut = shown("a" * 40_000)
    assert cut == "a" * LONGEST + "[... 8000 more characters]"
    faces = shown("\U0001f600" * 20_000)
    assert faces.startswith("\U0001f600" * 16_000 + "[... 4000 more")
    assert shown("b" * LONGEST) == "b" * LONGEST
    result = sample_result()
    long = result.items[0].replace(comment="c" * 1_000_000)
    rows = rows_of(opened(result.replace(items=(long, *result.items[1:])))["All items"])
    assert rows[0]["Comment"].endswith("[... 968000 more characters]")


def test_empty_tables_say_none() -> None:
    result = sample_result().replace(findings=(), problems=(), facts=())
    book = opened(result)
    for title in ("To do", "Facts", "Reading notes"):
        (row,) = rows_of(book[title])
        assert next(iter(row.values())) == "None"


def test_equal_results_give_equal_bytes_whatever_the_look() -> None:
    data = render(sample_result(), "xlsx")
    assert data == render(sample_result(), "xlsx", Look(width=40, color=True))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert f"{DAY}T00:00:00Z".encode() in package.read("docProps/core.xml")


def test_a_changed_outcome_changes_the_cells() -> None:
    result = sample_result()
    worse = result.items[0].replace(outcome=Outcome.NOT_MET)
    changed = opened(result.replace(items=(worse, *result.items[1:])))
    assert rows_of(changed["All items"])[0]["Outcome"] == "Not in place"
    assert rows_of(opened(result)["All items"])[0]["Outcome"] == "In place"


def test_letters_are_sans_serif_and_large_enough() -> None:
    fonts = {
        (cell.font.name, cell.font.size >= 12)
        for sheet in opened()
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert fonts == {("Arial", True)}


def test_hostile_name_cannot_break_the_printed_header() -> None:
    result = sample_result("&P &D 5 schools & more " + "x" * 400)
    header = opened(result)["Summary"].oddHeader.left.text
    assert header.strip().startswith("&&P &&D 5 schools && more") or "&P" not in header
    assert len(header) < 200
