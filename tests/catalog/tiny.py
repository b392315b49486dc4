"""A whole checklist on a page: two duties, a reach and defaults, written for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from send_audit.catalog.compile import compile_checklist
from send_audit.catalog.lint import lint

Json = dict[str, Any]

CARE = "items/care.yaml"
FILES: Mapping[str, str] = {
    "checklist.yaml": """\
id: tiny
version: 1.0.0
title: Two duties
status: current
law_as_at: 2026-01-01
first_day: 2014-09-01
summary: What a school and a college do.
attribution: Written for tests.
editions:
  - {from: 2014-09-01, title: under the Act}
""",
    "kinds.yaml": """\
kinds:
  - {id: school, title: School, family: maintained, body: board, includes: Schools.}
  - {id: college, title: College, family: post-16, body: trust, includes: Colleges.}
groups:
  - {id: both, means: Both kinds., kinds: [school, college]}
refused: []
""",
    "facts.yaml": """\
facts:
  - {id: boarding, section: The setting, label: "Does anybody board?", help: Weekly counts., type: yes-no, kinds: [both]}
  - {id: in_town, section: The setting, label: "Is it in a town?", help: Or a city., type: yes-no, kinds: [both]}
""",
    "sources.yaml": """\
sources:
  - {id: care-act, title: Care Act, short: The Act, kind: act, url: "https://example.org/act"}
  - {id: care-code, title: Care Code, short: The Code, kind: code, url: "https://example.org/code"}
""",
    "themes.yaml": """\
themes:
  - {id: care, prefix: CARE, title: Care}
""",
    "bodies.yaml": """\
bodies:
  - {id: board, title: board}
  - {id: trust, title: trust}
  - {id: head, title: head}
""",
    "routes.yaml": """\
routes:
  - {id: complaint, title: Complaint, how: Complain., kinds: [both]}
  - {id: court, title: Court, how: Sue., kinds: [both]}
""",
    "scales.yaml": """\
scales:
  - id: in-place
    levels:
      - {id: yes, label: "Yes", means: met}
      - {id: no, label: "No", means: not_met}
  - id: yes-no
    levels:
      - {id: yes, label: "Yes"}
      - {id: no, label: "No"}
""",
    "reaches.yaml": """\
reaches:
  - id: by-the-act
    means: What the Act says to schools.
    binds:
      - {kinds: [school], force: must, basis: statute, because: The Act names schools.}
    unbound:
      - {kinds: [college], because: The Act does not name colleges.}
""",
    CARE: """\
theme: care
defaults:
  concerns: [head]
  evidence: {needs: note, expect: [a note]}
  na: {allowed: false, because: It always holds.}
  challenge: [complaint]
questions:
  - id: CARE-Q1
    text: Is care given?
    yes_means: [Care is given.]
  - id: CARE-Q2
    text: Is care written down?
    yes_means: [It is written down.]
items:
  - id: CARE-01
    title: Care is given
    question: CARE-Q1
    readings:
      - from: 2014-09-01
        to: 2019-12-31
        statement: Care is given.
      - from: 2020-01-01
        statement: Care is given daily.
    applies:
      reach: by-the-act
      source: [{ref: care-act, pinpoint: s.1, confidence: seen}]
    to_do: Give it.
    tests:
      - {as_at: 2026-01-01, kind: school, answer: "no", outcome: not_met}
      - {as_at: 2026-01-01, kind: college, answer: "no", outcome: out_of_scope}
  - id: CARE-02
    title: Care is written down
    question: CARE-Q2
    readings:
      - from: 2014-09-01
        statement: What is done is written down.
    binds:
      - kinds: [both]
        force: should
        basis: statutory-guidance
        source: [{ref: care-code, pinpoint: para 2, confidence: seen}]
        because: The Code asks both kinds for it.
    to_do: Write it down.
    tests:
      - {as_at: 2026-01-01, kind: school, answer: "yes", outcome: met}
      - {as_at: 2026-01-01, kind: college, answer: "no", outcome: not_met}
""",
}


def tiny(folder: Path, *edits: tuple[str, str], **files: str) -> Path:
    """Write the checklist, with edits of its file of items, and with files of other text.

    A file is named by what stands before ``.yaml``.
    """
    target = folder / "tiny"
    (target / "items").mkdir(parents=True)
    for name, text in FILES.items():
        (target / name).write_text(text, encoding="utf-8")
    for name, text in files.items():
        (target / f"{name}.yaml").write_text(text, encoding="utf-8")
    care = FILES[CARE]
    for old, new in edits:
        assert care.count(old) == 1, f"{old!r} has to stand there once, not {care.count(old)} times"
        care = care.replace(old, new)
    (target / CARE).write_text(care, encoding="utf-8")
    return target


def lines_of(folder: Path, *edits: tuple[str, str], **files: str) -> list[str]:
    """Write the checklist with edits and give what lint says of it."""
    return [str(fault) for fault in lint(tiny(folder, *edits, **files))]


def released(folder: Path, *edits: tuple[str, str]) -> Json:
    """Write the checklist with edits, see that it has no fault, and compile it."""
    target = tiny(folder, *edits)
    faults = list(map(str, lint(target)))
    assert not faults, faults
    return compile_checklist(target)
