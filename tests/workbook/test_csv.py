"""CSV files: whatever alphabet and separator a program wrote, one file or one for each sheet."""

from __future__ import annotations

import pytest

from send_audit.errors import ReturnError
from send_audit.workbook.files.csv_grid import companions_of, read_csv, sheet_name
from send_audit.workbook.files.grid import open_grid


def rows(data: bytes) -> list[list[object]]:
    return read_csv(data).rows


TABLE = [["Ref", "Question", "Answer"], ["A-1", "Is it so?", "Yes"], ["A-2", None, 3]]


@pytest.mark.parametrize(
    "data",
    [
        b"Ref,Question,Answer\nA-1,Is it so?,Yes\nA-2,,3\n",
        b"Ref;Question;Answer\r\nA-1;Is it so?;Yes\r\nA-2;;3\r\n",
        b"Ref\tQuestion\tAnswer\rA-1\tIs it so?\tYes\rA-2\t\t3",
        b"Ref|Question|Answer\nA-1|Is it so?|Yes\nA-2||3\n",
        b"\xef\xbb\xbfRef,Question,Answer\nA-1,Is it so?,Yes\nA-2,,3\n",
        "Ref\tQuestion\tAnswer\nA-1\tIs it so?\tYes\nA-2\t\t3\n".encode("utf-16"),
        "Ref,Question,Answer\nA-1,Is it so?,Yes\nA-2,,3\n".encode("utf-16-le"),
        "Ref,Question,Answer\nA-1,Is it so?,Yes\nA-2,,3\n".encode("utf-16-be"),
        b"sep=;\nRef;Question;Answer\nA-1;Is it so?;Yes\nA-2;;3\n",
        b'"sep=;"\r\nRef;Question;Answer\r\nA-1;Is it so?;Yes\r\nA-2;;3\r\n',
        b"SEP=\t\nRef\tQuestion\tAnswer\nA-1\tIs it so?\tYes\nA-2\t\t3\n",
        b'"Ref","Question","Answer"\n"A-1","Is it so?","Yes"\n"A-2","","3"\n',
        b"Ref,Question,Answer,,,\nA-1,Is it so?,Yes,,,\nA-2,,3,,,\n,,,,,\n,,,,,\n\n\n",
        b"Ref,Question,Ans\0wer\nA-1,Is it so?,Yes\nA-2,,3\n",
    ],
)
def test_every_dialect_gives_the_same_table(data: bytes):
    assert rows(data) == TABLE


def test_a_said_separator_is_believed():
    assert rows(b"sep=;\na,b;c,d\n") == [["a,b", "c,d"]]
    assert rows(b"sep=,\na;b,c;d\n") == [["a;b", "c;d"]]


def test_many_commas_in_the_text_do_not_make_it_the_separator():
    text = b"Ref;Question\nA-1;one, two, three, and four\nA-2;yes, no\nA-3;none\n"
    assert rows(text)[1] == ["A-1", "one, two, three, and four"]


def test_line_breaks_and_marks_in_quotes_stay_in_their_cell():
    text = b'Ref,Evidence\nA-1,"First line\nsecond, ""so called"""\nA-2,x\n'
    assert rows(text) == [
        ["Ref", "Evidence"],
        ["A-1", 'First line\nsecond, "so called"'],
        ["A-2", "x"],
    ]


def test_rows_of_any_length_keep_their_places():
    assert rows(b"a\n\n,,b\n,\nc,d\n") == [["a"], [], [None, None, "b"], [], ["c", "d"]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("0", 0),
        ("123456", 123456),
        ("007", "007"),
        ("00", "00"),
        ("-3", "-3"),
        ("1.5", "1.5"),
        ("1234567890123456", "1234567890123456"),
        ("\u0663", "\u0663"),
        ("2025-09-12", "2025-09-12"),
        ("#N/A", "#N/A"),
        (" ", None),
    ],
)
def test_only_whole_numbers_become_numbers(text: str, value: object):
    assert rows(f"x,{text},y\n".encode()) == [["x", value, "y"]]


def test_letters_of_windows_are_assumed_and_said():
    grid = open_grid("Schülerin — naïve,£5\n".encode("cp1252"), "Oak.csv")
    assert grid.sheets[0].rows == [["Schülerin — naïve", "£5"]]
    assert [problem.code for problem in grid.problems] == ["csv-encoding"]
    assert "Oak.csv" in grid.problems[0].message
    assert open_grid("naïve,£5\n".encode(), "Oak.csv").problems == ()


def test_a_quotation_mark_that_is_never_closed_is_said():
    grid = open_grid(b'Ref,Answer\nA-1,"Yes\nA-2,No\n', "Oak.csv")
    assert [problem.code for problem in grid.problems] == ["csv-quotes"]
    assert grid.sheets[0].rows == [["Ref", "Answer"], ["A-1", "Yes\nA-2,No\n"]]


def test_a_mark_behind_a_quoted_word_is_no_fault():
    grid = open_grid(b'Ref,Answer\nA-1,"Yes" (mostly)\n', "Oak.csv")
    assert grid.problems == ()
    assert grid.sheets[0].rows[1] == ["A-1", "Yes (mostly)"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a," * 600, None),
        (b"," * 600 + b"a", "column 601"),
        (b"\n" * 50_000 + b"a", "row 50,001"),
        (b"\n" * 1_048_577, "1,048,576 lines"),
        (b"," * 1_000_001, "1,000,000 cells"),
        (b'"' + b"a" * 140_000 + b'"', "longer than 131,072 letters"),
        (b"a" * (16 * 1024 * 1024 + 1), "bytes of text"),
    ],
)
def test_what_is_too_large_is_refused(data: bytes, words: str | None):
    if words is None:
        data, words = data.replace(b"a", b"a" * 2), "column 600"
    with pytest.raises(ReturnError, match=words) as caught:
        read_csv(data)
    assert caught.value.hint


SET = [
    "Oak-About your school.csv",
    "Oak-Questions.csv",
    "Oak-Sign-off.csv",
    "Oak-notes.csv",
    "Elm-Questions.csv",
    "Oak-Actions.xlsx",
    "Oak.csv",
]


@pytest.mark.parametrize(
    ("file", "names", "picked"),
    [
        ("Oak-Questions.csv", SET, ("Oak-About your school.csv", "Oak-Sign-off.csv")),
        ("Oak-Sign-off.csv", SET, ("Oak-About your school.csv", "Oak-Questions.csv")),
        ("folder/Oak-Questions.csv", SET, ("Oak-About your school.csv", "Oak-Sign-off.csv")),
        ("Oak.csv", SET, ()),
        ("Oak-notes.csv", SET, ()),
        ("Oak-Questions.xlsx", SET, ()),
        (
            "Oak - Questions.csv",
            ["Oak - About your college.csv"],
            ("Oak - About your college.csv",),
        ),
        (
            "Oak - Questions.csv",
            ["Oak-Actions.csv", "Oak - Actions.csv"],
            ("Oak - Actions.csv",),
        ),
        ("Questions.csv", ["Actions.csv", "Oak-Archive.csv"], ("Actions.csv",)),
        ("OAK-QUESTIONS.CSV", ["oak-about_this_form.csv"], ("oak-about_this_form.csv",)),
        (
            "Oak - Questions (1).csv",
            ["Oak - About this form (1).csv", "Oak - About your school.csv"],
            ("Oak - About this form (1).csv", "Oak - About your school.csv"),
        ),
        (
            "Oak - Questions (1).csv",
            ["Oak - Actions (2).csv", "Oak - Actions.csv", "Oak - Actions (1).csv"],
            ("Oak - Actions (1).csv",),
        ),
        (
            "Oak - Questions (1).csv",
            ["Oak - Actions (2).csv", "Oak - Actions.csv"],
            ("Oak - Actions.csv",),
        ),
        ("Oak-Questions.csv", ["Oak-Actions(1).csv"], ("Oak-Actions(1).csv",)),
        ("A-B-Questions.csv", ["A-Actions.csv", "A-B-Actions.csv"], ("A-B-Actions.csv",)),
    ],
)
def test_the_other_sheets_of_a_workbook_are_found_by_name(
    file: str, names: list[str], picked: tuple[str, ...]
):
    assert companions_of(file, names) == picked


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Oak-Questions.csv", "Questions"),
        ("Oak - About your college.csv", "About your college"),
        ("Oak-Sign-off.csv", "Sign-off"),
        ("Questions.csv", "Questions"),
        ("Oak - Questions (1).csv", "Questions"),
        ("Oak (1).csv", "Oak (1)"),
        ("Oak v1.2.csv", "Oak v1.2"),
        ("Oak.txt", "Oak"),
        ("", ""),
    ],
)
def test_a_sheet_is_named_by_its_file(file: str, name: str):
    assert sheet_name(file) == name


QUESTIONS, FACTS = b"Ref,Answer\nA-1,Yes\n", b"Ref,Your answer\nage,3\n"


def test_files_saved_together_are_one_workbook():
    grid = open_grid(
        QUESTIONS,
        "Oak-Questions.csv",
        companions={"Oak-About your school.csv": FACTS, "Oak-Archive.csv": b""},
    )
    assert [sheet.name for sheet in grid.sheets] == ["About your school", "Questions", "Archive"]
    assert grid.sheets[0].rows == [["Ref", "Your answer"], ["age", 3]]
    assert grid.sheets[2].rows == []
    assert grid.format == "csv"
    assert [problem.code for problem in grid.problems] == ["csv-set"]
    together = "Oak-About your school.csv, Oak-Archive.csv, Oak-Questions.csv"
    assert grid.problems[0].found == together


def test_a_set_is_the_same_whichever_file_is_given():
    one = open_grid(QUESTIONS, "Oak-Questions.csv", companions={"Oak-Actions.csv": FACTS})
    other = open_grid(FACTS, "Oak-Actions.csv", companions={"Oak-Questions.csv": QUESTIONS})
    assert one == other
    assert one.data == (
        b"Oak-Actions.csv\x0022\n" + FACTS + b"Oak-Questions.csv\x0019\n" + QUESTIONS
    )


def test_one_file_alone_is_a_workbook_with_one_sheet():
    grid = open_grid(QUESTIONS, "Oak-Questions.csv")
    assert [sheet.name for sheet in grid.sheets] == ["Questions"]
    assert grid.data == QUESTIONS
    assert grid.problems == ()


@pytest.mark.parametrize("other", [b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_companion_that_is_no_csv_file_is_named(other: bytes):
    with pytest.raises(ReturnError, match=r"^Oak-Actions\.csv"):
        open_grid(QUESTIONS, "Oak-Questions.csv", companions={"Oak-Actions.csv": other})


def test_a_refusal_names_a_companion_and_not_the_file_that_was_given():
    large, small = b"," * 1_000_001, b"Ref\n"
    with pytest.raises(ReturnError, match=r"^The file is far larger"):
        open_grid(large, "Oak-Questions.csv", companions={"Oak-Actions.csv": small})
    with pytest.raises(ReturnError, match=r"^Oak-Actions\.csv: The file is far larger"):
        open_grid(small, "Oak-Questions.csv", companions={"Oak-Actions.csv": large})


def test_the_sheets_together_are_bounded():
    wide = b"a," * 499 + b"\n" * 2_500 + b"a"
    assert open_grid(wide, "Oak-Questions.csv").sheets
    others = {f"Oak-{title}.csv": wide for title in ("Actions", "Archive", "Sign-off")}
    with pytest.raises(ReturnError, match="its sheets together"):
        open_grid(wide, "Oak-Questions.csv", companions=others)
