"""Many questionnaires at once, into a folder: for an authority, a trust, or every kind."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from send_audit.cli.console import say, write_file
from send_audit.errors import NoInputError, ReturnError, UsageError

if TYPE_CHECKING:
    from send_audit.service.issue import Issued
    from send_audit.service.new import NewRequest

_GUIDE = "which-one-is-ours.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Where many files go, and how much is said."""

    output: Path | None
    force: bool
    quiet: bool

    def folder(self, name: str) -> Path:
        """Give the folder; one of this name here when none was asked for. Raises UsageError."""
        folder = self.output or Path(name)
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file, not a folder.", "Name a folder with -o.")
        return folder

    def write(self, target: Path, data: bytes) -> bool:
        """Write a file; False when one of that name is there and may be somebody's answers."""
        if target.exists() and not self.force:
            return False
        write_file(target, data)
        return True

    def tell(self, words: str) -> None:
        """Say something, unless all is to be quiet."""
        if not self.quiet:
            say(words)

    def progress(self) -> Callable[[int, int], None]:
        """Give something that shows how far the work is, on a terminal only."""
        if self.quiet or sys.stderr is None or not sys.stderr.isatty():
            return lambda _done, _all: None

        def show(done: int, of: int) -> None:
            end = "\r\x1b[K" if done == of else ""
            sys.stderr.write(f"\r\x1b[K{done} of {of}{end}")
            sys.stderr.flush()

        return show


def write_every_kind(request: NewRequest, writer: Writer) -> None:
    """Write a blank questionnaire for each kind and depth, and a guide to them."""
    from send_audit.service.new import every_form, guide

    folder = writer.folder("questionnaires")
    made = dict(every_form(request.as_at, request.checklist))
    kept = [name for name, form in made.items() if not writer.write(folder / name, form.data)]
    write_file(folder / _GUIDE, guide(made).encode("utf-8"))
    _say_kept(kept)
    writer.tell(f"{len(made) - len(kept)} blank questionnaires in {folder}; see {folder / _GUIDE}.")


def write_all(
    request: NewRequest, register: Path | None, writer: Writer, *, la: str, trust: str
) -> None:
    """Write one questionnaire for each setting of an authority or a trust.

    Raises NoInputError when it has no open setting, ReturnError when none could be written.
    """
    from send_audit.service.issue import issue_all
    from send_audit.service.register import open_register, settings_of_la, settings_of_trust

    with open_register(register) as opened:
        find = settings_of_la if la else settings_of_trust
        found = find(opened, la or trust, request.as_at)
    if not found.settings:
        raise NoInputError(
            f"{found.name} ({found.code}) has no open setting in the register.",
            f"{found.closed} closed ones were left out.",
        )
    folder = writer.folder(f"questionnaires-{'la' if la else 'trust'}-{found.code}")
    writer.tell(f"{found.name} ({found.code}): {len(found.settings)} settings, open or proposed.")
    if found.closed:
        writer.tell(f"{found.closed} closed ones were left out.")
    issued = _counted(issue_all(found.settings, request), len(found.settings), writer)
    _write_issued(issued, folder, writer)


def _counted(issued: Iterator[Issued], of: int, writer: Writer) -> Iterator[Issued]:
    show = writer.progress()
    for done, one in enumerate(issued, 1):
        yield one
        show(done, of)


def _write_issued(issued: Iterator[Issued], folder: Path, writer: Writer) -> None:
    """Write each form as it comes, and say of each what it is or why there is none."""
    written, kept, none = 0, [], []
    for one in issued:
        if one.form is None:
            none.append(one)
        elif writer.write(folder / one.file, one.form.data):
            written += 1
            writer.tell(f"  {one.file}: {one.form.kind.id}. {one.form.reason}")
            for words in (*one.setting.decision.warnings, *one.form.notes):
                writer.tell(f"    {words}")
        else:
            kept.append(one.file)
    _say_kept(kept)
    _say_none(none)
    writer.tell(f"{written} questionnaires in {folder}.")
    if not written and not kept:
        raise ReturnError(f"No questionnaire was written: {len(none)} settings cannot have one.")


def _say_kept(names: Sequence[str]) -> None:
    for name in names:
        say(f"  {name}: kept as it was, it may be somebody's answers; --force writes over it.")


def _say_none(issued: Sequence[Issued]) -> None:
    if issued:
        say(f"{len(issued)} without a questionnaire:")
    for one in issued:
        row = one.setting.establishment
        say(f"  {row.urn} {row.name}: {one.why_not}")
