"""A checklist small enough to read: four items that show what a questionnaire must cope with.

* ALPHA-01 binds an academy by statute, always; its question has points inside.
* ALPHA-02 is guidance only, so it is left out at the depth of duties.
* BETA-01 binds by statute, but only where there is a sixth form.
* BETA-02 binds by funding agreement, and shares its question with no one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from send_audit.model.checklist import (
    Before,
    Bind,
    Body,
    Checklist,
    Citation,
    Condition,
    Evidence,
    Fact,
    Instrument,
    Item,
    Kind,
    Level,
    NotApplicable,
    Question,
    Reading,
    Scale,
    Theme,
    Tick,
)
from send_audit.model.vocabulary import Basis, Confidence, Force, Outcome

DAY = date(2026, 11, 23)
START = date(2014, 9, 1)
SIXTH_FORM = Condition(facts=(("has_sixth_form", "yes"),), words="the school has a sixth form")


def _item(
    ref: str, theme: str, force: Force, basis: Basis, when: Condition | None, expect: str
) -> Item:
    bind = Bind(
        kinds=("academy",),
        force=force,
        basis=basis,
        sources=(Citation(instrument="act", pinpoint="s.1", confidence=Confidence.SEEN),),
        because="Section 1 names academies.",
        when=when,
    )
    return Item(
        id=ref,
        title=f"Title of {ref}",
        theme=theme,
        question=ref.replace("-0", "-Q"),
        readings=(
            Reading(start=START, end=None, statement="It is so.", binds=(bind,), unbound=()),
        ),
        before=Before(researched=False, because=""),
        evidence=Evidence(needs="reference", expect=(expect,), max_age_months=12),
        na=NotApplicable(allowed=False, because=""),
        to_do="Do it.",
        verify={},
        routes=(),
        pitfall="",
    )


def _question(ref: str, theme: str, ticks: tuple[Tick, ...] = ()) -> Question:
    return Question(
        id=ref,
        theme=theme,
        text=f"Is {ref} in place?",
        yes_means=("It is done.", "=1+1 is shown as it is."),
        scale="in-place",
        ticks=ticks,
    )


def _level(ref: str, label: str, means: Outcome | None = None) -> Level:
    return Level(id=ref, label=label, accepts=(), means=means)


def _fact(ref: str, kind_of: str, section: str, choices: tuple[Level, ...] = ()) -> Fact:
    return Fact(
        id=ref,
        label=f"Label of {ref}?",
        help=f"Help for {ref}.",
        type=kind_of,
        kinds=("academy", "pru"),
        section=section,
        choices=choices,
    )


_SCALES = (
    Scale(
        id="in-place",
        levels=(
            _level("yes", "Yes", Outcome.MET),
            _level("partly", "Partly", Outcome.PARTLY),
            _level("no", "No", Outcome.NOT_MET),
            _level("not-sure", "Not sure", Outcome.UNKNOWN),
            _level("na", "Does not apply", Outcome.NOT_APPLICABLE),
        ),
    ),
    Scale(
        id="tick",
        levels=(_level("yes", "Yes", Outcome.MET), _level("no", "No", Outcome.NOT_MET)),
    ),
    Scale(id="yes-no", levels=(_level("yes", "Yes"), _level("no", "No"))),
)
_TICKS = (
    Tick(id="1", text="for every kind", pinpoint="Sch 1 para 1"),
    Tick(id="2", text="for units only", pinpoint="Sch 1 para 2", kinds=("pru",)),
    Tick(id="3", text="with a sixth form", pinpoint="Sch 1 para 3", when=SIXTH_FORM),
)
_FACTS = (
    _fact("setting_name", "text", "The school"),
    _fact("has_sixth_form", "yes-no", "The school"),
    _fact("opened_on", "date", "Dates"),
    _fact("months", "number", "Dates"),
    _fact("role", "choice", "Dates", (_level("head", "Head teacher"), _level("other", "Other"))),
    Fact(id="elsewhere", label="?", help="", type="text", kinds=("pru",), section="Not here"),
)


def small_checklist(**changes: object) -> Checklist:
    """Make the checklist; ``changes`` replace whole parts of it."""
    must, law = Force.MUST, Basis.STATUTE
    items = (
        _item("ALPHA-01", "alpha", must, law, None, "the policy"),
        _item("ALPHA-02", "alpha", Force.SHOULD, Basis.STATUTORY_GUIDANCE, None, "minutes"),
        _item("BETA-01", "beta", must, law, SIXTH_FORM, "the timetable"),
        _item("BETA-02", "beta", must, Basis.FUNDING_AGREEMENT, None, "the accounts"),
    )
    questions = (
        _question("ALPHA-Q1", "alpha", _TICKS),
        _question("ALPHA-Q2", "alpha"),
        _question("BETA-Q1", "beta"),
        _question("BETA-Q2", "beta"),
    )
    parts: Mapping[str, object] = {
        "id": "small",
        "version": "1.0.0",
        "digest": "ab" * 32,
        "title": "A small checklist",
        "status": "current",
        "law_as_at": DAY,
        "first_day": START,
        "summary": "",
        "attribution": "",
        "kinds": {
            "academy": Kind(
                id="academy", title="An academy", family="academy", body="trust", includes=""
            )
        },
        "groups": {},
        "refused": {},
        "bodies": {"trust": Body(id="trust", title="the trust")},
        "routes": {},
        "instruments": {
            "act": Instrument(id="act", title="The Act 2014", short="Act", kind="act", url="")
        },
        "themes": {
            "alpha": Theme(id="alpha", prefix="ALPHA", title="Alpha matters"),
            "empty": Theme(id="empty", prefix="EMPTY", title="Nothing here"),
            "beta": Theme(id="beta", prefix="BETA", title="Beta matters"),
        },
        "facts": {fact.id: fact for fact in _FACTS},
        "scales": {scale.id: scale for scale in _SCALES},
        "questions": {question.id: question for question in questions},
        "items": {item.id: item for item in items},
        "editions": {START: "the first edition"},
    }
    return Checklist(**{**parts, **changes})
