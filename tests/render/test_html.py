"""The web page: whole, safe, readable by everybody and the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from send_audit.model.vocabulary import Outcome
from send_audit.render import Look, render, view
from send_audit.render.page import clean, pieces, safe_link
from tests.render.page import Node, by_id, page_of, section
from tests.render.sample import HOSTILE_COMMENT, HOSTILE_EVIDENCE, PLAIN_NAME, sample_result

ROOT = Path(__file__).parents[2]
# fmt: off
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "header",
    "main", "nav", "section", "footer", "div", "span", "p", "strong",
    "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl",
    "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "details", "summary", "svg", "defs", "pattern", "rect", "text",
    "desc",
}
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id",
    "tabindex", "aria-labelledby", "aria-hidden", "rel", "role", "scope", "focusable", "width",
    "height", "viewbox", "x", "y", "patternunits", "patterntransform", "start", "data-rank",
}
# fmt: on


RESULT = sample_result()
PAGE = page_of(RESULT)


def shape(page: Node) -> list[tuple[str, tuple[str, ...]]]:
    return [(node.tag, tuple(node.attrs)) for node in page.walk()]


def test_only_known_elements_and_attributes_are_on_the_page():
    assert {node.tag for node in PAGE.walk()} <= ELEMENTS
    assert {name for node in PAGE.walk() for name in node.attrs} <= ATTRIBUTES


def test_hostile_text_adds_nothing_to_the_shape_of_the_page():
    def tame(text: str) -> str:
        return "tame" if text in {HOSTILE_COMMENT, HOSTILE_EVIDENCE} else text

    items = tuple(
        item.replace(comment=tame(item.comment), evidence=tame(item.evidence))
        for item in RESULT.items
    )
    harmless = RESULT.replace(setting=PLAIN_NAME, file="a.xlsx", items=items)
    assert shape(page_of(harmless)) == shape(PAGE)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from("<>&\"'/={}%#-!\x00\u202e"), st.characters())))
def test_no_name_whatever_changes_the_shape_of_the_page(text: str):
    assert shape(page_of(RESULT.replace(setting="A" + text))) == shape(PAGE)


def test_hostile_text_is_shown_as_text():
    assert PAGE.all("h1")[0].text.startswith("Larkrise <script>alert('name')</script> [/] =1+1")
    assert "<img src=x onerror=alert(1)> [/] [bold]x[/bold]" in by_id("item-SENCO-03", PAGE).text
    assert "{{ 7*7 }}" in by_id("item-SENCO-03", PAGE).text
    assert "script:alert('evidence')" in by_id("item-INFO-02", PAGE).text


def test_no_control_character_or_turning_mark_reaches_the_page():
    text = render(RESULT, "html").decode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_half_a_character_in_a_file_name_does_not_stop_the_report():
    page = page_of(RESULT.replace(file="caf\udce9\x00.xlsx"))
    assert re.search("caf\N{REPLACEMENT CHARACTER}+.xlsx", section("method", page).text)
    assert clean("caf\udce9\x00") == "caf\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://larkrise.example/a?b=1&c=2", True),
        ("HTTP://larkrise.example", True),
        ("\x07https://larkrise.example", True),
        ("mailto:office@larkrise.example", True),
        ("mailto:nobody", False),
        ("javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("file:///etc/passwd", False),
        ("//larkrise.example", False),
        ("https://", False),
        ("https://www.gov.uk@evil.example/", False),
        ("https://evil.example/\u202etxt", False),
        ("https://a b.example", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_only_plain_web_and_mail_addresses_may_be_followed(address: str, allowed: bool):
    assert bool(safe_link(address)) is allowed


def test_addresses_inside_a_sentence_become_links_and_nothing_is_lost():
    text = 'See https://a.example/x. (Or mailto:b@c.example), not "javascript:1" nor xhttps://d'
    found = pieces(text)
    assert "".join(piece.text for piece in found) == text
    assert [piece.href for piece in found if piece.href] == [
        "https://a.example/x",
        "mailto:b@c.example",
    ]


def test_every_link_is_inside_the_page_or_safe_and_says_nothing_of_where_it_came_from():
    ids = {node.attrs["id"] for node in PAGE.walk() if "id" in node.attrs}
    outside = 0
    for link in PAGE.all("a"):
        href = link.attrs["href"]
        if href.startswith("#"):
            assert href[1:] in ids
            continue
        outside += 1
        assert href.startswith(("https://", "http://", "mailto:"))
        assert link.attrs["rel"] == "noopener noreferrer nofollow"
    assert outside > 3


def test_the_page_forbids_itself_scripts_and_the_network():
    (policy,) = PAGE.having("http-equiv", "Content-Security-Policy")
    assert policy.attrs["content"].startswith(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    )
    css = PAGE.all("style")[0].text
    assert "@import" not in css
    assert set(re.findall(r"url\(([^)]*)\)", css)) <= {"#stripes"}


def test_the_page_says_its_language_and_has_a_title_of_its_own():
    assert PAGE.all("html")[0].attrs["lang"] == "en-GB"
    plain = page_of(sample_result(PLAIN_NAME))
    title = plain.all("head")[0].all("title")[0].text
    assert title == f"{PLAIN_NAME}: SEND self-audit, law as at 23 November 2026"


def test_headings_start_at_one_and_skip_no_level():
    levels = [int(node.tag[1]) for node in PAGE.walk() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_label_points_at_one():
    ids = [node.attrs["id"] for node in PAGE.walk() if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    for node in PAGE.walk():
        assert set(node.attrs.get("aria-labelledby", "").split()) <= set(ids)


def test_every_table_has_a_caption_scopes_and_a_region_that_can_be_scrolled_by_keyboard():
    tables = PAGE.all("table")
    assert len(tables) == 10
    for table in tables:
        (caption,) = table.all("caption")
        assert caption.text
        assert all(th.attrs["scope"] == "col" for th in table.all("thead")[0].all("th"))
        for row in table.all("tbody")[0].all("tr"):
            assert [th.attrs["scope"] for th in row.all("th")] == ["row"]
        region = table.parent
        assert region is not None
        assert (region.attrs["role"], region.attrs["tabindex"]) == ("region", "0")
        assert region.attrs["aria-labelledby"] == caption.attrs["id"]


def test_bars_are_named_and_described():
    bars = PAGE.having("role", "img")
    assert len(bars) == 2
    for bar in bars:
        assert bar.all("title")[0].text
        assert bar.all("desc")[0].text
        labels = bar.attrs["aria-labelledby"].split()
        assert labels == [bar.all(tag)[0].attrs["id"] for tag in ("title", "desc")]


def test_outcomes_are_said_in_words_and_the_marks_are_kept_from_screen_readers():
    words = {node.text.split(" ", 1)[1] for node in PAGE.having("class", "tag") if node.all("span")}
    assert words == set(view.OUTCOMES.values()) - {"For information"}
    assert by_id("for-information", PAGE).text.startswith("For information")
    assert all(node.attrs["aria-hidden"] == "true" for node in PAGE.having("class", "mark"))


def test_words_that_judge_or_belong_to_programmers_are_never_used():
    text = PAGE.all("body")[0].text.lower()
    assert not re.findall(
        r"\b(?:pass|passed|fail\w*|grades?|breach\w*|null|none|schema|parsed?)\b", text
    )


def test_equal_results_give_equal_bytes_whatever_the_look():
    first = render(sample_result(), "html", Look(width=40, color=True))
    assert first == render(sample_result(), "html")


@pytest.mark.parametrize(("zone", "locale"), [("Pacific/Kiritimati", "tr_TR.UTF-8"), ("UTC", "C")])
def test_zone_locale_and_hash_seed_leave_no_trace(zone: str, locale: str):
    # The checkout goes last, so that an installed package is the one that is tested.
    program = (
        "import sys; sys.path.append(sys.argv[1])\n"
        "from send_audit.render import render\n"
        "from tests.render.sample import sample_result\n"
        "sys.stdout.buffer.write(render(sample_result(), 'html'))"
    )
    env = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": str(len(zone))}
    made = subprocess.run(
        [sys.executable, "-c", program, str(ROOT)], env=env, capture_output=True, check=True
    )
    assert made.stdout == render(RESULT, "html")


def test_a_report_of_sixty_items_stays_under_half_a_megabyte():
    asked = [item for item in RESULT.items if item.outcome is not Outcome.OUT_OF_SCOPE]
    many = tuple(
        item.replace(rule=item.rule.replace(id=f"{item.rule.id}-{copy}"))
        for copy in range(4)
        for item in asked
    )[:60]
    assert len(many) == 60
    assert len(render(RESULT.replace(items=many), "html")) < 500_000


def test_templates_and_style_are_shipped_inside_the_package():
    folder = files("send_audit.render").joinpath("templates")
    names = {entry.name for entry in folder.iterdir()}
    assert {
        "report.html",
        "figures.html",
        "item.html",
        "rest.html",
        "report.css",
        "print.css",
    } <= names
