"""What a return says of itself as a whole: whose it is, and how far it has got."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath

from send_audit.model.problems import forms
from send_audit.model.result import AuditResult
from send_audit.model.submission import Answer, CellRef, Problem, Submission
from send_audit.model.vocabulary import APPLIES, Flag

_URN = re.compile(r"\b[0-9]{6}\b")
_NAMED = re.compile(r"([0-9]{6})(?=[-_ ])")
_YEAR_AND_MONTH = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])")
"""Six figures before a name that are no URN: 202611-return.xlsx."""


def whose(submission: Submission) -> list[Problem]:
    """Say so when a return gives another URN than its form, or its file, was made for."""
    stated = submission.facts.get("urn")
    form = submission.form
    made_for = _first(_URN.search(form.setting))
    given, where = (str(stated.value), stated.where) if stated and stated.value else ("", None)
    named = _in_name(submission.file)
    found = _differ(given, made_for, where, f"it was made for {form.setting}")
    where = where or form.setting_where
    return found or _differ(given or made_for, named, where, f"its file name says {named}")


def _differ(given: str, other: str, where: CellRef | None, why: str) -> list[Problem]:
    if not (given and other) or given == other:
        return []
    return [forms.other_urn(where, given, other, why)]


def _in_name(file: str) -> str:
    """Give the URN that a file's name begins with, as the forms do that are written for one."""
    found = _first(_NAMED.match(PureWindowsPath(file).name))
    return "" if _YEAR_AND_MONTH.fullmatch(found) else found


def _first(found: re.Match[str] | None) -> str:
    return found[0] if found else ""


def how_far(submission: Submission, result: AuditResult) -> list[Problem]:
    """Say that a return is a draft, or that nothing in it is answered at all.

    A question whose row is missing is one without an answer; so is one whose answer was filled in
    beforehand, until somebody confirms it.
    """
    answers = submission.answers.values()
    filled = {answer.question for answer in answers if _is_filled(answer)}
    waiting = {answer.question for answer in answers if answer.unconfirmed} & filled
    asked = {
        item.rule.question
        for item in result.items
        if item.rule.group is not None
        and item.rule.in_scope in APPLIES
        and Flag.NOT_ASKED not in item.flags
    }
    if not asked:
        return []
    if not filled:
        return [forms.nothing_answered(len(asked))]
    answered = len(asked & (filled - waiting))
    if answered == len(asked):
        return []
    return [forms.draft(answered, len(asked), len(asked & waiting))]


def _is_filled(answer: Answer) -> bool:
    return bool(answer.raw or any(tick.raw for tick in answer.ticks.values()))
