"""The judged items of the sample return, one call an item; see ``sample.py`` for what they show."""

from __future__ import annotations

from datetime import date

from send_audit.model.result import JudgedItem
from send_audit.model.vocabulary import Assurance, DecidedBy, Flag, InScope, Outcome
from tests.render.sample_parts import (
    ACT,
    AGREEMENT,
    CODE,
    EQUALITY,
    INSPECTION,
    PRACTICE,
    REGULATION,
    item,
    outside,
    shown,
    tick,
)

HOSTILE_EVIDENCE = "java\tscript:alert('evidence')"
HOSTILE_COMMENT = (
    '"><img src=x onerror=alert(1)> [/] [bold]x[/bold] =1+1 {{ 7*7 }} \x1b[31m \u202etxt.exe'
)
THEMES = {
    "senco": "The SEN co-ordinator (SENCO)",
    "information": "Information for families",
    "equality": "Disability equality",
    "plans": "Education, health and care plans",
    "funding": "Money and agreements",
    "practice": "Everyday practice",
    "other": "Other kinds of setting",
}


def _senco() -> tuple[JudgedItem, ...]:
    return (
        item(
            "SENCO-01",
            "A SENCO is named",
            "The school names a member of staff as its SEN co-ordinator.",
            ACT,
            Outcome.MET,
            row=5,
            claimed="Yes",
            assurance=Assurance.DATED,
            evidence="Staff list: https://larkrise.example/staff, or mailto:office@larkrise.example",
            evidence_on=date(2026, 9, 4),
        ),
        item(
            "SENCO-02",
            "A SENCO who moved here qualifies in time",
            "Whether the three years start again when a SENCO changes school is not settled.",
            REGULATION,
            Outcome.UNKNOWN,
            DecidedBy.FACTS,
            row=6,
            because=("The rule can be read two ways, so no outcome is given.",),
            flags=(Flag.ARGUABLE,),
        ),
        item(
            "SENCO-03",
            "The SENCO holds the national qualification",
            "Within three years of first becoming one, a SENCO holds the national qualification.",
            REGULATION,
            Outcome.NOT_MET,
            DecidedBy.FACTS,
            row=6,
            claimed="Yes",
            because=(
                "First became a SENCO on 1 September 2021.",
                "Three years from then ended on 1 September 2024.",
                "No qualification is recorded, so the day has gone by.",
            ),
            assurance=Assurance.ASSERTED,
            flags=(Flag.CONTRADICTED, Flag.CHECK, Flag.KNOWN_GAP),
            due=date(2024, 9, 1),
            evidence="Certificate to follow",
            comment=HOSTILE_COMMENT,
        ),
    )


def _information() -> tuple[JudgedItem, ...]:
    return (
        item(
            "INFO-01",
            "The SEN information report says all it should",
            "The report covers every point on the list in the regulations.",
            REGULATION,
            Outcome.PARTLY,
            DecidedBy.TICKS,
            row=8,
            claimed="Partly",
            because=("2 of 4 points are there, 1 is not and 1 is blank.",),
            assurance=Assurance.REFERENCED,
            flags=(Flag.INCOMPLETE_TICKS, Flag.FUTURE_DATED),
            evidence="http://larkrise.example/sen-report",
            ticks=(
                tick(1, "the kinds of SEN provided for", "yes", 9),
                tick(2, "how pupils are assessed", "yes", 10),
                tick(3, "how parents are involved", "no", 11),
                tick(4, "how to complain", None, 12),
                tick(5, "arrangements in a sixth form", None, None),
            ),
        ),
        item(
            "INFO-02",
            "The report is on the school's website",
            "The report is published online.",
            ACT,
            Outcome.MET,
            row=13,
            claimed="Yes",
            assurance=Assurance.ASSERTED,
            flags=(Flag.UNEVIDENCED, Flag.OTHER_KIND, Flag.BAD_LINK, Flag.SAME_EVIDENCE),
            evidence=HOSTILE_EVIDENCE,
        ),
        item(
            "INFO-03",
            "The report is kept up to date",
            "The report is revised at least once a year.",
            ACT,
            Outcome.MET,
            row=14,
            claimed="Yes",
            assurance=Assurance.REFERENCED,
            flags=(Flag.STALE,),
            evidence="Governors' minutes, item 7",
            evidence_on=date(2024, 10, 2),
            comment="Next review is planned.\nThe clerk keeps the minutes.",
        ),
    )


def _equality() -> tuple[JudgedItem, ...]:
    return (
        item(
            "EQUAL-01",
            "There is an accessibility plan",
            "The school has a written plan.",
            EQUALITY,
            Outcome.INVALID,
            DecidedBy.NOTHING,
            row=16,
            claimed="Yess-ish",
            because=("The cell holds a word that is not on the list.",),
        ),
        item(
            "EQUAL-02",
            "Equality objectives are published",
            "Objectives are published at least once in four years.",
            EQUALITY,
            Outcome.UPCOMING,
            DecidedBy.FACTS,
            row=17,
            claimed="Yes",
            because=("Last published in May 2024, so next due by 30 March 2028.",),
            flags=(Flag.MISALIGNED,),
            due=date(2028, 3, 30),
        ),
        item(
            "EQUAL-03",
            "Equality information is published each year",
            "Information is published at least once a year.",
            EQUALITY,
            Outcome.UNKNOWN,
            row=18,
            claimed="Not sure",
            flags=(Flag.IMPOSSIBLE_DATES,),
            evidence="Equality page",
            evidence_on=date(2062, 1, 5),
        ),
    )


def _plans() -> tuple[JudgedItem, ...]:
    nothing = DecidedBy.NOTHING
    depends = {
        "in_scope": InScope.DEPENDS,
        "condition": "only where the school has a nursery class",
        "missing_facts": ("has_nursery",),
    }
    return (
        item(
            "PLAN-01",
            "A child whose plan names the school is admitted",
            "The school admits the child.",
            ACT,
            Outcome.MET,
            row=20,
            claimed="Yes",
            assurance=Assurance.VERIFIED,
            evidence="Admission register",
            evidence_on=date(2026, 9, 1),
        ),
        item(
            "PLAN-02",
            "The school helps with yearly reviews",
            "The school co-operates with the authority.",
            ACT,
            Outcome.UNANSWERED,
            nothing,
            row=21,
            claimed="Yes",
            because=("'Yes' was filled in beforehand and is not confirmed yet.",),
            flags=(Flag.CARRIED, Flag.KNOWN_SHORT),
        ),
        item(
            "PLAN-03",
            "Records of leavers are sent on",
            "Records are sent on in 15 days.",
            ACT,
            Outcome.NOT_APPLICABLE,
            row=22,
            claimed="Does not apply",
            comment="Nobody with a plan left in the last 12 months.",
        ),
        item(
            "PLAN-04",
            "Nursery children are included",
            "Duties reach children in a nursery class.",
            ACT,
            Outcome.UNKNOWN,
            nothing,
            row=23,
            rule=depends,
            because=("It depends on whether the school has a nursery class.",),
        ),
        item(
            "PLAN-05",
            "Requests for advice are answered",
            "The school replies in time.",
            ACT,
            Outcome.UNANSWERED,
            row=24,
            claimed="Does not apply",
            because=("This duty can arise at any time, so it cannot be set aside.",),
            flags=(Flag.NA_UNJUSTIFIED,),
        ),
    )


def _funding() -> tuple[JudgedItem, ...]:
    return (
        item(
            "FUND-01",
            "The agreement's SEN clauses are known",
            "The trust keeps to the clauses.",
            AGREEMENT,
            Outcome.MET,
            row=26,
            claimed="Yes",
            assurance=Assurance.REFERENCED,
            evidence="Signed agreement",
        ),
        item(
            "FUND-02",
            "SEN spending is reported to the trust board",
            "The board sees the figures each year.",
            AGREEMENT,
            Outcome.NOT_MET,
            row=27,
            claimed="No",
        ),
    )


def _practice() -> tuple[JudgedItem, ...]:
    """Give guidance that is not asked at this depth: shown, flagged and never counted."""
    rows = (
        ("PRACT-01", "Parents help to revise the report", "Schools should ask parents.", CODE),
        ("PRACT-02", "Inspectors can see progress", "Inspectors look at progress.", INSPECTION),
        ("PRACT-03", "The SENCO joins a network", "A school may join one.", PRACTICE),
    )
    return tuple(
        item(*row, Outcome.OUT_OF_SCOPE, DecidedBy.SCOPE, flags=(Flag.NOT_ASKED,)) for row in rows
    )


def _for_information() -> tuple[JudgedItem, ...]:
    return (
        shown(
            "PLAN-06",
            "Families can ask for an assessment",
            "A parent may ask the authority to assess a child's needs.",
            "It is a right of the family, so there is nothing for the school to answer.",
        ),
    )


def _elsewhere() -> tuple[JudgedItem, ...]:
    return (
        outside(
            "OTHER-01",
            "A local offer is published",
            "Section 30 speaks of local authorities only.",
        ),
        outside(
            "OTHER-02",
            "A management committee is in place",
            "Only a pupil referral unit has a management committee.",
        ),
        outside(
            "OTHER-03",
            "Sixth-form students are prepared for work",
            "You said that the school has no sixth form.",
            "has_sixth_form",
        ),
    )


def sample_items() -> tuple[JudgedItem, ...]:
    """Give every item, in the order of the checklist."""
    asked = (*_senco(), *_information(), *_equality(), *_plans(), *_funding(), *_practice())
    return (*asked, *_for_information(), *_elsewhere())
