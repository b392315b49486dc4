"""The web page in a real browser: quiet, offline, usable by keyboard, narrow, dark and printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from send_audit.render import render
from tests.browser.looking import CONTRASTS, fits
from tests.render.sample import sample_result

SHORTEST_TARGET = 24


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(render(sample_result(), "html"))
    return file.as_uri()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()


def unfold(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def test_opening_it_fetches_nothing_and_says_nothing(browser: Any, address: str):
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(address)
    unfold(page)
    page.wait_for_timeout(200)
    page.close()
    assert asked == [address]
    assert said == []


def test_the_policy_of_the_page_stops_a_script_that_got_in(browser: Any, tmp_path: Path):
    whole = render(sample_result(), "html").decode("utf-8")
    file = tmp_path / "tampered.html"
    file.write_text(
        whole.replace("</main>", "<script>document.title='in'</script></main>"), "utf-8"
    )
    page = browser.new_page()
    page.goto(file.as_uri())
    title = page.title()
    page.close()
    assert title.startswith("Larkrise")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_in_light_and_in_dark(page: Any, scheme: str):
    page.emulate_media(color_scheme=scheme)
    unfold(page)
    seen, weak = page.evaluate(CONTRASTS)
    assert weak == []
    assert seen > 400


def test_dark_is_dark_on_screen_and_white_on_paper(page: Any):
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(17, 22, 28)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_a_narrow_window_never_scrolls_sideways_but_its_tables_do(page: Any):
    page.set_viewport_size({"width": 320, "height": 640})
    unfold(page)
    assert fits(page)
    region = page.get_by_role("region", name="Oddities in your form")
    region.focus()
    assert region.evaluate("e => document.activeElement === e && e.scrollWidth > e.clientWidth")


def test_wider_text_spacing_still_fits(page: Any):
    page.set_viewport_size({"width": 320, "height": 640})
    unfold(page)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )
    assert fits(page)


def test_the_first_key_press_offers_to_skip_to_the_report(page: Any):
    page.keyboard.press("Tab")
    box = page.locator(".skip:focus").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_has_the_focus_can_be_seen(page: Any):
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert style == ["solid", "3px"]


def test_an_item_is_unfolded_by_keyboard(page: Any):
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert summary.evaluate("e => e.parentElement.open")


def test_a_thing_to_do_leads_to_its_item_and_unfolds_it(page: Any):
    page.locator("#to-do ~ .findings a").first.click()
    page.wait_for_function("document.querySelector('#item-SENCO-03').parentElement.open")
    title = page.locator("summary", has_text="The SENCO holds the national qualification")
    box = title.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < page.viewport_size["height"]


def test_things_to_press_are_big_enough(page: Any):
    page.set_viewport_size({"width": 320, "height": 640})
    for thing in page.locator("summary, .contents a").all():
        box = thing.bounding_box()
        assert box is not None
        assert box["height"] >= SHORTEST_TARGET
        assert box["width"] >= SHORTEST_TARGET


def test_print_shows_every_folded_item_and_the_addresses_of_links(page: Any):
    page.emulate_media(media="print")
    shown = page.evaluate("[...document.querySelectorAll('.body')].map(e => e.checkVisibility())")
    assert shown == [True] * 19
    after = "getComputedStyle(document.querySelector('.body a[href^=http]:not(.bare)'), '::after')"
    assert "https://www.legislation.gov.uk" in page.evaluate(f"{after}.content")


def test_it_prints_to_pdf_on_a4(page: Any):
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594" in pdf or b"/MediaBox [0 0 595" in pdf
    assert 5 < pdf.count(b"/Type /Page\n") < 25
