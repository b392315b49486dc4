"""The pages in docs/checklists say what the development release says."""

from __future__ import annotations

from pathlib import Path

from send_audit.catalog.store import load_checklist
from send_audit.render.pages import pages

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "checklists"


def test_the_pages_are_current():
    """To write them anew: send-audit checklist pages send-england@dev -o docs/checklists."""
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert written == dict(pages(load_checklist("send-england@dev")))


def test_there_is_a_page_for_every_theme_and_every_kind():
    checklist = load_checklist("send-england@dev")
    names = {file.stem for file in FOLDER.glob("*.md")}
    assert {f"kind-{kind}" for kind in checklist.kinds} <= names
    assert {f"theme-{item.theme}" for item in checklist.items.values()} <= names
