"""One establishment as the register has it, with its links: words as they stand there."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from send_audit.model.record import Record


class Status(StrEnum):
    """Whether it is open, by the register's code; blank where the register does not say."""

    OPEN = "1"
    CLOSED = "2"
    CLOSING = "3"
    """Open, but proposed to close."""
    PROPOSED = "4"
    """Proposed to open."""
    UNKNOWN = ""


class Listed(Record):
    """What a list of section 41 approvals says of an institution."""

    approved: bool
    on: date | None
    """The day of the approval or of its end; None for one that is not on the list."""


class Establishment(Record):
    """A row of the register. A field is empty where it is blank or its column is missing.

    ``listed`` is None where no section 41 list was imported.
    """

    urn: int
    la_code: str = ""
    la_name: str = ""
    number: str = ""
    name: str = ""
    type_code: str = ""
    """Two digits."""
    type_name: str = ""
    group_code: str = ""
    group_name: str = ""
    status_code: str = ""
    status_name: str = ""
    reason_opened: str = ""
    opened: str = ""
    reason_closed: str = ""
    closed: str = ""
    phase: str = ""
    low_age: str = ""
    high_age: str = ""
    boarders: str = ""
    boarding: str = ""
    nursery: str = ""
    sixth_form: str = ""
    pupils: str = ""
    trust_flag: str = ""
    trust_code: str = ""
    trust_name: str = ""
    sponsors: str = ""
    federation: str = ""
    ukprn: str = ""
    further_education: str = ""
    changed: str = ""
    town: str = ""
    postcode: str = ""
    section_41: str = ""
    resourced: str = ""
    resourced_on_roll: str = ""
    resourced_capacity: str = ""
    unit_on_roll: str = ""
    unit_capacity: str = ""
    listed: Listed | None = None

    @property
    def status(self) -> Status:
        """Tell whether it is open, by the code, else by the words."""
        known = {status.value: status for status in Status}
        if self.status_code:
            return known.get(self.status_code, Status.UNKNOWN)
        return _STATUS_WORDS.get(self.status_name.casefold(), Status.UNKNOWN)


_STATUS_WORDS = {
    "open": Status.OPEN,
    "closed": Status.CLOSED,
    "open, but proposed to close": Status.CLOSING,
    "proposed to open": Status.PROPOSED,
}


class Link(Record):
    """Another establishment that one is linked with."""

    urn: int
    name: str
    relation: str
    """What the other one is to this one, in the register's words, such as Successor."""
    on: str
    """The day of the link, as the register has it."""
    status: Status = Status.UNKNOWN
    """Whether the other one is open; unknown where it is not in this register."""

    @property
    def is_successor(self) -> bool:
        """Tell whether the other one has taken this one's place."""
        return self.relation.casefold().startswith("successor")


def read_day(text: str) -> date | None:
    """Read a day of the register, ``31-12-2023``; None when it is blank or no day."""
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 00:00(?::00)?)?", text)
    parts = found.group(3, 2, 1) if found else ()
    if not found:
        found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", text)
        parts = found.group(1, 2, 3) if found else ()
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def read_age(text: str) -> int | None:
    """Read an age; None when it is blank or no age."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def read_urn(text: str) -> int | None:
    """Read a URN as people write it: ``100000``, ``URN 100000``; None when it is none."""
    found = re.fullmatch(r"\s*(?:urn)?[\s:.#]*0*([1-9]\d{4,6})(?:\.0)?\s*", text, re.IGNORECASE)
    return int(found.group(1)) if found and found.group(1).isascii() else None


def read_code(text: str, digits: int = 0) -> str:
    """Read a code of digits: ``2``, ``02`` and ``2.0`` are the same. Other words stay as they are."""
    found = re.fullmatch(r"0*(\d+?)(?:\.0)?", text)
    return found.group(1).zfill(digits) if found else text
