"""A second judge, written from the published rules alone; it shares no code with the first.

It reads a plain case and says of each item what was found, how strong it is, whether a yes is
evidenced, and whether an answer is at odds with what settled the item. The rules, in the order in
which they are asked (docs/scoring.md):

1. Scope. An item that does not reach the kind, or has ended, is nowhere. One that has not begun is
   not due. A duties form does not ask for guidance. A condition that the facts rule out: on what
   the setting is, where a no is presumed, the item is nowhere; else it does not apply.
2. What was filled in beforehand and is not confirmed is not answered, unless it cannot be read.
3. Points. A list counts once each of its points is answered: what cannot be read or is blank leaves
   it open, known short where a point is no already, or where the answer is partly and no point is
   given. Then all yes is in place, a no among them partly, and no yes at all is not in place. An
   answer of no needs no points.
4. The answer. "Does not apply" needs a reason in the comment, and an item that accepts it; where
   the occasion is known to have come about it is not accepted, and where nobody said whether the
   condition holds the reason is enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.evaluate.independent_scorer import Row, group
from tests.evaluate.plain_cases import DAY, PlainAnswer, PlainCase, PlainItem

WORDS = {"yes": "met", "partly": "partly", "no": "not_met", "not-sure": "unknown"}
PRESUMED = {"rare": "no"}
OCCASIONS = ("occasion",)
SAYS_NOTHING = ("", "-", "n/a")
A_YEAR_AGO = date(2025, 11, 23)


@dataclass(frozen=True)
class Judged:
    """What was found of one item; ``row`` is None where it is nowhere."""

    ref: str
    row: Row | None
    outcome: str
    source: str


def judge(case: PlainCase) -> tuple[Judged, ...]:
    """Judge every item of a case."""
    return tuple(_one(item, case) for item in case.items)


def _one(item: PlainItem, case: PlainCase) -> Judged:
    answer = case.answers[item.question]
    found = _scope(item, case)
    if found == "nowhere":
        return Judged(item.ref, None, "out_of_scope", "scope")
    outcome, source = (found, "scope") if found else _found(item, case, answer)
    known = outcome in ("unanswered", "invalid") and source == "points"
    short = known and ("no" in answer.points or _only_says(answer, "partly"))
    force, basis = item.strength
    row = Row(outcome, force, basis, _evidenced(item, answer), item.question, short)
    return Judged(item.ref, row, outcome, source)


def _only_says(answer: PlainAnswer, word: str) -> bool:
    return answer.given == word and not any(answer.points)


def _scope(item: PlainItem, case: PlainCase) -> str:
    if not item.reaches:
        return "nowhere"
    if item.begins > DAY:
        return "upcoming"
    if item.ends is not None and item.ends < DAY:
        return "nowhere"
    ruled_out = _holds(item, case) == "no"
    if ruled_out and item.condition in PRESUMED:
        return "nowhere"
    if not case.full and group(Row("met", *item.strength)) == "guidance":
        return "out_of_scope"
    return "not_applicable" if ruled_out else ""


def _holds(item: PlainItem, case: PlainCase) -> str:
    """Say whether the condition holds: yes, no, or nothing where nobody said."""
    if not item.condition:
        return "yes"
    return case.facts[item.condition] or PRESUMED.get(item.condition, "")


def _found(item: PlainItem, case: PlainCase, answer: PlainAnswer) -> tuple[str, str]:
    readable = answer.given in (*WORDS, "na", "")
    pointed = [word for word in answer.points if word in ("yes", "no")]
    if answer.waits and readable and (answer.given or pointed):
        return "unanswered", "nothing"
    if any(answer.points):
        return _points(answer.points), "points"
    if not readable:
        return "invalid", "answer"
    if answer.points and answer.given in ("yes", "partly"):
        return "unanswered", "points"
    if answer.given == "na":
        return _does_not_apply(item, case, answer), "answer"
    return WORDS.get(answer.given, "unanswered"), "answer"


def _points(points: tuple[str, ...]) -> str:
    if "gibberish" in points:
        return "invalid"
    if "" in points:
        return "unanswered"
    if "no" not in points:
        return "met"
    return "partly" if "yes" in points else "not_met"


def _does_not_apply(item: PlainItem, case: PlainCase, answer: PlainAnswer) -> str:
    if _holds(item, case) == "yes" and (not item.na_allowed or item.condition in OCCASIONS):
        return "unanswered"
    return "unanswered" if answer.comment in SAYS_NOTHING else "not_applicable"


def _evidenced(item: PlainItem, answer: PlainAnswer) -> bool:
    """Whether a yes rests on enough that is current. What waits for a confirmation shows nothing."""
    evidence = "" if answer.waits or answer.evidence in SAYS_NOTHING else answer.evidence
    comment = "" if answer.waits or answer.comment in SAYS_NOTHING else answer.comment
    dated = None if answer.waits else answer.dated
    enough = {"none": True, "note": bool(evidence or comment), "reference": bool(evidence)}
    old = item.max_age is not None and dated is not None and dated < A_YEAR_AGO
    return enough[item.needs] and not old and not (dated is not None and dated > DAY)


def disagreements(case: PlainCase, judged: tuple[Judged, ...]) -> set[str]:
    """Name the questions of legal duties whose answer is at odds with what settled the item."""
    found = set()
    for one, item in zip(judged, case.items, strict=True):
        answer = case.answers[item.question]
        if one.row is None or group(one.row) != "legal":
            continue
        if one.source == "points" and answer.given == "gibberish":
            found.add(item.question)
        if answer.waits:
            continue
        ruled_out = one.outcome == "not_applicable" and one.source == "scope"
        if ruled_out and WORDS.get(answer.given) in ("met", "partly", "not_met"):
            found.add(item.question)
        if one.source == "points" and _at_odds(answer.given, one.outcome, _together(item, judged)):
            found.add(item.question)
        if _occasion_denied(item, case, answer, one):
            found.add(item.question)
    return found


def _together(item: PlainItem, judged: tuple[Judged, ...]) -> set[str]:
    return {other.outcome for other in judged if other.row and other.row.question == item.question}


def _at_odds(given: str, outcome: str, together: set[str]) -> bool:
    return {
        "yes": outcome in ("not_met", "partly"),
        "na": True,
        "partly": "partly" not in together and not {"met", "not_met"} <= together,
        "no": "not_met" not in together,
    }.get(given, False)


def _occasion_denied(item: PlainItem, case: PlainCase, answer: PlainAnswer, one: Judged) -> bool:
    """Whether "does not apply" is said of what the facts say came about."""
    denied = answer.given == "na" and one.source == "answer" and item.na_allowed
    return denied and item.condition in OCCASIONS and _holds(item, case) == "yes"
