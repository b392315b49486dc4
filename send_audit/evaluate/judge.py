"""Submission + checklist + day -> the judged result. Pure: the day is an argument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from send_audit.evaluate.assurance import Weighed, weigh
from send_audit.evaluate.contradictions import contradictions, flagged
from send_audit.evaluate.facts import shown
from send_audit.evaluate.findings import findings
from send_audit.evaluate.outcome import Case, Verdict, decide, judged_ticks, meaning
from send_audit.evaluate.rows import account
from send_audit.evaluate.scoring import score, tally, where_it_stands
from send_audit.evaluate.select import select
from send_audit.model.axes import GAPS, OPEN
from send_audit.model.checklist import Checklist, FactValue
from send_audit.model.result import AuditResult, FactUsed, JudgedItem
from send_audit.model.ruleset import RuleItem
from send_audit.model.submission import CellRef, Submission
from send_audit.model.vocabulary import DecidedBy, Flag, Outcome

SETTLED = frozenset({DecidedBy.FACTS, DecidedBy.TICKS})


def judge(
    checklist: Checklist, submission: Submission, *, kind: str, kind_reason: str, day: date
) -> AuditResult:
    """Judge one return of a setting of one kind, as the law stood on a day."""
    facts = {f.fact: f.value for f in submission.facts.values() if f.value is not None}
    rule_set = select(checklist, kind, facts, day)
    items = _marked(
        [_judge_item(checklist, rule, submission, facts, kind, day) for rule in rule_set.items]
    )
    gainsaid = contradictions(checklist, submission, items)
    items = flagged(items, gainsaid)
    counts = tally(items)
    asked = {fact.id for fact in checklist.facts_of(kind)}
    rows, row_problems = account(submission, items, asked)
    code, headline = where_it_stands(items, counts, submission.form.depth, day)
    return AuditResult(
        file=submission.file,
        sha256=submission.sha256,
        size=submission.size,
        setting=str(facts.get("setting_name", "")),
        urn=str(facts.get("urn", "")),
        kind=kind,
        kind_title=checklist.kinds[kind].title,
        kind_reason=kind_reason,
        as_at=day,
        depth=submission.form.depth,
        checklist=checklist.id,
        version=checklist.version,
        digest=checklist.digest,
        checklist_title=checklist.title,
        attribution=checklist.attribution,
        edition=rule_set.edition,
        law_as_at=checklist.law_as_at,
        where_it_stands=code,
        headline=headline,
        rule_set=rule_set,
        facts=_facts_used(checklist, submission, kind),
        items=items,
        tallies=counts,
        scores={group: score(of_group) for group, of_group in counts.items()},
        out_of_scope=sum(_is_outside(item) for item in items),
        information=sum(item.outcome is Outcome.INFORMATION for item in items),
        findings=findings(items, gainsaid),
        contradictions=gainsaid,
        problems=(*submission.problems, *row_problems),
        rows=rows,
        themes={theme.id: theme.title for theme in checklist.themes.values()},
    )


def _is_outside(item: JudgedItem) -> bool:
    """Tell whether an item is neither counted nor shown for information."""
    return item.rule.group is None and item.outcome is not Outcome.INFORMATION


def _judge_item(
    checklist: Checklist,
    rule: RuleItem,
    submission: Submission,
    facts: Mapping[str, FactValue],
    kind: str,
    day: date,
) -> JudgedItem:
    item = checklist.items[rule.id]
    question = checklist.questions.get(item.question)
    answer = submission.answers.get(item.question)
    case = Case(
        checklist=checklist,
        item=item,
        rule=rule,
        answer=answer,
        ticks=judged_ticks(checklist, question, kind, answer, facts),
        facts=facts,
        unread={f.fact: str(f.where) for f in submission.facts.values() if f.value is None},
        day=day,
        depth=submission.form.depth,
    )
    cells = _rests_on(case, submission)
    return _judged(case, decide(case), weigh(item.evidence, answer, facts, day)).replace(
        rests_on=cells
    )


def _rests_on(case: Case, submission: Submission) -> tuple[CellRef, ...]:
    """Give the cells of the facts that bear on an item: its decider's, and those of its scope."""
    names = list(case.item.decide.facts.values()) if case.item.decide else []
    names += [case.rule.removed_by, *case.rule.scope_facts]
    stated = submission.facts
    return tuple(dict.fromkeys(stated[name].where for name in names if name in stated))


def _judged(case: Case, verdict: Verdict, evidence: Weighed) -> JudgedItem:
    item, answer = case.item, case.answer
    question = case.checklist.questions.get(item.question)
    rests = verdict.outcome in {Outcome.MET, Outcome.PARTLY}
    flags = (*verdict.flags, *(evidence.flags if rests else ()))
    if answer is not None and not answer.readable and verdict.by in SETTLED:
        flags = (*flags, Flag.CHECK)  # settled without an answer that could not be read
    judged = JudgedItem(
        rule=case.rule,
        outcome=verdict.outcome,
        decided_by=verdict.by,
        claimed=answer.raw if answer else "",
        claims=meaning(case),
        because=verdict.because,
        assurance=evidence.assurance,
        flags=tuple(dict.fromkeys(flags)),
        due=verdict.due,
        where=answer.where if answer else None,
        evidence=answer.evidence if answer and answer.evidence else evidence.reference,
        evidence_on=evidence.dated or (None if rests or answer is None else answer.evidence_on),
        comment=answer.comment if answer else "",
        ticks=case.ticks,
    )
    if case.rule.force is None:
        return judged  # what is asked and advised is of no use where the item does not reach
    return judged.replace(
        question_text=question.text if question else "",
        yes_means=question.yes_means if question else (),
        evidence_expected=item.evidence.expect,
        to_do=item.to_do,
        pitfall=item.pitfall,
    )


def _marked(items: Sequence[JudgedItem]) -> tuple[JudgedItem, ...]:
    """Flag every item whose answer says otherwise than the facts or points that settled it.

    A question may answer several items, so its answer is held against all of them together.
    """
    outcomes: dict[str, set[Outcome]] = {}
    for item in items:
        if item.rule.group is not None:
            outcomes.setdefault(item.rule.question, set()).add(item.outcome)
    return tuple(
        item.replace(flags=tuple(dict.fromkeys((*item.flags, Flag.CONTRADICTED))))
        if item.decided_by in SETTLED and _at_odds(item, outcomes.get(item.rule.question, set()))
        else item
        for item in items
    )


def _at_odds(item: JudgedItem, all_of_question: set[Outcome]) -> bool:
    """Tell whether an answer disagrees with what settled the item, or with a list not finished."""
    if item.outcome in OPEN and item.decided_by is DecidedBy.TICKS:
        short = item.claims is Outcome.MET and Flag.KNOWN_SHORT in item.flags
        return short or item.claims is Outcome.NOT_APPLICABLE
    if item.claims is Outcome.MET:
        return item.outcome in GAPS
    if item.claims is Outcome.NOT_APPLICABLE:
        return item.outcome is not Outcome.NOT_APPLICABLE
    if item.claims is Outcome.PARTLY:
        both = {Outcome.MET, Outcome.NOT_MET} <= all_of_question
        return Outcome.PARTLY not in all_of_question and not both
    if item.claims is Outcome.NOT_MET:
        return Outcome.NOT_MET not in all_of_question
    return False


def _facts_used(checklist: Checklist, submission: Submission, kind: str) -> tuple[FactUsed, ...]:
    used = []
    for fact in checklist.facts.values():
        if kind not in fact.kinds and fact.id not in submission.facts:
            continue
        stated = submission.facts.get(fact.id)
        value = stated.value if stated else None
        known = value if value is not None else fact.presume
        used.append(
            FactUsed(
                id=fact.id,
                label=fact.label,
                value=known,
                shown=shown(fact, known),
                presumed=value is None and known is not None,
                where=stated.where if stated else None,
            )
        )
    return tuple(used)
