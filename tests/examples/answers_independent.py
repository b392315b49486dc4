"""An independent school that has everything in place."""

from __future__ import annotations

from datetime import date

from tests.examples.answers_common import Example

HILL_VIEW = Example(
    name="hill-view-school",
    kind="independent",
    facts={
        "setting_name": "Hill View School (made up)",
        "urn": 999004,
        "funded_early_years": "No",
        "early_years_on_roll": "Yes",
        "has_secondary": "No",
        "plan_pupils": "Yes",
        "funded_plan_reviewed": "Yes",
        "access_plan_from": date(2024, 4, 1),
        "access_plan_to": date(2027, 3, 31),
    },
    rows={
        "LEAD-Q1": ("n/a", "", None, "We are not a funded nursery."),
        "LEAD-Q10": ("Does not apply", "", None, "What we provide for has not changed."),
        "SUPPORT-Q21": ("Yes", "SEN procedure for reception", date(2026, 9, 3)),
        "INCL-Q8": (
            "Yes",
            "Curriculum policy, schemes of work, handbook for parents",
            date(2026, 1, 12),
        ),
        "FAMILY-Q6": ("Yes", "Three reports of July 2026", date(2026, 7, 8)),
        "EQUAL-Q1": (
            "Yes",
            "Accessibility plan 2024 to 2027, proprietor's minute of its review",
            date(2026, 2, 9),
        ),
        "EQUAL-Q3": ("Yes", "Log of adjustments and aids", date(2026, 6, 19)),
        "EQUAL-Q4": ("Yes", "Note on the website for parents", date(2025, 4, 28)),
        "EQUAL-Q10": ("Yes", "Survey of the premises", date(2025, 10, 6)),
        "EHCP-Q2": ("Yes", "Emails to two authorities before each review", date(2026, 7, 1)),
        "EHCP-Q3": ("Yes", "Note to the front office", date(2026, 2, 3)),
        "EHCP-Q4": ("Yes", "List of those who may open the files", date(2025, 6, 10)),
        "ADMIT-Q6": ("Yes", "Check of the registers", date(2026, 10, 30)),
        "ADMIT-Q9": ("Yes", "Incident book", date(2026, 9, 28)),
        "ADMIT-Q10": ("Yes", "Incident book", date(2026, 9, 28)),
        "ADMIT-Q11": ("Yes", "Sanctions log", date(2026, 9, 28)),
        "DISPUTE-Q5": ("Yes", "Complaints procedure in three stages", date(2025, 9, 8)),
        "MONEY-Q1": ("Yes", "Accounts sent to two authorities", date(2026, 8, 31)),
        "RECORD-Q4": ("Yes", "Return to the Department, January 2026", date(2026, 1, 15)),
    },
)
