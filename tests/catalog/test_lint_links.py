"""Lint: names that point to something, and words that mean one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.broken import Slip, check_slip

SENCO = "items/senco.yaml"
INFO = "items/information.yaml"
ADMIT = "items/admissions.yaml"

LINKS = (
    Slip(
        name="theme",
        file=SENCO,
        old="theme: senco",
        new="theme: senca",
        message="There is no theme 'senca'.",
        nearest="senco",
    ),
    Slip(
        name="question",
        file=SENCO,
        old="    question: SENCO-Q2\n",
        new="    question: SENCO-Q22\n",
        message="There is no question 'SENCO-Q22'.",
        nearest="SENCO-Q2",
    ),
    Slip(
        name="a question that nobody answers",
        file=SENCO,
        old="  - id: SENCO-Q2\n",
        new="  - {id: SENCO-Q9, text: 'Anything else?', yes_means: [Nothing else.]}\n"
        "  - id: SENCO-Q2\n",
        message="No item is answered by the question 'SENCO-Q9'.",
    ),
    Slip(
        name="kind in a bind",
        file=SENCO,
        old="- kinds: [pru, ap-academy]",
        new="- kinds: [pru, ap-acadmy]",
        message="There is no kind or group 'ap-acadmy'.",
        nearest="ap-academy",
        follows=True,
    ),
    Slip(
        name="kind in a group",
        file="kinds.yaml",
        old="kinds: [maintained-mainstream, academy, free-school, utc-studio]",
        new="kinds: [maintained-mainstream, academy, free-school, utc-studoi]",
        message="There is no kind 'utc-studoi'.",
        nearest="utc-studio",
        follows=True,
    ),
    Slip(
        name="kind of a fact",
        file="facts.yaml",
        old="kinds: [equality-school]",
        new="kinds: [equality-schools]",
        message="There is no kind or group 'equality-schools'.",
        nearest="equality-school",
    ),
    Slip(
        name="kind of a point",
        file=INFO,
        old='pinpoint: "Sch 1 para 2", kinds: [mainstream-school',
        new='pinpoint: "Sch 1 para 2", kinds: [mainstream-schol',
        at='"Sch 1 para 2"',
        message="There is no kind or group 'mainstream-schol'.",
        nearest="mainstream-school",
    ),
    Slip(
        name="source",
        file=SENCO,
        old="{ref: cfa-2014",
        new="{ref: cfa-2015",
        message="There is no source 'cfa-2015'.",
        nearest="cfa-2014",
    ),
    Slip(
        name="body of a kind",
        file="kinds.yaml",
        old="body: academy-trust",
        new="body: academy-trusts",
        message="There is no body 'academy-trusts'.",
        nearest="academy-trust",
    ),
    Slip(
        name="body of a bind",
        file=ADMIT,
        old="body: named-institution",
        new="body: named-instituton",
        message="There is no body 'named-instituton'.",
        nearest="named-institution",
    ),
    Slip(
        name="route of an item",
        file=ADMIT,
        old="challenge: [secretary-of-state",
        new="challenge: [secretary-of-stat",
        message="There is no route 'secretary-of-stat'.",
        nearest="secretary-of-state",
    ),
    Slip(
        name="route of a bind",
        file=SENCO,
        old="challenge: [complaint, inspection]",
        new="challenge: [complaints, inspection]",
        message="There is no route 'complaints'.",
        nearest="complaint",
    ),
    Slip(
        name="route by the name of another day",
        file=ADMIT,
        old="academy-funder,",
        new="academy-funder-esfa,",
        message="'academy-funder-esfa' is another day's name of a route.",
        nearest="academy-funder",
    ),
    Slip(
        name="what a route stands for",
        file="routes.yaml",
        old="stands_for: academy-funder\n",
        new="stands_for: academy-fund\n",
        message="There is no route 'academy-fund'.",
        nearest="academy-funder",
    ),
    Slip(
        name="scale",
        file=SENCO,
        old="  - id: SENCO-Q2\n",
        new="  - id: SENCO-Q2\n    scale: in-placed\n",
        at="    scale: in-placed",
        message="There is no scale 'in-placed'.",
        nearest="in-place",
    ),
    Slip(
        name="fact that stands in for evidence",
        file=INFO,
        old="reference_fact: report_link",
        new="reference_fact: report_lnk",
        message="There is no fact 'report_lnk'.",
        nearest="report_link",
    ),
    Slip(
        name="fact of the wrong type for evidence",
        file=INFO,
        old="dated_fact: report_on",
        new="dated_fact: report_link",
        message="The fact 'report_link' is of type link; here it has to be date.",
    ),
)


WORDS = (
    Slip(
        name="an alias for two kinds",
        file="kinds.yaml",
        old="aliases: [pupil-referral-unit]",
        new="aliases: [nursery-school]",
        at="aliases: [nursery-school]\n  - id: academy",
        message="'nursery-school' already stands for 'maintained-nursery'; "
        "it can mean one thing only.",
    ),
    Slip(
        name="an alias of what is refused",
        file="kinds.yaml",
        old="aliases: [pupil-referral-unit]",
        new="aliases: [childminder]",
        message="'childminder' already stands for 'childminder'; it can mean one thing only.",
    ),
    Slip(
        name="a word for two answers",
        file="scales.yaml",
        old="accepts: [n, not met, not in place, not yet]",
        new='accepts: [n, "In  place.", not yet]',
        message="'In  place.' already stands for 'yes'; it can mean one thing only.",
    ),
    Slip(
        name="a word for two choices",
        file="facts.yaml",
        old="accepts: [paper only, on request]",
        new="accepts: [paper only, website]",
        message="'website' already stands for 'own-site'; it can mean one thing only.",
    ),
    Slip(
        name="presuming what is not yes or no",
        file="facts.yaml",
        old="    label: Name of the setting\n",
        new='    label: Name of the setting\n    presume: "no"\n',
        at="    presume:",
        message="Only a yes-no fact can be presumed; this one is of type text.",
    ),
    Slip(
        name="choices of what is no choice",
        file="facts.yaml",
        old="    label: Name of the setting\n",
        new="    label: Name of the setting\n    choices: [{id: a, label: A}, {id: b, label: B}]\n",
        at="    choices:",
        message="Only a choice has choices; this fact is of type text.",
    ),
    Slip(
        name="an answer that means nothing",
        file="scales.yaml",
        old="label: Partly, means: partly,",
        new="label: Partly,",
        message="'means' is missing: questions are answered with the scale 'in-place'.",
    ),
    Slip(
        name="a meaning that is none",
        file="scales.yaml",
        old="means: partly",
        new="means: partley",
        message="'partley' is not one of: met, partly, not_met, unknown, not_applicable.",
        nearest="partly",
    ),
    Slip(
        name="points without a no",
        file="scales.yaml",
        old='{id: no, label: "No", means: not_met, accepts: [n, missing',
        new='{id: nay, label: "No", means: not_met, accepts: [n, missing',
        at='levels:\n      - {id: yes, label: "Yes", means: met, accepts: [y, x',
        message="The scale 'tick' has to have an answer with the id 'no'.",
    ),
)


@pytest.mark.parametrize("slip", [*LINKS, *WORDS], ids=lambda slip: slip.name)
def test_a_slip_is_found_where_it_is(slip: Slip, tmp_path: Path):
    check_slip(slip, tmp_path)
