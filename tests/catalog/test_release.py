"""Releases: written once, always in the same way, and never changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from send_audit.catalog.compile import digest
from send_audit.catalog.load import checklist_from_json
from send_audit.catalog.release import compile_release, release_text, write_release
from send_audit.errors import ChecklistError, OutputError
from tests.catalog.broken import CHECKLIST, edit, small_copy

SHIPPED = CHECKLIST.parent / "releases"
DIGESTS = Path(__file__).with_name("release_digests.json")
VERSION = "version: 0.1.0"
NUMBERED = "send-england-0.1.0.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = small_copy(tmp_path, "joint-working")
    text = (copy / "checklist.yaml").read_text(encoding="utf-8")
    lines = [VERSION if line.startswith("version:") else line for line in text.splitlines()]
    (copy / "checklist.yaml").write_text("\n".join(lines), encoding="utf-8")
    return copy


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    return tmp_path / "releases"


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# What is shipped


def numbered() -> dict[str, Path]:
    files = (file for file in SHIPPED.glob("*-*.json") if not file.stem.endswith("-dev"))
    return {"@".join(file.stem.rsplit("-", maxsplit=1)): file for file in files}


def test_every_numbered_release_that_is_shipped_is_in_the_table():
    table = json.loads(DIGESTS.read_text(encoding="utf-8"))
    assert table.keys() == numbered().keys()


def test_every_shipped_release_is_what_it_was():
    table = json.loads(DIGESTS.read_text(encoding="utf-8"))
    for name, file in numbered().items():
        release = json.loads(file.read_text(encoding="utf-8"))
        assert release["digest"] == digest(release) == table[name]
        assert name == f"{release['id']}@{release['version']}"


def test_the_shipped_dev_release_is_what_compiles_now():
    shipped = (SHIPPED / "send-england-dev.json").read_text(encoding="utf-8")
    assert shipped == release_text(compile_release(CHECKLIST, dev=True)), (
        "make it again with: send-audit checklist release checklists/send-england --dev"
    )


# Writing one


def test_a_release_is_named_for_its_checklist_and_version(folder: Path, releases: Path):
    assert write_release(folder, releases, dev=False) == releases / NUMBERED
    assert write_release(folder, releases, dev=True) == releases / "send-england-dev.json"
    assert names(releases) == [NUMBERED, "send-england-dev.json"]


def test_a_release_can_be_used_and_says_what_it_is(folder: Path, releases: Path):
    text = write_release(folder, releases, dev=False).read_text(encoding="utf-8")
    checklist = checklist_from_json(json.loads(text))
    assert checklist.name == "send-england@0.1.0"
    assert checklist.digest == digest(json.loads(text))
    assert list(checklist.items) == ["JOINT-01", "JOINT-02"]


def test_the_digest_of_a_dev_release_is_that_of_version_dev(folder: Path, releases: Path):
    dev = json.loads(write_release(folder, releases, dev=True).read_text(encoding="utf-8"))
    own = json.loads(write_release(folder, releases, dev=False).read_text(encoding="utf-8"))
    assert dev["version"] == "dev"
    assert dev["digest"] == digest(own | {"version": "dev"})
    assert dev["digest"] != own["digest"]
    assert dev | {"version": "0.1.0", "digest": own["digest"]} == own


def test_a_release_is_always_written_in_the_same_way(folder: Path, releases: Path):
    edit(folder, "checklist.yaml", "title: SEND", "title: Für SEND")
    first = write_release(folder, releases, dev=True).read_bytes()
    assert write_release(folder, releases, dev=True).read_bytes() == first
    assert write_release(folder, releases / "other", dev=True).read_bytes() == first
    assert first.startswith(b'{\n"format": 1,\n"id": "send-england",\n')
    assert first.endswith(b'"\n}\n')
    assert b"\r" not in first
    assert "Für SEND" in first.decode("utf-8")


def test_the_same_release_twice_changes_nothing(folder: Path, releases: Path):
    target = write_release(folder, releases, dev=False)
    relaid = json.dumps(json.loads(target.read_text(encoding="utf-8")), sort_keys=True)
    target.write_text(relaid, encoding="utf-8")
    assert write_release(folder, releases, dev=False) == target
    assert target.read_text(encoding="utf-8") == relaid


def test_a_numbered_release_is_never_written_over(folder: Path, releases: Path):
    target = write_release(folder, releases, dev=False)
    before = target.read_bytes()
    edit(folder, "checklist.yaml", "title: SEND", "title: Some SEND")
    with pytest.raises(ChecklistError, match=r"A release is never changed\.") as raised:
        write_release(folder, releases, dev=False)
    assert raised.value.hint == "Raise the version in checklist.yaml."
    assert target.read_bytes() == before
    edit(folder, "checklist.yaml", VERSION, "version: 0.1.1")
    assert write_release(folder, releases, dev=False).name == "send-england-0.1.1.json"
    assert target.read_bytes() == before


def test_a_file_that_is_no_release_is_not_written_over(folder: Path, releases: Path):
    releases.mkdir()
    (releases / NUMBERED).write_text("my notes", encoding="utf-8")
    with pytest.raises(ChecklistError, match=r"says something else"):
        write_release(folder, releases, dev=False)
    assert (releases / NUMBERED).read_text(encoding="utf-8") == "my notes"


def test_a_dev_release_follows_the_checklist(folder: Path, releases: Path):
    before = write_release(folder, releases, dev=True).read_bytes()
    edit(folder, "checklist.yaml", "title: SEND", "title: Some SEND")
    assert write_release(folder, releases, dev=True).read_bytes() != before


@pytest.mark.parametrize("dev", [True, False])
def test_a_checklist_with_faults_is_not_released(folder: Path, releases: Path, dev: bool):
    edit(folder, "items/joint-working.yaml", "force: must", "force: mast")
    with pytest.raises(ChecklistError, match=r"has faults:\nitems/joint-working\.yaml:\d+: 'mast'"):
        write_release(folder, releases, dev=dev)
    assert not releases.exists()


def test_of_many_faults_the_first_are_shown(folder: Path, releases: Path):
    file = folder / "kinds.yaml"
    text = file.read_text(encoding="utf-8").replace("    family: ", "    familie: ")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ChecklistError) as raised:
        write_release(folder, releases, dev=True)
    lines = raised.value.message.splitlines()
    assert len(lines) == 22
    assert lines[-1] == "and 20 more"  # 20 kinds, each with a key unknown and a key missing


def test_a_place_that_cannot_be_written_is_named(folder: Path, releases: Path):
    releases.write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(OutputError, match=r"send-england-dev\.json could not be written"):
        write_release(folder, releases, dev=True)


def test_what_fails_half_way_leaves_the_old_release(
    folder: Path, releases: Path, monkeypatch: pytest.MonkeyPatch
):
    before = write_release(folder, releases, dev=True).read_bytes()
    edit(folder, "checklist.yaml", "title: SEND", "title: Some SEND")

    def full(*_: object):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_release(folder, releases, dev=True)
    assert names(releases) == ["send-england-dev.json"]
    assert (releases / "send-england-dev.json").read_bytes() == before


def test_a_version_only_goes_up(folder: Path, releases: Path):
    write_release(folder, releases, dev=False)
    edit(folder, "checklist.yaml", VERSION, "version: 0.0.9")
    with pytest.raises(ChecklistError, match=r"0\.0\.9 is lower than 0\.1\.0"):
        write_release(folder, releases, dev=False)


def test_an_id_that_was_released_can_never_go(folder: Path, releases: Path):
    (folder / "audiences.yaml").unlink()
    write_release(folder, releases, dev=False)
    edit(folder, "checklist.yaml", VERSION, "version: 0.2.0")
    edit(folder, "items/joint-working.yaml", "- id: JOINT-01", "- id: JOINT-03")
    with pytest.raises(ChecklistError, match=r"Released in 0\.1\.0 and gone from items: JOINT-01"):
        write_release(folder, releases, dev=False)
    assert names(releases) == [NUMBERED]
