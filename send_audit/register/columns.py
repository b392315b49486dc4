"""The columns that are read, known by their headings: their order and number change every year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from send_audit.errors import RegisterError
from send_audit.model.record import Record


class Format(Record):
    """One of the files that are read: what it is called, and its columns."""

    name: str
    columns: Mapping[str, str]
    """Column id -> its heading."""
    required: tuple[str, ...]
    """Ids of the columns without which the file cannot be read."""


ESTABLISHMENTS = Format(
    name="the download of all establishment data (edubasealldata*.csv)",
    columns=MappingProxyType(
        {
            "urn": "URN",
            "la_code": "LA (code)",
            "la_name": "LA (name)",
            "number": "EstablishmentNumber",
            "name": "EstablishmentName",
            "type_code": "TypeOfEstablishment (code)",
            "type_name": "TypeOfEstablishment (name)",
            "group_code": "EstablishmentTypeGroup (code)",
            "group_name": "EstablishmentTypeGroup (name)",
            "status_code": "EstablishmentStatus (code)",
            "status_name": "EstablishmentStatus (name)",
            "reason_opened": "ReasonEstablishmentOpened (name)",
            "opened": "OpenDate",
            "reason_closed": "ReasonEstablishmentClosed (name)",
            "closed": "CloseDate",
            "phase": "PhaseOfEducation (name)",
            "low_age": "StatutoryLowAge",
            "high_age": "StatutoryHighAge",
            "boarders": "Boarders (name)",
            "boarding": "BoardingEstablishment (name)",
            "nursery": "NurseryProvision (name)",
            "sixth_form": "OfficialSixthForm (name)",
            "pupils": "NumberOfPupils",
            "trust_flag": "TrustSchoolFlag (name)",
            "trust_code": "Trusts (code)",
            "trust_name": "Trusts (name)",
            "sponsors": "SchoolSponsors (name)",
            "federation": "Federations (name)",
            "ukprn": "UKPRN",
            "further_education": "FurtherEducationType (name)",
            "changed": "LastChangedDate",
            "town": "Town",
            "postcode": "Postcode",
            "section_41": "Section41Approved (name)",
            "resourced": "TypeOfResourcedProvision (name)",
            "resourced_on_roll": "ResourcedProvisionOnRoll",
            "resourced_capacity": "ResourcedProvisionCapacity",
            "unit_on_roll": "SenUnitOnRoll",
            "unit_capacity": "SenUnitCapacity",
        }
    ),
    required=("urn", "name", "type_code"),
)
LINKS = Format(
    name="the download of links between establishments (links_edubasealldata*.csv)",
    columns=MappingProxyType(
        {
            "urn": "URN",
            "link_urn": "LinkURN",
            "link_name": "LinkName",
            "link_type": "LinkType",
            "established": "LinkEstablishedDate",
        }
    ),
    required=("urn", "link_urn", "link_type"),
)
SECTION_41 = Format(
    name="a list of institutions approved under section 41",
    columns=MappingProxyType(
        {
            "urn": "urn",
            "la_code": "la_code",
            "number": "est_no",
            "name": "name",
            "granted": "s41_granted",
            "revoked": "s41_revoked",
        }
    ),
    required=("urn", "granted", "revoked"),
)
FORMATS = (ESTABLISHMENTS, LINKS, SECTION_41)
_SHOWN = 8


class Columns(Record):
    """Where the columns of a format stand in one file."""

    width: int
    """How many fields a row has to have."""
    places: Mapping[str, int]
    """Column id -> its place, for the columns that are there."""
    missing: tuple[str, ...]
    """Headings of the columns that are not there, in the order of the format."""


def find_columns(header: Sequence[str], wanted: Format, file: str) -> Columns:
    """Find the columns of a format by their headings, in any order, case and spacing.

    Raises RegisterError, with what was found and the nearest heading, when a required column is
    missing or a column stands there twice.
    """
    stands = [_plain(heading) for heading in header]
    places: dict[str, int] = {}
    for column, heading in wanted.columns.items():
        count = stands.count(_plain(heading))
        if count > 1:
            raise RegisterError(
                f"{file}: the column '{heading}' stands there {count} times.",
                "Delete the one that does not belong there, or get the download again.",
            )
        if count:
            places[column] = stands.index(_plain(heading))
    lacking = [wanted.columns[column] for column in wanted.required if column not in places]
    if lacking:
        raise _not_such_a_file(header, wanted, lacking, file)
    missing = tuple(text for column, text in wanted.columns.items() if column not in places)
    return Columns(width=len(header), places=MappingProxyType(places), missing=missing)


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


def _not_such_a_file(
    header: Sequence[str], wanted: Format, lacking: Sequence[str], file: str
) -> RegisterError:
    found = [heading.strip() for heading in header if heading.strip()]
    shown = ", ".join(f"'{heading[:40]}'" for heading in found[:_SHOWN]) or "none"
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return RegisterError(
        f"{file} is not {wanted.name}: "
        + "; ".join(f"there is no column '{heading}'{_near(heading, found)}" for heading in lacking)
        + f". Headings found: {shown}{more}.",
        _instead(header, wanted) or "The first row has to hold the headings, as downloaded.",
    )


def _near(heading: str, found: Sequence[str]) -> str:
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in found}
    near = get_close_matches(heading.casefold(), folded, n=1, cutoff=0.6)
    return f" (nearest: '{folded[near[0]]}')" if near else ""


def _instead(header: Sequence[str], wanted: Format) -> str:
    """Say which of the other files this is, if it is one."""
    stands = {_plain(heading) for heading in header}
    for other in FORMATS:
        needs = {_plain(other.columns[column]) for column in other.required}
        if other is not wanted and needs <= stands:
            return f"It looks like {other.name}."
    return ""
