"""Lint: items that are whole, questions that ask one thing, words that are printed otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.tiny import CARE, FILES, lines_of

QUESTION_2 = "    question: CARE-Q2\n"
NOT_ASKED = "    not_asked: It is only shown.\n"
THE_QUESTION_ITSELF = (
    "  - id: CARE-Q2\n    text: Is care written down?\n    yes_means: [It is written down.]\n"
)
ANSWERED = (
    '      - {as_at: 2026-01-01, kind: school, answer: "yes", outcome: met}\n'
    '      - {as_at: 2026-01-01, kind: college, answer: "no", outcome: not_met}\n'
)
SHOWN = (
    "      - {as_at: 2026-01-01, kind: school, outcome: information}\n"
    "      - {as_at: 2026-01-01, kind: college, outcome: information}\n"
)
ONLY_SHOWN = ((QUESTION_2, NOT_ASKED), (THE_QUESTION_ITSELF, ""), (ANSWERED, SHOWN))
"""Edits by which the second item, now on line 28, is shown and not asked."""
EITHER = "An item has either a question, or the reason why it is not_asked."


def missing(line: int, key: str) -> str:
    return (
        f"items/care.yaml:{line}: The key '{key}' is missing, here and in the defaults of the file."
    )


# Asked or shown


def test_an_item_that_is_neither_asked_nor_shown_is_a_fault(tmp_path: Path):
    assert lines_of(tmp_path, (QUESTION_2, ""), (THE_QUESTION_ITSELF, "")) == [
        f"items/care.yaml:28: {EITHER}"
    ]


def test_an_item_that_is_both_asked_and_shown_is_a_fault(tmp_path: Path):
    assert lines_of(tmp_path, (QUESTION_2, QUESTION_2 + NOT_ASKED)) == [
        f"items/care.yaml:31: {EITHER}"
    ]


def test_an_item_may_be_shown_without_what_only_questions_need(tmp_path: Path):
    bare = (
        ("  evidence: {needs: note, expect: [a note]}\n", ""),
        ("  na: {allowed: false, because: It always holds.}\n", ""),
        ("    to_do: Write it down.\n", ""),
        # The other item is asked, so it has to say these itself now.
        (
            "    to_do: Give it.\n",
            (
                "    to_do: Give it.\n"
                "    evidence: {needs: note, expect: [a note]}\n"
                "    na: {allowed: false, because: It always holds.}\n"
            ),
        ),
    )
    assert lines_of(tmp_path, *ONLY_SHOWN, *bare) == []


# Parts that are missing


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("concerns", "  concerns: [head]\n"),
        ("evidence", "  evidence: {needs: note, expect: [a note]}\n"),
        ("na", "  na: {allowed: false, because: It always holds.}\n"),
        ("challenge", "  challenge: [complaint]\n"),
    ],
)
def test_a_part_that_stands_nowhere_is_missed_in_every_item(key: str, line: str, tmp_path: Path):
    assert lines_of(tmp_path, (line, "")) == [missing(14, key), missing(30, key)]


def test_a_part_of_one_item_is_missed_there(tmp_path: Path):
    assert lines_of(tmp_path, ("    to_do: Give it.\n", "")) == [missing(15, "to_do")]


@pytest.mark.parametrize(
    ("key", "line"),
    [("concerns", "  concerns: [head]\n"), ("challenge", "  challenge: [complaint]\n")],
)
def test_what_is_only_shown_still_concerns_somebody_and_can_be_challenged(
    key: str, line: str, tmp_path: Path
):
    assert lines_of(tmp_path, *ONLY_SHOWN, (line, "")) == [missing(11, key), missing(27, key)]


# Powers


def test_a_power_is_not_asked(tmp_path: Path):
    assert lines_of(tmp_path, ("force: should", "force: may")) == [
        "items/care.yaml:39: What one may do is shown, not asked: give not_asked, and no question."
    ]


def test_a_power_may_be_shown(tmp_path: Path):
    assert lines_of(tmp_path, *ONLY_SHOWN, ("force: should", "force: may")) == []


def test_a_power_of_a_reach_is_found_at_the_item(tmp_path: Path):
    reach = FILES["reaches.yaml"].replace("force: must", "force: may")
    faults = lines_of(tmp_path, reaches=reach)
    assert faults == [
        "items/care.yaml:15: What one may do is shown, not asked: give not_asked, and no question."
    ]


# The time before


LATER = (
    "      - from: 2014-09-01\n        statement: What",
    "      - from: 2018-04-01\n        statement: What",
)
NO_TEST_BEFORE = (
    "It begins after 2014-09-01: say under 'before' what is known of the time until then."
)


def test_an_item_that_begins_later_says_what_was_before(tmp_path: Path):
    assert lines_of(tmp_path, LATER) == [f"items/care.yaml:35: {NO_TEST_BEFORE}"]


@pytest.mark.parametrize(
    "said",
    [
        (
            "    to_do: Write it down.\n",
            "    to_do: Write it down.\n    before: {researched: true, because: Nothing.}\n",
        ),
        (
            "  concerns: [head]\n",
            "  concerns: [head]\n  before: {researched: true, because: Nothing.}\n",
        ),
    ],
    ids=["in the item", "in the defaults"],
)
def test_an_item_that_says_what_was_before_may_begin_later(said: tuple[str, str], tmp_path: Path):
    assert lines_of(tmp_path, LATER, said) == []


# One question for several items

TWIN = """\
  - id: CARE-0{number}
    title: Care {number}
    question: CARE-Q1
    readings:
      - from: 2014-09-01
        statement: Care is given.
    binds:
      - kinds: [school]
        force: must
        basis: statute
        when: {{boarding: "yes"}}
        condition: somebody boards
        source: [{{ref: care-act, pinpoint: s.1, confidence: seen}}]
        because: The Act names schools.
    unbound:
      - {{kinds: [college], because: The Act does not name colleges.}}
    to_do: Give it.
    before: {{researched: true, because: Nothing was.}}
    tests:
      - {{as_at: 2026-01-01, kind: college, answer: "no", outcome: out_of_scope}}
      - {{as_at: 2026-01-01, kind: college, answer: "yes", outcome: out_of_scope}}
"""
TOP = FILES[CARE].partition("items:\n")[0].replace(THE_QUESTION_ITSELF, "") + "items:\n"
QUESTION_OF_THE_SECOND = 35


def twins(folder: Path, *edits: tuple[str, str]) -> list[str]:
    """Lint two items that one question answers, with edits of the second."""
    second = TWIN.format(number=2)
    for old, new in edits:
        assert second.count(old) == 1, old
        second = second.replace(old, new)
    return lines_of(folder, (FILES[CARE], TOP + TWIN.format(number=1) + second))


def differs(words: str, line: int = QUESTION_OF_THE_SECOND, file: str = "items/care.yaml") -> str:
    return (
        f"{file}:{line}: For 'school' it differs from CARE-01, which the same question "
        f"answers: {words}. Give it a question of its own."
    )


FORCE = ("force: must", "force: should")
BASIS = ("basis: statute", "basis: regulations")
BODY = ("        force: must\n", "        force: must\n        body: head\n")
OTHER_FACT = ('when: {boarding: "yes"}', 'when: {in_town: "yes"}')
NO_CONDITION = ('        when: {boarding: "yes"}\n        condition: somebody boards\n', "")
NA = (
    "    to_do: Give it.\n",
    "    to_do: Give it.\n    na: {allowed: true, because: Not always.}\n",
)


def test_one_question_may_answer_two_items_that_weigh_the_same(tmp_path: Path):
    assert twins(tmp_path) == []


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (FORCE, "force"),
        (BASIS, "basis"),
        (BODY, "answerable body"),
        (('boarding: "yes"', 'boarding: "no"'), "condition"),
        (OTHER_FACT, "condition"),
        (NO_CONDITION, "condition"),
        (NA, "answer to 'does not apply'"),
    ],
)
def test_one_question_does_not_answer_two_items_that_weigh_otherwise(
    edit: tuple[str, str], words: str, tmp_path: Path
):
    assert twins(tmp_path, edit) == [differs(words)]


def test_all_that_differs_is_named(tmp_path: Path):
    assert twins(tmp_path, FORCE, BASIS, NA) == [
        differs("force, basis, answer to 'does not apply'")
    ]


@pytest.mark.parametrize(
    "edit",
    [
        ("because: The Act names schools.", "because: The Act lists schools."),
        ("statement: Care is given.", "statement: Care is given well."),
        ("pinpoint: s.1", "pinpoint: s.2"),
        ("        force: must\n", "        force: must\n        body: board\n"),
        ("condition: somebody boards", "condition: there are boarders"),
    ],
)
def test_what_does_not_weigh_may_differ(edit: tuple[str, str], tmp_path: Path):
    assert twins(tmp_path, edit) == []


FIRST_ENDS = TWIN.format(number=1).replace(
    "- from: 2014-09-01\n", "- from: 2014-09-01\n        to: 2019-12-31\n"
)


@pytest.mark.parametrize(
    ("begins", "expected"),
    [("2020-01-01", []), ("2019-12-31", [differs("force", QUESTION_OF_THE_SECOND + 1)])],
)
def test_only_what_is_in_force_on_a_common_day_is_compared(
    begins: str, expected: list[str], tmp_path: Path
):
    second = TWIN.format(number=2).replace(*FORCE).replace("2014-09-01", begins)
    assert lines_of(tmp_path, (FILES[CARE], TOP + FIRST_ENDS + second)) == expected


def test_what_differs_for_another_kind_is_not_compared(tmp_path: Path):
    other = (
        ("kinds: [school]", "kinds: [college]"),
        (
            "{kinds: [college], because: The Act does not name colleges.}",
            "{kinds: [school], because: No.}",
        ),
        FORCE,
        ('kind: college, answer: "no"', 'kind: school, answer: "no"'),
        ('kind: college, answer: "yes"', 'kind: school, answer: "yes"'),
    )
    assert twins(tmp_path, *other) == []


def test_items_of_two_files_are_compared(tmp_path: Path):
    page = "theme: care\n" + TOP[TOP.index("defaults:") : TOP.index("questions:")] + "items:\n"
    more = page + TWIN.format(number=2).replace(*FORCE)
    first = (FILES[CARE], TOP + TWIN.format(number=1))
    assert lines_of(tmp_path, first, **{"items/care-more": more}) == [
        differs("force", 10, "items/care-more.yaml")
    ]


# Words that an instrument prints otherwise

CITED = "{ref: care-code, pinpoint: para 2, confidence: seen}"
NOTE = (
    "        because: The Code asks both kinds for it.\n",
    "        because: The Code asks both kinds for it.\n        note: It means a should.\n",
)


def printed(word: str) -> tuple[str, str]:
    return CITED, CITED.replace("}", f", printed: {word}}}")


@pytest.mark.parametrize("word", ["must", "may", "statement"])
def test_a_word_that_is_printed_otherwise_is_explained(word: str, tmp_path: Path):
    assert lines_of(tmp_path, printed(word)) == [
        f"items/care.yaml:41: It prints '{word}' and is counted as should: say why in a note."
    ]


@pytest.mark.parametrize("word", ["must", "may", "statement"])
def test_a_word_that_is_printed_otherwise_may_be_explained(word: str, tmp_path: Path):
    assert lines_of(tmp_path, printed(word), NOTE) == []


def test_a_word_that_is_counted_as_it_is_printed_needs_no_note(tmp_path: Path):
    assert lines_of(tmp_path, printed("should")) == []


def test_what_a_source_of_a_reach_prints_is_explained_as_well(tmp_path: Path):
    cited = "{ref: care-act, pinpoint: s.1, confidence: seen}"
    says = (cited, cited.replace("}", ", printed: should}"))
    assert lines_of(tmp_path / "bare", says) == [
        "items/care.yaml:15: It prints 'should' and is counted as must: say why in a note."
    ]
    note = ("      reach: by-the-act\n", "      reach: by-the-act\n      note: It is a slip.\n")
    assert lines_of(tmp_path / "noted", says, note) == []
