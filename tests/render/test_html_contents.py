"""The web page leaves nothing out, puts everything in its place and counts as the result does."""

from __future__ import annotations

from itertools import pairwise

import pytest

from send_audit.model.vocabulary import Confidence, Group
from send_audit.render import html, view
from tests.render.page import by_id, page_of, rows_of, section
from tests.render.sample import sample_result

RESULT = sample_result()
PAGE = page_of(RESULT)


def test_the_head_says_who_when_what_and_that_nobody_checked_it():
    head = PAGE.all("header")[0].text
    for words in ("23 November 2026", RESULT.kind_title, "2026.11.0", RESULT.checklist_title):
        assert words in head
    assert view.SELF_ASSESSMENT in head
    stands = section("stands", PAGE).text
    assert stands == f"{RESULT.headline} {view.in_short(RESULT)}"


@pytest.mark.parametrize("group", Group)
def test_counts_score_and_points_of_a_group_are_those_of_the_result(group: Group):
    tally, card = RESULT.tallies[group], section(f"group-{group}", PAGE)
    rows = [(word, int(count)) for word, count in rows_of(card.all("table")[0])]
    shown = [row for row in rows if row[0] not in {"Counted", "In all"}]
    assert tuple(shown) == view.tally_rows(tally)
    assert dict(rows)["Counted"] == tally.counted
    assert dict(rows)["In all"] == tally.total == sum(count for _, count in shown)
    score = card.having("class", "score")[0].text
    assert score.lower() == view.score_words(RESULT.scores[group])
    assert (view.points_words(tally) in card.text) is bool(tally.counted)


@pytest.mark.parametrize("counts", [(4, 1, 1, 6), (1, 0, 1, 0), (0, 0, 0, 3), (999, 1, 1, 1)])
def test_a_bar_is_filled_from_end_to_end_in_proportion(counts: tuple[int, ...]):
    parts = html._bar(counts)
    assert len(parts) == sum(1 for count in counts if count)
    assert parts[0].x == 0
    assert sum(part.width for part in parts) == html.BAR_WIDTH
    for before, after in pairwise(parts):
        assert before.x + before.width == after.x


def test_there_is_no_score_beside_those_of_the_three_groups():
    assert len(PAGE.having("class", "score")) == 3
    outside = PAGE.text.replace(section("figures", PAGE).text, "").replace("100% means all", "")
    assert "%" not in outside.split("}")[-1]


@pytest.mark.parametrize(
    ("kind", "name"), [("gap", "to-do"), ("check", "to-check"), ("open", "to-answer")]
)
def test_findings_stand_in_their_section_in_order_with_action_and_cell(kind: str, name: str):
    shown = section(name, PAGE).all("li")
    findings = view.findings_of(RESULT, kind)
    assert len(shown) == len(findings)
    for entry, finding in zip(shown, findings, strict=True):
        assert entry.all("a")[0].attrs["href"] == f"#item-{finding.item}"
        assert entry.attrs["data-rank"] == str(finding.rank)
        item = next(item for item in RESULT.items if item.rule.id == finding.item)
        steps = item.because if view.needs_steps(finding) else ()
        said = steps if kind == "gap" and steps else (finding.message, *steps)
        for words in (*said, finding.action, str(finding.where)):
            assert words in entry.text


def test_every_item_stands_once_under_its_theme_or_shown_or_among_those_that_do_not_bind():
    shown: list[tuple[str, str]] = []
    theme = ""
    for node in section("items", PAGE).walk():
        if node.tag == "h3":
            theme = node.text
        if node.tag == "dd" and node.text in {item.rule.id for item in RESULT.items}:
            shown.append((theme, node.text))
    wanted = [(title, i.rule.id) for title, items in view.by_theme(RESULT) for i in items]
    assert shown == wanted
    outside = [row[2] for row in rows_of(section("not-bound", PAGE).all("table")[0])]
    assert outside == [item.rule.id for item in view.not_bound(RESULT)]
    informing = [row[3] for row in rows_of(section("for-information", PAGE).all("table")[0])]
    assert informing == ["PLAN-06"]
    assert len(shown) + len(informing) + len(outside) == len(RESULT.items)


def test_what_is_for_information_stands_in_its_own_section_and_nowhere_else():
    (row,) = rows_of(section("for-information", PAGE).all("table")[0])
    assert row == [
        "Families can ask for an assessment",
        "A parent may ask the authority to assess a child's needs.",
        "It is a right of the family, so there is nothing for the school to answer.",
        "PLAN-06",
    ]
    assert PAGE.text.count("PLAN-06") == 1
    assert PAGE.text.count("Families can ask for an assessment") == 1
    sums = dict(row for row in rows_of(section("sums", PAGE).all("table")[1]))
    assert sums["Shown for information"] == "1"


def test_without_anything_for_information_there_is_no_such_section():
    rest = [item for item in RESULT.items if item.rule.id != "PLAN-06"]
    page = page_of(RESULT.replace(items=tuple(rest), information=0))
    assert not [node for node in page.walk() if "for-information" in node.attrs.values()]
    assert not [a for a in page.all("a") if a.attrs["href"] == "#for-information"]


def test_an_item_shows_all_that_its_outcome_rests_on():
    for _, items in view.by_theme(RESULT):
        for item in items:
            folded = by_id(f"item-{item.rule.id}", PAGE).parent
            assert folded is not None
            wanted = [item.rule.title, view.OUTCOMES[item.outcome], item.rule.statement]
            wanted += [item.rule.reason, item.rule.body, item.pitfall, view.flag_words(item)]
            wanted += [*item.because, *(tick.text[1:] for tick in item.ticks)]
            wanted += [route.how for route in item.rule.routes]
            wanted += [
                view.day(item.evidence_on),
                view.day(item.due),
                view.DECIDED_BY[item.decided_by],
            ]
            wanted += [str(item.where or "No answer given"), view.required_by(item)]
            wanted += [view.ASSURANCES[item.assurance][1:]]
            for words in wanted:
                assert words in folded.text, (item.rule.id, words)


def test_only_sources_known_through_a_summary_say_so():
    summary = view.CONFIDENCES[Confidence.SECONDARY]
    for _, items in view.by_theme(RESULT):
        for item in items:
            second_hand = any(s.confidence is Confidence.SECONDARY for s in item.rule.sources)
            assert (summary in by_id(f"item-{item.rule.id}", PAGE).text) is second_hand


def test_strength_names_who_says_so():
    summaries = " ".join(node.text for node in PAGE.all("summary"))
    for words in ("The law says you must", "The funding agreement says you must"):
        assert words in summaries
    for words in ("Guidance says you should", "You may"):
        assert words in summaries


def test_every_problem_has_a_row_with_its_place_and_what_was_expected():
    rows = rows_of(section("problems", PAGE).all("table")[0])
    assert len(rows) == len(RESULT.problems)
    for row, problem in zip(rows, RESULT.problems, strict=True):
        assert row[0] == view.SEVERITIES[problem.severity]
        assert row[1] == str(problem.where or "The whole form")
        assert row[2] == problem.message
        assert row[3] == (problem.found or "–")  # noqa: RUF001 - a dash is meant
        assert problem.expected in row[4]
        assert problem.nearest in row[4]


def test_every_fact_has_a_row_with_its_cell_or_says_that_it_was_presumed():
    rows = rows_of(section("facts", PAGE).all("table")[0])
    assert [row[0] for row in rows] == [fact.label for fact in RESULT.facts]
    for row, fact in zip(rows, RESULT.facts, strict=True):
        assert row[1] == fact.shown
        assert row[2] == str(fact.where) or (fact.presumed and row[2].startswith("Presumed"))


def test_rows_and_items_add_up_on_the_page():
    tables = section("sums", PAGE).all("table")
    for table, total in zip(tables, (RESULT.rows.read, len(RESULT.items)), strict=True):
        *parts, last = [int(row[1]) for row in rows_of(table)]
        assert sum(parts) == last == total


def test_the_end_says_where_everything_came_from():
    text = section("method", PAGE).text
    for words in (RESULT.file, RESULT.sha256, RESULT.digest, RESULT.attribution, RESULT.edition):
        assert words in text


def test_a_return_with_nothing_to_say_gives_sentences_and_no_empty_tables():
    bare = RESULT.replace(setting=" ", urn="", findings=(), problems=(), facts=(), items=())
    page = page_of(bare)
    assert page.all("h1")[0].text == "Name not given"
    assert len(page.all("table")) == 5
    for name in ("to-do", "to-check", "to-answer", "facts", "not-bound", "problems"):
        assert section(name, page).all("p"), name


def test_a_finding_about_no_item_on_the_page_is_still_shown():
    finding = RESULT.findings[0].replace(item="GONE-01", where=None)
    page = page_of(RESULT.replace(findings=(finding,)))
    assert "GONE-01" in section("to-do", page).text
