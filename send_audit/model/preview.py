"""What adopting a new release would change for returns that are already there."""

from __future__ import annotations

from send_audit.model.record import Record


class Moved(Record):
    """One return judged by the release it names and by the new one."""

    file: str
    setting: str
    kind: str
    before: str
    """The release that the return names."""
    stands_before: str
    stands_after: str
    outcomes: tuple[tuple[str, str, str], ...]
    """Items whose outcome differs: id, outcome before, outcome after."""
    to_answer: int
    """How many more items would be unanswered."""


class Preview(Record):
    """A new release over a folder of returns; ``failed`` holds file and reason."""

    release: str
    moved: tuple[Moved, ...]
    failed: tuple[tuple[str, str], ...]
