"""Bad files: told with file, line and nearest word, at once, and nothing else happens."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
import yaml

from send_audit.catalog import source
from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.lint import lint
from send_audit.catalog.load import checklist_from_json
from send_audit.catalog.schemas import check_against, check_document
from send_audit.catalog.source import parse
from tests.catalog.broken import TIME_LIMIT
from tests.catalog.tiny import CARE, FILES, tiny

REMOTE = "https://example.org/schema.json"
ALIAS = "Aliases (& and *) are not allowed; write the value out."
BOMB = "agencies: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
BRACKETS = "[" * 20_000
DEEP = "The file is nested deeper than 40 levels."


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the parser in C and with the other: both have to say the same."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without the parser in C")
    monkeypatch.setattr(source, "LOADER", getattr(yaml, request.param))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every attempt to reach another machine, and refuse it."""
    made: list[object] = []

    def refuse(*wanted: object, **_: object) -> None:
        made.append(wanted)
        raise OSError("the network is not to be used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return made


def told(folder: Path, calls: list[object]) -> list[str]:
    """Lint a folder, within a second of computing and without any call."""
    start = time.process_time()
    faults = list(map(str, lint(folder)))
    assert time.process_time() - start < TIME_LIMIT
    assert calls == []
    return faults


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    title: Care is given\n",
            "    title: Care is given\n    title: Care is taken\n",
            "items/care.yaml:17: The key 'title' stands here twice.",
        ),
        (
            '{as_at: 2026-01-01, kind: school, answer: "no", outcome: not_met}',
            '{as_at: 2026-01-01, kind: school, facts: {boarding: No}, answer: "no", outcome: not_met}',
            "items/care.yaml:29: 'No' is not one of: yes, no. Did you mean 'no'?",
        ),
        (
            "{allowed: false, because: It always holds.}",
            "{allowed: No, because: It always holds.}",
            "items/care.yaml:5: 'No' does not fit: it has to be true or false.",
        ),
        (
            '{as_at: 2026-01-01, kind: college, answer: "no", outcome: out_of_scope}',
            '{as_at: 2026-01-01, kind: colege, answer: "no", outcome: out_of_scope}',
            "items/care.yaml:30: There is no kind 'colege'. Did you mean 'college'?",
        ),
        (
            "      - from: 2020-01-01\n",
            "      - from: 2020-01-03\n",
            "items/care.yaml:22: There is a gap: no reading covers the days from 2020-01-01.",
        ),
        (
            "    to_do: Give it.\n",
            f"    to_do: Give it.\n    $ref: {REMOTE}\n",
            "items/care.yaml:28: The key '$ref' is not known here.",
        ),
        (
            "reach: by-the-act\n",
            "reach: by-the-cat\n",
            "items/care.yaml:25: There is no reach 'by-the-cat'. Did you mean 'by-the-act'?",
        ),
    ],
    ids=[
        "a key twice",
        "No for no",
        "No for false",
        "an unknown kind",
        "a gap",
        "a remote reference",
        "an unknown reach",
    ],
)
def test_one_slip_is_told_with_file_and_line_and_nothing_else(
    old: str, new: str, expected: str, tmp_path: Path, calls: list[object]
):
    assert told(tiny(tmp_path, (old, new)), calls) == [expected]


def test_an_unknown_kind_of_a_bind_is_told_with_the_nearest(tmp_path: Path, calls: list[object]):
    bind = (
        "      - kinds: [both]\n        force",
        "      - kinds: [school, colege]\n        force",
    )
    assert told(tiny(tmp_path, bind), calls) == [
        (
            "items/care.yaml:31: Nothing is said of the kind 'college' (College): "
            "name it under binds or unbound, with the reason."
        ),
        "items/care.yaml:38: There is no kind or group 'colege'. Did you mean 'college'?",
    ]


def test_no_is_read_as_text_all_the_way_into_a_release(tmp_path: Path):
    title = ("    title: Care is given\n", "    title: No\n")
    statement = ("statement: Care is given daily.", "statement: Yes")
    release = compile_checklist(tiny(tmp_path, title, statement))
    item = checklist_from_json(release).items["CARE-01"]
    assert (item.title, item.readings[1].statement) == ("No", "Yes")


@pytest.mark.parametrize("name", ["agencies", "migrations", "bodies", "items/care-more"])
def test_a_bomb_of_aliases_does_not_go_off_in_any_file(
    name: str, tmp_path: Path, calls: list[object]
):
    assert told(tiny(tmp_path, **{name: BOMB}), calls) == [
        f"{name}.yaml:{line}: {ALIAS}" for line in range(1, 31)
    ]


@pytest.mark.parametrize("name", ["agencies", "reaches", "checklist", "items/care-more"])
def test_twenty_thousand_brackets_are_not_gone_into_in_any_file(
    name: str, tmp_path: Path, calls: list[object]
):
    assert told(tiny(tmp_path, **{name: BRACKETS}), calls) == [f"{name}.yaml:1: {DEEP}"]


def test_brackets_inside_an_item_are_told_at_their_line(tmp_path: Path, calls: list[object]):
    deep = ("expect: [a note]", f"expect: {BRACKETS}")
    assert told(tiny(tmp_path, deep), calls) == [f"{CARE}:4: {DEEP}"]


def test_a_schema_that_points_elsewhere_is_never_followed(calls: list[object]):
    document = parse("a.yaml", "items: 1\n")
    check_against(document, {"properties": {"items": {"$ref": REMOTE}}})
    assert list(map(str, document.faults)) == [
        f"a.yaml:1: The schema points to '{REMOTE}', outside itself; that is not allowed."
    ]
    assert calls == []


@pytest.mark.parametrize("keyword", ["$ref", "$schema", "$id", "$dynamicRef"])
def test_a_file_that_is_written_like_a_schema_is_never_followed(keyword: str, calls: list[object]):
    document = parse("terms.yaml", f"terms:\n  - {{term: care, {keyword}: '{REMOTE}'}}\n")
    check_document(document, "terms")
    assert list(map(str, document.faults)) == [
        f"terms.yaml:2: The key '{keyword}' is not known here."
    ]
    assert calls == []


def test_the_guard_of_the_network_would_notice(calls: list[object]):
    with pytest.raises(OSError, match="not to be used"):
        socket.create_connection(("127.0.0.1", 9))
    assert len(calls) == 1


def test_both_parsers_read_the_checklist_of_these_tests_alike(tmp_path: Path):
    assert lint(tiny(tmp_path)) == ()
    assert parse(CARE, FILES[CARE]).line(("items", 1, "binds", 0, "because")) == 42
