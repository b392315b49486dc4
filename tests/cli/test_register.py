"""``send-audit register`` as a new user would try it, mistakes included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from send_audit.catalog.schemas import check_document
from send_audit.catalog.source import Document
from tests.cli.terminal import DAY, Ran, run
from tests.register.made import EXAMPLE, download, put, table

ESTABLISHMENTS = str(EXAMPLE / "establishments.csv")
ON = ("--register", ESTABLISHMENTS, "--as-at", DAY)


def said(ran: Ran) -> str:
    return " ".join(ran.text.split())


@pytest.fixture
def register(tmp_path: Path) -> str:
    place = tmp_path / "register.sqlite"
    words = ("--links", str(EXAMPLE / "links.csv"), "--section-41", str(EXAMPLE / "section-41.csv"))
    assert run("register", "import", ESTABLISHMENTS, "-o", str(place), *words).code == 0
    return str(place)


def test_import_says_what_was_read_and_where_it_went(tmp_path: Path):
    ran = run("register", "import", ESTABLISHMENTS, "-o", "r.sqlite", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err.splitlines() == [
        "establishments.csv (establishments, utf-8): 17 rows read, 17 stored, 0 refused.",
        "17 establishments; the newest change is of 2026-11-02.",
        "Register: r.sqlite",
    ]
    assert "\x1b" not in ran.err


def test_import_goes_to_the_place_of_the_environment_and_show_finds_it_there(tmp_path: Path):
    place = str(tmp_path / "deep" / "mine.sqlite")
    assert run("register", "import", ESTABLISHMENTS, "-q", SEND_AUDIT_REGISTER=place).err == ""
    shown = run("register", "show", "999001", SEND_AUDIT_REGISTER=place)
    assert shown.text.startswith("999001  Oakfield Primary School (made up)")


def test_import_goes_to_the_users_own_folder_by_default(tmp_path: Path):
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    missing = run("register", "show", "999001", **home)
    assert missing.code == 4
    assert "No register has been imported yet" in missing.err
    assert "Get Information about Schools" in missing.err
    assert run("register", "import", ESTABLISHMENTS, **home).code == 0
    assert run("register", "show", "999001", **home).code == 0


def test_refused_rows_missing_columns_and_odd_types_are_said(tmp_path: Path):
    rows = [{"URN": ""} for _ in range(12)]
    data = download(
        {"URN": "900001", "TypeOfEstablishment (code)": "88"},
        *rows,
        header=["URN", "EstablishmentName", "TypeOfEstablishment (code)"],
    )
    path = str(put(tmp_path, "all.csv", data))
    ran = run("register", "import", path, "-o", str(tmp_path / "r.sqlite"))
    assert "13 rows read, 1 stored, 12 refused." in ran.err
    assert "Not in it, and so not known: LA (code), " in ran.err
    assert "  line 3: it has no URN\n" in ran.err
    assert "line 13" not in ran.err
    assert "and 2 more that are refused; --verbose shows all." in ran.err
    assert "Type code '88' is not known here: 1 establishments have no kind." in ran.err
    every = run("register", "import", path, "-o", str(tmp_path / "r.sqlite"), "-v")
    assert "  line 14: it has no URN\n" in every.err


def test_what_register_links_and_section_41_list_disagree_on_is_said(tmp_path: Path):
    listed = table(
        ["la_code", "est_no", "urn", "name", "s41_granted", "s41_revoked"],
        [
            ["999", "6002", "999010", "Fernlea", "", "01/09/2026"],
            ["", "", "123456", "X", "01/01/2020", ""],
        ],
    )
    links = table(["URN", "LinkURN", "LinkType"], [["999001", "123456", "Successor"]])
    ran = run(
        *("register", "import", ESTABLISHMENTS, "-o", str(tmp_path / "r.sqlite")),
        *("--links", str(put(tmp_path, "links.csv", links))),
        *("--section-41", str(put(tmp_path, "listed.csv", listed))),
    )
    assert ran.code == 0
    assert "1 links lead to a URN that is not in the register." in ran.err
    assert "1 rows of the section 41 list are not in the register." in ran.err
    assert "999010 Fernlea School (made up): The register's section 41 column says" in ran.err
    assert "its approval ended on 2026-09-01" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import",), 2, "FILE"),
        (("import", "nowhere.csv", "-o", "r.sqlite"), 2, "nowhere.csv could not be read"),
        (("import", "answers.xlsx", "-o", "r.sqlite"), 4, "zip file or a workbook"),
        (("import", "other.csv", "-o", "r.sqlite"), 4, "Headings found: 'School', 'Town'."),
        (("import", "good.csv", "-o", "other.csv"), 2, "left as it is"),
        (
            ("import", "good.csv", "-o", "r.sqlite", "--links", "good.csv"),
            4,
            "all establishment data",
        ),
        (("show", "1", "--register", "none.sqlite"), 4, "There is no register at none.sqlite"),
        (("show", "1", "--register", "good.csv"), 2, "not a URN"),
        (("show", "999010", "--register", "good.csv"), 0, ""),
        (("show", "990901", "--register", "good.csv"), 2, "Nearest: 999001 Oakfield"),
        (("show", "Nobody", "--register", "good.csv"), 2, "No name in the register"),
        (("show", "School", "-f", "json", "--register", "good.csv"), 2, "Give its URN"),
        (("show", "-f", "json", "--register", "good.csv"), 2, "Give its URN"),
        (("show", "999001", "-f", "jsn", "--register", "good.csv"), 2, "Did you mean 'json'?"),
    ],
)
def test_mistakes_get_a_sentence_a_remedy_and_the_documented_code(tmp_path, words, code, said):
    put(tmp_path, "good.csv", Path(ESTABLISHMENTS).read_bytes())
    put(tmp_path, "other.csv", b"School,Town\r\nElm,Wexbury\r\n")
    put(tmp_path, "answers.xlsx", b"PK\x03\x04")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ran = run("register", *words, cwd=tmp_path)
    assert ran.code == code
    assert said in ran.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_show_names_kind_reason_source_and_what_the_register_has():
    shown = said(run("register", "show", "999001", *ON))
    for words in (
        "999001 Oakfield Primary School (made up)",
        "Kind: maintained-mainstream: type 01 Community school (register of 2026-11-02).",
        "Status: Open",
        "Local authority: 999 Wexshire",
        "Trust: not said",
        "Ages: 3 to 11",
        "Nursery: Has Nursery Classes",
        "Sixth form: Does not have a sixth form",
        "Boarders: No boarders",
        "Section 41: Not applicable",
        "SEN provision: Resourced provision; the resourced provision has 9 on roll and 12 places",
        "has_sixth_form: no (OfficialSixthForm 'Does not have a sixth form', StatutoryHighAge 11)",
        "Linked establishments Not known: no file of links was imported (--links).",
        "Open Government Licence v3.0",
    ):
        assert words in shown


def test_show_takes_a_urn_as_people_write_it_and_several_words_of_a_name():
    by_urn = run("register", "show", "URN", "999007", *ON)
    by_name = run("register", "show", "pupil", "referral", *ON)
    assert by_urn.text == by_name.text
    assert by_urn.text.startswith("999007  Wexshire Pupil Referral Unit (made up)\n  Kind: pru")


def test_show_lists_the_settings_of_a_name(register: str):
    shown = run("register", "show", "marlbrook", "--register", register)
    assert [line.split()[0] for line in shown.text.splitlines()] == ["999002", "999014"]
    assert "Closed" in shown.text.splitlines()[1]


def test_show_says_when_a_list_is_cut(tmp_path: Path):
    many = [{"URN": str(900001 + n), "EstablishmentName": f"Elm {n}"} for n in range(30)]
    path = put(tmp_path, "many.csv", download(*many))
    ran = run("register", "show", "elm", "--register", str(path))
    assert len(ran.text.splitlines()) == 20
    assert "the first 20 of 30" in ran.err


def test_a_closed_school_leads_to_its_successor_and_back(register: str):
    old = said(run("register", "show", "999014", "--register", register))
    assert "Note: It is closed (2014-08-31)." in old
    assert "Use instead: 999002 Marlbrook Academy (made up), which has taken its place" in old
    assert "Closed: 31-08-2014, Academy Converter" in old
    new = said(run("register", "show", "999002", "--register", register))
    assert "Predecessor: 999014 Marlbrook School (made up) (closed, 01-09-2014)" in new
    assert "Trust: 99001 MARLBROOK LEARNING TRUST (MADE UP)" in new


def test_a_question_and_a_refusal_are_stated(register: str):
    asked = said(run("register", "show", "999013", "--register", register))
    assert "Kind: to be settled by you: type 31 Sixth form centres" in asked
    assert "It may be maintained-mainstream or fe-college: name the kind yourself" in asked
    refused = said(run("register", "show", "999017", "--register", register))
    assert (
        "Kind: none: type 30 Welsh establishment: Schools in Wales are under Welsh law" in refused
    )


def test_section_41_is_shown_from_register_and_list(register: str):
    shown = said(run("register", "show", "999010", "--register", register))
    assert "Kind: independent-special-s41: type 10 Other independent special school" in shown
    assert "Section 41: Approved; it is on the section 41 list, approved on 2019-08-01" in shown


def test_a_column_that_is_missing_is_not_taken_for_a_blank(tmp_path: Path):
    header = ["URN", "EstablishmentName", "TypeOfEstablishment (code)", "Trusts (code)"]
    path = put(tmp_path, "few.csv", download({"URN": "900001"}, header=header))
    shown = said(run("register", "show", "900001", "--register", str(path)))
    assert "Ages: not in this register (its column is missing)" in shown
    assert "Trust: not said" in shown
    told = json.loads(run("register", "show", "900001", "--register", str(path), "-f", "json").text)
    assert told["columns"]["StatutoryLowAge"] is None
    assert told["columns"]["Trusts (code)"] == ""


@pytest.mark.parametrize("urn", range(999001, 999018))
def test_the_json_has_the_published_shape(urn: int, register: str):
    ran = run("register", "show", str(urn), "--register", register, "-f", "json")
    told = json.loads(ran.text)
    document = Document(file="a.json", data=told)
    check_document(document, "establishment-1")
    assert document.faults == []
    assert told["urn"] == urn
    assert told["columns"]["URN"] == str(urn)
    assert "Open Government Licence" in told["attribution"]


def test_the_json_tells_links_and_successors(register: str):
    ran = run("register", "show", "999014", "--register", register, "-f", "json")
    told = json.loads(ran.text)
    successor = {
        "urn": 999002,
        "name": "Marlbrook Academy (made up)",
        "relation": "Successor",
        "on": "2014-09-01",
        "status": "open",
    }
    assert (told["links"], told["successors"]) == ([successor], [successor])
    assert (told["verdict"], told["status"]) == ("kind", "closed")


def test_show_alone_says_which_register_it_is(register: str):
    shown = said(run("register", "show", "--register", register))
    assert shown.startswith("Register of 2026-11-02: 17 establishments")
    assert "links: links.csv; 2 rows read, 2 stored, 0 refused, 0 blank; SHA-256" in shown


def test_a_name_full_of_signs_cannot_command_the_terminal(tmp_path: Path):
    path = put(tmp_path, "a.csv", download({"URN": "900001", "EstablishmentName": "El\x1b[31mm"}))
    for words in (("900001",), ("El",)):
        assert "\x1b" not in run("register", "show", *words, "--register", str(path)).text
