"""A local authority that answers about its duties: backlogs, late plans, and a local offer."""

from __future__ import annotations

from datetime import date

from send_audit.model.vocabulary import Depth
from tests.examples.answers_common import Example, yes_to

AGREED = ["a", "b", "c", "d", "e", "f", "g"]
CONSULTED = [
    "families",
    "schools",
    "post16",
    "early",
    "youth",
    "others",
    "adult",
    "officers",
    "fit",
    "health",
]
EXPECTED = ["1", "2", "3a", "3b", "3c", "3d", "find", "consult", "secure", "move"]
PROVIDERS = ["5a", "5b", "5c", "5d", "5e", "5f", "5g", "5h", "5i", "5j"]
OTHER_MATTERS = [
    "reports",
    "access",
    "other",
    "training",
    "health",
    "care",
    "travel",
    "childcare",
    "leisure",
    "adult",
    "university",
    "advice",
    "assess",
    "budget",
    "complain",
    "dispute",
    "criteria",
]

NORTHMERE = Example(
    name="northmere-council",
    kind="local-authority",
    depth=Depth.DUTIES,
    facts={
        "setting_name": "Northmere Council (made up)",
        "detained_young_people": "No",
    },
    rows={
        "LEAD-Q1": ("Yes", "SEND policy; terms of the panel", date(2026, 2, 3)),
        "LEAD-Q2": (
            "Partly",
            "Audit of thirty decision letters",
            date(2026, 7, 24),
            "A third say nothing of what the child wants.",
        ),
        "IDENT-Q7": ("Yes", "Needs assessment; log of early notices", date(2026, 5, 11)),
        "FAMILY-Q10": (
            "Partly",
            "Practice note for caseworkers",
            date(2026, 4, 1),
            "The post-16 team does not use it yet.",
        ),
        "EQUAL-Q2": ("Yes", "Equality analysis in cabinet papers", date(2026, 9, 16)),
        "EQUAL-Q6": ("Yes", "https://northmere.example/equality", date(2025, 3, 31)),
        "ASSESS-Q2": ("No", "", None, "The panel used local criteria until the summer."),
        "ASSESS-Q4": (
            "Partly",
            "Monthly report on time limits",
            date(2026, 10, 31),
            "71 per cent within six weeks.",
        ),
        "ASSESS-Q5": (
            "Partly",
            "Audit of assessments",
            date(2026, 7, 24),
            "Long waits for educational psychologists.",
        ),
        "EHCP-Q4": ("Yes", "Access list of the case system", date(2025, 1, 9)),
        "EHCP-Q5": ("Yes", "Plan template, version 6", date(2026, 1, 12)),
        "EHCP-Q7": ("No", "", None, "112 children wait for speech and language therapy."),
        "EHCP-Q8": ("Yes", "Register of packages, with reasons", date(2026, 6, 5)),
        "EHCP-Q9": ("Yes", "Log of moves", date(2026, 9, 30)),
        "EHCP-Q10": ("Yes", "Minutes of the plan panel", date(2026, 10, 8)),
        "EHCP-Q12": (
            "partially",
            "Monthly report on time limits",
            date(2026, 10, 31),
            "Four of five drafts are in time.",
        ),
        "EHCP-Q13": ("No", "", None, "46 per cent within 20 weeks in the last year."),
        "EHCP-Q14": ("Yes", "Log of consultations; decision letters", date(2026, 8, 14)),
        "EHCP-Q20": (
            "Partly",
            "Review tracker",
            date(2026, 10, 31),
            "81 per cent reviewed in time.",
        ),
        "EHCP-Q21": ("Not sure", "", None, "Schools hold most meetings, and we keep no dates."),
        "EHCP-Q22": (
            "Partly",
            "Review tracker",
            date(2026, 10, 31),
            "Final amended plans are often late.",
        ),
        "EHCP-Q23": ("Yes", "Report on phase moves to scrutiny", date(2026, 4, 21)),
        "EHCP-Q24": ("Yes", "List of ended plans, with grounds", date(2026, 9, 30)),
        "EHCP-Q25": ("Yes", "List of ended plans, with grounds", date(2025, 9, 30)),
        "TRANS-Q1": (
            "Partly",
            "Audit of Year 9 reviews",
            date(2026, 3, 31),
            "Half of them say nothing of work or a home.",
        ),
        "TRANS-Q3": ("Yes", "Capacity policy; letters to young people", date(2026, 2, 27)),
        "TRANS-Q4": ("Yes", "Protocol with adult care", date(2024, 11, 1)),
        "TRANS-Q5": ("Not sure", "", None, "To ask adult social care."),
        "TRANS-Q7": ("n/a", "", None, "No young person asked."),
        "TRANS-Q9": ("Yes", "https://northmere.example/post-16-travel", date(2026, 5, 31)),
        "JOINT-Q2": (
            "Partly",
            "Partnership board minutes",
            date(2026, 10, 13),
            "Adult care seldom comes.",
        ),
        "JOINT-Q3": ("Yes", "Sufficiency review 2026", date(2026, 6, 16)),
        "JOINT-Q4": ("Yes", "Log of requests from other areas"),
        "JOINT-Q6": ("Yes", "Agreement with the NHS board", date(2026, 4, 1)),
        "JOINT-Q7": ("Yes", "Agreement with the NHS board", date(2026, 4, 1)),
        "JOINT-Q10": ("Yes", "Childcare sufficiency assessment", date(2026, 3, 2)),
        "OFFER-Q1": ("Yes", "https://northmere.example/local-offer", date(2026, 9, 1)),
        "OFFER-Q2": ("No", "", None, "The last replies on the website are of 2024."),
        "OFFER-Q3": ("Partly", "Report on the consultation", date(2025, 2, 20)),
        "OFFER-Q4": ("Yes", "Minutes of the steering group", date(2026, 6, 2)),
        "OFFER-Q6": ("Yes", "Self-check of the local offer", date(2026, 9, 1)),
        "OFFER-Q8": ("Yes", "Self-check of the local offer", date(2026, 9, 1)),
        "ADVICE-Q1": ("Yes", "Contract and yearly report of the service", date(2026, 5, 29)),
        "ADVICE-Q3": ("Yes", "Checklist in each case file", date(2026, 7, 24)),
        "DISPUTE-Q1": ("Y", "Contract with the mediation service", date(2026, 4, 1)),
        "DISPUTE-Q3": (
            "Partly",
            "Log of mediations",
            date(2026, 9, 30),
            "Four of seventeen were late.",
        ),
        "DISPUTE-Q4": ("Yes", "Log of Tribunal orders", date(2026, 10, 16)),
        "MONEY-Q2": ("Yes", "Schools forum paper on the fund", date(2026, 10, 9)),
        "MONEY-Q4": ("Yes", "Early years funding paper", date(2026, 3, 18)),
        "MONEY-Q11": ("n/a",),
        "MONEY-Q12": ("Yes", "Leaflet on personal budgets", date(2023, 5, 17)),
        "MONEY-Q14": ("Yes", "Payment records", date(2026, 11, 2)),
        "GROUP-Q1": ("Yes", "Report of the virtual school head", date(2026, 9, 24)),
        "GROUP-Q2": (
            "Partly",
            "Audit of care plans",
            date(2026, 5, 7),
            "Some plans have nothing in sections H1 and H2.",
        ),
        "GROUP-Q4": ("Yes", "https://northmere.example/short-breaks", date(2026, 1, 15)),
        "GROUP-Q5": ("Yes", "Register of home education", date(2026, 10, 1)),
        "GROUP-Q7": (
            "Partly",
            "Report of the tuition service",
            date(2026, 7, 8),
            "Nine children get five hours a week.",
        ),
        "GROUP-Q10": ("Partly", "Protocol with youth justice", date(2026, 2, 10), "Being redone."),
    },
    ticks=yes_to("JOINT-Q7", AGREED, but="g")
    | yes_to("OFFER-Q3", CONSULTED, but="youth health")
    | {"OFFER-Q3.youth": "No"}
    | dict.fromkeys([f"OFFER-Q6.{point}" for point in EXPECTED], "x")
    | yes_to("OFFER-Q7", PROVIDERS)
    | yes_to("OFFER-Q8", OTHER_MATTERS, but="budget criteria")
    | {"OFFER-Q8.budget": "No", "OFFER-Q8.criteria": "No"},
)
