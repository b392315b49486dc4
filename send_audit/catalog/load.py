"""JSON of a release -> Checklist. Plain and fast: this runs at every audit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from send_audit.errors import ChecklistError
from send_audit.model.checklist import (
    Before,
    Bind,
    Body,
    Checklist,
    Citation,
    Condition,
    Decide,
    Edition,
    Evidence,
    Fact,
    Instrument,
    Item,
    Kind,
    Level,
    NotApplicable,
    Question,
    Reading,
    Route,
    Scale,
    Theme,
    Tick,
    Unbound,
)
from send_audit.model.vocabulary import Basis, Confidence, Force, Outcome

Json = dict[str, Any]


def checklist_from_json(data: Json) -> Checklist:
    """Build a checklist from the JSON of a release.

    Raises ChecklistError when the JSON is not a release that this program can use.
    """
    try:
        return _checklist(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ChecklistError(
            f"This is not a release that the program can use: {error!r}.",
            "Make it again with: send-audit checklist release",
        ) from error


def _checklist(data: Json) -> Checklist:
    return Checklist(
        id=data["id"],
        version=data["version"],
        digest=data["digest"],
        title=data["title"],
        status=data["status"],
        law_as_at=_day(data["law_as_at"]),
        first_day=_day(data["first_day"]),
        summary=data["summary"],
        attribution=data["attribution"],
        open_points=tuple(data.get("open_points", ())),
        kinds={k["id"]: _kind(k) for k in data["kinds"]},
        groups={g["id"]: tuple(g["kinds"]) for g in data["groups"]},
        refused={r["id"]: r["because"] for r in data["refused"]},
        bodies={b["id"]: Body(**b) for b in data["bodies"]},
        routes={r["id"]: _route(r) for r in data["routes"]},
        instruments={s["id"]: _instrument(s) for s in data["sources"]},
        themes={t["id"]: Theme(**t) for t in data["themes"]},
        facts={f["id"]: _fact(f) for f in data["facts"]},
        scales={s["id"]: _scale(s) for s in data["scales"]},
        questions={q["id"]: _question(q) for q in data["questions"]},
        items={i["id"]: _item(i) for i in data["items"]},
        editions={_day(e["from"]): e["title"] for e in data["editions"]},
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _kind(data: Json) -> Kind:
    return Kind(
        id=data["id"],
        title=data["title"],
        family=data["family"],
        body=data["body"],
        includes=data["includes"],
        aliases=tuple(data.get("aliases", ())),
    )


def _route(data: Json) -> Route:
    return Route(
        id=data["id"],
        title=data["title"],
        how=data["how"],
        kinds=tuple(data["kinds"]),
        time_limit=data.get("time_limit", ""),
        start=_day_or_none(data.get("from")),
        end=_day_or_none(data.get("to")),
        stands_for=data.get("stands_for", ""),
    )


def _instrument(data: Json) -> Instrument:
    return Instrument(
        id=data["id"],
        title=data["title"],
        short=data["short"],
        kind=data["kind"],
        url=data["url"],
        editions=tuple(
            Edition(
                id=e["id"],
                title=e["title"],
                start=_day(e["from"]),
                end=_day_or_none(e.get("to")),
                url=e["url"],
                numbers=Confidence(e["numbers"]),
            )
            for e in data.get("editions", ())
        ),
    )


def _levels(data: Iterable[Json]) -> tuple[Level, ...]:
    return tuple(
        Level(
            id=level["id"],
            label=level["label"],
            accepts=tuple(level.get("accepts", ())),
            means=Outcome(level["means"]) if "means" in level else None,
        )
        for level in data
    )


def _scale(data: Json) -> Scale:
    return Scale(id=data["id"], levels=_levels(data["levels"]))


def _fact(data: Json) -> Fact:
    return Fact(
        id=data["id"],
        label=data["label"],
        help=data["help"],
        type=data["type"],
        kinds=tuple(data["kinds"]),
        section=data["section"],
        choices=_levels(data.get("choices", ())),
        presume=data.get("presume"),
    )


def _question(data: Json) -> Question:
    return Question(
        id=data["id"],
        theme=data["theme"],
        text=data["text"],
        yes_means=tuple(data["yes_means"]),
        scale=data["scale"],
        ticks=tuple(
            Tick(
                id=tick["id"],
                text=tick["text"],
                pinpoint=tick["pinpoint"],
                kinds=tuple(tick.get("kinds", ())),
                when=_condition(tick),
            )
            for tick in data["ticks"]
        ),
    )


def _condition(data: Json) -> Condition | None:
    if "when" not in data:
        return None
    return Condition(facts=tuple(data["when"].items()), words=data.get("condition", ""))


def _item(data: Json) -> Item:
    na, before = data["na"], data["before"]
    return Item(
        id=data["id"],
        title=data["title"],
        theme=data["theme"],
        question=data["question"],
        readings=tuple(_reading(r) for r in data["readings"]),
        before=Before(researched=before["researched"], because=before["because"]),
        evidence=_evidence(data["evidence"]),
        na=NotApplicable(allowed=na["allowed"], because=na["because"]),
        to_do=data["to_do"],
        verify={key: tuple(words) for key, words in data["verify"].items()},
        routes=tuple(data["challenge"]),
        pitfall=data["pitfall"],
        open_points=tuple(data.get("open_points", ())),
        decide=_decide(data["decide"]) if "decide" in data else None,
    )


def _evidence(data: Json) -> Evidence:
    return Evidence(
        needs=data["needs"],
        expect=tuple(data["expect"]),
        max_age_months=data.get("max_age_months"),
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


def _reading(data: Json) -> Reading:
    start = data["from"]
    return Reading(
        start=None if start == "unverified" else _day(start),
        end=_day_or_none(data.get("to")),
        statement=data["statement"],
        binds=tuple(_bind(b) for b in data["binds"]),
        unbound=tuple(
            Unbound(kinds=tuple(u["kinds"]), because=u["because"]) for u in data["unbound"]
        ),
        note=data.get("note", ""),
    )


def _bind(data: Json) -> Bind:
    return Bind(
        kinds=tuple(data["kinds"]),
        force=Force(data["force"]),
        basis=Basis(data["basis"]),
        sources=tuple(
            Citation(
                instrument=s["ref"],
                pinpoint=s["pinpoint"],
                confidence=Confidence(s["confidence"]),
                url=s.get("url", ""),
            )
            for s in data["source"]
        ),
        because=data["because"],
        when=_condition(data),
        body=data.get("body"),
        routes=tuple(data["challenge"]) if "challenge" in data else None,
        note=data.get("note", ""),
    )
