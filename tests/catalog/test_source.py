"""Strict YAML: nothing is guessed, everything has its line, nothing blows up."""

from __future__ import annotations

import time

import pytest

from send_audit.catalog.source import MAX_BYTES, Document, Fault, parse
from tests.catalog.broken import TIME_LIMIT


def faults(document: Document) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in document.faults]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("No", "No"),
        ("yes", "yes"),
        ("TRUE", "TRUE"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ('"true"', "true"),
        ("12", 12),
        ("0", 0),
        ('"12"', "12"),
        ("010", "010"),
        ("1:30", "1:30"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("-3", "-3"),
        ("1.5", "1.5"),
        (".inf", ".inf"),
        ("2014-09-01", "2014-09-01"),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
    ],
)
def test_only_true_false_null_and_plain_digits_are_not_text(written: str, read: object):
    document = parse("a.yaml", f"key: {written}\n")
    assert document.faults == []
    assert document.data == {"key": read}
    assert type(document.data["key"]) is type(read)


def test_every_value_has_its_line():
    text = "one: 1\ntwo:\n  - a\n  - {b: 2,\n     c: 3}\nthree: >-\n  long\n  text\n"
    document = parse("a.yaml", text)
    assert document.line(("one",)) == 1
    assert document.line(("two", 0)) == 3
    assert document.line(("two", 1, "b")) == 4
    assert document.line(("two", 1, "c")) == 5
    assert document.line(("three",)) == 6


def test_a_place_that_is_not_there_has_the_line_of_what_is_around_it():
    document = parse("a.yaml", "one: 1\ntwo:\n  three: 3\n")
    assert document.line(("two", "four", 5)) == 2
    assert document.line(("six",)) == 1


def test_a_key_that_stands_twice_is_a_fault_at_the_second():
    document = parse("a.yaml", "one: 1\ntwo: 2\none: 3\n")
    assert faults(document) == [(3, "The key 'one' stands here twice.")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: &x [1]\nb: *x\n", [1, 2]),
        ("a: &x [*x]\n", [1]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [1, 3]),
        ("a: &x 1\n", [1]),
        ("a: *nowhere\n", [1]),
    ],
)
def test_an_anchor_or_alias_is_a_fault_on_its_line(text: str, lines: list[int]):
    message = "Aliases (& and *) are not allowed; write the value out."
    assert faults(parse("a.yaml", text)) == [(line, message) for line in lines]


def test_a_bomb_of_aliases_does_not_go_off():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    start = time.process_time()
    document = parse("a.yaml", "\n".join(lines))
    assert time.process_time() - start < TIME_LIMIT
    assert len(document.faults) == 30


@pytest.mark.parametrize("text", ["[" * 20_000, "{a: " * 20_000, "- " * 20_000])
def test_deep_nesting_is_a_fault_and_is_not_gone_into(text: str):
    start = time.process_time()
    document = parse("a.yaml", text)
    assert time.process_time() - start < TIME_LIMIT
    assert faults(document) == [(1, "The file is nested deeper than 40 levels.")]


def test_a_large_file_is_a_fault_and_is_not_read():
    document = parse("a.yaml", "a: " + "é" * (MAX_BYTES // 2))
    assert faults(document) == [(1, "The file is larger than 1 MB.")]
    assert document.data is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: c: d\n", 2),
        ("a: 1\nb: [1, 2\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 'open\n", 2),
        ("a: \x00\n", 1),
    ],
)
def test_what_is_not_yaml_is_a_fault_with_its_line(text: str, line: int):
    [(found, message)] = faults(parse("a.yaml", text))
    assert found == line
    assert message.startswith("Not readable: ")


def test_tags_make_nothing_happen_and_are_faults():
    document = parse("a.yaml", "a: !!python/object/apply:os.abort []\nb: !!bool 'no'\nc: !mine 1\n")
    assert [fault.line for fault in document.faults] == [1, 2, 3]
    assert document.data == {}


def test_a_number_too_long_to_be_one_is_text():
    assert parse("a.yaml", f"a: {'9' * 5000}").data == {"a": "9" * 5000}


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_an_empty_file_has_no_keys(text: str):
    assert parse("a.yaml", text).data == {}


def test_a_fault_is_written_as_editors_know_it():
    fault = Fault(file="items/senco.yaml", line=7, message="Wrong.", nearest="right")
    assert str(fault) == "items/senco.yaml:7: Wrong. Did you mean 'right'?"
    assert str(Fault(file="a.yaml", line=1, message="Wrong.")) == "a.yaml:1: Wrong."
