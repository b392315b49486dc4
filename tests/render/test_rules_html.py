"""What applies to a kind of setting: the handout, and the words for a terminal."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.model.handout import AnsweredQuestion, Coming, Handout
from send_audit.model.vocabulary import Basis, Confidence, Force, Group, InScope
from send_audit.render import Look
from send_audit.render.gather import ENDED, dated, how, not_bound, runs, usual_body
from send_audit.render.rules import render_item, render_rules
from send_audit.render.rules_html import SMALLEST, render_handout
from tests.render.page import Node, StrictParser, section
from tests.render.rule_parts import ACT, DAY, guidance, handout, out, rule
from tests.workbook.small_checklist import small_checklist

COMING = Coming(
    id="COMING-01",
    title="A plan for every pupil",
    statement="Schools would keep a plan.",
    planned="from 2029",
    touches=("ALPHA-01", "ALPHA-02"),
    source="A White Paper",
)


def page(of: Handout) -> Node:
    """Read a handout back strictly."""
    parser = StrictParser()
    parser.feed(render_handout(of).decode("utf-8"))
    parser.close()
    assert parser.here is parser.root
    return parser.root


def words(of: Handout, *, verbose: bool = False, width: int = 100) -> str:
    """Give the words for a terminal."""
    return render_rules(of, Look(width=width, verbose=verbose)).decode("utf-8")


def raw(node: Node) -> str:
    """Give the text of a node, spaces at the edges of its parts included."""
    return "".join(part if isinstance(part, str) else raw(part) for part in node.inside)


def said(node: Node) -> str:
    """Give the text of a node as a reader sees it."""
    return " ".join(raw(node).split())


def titles(node: Node) -> list[str]:
    """Give the texts of the entries of the lists of duties in a node."""
    return [said(li) for ul in node.having("class", "duties") for li in ul.all("li")]


# Gathering


def test_items_with_one_reason_are_gathered_the_reason_of_most_first():
    found = not_bound(
        [out("ALPHA-01", "One."), rule("ALPHA-02"), out("BETA-01", "Two."), out("BETA-02", "Two.")],
        DAY,
    )
    assert [(entry.reason, [r.id for r in entry.rules]) for entry in found] == [
        ("Two.", ["BETA-01", "BETA-02"]),
        ("One.", ["ALPHA-01"]),
    ]


def test_what_has_ended_on_different_days_is_gathered_in_one_place():
    first = out("ALPHA-01", "It stopped then.", in_force_to=date(2018, 3, 31))
    second = out("ALPHA-02", "It stopped later.", in_force_to=date(2026, 11, 22))
    now = out("ALPHA-03", "Not you.", in_force_to=DAY)
    assert [(e.reason, len(e.rules)) for e in not_bound([first, second, now], DAY)] == [
        (ENDED, 2),
        ("Not you.", 1),
    ]


def test_days_in_a_text_are_written_as_people_do():
    assert dated("It begins on 2027-03-01 (SI 2026/123).") == (
        "It begins on 1 March 2027 (SI 2026/123)."
    )


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        ((), ""),
        (("A-01",), "A-01"),
        (("A-01", "A-02"), "A-01, A-02"),
        (("A-01", "A-02", "A-03", "A-05"), "A-01 to A-03, A-05"),
        (("A-09", "A-10", "A-11"), "A-09 to A-11"),
        (("A-01", "B-02", "B-03"), "A-01, B-02, B-03"),
        (("A-02", "A-01", "free"), "A-02, A-01, free"),
    ],
)
def test_ids_that_follow_each_other_are_written_as_a_run(ids, short):
    assert runs(ids) == short


def test_how_an_item_binds_follows_its_basis_even_where_nothing_is_asked():
    assert how(rule("ALPHA-01")) == "The law says you must (Act of Parliament)"
    assert how(rule("ALPHA-01", group=None)) == "The law says you must (Act of Parliament)"
    funded = rule("ALPHA-01", basis=Basis.FUNDING_AGREEMENT, group=Group.FUNDING)
    assert how(funded) == "The funding agreement says you must (funding agreement)"
    assert how(guidance("ALPHA-01")) == "Guidance says you should (statutory guidance)"
    assert how(rule("ALPHA-01", force=Force.MAY, group=None)) == "You may (Act of Parliament)"
    assert how(out("ALPHA-01", "No.")) == ""


def test_the_usual_body_is_the_one_that_answers_for_most_of_what_applies():
    head = rule("ALPHA-01", body="the head")
    assert usual_body([head, rule("ALPHA-02"), rule("ALPHA-03")]) == "the trust"
    assert usual_body([out("ALPHA-01", "No.")]) == ""


# The handout


def test_the_groups_stand_in_order_with_their_numbers_and_empty_ones_are_left_out():
    found = page(handout(guidance("ALPHA-02"), rule("ALPHA-01"), rule("BETA-01")))
    headings = [node.text for node in found.all("h2")]
    assert headings == [
        "The law says you must (2)",
        "Guidance says you should (1)",
        "What does not bind you (0), and why",
    ]
    assert [node.text for node in found.having("class", "counts")[0].all("li")] == [
        "2 the law says you must",
        "1 guidance says you should",
        "0 do not bind you",
    ]


def test_a_duty_stands_with_the_law_it_comes_from_under_its_theme_and_condition():
    sixth = rule("ALPHA-01", condition="there is a sixth form", in_scope=InScope.DEPENDS)
    found = section("group-1", page(handout(sixth, rule("ALPHA-02"), rule("BETA-01"))))
    assert [node.text for node in found.all("h3")] == ["Alpha matters", "Beta matters"]
    assert titles(found) == [
        "Title of ALPHA-02 CFA 2014, s.66(1); ALPHA-02",
        "Title of ALPHA-01 CFA 2014, s.66(1); ALPHA-01",
        "Title of BETA-01 CFA 2014, s.66(1); BETA-01",
    ]
    assert [p.text for p in found.having("class", "if")] == ["If there is a sixth form:"]


def test_guidance_is_printed_in_short_and_says_so():
    found = page(handout(rule("ALPHA-01"), guidance("ALPHA-02"), guidance("BETA-02")))
    law, advice = section("group-1", found), section("group-2", found)
    assert (law.attrs.get("class"), advice.attrs.get("class")) == (None, "in-short")
    assert advice.having("class", "on-paper")[0].text.startswith("All 2 stand here by their titles")


def test_what_is_shown_and_not_asked_is_said_by_how_strong_it_is():
    shown = {"group": None, "question": ""}
    may = section(
        "may",
        page(
            handout(
                rule("ALPHA-01", **shown),
                guidance("ALPHA-02", **shown),
                rule("ALPHA-03", force=Force.MAY, **shown),
            )
        ),
    )
    assert [said(p) for p in may.all("p")] == [
        "Law too, with no question asked of you (1): Title of ALPHA-01 ALPHA-01.",
        "Guidance too, with no question asked of you (1): Title of ALPHA-02 ALPHA-02.",
        "You may (1): Title of ALPHA-03 ALPHA-03.",
    ]


def test_what_is_coming_is_no_law_and_in_no_group():
    upcoming = rule("ALPHA-01", in_scope=InScope.UPCOMING)
    found = page(handout(upcoming, coming=(COMING, COMING.replace(planned=""))))
    assert not found.having("id", "group-1")
    made, proposed = section("coming", found).all("p")
    assert said(made) == "Made, but not in force (1): Title of ALPHA-01 ALPHA-01."
    assert said(proposed) == (
        "Proposed only (2): A plan for every pupil (from 2029); A plan for every pupil "
        "(no date given). A proposal binds nobody and counts in no score."
    )


def test_it_ends_with_what_does_not_bind_and_why_and_leaves_nothing_out_on_a_screen():
    many = [out(f"ALPHA-0{n}", "The duty is the council's.") for n in range(1, 8)]
    found = page(handout(rule("BETA-01"), *many, out("BETA-02", "It ended on 2018-03-31.")))
    last = found.all("section")[-1]
    assert last is section("not-bound", found)
    first, second = [li for li in last.all("li") if "details" not in li.attrs]
    assert said(first).startswith("7 The duty is the council's. Title of ALPHA-01;")
    assert "and 3 more" in said(first)
    assert all(rule.id in first.all("details")[0].text for rule in many)
    assert said(second).startswith("1 It ended on 31 March 2018. Title of BETA-02")
    assert not second.all("details")
    assert "names each of the 8 with its reason" in last.all("p")[-1].text


def test_questions_of_an_audience_come_first_with_their_answers():
    asked = AnsweredQuestion(
        ask="What is ours?", rules=(rule("ALPHA-01"), out("ALPHA-02", "Not you.")), see="the site"
    )
    found = page(handout(rule("ALPHA-01"), audience="Governor", questions=(asked,)))
    assert found.all("h2")[0].text == "Governor: what you most need to know"
    assert titles(section("asked", found)) == [
        "Title of ALPHA-01. The law says you must (Act of Parliament). It says ALPHA-01. ALPHA-01",
        "Title of ALPHA-02. Not a duty of yours: Not you. It says ALPHA-02. ALPHA-02",
        "See also: the site",
    ]


def test_a_later_day_says_first_what_is_known_to_change():
    later = ("The law was looked up to 2026-11-23.", "2027-03-01: The plan is due.")
    box = page(handout(rule("ALPHA-01"), later=later)).having("class", "later")[0]
    assert box.all("p")[0].text == "The law was looked up to 23 November 2026."
    assert [li.text for li in box.all("li")] == ["1 March 2027: The plan is due."]
    (alone,) = page(handout(later=later[:1])).having("class", "later")
    assert not alone.all("ul")


def size_of(found: Node) -> float:
    """Give the size of the printed type in points."""
    (node,) = found.having("class", "handout")
    return float(node.attrs["style"].removeprefix("--type: ").removesuffix("pt"))


def test_little_is_printed_large_and_much_is_printed_small_but_never_too_small():
    few = page(handout(rule("ALPHA-01")))
    some = [guidance(f"ALPHA-{n}", title="A title of some length" * 2) for n in range(100, 480)]
    many = [rule(f"ALPHA-{n}", title="A title of some length" * 3) for n in range(100, 700)]
    assert size_of(few) == 8.5
    assert SMALLEST < size_of(page(handout(*some))) < 8.5
    assert size_of(page(handout(*many))) == SMALLEST == 6.5


def test_where_room_is_short_rare_reasons_are_printed_by_their_titles_with_their_number():
    many = [rule(f"ALPHA-{n}", title="A title of some length" * 3) for n in range(100, 400)]
    common = [out(f"BETA-{n}", "The duty is the council's.") for n in range(100, 103)]
    rare = [out(f"BETA-{n}", f"Reason {n}.") for n in range(200, 202)]
    last = section("not-bound", page(handout(*many, *common, *rare)))
    kept, *hidden = last.having("class", "reasons")[0].inside
    shown = [n for n in (kept, *hidden) if isinstance(n, Node)]
    assert [node.attrs.get("class") for node in shown] == [None, "on-screen", "on-screen"]
    assert said(last.having("class", "on-paper")[0]) == (
        "2 more, for reasons that keep out fewer than 3 each, by their titles: "
        "Title of BETA-200 BETA-200; Title of BETA-201 BETA-201."
    )


def test_where_room_is_short_answers_to_an_audience_are_printed_by_their_titles():
    many = [rule(f"ALPHA-{n}", title="A title of some length" * 3) for n in range(100, 400)]
    asked = AnsweredQuestion(ask="What is ours?", rules=(many[0],), see="")
    (item,) = section("asked", page(handout(*many, questions=(asked,)))).all("li")
    assert [span.text for span in item.having("class", "on-screen")] == ["It says ALPHA-100."]


def test_equal_handouts_give_equal_bytes_and_text_is_escaped():
    hostile = handout(rule("ALPHA-01", title="<script>alert(1)</script>"))
    assert render_handout(hostile) == render_handout(hostile)
    assert b"<script" not in render_handout(hostile)


# For a terminal


def test_what_applies_is_listed_in_full_by_theme_with_its_reason_and_source():
    text = words(handout(rule("ALPHA-01", note="Mind the day."), rule("BETA-01", body="the head")))
    assert (
        "Applies to you (2)\n\n"
        "-- Alpha matters (1)\n\n"
        "ALPHA-01  Title of ALPHA-01\n"
        "  It says ALPHA-01.\n"
        "  The law says you must (Act of Parliament).\n"
        "  Why: The section names you.\n"
        "  Note: Mind the day.\n"
        "  Source: Children and Families Act 2014, s.66(1)\n\n"
        "-- Beta matters (1)\n\n"
        "BETA-01  Title of BETA-01\n"
        "  It says BETA-01.\n"
        "  The law says you must (Act of Parliament). Answerable: the head.\n"
    ) in text
    assert "Answerable: the trust, unless an item says otherwise.\n" in text


def test_the_numbers_stand_at_the_top():
    text = words(
        handout(
            rule("ALPHA-01"), guidance("ALPHA-02"), out("BETA-01", "No."), rule("B-2", group=None)
        )
    )
    assert (
        "In short: legal duties 1, funding-agreement requirements 0, guidance 1, shown only 1,"
        " not in force yet 0; not for you 1; in all 4."
    ) in " ".join(text.split())


def test_what_does_not_apply_is_gathered_by_reason_with_counts():
    many = [out(f"ALPHA-0{n}", "The duty is the council's.") for n in range(1, 6)]
    text = words(handout(rule("BETA-01"), *many, out("BETA-02", "Not you.")))
    assert text.endswith(
        "Does not apply to you (6)\n\n"
        "The duty is the council's. (5 items)\n"
        "  ALPHA-01 to ALPHA-05\n\n"
        "Not you. (1 item)\n"
        "  BETA-02 Title of BETA-02\n\n"
        "Add -v to name every item that does not apply, and to see the addresses of sources.\n"
    )
    assert ACT.url not in text


def test_verbose_names_every_item_that_does_not_apply_and_the_addresses():
    gone = out("BETA-02", "It stopped.", in_force_to=date(2018, 3, 31))
    many = [out(f"ALPHA-0{n}", "The duty is the council's.") for n in range(1, 5)]
    text = words(handout(rule("BETA-01"), *many, gone), verbose=True)
    assert text.endswith(
        "Does not apply to you (5)\n\n"
        "The duty is the council's. (4 items)\n"
        "  ALPHA-01  Title of ALPHA-01\n"
        "  ALPHA-02  Title of ALPHA-02\n"
        "  ALPHA-03  Title of ALPHA-03\n"
        "  ALPHA-04  Title of ALPHA-04\n\n"
        "It is no longer in force. (1 item)\n"
        "  BETA-02  Title of BETA-02 (until 31 March 2018)\n"
    )
    assert f"    {ACT.url}\n" in text


def test_where_everything_applies_nothing_is_said_of_the_rest():
    assert "Does not apply" not in words(handout(rule("ALPHA-01")))


def test_where_nothing_applies_nobody_is_answerable():
    assert "Answerable" not in words(handout(out("ALPHA-01", "No.")))


def test_what_depends_and_what_is_coming_are_apart():
    depends = rule("ALPHA-01", in_scope=InScope.DEPENDS, condition="there is a sixth form")
    unsure = ACT.replace(confidence=Confidence.SECONDARY)
    upcoming = rule("BETA-01", in_scope=InScope.UPCOMING, sources=(unsure,))
    text = words(handout(depends, upcoming, coming=(COMING,), coming_from="Nothing here is law."))
    order = [
        "Applies to you when it arises (1)",
        "  When: there is a sixth form.",
        "Not in force yet (1)",
        "s.66(1) (known through a summary, not read in the source)",
        "Proposed, and not law (1)\nNothing here is law.",
        "COMING-01  A plan for every pupil\n  Schools would keep a plan.\n  Planned: from 2029.",
        " Would change: ALPHA-01, ALPHA-02.",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_proposal_without_a_day_or_an_item_says_so():
    bare = COMING.replace(planned="", touches=())
    assert "  Planned: no date given.\n" in words(handout(coming=(bare,)))


def test_questions_are_answered_before_the_list():
    asked = AnsweredQuestion(
        ask="What is ours?", rules=(rule("ALPHA-01"), out("ALPHA-02", "Not you.")), see="the site"
    )
    text = words(handout(rule("ALPHA-01"), audience="Governor", questions=(asked,)))
    assert "What you most need to know: Governor\n\nWhat is ours?\n" in text
    assert (
        "- ALPHA-01 Title of ALPHA-01: It says ALPHA-01. The law says you must (Act of Parliament). "
        "- ALPHA-02 Title of ALPHA-02: It says ALPHA-02. Not a duty of yours: Not you. "
        "See also: the site "
    ) in " ".join(text.partition("What is ours?")[2].split())
    bare = words(handout(questions=(asked.replace(see=""),)))
    assert "See also" not in bare


# One item


def explained(ref: str, kind: str = "", width: int = 100, **changes) -> str:
    """Explain one item of the small checklist, which has a second and a third kind."""
    base = small_checklist()
    kinds = {name: base.kinds["academy"].replace(id=name) for name in ("academy", "pru", "nursery")}
    items = dict(base.items)
    reading = items["ALPHA-01"].readings[0]
    (bind,) = reading.binds
    reading = reading.replace(binds=(bind.replace(kinds=("academy", "nursery")),))
    items["ALPHA-01"] = items["ALPHA-01"].replace(readings=(reading,))
    checklist = base.replace(kinds=kinds, items=items, **changes)
    look = Look(width=width)
    return render_item(checklist, checklist.items[ref], kind, DAY, look).decode("utf-8")


def table(text: str) -> list[list[str]]:
    """Give the rows of the table of kinds: the words of each column, put together again."""
    lines = text.partition("Kind by kind\n")[2].partition("\n\nWhere it is")[0].splitlines()
    starts = [lines[0].index(word) for word in ("Kinds", "Answer", "Why")]
    rows: list[list[str]] = [["", "", ""]]
    for line in lines[2:]:
        if not line.strip():
            rows.append(["", "", ""])
            continue
        for place, (start, end) in enumerate(zip(starts, (*starts[1:], None), strict=True)):
            rows[-1][place] = f"{rows[-1][place]} {line[start:end].strip()}".strip()
    return rows


@pytest.mark.parametrize("width", [60, 80, 100])
def test_kinds_with_the_same_answer_stand_in_one_row(width: int):
    assert table(explained("ALPHA-01", width=width)) == [
        [
            "academy, nursery",
            "applies: the law says you must (Act of Parliament)",
            "Section 1 names academies.",
        ],
        ["pru", "does not apply", ""],
    ]


def test_a_condition_is_part_of_the_answer():
    first, _ = table(explained("BETA-01"))
    assert first[:2] == [
        "academy",
        "depends: the law says you must (Act of Parliament), if the school has a sixth form",
    ]


def test_every_source_is_named_once_when_no_kind_is():
    text = explained("ALPHA-01")
    assert text.count("Source: ") == 1
    assert (
        text.index("Kind by kind") < text.index("Where it is written") < text.index("What is asked")
    )


def test_one_answer_for_all_is_one_row_for_every_kind():
    base = small_checklist()
    text = render_item(base, base.items["ALPHA-01"], "", DAY, Look()).decode("utf-8")
    assert [row[0] for row in table(text)] == ["every kind"]


def test_for_one_kind_the_address_of_the_source_is_shown():
    base = small_checklist()
    act = base.instruments["act"].replace(url="https://act.example/1")
    text = explained("ALPHA-01", kind="academy", instruments={"act": act})
    assert "An academy: applies" in text
    assert "Answerable: the trust." in text
    assert "    https://act.example/1\n" in text
