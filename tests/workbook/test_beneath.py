"""What a cell does not show as its value: notes, colours, links, formulas, and what is hidden."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.fills import GradientFill

from send_audit.model.result import AuditResult, JudgedItem
from send_audit.model.submission import Problem
from send_audit.model.vocabulary import Severity
from send_audit.workbook.beneath.colours import OWN_COLOURS
from send_audit.workbook.beneath.notes import notes_in
from send_audit.workbook.beneath.package import Package
from send_audit.workbook.beneath.struck import Struck, struck_cells, struck_strings, struck_styles
from send_audit.workbook.beneath.text import blocks
from send_audit.workbook.writing import styles
from tests.workbook.returns import (
    codes,
    column_of,
    edited,
    filled,
    judged,
    outcomes,
    put,
    questionnaire,
    row_of,
    state,
)

EVIDENCE = "Evidence: what and where"


def lead(result: AuditResult) -> JudgedItem:
    """Give the item that LEAD-Q1, at Questions!C5, answers."""
    return next(item for item in result.items if item.rule.id == "LEAD-01")


def told(result: AuditResult) -> list[tuple[str, str, str]]:
    """Give what is said: code, cell, and what was found there."""
    said = [p for p in result.problems if p.code not in {"draft", "nothing-answered"}]
    return [(p.code, str(p.where), p.found) for p in said]


def only(result: AuditResult, code: str) -> Problem:
    """Give the one problem of a code."""
    (problem,) = [problem for problem in result.problems if problem.code == code]
    return problem


def with_note(cell: str, text: str, answers: dict[str, object] | None = None) -> AuditResult:
    """Judge a return with a note on a cell of the questions sheet."""

    def note(book: Workbook) -> None:
        book["Questions"][cell].comment = Comment(text, "A. Author")

    return judged(edited(filled(answers=answers), note))


def coloured(cell: str, fill: PatternFill | GradientFill, **answers: object) -> AuditResult:
    """Judge a return with a fill on a cell of the questions sheet."""

    def paint(book: Workbook) -> None:
        book["Questions"][cell].fill = fill

    return judged(
        edited(filled(answers={k.replace("_", "-"): v for k, v in answers.items()}), paint)
    )


def solid(colour: str | Color) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def patched(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """Change parts of a package as bytes; a part that is not there is made from nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        for name in names:
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, change in changes.items():
            if name not in names:
                new.writestr(name, change(b""))
    return out.getvalue()


def sheet_part(data: bytes, title: str) -> str:
    """Find the part of a sheet: openpyxl numbers them in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = re.findall(r'<sheet [^>]*?name="([^"]+)"', package.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{names.index(title) + 1}.xml"


@pytest.mark.parametrize(
    ("note", "near"), [("Yes", "Yes"), ("ask Jo Brown", ""), ("No", "No"), ("Partially", "Partly")]
)
def test_an_answer_in_a_note_is_not_taken_but_asked_about(note: str, near: str) -> None:
    result = with_note("C5", note)
    problem = only(result, "note-only")
    assert (str(problem.where), problem.found, problem.nearest) == ("Questions!C5", note, near)
    assert problem.severity is Severity.ERROR
    assert lead(result).outcome == "invalid"
    assert (result.rows.invalid, codes(result)) == (1, ["note-only"])


def test_a_note_on_an_answered_cell_goes_into_the_comment() -> None:
    result = with_note("C5", "since May", {"LEAD-Q1": "Yes"})
    assert told(result) == [("note-kept", "Questions!C5", "since May")]
    assert (lead(result).outcome, lead(result).comment) == ("met", "since May")
    assert only(result, "note-kept").severity is Severity.NOTE


@pytest.mark.parametrize(
    ("cell", "evidence", "comment"),
    [
        ("D5", "Minutes (see page 4)", "Good"),
        ("F5", "Minutes", "Good (see page 4)"),
        ("E5", "Minutes", "Good (see page 4)"),
        ("B5", "Minutes", "Good (see page 4)"),
    ],
)
def test_a_note_on_another_cell_of_the_row_goes_where_it_belongs(
    cell: str, evidence: str, comment: str
) -> None:
    def fill(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "Minutes", EVIDENCE)
        put(book, "LEAD-Q1", date(2026, 9, 1), "Evidence date")
        put(book, "LEAD-Q1", "Good", "Comment")
        book["Questions"][cell].comment = Comment("see page 4", "A. Author")

    result = judged(edited(questionnaire(), fill))
    assert told(result) == [("note-kept", f"Questions!{cell}", "see page 4")]
    assert (lead(result).evidence, lead(result).comment) == (evidence, comment)


def test_a_note_on_a_point_goes_to_the_question_and_one_beside_the_rows_says_nothing() -> None:
    def note(book: Workbook) -> None:
        put(book, "INFO-Q1", "Yes")
        put(book, "INFO-Q1.1", "Yes")
        number = row_of(book, "Questions", "INFO-Q1.1")
        book["Questions"].cell(number, 3).comment = Comment("page 2", "A. Author")
        book["Questions"]["A1"].comment = Comment("our form", "A. Author")
        book["Questions"]["B4"].comment = Comment("our theme", "A. Author")

    result = judged(edited(questionnaire(), note))
    assert [(code, found) for code, _, found in told(result)] == [("note-kept", "page 2")]
    info = next(item for item in result.items if item.rule.id == "INFO-01")
    assert info.comment == "page 2"


def test_the_name_of_who_wrote_a_note_is_left_out() -> None:
    assert (
        with_note("C5", "A. Author:\nsince May", {"LEAD-Q1": "Yes"}).problems[0].found
        == "since May"
    )
    google = with_note("C5", "since May\n\t-A. Author", {"LEAD-Q1": "Yes"})
    assert google.problems[0].found == "since May"


THREAD = (
    b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    b'<threadedComment ref="C5" dT="2026-10-01T10:00:00.00" personId="{1}" id="{2}">'
    b"<text>Yes &amp; since May</text></threadedComment>"
    b'<threadedComment ref="C5" personId="{1}" id="{3}" parentId="{2}"><text>agreed</text>'
    b"</threadedComment></ThreadedComments>"
)
OLD_COPY = (
    b"[Threaded comment]\n\nYour version cannot show this.\n\nComment:\n    Yes &amp; since May"
)


def test_a_thread_counts_and_not_the_copy_of_it_for_older_programs() -> None:
    old = (
        b"<comments><authors><author>tc={2}</author></authors><commentList>"
        b'<comment ref="C5" authorId="0"><text><t>' + OLD_COPY + b"</t></text></comment>"
        b'<x:comment ref="D5" authorId="0"><x:text><x:r><x:t>two </x:t></x:r><x:r><x:t>runs</x:t>'
        b"</x:r></x:text></x:comment></commentList></comments>"
    )
    assert notes_in([(old, False)]) == {"C5": "Yes & since May", "D5": "two runs"}
    assert notes_in([(old, False), (THREAD, True)]) == {
        "C5": "Yes & since May / agreed",
        "D5": "two runs",
    }


def test_a_threaded_note_is_found_by_the_relations_of_its_sheet() -> None:
    data = filled()
    part = sheet_part(data, "Questions")
    folder, name = part.rsplit("/", 1)
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId9" Target="../threadedComments/threadedComment1.xml" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
        b"</Relationships>"
    )
    result = judged(
        patched(
            data,
            {
                f"{folder}/_rels/{name}.rels": lambda _: relation,
                "xl/threadedComments/threadedComment1.xml": lambda _: THREAD,
            },
        )
    )
    assert told(result) == [("note-only", "Questions!C5", "Yes & since May / agreed")]
    assert result.problems[0].nearest == "Yes"


def test_parts_that_are_never_closed_are_left_alone() -> None:
    xml = b"<a>1</a><a/>" + b"<a>" * 50_000
    assert list(blocks(xml, b"a")) == [({}, b"1"), ({}, b"")]
    assert notes_in([(b'<comment ref="C5"><text><t>Yes', False)]) == {}


@pytest.mark.parametrize(
    "fill",
    [
        solid("FF92D050"),
        solid(Color(theme=9)),
        solid(Color(theme=0, tint=-0.15)),
        solid(Color(indexed=10)),
        GradientFill(stop=("FF0000", "00FF00")),
    ],
)
def test_a_colour_without_a_word_is_no_answer_and_no_blank(fill: PatternFill) -> None:
    result = coloured("C5", fill, JOINT_Q1="Yes")
    assert told(result) == [("colour-only", "Questions!C5", "a colour")]
    assert lead(result).outcome == "invalid"
    assert (result.rows.invalid, result.rows.answered) == (1, 1)


@pytest.mark.parametrize(
    "fill",
    [
        solid("FFF7FAFD"),
        solid("FFFFFFFF"),
        solid(Color(theme=0)),
        solid(Color(indexed=9)),
        PatternFill(),
        PatternFill("gray125"),
    ],
)
def test_white_no_fill_and_the_form_s_own_are_no_colours(fill: PatternFill) -> None:
    result = coloured("C5", fill, JOINT_Q1="Yes")
    assert told(result) == []
    assert lead(result).outcome == "unanswered"


def test_a_colour_beside_a_word_or_on_another_cell_says_nothing() -> None:
    assert told(coloured("C5", solid("FF92D050"), LEAD_Q1="Yes")) == []
    assert told(coloured("D5", solid("FF92D050"))) == []
    assert told(coloured("C4", solid("FF92D050"))) == []  # the heading of a theme


def all_green(answers: dict[str, object]) -> AuditResult:
    def paint(book: Workbook) -> None:
        for number in range(5, book["Questions"].max_row + 1):
            if book["Questions"].cell(number, 1).value:
                book["Questions"].cell(number, 3).fill = solid("FF92D050")

    return judged(edited(filled(answers=answers), paint))


def test_one_colour_for_all_is_the_look_of_the_form_unless_nothing_else_is_said() -> None:
    assert told(all_green({"LEAD-Q1": "Yes"})) == []
    result = all_green({})
    assert set(codes(result)) == {"colour-only"}
    assert result.rows.blank == 0


def test_a_colour_on_a_row_that_the_form_says_to_skip_is_not_asked_about() -> None:
    def skip(book: Workbook) -> None:
        sheet = book["Questions"]
        sheet["C5"].fill = solid("FFBFBFBF")
        sheet.cell(
            5, column_of(book, "Questions", "Do I answer this? Required by")
        ).value = "Skip: asked only if there is a sixth form."

    assert told(judged(edited(questionnaire(), skip))) == []


def test_the_fills_of_our_own_cells_are_known() -> None:
    used = {str(shape["bg_color"]) for shape in styles._SHAPES.values() if "bg_color" in shape}
    assert {colour.strip("#").lower() for colour in used} == OWN_COLOURS


@pytest.mark.parametrize(
    ("text", "target", "evidence"),
    [
        ("SEN policy", "https://oak.example/sen.pdf", "SEN policy (https://oak.example/sen.pdf)"),
        ("https://oak.example/sen/", "https://oak.example/sen", "https://oak.example/sen/"),
        ("oak.example/SEN", "https://oak.example/sen", "oak.example/SEN"),
        ("Ask the head", "mailto:head@oak.example", "Ask the head"),
        ("the drive", r"S:\SEN\policy 2026.docx", r"the drive (S:\SEN\policy 2026.docx)"),
    ],
)
def test_where_a_link_leads_is_kept(text: str, target: str, evidence: str) -> None:
    def link(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        book["Questions"]["D5"].hyperlink = target
        put(book, "LEAD-Q1", text, EVIDENCE)

    result = judged(edited(questionnaire(), link))
    assert (lead(result).evidence, told(result)) == (evidence, [])


def with_formula(
    cell: str, formula: str, saved: str, *, kind: str = "str", sheet: str = "Questions"
) -> bytes:
    """Make a return with a formula whose result was saved, as a spreadsheet program saves it."""
    data = filled(answers={"JOINT-Q1": "Yes"})
    inside = f'<c r="{cell}" t="{kind}"><f>{formula}</f><v>{saved}</v></c>'.encode()

    def change(xml: bytes) -> bytes:
        changed, count = re.subn(rb'<c r="' + cell.encode() + rb'"[^>]*?(?:/>|></c>)', inside, xml)
        assert count == 1
        return changed

    return patched(data, {sheet_part(data, sheet): change})


def test_a_formula_counts_by_what_it_showed_and_that_is_said() -> None:
    result = judged(with_formula("C5", "IF(A1&lt;&gt;&quot;&quot;,&quot;Yes&quot;)", "Yes"))
    assert told(result) == [("formula-value", "Questions!C5", '=IF(A1<>"","Yes")')]
    assert (lead(result).outcome, result.problems[0].severity) == ("met", Severity.NOTE)


def test_a_formula_that_shows_nothing_is_still_an_error() -> None:
    result = judged(with_formula("C5", "B1", ""))
    assert told(result) == [("error-value", "Questions!C5", "=B1")]
    assert lead(result).outcome == "invalid"


@pytest.mark.parametrize("kind", ["e", "str"])
def test_a_formula_that_was_saved_with_an_error_is_an_error_and_nothing_was_taken(
    kind: str,
) -> None:
    result = judged(with_formula("C5", "B1/0", "#DIV/0!", kind=kind))
    assert [code for code, _, _ in told(result)] == ["error-value"]
    assert lead(result).outcome == "invalid"
    facts = judged(with_formula("C6", "B1/0", "#DIV/0!", kind=kind, sheet="About your school"))
    assert [(code, cell) for code, cell, _ in told(facts)] == [
        ("error-value", "About your school!C6")
    ]


def test_of_a_formula_that_shows_no_answer_it_is_not_said_that_it_was_taken() -> None:
    result = judged(with_formula("C5", "B1", "blue"))
    assert told(result) == [("unknown-answer", "Questions!C5", "blue")]


def test_a_link_made_by_a_formula_is_kept() -> None:
    linked = "HYPERLINK(&quot;https://oak.example/p&quot;,&quot;Policy&quot;)"
    result = judged(with_formula("D5", linked, "Policy"))
    assert lead(result).evidence == "Policy (https://oak.example/p)"


def test_a_formula_that_shows_an_error_says_which() -> None:
    result = judged(filled(answers={"LEAD-Q1": "#REF!"}))
    assert told(result) == [("error-value", "Questions!C5", "#REF!")]


def hide(book: Workbook) -> None:
    put(book, "LEAD-Q1", "Yes")
    for number in (4, 5, 6):  # the first is the heading of a theme
        book["Questions"].row_dimensions[number].hidden = True


def test_hidden_rows_are_read_and_named_once() -> None:
    result = judged(edited(questionnaire(), hide))
    assert told(result) == [("hidden-rows", "Questions!C5", "C5, C6")]
    message = "Hidden on this sheet, and read like the rest: 2 rows (C5, C6)."
    assert (result.problems[0].message, lead(result).outcome) == (message, "met")


def test_a_filter_left_on_is_said_and_many_rows_are_counted() -> None:
    def filtered(book: Workbook) -> None:
        hide(book)
        book["Questions"].auto_filter.add_filter_column(2, ["No"])
        for number in range(7, 20):
            book["Questions"].row_dimensions[number].hidden = True

    problem = only(judged(edited(questionnaire(), filtered)), "hidden-rows")
    assert re.fullmatch(
        r".*: 1\d rows \(C5, C6, .* and \d more\)\. A filter is on\.", problem.message
    )


def test_hidden_columns_are_named_by_their_headings() -> None:
    def conceal(book: Workbook) -> None:
        book["Questions"].column_dimensions["C"].hidden = True
        book["Questions"].column_dimensions["A"].hidden = True  # nobody needs to see references
        book["About your school"].column_dimensions["A"].hidden = True

    result = judged(edited(questionnaire(), conceal))
    assert told(result) == [("hidden-rows", "Questions!C3", "Answer")]


def test_hidden_facts_are_named_and_read() -> None:
    def conceal(book: Workbook) -> None:
        number = row_of(book, "About your school", "senco_in_post")
        book["About your school"].row_dimensions[number].hidden = True

    result = judged(edited(filled(senco_in_post="No"), conceal))
    assert [code for code, _, _ in told(result)] == ["hidden-rows"]
    assert outcomes(result)["SENCO-01"] == "not_met"


def test_a_hidden_sheet_is_read_and_said_so() -> None:
    def conceal(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        book["Questions"].sheet_state = "veryHidden"

    result = judged(edited(questionnaire(), conceal))
    assert told(result) == [("hidden-sheet", "Questions!A1", "Questions")]
    assert lead(result).outcome == "met"


def test_a_fact_in_a_note_is_asked_about_and_one_under_a_note_is_kept() -> None:
    def note(book: Workbook) -> None:
        sheet = book["About your school"]
        state(book, "senco_on_staff", "Yes")
        for fact in ("senco_in_post", "senco_on_staff"):
            sheet.cell(row_of(book, "About your school", fact), 3).comment = Comment("Yes", "A")

    result = judged(edited(questionnaire(), note))
    in_post = next(fact for fact in result.facts if fact.id == "senco_in_post")
    assert sorted(codes(result)) == ["note-kept", "note-only"]
    assert str(only(result, "note-only").where) == str(in_post.where)
    assert in_post.value is None
    assert outcomes(result)["SENCO-01"] == "invalid"


def test_looking_beneath_a_file_of_another_kind_finds_nothing() -> None:
    for data in (b"", b"Ref,Question,Answer\n", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0"):
        sheet = Package(data).sheet("Questions")
        found = (sheet.unclear, sheet.notes, sheet.hidden_rows, sheet.colours(2))
        assert not any(found)


def test_a_sheet_with_a_prefix_and_single_quotes_is_looked_into_too() -> None:
    data = filled(answers={"JOINT-Q1": "Yes"})
    xml = (
        b"<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        b"<x:cols><x:col min='2' max='3' hidden='1'/></x:cols><x:sheetData>"
        b"<x:row r='1' hidden='true'><x:c r='A1' t='str'><x:f>B1</x:f><x:v>Yes</x:v></x:c>"
        b"<x:c r='B1' t='e'><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    part = sheet_part(data, "Questions")
    sheet = Package(patched(data, {part: lambda _: xml})).sheet("Questions")
    assert (sheet.written((0, 0)), sheet.written((0, 1))) == ("=B1", "#N/A")
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({0}), frozenset({1, 2}))


def merging(cells: str, **more: str) -> AuditResult:
    """Judge a return with cells of the questions merged; ``more`` is written into others first."""

    def merge(book: Workbook) -> None:
        put(book, "LEAD-Q1", "Yes")
        put(book, "LEAD-Q1", "Minutes", EVIDENCE)
        for cell, value in more.items():
            book["Questions"][cell] = value
        book["Questions"].merge_cells(cells)

    return judged(edited(questionnaire(), merge))


def refs_in(first: int, last: int) -> list[str]:
    """Give the references on some rows of the blank questions."""
    sheet = load_workbook(io.BytesIO(questionnaire()))["Questions"]
    found = [sheet.cell(number, 1).value for number in range(first, last + 1)]
    return [str(ref) for ref in found if ref]


def test_an_answer_merged_over_several_rows_counts_for_the_first_only() -> None:
    result = merging("C5:C8")
    under = refs_in(6, 8)
    assert under
    problem = only(result, "merged-cells")
    assert (str(problem.where), problem.found) == ("Questions!C5", "C5:C8: Yes")
    assert problem.severity is Severity.WARNING
    assert f"so these stay unanswered: {', '.join(under)}. Unmerge" in problem.message
    assert codes(result) == ["merged-cells"]
    assert (lead(result).outcome, result.rows.answered) == ("met", 1)


def test_merged_evidence_is_said_too_and_once_where_several_columns_are_merged() -> None:
    problem = only(merging("D5:D6"), "merged-cells")
    assert problem.found == "D5:D6: Minutes"
    assert f"so these have nothing here: {refs_in(6, 6)[0]}." in problem.message
    assert codes(merging("C5:F6")) == ["merged-cells"]


@pytest.mark.parametrize("cells", ["C5:D5", "B5:B8", "C6:C8", "H5:H8"])
def test_cells_merged_across_or_outside_or_blank_say_nothing(cells: str) -> None:
    assert codes(merging(cells)) == []


def test_evidence_merged_over_the_points_of_its_question_says_nothing() -> None:
    def merge(book: Workbook) -> None:
        first = row_of(book, "Questions", "INFO-Q1")
        last = row_of(book, "Questions", "INFO-Q1.1")
        assert last > first
        put(book, "INFO-Q1", "Our page", EVIDENCE)
        book["Questions"].merge_cells(f"D{first}:D{last}")

    assert codes(judged(edited(questionnaire(), merge))) == []


def struck(values: dict[str, object], cells: str, sheet: str = "Questions") -> AuditResult:
    """Judge a return with values in cells of a sheet and some cells struck through."""

    def strike(book: Workbook) -> None:
        for cell, value in values.items():
            book[sheet][cell] = value
        for cell in cells.split():
            book[sheet][cell].font = Font(strike=True)

    return judged(edited(questionnaire(), strike))


def runs(*parts: str | tuple[str, bool]) -> CellRichText:
    """Make a text of parts: bare ones look as the cell does, the others are struck or not."""
    return CellRichText(
        *(
            part
            if isinstance(part, str)
            else TextBlock(InlineFont(strike=part[1] or None), part[0])
            for part in parts
        )
    )


def test_an_answer_that_is_struck_through_is_not_taken() -> None:
    result = struck({"C5": "Yes", "C6": "Yes"}, "C5")
    assert told(result) == [("struck-out", "Questions!C5", "Yes")]
    problem = only(result, "struck-out")
    assert (problem.severity, problem.nearest) == (Severity.ERROR, "")
    assert (lead(result).outcome, result.rows.invalid) == ("invalid", 1)


@pytest.mark.parametrize(
    ("text", "found", "near"),
    [
        (runs(("Yes", True), " Partly"), "Yes", "Partly"),
        (runs("No ", ("Yes", True)), "Yes", "No"),
        (runs(("Yes", True), ("Partly", False)), "Yes", "Partly"),
        (runs(("Yes", True), " see below"), "Yes", ""),
        (runs(("Yes", True)), "Yes", ""),
    ],
)
def test_of_an_answer_struck_in_part_the_words_that_stay_are_suggested(
    text: CellRichText, found: str, near: str
) -> None:
    result = struck({"C5": text}, "")
    problem = only(result, "struck-out")
    assert (str(problem.where), problem.found, problem.nearest) == ("Questions!C5", found, near)
    assert lead(result).outcome == "invalid"
    assert codes(result) == ["struck-out"]


def test_what_is_not_struck_and_blank_cells_that_are_say_nothing() -> None:
    assert told(struck({"C5": runs(("Ye", False), "s"), "C6": "Yes"}, "C7 B5")) == []


def test_struck_evidence_date_and_comment_are_kept_with_a_warning() -> None:
    values = {
        "C5": "Yes",
        "D5": "Minutes",
        "E5": date(2026, 9, 1),
        "F5": runs("of ", ("May", True)),
    }
    result = struck(values, "D5 E5")
    assert told(result) == [
        ("struck-out", "Questions!D5", "Minutes"),
        ("struck-out", "Questions!E5", "2026-09-01"),
        ("struck-out", "Questions!F5", "May"),
    ]
    assert {problem.severity for problem in result.problems if problem.code == "struck-out"} == {
        Severity.WARNING
    }
    item = lead(result)
    assert (item.outcome, item.evidence, item.comment) == ("met", "Minutes", "of May")


def test_a_fact_that_is_struck_through_is_not_taken() -> None:
    def strike(book: Workbook) -> None:
        state(book, "senco_in_post", runs(("Yes", True), " No"))
        put(book, "SENCO-Q1", "Yes")

    result = judged(edited(questionnaire(), strike))
    problem = only(result, "struck-out")
    assert (problem.found, problem.nearest) == ("Yes", "No")
    assert outcomes(result)["SENCO-01"] == "invalid"


def test_styles_and_texts_are_struck_only_where_the_file_says_so() -> None:
    styles_xml = (
        b"<fonts><font/><font><strike/></font><font><strike val='0'/></font>"
        b'<font><b/><x:strike val="1"/></font></fonts><dxfs><dxf><font><strike/></font></dxf></dxfs>'
        b'<cellStyleXfs><xf fontId="1"/></cellStyleXfs>'
        b'<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>'
    )
    assert struck_styles(styles_xml) == {1, 3}
    texts = struck_strings(
        b"<sst><si><t>plain</t></si><si/><si><r><rPr><strike/></rPr><t>out</t></r>"
        b"<r><t> in</t></r></si></sst>"
    )
    assert texts == {2: ((True, "out"), (None, " in"))}
    cells = (
        b'<c r="A1" s="1" t="s"><v>0</v></c><c r="A2" s="2"><v>1</v></c><c r="A3" t="s"><v>2</v></c>'
        b'<c r="A4" s="3" t="s"><v>2</v></c><c r="A5" t="inlineStr"><is><r><rPr><strike/></rPr>'
        b"<t>no</t></r></is></c>"
    )
    assert struck_cells(cells, frozenset({1, 3}), texts) == {
        b"A1": Struck(),
        b"A3": Struck("out", "in"),
        b"A4": Struck("out in", ""),
        b"A5": Struck("no", ""),
    }
