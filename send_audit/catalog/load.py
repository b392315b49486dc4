"""JSON of a release -> Checklist. Plain and fast: this runs at every audit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from send_audit.catalog.load_items import Items, condition, day, day_or_none, usable
from send_audit.model.checklist import (
    Agency,
    Ahead,
    Asked,
    Audience,
    Body,
    Checklist,
    Dated,
    Edition,
    Exclusion,
    Fact,
    Instrument,
    Kind,
    Level,
    Migration,
    Question,
    QuestionChange,
    Route,
    Said,
    Scale,
    Theme,
    Tick,
)
from send_audit.model.vocabulary import Confidence, Moved, Outcome

Json = dict[str, Any]


def checklist_from_json(data: Json) -> Checklist:
    """Build a checklist from the JSON of a release.

    Raises ChecklistError when the JSON is not a release that this program can use.
    """
    with usable():
        return _checklist(data)


def _checklist(data: Json) -> Checklist:
    return Checklist(
        id=data["id"],
        version=data["version"],
        digest=data["digest"],
        title=data["title"],
        status=data["status"],
        law_as_at=day(data["law_as_at"]),
        first_day=day(data["first_day"]),
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
        items=Items(data),
        editions={day(e["from"]): e["title"] for e in data["editions"]},
        agencies={a["id"]: _agency(a) for a in data.get("agencies", ())},
        audiences={a["id"]: _audience(a) for a in data.get("audiences", ())},
        migrations=tuple(_migration(m) for m in data.get("migrations", ())),
        exclusions=tuple(_exclusion(e) for e in data.get("exclusions", ())),
        ahead=tuple(
            Ahead(on=day(a["on"]), text=a["text"], items=tuple(a.get("items", ())))
            for a in data.get("ahead", ())
        ),
    )


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
        start=day_or_none(data.get("from")),
        end=day_or_none(data.get("to")),
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
                start=day(e["from"]),
                end=day_or_none(e.get("to")),
                url=e["url"],
                numbers=Confidence(e["numbers"]),
            )
            for e in data.get("editions", ())
        ),
    )


def _migration(data: Json) -> Migration:
    return Migration(
        start=data["from"],
        end=data["to"],
        questions=tuple(
            QuestionChange(
                question=entry["question"],
                change=Moved(entry["change"]),
                to=tuple(entry.get("to", ())),
                because=entry["because"],
            )
            for entry in data["questions"]
        ),
    )


def _exclusion(data: Json) -> Exclusion:
    first, second = (_said(side) for side in data["between"])
    return Exclusion(id=data["id"], sides=(first, second), because=data["because"])


def _said(data: Json) -> Said:
    what = next(name for name in ("fact", "question", "point") if name in data)
    return Said(what=what, id=data[what], says=tuple(data["says"]))


def _agency(data: Json) -> Agency:
    return Agency(
        id=data["id"],
        kinds=tuple(data["kinds"]),
        in_code=data["in_code"],
        names=tuple(_dated_words(name, name["title"]) for name in data["names"]),
        does=data["does"],
        answers=tuple(_dated_words(answer, answer["text"]) for answer in data["answers"]),
        open_points=tuple(data.get("open_points", ())),
    )


def _dated_words(data: Json, text: str) -> Dated:
    return Dated(
        start=day(data["from"]),
        end=day_or_none(data.get("to")),
        text=text,
        confidence=Confidence(data.get("confidence", "seen")),
    )


def _audience(data: Json) -> Audience:
    return Audience(
        id=data["id"],
        title=data["title"],
        questions=tuple(
            Asked(ask=q["ask"], items=tuple(q["items"]), see=q.get("see", ""))
            for q in data["questions"]
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
        lasting=data.get("lasting", "presume" in data),
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
                when=condition(tick),
            )
            for tick in data["ticks"]
        ),
    )
