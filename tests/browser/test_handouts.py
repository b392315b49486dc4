"""Handouts and tables in a real browser: two printed pages, readable, narrow, dark, quiet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from send_audit.catalog.store import load_checklist
from send_audit.render.accountability import render_html
from send_audit.render.rules_html import render_handout
from send_audit.service.accountability import AccountabilityRequest, who_answers
from send_audit.service.rules import RulesRequest, handout
from tests.browser.looking import CONTRASTS, fits

DAY = date(2026, 11, 23)
DEV = "send-england@dev"
KINDS = tuple(load_checklist(DEV).kinds)
SMALLEST_PRINT = 6.5
POINTS_A_PIXEL = 0.75

SIZES = """() => {
  const sizes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && e.checkVisibility()) {
      sizes.push(parseFloat(getComputedStyle(e).fontSize));
    }
  }
  return sizes;
}"""
BASICS = """() => {
  const wrong = [];
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]));
  levels.forEach((level, i) => { if (level > (levels[i - 1] ?? 0) + 1) wrong.push('heading skips'); });
  if (levels.filter(level => level === 1).length !== 1) wrong.push('not one h1');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id is there twice');
  for (const e of document.querySelectorAll('[aria-labelledby]')) {
    if (!document.getElementById(e.getAttribute('aria-labelledby'))) wrong.push('label missing');
  }
  for (const e of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(e.hash.slice(1))) wrong.push('link leads nowhere: ' + e.hash);
  }
  for (const e of document.querySelectorAll('a, summary')) {
    if (!e.textContent.trim()) wrong.push('nothing to read in a link');
  }
  for (const e of document.querySelectorAll('ul')) {
    if ([...e.children].some(c => c.tagName !== 'LI')) wrong.push('a list holds no entry');
  }
  if (document.documentElement.lang !== 'en-GB') wrong.push('language');
  if (!document.title) wrong.push('title');
  return wrong;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the handout of every kind, one for an audience, and the tables."""
    folder = tmp_path_factory.mktemp("handouts")
    for kind in KINDS:
        request = RulesRequest(kind=kind, facts=(), as_at=DAY, checklist=DEV)
        (folder / f"{kind}.html").write_bytes(render_handout(handout(request)))
    asked = RulesRequest(
        kind="academy", facts=(), as_at=date(2027, 9, 1), checklist=DEV, audience="governor"
    )
    (folder / "audience.html").write_bytes(render_handout(handout(asked)))
    for name, kinds in (("table", ()), ("one", ("pru",))):
        table = who_answers(AccountabilityRequest(kinds=kinds, as_at=DAY, checklist=DEV))
        (folder / f"{name}.html").write_bytes(render_html(table))
    return folder


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    yield page
    page.close()


def opened(page: Any, folder: Path, name: str) -> Any:
    page.goto((folder / f"{name}.html").as_uri())
    return page


PAGES = ("local-authority", "academy", "training-provider", "audience", "table", "one")


@pytest.mark.parametrize("kind", KINDS)
def test_what_applies_to_a_kind_prints_on_two_pages_in_type_that_can_be_read(
    page: Any, folder: Path, kind: str
):
    opened(page, folder, kind)
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= pdf.count(b"/Type /Page\n") <= 2
    assert b"/MediaBox [0 0 594" in pdf or b"/MediaBox [0 0 595" in pdf
    page.emulate_media(media="print")
    assert min(page.evaluate(SIZES)) * POINTS_A_PIXEL >= SMALLEST_PRINT - 0.01


@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_every_duty_and_every_number_is_there(page: Any, folder: Path, kind: str):
    request = RulesRequest(kind=kind, facts=(), as_at=DAY, checklist=DEV)
    rules = handout(request).rule_set.items
    opened(page, folder, kind).emulate_media(media="print")
    printed = " ".join(page.inner_text("body").split())
    assert [
        rule.id for rule in rules if str(rule.in_scope) != "no" and rule.title not in printed
    ] == []
    out = sum(str(rule.in_scope) == "no" for rule in rules)
    ends = page.locator("section").last
    assert f"What does not bind you ({out}), and why" in ends.inner_text()
    said = page.evaluate(
        "[...document.querySelectorAll('#not-bound ~ * > li, #not-bound ~ p.on-paper')]"
        ".filter(e => e.checkVisibility()).map(e => parseInt(e.querySelector('strong')?.textContent))"
        ".filter(n => n)"
    )
    assert sum(said) == out


def test_a_handout_for_an_audience_on_a_later_day_prints_on_three_pages_at_most(
    page: Any, folder: Path
):
    opened(page, folder, "audience")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 3
    assert "NASENCO" in page.inner_text(".later")


def test_the_tables_print_on_few_pages(page: Any, folder: Path):
    opened(page, folder, "table")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 7


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(page: Any, folder: Path, name: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, folder, name)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_text_can_be_read_in_light_and_in_dark(page: Any, folder: Path, name: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    opened(page, folder, name)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    seen, weak = page.evaluate(CONTRASTS)
    assert weak == []
    assert seen > 100


@pytest.mark.parametrize("name", PAGES)
def test_headings_labels_links_and_lists_are_in_order(page: Any, folder: Path, name: str):
    assert opened(page, folder, name).evaluate(BASICS) == []


@pytest.mark.parametrize("name", ["academy", "table"])
def test_opening_it_fetches_nothing_and_says_nothing(page: Any, folder: Path, name: str):
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    opened(page, folder, name)
    assert asked == [(folder / f"{name}.html").as_uri()]
    assert said == []


def test_what_has_the_focus_can_be_seen_and_is_big_enough(page: Any, folder: Path):
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, folder, "academy")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert style == ["solid", "3px"]
    for thing in page.locator("summary, .counts a").all():
        assert thing.bounding_box()["height"] >= 24


def test_every_item_that_is_out_is_named_on_the_screen(page: Any, folder: Path):
    rules = handout(RulesRequest(kind="pru", facts=(), as_at=DAY, checklist=DEV)).rule_set.items
    opened(page, folder, "pru")
    text = page.locator("section").last.evaluate("e => e.textContent")
    assert [
        rule.id for rule in rules if str(rule.in_scope) == "no" and rule.title not in text
    ] == []
