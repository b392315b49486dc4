"""What to act on, to check and to answer, most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from send_audit.evaluate.calendar import words
from send_audit.model.contradiction import Contradiction
from send_audit.model.result import Finding, JudgedItem
from send_audit.model.submission import CellRef
from send_audit.model.vocabulary import DecidedBy, Flag, Group, Outcome

_KINDS = ("gap", "check", "open")
_CODES = (
    "not_met",
    "partly",
    "known_short",
    "contradicted",
    "impossible_dates",
    "arguable",
    "na_unjustified",
    "carried",
    "check",
    "incomplete_ticks",
    "unevidenced",
    "stale",
    "future_dated",
    "other_kind",
    "bad_link",
    "same_evidence",
    "misaligned",
    "due",
    "invalid",
    "unanswered",
    "unknown",
)
_OPEN_WORDS = {
    Outcome.UNANSWERED: "is not answered yet",
    Outcome.UNKNOWN: "is answered 'not sure'",
    Outcome.INVALID: "has an answer that could not be read",
}
_FLAG_WORDS = {
    Flag.IMPOSSIBLE_DATES: ("dates do not fit together", "Put the dates right."),
    Flag.ARGUABLE: ("the law can be read two ways", "Take advice, and write down what you decide."),
    Flag.NA_UNJUSTIFIED: (
        "'does not apply' is not accepted",
        "Answer yes, partly or no, or give the reason.",
    ),
    Flag.CHECK: ("something more is due", "See how it was worked out."),
    Flag.INCOMPLETE_TICKS: ("the list is not completed", "Answer each point of the list."),
    Flag.UNEVIDENCED: ("not yet evidenced", "Say what shows it, and where it is kept."),
    Flag.STALE: (
        "the evidence is out of date",
        "Look at the evidence again and give its new date.",
    ),
    Flag.FUTURE_DATED: (
        "the evidence is dated later than the day of this report",
        "Look at the date again; only what is there already shows anything.",
    ),
    Flag.OTHER_KIND: (
        "another sort of evidence is needed",
        "Name evidence of the sort that is asked for.",
    ),
    Flag.BAD_LINK: ("the web address is not whole", "Copy the address from the browser."),
    Flag.SAME_EVIDENCE: (
        "the same evidence is given for many answers",
        "Say where in it this one is shown, such as a page or section.",
    ),
    Flag.MISALIGNED: ("the dates differ from the national period", "Line up the next plan."),
}


def findings(
    items: Sequence[JudgedItem], gainsaid: Sequence[Contradiction] = ()
) -> tuple[Finding, ...]:
    """Rank everything to do, check and answer: by what it is, then law first, then item order."""
    places = {item.rule.id: number for number, item in enumerate(items)}
    groups = {item.rule.id: _weight(item) for item in items}
    by_id = {item.rule.id: item for item in items}
    found = [
        *_to_confirm(items),
        *(finding for item in items for finding in _of(item)),
        *(_gainsaid(one, by_id) for one in gainsaid if one.items),
    ]
    found.sort(
        key=lambda f: (
            _KINDS.index(f.kind),
            groups[f.item],
            _CODES.index(f.code),
            places[f.item],
        )
    )
    return tuple(finding.replace(rank=rank) for rank, finding in enumerate(found, start=1))


def _gainsaid(one: Contradiction, by_id: Mapping[str, JudgedItem]) -> Finding:
    """Say of two things that cannot both be so what each is and where it stands."""
    item = min((by_id[name] for name in one.items), key=_weight)
    said = "; ".join(
        f"'{side.label}' says {side.says}" + (f" ({side.where})" if side.where else "")
        for side in one.sides
    )
    cells = tuple(dict.fromkeys(side.where for side in one.sides if side.where))
    message = f"{item.rule.title}: {one.because.rstrip('.')}"
    action = f"Put right whichever is wrong: {said}."
    found = _finding(item, "check", Flag.CONTRADICTED.value, message, action, cells[0])
    return found.replace(also=cells[1:])


def _to_confirm(items: Sequence[JudgedItem]) -> Iterator[Finding]:
    """Say once how many answers wait for somebody to stand by them, at the first of them."""
    carried = [item for item in items if Flag.CARRIED in item.flags]
    waiting = len({item.rule.question for item in carried})
    if waiting:
        answers = "1 answer is" if waiting == 1 else f"{waiting} answers are"
        message = f"{answers} filled in beforehand and not confirmed yet"
        first = min(carried, key=_weight)
        yield _finding(first, "check", Flag.CARRIED.value, message, _CONFIRM, first.where)


_CONFIRM_ONE = "Choose 'Confirmed' beside the answer, or change it."
_CONFIRM = "Look at each answer that is filled in; choose 'Confirmed' beside it, or change it."


def _weight(item: JudgedItem) -> int:
    return len(Group) if item.rule.group is None else list(Group).index(item.rule.group)


def _of(item: JudgedItem) -> Iterator[Finding]:
    title, where = item.rule.title, item.where
    if item.outcome in {Outcome.NOT_MET, Outcome.PARTLY}:
        state = "is not in place" if item.outcome is Outcome.NOT_MET else "is partly in place"
        yield _finding(item, "gap", item.outcome.value, f"{title} {state}", item.to_do, where)
    if Flag.KNOWN_SHORT in item.flags:
        message = f"{title} is not all in place: the answers so far show it"
        yield _finding(item, "gap", Flag.KNOWN_SHORT.value, message, item.to_do, where)
    if item.outcome in _OPEN_WORDS:
        words_, action = _OPEN_WORDS[item.outcome], _how_to_answer(item)
        if item.outcome is Outcome.UNKNOWN and item.decided_by is DecidedBy.FACTS:
            words_, action = "cannot be settled from the facts", "See what there is to check."
        if Flag.CARRIED in item.flags:
            words_, action = "is filled in and not confirmed yet", _CONFIRM_ONE
        yield _finding(item, "open", item.outcome.value, f"{title} {words_}", action, where)
    if item.outcome is Outcome.UPCOMING and item.due is not None:
        yield _finding(
            item, "check", "due", f"{title}: due by {words(item.due)}", item.to_do, where
        )
    yield from _flagged(item, item.flags)


def _how_to_answer(item: JudgedItem) -> str:
    asked = [tick for tick in item.ticks if tick.in_scope and tick.level is None]
    if asked and item.outcome is Outcome.UNANSWERED:
        return f"Answer the {len(asked)} open points of the list."
    return "Answer the question, or give the facts that settle it."


def _flagged(item: JudgedItem, flags: Iterable[Flag]) -> Iterator[Finding]:
    for flag in flags:
        if flag in _FLAG_WORDS:
            what, action = _FLAG_WORDS[flag]
            message = f"{item.rule.title}: {what}"
            yield _finding(item, "check", flag.value, message, action, item.where)


def _finding(
    item: JudgedItem, kind: str, code: str, message: str, action: str, where: CellRef | None
) -> Finding:
    return Finding(
        rank=0,
        kind=kind,
        code=code,
        item=item.rule.id,
        message=f"{message}.",
        action=action,
        where=where,
        also=() if kind == "open" else item.rests_on,
    )
