"""Differences and previews: for a terminal and as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from send_audit.catalog.schemas import schema_text
from send_audit.evaluate.difference import difference
from send_audit.model.preview import Moved, Preview
from send_audit.model.ruleset import RuleSet
from send_audit.model.vocabulary import Basis, Force, Group, InScope
from send_audit.render import Look
from send_audit.render.compare import (
    differences_json,
    differences_words,
    preview_json,
    preview_words,
)
from send_audit.service.compare import DiffRequest, diff
from send_audit.service.compare import preview as try_release
from tests.render.rule_parts import ACT, guidance, out, rule, rule_set

DAY = date(2026, 11, 23)
DATA = Path(__file__).resolve().parents[1] / "data"


def words(before: RuleSet, after: RuleSet, *, verbose: bool = False) -> str:
    found = differences_words([difference(before, after)], Look(verbose=verbose))
    return found.decode("utf-8")


def errors(data: bytes, schema: str) -> list[str]:
    validator = Draft202012Validator(json.loads(schema_text(schema)))
    return [error.message for error in validator.iter_errors(json.loads(data))]


# Differences for a terminal


def test_both_sides_and_the_numbers_stand_at_the_top():
    before = rule_set(rule("ALPHA-01"), rule("ALPHA-02"))
    after = before.replace(items=(out("ALPHA-01", "Not you."), rule("ALPHA-02")), version="2.0.0")
    assert words(before, after).startswith(
        "\nFrom: An academy, 23 November 2026, small@1.0.0\n"
        "To:   An academy, 23 November 2026, small@2.0.0\n"
        "1 item differs (no longer applies 1); the same: 1.\n"
    )
    assert "0 items differ; the same: 2.\n" in words(before, before)


def test_what_now_applies_says_how_it_binds_and_why():
    now = rule("ALPHA-01", condition="there is a sixth form", in_scope=InScope.DEPENDS)
    assert words(rule_set(out("ALPHA-01", "Not you.")), rule_set(now)).endswith(
        "Now applies (1)\n\n"
        "ALPHA-01  Title of ALPHA-01\n"
        "  The law says you must (Act of Parliament). When: there is a sixth form. Answerable: the"
        " trust.\n"
        "  It says ALPHA-01.\n"
        "  Why: The section names you.\n"
    )


def test_what_has_begun_says_how_it_binds_though_only_its_scope_differs():
    coming = rule("ALPHA-01", in_scope=InScope.UPCOMING)
    text = words(rule_set(coming), rule_set(rule("ALPHA-01")))
    assert "  The law says you must (Act of Parliament). Answerable: the trust.\n" in text


def test_what_no_longer_applies_says_why_with_the_day_in_words():
    gone = out("ALPHA-01", "It stopped being in force after 2018-03-31.")
    assert words(rule_set(rule("ALPHA-01")), rule_set(gone)).endswith(
        "No longer applies (1)\n\n"
        "ALPHA-01  Title of ALPHA-01\n"
        "  Why: It stopped being in force after 31 March 2018.\n"
    )


def test_the_same_change_of_many_items_is_said_once_the_rarest_first():
    refs = [f"ALPHA-0{n}" for n in range(1, 8)]
    before = rule_set(*map(rule, refs), rule("BETA-01"))
    weaker = guidance("BETA-01")
    after = rule_set(*(rule(ref, body="the head") for ref in refs), weaker)
    assert words(before, after).endswith(
        "Applies otherwise (8)\n\n"
        "BETA-01  Title of BETA-01\n"
        "  force: must -> should\n"
        "  basis: Act of Parliament -> statutory guidance\n\n"
        "7 items: ALPHA-01 to ALPHA-07\n"
        "  answerable: the trust -> the head\n"
    )


def test_a_few_items_with_the_same_change_are_named():
    before = rule_set(rule("ALPHA-01"), rule("ALPHA-02"))
    after = rule_set(rule("ALPHA-01", body="the head"), rule("ALPHA-02", body="the head"))
    assert words(before, after).endswith(
        "Applies otherwise (2)\n\n"
        "ALPHA-01  Title of ALPHA-01\n"
        "ALPHA-02  Title of ALPHA-02\n"
        "  answerable: the trust -> the head\n"
    )


def test_what_is_long_is_said_in_full_only_when_asked():
    other = ACT.replace(pinpoint="s.67")
    before = rule_set(rule("ALPHA-01"))
    after = rule_set(rule("ALPHA-01", sources=(other,), routes=(), statement="It says more."))
    assert words(before, after).endswith(
        "  says: It says ALPHA-01. -> It says more.\n  sources: changed\n  challenge: changed\n"
    )
    assert words(before, after, verbose=True).endswith(
        "ALPHA-01  Title of ALPHA-01\n"
        "  says: It says ALPHA-01. -> It says more.\n"
        "  sources: Children and Families Act 2014, s.66(1) -> Children and Families Act 2014, s.67\n"
        "  challenge: Complaint -> none\n"
    )


def test_scopes_and_unknown_bases_are_written_as_words():
    before = rule_set(rule("ALPHA-01"), out("ALPHA-02", "No."))
    depends = rule("ALPHA-01", in_scope=InScope.DEPENDS)
    upcoming = rule(
        "ALPHA-02", in_scope=InScope.UPCOMING, basis=Basis.REGULATIONS, group=Group.LEGAL
    )
    text = words(before, rule_set(depends, upcoming))
    assert "  scope: applies -> depends\n" in text
    assert "  scope: does not apply -> not in force yet\n" in text
    assert "  basis: none -> regulations\n" in text


def test_new_and_gone_items_are_listed_by_whether_they_apply():
    before = rule_set(rule("ALPHA-01"))
    power = rule("BETA-03", force=Force.MAY, group=None)
    after = rule_set(rule("BETA-01"), out("BETA-02", "Not you."), power)
    assert words(before, after).endswith(
        "New in the release (3)\n"
        "  BETA-01  Title of BETA-01 (must)\n"
        "  BETA-03  Title of BETA-03 (may)\n"
        "  Not for this kind of setting (1): BETA-02\n\n"
        "Gone from the release (1)\n"
        "  ALPHA-01  Title of ALPHA-01 (must)\n"
    )


@pytest.mark.parametrize(
    ("quiet", "said"),
    [(1, "1 kind of setting with no difference."), (2, "2 kinds of setting with no difference.")],
)
def test_kinds_without_a_difference_are_only_counted(quiet: int, said: str):
    same = rule_set(rule("ALPHA-01"))
    other = rule_set(rule("ALPHA-01", body="the head"))
    found = [difference(same, other), *[difference(same, same)] * quiet]
    text = differences_words(found, Look()).decode("utf-8")
    assert text.count("From:") == 1
    assert text.endswith(f"\n\n{said}\n")


# As JSON


def test_json_has_the_published_shape_and_says_every_part():
    before, after = rule_set(rule("ALPHA-01")), rule_set(rule("ALPHA-01", body="the head"))
    data = differences_json([difference(before, after)])
    assert errors(data, "difference-1") == []
    found = json.loads(data)
    assert found["shape"] == "send-audit/difference/1"
    (entry,) = found["differences"]
    assert entry["from"] == {
        "checklist": "small",
        "version": "1.0.0",
        "digest": "ab" * 32,
        "as_at": "2026-11-23",
        "kind": "academy",
    }
    assert entry["changed"] == [
        {
            "item": "ALPHA-01",
            "title": "Title of ALPHA-01",
            "change": "applies_otherwise",
            "reason": "The section names you.",
            "details": [{"part": "answerable", "before": "the trust", "after": "the head"}],
        }
    ]


@pytest.mark.parametrize(
    "request_",
    [
        DiffRequest(releases=("send-england@0.1.0", "send-england@dev"), kinds=(), days=()),
        DiffRequest(
            releases=("send-england@dev",), kinds=(), days=(date(2014, 9, 1), date(2026, 11, 23))
        ),
        DiffRequest(releases=("send-england@dev",), kinds=("pru", "academy"), days=()),
    ],
    ids=["releases", "days", "kinds"],
)
def test_shipped_differences_have_the_published_shape(request_: DiffRequest):
    data = differences_json(diff(request_))
    assert errors(data, "difference-1") == []
    assert any(entry["changed"] for entry in json.loads(data)["differences"])


# Previews

MOVED = Moved(
    file="oak.xlsx",
    setting="Oak",
    kind="academy",
    before="small@1.0.0",
    stands_before="All in place",
    stands_after="Action needed",
    outcomes=(
        ("A-01", "met", "invalid"),
        ("A-02", "met", "unanswered"),
        ("A-03", "met", "unanswered"),
        ("A-04", "met", "unanswered"),
        ("B-01", "not in it", "unanswered"),
    ),
    to_answer=4,
)
PREVIEW = Preview(release="small@2.0.0", moved=(MOVED,), failed=(("elm.xlsx", "It is locked."),))


def test_a_preview_says_in_words_what_would_move():
    assert preview_words(PREVIEW, Look()).decode("utf-8") == (
        "With small@2.0.0: 1 return judged twice\n\n"
        "oak.xlsx  Oak (academy)\n"
        "  small@1.0.0: All in place\n"
        "  small@2.0.0: Action needed\n"
        "  5 items differ; 4 more to answer.\n"
        "    In place -> Could not be read (1 item): A-01\n"
        "    not in it -> Not answered (1 item): B-01\n"
        "    In place -> Not answered (3 items): A-02 to A-04\n\n"
        "Could not be judged (1)\n"
        "  elm.xlsx: It is locked.\n"
    )


def test_a_preview_of_nothing_says_so():
    fewer = MOVED.replace(outcomes=(), to_answer=-2)
    found = Preview(release="small@2.0.0", moved=(fewer, fewer), failed=())
    text = preview_words(found, Look()).decode("utf-8")
    assert text.startswith("With small@2.0.0: 2 returns judged twice\n")
    assert text.count("  0 items differ; 2 fewer to answer.\n") == 2
    assert "Could not be judged" not in text


def test_a_preview_as_json_has_the_published_shape():
    data = preview_json(PREVIEW)
    assert errors(data, "preview-1") == []
    found = json.loads(data)
    assert (found["shape"], found["release"]) == ("send-audit/preview/1", "small@2.0.0")
    assert found["returns"][0]["outcomes"][0] == {
        "item": "A-01",
        "before": "met",
        "after": "invalid",
    }
    assert found["failed"] == [{"file": "elm.xlsx", "reason": "It is locked."}]


def test_a_preview_of_returns_has_the_published_shape():
    files = sorted(DATA.glob("*-0.1.0.xlsx"))
    data = preview_json(try_release("send-england@dev", files, DAY))
    assert errors(data, "preview-1") == []
    assert len(json.loads(data)["returns"]) == len(files) > 1


@pytest.mark.parametrize("schema", ["difference-1", "preview-1"])
def test_the_schemas_refuse_what_they_do_not_describe(schema: str):
    data = preview_json(PREVIEW)
    if schema == "difference-1":
        same = rule_set(rule("ALPHA-01"))
        data = differences_json([difference(same, same)])
    assert errors(data, schema) == []
    assert errors(json.dumps({**json.loads(data), "extra": 1}).encode(), schema)
