"""Which releases there are, which one is meant, and which are known to be wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from send_audit.catalog import store
from send_audit.catalog.store import Advisory, advisories, find, load_checklist, releases
from send_audit.errors import ChecklistError
from tests.catalog.tiny import released

NAMES = ("tiny-0.9.0", "tiny-0.10.0", "tiny-dev", "other-1.0.0", "tiny-notes", "advisories")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.setattr(store, "_folder", lambda: folder)
    return folder


@pytest.fixture
def filled(shelf: Path) -> Path:
    for name in NAMES:
        (shelf / f"{name}.json").write_text("{}", encoding="utf-8")
    return shelf


@pytest.mark.usefixtures("filled")
def test_releases_are_listed_oldest_first_and_other_files_are_none():
    assert [release.name for release in releases()] == [
        "other-1.0.0.json",
        "tiny-dev.json",
        "tiny-0.9.0.json",
        "tiny-0.10.0.json",
    ]
    assert [release.version for release in releases("tiny")] == ["dev", "0.9.0", "0.10.0"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("tiny", "tiny-0.10.0.json"),
        ("tiny@0.9.0", "tiny-0.9.0.json"),
        ("tiny@dev", "tiny-dev.json"),
        ("other", "other-1.0.0.json"),
    ],
)
def test_a_release_is_found_by_name(name: str, file: str):
    assert find(name).name == file


@pytest.mark.usefixtures("filled")
def test_a_release_that_is_not_there_is_met_with_the_nearest():
    with pytest.raises(
        ChecklistError, match=r"^There is no checklist release 'tiny@0\.9\.1'\. Did you mean"
    ) as raised:
        find("tiny@0.9.1")
    assert "'tiny@0.9.0'?" in raised.value.message
    assert raised.value.hint == (
        "Releases that are here: other@1.0.0, tiny@dev, tiny@0.9.0, tiny@0.10.0"
    )


def test_a_checklist_is_loaded_by_name(shelf: Path, tmp_path: Path):
    text = json.dumps(released(tmp_path))
    (shelf / "tiny-1.0.0.json").write_text(text, encoding="utf-8")
    assert load_checklist("tiny").name == "tiny@1.0.0"


def test_advisories_say_which_releases_are_wrong_and_since_when(shelf: Path):
    entries = [
        {"releases": ["tiny@0.9.0", "tiny@0.10.0"], "since": "2026-02-03", "text": "Wrong day."},
        {"releases": ["other@1.0.0"], "since": "2026-03-04", "text": "Wrong word."},
    ]
    (shelf / "advisories.json").write_text(json.dumps({"advisories": entries}), encoding="utf-8")
    assert advisories() == (
        Advisory(releases=("tiny@0.9.0", "tiny@0.10.0"), since=date(2026, 2, 3), text="Wrong day."),
        Advisory(releases=("other@1.0.0",), since=date(2026, 3, 4), text="Wrong word."),
    )


@pytest.mark.usefixtures("shelf")
def test_without_a_file_of_advisories_there_are_none():
    assert advisories() == ()


def test_the_shipped_advisories_are_about_releases_that_are_shipped():
    shipped = {f"{release.id}@{release.version}" for release in releases()}
    named = {name for advisory in advisories() for name in advisory.releases}
    assert "send-england@0.1.0" in named
    assert named <= shipped


@pytest.mark.parametrize("damage", ['{"id": "tiny"', "[1]", ""])
def test_a_damaged_file_is_named_with_what_to_do(filled: Path, damage: str):
    for name in ("tiny-0.10.0.json", "advisories.json"):
        (filled / name).write_text(damage, encoding="utf-8")
    with pytest.raises(ChecklistError, match=r"tiny-0\.10\.0\.json is damaged"):
        load_checklist("tiny")
    with pytest.raises(ChecklistError, match=r"advisories\.json is damaged") as raised:
        advisories()
    assert raised.value.hint == ("Install the program again; a release is never changed by hand.")
