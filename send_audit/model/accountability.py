"""Who is responsible, to whom they answer, and who can challenge them: made ready to show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.model.checklist import Dated
from send_audit.model.record import Record
from send_audit.model.ruleset import RouteShown
from send_audit.model.vocabulary import Confidence, Group


class AgencyShown(Record):
    """An agency under the name it had on the day, and to whom it answered then."""

    id: str
    name: str
    other_names: tuple[Dated, ...]
    kinds: tuple[str, ...]
    in_code: bool
    does: str
    answers_to: str
    confidence: Confidence | None
    """How sure we are of ``answers_to``; None when it answered to nobody on the day."""


class RouteUse(Record):
    """A route of challenge, and the items on which it can be taken."""

    route: RouteShown
    items: tuple[str, ...]


class KindAnswers(Record):
    """One kind of setting: who is answerable, to whom, and who can challenge it how."""

    kind: str
    title: str
    family: str
    body: str
    other_bodies: tuple[str, ...]
    """Who is answerable for single items instead."""
    answers_to: tuple[str, ...]
    counts: Mapping[Group, int]
    """How many items of each group can bind or guide it."""
    routes: tuple[RouteUse, ...]


class Difference(Record):
    """An item that weighs differently on the kinds shown: one word for each, in their order."""

    item: str
    title: str
    weights: tuple[str, ...]


class Accountability(Record):
    """The table of agencies on a day, and some kinds of setting side by side."""

    checklist: str
    version: str
    digest: str
    as_at: date
    edition: str
    agencies: tuple[AgencyShown, ...]
    kinds: tuple[KindAnswers, ...]
    differences: tuple[Difference, ...]
