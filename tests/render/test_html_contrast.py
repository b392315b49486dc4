"""Every colour of the web page against what it stands on, by the formula of WCAG 2."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

FOLDER = files("send_audit.render").joinpath("templates")
CSS = "\n".join(
    FOLDER.joinpath(name).read_text(encoding="utf-8")
    for name in ("colours.css", "report.css", "parts.css", "print.css")
)
SURFACES = ("paper", "card")
SHAPES = ("line", "accent", "focus", "part-met", "part-partly", "part-not", "part-open")
TEXT, SHAPE = 4.5, 3.0


def palettes() -> dict[str, dict[str, str]]:
    """Give the three palettes: light, dark in full, and print, which changes some of light."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in blocks)
    return {"light": light, "dark": dark, "print": light | paper}


PALETTES = palettes()


def rules() -> list[tuple[str, dict[str, str]]]:
    found = re.findall(r"([^{};]+)\{([^{}]*)\}", CSS)
    return [
        (selector.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+);", body)))
        for selector, body in found
        if ":root" not in selector
    ]


def named(value: str | None) -> str | None:
    match = re.fullmatch(r"var\(--([\w-]+)\)", value or "")
    return match.group(1) if match else None


def text_pairs() -> list[tuple[str, str, str]]:
    """Give (selector, ink, ground) for every rule that colours text."""
    pairs = []
    for selector, body in rules():
        ink = named(body.get("color"))
        if selector == ".bar-label":
            ink = named(body["fill"])
        ground = named(body.get("background"))
        if ink:
            pairs += [(selector, ink, place) for place in ([ground] if ground else SURFACES)]
    return pairs


def luminance(colour: str) -> float:
    def channel(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#006100", "#c6efce") == pytest.approx(6.1, abs=0.05)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_names_every_colour_that_light_names():
    assert set(PALETTES["dark"]) == set(PALETTES["light"])
    assert len(PALETTES["light"]) > 20


def test_no_colour_is_written_outside_the_palettes():
    outside = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", outside)


def test_text_takes_its_colour_from_the_palette_only():
    values = [body["color"] for _, body in rules() if "color" in body]
    assert len(values) > 10
    assert all(named(value) for value in values)


@pytest.mark.parametrize("scheme", PALETTES)
def test_text_can_be_read_on_what_it_stands_on(scheme: str):
    palette = PALETTES[scheme]
    weak = {
        (selector, ink, ground): round(contrast(palette[ink], palette[ground]), 2)
        for selector, ink, ground in text_pairs()
        if contrast(palette[ink], palette[ground]) < TEXT
    }
    assert not weak
    assert len(text_pairs()) > 15


@pytest.mark.parametrize("scheme", PALETTES)
def test_shapes_and_focus_can_be_told_from_what_they_stand_on(scheme: str):
    palette = PALETTES[scheme]
    weak = {
        (shape, ground): round(contrast(palette[shape], palette[ground]), 2)
        for shape, ground in product(SHAPES, SURFACES)
        if contrast(palette[shape], palette[ground]) < SHAPE
    }
    assert not weak
