"""The download as it comes: every year's columns, every alphabet, and no row lost in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from send_audit.errors import OutputError, RegisterError, SendAuditError, UsageError
from send_audit.register.build import Downloads, write_register
from send_audit.register.columns import ESTABLISHMENTS
from send_audit.register.database import open_database
from send_audit.register.establishment import Establishment, read_code, read_day, read_urn
from tests.register.made import HEADER, both, download, put, table

ELM = {"URN": "900001", "EstablishmentName": "Elm School"}
OAK = {"URN": "900002", "EstablishmentName": "Oak School"}


def read(folder: Path, data: bytes):
    """Import one download, and give the register and what became of the file."""
    register, imported = both(put(folder, "all.csv", data))
    return register, imported.files[0][1]


def fails(folder: Path, data: bytes) -> RegisterError:
    with pytest.raises(RegisterError) as raised:
        read(folder, data)
    assert raised.value.hint
    assert raised.value.exit_code == 4
    return raised.value


# Letters and separators


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_every_alphabet_of_the_download_is_read(tmp_path: Path, encoding: str, named: str):
    text = download(
        {**ELM, "EstablishmentName": "St Thomas à Becket\N{RIGHT SINGLE QUOTATION MARK}s"}
    ).decode("utf-8")
    register, file = read(tmp_path, text.encode(encoding))
    assert register.find(900001).name == "St Thomas à Becket\N{RIGHT SINGLE QUOTATION MARK}s"
    assert file.encoding == named


def test_letters_beyond_the_first_block_decide_the_alphabet(tmp_path: Path):
    many = [{"URN": str(900001 + i), "EstablishmentName": "Elm"} for i in range(22_000)]
    text = download(*many, {"URN": "990000", "EstablishmentName": "École"}).decode("utf-8")
    assert len(text) > 1 << 20
    register, _ = read(tmp_path, text.encode("cp1252"))
    assert register.find(990000).name == "École"
    register, _ = read(tmp_path, text.encode("utf-8"))
    assert register.find(990000).name == "École"


def test_a_letter_that_is_none_does_not_cost_the_row(tmp_path: Path):
    data = download({**ELM, "EstablishmentName": "St X"}).replace(b"St X", b"St \x81\xe9")
    assert read(tmp_path, data)[0].find(900001).name == "St \N{REPLACEMENT CHARACTER}é"


def test_a_letter_cut_off_at_the_very_end_is_not_taken_for_utf_8(tmp_path: Path):
    data = download(ELM, header=["URN", "TypeOfEstablishment (code)", "EstablishmentName"])
    register, file = read(tmp_path, data.replace(b"Elm School\r\n", b"Caf\xe9"))
    assert register.find(900001).name == "Café"
    assert file.encoding == "cp1252"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_another_separator_is_read(tmp_path: Path, mark: str):
    data = download({"URN": "900001", "EstablishmentName": "Elm", "LA (code)": "857"})
    register, _ = read(tmp_path, data.replace(b",", mark.encode()))
    assert register.find(900001).la_code == "857"


def test_quotes_line_ends_and_separators_inside_a_field_are_read(tmp_path: Path):
    name = 'The "Elm",\r\nWexbury'
    register, file = read(tmp_path, download({**ELM, "EstablishmentName": name}, OAK))
    assert register.find(900001).name == name
    assert (file.read, file.stored) == (2, 2)


# Headings


def test_columns_are_known_by_their_headings_in_any_order_case_and_spacing(tmp_path: Path):
    header = ["Extra", "typeofestablishment(CODE)", " EstablishmentName ", "la  (code)", "urn"]
    data = table(header, [["x", "34", "Elm", "857", "900001"]])
    register, file = read(tmp_path, data)
    row = register.find(900001)
    assert (row.type_code, row.name, row.la_code) == ("34", "Elm", "857")
    assert "LA (name)" in file.missing
    assert "LA (code)" not in file.missing


def test_missing_columns_are_said_and_what_they_would_tell_is_empty(tmp_path: Path):
    header = ["URN", "EstablishmentName", "TypeOfEstablishment (code)"]
    register, file = read(tmp_path, download(ELM, header=header))
    assert set(file.missing) == set(HEADER) - set(header)
    assert register.missing == set(file.missing)
    assert register.find(900001) == Establishment(urn=900001, name="Elm School", type_code="01")
    assert register.day is None


def test_every_column_goes_to_its_own_field(tmp_path: Path):
    texts = {heading: f"words {place}" for place, heading in enumerate(HEADER)}
    texts["URN"] = "900001"
    register, _ = read(tmp_path, download(texts))
    row = register.find(900001)
    for column, heading in list(ESTABLISHMENTS.columns.items())[1:]:
        assert getattr(row, column) == texts[heading]


def test_blank_lines_above_the_headings_are_no_fault(tmp_path: Path):
    assert read(tmp_path, b"\r\n,,\r\n" + download(ELM))[1].stored == 1


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (["URN", "EstablishmentNam", "TypeOfEstablishment (code)"], "nearest: 'EstablishmentNam'"),
        (["Reference", "School"], "there is no column 'URN'"),
        (["URN", "EstablishmentName"], "no column 'TypeOfEstablishment (code)'"),
        (["URN", "urn", "EstablishmentName", "TypeOfEstablishment (code)"], "'URN' stands there 2"),
    ],
)
def test_a_file_that_is_no_such_download_is_told_what_was_found(tmp_path, header, said):
    error = fails(tmp_path, table(header, [["1"] * len(header)]))
    assert said in error.message
    assert "all.csv" in error.message


def test_headings_found_are_shown_but_not_without_end(tmp_path: Path):
    error = fails(tmp_path, table([f"Column {n}" for n in range(100)], []))
    assert "'Column 7' and 92 more." in error.message
    assert "Column 8" not in error.message


def test_the_other_files_are_recognised(tmp_path: Path):
    links = table(["URN", "LinkURN", "LinkType"], [])
    assert "links between establishments" in fails(tmp_path, links).hint
    listed = table(["urn", "s41_granted", "s41_revoked"], [])
    assert "section 41" in fails(tmp_path, listed).hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"PK\x03\x04rest", "zip file or a workbook"),
        (b"\x89PNG\x00\x00\x00", "not a text file"),
        (b"<html><body>Sign in</body></html>", "no column 'URN'"),
        (download(), "none of its 0 rows"),
        (download({"URN": "x"}), "The first: its URN 'x' is none."),
        (download(ELM) + b'900002,"' + b"x" * 140_000, "cannot be read after line 3"),
    ],
)
def test_a_file_that_is_no_download_at_all_gets_one_clear_sentence(tmp_path, data, said):
    assert said in fails(tmp_path, data).message


# Rows


def test_every_row_is_stored_refused_or_blank_with_its_line_and_reason(tmp_path: Path):
    data = download(
        ELM,
        {"URN": "", "EstablishmentName": "No number"},
        {"URN": "12", "EstablishmentName": "Odd number"},
        {"URN": "URN 900009"},
        {**ELM, "EstablishmentName": "Elm again"},
        OAK,
    )
    data += b"900003,too,few\r\n" + b",".join([b""] * len(HEADER)) + b"\r\n\r\n"
    data += b"9" * 40 + b"," * (len(HEADER) + 3) + b"\r\n"
    register, file = read(tmp_path, data)
    assert (file.read, file.stored, file.blank) == (10, 2, 2)
    assert [(row.line, row.reason) for row in file.refused] == [
        ("3", "it has no URN"),
        ("4", "its URN '12' is none"),
        ("5", "its URN 'URN 900009' is none"),
        ("6", "URN 900001 stands already in all.csv, line 2"),
        ("8", f"it has 3 fields where the headings have {len(HEADER)}"),
        ("11", f"it has {len(HEADER) + 4} fields where the headings have {len(HEADER)}"),
    ]
    assert file.read == file.stored + file.blank + len(file.refused)
    assert register.find(900001).name == "Elm School"
    assert register.find(900002).name == "Oak School"
    assert register.count == 2


def test_a_quotation_mark_without_partner_shows_the_lines_it_swallowed(tmp_path: Path):
    rows = download(ELM, OAK, {"URN": "900003"}, {"URN": "900004"})
    register, file = read(tmp_path, rows.replace(b"Oak School", b'"Oak School'))
    assert [row.line for row in file.refused] == ["3-5"]
    assert register.count == 1


def test_several_downloads_make_one_register_and_the_first_has_precedence(tmp_path: Path):
    first = put(tmp_path, "a.csv", download(ELM))
    second = put(tmp_path, "b.csv", download({**ELM, "EstablishmentName": "Older"}, OAK))
    register, imported = both(first, second)
    assert [register.find(urn).name for urn in (900001, 900002)] == ["Elm School", "Oak School"]
    assert [row.reason for row in imported.files[1][1].refused] == [
        "URN 900001 stands already in a.csv, line 2"
    ]


def test_codes_of_a_file_saved_again_by_a_spreadsheet_are_the_same(tmp_path: Path):
    data = download(
        {**ELM, "TypeOfEstablishment (code)": "2", "EstablishmentStatus (code)": "1.0"},
        {**OAK, "TypeOfEstablishment (code)": "02", "Trusts (code)": "2044.0"},
        {"URN": "900003.0", "TypeOfEstablishment (code)": " 34 ", "LA (code)": "0"},
    )
    register, _ = read(tmp_path, data)
    rows = [register.find(urn) for urn in (900001, 900002, 900003)]
    assert [row.type_code for row in rows] == ["02", "02", "34"]
    assert rows[0].status_code == "1"
    assert rows[1].trust_code == "2044"
    assert rows[2].la_code == "000"


def test_the_day_of_the_register_is_the_newest_change(tmp_path: Path):
    days = ["30-12-2022", "16-11-2023", "", "31-02-2024", "05-06-2023"]
    rows = [{"URN": str(900001 + n), "LastChangedDate": day} for n, day in enumerate(days)]
    register, _ = read(tmp_path, download(*rows))
    assert register.day == date(2023, 11, 16)
    assert register.label == "register of 2023-11-16"


# What comes with it


def test_a_type_that_is_not_known_is_said(tmp_path: Path):
    data = download({**ELM, "TypeOfEstablishment (code)": "88"}, OAK)
    assert both(put(tmp_path, "a.csv", data))[1].unknown_types == {"88": 1}


def test_links_are_stored_or_refused(tmp_path: Path):
    links = table(
        ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"],
        [
            ["900001", "900002", "Oak", "Successor", "01-09-2020"],
            ["900001", "900002", "Oak", "Successor", "01-09-2020"],
            ["900001", "", "Oak", "Successor", ""],
            ["900001", "900001", "Elm", "Predecessor", ""],
            ["900001", "900099", "Far away", "Predecessor", ""],
        ],
    )
    _, imported = both(
        put(tmp_path, "a.csv", download(ELM, OAK)), links=put(tmp_path, "links.csv", links)
    )
    file = imported.files[1][1]
    assert (file.read, file.stored, imported.strangers) == (5, 2, 1)
    assert [(row.line, row.reason) for row in file.refused] == [
        ("3", "the same link stands already in the file"),
        ("4", "it has no LinkURN"),
        ("5", "it links URN 900001 with itself"),
    ]


def test_a_section_41_list_is_stored_or_refused_and_compared(tmp_path: Path):
    special = {"TypeOfEstablishment (code)": "10", "Section41Approved (name)": "Approved"}
    data = download({**ELM, **special}, {**OAK, **special})
    listed = table(
        ["la_code", "est_no", "urn", "name", "s41_granted", "s41_revoked"],
        [
            ["857", "7001", "900001", "Elm", "01/08/2016", ""],
            ["857", "7002", "900002", "Oak", "", "01/04/2020"],
            ["857", "7003", "", "By number", "01/04/2020", ""],
            ["", "", "", "Nowhere", "01/04/2020", ""],
            ["857", "7004", "900003", "No day", "", ""],
            ["857", "7005", "900004", "Odd day", "soon", ""],
        ],
    )
    _, imported = both(put(tmp_path, "a.csv", data), section_41=put(tmp_path, "listed.csv", listed))
    file = imported.files[1][1]
    assert (file.read, file.stored, imported.unmatched) == (6, 3, 1)
    assert [(row.line, row.reason) for row in file.refused] == [
        ("5", "it has no URN"),
        ("6", "it has neither a day of approval nor a day of its end"),
        ("7", "'soon' is no day"),
    ]
    [conflict] = imported.conflicts
    assert conflict.startswith("900002 Oak School: ")


# The file that is written


def test_a_register_is_written_whole_and_can_be_written_over(tmp_path: Path):
    target = tmp_path / "deep" / "register.sqlite"
    source = put(tmp_path, "a.csv", download(ELM))
    write_register(Downloads(establishments=(source,)), target)
    write_register(Downloads(establishments=(put(tmp_path, "b.csv", download(OAK)),)), target)
    with open_database(target) as register:
        assert register.find(900001) is None
        assert register.find(900002).name == "Oak School"
        assert [source.name for source in register.sources] == ["b.csv"]
    assert [path.name for path in target.parent.iterdir()] == ["register.sqlite"]


def test_a_fraction_of_a_register_does_not_replace_it_unless_forced(tmp_path: Path):
    target = tmp_path / "register.sqlite"
    rows = [f"{number},Oak School,01" for number in range(900001, 900006)]
    head = "URN,EstablishmentName,TypeOfEstablishment (code)"
    whole = put(tmp_path, "a.csv", "\r\n".join([head, *rows, ""]).encode())
    broken = put(tmp_path, "b.csv", "\r\n".join([head, *rows[:2], rows[2][:9]]).encode())
    write_register(Downloads(establishments=(whole,)), target)
    before = target.read_bytes()
    with pytest.raises(RegisterError, match=r"has 2 establishments, and the register at .* has 5"):
        write_register(Downloads(establishments=(broken,)), target)
    assert target.read_bytes() == before
    write_register(Downloads(establishments=(broken,)), target, force=True)
    with open_database(target) as register:
        assert register.find(900003) is None


def test_a_failed_import_leaves_the_old_register_as_it_is(tmp_path: Path):
    target = tmp_path / "register.sqlite"
    good = put(tmp_path, "a.csv", download(ELM))
    write_register(Downloads(establishments=(good,)), target)
    before = target.read_bytes()
    wrong = put(tmp_path, "wrong.csv", b"a,b\r\n1,2\r\n")
    for downloads in (
        Downloads(establishments=(good, wrong)),
        Downloads(establishments=(good,), links=wrong),
        Downloads(establishments=(good,), section_41=wrong),
        Downloads(establishments=(tmp_path / "none.csv",)),
    ):
        with pytest.raises(SendAuditError):
            write_register(downloads, target)
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"register.sqlite", "a.csv", "wrong.csv"}


def test_the_same_download_gives_the_same_bytes(tmp_path: Path):
    source = put(tmp_path, "a.csv", download(ELM, OAK))
    for name in ("one", "two"):
        write_register(Downloads(establishments=(source,)), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_another_file_is_never_written_over(tmp_path: Path):
    source = put(tmp_path, "a.csv", download(ELM))
    answers = put(tmp_path, "answers.xlsx", b"answers")
    for target in (answers, source, tmp_path):
        with pytest.raises(UsageError, match="left as it is"):
            write_register(Downloads(establishments=(source,)), target)
    assert answers.read_bytes() == b"answers"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path):
    source = put(tmp_path, "a.csv", download(ELM))
    with pytest.raises(OutputError, match="could not be written"):
        write_register(Downloads(establishments=(source,)), source / "register.sqlite")


def test_progress_is_told_and_ends(tmp_path: Path):
    many = [{"URN": str(900001 + i)} for i in range(5000)]
    told: list[tuple[str, int, int]] = []
    source = put(tmp_path, "a.csv", download(*many))
    write_register(
        Downloads(establishments=(source,)),
        tmp_path / "r.sqlite",
        lambda *words: told.append(words),
    )
    assert len(told) == 3
    size = source.stat().st_size
    assert all(name == "a.csv" and 0 < done <= total == size for name, done, total in told)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"text", "not a register"), (b"SQLite format 3\x00" + b"x" * 200, "not a register")],
)
def test_a_file_that_is_no_register_is_not_opened(tmp_path: Path, data: bytes, said: str):
    with pytest.raises(RegisterError, match=said):
        open_database(put(tmp_path, "x.sqlite", data))


def test_a_register_of_another_shape_is_to_be_imported_again(tmp_path: Path):
    import sqlite3

    target = tmp_path / "register.sqlite"
    source = put(tmp_path, "a.csv", download(ELM))
    write_register(Downloads(establishments=(source,)), target)
    database = sqlite3.connect(target)
    database.execute("PRAGMA user_version = 2")
    database.close()
    with pytest.raises(RegisterError, match="another version"):
        open_database(target)


def test_a_register_that_was_damaged_is_said_to_be_and_is_not_a_fault_of_ours(tmp_path: Path):
    target = tmp_path / "register.sqlite"
    many = [{"URN": str(900001 + n), "EstablishmentName": "Elm" * 50} for n in range(500)]
    source = put(tmp_path, "a.csv", download(*many))
    write_register(Downloads(establishments=(source,)), target)
    whole = target.read_bytes()
    target.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RegisterError, match="not a register"):
        open_database(target)
    target.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with open_database(target) as register, pytest.raises(RegisterError, match="is damaged"):
        list(register.of_types(["01"]))


# Words of the register


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-12-2023", date(2023, 12, 31)),
        ("31/12/2023", date(2023, 12, 31)),
        ("1-2-2023", date(2023, 2, 1)),
        ("2023-12-31", date(2023, 12, 31)),
        ("31/12/2023 00:00:00", date(2023, 12, 31)),
        ("31-02-2023", None),
        ("12-31-2023", None),
        ("", None),
        ("soon", None),
        ("31-12-23", None),
    ],
)
def test_days_are_read_day_first(text: str, day: date | None):
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "urn"),
    [
        ("100000", 100000),
        ("URN 100000", 100000),
        ("urn: 100000", 100000),
        (" 100000.0 ", 100000),
        ("20006", 20006),
        ("0100000", 100000),
        ("1234", None),
        ("12345678", None),
        ("000000", None),
        ("Oakfield", None),
        ("100000x", None),
        ("١٢٣٤٥٦", None),
    ],
)
def test_a_urn_is_read_as_people_write_it(text: str, urn: int | None):
    assert read_urn(text) == urn


@pytest.mark.parametrize(
    ("text", "digits", "code"),
    [
        ("2", 2, "02"),
        ("02", 2, "02"),
        ("002.0", 2, "02"),
        ("0", 3, "000"),
        ("", 2, ""),
        ("X", 2, "X"),
    ],
)
def test_a_code_is_the_same_with_and_without_noughts(text, digits, code):
    assert read_code(text, digits) == code
