"""Looking settings up: by URN, name, authority and trust, with their links and section 41."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.errors import RegisterError, UsageError
from send_audit.register.build import Downloads
from send_audit.register.database import Register
from send_audit.register.establishment import Link, Listed, Status
from send_audit.service.register import (
    default_place,
    facts_asked,
    import_register,
    open_register,
    search,
    setting,
    settings_of_la,
    settings_of_trust,
)
from tests.register.made import EXAMPLE, built, download, put, table

DAY = date(2026, 11, 23)


@pytest.fixture
def example() -> Register:
    return built(
        EXAMPLE / "establishments.csv",
        links=EXAMPLE / "links.csv",
        section_41=EXAMPLE / "section-41.csv",
    )


def rows(*told: tuple[str, str, str]) -> bytes:
    """Write establishments of URN, name and status."""
    return download(
        *({"URN": u, "EstablishmentName": n, "EstablishmentStatus (code)": s} for u, n, s in told)
    )


def linked(folder: Path, establishments: bytes, *links: tuple[str, str, str]) -> Register:
    header = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"]
    lines = [[urn, other, f"Name of {other}", kind, "01-09-2020"] for urn, other, kind in links]
    return built(
        put(folder, "a.csv", establishments), links=put(folder, "links.csv", table(header, lines))
    )


# One setting


@pytest.mark.parametrize("urn", [999002, "URN 999002", " 999002.0 "])
def test_a_setting_is_found_with_kind_reason_source_and_facts(example: Register, urn):
    found = setting(example, urn, DAY)
    assert found.establishment.name == "Marlbrook Academy (made up)"
    assert found.decision.kind == "academy"
    assert found.reason == "type 34 Academy converter (register of 2026-11-02)."
    assert {fact.fact: fact.value for fact in found.facts} == {
        "setting_name": "Marlbrook Academy (made up)",
        "urn": "999002",
        "has_sixth_form": "yes",
        "early_years_on_roll": "no",
        "has_secondary": "yes",
        "boarders": "no",
    }


def test_only_facts_that_a_kind_is_asked_about_are_filled_in(example: Register):
    checklist = load_checklist()
    academy = setting(example, 999002, DAY)
    assert set(facts_asked(academy, checklist, "academy")) == {
        "setting_name",
        "urn",
        "has_sixth_form",
        "early_years_on_roll",
        "has_secondary",
    }
    special = setting(example, 999005, DAY)
    assert facts_asked(special, checklist, "non-maintained-special")["boarders"] == "yes"


def test_the_kinds_of_the_example_are_those_by_hand(example: Register):
    by_hand = {
        999001: "maintained-mainstream",
        999002: "academy",
        999003: "free-school",
        999004: "independent",
        999005: "non-maintained-special",
        999006: "fe-college",
        999007: "pru",
        999008: "maintained-nursery",
        999009: "special-academy",
        999010: "independent-special-s41",
        999011: "independent-special",
        999012: "specialist-post-16",
        999013: None,
        999014: "maintained-mainstream",
        999015: "maintained-mainstream",
        999016: "academy",
        999017: None,
    }
    assert {urn: setting(example, urn, DAY).decision.kind for urn in by_hand} == by_hand
    assert example.count == len(by_hand)


@pytest.mark.parametrize(
    ("urn", "near"),
    [
        ("990902", "999002 Marlbrook Academy (made up)"),
        ("999020", "999002 Marlbrook Academy (made up)"),
        ("9999001", "999001 Oakfield Primary School (made up)"),
        ("123456", None),
    ],
)
def test_an_unknown_urn_is_met_with_those_a_slip_makes_of_it(example: Register, urn, near):
    with pytest.raises(UsageError, match=f"URN {urn} is not in the register of 2026-11-02") as told:
        setting(example, urn, DAY)
    assert (near in told.value.message) if near else ("Nearest" not in told.value.message)
    assert "newer download" in told.value.hint


@pytest.mark.parametrize("urn", ["12", "", "Oakfield", "0"])
def test_what_is_no_urn_is_said(example: Register, urn: str):
    with pytest.raises(UsageError, match="is not a URN"):
        setting(example, urn, DAY)


# Links


def test_links_are_seen_from_both_ends(tmp_path: Path):
    told = rows(("900001", "Elm", "2"), ("900002", "Oak", "1"))
    register = linked(tmp_path, told, ("900001", "900002", "Successor - merged"))
    assert register.links(900001) == (
        Link(
            urn=900002,
            name="Oak",
            relation="Successor - merged",
            on="01-09-2020",
            status=Status.OPEN,
        ),
    )
    assert register.links(900002) == (
        Link(
            urn=900001,
            name="Elm",
            relation="Predecessor - merged",
            on="01-09-2020",
            status=Status.CLOSED,
        ),
    )


def test_a_link_told_at_both_ends_is_one_link(tmp_path: Path):
    told = rows(("900001", "Elm", "2"), ("900002", "Oak", "1"))
    ends = (("900001", "900002", "Successor"), ("900002", "900001", "Predecessor"))
    register = linked(tmp_path, told, *ends)
    assert [(link.urn, link.relation) for link in register.links(900001)] == [(900002, "Successor")]
    assert [(link.urn, link.relation) for link in register.links(900002)] == [
        (900001, "Predecessor")
    ]


def test_a_link_in_other_words_at_the_other_end_is_one_link_in_our_words(tmp_path: Path):
    told = rows(("900001", "Elm", "2"), ("900002", "Oak", "1"))
    ends = (("900001", "900002", "Successor"), ("900002", "900001", "Predecessor - merged"))
    register = linked(tmp_path, told, *ends)
    assert [link.relation for link in register.links(900001)] == ["Successor"]
    assert [link.relation for link in register.links(900002)] == ["Predecessor - merged"]


def test_other_links_and_those_outside_the_register_keep_their_words(tmp_path: Path):
    told = rows(("900001", "Elm", "1"), ("900003", "Ash", "1"))
    register = linked(
        tmp_path,
        told,
        ("900001", "900099", "Result of Amalgamation"),
        ("900003", "900001", "Sixth Form Centre Link"),
    )
    assert [(link.name, link.relation, link.status) for link in register.links(900001)] == [
        ("Name of 900099", "Result of Amalgamation", Status.UNKNOWN),
        ("Ash", "Sixth Form Centre Link (at the other end)", Status.OPEN),
    ]


def test_a_closed_setting_leads_to_what_is_in_its_place_today(tmp_path: Path):
    told = rows(
        ("900001", "Elm", "2"),
        ("900002", "Oak", "2"),
        ("900003", "Ash", "1"),
        ("900004", "Yew", "3"),
    )
    register = linked(
        tmp_path,
        told,
        ("900001", "900002", "Successor"),
        ("900002", "900001", "Successor"),  # a circle, which must not be walked for ever
        ("900002", "900003", "Successor"),
        ("900001", "900004", "Successor - merged"),
    )
    found = setting(register, 900001, DAY)
    assert [link.name for link in found.successors] == ["Yew", "Ash"]
    assert setting(register, 900003, DAY).successors == ()


def test_a_setting_that_is_still_open_is_not_sent_on(tmp_path: Path):
    told = rows(("900001", "Elm", "3"), ("900002", "Oak", "4"))
    register = linked(tmp_path, told, ("900001", "900002", "Successor"))
    found = setting(register, 900001, DAY)
    assert [link.name for link in found.links] == ["Oak"]
    assert found.successors == ()


# Section 41


def listed(folder: Path, urn: str, number: str, *days: tuple[str, str]) -> Listed | None:
    """Give what a list with some rows says of a school 857/7001 with URN 900001."""
    lines = [["857", number, urn, "Elm", granted, revoked] for granted, revoked in days]
    header = ["la_code", "est_no", "urn", "name", "s41_granted", "s41_revoked"]
    school = {"URN": "900001", "LA (code)": "857", "EstablishmentNumber": "7001"}
    register = built(
        put(folder, "a.csv", download(school)),
        section_41=put(folder, "listed.csv", table(header, lines)),
    )
    found = register.find(900001)
    assert found is not None
    return found.listed


GIVEN, ENDED = ("01/08/2016", ""), ("", "01/04/2020")


@pytest.mark.parametrize(
    ("urn", "number", "days", "expected"),
    [
        ("900001", "7001", [GIVEN], Listed(approved=True, on=date(2016, 8, 1))),
        ("900001", "7001", [ENDED], Listed(approved=False, on=date(2020, 4, 1))),
        ("900001", "7001", [GIVEN, ENDED], Listed(approved=False, on=date(2020, 4, 1))),
        ("900001", "", [ENDED, GIVEN], Listed(approved=False, on=date(2020, 4, 1))),
        (
            "900001",
            "7001",
            [ENDED, ("01/08/2022", "")],
            Listed(approved=True, on=date(2022, 8, 1)),
        ),
        # One site closed and another approved on one and the same day.
        (
            "900001",
            "7001",
            [("", "01/11/2017"), ("01/11/2017", "")],
            Listed(approved=True, on=date(2017, 11, 1)),
        ),
        (
            "900001",
            "7001",
            [("01/11/2017", ""), ("", "01/11/2017")],
            Listed(approved=True, on=date(2017, 11, 1)),
        ),
        # No list seen so far has both days in one row; the later one counts there too.
        (
            "900001",
            "7001",
            [("01/08/2016", "01/04/2020")],
            Listed(approved=False, on=date(2020, 4, 1)),
        ),
        (
            "900001",
            "7001",
            [("01/08/2022", "01/04/2020")],
            Listed(approved=True, on=date(2022, 8, 1)),
        ),
        (
            "900001",
            "7001",
            [("01/04/2020", "01/04/2020")],
            Listed(approved=False, on=date(2020, 4, 1)),
        ),
        ("", "7001", [GIVEN], Listed(approved=True, on=date(2016, 8, 1))),
        ("", "7002", [GIVEN], Listed(approved=False, on=None)),
        ("900002", "7001", [GIVEN], Listed(approved=False, on=None)),
    ],
)
def test_the_last_day_of_the_list_counts(tmp_path: Path, urn, number, days, expected):
    assert listed(tmp_path, urn, number, *days) == expected


def test_without_a_list_nothing_is_said_of_it(tmp_path: Path):
    register = built(put(tmp_path, "a.csv", download({"URN": "900001"})))
    assert register.find(900001).listed is None


# Names


def test_names_are_found_by_their_words_in_any_order_open_ones_first(example: Register):
    found = search(example, "marlbrook")
    assert [row.urn for row in found.establishments] == [999002, 999014]
    assert search(example, "SCHOOL oak").establishments[0].urn == 999001


def test_a_long_list_is_capped_and_counted(tmp_path: Path):
    many = [{"URN": str(900001 + n), "EstablishmentName": f"Elm {n}"} for n in range(50)]
    found = search(built(put(tmp_path, "a.csv", download(*many))), "elm")
    assert (len(found.establishments), found.total) == (20, 50)


@pytest.mark.parametrize("name", ["Nowhere", "100%", "_", "!", "  "])
def test_a_name_that_is_not_there_is_said(example: Register, name: str):
    with pytest.raises(UsageError, match="No name in the register of 2026-11-02 holds"):
        search(example, name)


# Authorities and trusts


@pytest.mark.parametrize("code", ["999", " 999 ", "Wexshire", "wexshire"])
def test_the_settings_of_an_authority_are_all_but_the_closed_ones(example: Register, code: str):
    found = settings_of_la(example, code, DAY)
    assert (found.code, found.name, found.closed) == ("999", "Wexshire", 1)
    urns = [one.establishment.urn for one in found.settings]
    assert sorted(urns) == [*range(999001, 999014), 999015, 999016]
    names = [one.establishment.name for one in found.settings]
    assert names == sorted(names)


@pytest.mark.parametrize("code", ["99001", "Marlbrook Learning Trust (made up)"])
def test_the_settings_of_a_trust_are_those_with_its_code(example: Register, code: str):
    found = settings_of_trust(example, code, DAY)
    assert (found.code, found.closed) == ("99001", 0)
    assert {one.establishment.urn for one in found.settings} == {999002, 999009, 999016}


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("998x", "Nearest: 998 Sir Enghraifft"),
        ("Wexshir", "Nearest: 999 Wexshire."),
        ("", "The first: 998 Sir Enghraifft, 999 Wexshire."),
        ("Q", "The first: 998 Sir Enghraifft, 999 Wexshire."),
    ],
)
def test_an_unknown_authority_is_met_with_the_nearest(example: Register, code: str, hint: str):
    with pytest.raises(UsageError, match="no local authority") as told:
        settings_of_la(example, code, DAY)
    assert told.value.hint.startswith(hint)


def test_an_unknown_trust_is_met_with_the_nearest(example: Register):
    with pytest.raises(UsageError, match="There is no trust '99003' in the register") as told:
        settings_of_trust(example, "99003", DAY)
    assert "99001 MARLBROOK" in told.value.hint


def test_a_name_of_two_trusts_is_not_guessed(tmp_path: Path):
    two = [
        {"URN": str(900001 + n), "Trusts (code)": str(11 + n), "Trusts (name)": "Elm Trust"}
        for n in range(2)
    ]
    register = built(put(tmp_path, "a.csv", download(*two)))
    with pytest.raises(UsageError, match="More than one trust") as told:
        settings_of_trust(register, "elm trust", DAY)
    assert told.value.hint == "Give its code: 11, 12"


def test_a_register_without_trusts_says_so(tmp_path: Path):
    register = built(put(tmp_path, "a.csv", download({"URN": "900001"})))
    with pytest.raises(RegisterError, match="says nothing of trusts"):
        settings_of_trust(register, "1", DAY)


# Opening


def test_a_register_is_opened_where_it_was_imported(tmp_path: Path):
    source = EXAMPLE / "establishments.csv"
    place, imported = import_register(
        Downloads(establishments=(source,)), tmp_path / "register.sqlite"
    )
    assert imported.count == 17
    with open_register(place) as register:
        assert register.count == 17


def test_a_download_can_be_opened_as_it_is():
    with open_register(EXAMPLE / "establishments.csv") as register:
        assert setting(register, 999002, DAY).decision.kind == "academy"


def test_without_a_register_it_is_said_how_to_get_one(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("send_audit.service.register.default_place", lambda: tmp_path / "none")
    with pytest.raises(RegisterError, match="No register has been imported yet") as told:
        open_register()
    assert "Get Information about Schools" in told.value.hint
    assert "send-audit register import" in told.value.hint
    with pytest.raises(RegisterError, match="There is no register at"):
        open_register(tmp_path / "none")
    with pytest.raises(RegisterError, match="is a folder"):
        open_register(tmp_path)
    with pytest.raises(RegisterError, match="not the download"):
        open_register(put(tmp_path, "x.csv", b"a,b\r\n1,2\r\n"))


def test_the_default_place_is_in_the_users_own_folder(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    place = default_place()
    assert place.name == "register.sqlite"
    assert place.parent.name == "send-audit"
