"""The judged return: the only thing that reports are made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from send_audit.model.action import Action, Expiry, Strength
from send_audit.model.checklist import FactValue
from send_audit.model.contradiction import Contradiction
from send_audit.model.evidence import EvidenceEntry
from send_audit.model.local import Comparison, InputFile, KnownGap, OverlayUsed
from send_audit.model.record import Record
from send_audit.model.ruleset import RuleItem, RuleSet
from send_audit.model.submission import CellRef, Problem, RowCount
from send_audit.model.vocabulary import (
    Assurance,
    Consequence,
    DecidedBy,
    Depth,
    Effort,
    EvidenceKind,
    Flag,
    Group,
    Outcome,
)


class JudgedTick(Record):
    """One point inside a question as it was read; ``in_scope`` says whether it is asked here."""

    id: str
    text: str
    level: str | None
    where: CellRef | None
    in_scope: bool
    readable: bool = True


class JudgedItem(Record):
    """One item of the rule set with its outcome and all that the outcome rests on."""

    rule: RuleItem
    outcome: Outcome
    decided_by: DecidedBy
    claimed: str
    """The answer word as given, empty when there is none."""
    because: tuple[str, ...]
    """How the outcome was reached, one sentence a step."""
    assurance: Assurance
    flags: tuple[Flag, ...]
    due: date | None
    """The deadline of an upcoming item, or the next one known."""
    where: CellRef | None
    evidence: str
    evidence_on: date | None
    comment: str
    ticks: tuple[JudgedTick, ...]
    question_text: str = ""
    yes_means: tuple[str, ...] = ()
    evidence_expected: tuple[str, ...] = ()
    to_do: str = ""
    pitfall: str = ""
    claims: Outcome | None = None
    """The outcome that the answer as given stands for."""
    rests_on: tuple[CellRef, ...] = ()
    """The cells of the facts that settled the outcome or the scope."""
    evidence_kind: EvidenceKind | None = None
    """What sort of evidence its words tell of; None when they do not tell."""
    evidence_where: CellRef | None = None
    evidence_expires: date | None = None
    """The first day on which the evidence is too old; None where age does not matter."""
    owner: str = ""
    """Who keeps the evidence, where the return says so."""
    consequence: Consequence = Consequence.UPKEEP
    effort: Effort = Effort.DAYS


class Tally(Record):
    """Counts of one group. ``counted`` is met + partly + not_met + not_answered."""

    met: int
    partly: int
    not_met: int
    not_answered: int
    not_applicable: int
    upcoming: int
    not_asked: int
    not_yet_evidenced: int
    """How many of the met rest on missing or out-of-date evidence (a part of ``met``)."""

    @property
    def counted(self) -> int:
        """How many items the score is over."""
        return self.met + self.partly + self.not_met + self.not_answered

    @property
    def total(self) -> int:
        """How many items of the group there are in all, counted or not."""
        return self.counted + self.not_applicable + self.upcoming + self.not_asked


class Score(Record):
    """Points over items, as an interval: ``low`` counts the open items as nought."""

    low: Fraction
    high: Fraction


class Finding(Record):
    """Something to act on or to check, ranked; ``rank`` 1 comes first."""

    rank: int
    kind: str
    """``gap`` (to do), ``open`` (to answer), ``check`` (to look at)."""
    code: str
    item: str
    message: str
    action: str
    where: CellRef | None
    also: tuple[CellRef, ...] = ()
    """Other cells that bear on it."""


class FactUsed(Record):
    """A fact as the judging saw it; ``presumed`` when nobody stated it."""

    id: str
    label: str
    value: FactValue | None
    shown: str
    presumed: bool
    where: CellRef | None


class AuditResult(Record):
    """One return judged on one day by one release."""

    file: str
    sha256: str
    size: int
    setting: str
    urn: str
    kind: str
    kind_title: str
    kind_reason: str
    as_at: date
    depth: Depth
    checklist: str
    version: str
    digest: str
    checklist_title: str
    attribution: str
    edition: str
    law_as_at: date
    where_it_stands: str
    headline: str
    rule_set: RuleSet
    facts: tuple[FactUsed, ...]
    items: tuple[JudgedItem, ...]
    tallies: Mapping[Group, Tally]
    scores: Mapping[Group, Score | None]
    out_of_scope: int
    information: int
    """How many items are shown and not asked."""
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    rows: RowCount
    themes: Mapping[str, str]
    """Theme id -> title, in the order of the checklist."""
    actions: tuple[Action, ...] = ()
    strengths: tuple[Strength, ...] = ()
    expiring: tuple[Expiry, ...] = ()
    """What runs out, earliest first."""
    evidence_index: tuple[EvidenceEntry, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    overlays: tuple[OverlayUsed, ...] = ()
    known_gaps: tuple[KnownGap, ...] = ()
    compared: Comparison | None = None
    inputs: tuple[InputFile, ...] = ()
    """The files it was made from besides the return."""
    given: Mapping[str, str] = MappingProxyType({})
    """What was said with options and bears on the result: ``kind`` and ``checklist``."""
