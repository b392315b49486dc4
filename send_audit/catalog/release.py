"""Making a release: linted, compiled, written once."""

from __future__ import annotations

import json
import os
from pathlib import Path

from send_audit.catalog.compile import Json, compile_documents, read_documents
from send_audit.catalog.lint import lint
from send_audit.catalog.store import DEV
from send_audit.errors import ChecklistError, OutputError
from send_audit.model.text import json_text

_SHOWN = 20


def write_release(folder: Path, releases: Path, *, dev: bool) -> Path:
    """Lint and compile a checklist folder and write its release; give the file.

    A release with a number is never written over; the dev release is. Raises ChecklistError
    when the checklist has faults or the number is taken, OutputError when the file cannot be
    written.
    """
    _refuse_faults(folder)
    release = compile_release(folder, dev=dev)
    target = releases / f"{release['id']}-{release['version']}.json"
    if not dev:
        _refuse_step_back(release, releases)
    text = release_text(release)
    try:
        if not dev and target.exists():
            _refuse_other(target, release)
        else:
            _write(target, text)
    except OSError as error:
        raise OutputError(
            f"{target} could not be written: {error.strerror}.", "Give another folder."
        ) from error
    return target


def compile_release(folder: Path, *, dev: bool) -> Json:
    """Compile a checklist folder; a dev release has the version ``dev``, also in its digest."""
    data = {file: document.data for file, document in read_documents(folder).items()}
    if dev:
        data["checklist.yaml"] = data["checklist.yaml"] | {"version": DEV}
    return compile_documents(data)


def release_text(release: Json) -> str:
    """Write a release as text, always in the same way."""
    return json_text(release)


def _refuse_faults(folder: Path) -> None:
    faults = [str(fault) for fault in lint(folder)]
    if faults:
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise ChecklistError(
            "\n".join((f"{folder} has faults:", *faults[:_SHOWN], *more)),
            "Mend these lines, then release again.",
        )


def _refuse_step_back(release: Json, releases: Path) -> None:
    """See that the version goes up, and that no id that was ever released is gone."""
    for file in sorted(releases.glob(f"{release['id']}-[0-9]*.json")):
        earlier = _read(file)
        if earlier is None:
            continue  # no release; whether it may be written over is asked elsewhere
        if _order(earlier["version"]) > _order(release["version"]):
            raise ChecklistError(
                f"Version {release['version']} is lower than {earlier['version']}, which is released.",
                "Raise the version in checklist.yaml.",
            )
        for part in ("items", "questions", "facts", "kinds"):
            kept = {entry["id"] for entry in release[part]}
            gone = [entry["id"] for entry in earlier[part] if entry["id"] not in kept]
            if gone:
                raise ChecklistError(
                    f"Released in {earlier['version']} and gone from {part}: {', '.join(gone)}.",
                    "Ids are for ever. End an item's last reading with `to` instead of taking it out.",
                )


def _read(file: Path) -> Json | None:
    """Read a release; None for a file that is none."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _refuse_other(target: Path, release: Json) -> None:
    """See that a release that is there already says the same."""
    if _read(target) != release:
        raise ChecklistError(
            f"{target} is there already and says something else. A release is never changed.",
            "Raise the version in checklist.yaml.",
        )


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target: a file can be moved into place only within one file system.
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
