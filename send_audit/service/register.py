"""The national register: importing it, and what it says of one setting, an authority or a trust."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from send_audit.errors import RegisterError, UsageError
from send_audit.model.checklist import Checklist, FactValue
from send_audit.model.record import Record
from send_audit.register.establishment import Establishment, Status, read_code, read_urn
from send_audit.register.setting import Setting, setting_of

if TYPE_CHECKING:
    from send_audit.register.build import Downloads, Imported
    from send_audit.register.database import Register
    from send_audit.register.source import Progress

DOWNLOAD = (
    "Get the download: Get Information about Schools (get-information-schools.service.gov.uk), "
    "Downloads, 'All establishment data', csv. Then: send-audit register import FILE"
)
_NEAREST = 5
_LISTED = 20


class Settings(Record):
    """The settings of an authority or a trust that are open, closing or proposed, by name."""

    code: str
    name: str
    settings: tuple[Setting, ...]
    closed: int
    """How many more the register has that are closed; they are left out."""


class Found(Record):
    """Settings whose name was searched for: the first ones, and how many there are."""

    establishments: tuple[Establishment, ...]
    total: int


def default_place() -> Path:
    """Give the place of the register where nothing else is said: the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("send-audit", appauthor=False) / "register.sqlite"


def import_register(
    downloads: Downloads,
    target: Path | None,
    progress: Progress | None = None,
    *,
    force: bool = False,
) -> tuple[Path, Imported]:
    """Import downloads into a register, and give its place and what there is to say.

    Raises RegisterError for a file that is not what it should be, UsageError for one that is not
    there, OutputError when nothing can be written.
    """
    from send_audit.register.build import write_register

    place = target or default_place()
    return place, write_register(downloads, place, progress, force=force)


def open_register(path: Path | None = None) -> Register:
    """Open the register: one that was imported, or a download as it is, read for this once.

    Raises RegisterError when there is none, or when the file is no register.
    """
    from send_audit.register.database import is_database, open_database

    place = path or default_place()
    if not place.exists():
        raise RegisterError(
            f"There is no register at {place}."
            if path
            else f"No register has been imported yet: there is none at {place}.",
            DOWNLOAD,
        )
    if place.is_dir():
        raise RegisterError(f"{place} is a folder, not a register.", "Name the file in it.")
    return open_database(place) if is_database(place) else _read_download(place)


def _read_download(path: Path) -> Register:
    import sqlite3

    from send_audit.register.build import Downloads, build
    from send_audit.register.database import Register

    database = sqlite3.connect(":memory:")
    try:
        build(database, Downloads(establishments=(path,)))
    except BaseException:
        database.close()
        raise
    return Register(database)


def setting(register: Register, urn: str | int, day: date) -> Setting:
    """Give what the register says of one setting.

    ``day`` is the day for which it is asked. Raises UsageError for a URN that is none, and for
    one that is not in the register, with the nearest ones that are.
    """
    number = read_urn(str(urn))
    if number is None:
        raise UsageError(f"'{urn}' is not a URN.", "A URN has six digits, such as 100000.")
    row = register.find(number)
    if row is None:
        raise _unknown(register, number)
    return setting_of(register, row, day)


def _unknown(register: Register, urn: int) -> UsageError:
    rows = [row for row in map(register.find, _slips(urn)) if row is not None][:_NEAREST]
    near = "; ".join(f"{row.urn} {row.name}" for row in rows)
    suggestion = f" Nearest: {near}." if near else ""
    return UsageError(
        f"URN {urn} is not in the {register.label}.{suggestion}",
        "A school that opened since is in a newer download. To search by name: "
        'send-audit register show "NAME"',
    )


def _slips(urn: int) -> Iterable[int]:
    """Give the URNs that a slip of the finger makes of another: two digits swapped, one twice."""
    digits = str(urn)
    swapped = [
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)
    ]
    shorter = [digits[:i] + digits[i + 1 :] for i in range(len(digits))]
    found = dict.fromkeys(int(text) for text in (*swapped, *shorter) if text[0] != "0")
    return [number for number in found if number != urn]


def search(register: Register, name: str) -> Found:
    """Find settings by words of their name. Raises UsageError when there is none."""
    words = name.split()
    rows, total = register.named(words, _LISTED) if words else ((), 0)
    if not total:
        raise UsageError(
            f"No name in the {register.label} holds '{name}'.",
            "Try fewer words, or give the URN.",
        )
    return Found(establishments=rows, total=total)


def settings_of_la(register: Register, code: str, day: date) -> Settings:
    """Give the settings of a local authority, by its code or its name.

    Raises UsageError, with the nearest name, for one that the register does not have.
    """
    number, name = _named("local authority", code, register.authorities(), 3)
    return _settings(register, number, name, register.in_authority, day)


def settings_of_trust(register: Register, code: str, day: date) -> Settings:
    """Give the settings of a trust, by its code in the register or its name.

    Raises UsageError, with the nearest name, for one that the register does not have, and
    RegisterError when the register says nothing of trusts.
    """
    trusts = register.trusts()
    if not trusts:
        raise RegisterError(
            f"The {register.label} says nothing of trusts: "
            "no school in it has a value in the column 'Trusts (code)'.",
            DOWNLOAD,
        )
    number, name = _named("trust", code, trusts, 0)
    return _settings(register, number, name, register.in_trust, day)


def _settings(
    register: Register,
    code: str,
    name: str,
    find: Callable[[str], tuple[Establishment, ...]],
    day: date,
) -> Settings:
    rows = find(code)
    open_ = [row for row in rows if row.status is not Status.CLOSED]
    return Settings(
        code=code,
        name=name,
        settings=tuple(setting_of(register, row, day) for row in open_),
        closed=len(rows) - len(open_),
    )


def _named(what: str, text: str, known: Mapping[str, str], digits: int) -> tuple[str, str]:
    """Find a code, or the code of a name. Raises UsageError with the nearest."""
    wanted = text.strip()
    code = read_code(wanted, digits)
    if code in known:
        return code, known[code]
    meant = [key for key, name in known.items() if name.casefold() == wanted.casefold()]
    if len(meant) == 1:
        return meant[0], known[meant[0]]
    if meant:
        raise UsageError(
            f"More than one {what} is called '{wanted}'.", f"Give its code: {', '.join(meant)}"
        )
    raise UsageError(f"There is no {what} '{wanted}' in the register.", _suggestion(wanted, known))


def _suggestion(wanted: str, known: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    folded = {name.casefold(): code for code, name in known.items()}
    near = [folded[name] for name in get_close_matches(wanted.casefold(), folded, n=_NEAREST)]
    near = near or get_close_matches(wanted, known, n=_NEAREST)
    lead = "Nearest" if near else "The first"
    shown = ", ".join(f"{code} {known[code]}" for code in near or list(known)[:_NEAREST])
    return f"{lead}: {shown}."


def facts_asked(found: Setting, checklist: Checklist, kind: str) -> dict[str, FactValue]:
    """Give the facts that the register states and that a checklist asks a kind about."""
    asked = {fact.id for fact in checklist.facts_of(kind)}
    return {stated.fact: stated.value for stated in found.facts if stated.fact in asked}
