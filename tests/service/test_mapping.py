"""Mappings: what is wrong with one, what the two shipped ones give, and how one is drafted."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from send_audit.catalog.source import parse
from send_audit.catalog.store import load_checklist
from send_audit.errors import ChecklistError, ReturnError, UsageError
from send_audit.model.mapping import How
from send_audit.model.result import AuditResult
from send_audit.model.submission import RowCount
from send_audit.service.check import CheckRequest
from send_audit.service.mapping import DraftRequest, check_mapped, draft_mapping, load_mapping
from send_audit.workbook.files.grid import Grid, Sheet
from send_audit.workbook.mapped.drafting import survey
from send_audit.workbook.mapped.drafting_text import Draft, draft_text
from tests.examples.other_layouts import FOLDER, LAYOUTS

DAY = date(2026, 11, 23)
GOOD = """id: t
title: T
checklist: send-england
version: 0.2.0
kind: academy
sheets:
  - sheet: Audit
    columns: {id: [Ref], answer: [Rating]}
answers: {Green: yes}
rows:
  - {theirs: A1, ours: SENCO-Q1, how: equal}
  - {theirs: A2, ours: SENCO-Q2, how: part}
whole: [SENCO-Q2]
"""


def faults(text: str) -> list[str]:
    """Load a mapping that is not right, and give its faults without the file's name."""
    with pytest.raises(ChecklistError) as caught:
        load_mapping(text.encode(), "m.yaml")
    assert caught.value.exit_code == 4
    assert caught.value.hint
    return [line.removeprefix("m.yaml:") for line in caught.value.message.splitlines()]


def workbook(*lines: tuple[object, ...], name: str = "Audit") -> bytes:
    book = Workbook()
    book.active.title = name
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SMALL = workbook(("Ref", "Rating"), ("A1", "Green"), ("A2", "Green"))


def small(text: str = GOOD, **request: str) -> AuditResult:
    asked = CheckRequest(data=SMALL, file="their.xlsx", as_at=DAY, **request)
    return check_mapped(asked, text.encode(), "m.yaml")


def example(name: str) -> AuditResult:
    """Judge one of the shipped examples by its mapping."""
    data = (FOLDER / f"{name}.xlsx").read_bytes()
    request = CheckRequest(data=data, file=f"{name}.xlsx", as_at=DAY)
    return check_mapped(request, (FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")


# What is wrong with a mapping


def test_a_good_mapping_is_read_as_it_stands():
    mapping, checklist = load_mapping(GOOD.encode(), "m.yaml")
    assert (mapping.id, mapping.kind, mapping.release) == ("t", "academy", "send-england@0.2.0")
    assert checklist.name == "send-england@0.2.0"
    assert [(r.their.ref, r.ours, r.how) for r in mapping.rows] == [
        ("A1", "SENCO-Q1", How.EQUAL),
        ("A2", "SENCO-Q2", How.PART),
    ]
    assert mapping.covers == {"SENCO-Q1", "SENCO-Q2"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("how: equal", "how: same", "11: 'same' is not one of: equal, part, overlaps."),
        (
            "Green: yes",
            "Green: yess",
            "9: 'yess' is not one of: yes, partly, no, not-sure, na. Did you mean 'yes'?",
        ),
        (
            "ours: SENCO-Q1",
            "ours: SENC-Q1",
            "11: send-england@0.2.0 has no question or point 'SENC-Q1'. Did you mean 'SENCO-Q1'?",
        ),
        (
            "ours: SENCO-Q1",
            "ours: INFO-Q1.3z",
            "11: send-england@0.2.0 has no question or point 'INFO-Q1.3z'. Did you mean 'INFO-Q1.3g'?",
        ),
        ("kind: academy", "kind: acadamy", "5: 'acadamy' is not a kind of setting in"),
        ("theirs: A2, ours: SENCO-Q2", "theirs: A1, ours: SENCO-Q1", "12: 'A1' and SENCO-Q1 stand"),
        ("Green: yes", "Green: yes, green.: no", "9: 'green.' is the same word as 'Green': list"),
        ("Green: yes", "Green: yes, Green: no", "9: The key 'Green' stands here twice."),
        (
            "whole: [SENCO-Q2]",
            "whole: [SENCO-Q3]",
            "13: No row is listed as a part of SENCO-Q3, so nothing can cover it.",
        ),
        ("theirs: A1", "theirs: 1", "11: 1 has to be text here: put it in quotes."),
        ("answer: [Rating]", "evidence: [Rating]", "7: It is not said where the answers stand"),
        (
            "{id: [Ref], answer: [Rating]}",
            "{id: [Ref], answer: [Rating]}\n    answer_columns: {Yes: yes, No: no}",
            "7: A sheet has either a column 'answer' or 'answer_columns', not both.",
        ),
        ("theirs: A1, ", "theirs: A1, sheet: Audits, ", "11: 'Audits' is not one of the sheets"),
        ("whole:", "facts: {setting_nam: [School]}\nwhole:", "13: send-england@0.2.0 has no fact"),
        (
            "whole:",
            "skip: [{theirs: A1, because: B}]\nwhole:",
            "13: 'A1' stands under rows as well",
        ),
        ("title: T", "titel: T", "2: The key 'titel' is not known here."),
        ("whole: [SENCO-Q2]", "whole: [", "14: Not readable:"),
        ("version: 0.2.0", "version: 0.2", "4: '0.2' does not fit."),
    ],
)
def test_every_fault_is_named_with_its_line(old: str, new: str, fault: str):
    assert old in GOOD
    found = faults(GOOD.replace(old, new, 1))
    assert any(line.startswith(fault) for line in found), found


def test_all_faults_are_named_at_once():
    text = GOOD.replace("SENCO-Q1", "SENCO-Q99").replace("kind: academy", "kind: nothing")
    assert [line.partition(":")[0] for line in faults(text)] == ["5", "11"]


def test_a_release_that_is_not_here_is_named_with_those_that_are():
    with pytest.raises(ChecklistError) as caught:
        load_mapping(GOOD.replace("0.2.0", "0.9.9").encode(), "m.yaml")
    assert caught.value.message.startswith(
        "m.yaml:4: the mapping was written for send-england@0.9.9, which is not here."
    )
    assert "send-england@0.2.0" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (GOOD.replace("title: T", "title: Caf\u00e9").encode("latin-1"), "m.yaml:2: a letter here"),
        (GOOD.encode("utf-16"), "m.yaml is saved as UTF-16"),
        (GOOD.encode("utf-16-le"), "m.yaml is saved as UTF-16"),
    ],
)
def test_a_mapping_in_another_alphabet_is_to_be_saved_as_utf_8(data: bytes, words: str):
    with pytest.raises(ChecklistError) as caught:
        load_mapping(data, "m.yaml")
    assert caught.value.message.startswith(words)
    assert "save it as UTF-8" in caught.value.hint


def test_a_workbook_in_place_of_a_mapping_is_called_no_text():
    with pytest.raises(ChecklistError, match="it is not a text file"):
        load_mapping(SMALL, "m.yaml")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"PK\x03\x04\x00", b"- a\n- b\n", b"words\n", b""])
def test_what_is_no_mapping_is_refused_in_a_sentence(data: bytes):
    with pytest.raises(ChecklistError) as caught:
        load_mapping(data, "m.yaml")
    assert caught.value.message.startswith("m.yaml")


# Judging


def test_the_kind_is_the_one_asked_for_else_that_of_the_mapping():
    assert (small().kind, small().kind_reason) == ("academy", "The mapping m.yaml says so.")
    other = small(kind="maintained-mainstream")
    assert other.kind == "maintained-mainstream"
    assert "other-kind" in [problem.code for problem in other.problems]
    with pytest.raises(ReturnError, match="does not say what kind"):
        small(GOOD.replace("kind: academy\n", ""))
    with pytest.raises(UsageError, match="not a kind"):
        small(kind="academie")


def test_a_file_without_the_headings_is_refused_by_its_name():
    request = CheckRequest(data=workbook(("a", "b")), file="their.xlsx", as_at=DAY)
    with pytest.raises(ReturnError, match=r"^their\.xlsx: No sheet has the headings"):
        check_mapped(request, GOOD.encode(), "m.yaml")


def test_another_release_is_said_and_one_that_lacks_a_question_refused():
    older = small(checklist="send-england@0.1.0")
    assert older.version == "0.1.0"
    [said] = [p for p in older.problems if p.code == "mapping-release"]
    assert (said.found, said.expected) == ("send-england@0.2.0", "send-england@0.1.0")
    text = GOOD.replace("ours: SENCO-Q1", "ours: SUPPORT-Q18")
    with pytest.raises(ChecklistError, match=r"send-england@0\.1\.0 does not have: SUPPORT-Q18"):
        small(text, checklist="send-england@0.1.0")


def test_a_day_before_the_law_is_refused():
    request = CheckRequest(data=SMALL, file="their.xlsx", as_at=date(2010, 1, 1))
    with pytest.raises(UsageError, match="before 2014"):
        check_mapped(request, GOOD.encode(), "m.yaml")


def test_an_answer_to_what_is_not_asked_of_the_kind_is_counted_so():
    # INCL-Q7 is asked of maintained schools only.
    text = GOOD.replace("ours: SENCO-Q1", "ours: INCL-Q7").replace("whole: [SENCO-Q2]", "")
    found = small(text)
    assert (found.rows.answered, found.rows.not_asked, found.rows.read) == (0, 2, 2)
    assert small(text, kind="maintained-mainstream").rows.answered == 1


# The examples: what each question of ours got, by hand


BRIGHTWATER = {
    # question: (answer as read, outcome, cell of theirs)
    "SENCO-Q1": ("Secure", "met", "C9"),
    "SENCO-Q2": ("A2: Secure; A3: Developing", "partly", "C10"),
    "SENCO-Q3": ("Not evident", "not_met", "C12"),
    "SUPPORT-Q1": ("Secure", "met", "C20"),
    "FAMILY-Q1": ("Secure", "met", "C23"),
    "INFO-Q1": ("", "unanswered", "C27"),  # some points are not in their form
    "INFO-Q2": ("Secure", "met", "C26"),
    "EQUAL-Q1": ("Developing", "partly", "C30"),
    "EQUAL-Q6": ("C6: Secure; C7: Not evident", "partly", "C31"),
    "ASSESS-Q1": ("Secure", "met", "C34"),
    "ADMIT-Q1": ("Secure", "met", "C36"),
    "ADMIT-Q5": ("Secure / Developing", "invalid", "C37"),
}
WESTMERE = {
    "SENCO-Q1": ("3", "met", "Standard 1!C3"),
    "SENCO-Q2": ("no. 2: 3; no. 3: 3", "met", "Standard 1!C4"),
    "SUPPORT-Q1": ("2", "partly", "Standard 2!C3"),
    "IDENT-Q2": ("3", "met", "Standard 2!C4"),
    "RECORD-Q8": ("2-3", "invalid", "Standard 2!C6"),
    "INFO-Q2": ("3", "met", "Standard 3!C3"),
    "INFO-Q6": ("no. 2: 3; no. 3: 3; no. 4: 3", "met", "Standard 3!C4"),
    "EQUAL-Q1": ("2", "partly", "Standard 3!C7"),
    "ASSESS-Q1": ("3", "met", "Standard 4!C3"),
    "ADMIT-Q1": ("0", "not_applicable", "Standard 4!C4"),
    "EHCP-Q16": ("", "unanswered", "Standard 4!C5"),
    "RECORD-Q2": ("1", "not_met", "Standard 4!C6"),
}


def given(result: AuditResult) -> dict[str, tuple[str, str, str]]:
    """Give what each question got that has a cell in their file."""
    return {
        item.rule.question: (item.claimed, str(item.outcome), str(item.where))
        for item in result.items
        if item.where is not None
    }


def listed(result: AuditResult) -> set[tuple[str, str]]:
    return {(p.code, str(p.where) if p.where else "") for p in result.problems}


def test_brightwater_gives_exactly_this():
    result = example("brightwater")
    expected = {q: (a, o, f"SEND RAG grid!{c}") for q, (a, o, c) in BRIGHTWATER.items()}
    assert given(result) == expected
    assert (result.setting, result.urn, result.kind) == (
        "Brightwater Marsh Academy",
        "999411",
        "academy",
    )
    assert result.rows == RowCount(
        read=26, answered=14, blank=1, invalid=1, not_asked=9, unknown=1, duplicate=0
    )
    points = {t.id: t.level for i in result.items if i.rule.id == "INFO-01" for t in i.ticks}
    assert {name: level for name, level in points.items() if level} == {"3a": "no", "4": "yes"}


def test_brightwater_says_exactly_this():
    cells = [
        ("unknown-answer", "C37"),
        ("skipped-row", "C15"),
        ("unmapped-row", "C24"),
        ("mapped-part", "C13"),
        ("mapped-part", "C14"),
        ("mapped-part", "C21"),
        ("mapped-part", "C22"),
        ("mapped-part", "C29"),
        ("mapped-part", "C38"),
        ("mapped-overlap", "C18"),
        ("mapped-overlap", "C22"),
        ("mapped-overlap", "C35"),
    ]
    expected = {(code, f"SEND RAG grid!{cell}") for code, cell in cells}
    assert listed(example("brightwater")) == expected | {("mapping-covers", "")}


def test_westmere_gives_exactly_this():
    result = example("westmere")
    assert given(result) == WESTMERE
    assert (result.setting, result.urn) == ("Hollins Bank Primary School", "999412")
    assert result.rows == RowCount(
        read=22, answered=13, blank=1, invalid=1, not_asked=6, unknown=1, duplicate=0
    )
    [senco] = [item for item in result.items if item.rule.id == "SENCO-02"]
    assert senco.evidence == "no. 2: Staff file; no. 3: Certificate"
    assert senco.evidence_on == date(2025, 6, 30)


def test_westmere_says_exactly_this():
    assert listed(example("westmere")) == {
        ("date-as", "Standard 2!E4"),
        ("unknown-answer", "Standard 2!C6"),
        ("skipped-row", "Standard 1!C8"),
        ("unmapped-row", "Standard 4!C8"),
        ("row-missing", ""),
        ("mapped-part", "Standard 1!C6"),
        ("mapped-part", "Standard 1!C7"),
        ("mapped-part", "Standard 2!C5"),
        ("mapped-overlap", "Standard 2!C7"),
        ("mapped-overlap", "Standard 3!C3"),
        ("mapped-overlap", "Standard 4!C7"),
        ("mapping-covers", ""),
    }


def test_brightwater_saved_as_csv_gives_the_same():
    lines = load_workbook(FOLDER / "brightwater.xlsx").active.iter_rows(values_only=True)
    text = io.StringIO()
    csv.writer(text).writerows([[_day(value) for value in line] for line in lines])
    request = CheckRequest(data=text.getvalue().encode(), file="brightwater.csv", as_at=DAY)
    result = check_mapped(request, (FOLDER / "brightwater.yaml").read_bytes(), "brightwater.yaml")
    assert {q: found[:2] for q, found in given(result).items()} == {
        q: found[:2] for q, found in BRIGHTWATER.items()
    }
    assert result.rows == example("brightwater").rows


def test_the_questions_that_their_form_cannot_answer_are_named():
    [said] = [p for p in example("brightwater").problems if p.code == "mapping-covers"]
    assert said.message.startswith("Their form can answer 12 of the 93 questions asked here.")
    assert "LEAD-Q1, LEAD-Q4" in said.message
    assert "SENCO-Q1," not in said.message


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_committed_workbooks_hold_what_the_script_writes(name: str):
    made, kept = LAYOUTS[name](), load_workbook(FOLDER / f"{name}.xlsx")
    assert made.sheetnames == kept.sheetnames
    for sheet in made:
        cells = {c.coordinate: c.value for row in sheet for c in row if c.value is not None}
        there = {c.coordinate: _day(c.value) for row in kept[sheet.title] for c in row}
        assert cells == {place: value for place, value in there.items() if value is not None}


def _day(value: object) -> object:
    return value.date() if hasattr(value, "date") else value


def test_each_example_has_a_mapping_and_a_word_in_the_readme():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert files == {f"{name}.{kind}" for name in LAYOUTS for kind in ("xlsx", "yaml")}
    assert all(f"({name})" in readme for name in files)


# Drafting


def draft(data: bytes, file: str = "their audit.xlsx", **request: str) -> Draft:
    return draft_mapping(DraftRequest(data=data, file=file, as_at=DAY, **request))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_draft_loads_and_maps_nothing(name: str):
    made = draft((FOLDER / f"{name}.xlsx").read_bytes(), f"{name}.xlsx")
    mapping, _ = load_mapping(made.text.encode(), "draft.yaml")
    assert (mapping.id, mapping.rows, mapping.whole, mapping.skip) == (name, (), frozenset(), ())
    kept, _ = load_mapping((FOLDER / f"{name}.yaml").read_bytes(), "kept.yaml")
    assert dict(mapping.sheets[0].columns) == dict(kept.sheets[0].columns)


def test_a_draft_guesses_what_it_can_and_leaves_the_rest_to_a_person():
    brightwater = draft((FOLDER / "brightwater.xlsx").read_bytes(), kind="academy").text
    assert '  "Secure": "yes"   # 16 times; a guess, check it\n' in brightwater
    assert '  # "Secure / Developing": ?   # CHOOSE: 1 time\n' in brightwater
    assert "kind: academy\n" in brightwater
    westmere = draft((FOLDER / "westmere.xlsx").read_bytes())
    assert '  # "3": ?   # CHOOSE: 12 times\n' in westmere.text
    assert "No headings of a questionnaire on: Introduction." in westmere.found


def test_a_draft_suggests_the_nearest_questions_of_the_kind():
    text = draft((FOLDER / "brightwater.xlsx").read_bytes(), kind="academy").text
    after = text.partition("  # A1 The trust has named a member")[2].splitlines()
    assert after[1] == (
        '  # - {theirs: "A1", text: "The trust has named a member", ours: SENCO-Q1, how: CHOOSE}'
    )
    assert after[2] == "  #     Is a member of this school's own staff the named SENCO?"
    assert "INCL-Q7" not in text  # asked of maintained schools only
    rows = text.partition("\nrows:")[2].partition("\nwhole:")[0]
    assert all(line.startswith("  #") for line in rows.splitlines() if line and line[0] == " ")


def test_a_suggestion_that_is_taken_up_as_it_says_is_a_row():
    text = draft((FOLDER / "brightwater.xlsx").read_bytes(), kind="academy").text
    line = next(line for line in text.splitlines() if "ours: SENCO-Q1, how: CHOOSE" in line)
    unchanged = text.replace(line, line.replace("# - ", "- "), 1)
    assert any(
        "'CHOOSE' is not one of: equal, part, overlaps" in fault for fault in faults(unchanged)
    )
    taken = unchanged.replace("how: CHOOSE}", "how: equal}", 1)
    taken = text.replace(line, line.replace("# - ", "- ").replace("CHOOSE", "equal"), 1)
    mapping, _ = load_mapping(taken.encode(), "draft.yaml")
    [row] = mapping.rows
    assert (row.their.ref, row.ours, row.how) == ("A1", "SENCO-Q1", How.EQUAL)


@pytest.mark.parametrize(
    ("heads", "columns", "marks"),
    [
        (
            ("Ref", "Standard", "RAG", "Evidence", "Next steps"),
            {"id": "Ref", "question": "Standard", "answer": "RAG", "evidence": "Evidence", "comment": "Next steps"},
            {},
        ),
        (
            ("No.", "Criteria", "Met?", "Date reviewed", "Notes"),
            {"id": "No.", "question": "Criteria", "answer": "Met?", "evidence_on": "Date reviewed", "comment": "Notes"},
            {},
        ),
        (
            ("Requirement", "Met", "Partially met", "Not met", "Action"),
            {"question": "Requirement", "comment": "Action"},
            {"Met": "yes", "Partially met": "partly", "Not met": "no"},
        ),
        (
            ("No", "Duty", "Yes", "No ", "Where is the evidence"),
            {"id": "No", "question": "Duty", "evidence": "Where is the evidence"},
            {"Yes": "yes", "No": "no"},
        ),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_their_headings(
    heads: tuple[str, ...], columns: dict[str, str], marks: dict[str, str]
):
    data = workbook(("Our audit", "x", "y"), ("School", "Oak"), heads, ("1", "a"))
    [sheet] = load_mapping(draft(data).text.encode(), "draft.yaml")[0].sheets
    assert {name: list(words) for name, words in sheet.columns.items()} == {
        name: [word] for name, word in columns.items()
    }
    assert dict(sheet.answer_columns) == marks


def test_whatever_stands_in_a_cell_a_draft_can_be_read_back():
    nasty = 'a: "b" # {x}\n- y\t\u2028\ufffe\U0001f600 \\ \u0085 %TAG &a *b !c | > ? é'
    lines = [["Ref", "Statement", "Rating"], ["A: #1", nasty, nasty], [nasty, nasty, "?"]]
    checklist = load_checklist("send-england@0.2.0")
    found = survey(Grid((Sheet(nasty, lines),), b""), checklist)
    made = draft_text(found, checklist, frozenset(checklist.questions), "\U0001f600: #.xlsx", "")
    assert parse("draft.yaml", made.text).faults == []
    mapping, _ = load_mapping(made.text.encode(), "draft.yaml")
    assert (mapping.id, mapping.rows) == ("their-form", ())
    assert mapping.sheets[0].sheet.startswith('a: "b" # {x}')


def test_a_workbook_without_questions_cannot_be_drafted():
    with pytest.raises(ReturnError) as caught:
        draft(workbook(("Name", "Age"), ("Jo", 3)))
    assert caught.value.message.startswith("their audit.xlsx: No sheet has a row of headings")
    assert "'Audit'" in caught.value.message
    assert "send-audit schema mapping" in caught.value.hint


def test_nothing_near_is_said_to_be_nothing():
    text = draft(workbook(("Ref", "Question", "Score"), ("1", "Zebra quokka xylophone", 2))).text
    assert "Nothing of ours is near" in text
    assert ", ours: " not in text


def test_the_folder_of_examples_is_where_it_is_said_to_be():
    assert Path("examples", "mappings") == FOLDER.relative_to(FOLDER.parents[1])
