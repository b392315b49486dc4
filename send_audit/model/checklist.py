"""A checklist: items of law and guidance with their sources, kinds, facts and questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from send_audit.model.record import Record
from send_audit.model.vocabulary import (
    Basis,
    Confidence,
    Consequence,
    Effort,
    EvidenceKind,
    Force,
    Moved,
    Outcome,
)

FactValue = str | int | date
"""A yes-no or choice fact is its id (``"yes"``), a date a date, a number an int, text a str."""


class Edition(Record):
    """One edition of an instrument and the days on which it was the current one."""

    id: str
    title: str
    start: date
    end: date | None
    url: str
    numbers: Confidence
    """The best confidence a paragraph number of this edition can have."""


class Instrument(Record):
    """An Act, set of regulations or guidance that items cite."""

    id: str
    title: str
    short: str
    kind: str
    url: str
    editions: tuple[Edition, ...] = ()

    def edition_on(self, day: date) -> Edition | None:
        """Give the edition current on a day, or None where the instrument has no editions."""
        for edition in self.editions:
            if edition.start <= day and (edition.end is None or day <= edition.end):
                return edition
        return None


class Citation(Record):
    """Where an instrument says it: the pinpoint, and how sure we are of it."""

    instrument: str
    pinpoint: str
    confidence: Confidence
    url: str = ""


class Condition(Record):
    """All listed facts must have the listed values; ``words`` says so in plain English."""

    facts: tuple[tuple[str, str], ...]
    words: str


class Bind(Record):
    """A group of kinds that an item binds or guides, by what, and since when it is so."""

    kinds: tuple[str, ...]
    force: Force
    basis: Basis
    sources: tuple[Citation, ...]
    because: str
    when: Condition | None = None
    body: str | None = None
    """Who is answerable, where it is not the usual body of the kind."""
    routes: tuple[str, ...] | None = None
    """Ways to challenge, where they are not those of the item."""
    note: str = ""


class Unbound(Record):
    """Kinds that an item does not reach, with the reason."""

    kinds: tuple[str, ...]
    because: str


class Reading(Record):
    """What an item said between two days (both included; no end means still so).

    ``start`` is None for law that has not verifiably begun: shown, never scored.
    """

    start: date | None
    end: date | None
    statement: str
    binds: tuple[Bind, ...]
    unbound: tuple[Unbound, ...]
    note: str = ""


class Before(Record):
    """What is known of the time before an item's first reading."""

    researched: bool
    because: str


class Decide(Record):
    """A named pure function that decides an item from facts, with its data parameters."""

    rule: str
    facts: Mapping[str, str]
    """Parameter name of the decider -> fact id."""
    settings: Mapping[str, object]


class Evidence(Record):
    """What a yes should rest on. ``max_age_months`` None: age does not matter."""

    needs: str
    """``none``, ``note``, ``reference`` or ``link``."""
    expect: tuple[str, ...]
    max_age_months: int | None = None
    kinds: tuple[EvidenceKind, ...] = ()
    """The sorts of evidence that will do; none where any will."""
    reference_fact: str | None = None
    dated_fact: str | None = None


class Factor(Record):
    """Something that a decision has to weigh, and where it is written."""

    text: str
    pinpoint: str


class NotApplicable(Record):
    """Whether "does not apply" is accepted, and when."""

    allowed: bool
    because: str


class Item(Record):
    """One duty or expectation. Its id is permanent and never reused."""

    id: str
    title: str
    theme: str
    question: str = ""
    """The question that answers it; empty for an item that is shown and not asked."""
    not_asked: str = ""
    """Why it is shown and not asked."""
    readings: tuple[Reading, ...]
    before: Before
    evidence: Evidence
    na: NotApplicable
    to_do: str
    verify: Mapping[str, tuple[str, ...]]
    routes: tuple[str, ...]
    pitfall: str
    concerns: tuple[str, ...] = ()
    """Whom it concerns most, by audience."""
    factors: tuple[Factor, ...] = ()
    """What the decision has to weigh, for an item that is about a decision."""
    example: str = ""
    """A worked example."""
    planned: str = ""
    """When a proposal is planned to begin."""
    touches: tuple[str, ...] = ()
    """Items of law that a proposal would change."""
    open_points: tuple[str, ...] = ()
    decide: Decide | None = None
    consequence: Consequence = Consequence.UPKEEP
    """What may come of it when it is not in place."""
    effort: Effort = Effort.DAYS
    """How long it usually takes to put in place."""

    def reading_on(self, day: date) -> Reading | None:
        """Give the reading in force on a day, or None."""
        for reading in self.readings:
            if reading.start is None or reading.start > day:
                continue
            if reading.end is None or day <= reading.end:
                return reading
        return None


class Tick(Record):
    """One point inside a question. Empty ``kinds``: for every kind that gets the question."""

    id: str
    text: str
    pinpoint: str
    kinds: tuple[str, ...] = ()
    when: Condition | None = None


class Question(Record):
    """What a person answers; it may answer several items."""

    id: str
    theme: str
    text: str
    yes_means: tuple[str, ...]
    scale: str
    ticks: tuple[Tick, ...] = ()


class Level(Record):
    """One answer of a list: its id, the word people see, other words read as the same.

    ``means`` is the outcome that an answer stands for; None for the choices of a fact.
    """

    id: str
    label: str
    accepts: tuple[str, ...]
    means: Outcome | None = None


class Scale(Record):
    """The answers a question may have."""

    id: str
    levels: tuple[Level, ...]


class Fact(Record):
    """A typed detail of a setting that removes, decides or checks items.

    ``presume`` is the value taken when nothing is said; it marks what a setting rarely is.
    """

    id: str
    label: str
    help: str
    type: str
    """``yes-no``, ``choice``, ``date``, ``number``, ``text`` or ``link``."""
    kinds: tuple[str, ...]
    section: str
    choices: tuple[Level, ...] = ()
    presume: str | None = None
    lasting: bool = False
    """Whether it tells what the setting is, rather than what happened there."""


class Body(Record):
    """Who is answerable, named as people and the Acts name it."""

    id: str
    title: str


class Dated(Record):
    """Words that held between two days, both included; no end means still so."""

    start: date
    end: date | None
    text: str
    confidence: Confidence = Confidence.SEEN


class Agency(Record):
    """A body with a part in SEND, its names by day, and to whom it answered when."""

    id: str
    kinds: tuple[str, ...]
    in_code: bool
    """Whether it is a row of the Code's own table (para 3.70 of January 2015)."""
    names: tuple[Dated, ...]
    does: str
    answers: tuple[Dated, ...]
    open_points: tuple[str, ...] = ()


class Ahead(Record):
    """A day on which something is known to change without a new reading of an item."""

    on: date
    text: str
    items: tuple[str, ...]
    """The items it is about; none where it is about every kind."""


class QuestionChange(Record):
    """What became of one question, and the questions that its answer goes to."""

    question: str
    change: Moved
    to: tuple[str, ...]
    because: str


class Migration(Record):
    """What became of questions from one release to the next; those not named stayed the same."""

    start: str
    end: str
    questions: tuple[QuestionChange, ...]


class Said(Record):
    """One side of a contradiction: a fact, a question or a point, and the answers it may have.

    ``says`` are ids of answers or choices, or a whole number as text.
    """

    what: str
    """``fact``, ``question`` or ``point``."""
    id: str
    says: tuple[str, ...]


class Exclusion(Record):
    """Two things that cannot both be so, and why."""

    id: str
    sides: tuple[Said, Said]
    because: str


class Asked(Record):
    """Something that people need answered, the items that answer it, and where else to look."""

    ask: str
    items: tuple[str, ...]
    see: str = ""


class Audience(Record):
    """People who read a checklist, with what they most need answered."""

    id: str
    title: str
    questions: tuple[Asked, ...]


class Kind(Record):
    """A legal kind of setting."""

    id: str
    title: str
    family: str
    body: str
    includes: str
    aliases: tuple[str, ...] = ()


class Route(Record):
    """A way to challenge a setting: whom it reaches, and within what time."""

    id: str
    title: str
    how: str
    kinds: tuple[str, ...]
    time_limit: str = ""
    start: date | None = None
    end: date | None = None
    stands_for: str = ""
    """The route that this one is an earlier name of."""


class Theme(Record):
    """A heading that items and questions stand under."""

    id: str
    prefix: str
    title: str


class Checklist(Record):
    """A release: everything needed to select and judge, with every group spelt out in kinds."""

    id: str
    version: str
    digest: str
    title: str
    status: str
    law_as_at: date
    first_day: date
    summary: str
    attribution: str
    open_points: tuple[str, ...] = ()
    """What is not known for certain of the checklist as a whole."""
    kinds: Mapping[str, Kind]
    groups: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, str]
    bodies: Mapping[str, Body]
    routes: Mapping[str, Route]
    instruments: Mapping[str, Instrument]
    themes: Mapping[str, Theme]
    facts: Mapping[str, Fact]
    scales: Mapping[str, Scale]
    questions: Mapping[str, Question]
    items: Mapping[str, Item]
    editions: Mapping[date, str]
    agencies: Mapping[str, Agency] = MappingProxyType({})
    audiences: Mapping[str, Audience] = MappingProxyType({})
    ahead: tuple[Ahead, ...] = ()
    migrations: tuple[Migration, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    """What a return cannot say both of."""

    @property
    def name(self) -> str:
        """``id@version``, the name a return carries."""
        return f"{self.id}@{self.version}"

    def facts_of(self, kind: str) -> tuple[Fact, ...]:
        """Give the facts that a kind of setting is asked, in the order of the form."""
        return tuple(fact for fact in self.facts.values() if kind in fact.kinds)
