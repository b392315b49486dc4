"""Why a row is not asked of a setting, in words for whoever looks for an answer to it."""

from __future__ import annotations

from send_audit.model.checklist import Checklist
from send_audit.model.ruleset import RuleSet
from send_audit.model.vocabulary import APPLIES, Depth, Group


def why_not_asked(ref: str, checklist: Checklist, rules: RuleSet, depth: Depth) -> str:
    """Say why a question, or a point inside one, has no row in the form of a setting."""
    question, _, point = ref.partition(".")
    if question not in checklist.questions:
        return f"{checklist.name} has no question {question}."
    of_question = [rule for rule in rules.items if rule.question == question]
    applying = [rule for rule in of_question if rule.in_scope in APPLIES]
    if (
        applying
        and depth is Depth.DUTIES
        and all(rule.group is Group.GUIDANCE for rule in applying)
    ):
        return "This form asks about duties only, not about guidance."
    if applying:
        return f"Point {point} is not asked of this kind of setting."
    reasons = dict.fromkeys(rule.reason for rule in of_question if rule.reason)
    return " ".join(("It is not asked of this setting.", *reasons))
