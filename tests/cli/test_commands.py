"""The other commands: as a new user would try them, mistakes included."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from send_audit.catalog.store import load_checklist
from send_audit.cli.commands import COMMANDS
from tests.cli.terminal import DAY, run

ON = ("--as-at", DAY)
ROOT = Path(__file__).resolve().parents[2]
CHECKLIST = str(ROOT / "checklists" / "send-england")


def test_new_writes_here_says_what_and_how_to_go_on(tmp_path: Path):
    ran = run("new", "--kind", "academy", *ON, cwd=tmp_path)
    assert (ran.code, ran.out) == (0, b"")
    assert (tmp_path / "send-audit-academy.xlsx").is_file()
    assert "send-audit check send-audit-academy.xlsx" in ran.err
    assert "Mainstream academy" in ran.err


def test_new_never_writes_over_answers_unless_told(tmp_path: Path):
    target = tmp_path / "oak.xlsx"
    target.write_bytes(b"answers")
    ran = run("new", "--kind", "academy", "-o", str(target))
    assert (ran.code, target.read_bytes()) == (2, b"answers")
    assert "--force" in ran.err
    assert run("new", "--kind", "academy", "-o", str(target), "--force", "-q").code == 0
    assert target.read_bytes().startswith(b"PK")


def test_new_takes_a_folder_and_a_name_without_suffix(tmp_path: Path):
    run("new", "--kind", "pru", "-o", str(tmp_path), "-q")
    run("new", "--kind", "pru", "-o", str(tmp_path / "deep" / "form"), "-q")
    assert (tmp_path / "send-audit-pru.xlsx").is_file()
    assert (tmp_path / "deep" / "form.xlsx").is_file()


def test_new_fills_facts_in_and_asks_less_for_duties_only(tmp_path: Path):
    run(
        "new",
        "--kind",
        "pru",
        "--fact",
        "senco_in_post=yes",
        "--fact",
        "opened_on=2026-09-01",
        "-o",
        str(tmp_path / "full.xlsx"),
        "-q",
    )
    run("new", "--kind", "pru", "--depth", "duties", "-o", str(tmp_path / "duties.xlsx"), "-q")
    full, duties = (load_workbook(tmp_path / f"{name}.xlsx") for name in ("full", "duties"))
    facts = {row[0].value: row[2].value for row in full["About your school"].iter_rows()}
    assert facts["senco_in_post"] == "Yes"
    refs = [{row[0].value for row in book["Questions"].iter_rows()} for book in (full, duties)]
    assert "SENCO-Q1" in refs[0] - refs[1]


def test_a_form_of_duties_only_is_judged_on_duties_only(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    run("new", "--kind", "pru", "--depth", "duties", "-o", str(path), "-q")
    result = json.loads(run("check", str(path), *ON, "-f", "json").text)
    asked = {name: group["counts"].pop("not_asked") for name, group in result["groups"].items()}
    assert asked["guidance"] > 100
    assert (asked["legal"], asked["funding"]) == (0, 0)
    assert set(result["groups"]["guidance"]["counts"].values()) == {0}
    assert result["groups"]["guidance"]["score"] is None
    assert [problem["code"] for problem in result["problems"]] == ["nothing-answered"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("new",), 2, "--kind"),
        (("new", "--kind", "primary"), 2, "Kinds:"),
        (("new", "--kind", "academie"), 2, "Did you mean 'academy'?"),
        (("new", "--kind", "welsh-school"), 3, "Schools in Wales"),
        (
            ("new", "--kind", "academy", "--fact", "has_sixthform=no"),
            2,
            "Did you mean 'has_sixth_form'?",
        ),
        (("new", "--kind", "academy", "--fact", "is_ctc=yes"), 2, "not a fact about this kind"),
        (("new", "--kind", "academy", "--fact", "has_sixth_form=perhaps"), 2, "one of: yes, no"),
        (("new", "--kind", "academy", "--fact", "senco_first_on=soon"), 2, "a date"),
        (("new", "--kind", "academy", "--fact", "senco_months_before=few"), 2, "a whole number"),
        (("new", "--kind", "academy", "--fact", "urn"), 2, "--fact has_sixth_form=no"),
        (("new", "--kind", "academy", "--depth", "deep"), 2, "duties, full"),
        (("new", "--kind", "academy", "--as-at", "2013-01-01"), 2, "2014-09-01"),
        (("rules", "--kind", "acadmy"), 2, "Did you mean 'academy'?"),
        (("rules", "--kind", "academy", "--format", "jsn"), 2, "Did you mean 'json'?"),
        (("rules", "--kind", "offshore-school"), 3, "Offshore schools"),
        (("rules", "--kind", "pru", "--audience", "goveror"), 2, "Did you mean 'governor'?"),
        (("rules", "--kind", "pru", "--audience", "x"), 2, "Audiences: head, senco"),
        (("rules", "--kind", "pru", "--as-at", "2014-08-31"), 2, "Part 3 of the Children"),
        (("explain", "SENC0-03"), 2, "Did you mean 'SENCO-03'?"),
        (("explain", "SENCO-03", "--kind", "x"), 2, "Kinds:"),
        (("schema", "reslt-1"), 4, "result-1"),
        (("checklist", "show", "send-englnd"), 4, "Did you mean"),
        (("checklist", "lint", "nowhere"), 4, "checklist.yaml"),
        (("checklist", "release", "nowhere"), 4, "checklist.yaml"),
    ],
)
def test_mistakes_get_a_sentence_a_remedy_and_the_documented_code(tmp_path, words, code, said):
    ran = run(*words, cwd=tmp_path)
    assert ran.code == code
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_rules_as_json_hold_every_item_in_or_out_with_its_reason():
    rules = json.loads(run("rules", "--kind", "pru", *ON, "--format", "json").text)
    assert {"checklist", "version", "as_at", "kind", "items"} <= rules.keys()
    assert (rules["kind"], rules["as_at"]) == ("pru", DAY)
    assert [item["id"] for item in rules["items"]] == list(load_checklist().items)
    for item in rules["items"]:
        assert {
            "id",
            "title",
            "force",
            "basis",
            "in_scope",
            "condition",
            "reason",
            "responsible_body",
            "challenge",
            "sources",
        } <= item.keys()
        assert item["reason"]
        if item["in_scope"] != "no":
            assert item["sources"]
            assert {"instrument", "pinpoint", "confidence", "url"} <= item["sources"][0].keys()
    assert {i["id"]: i["in_scope"] for i in rules["items"]}["ADMIT-01"] == "no"


def test_rules_follow_facts_and_the_day():
    told = run(
        "rules", "--kind", "independent", "--fact", "funded_early_years=no", *ON, "-f", "json"
    )
    lead = next(i for i in json.loads(told.text)["items"] if i["id"] == "LEAD-01")
    assert (lead["in_scope"], lead["removed_by"]) == ("no", "funded_early_years")
    early = run("rules", "--kind", "academy", "--as-at", "2014-09-01", "-f", "json")
    ehcp = next(i for i in json.loads(early.text)["items"] if i["id"] == "EHCP-02")
    assert ehcp["in_scope"] == "upcoming"
    assert "5 January 2015" in ehcp["reason"] or "2015-01-05" in ehcp["reason"]


def test_rules_for_people_name_scope_reason_and_source():
    text = " ".join(run("rules", "--kind", "special-free-school", *ON).text.split())
    assert "Special academy or special free school" in text
    assert "Does not apply to you" in text
    assert "A special school is not a mainstream school" in text
    assert "Children and Families Act 2014, s.77(1)" in text


def test_an_unconfirmed_number_is_not_printed_as_a_citation():
    text = run("rules", "--kind", "pru", "--as-at", "2014-09-01").text
    assert "SEND Code of Practice, 0 to 25 (July 2014), paragraph to be confirmed" in text
    sources = re.findall(r"Source: .*?July 2014\), (.*)", text)
    assert sources
    assert {words.partition(" (")[0] for words in sources} == {"paragraph to be confirmed"}


def test_an_audience_gets_its_questions_first_answered_for_the_kind_and_everything_after_it():
    text = " ".join(run("rules", "--kind", "pru", "--audience", "Governor", *ON).text.split())
    first, _, rest = text.partition("Applies to you")
    assert "What you most need to know: Governor or trustee" in first
    assert "Does being an academy, free school or independent school take us out of this?" in first
    assert (
        "Not a duty of yours:"
        in first.partition("LEAD-23 SEN clauses of the funding agreement:")[2]
    )
    assert "SUPPORT-01" in rest
    told = run("rules", "--kind", "pru", "--audience", "governor", *ON, "-f", "json")
    rules = json.loads(told.text)
    assert rules["audience"] == "Governor or trustee"
    assert all(question["ask"].endswith("?") for question in rules["questions"])
    known = {item["id"] for item in rules["items"]}
    assert {name for question in rules["questions"] for name in question["items"]} <= known


def test_rules_as_a_handout_are_one_page_of_their_own_without_script():
    page = run("rules", "--kind", "childminder", "--audience", "parent", *ON, "-f", "html").text
    assert page.lower().startswith("<!doctype html>")
    assert "Childminder" in page
    assert "<script" not in page
    assert re.search(r"(?:src|href)=.https?:[^>]*\.(?:css|js|png)", page) is None


def test_rules_of_a_later_day_say_how_far_the_law_was_looked_up():
    ran = run("rules", "--kind", "academy", "--as-at", "2027-03-31", "-f", "json")
    later = json.loads(ran.text)["later"]
    assert later[0].startswith("The law was looked up to 2026-11-23, and 2027-03-31 is later.")
    assert any(words.startswith("2027-03-01: The accessibility plan") for words in later)
    assert not any(words.startswith("2027-09-01") for words in later)
    assert later[0] in ran.err
    assert run("rules", "--kind", "academy", *ON, "-f", "json").err == ""


def test_explain_tells_one_item_for_one_kind_and_for_all():
    one = run("explain", "senco-03", "--kind", "academy", *ON).text
    assert "reg 49(4), (7)-(9)" in one
    assert "Who can challenge, and how" in one
    assert "Still to be confirmed" in one
    every = " ".join(run("explain", "INFO-01", *ON).text.split())
    assert all(kind in every for kind in ("maintained-nursery", "academy-16-19", "fe-college"))
    assert "Sch 1 para 3(f)" in every


def test_routes_carry_the_name_that_a_body_had_on_the_day():
    now = run("explain", "SUPPORT-01", "--kind", "academy", *ON).text
    then = run("explain", "SUPPORT-01", "--kind", "academy", "--as-at", "2020-06-01").text
    assert "Education and Skills Funding Agency" not in now
    assert "Education and Skills Funding Agency" in then


def test_schemas_are_listed_and_printed():
    names = run("schema").text.split()
    assert {"result-1", "rules-1", "items"} <= set(names)
    for name in names:
        assert json.loads(run("schema", name).text)["$schema"].endswith("2020-12/schema")


def test_checklists_can_be_listed_shown_and_linted(tmp_path: Path):
    listed = run("checklist", "list").text
    assert re.search(r"^send-england@0\.1\.0\t", listed, re.MULTILINE)
    assert re.search(r"^send-england@dev\t", listed, re.MULTILINE)
    assert "SENCO-03" in run("checklist", "show").text
    assert "also: utc" in run("checklist", "show", "--kinds").text
    assert "senco_award" in run("checklist", "show", "--facts").text
    assert "# Open points" in run("checklist", "show", "--open-points").text
    assert run("checklist", "lint", CHECKLIST).code == 0
    made = run("checklist", "release", CHECKLIST, "--dev", "-o", str(tmp_path))
    assert (made.code, [path.name for path in tmp_path.iterdir()]) == (0, ["send-england-dev.json"])


def test_a_faulty_checklist_is_named_with_line_and_exit_code(tmp_path: Path):
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(CHECKLIST, copy)
    items = copy / "items" / "admissions.yaml"
    items.write_text(
        items.read_text(encoding="utf-8").replace("force: must", "forse: must", 1), encoding="utf-8"
    )
    ran = run("checklist", "lint", str(copy))
    assert ran.code == 4
    assert re.search(r"admissions\.yaml:\d+: .*Did you mean 'force'\?", ran.text)


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_is_plain_and_holds_examples(name):
    ran = run(*([name] if name else []), "--help")
    assert ran.code == 0
    assert ran.text.isascii()
    assert "send-audit" in ran.text
    assert name in {None, "checklist"} or "Examples:" in ran.text


def test_version_and_no_words_at_all():
    assert re.fullmatch(r"send-audit \d+\.\d+\.\d+\n", run("--version").text)
    assert "Usage" in run().text + run().err


def test_an_item_is_found_by_a_short_number_and_a_question_names_its_items():
    assert run("explain", "senco-3", *ON).text.startswith("SENCO-03  The SENCO award")
    asked = run("explain", "SENCO-Q2", *ON)
    assert asked.code == 2
    assert "It answers: SENCO-02, SENCO-03" in asked.err


def test_a_proposal_is_explained_and_named_where_it_would_change_an_item():
    proposal = run("explain", "coming-02", *ON)
    assert proposal.code == 0
    assert "send-proposals-2026@" in proposal.text
    touched = load_checklist("send-proposals-2026").items["COMING-02"].touches[0]
    named = "Proposed, and not law: what would change it"
    assert named in run("explain", touched, *ON).text
    assert named not in run("explain", touched, "--as-at", "2026-02-22").text


def test_a_form_for_another_day_says_how_to_judge_it_by_its_own(tmp_path: Path):
    form = tmp_path / "old.xlsx"
    made = run("new", "--kind", "local-authority", "--as-at", "2016-01-01", "-o", str(form))
    assert "--as-at 2016-01-01" in made.err
    judged = run("check", str(form), *ON)
    assert "The form was made for the law as at 2016-01-01" in judged.text
    assert "made for the law as at" not in run("check", str(form), "--as-at", "2016-03-01").text
