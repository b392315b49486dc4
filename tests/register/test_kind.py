"""The kind of every establishment type, by a table written by hand from the law."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.errors import RegisterError
from send_audit.register.establishment import Establishment, Listed
from send_audit.register.facts import facts_of
from send_audit.register.kind import Decision, Verdict, kind_of
from send_audit.register.types import Types, load_types, parse_types
from send_audit.resources import read_text

DAY = date(2026, 11, 23)
# code | name | group | what it is in law | a word of the reason, or facts that the type settles.
# "A / B" is A while approved under section 41, else B; "ask" and "refused" give no kind.
HAND = """
01 | Community school                                    | 4  | maintained-mainstream |
02 | Voluntary aided school                              | 4  | maintained-mainstream |
03 | Voluntary controlled school                         | 4  | maintained-mainstream |
05 | Foundation school                                   | 4  | maintained-mainstream |
06 | City technology college                             | 3  | independent           | is_ctc=yes
07 | Community special school                            | 5  | maintained-special    |
08 | Non-maintained special school                       | 5  | non-maintained-special |
09 | Independent school special                          |    | independent-special-s41 / independent-special | warns: old code
10 | Other independent special school                    | 5  | independent-special-s41 / independent-special |
11 | Other independent school                            | 3  | independent           | is_ctc=no
12 | Foundation special school                           | 5  | maintained-special    |
14 | Pupil referral unit                                 | 4  | pru                   |
15 | Local authority nursery school                      | 4  | maintained-nursery    |
18 | Further education                                   | 1  | fe-college            |
24 | Secure units                                        | 9  | refused               | Secure units are outside
25 | Offshore schools                                    | 9  | refused               | Offshore schools are outside
26 | Service children's education                        | 9  | refused               | armed forces
27 | Miscellaneous                                       | 9  | refused               | nothing of what the law makes
28 | Academy sponsor led                                 | 10 | academy               |
29 | Higher education institutions                       | 2  | refused               | Universities
30 | Welsh establishment                                 | 6  | refused               | Welsh law
31 | Sixth form centres                                  | 1  | ask maintained-mainstream fe-college | usually part of
32 | Special post 16 institution                         | 9  | specialist-post-16    | s41_approved=approval
33 | Academy special sponsor led                         | 10 | special-academy       | notes: with academies
34 | Academy converter                                   | 10 | academy               |
35 | Free schools                                        | 11 | free-school           |
36 | Free schools special                                | 11 | special-academy       | notes: with free schools
37 | British schools overseas                            | 9  | refused               | overseas are outside
38 | Free schools alternative provision                  | 11 | ap-academy            |
39 | Free schools 16 to 19                               | 11 | academy-16-19         |
40 | University technical college                        | 11 | utc-studio            |
41 | Studio schools                                      | 11 | utc-studio            |
42 | Academy alternative provision converter             | 10 | ap-academy            |
43 | Academy alternative provision sponsor led           | 10 | ap-academy            |
44 | Academy special converter                           | 10 | special-academy       | notes: with academies
45 | Academy 16-19 converter                             | 10 | academy-16-19         |
46 | Academy 16 to 19 sponsor led                        | 10 | academy-16-19         |
47 | Children's centre                                   |    | refused               | Children's centres are outside
48 | Children's centre linked site                       |    | refused               | Children's centres are outside
49 | Online provider                                     | 13 | ask independent       | registered as an independent
56 | Institution funded by other government department   | 9  | refused               | another government department
57 | Academy secure 16 to 19                             | 10 | refused               | detained young people
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in HAND.strip().splitlines()]
BY_CODE = {row[0]: row for row in ROWS}
SECTION_41 = {"Approved": 0, "Not approved": 1}


def made(code: str, **words: Any) -> Establishment:
    """Give an open establishment of a type, with name and group as the hand table has them."""
    _, name, group, *_ = BY_CODE[code]
    told = {"type_name": name, "group_code": group, "status_code": "1", **words}
    return Establishment(urn=900001, type_code=code, **told)


def by_hand(code: str, approved: str) -> tuple[Verdict, str | None, tuple[str, ...]]:
    """Give verdict, kind and candidates by the hand table; ``approved`` as the register says it."""
    law = BY_CODE[code][3]
    if law == "refused":
        return Verdict.REFUSED, None, ()
    if law.startswith("ask "):
        return Verdict.ASK, None, tuple(law.split()[1:])
    pair = tuple(law.split(" / "))
    if len(pair) == 1:
        return Verdict.KIND, law, ()
    if approved not in SECTION_41:
        return Verdict.ASK, None, pair
    return Verdict.KIND, pair[SECTION_41[approved]], ()


def facts(row: Establishment, types: Types) -> dict[str, object]:
    stated = {fact.fact: fact.value for fact in facts_of(row, types, DAY)}
    return {key: value for key, value in stated.items() if key not in {"urn", "setting_name"}}


def facts_by_hand(code: str, approved: str) -> dict[str, object]:
    fact, _, value = BY_CODE[code][4].partition("=")
    if value == "approval":
        words = {"Approved": "yes", "Not approved": "no"}
        return {fact: words[approved]} if approved in words else {}
    return {fact: value} if value else {}


def wrong(types: Types) -> Iterator[str]:
    """Say in what a table differs from the hand table, in all that it makes happen."""
    if list(types) != list(BY_CODE):
        yield "codes"
    for code in types.keys() & BY_CODE.keys():
        for approved in ("Approved", "Not approved", "Not applicable", ""):
            row = made(code, section_41=approved)
            decision = kind_of(row, types)
            found = (decision.verdict, decision.kind, decision.candidates)
            if found != by_hand(code, approved):
                yield f"{code} {approved}: {found}"
            if facts(row, types) != facts_by_hand(code, approved):
                yield f"{code} {approved}: facts"
            yield from wrong_words(code, decision)
        if f"type {code} {BY_CODE[code][1]}" not in kind_of(made(code, type_name=""), types).reason:
            yield f"{code}: name"
        other = kind_of(made(code, group_code="99"), types).warnings
        group = BY_CODE[code][2]
        if group and not any(f"belongs to group {group}." in words for words in other):
            yield f"{code}: group"


def wrong_words(code: str, decision: Decision) -> Iterator[str]:
    words = BY_CODE[code][4]
    warned, noted = words.partition("warns: ")[2], words.partition("notes: ")[2]
    plain = "" if warned or noted or "=" in words else words
    if plain + noted not in decision.reason or (
        not noted and "the type decides" in decision.reason
    ):
        yield f"{code}: reason {decision.reason}"
    if len(decision.warnings) != bool(warned) or warned not in " ".join(decision.warnings):
        yield f"{code}: warnings {decision.warnings}"


def test_the_hand_table_has_every_type():
    assert len(ROWS) == 42
    assert list(BY_CODE) == sorted(BY_CODE)


def test_every_type_is_what_the_law_makes_of_it():
    assert list(wrong(load_types())) == []


def test_every_kind_is_one_of_the_checklist():
    checklist = load_checklist()
    for rule in load_types().values():
        asked = rule.ask.candidates if rule.ask else ()
        kinds = {rule.kind, rule.kind_if_section_41, rule.kind_otherwise, *asked} - {""}
        assert kinds <= checklist.kinds.keys()
        for fact in (*rule.facts, rule.approval_fact):
            assert not fact or rule.kind in checklist.facts[fact].kinds


KINDS = tuple(load_checklist().kinds)
JSON = json.loads(read_text("checklists", "register", "establishment-types.json"))


def cells() -> Iterator[tuple[int, str]]:
    for place, entry in enumerate(JSON["types"]):
        for key in entry:
            yield place, key


def flipped(value: Any, key: str) -> list[Any]:
    """Give other values that a cell might hold by a slip."""
    if key == "code":
        return ["99", "01" if value != "01" else "02"]
    if key == "group":
        return ["99"]
    if key == "ask":
        fewer, others = copy.deepcopy(value), copy.deepcopy(value)
        fewer["candidates"] = [*value["candidates"][:-1], "pru"]
        others["because"] = "x"
        return [fewer, others]
    if key == "facts":
        return [{fact: "no" if said == "yes" else "yes" for fact, said in value.items()}, {}]
    if key.startswith("kind"):
        return [kind for kind in KINDS if kind != value]
    return ["x"]


@pytest.mark.parametrize(("place", "key"), list(cells()))
def test_every_change_of_one_cell_is_noticed(place: int, key: str):
    for value in flipped(JSON["types"][place][key], key):
        data = copy.deepcopy(JSON)
        data["types"][place][key] = value
        assert noticed(data), value
    data = copy.deepcopy(JSON)
    del data["types"][place][key]
    assert noticed(data), "left out"


def noticed(data: dict[str, Any]) -> bool:
    try:
        return bool(list(wrong(parse_types(data))))
    except RegisterError:
        return True


def test_a_row_that_is_left_out_or_repeated_is_noticed():
    for place in range(len(JSON["types"])):
        data = copy.deepcopy(JSON)
        del data["types"][place]
        assert noticed(data)
    assert noticed({**JSON, "types": [*JSON["types"], JSON["types"][0]]})


@pytest.mark.parametrize(
    "entry",
    [
        {"code": "01", "name": "A"},
        {"code": "01", "name": "A", "kind": "pru", "refused": "B"},
        {"code": "01", "name": "A", "kind_if_section_41": "pru"},
        {"code": "01", "name": "A", "kind": "pru", "extra": "x"},
        {"code": "01", "name": "A", "ask": {"because": "B"}},
    ],
)
def test_a_damaged_table_is_an_error_and_never_a_kind(entry: dict[str, Any]):
    with pytest.raises(RegisterError, match="damaged") as raised:
        parse_types({"types": [entry]})
    assert raised.value.exit_code == 4


# Section 41


@pytest.mark.parametrize(
    ("column", "listed", "kind", "word"),
    [
        ("Approved", None, "independent-special-s41", "column says 'Approved'"),
        ("approved", None, "independent-special-s41", "column says 'approved'"),
        ("Not approved", None, "independent-special", "column says 'Not approved'"),
        ("", Listed(approved=True, on=date(2016, 8, 1)), "independent-special-s41", "2016-08-01"),
        ("", Listed(approved=False, on=date(2020, 4, 1)), "independent-special", "2020-04-01"),
        ("", Listed(approved=False, on=None), "independent-special", "not on the section 41 list"),
        (
            "Not applicable",
            Listed(approved=True, on=date(2016, 8, 1)),
            "independent-special-s41",
            "approved on 2016-08-01",
        ),
    ],
)
def test_an_independent_special_school_turns_on_section_41(column, listed, kind, word):
    decision = kind_of(made("10", section_41=column, listed=listed), load_types())
    assert (decision.verdict, decision.kind) == (Verdict.KIND, kind)
    assert word in decision.reason
    assert decision.warnings == ()


@pytest.mark.parametrize("column", ["", "Not applicable", "Not recorded"])
def test_without_a_word_on_section_41_it_is_asked_and_not_guessed(column: str):
    decision = kind_of(made("10", section_41=column), load_types())
    assert (decision.verdict, decision.kind) == (Verdict.ASK, None)
    assert decision.candidates == ("independent-special-s41", "independent-special")
    assert "no section 41 list was imported" in decision.reason


@pytest.mark.parametrize(
    ("column", "listed", "kind"),
    [
        ("Approved", Listed(approved=False, on=None), "independent-special-s41"),
        ("Not approved", Listed(approved=True, on=date(2025, 9, 1)), "independent-special"),
    ],
)
def test_where_register_and_list_disagree_the_register_is_followed_and_it_is_said(
    column, listed, kind
):
    decision = kind_of(made("10", section_41=column, listed=listed), load_types())
    assert decision.kind == kind
    [warning] = decision.warnings
    assert column in warning
    assert "section 41 list" in warning


# What must not be guessed


@pytest.mark.parametrize(
    ("code", "name", "candidates"),
    [
        ("", "", ()),
        ("99", "", ()),
        ("04", "Something else", ()),
        ("AB", "Academy converter", ("academy",)),
        ("", "Academy converter", ("academy",)),
        (
            "",
            "other  independent special SCHOOL",
            ("independent-special-s41", "independent-special"),
        ),
        ("", "Sixth form centres", ("maintained-mainstream", "fe-college")),
        ("", "Welsh establishment", ()),
    ],
)
def test_a_blank_or_unknown_code_is_asked_about(code, name, candidates):
    row = Establishment(urn=900001, type_code=code, type_name=name, status_code="1")
    decision = kind_of(row, load_types())
    assert (decision.verdict, decision.kind) == (Verdict.ASK, None)
    assert decision.candidates == candidates
    assert (f"'{code}'" if code else "no type code") in decision.reason
    assert name in decision.reason


# What adds a warning and never changes the kind


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        ("33", {"group_code": "5", "group_name": "Special schools"}, "group 5 'Special schools'"),
        ("36", {"group_code": "10"}, "type 36 belongs to group 11"),
        ("44", {"group_code": "4"}, "type 44 belongs to group 10"),
        ("34", {"type_name": "Community school"}, "which is type 01"),
        ("39", {"low_age": "11", "high_age": "18"}, "ages from 11"),
        ("45", {"low_age": "13"}, "ages from 13"),
        ("15", {"low_age": "3", "high_age": "11"}, "ages up to 11"),
        ("11", {"la_name": "Does not apply"}, "no local authority"),
        ("01", {"status_code": "2", "closed": "31-08-2016"}, "It is closed (2016-08-31)."),
        ("01", {"status_code": "2"}, "It is closed."),
        ("01", {"status_code": "3", "closed": "31-12-2026"}, "proposed to close (2026-12-31)"),
        ("01", {"status_code": "4", "opened": "01-09-2027"}, "proposed to open (2027-09-01)"),
        ("01", {"status_code": "", "status_name": "Closed"}, "It is closed."),
        ("01", {"status_code": "", "status_name": "Open, but proposed to close"}, "to close."),
        ("01", {"status_code": "", "status_name": ""}, "Whether it is open is not said."),
        ("01", {"status_code": "7"}, "its status is '7'"),
    ],
)
def test_what_does_not_go_together_is_said_and_changes_nothing(code, words, said):
    decision = kind_of(made(code, **words), load_types())
    assert decision.kind == BY_CODE[code][3]
    [warning] = decision.warnings
    assert said in warning


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("39", {"low_age": "14", "high_age": "19"}),
        ("39", {"low_age": "16"}),
        ("15", {"high_age": "7"}),
        ("45", {"type_name": "Academy 16 to 19 Converter"}),
        ("10", {"type_name": "Other Independent Special School", "section_41": "Approved"}),
        ("34", {"group_code": ""}),
        ("37", {"la_name": "Does not apply"}),
        ("01", {"status_code": "", "status_name": "Open"}),
    ],
)
def test_what_goes_together_gives_no_warning(code, words):
    assert kind_of(made(code, **words), load_types()).warnings == ()


def test_a_special_academy_is_special_whatever_its_group():
    for code in ("33", "36", "44"):
        for group in ("", "5", "10", "11", "9"):
            decision = kind_of(made(code, group_code=group), load_types())
            assert decision.kind == "special-academy"
            assert "the type decides" in decision.reason
