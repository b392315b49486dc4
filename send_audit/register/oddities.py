"""What in a row of the register should make people look again. It never changes the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from send_audit.register.establishment import Establishment, Status, read_age, read_day
from send_audit.register.types import EstablishmentType, Types

_UPPER_YEARS = 14
"""A 16 to 19 academy has nobody below the upper years of secondary school."""
_NURSERY_YEARS = 7
"""A nursery school has nobody past the first years of school."""


def warnings_of(row: Establishment, rule: EstablishmentType, types: Types) -> tuple[str, ...]:
    """Give sentences on what does not go together, and on a setting that is not simply open."""
    found = [rule.warning, *_names(row, rule, types), *_group(row, rule), *_ages(row, rule)]
    if row.la_name.casefold() == "does not apply" and not rule.refused:
        found.append("The register gives it no local authority ('Does not apply').")
    return tuple(words for words in (*found, status_words(row)) if words)


def status_words(row: Establishment) -> str:
    """Say that a setting is closed, closing or not open yet; empty for one that is open."""
    if row.status is Status.OPEN:
        return ""
    closed, opened = _on(row.closed), _on(row.opened)
    return {
        Status.CLOSED: f"It is closed{closed}.",
        Status.CLOSING: f"It is open, but proposed to close{closed}.",
        Status.PROPOSED: f"It is not open yet, but proposed to open{opened}.",
        Status.UNKNOWN: f"Whether it is open is not said{_odd_status(row)}.",
    }[row.status]


def _odd_status(row: Establishment) -> str:
    found = row.status_code or row.status_name
    return f": its status is '{found}'" if found else ""


def _on(text: str) -> str:
    day = read_day(text)
    return f" ({day.isoformat()})" if day else ""


def _names(row: Establishment, rule: EstablishmentType, types: Types) -> Iterator[str]:
    name = plain(row.type_name)
    if name and name != plain(rule.name):
        for other in types.values():
            if plain(other.name) == name:
                yield (
                    f"The register gives type code {rule.code}, but the name '{row.type_name}', "
                    f"which is type {other.code}. The code is followed."
                )


def _group(row: Establishment, rule: EstablishmentType) -> Iterator[str]:
    if row.group_code and rule.group and row.group_code != rule.group:
        named = f" '{row.group_name}'" if row.group_name else ""
        yield (
            f"The register puts it into group {row.group_code}{named}; type {rule.code} "
            f"belongs to group {rule.group}. The type is followed."
        )


def _ages(row: Establishment, rule: EstablishmentType) -> Iterator[str]:
    low, high = read_age(row.low_age), read_age(row.high_age)
    if rule.kind == "academy-16-19" and low is not None and low < _UPPER_YEARS:
        yield f"The register gives ages from {low}, which is young for type {rule.code}, {rule.name}."
    if rule.kind == "maintained-nursery" and high is not None and high > _NURSERY_YEARS:
        yield f"The register gives ages up to {high}, which is old for type {rule.code}, {rule.name}."


def plain(name: str) -> str:
    """Give a name without capitals, blanks and hyphens, which differ between downloads."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())
