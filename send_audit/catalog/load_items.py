"""Items of a release, built when they are first asked for: there are hundreds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from send_audit.catalog.reach import spread
from send_audit.errors import ChecklistError
from send_audit.model.checklist import (
    Before,
    Bind,
    Citation,
    Condition,
    Decide,
    Evidence,
    Factor,
    Item,
    NotApplicable,
    Reading,
    Unbound,
)
from send_audit.model.vocabulary import Basis, Confidence, Consequence, Effort, EvidenceKind, Force

Json = dict[str, Any]

# Looked up in a dictionary: a release has thousands, and an enum takes longer to call.
_FORCES = {str(force): force for force in Force}
_BASES = {str(basis): basis for basis in Basis}
_CONFIDENCES = {str(confidence): confidence for confidence in Confidence}
_NOT_RESEARCHED: Json = {
    "researched": False,
    "because": "The law before 1 September 2014 has not been researched here.",
}
_NOTHING_ASKED: Json = {"allowed": True, "because": "Nothing is asked."}
_NO_EVIDENCE: Json = {"needs": "none", "expect": []}


class Items(Mapping[str, Item]):
    """The items by id, each built when it is first asked for: there are hundreds.

    Raises ChecklistError on reaching an item that this program cannot use.
    """

    def __init__(self, data: Json) -> None:
        self._raw = {item["id"]: item for item in data["items"]}
        self._pages = data.get("pages", [])
        self._reaches = {reach["id"]: reach for reach in data.get("reaches", ())}
        self._built: dict[str, Item] = {}

    def __getitem__(self, name: str) -> Item:
        if name not in self._built:
            raw = self._raw[name]
            with usable():
                page = self._pages[raw["page"]] if "page" in raw else {}
                self._built[name] = _item(page | raw, self._reaches)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, name: object) -> bool:
        return name in self._raw


def _item(data: Json, reaches: Json) -> Item:
    na = data.get("na", _NOTHING_ASKED)
    before = data.get("before", _NOT_RESEARCHED)
    return Item(
        id=data["id"],
        title=data["title"],
        theme=data["theme"],
        question=data.get("question", ""),
        not_asked=data.get("not_asked", ""),
        readings=tuple(_reading(r, reaches) for r in data["readings"]),
        before=Before(researched=before["researched"], because=before["because"]),
        evidence=_evidence(data.get("evidence", _NO_EVIDENCE)),
        na=NotApplicable(allowed=na["allowed"], because=na["because"]),
        to_do=data.get("to_do", ""),
        verify={key: tuple(words) for key, words in data.get("verify", {}).items()},
        routes=tuple(data.get("challenge", ())),
        pitfall=data.get("pitfall", ""),
        concerns=tuple(data.get("concerns", ())),
        factors=tuple(Factor(**factor) for factor in data.get("factors", ())),
        example=data.get("example", ""),
        planned=data.get("planned", ""),
        touches=tuple(data.get("touches", ())),
        open_points=tuple(data.get("open_points", ())),
        decide=_decide(data["decide"]) if "decide" in data else None,
        consequence=Consequence(data.get("consequence", "upkeep")),
        effort=Effort(data.get("effort", "days")),
    )


def _evidence(data: Json) -> Evidence:
    return Evidence(
        needs=data["needs"],
        expect=tuple(data["expect"]),
        max_age_months=data.get("max_age_months"),
        kinds=tuple(EvidenceKind(kind) for kind in data.get("kinds", ())),
        reference_fact=data.get("reference_fact"),
        dated_fact=data.get("dated_fact"),
    )


def _decide(data: Json) -> Decide:
    settings = {k: _dated(v) for k, v in data.items() if k not in {"rule", "facts"}}
    return Decide(rule=data["rule"], facts=data["facts"], settings=settings)


def _dated(value: Any) -> Any:
    """Turn dates written as text into dates, also inside lists and mappings."""
    if isinstance(value, str) and len(value) == 10 and value[4] == "-" == value[7]:
        return date.fromisoformat(value)
    if isinstance(value, list):
        return tuple(_dated(v) for v in value)
    if isinstance(value, dict):
        return {k: _dated(v) for k, v in value.items()}
    return value


def _reading(data: Json, reaches: Json) -> Reading:
    start = data["from"]
    binds, unbound = _reached(data, reaches)
    return Reading(
        start=None if start == "unverified" else day(start),
        end=day_or_none(data.get("to")),
        statement=data["statement"],
        binds=tuple(_bind(b) for b in binds),
        unbound=tuple(Unbound(kinds=tuple(u["kinds"]), because=u["because"]) for u in unbound),
        note=data.get("note", ""),
    )


def _reached(reading: Json, reaches: Json) -> tuple[list[Json], list[Json]]:
    if "applies" in reading:
        return spread(reading["applies"], reaches[reading["applies"]["reach"]])
    return reading["binds"], reading["unbound"]


def _bind(data: Json) -> Bind:
    return Bind(
        kinds=tuple(data["kinds"]),
        force=_FORCES[data["force"]],
        basis=_BASES[data["basis"]],
        sources=tuple(
            Citation(
                instrument=s["ref"],
                pinpoint=s["pinpoint"],
                confidence=_CONFIDENCES[s["confidence"]],
                url=s.get("url", ""),
            )
            for s in data["source"]
        ),
        because=data["because"],
        when=condition(data),
        body=data.get("body"),
        routes=tuple(data["challenge"]) if "challenge" in data else None,
        note=data.get("note", ""),
    )


@contextmanager
def usable() -> Iterator[None]:
    """Turn whatever a broken release leads to into one error that says so."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ChecklistError(
            f"This is not a release that the program can use: {error!r}.",
            "Make it again with: send-audit checklist release",
        ) from error


def day(text: str) -> date:
    """Read a day as releases write it. Raises ValueError."""
    return date.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    """Read a day that may be left out. Raises ValueError."""
    return None if text is None else date.fromisoformat(text)


def condition(data: Json) -> Condition | None:
    """Read the condition of a bind or point; None where it always holds."""
    if "when" not in data:
        return None
    return Condition(facts=tuple(data["when"].items()), words=data.get("condition", ""))
