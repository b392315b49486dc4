"""One judged return, written by hand, of a school that does not exist.

It shows every outcome, flag, assurance, kind of finding and severity at least once, and its
counts agree with its items, so that every format can be tested against the same facts:

* legal duties: 14, of which 12 count (4 in place, 1 partly, 1 not, 6 open), 37% to 87%;
* funding-agreement requirements: 2, both count (1 in place, 1 not), 50%;
* guidance: 3, none asked at this depth, so there is no score;
* 1 item more is shown for information, and 3 do not bind this school.

Three texts are hostile on purpose: the name, one piece of evidence and one comment.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from send_audit.model.result import AuditResult, FactUsed, Finding, JudgedItem, Score, Tally
from send_audit.model.ruleset import RuleSet
from send_audit.model.submission import Problem, RowCount
from send_audit.model.vocabulary import Depth, Group, Severity
from tests.render.sample_items import HOSTILE_COMMENT, HOSTILE_EVIDENCE, THEMES, sample_items
from tests.render.sample_parts import cell

__all__ = [
    "DAY",
    "HOSTILE_COMMENT",
    "HOSTILE_EVIDENCE",
    "HOSTILE_NAME",
    "PLAIN_NAME",
    "sample_result",
]

DAY = date(2026, 11, 23)
DIGEST = "c4" * 32
PLAIN_NAME = "Larkrise Primary Academy"
HOSTILE_NAME = "Larkrise <script>alert('name')</script> [/] =1+1 \u202eymedacA"


def _findings() -> tuple[Finding, ...]:
    rows = (
        ("gap", "not-in-place", "SENCO-03", "The time to qualify has run out.", 6),
        ("gap", "partly-in-place", "INFO-01", "1 point is missing and 1 is blank.", 8),
        ("gap", "not-in-place", "FUND-02", "You answered 'No'.", 27),
        ("check", "contradicted", "SENCO-03", "You answered 'Yes', the dates say no.", 6),
        ("check", "not-evidenced", "INFO-02", "A yes needs a link to the page.", 13),
        ("check", "stale", "INFO-03", "The evidence is more than 12 months old.", 14),
        ("check", "misaligned", "EQUAL-02", "The national cycle began in April 2012.", 17),
        ("check", "impossible-dates", "EQUAL-03", "The evidence is dated after today.", 18),
        ("open", "arguable", "SENCO-02", "The law can be read two ways.", 6),
        ("open", "unreadable", "EQUAL-01", "The answer could not be read.", 16),
        ("open", "not-sure", "EQUAL-03", "You answered 'Not sure'.", 18),
        ("open", "blank", "PLAN-02", "There is no answer yet.", 21),
        ("open", "fact-missing", "PLAN-04", "Say whether you have a nursery class.", 23),
        ("open", "na-not-accepted", "PLAN-05", "'Does not apply' is not accepted here.", 24),
    )
    return tuple(
        Finding(
            rank=rank,
            kind=kind,
            code=code,
            item=item,
            message=message,
            action="Agree who does this, and by when.",
            where=cell(f"C{row}"),
        )
        for rank, (kind, code, item, message, row) in enumerate(rows, start=1)
    )


def _problems() -> tuple[Problem, ...]:
    return (
        Problem(
            code="answer-not-on-list",
            severity=Severity.ERROR,
            message="This answer is not one of the words on the list.",
            where=cell("C16"),
            found="Yess-ish",
            expected="Yes, Partly, No, Not sure or Does not apply",
            nearest="Yes",
        ),
        Problem(
            code="date-after-day",
            severity=Severity.WARNING,
            message="The evidence is dated after the day of this report.",
            where=cell("E18"),
            found="05/01/2062",
            expected="a date up to 23 November 2026",
        ),
        Problem(
            code="row-unknown",
            severity=Severity.WARNING,
            message="This row is not in the checklist and was left out.",
            where=cell("A30"),
            found='=cmd|"/c calc"!A1 <b onclick=alert(2)>',
        ),
        Problem(
            code="date-order-assumed",
            severity=Severity.NOTE,
            message="Dates were read with the day first, as is usual in England.",
        ),
    )


def _facts() -> tuple[FactUsed, ...]:
    sheet = "About your school"
    return (
        FactUsed(
            id="has_sixth_form",
            label="Does the school have a sixth form?",
            value="no",
            shown="No",
            presumed=False,
            where=cell("C4", sheet),
        ),
        FactUsed(
            id="in_hospital",
            label="Is the school set up in a hospital?",
            value="no",
            shown="No",
            presumed=True,
            where=None,
        ),
        FactUsed(
            id="senco_first_on",
            label="When did the SENCO first become one?",
            value=date(2021, 9, 1),
            shown="1 September 2021",
            presumed=False,
            where=cell("C6", sheet),
        ),
        FactUsed(
            id="has_nursery",
            label="Is there a nursery class?",
            value=None,
            shown="not stated",
            presumed=False,
            where=cell("C7", sheet),
        ),
    )


def _tallies() -> dict[Group, Tally]:
    return {
        Group.LEGAL: Tally(
            met=4,
            partly=1,
            not_met=1,
            not_answered=6,
            not_applicable=1,
            upcoming=1,
            not_asked=0,
            not_yet_evidenced=2,
        ),
        Group.FUNDING: Tally(
            met=1,
            partly=0,
            not_met=1,
            not_answered=0,
            not_applicable=0,
            upcoming=0,
            not_asked=0,
            not_yet_evidenced=0,
        ),
        Group.GUIDANCE: Tally(
            met=0,
            partly=0,
            not_met=0,
            not_answered=0,
            not_applicable=0,
            upcoming=0,
            not_asked=3,
            not_yet_evidenced=0,
        ),
    }


def sample_result(setting: str = HOSTILE_NAME) -> AuditResult:
    """Give the made-up return, judged on DAY; two calls give equal results."""
    items = sample_items()
    return AuditResult(
        file="larkrise <2026>.xlsx",
        sha256="5a" * 32,
        size=41_237,
        setting=setting,
        urn="999999",
        kind="academy",
        kind_title="Academy (mainstream)",
        kind_reason="the form says so in About this form!B6",
        as_at=DAY,
        depth=Depth.DUTIES,
        checklist="send-england",
        version="2026.11.0",
        digest=DIGEST,
        checklist_title="SEND duties in England",
        attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
        edition="As amended to 29 June 2026",
        law_as_at=date(2026, 11, 20),
        where_it_stands="action-legal",
        headline="Action needed on 2 legal duties",
        rule_set=_rule_set(items),
        facts=_facts(),
        items=items,
        tallies=_tallies(),
        scores={
            Group.LEGAL: Score(low=Fraction(9, 24), high=Fraction(21, 24)),
            Group.FUNDING: Score(low=Fraction(1, 2), high=Fraction(1, 2)),
            Group.GUIDANCE: None,
        },
        out_of_scope=3,
        information=1,
        findings=_findings(),
        problems=_problems(),
        rows=RowCount(
            read=18, answered=12, blank=2, invalid=1, not_asked=1, unknown=1, duplicate=1
        ),
        themes=THEMES,
    )


def _rule_set(items: tuple[JudgedItem, ...]) -> RuleSet:
    return RuleSet(
        checklist="send-england",
        version="2026.11.0",
        digest=DIGEST,
        as_at=DAY,
        edition="As amended to 29 June 2026",
        kind="academy",
        kind_title="Academy (mainstream)",
        items=tuple(item.rule for item in items),
    )
