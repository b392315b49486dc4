"""A nursery: few people, little on paper, and one question that it takes to be about others."""

from __future__ import annotations

from datetime import date

from tests.examples.answers_common import Example

BRAMBLE_LANE = Example(
    name="bramble-lane-nursery",
    kind="early-years-group",
    facts={
        "setting_name": "Bramble Lane Nursery (made up)",
        "funded_early_years": "Yes",
        "plan_pupils": "No",
        "early_sen_provision": "Yes",
        "two_year_olds": "Yes",
    },
    rows={
        "LEAD-Q1": ("Yes", "SEN policy, page 1", date(2026, 1, 20)),
        "LEAD-Q3": ("Yes", "EYFS September 2025, copy in the office", date(2025, 9, 1)),
        "SENCO-Q7": ("Yes", "Staff board in the hall; welcome pack", date(2026, 9, 1)),
        "SENCO-Q8": (
            "Partly",
            "SENCO's diary",
            date(2026, 10, 30),
            "She has one hour a week, too little to meet the people outside.",
        ),
        "IDENT-Q8": ("Yes", "Pathway on the staff room wall; tracking sheets", date(2026, 9, 14)),
        "IDENT-Q9": ("Partly", "Checks of eleven children", date(2026, 10, 12), "Two are late."),
        "IDENT-Q10": ("Yes", "Letters to the health visitor"),
        "IDENT-Q11": ("n/a", "", None, "All our children leave for school before reception."),
        "IDENT-Q12": ("Yes", "Notes of talks with parents", date(2026, 5, 18)),
        "SUPPORT-Q9": ("Yes", "SEN policy; support plans of four children", date(2026, 9, 28)),
        "SUPPORT-Q10": ("Yes", "Support plans of four children", date(2026, 9, 28)),
        "SUPPORT-Q11": (
            "partially",
            "Review notes",
            date(2026, 7, 3),
            "Key persons change when staff leave.",
        ),
        "SUPPORT-Q12": ("Not sure", "", None, "To ask the area SENCO."),
        "SUPPORT-Q13": ("No", "", None, "We have never looked at this as a whole."),
        "INCL-Q3": ("Yes", "Tracking sheets, summer and autumn 2026", date(2026, 10, 23)),
        "INCL-Q6": ("Yes", "Support plan form, part 3", date(2025, 10, 1)),
        "FAMILY-Q2": ("Yes", "Plans signed by parents", date(2026, 9, 28)),
        "FAMILY-Q3": ("Yes", "Questions to parents, June 2026", "26/06/2026"),
        "FAMILY-Q4": ("Yes", "Note of the meeting before the assessment", date(2026, 3, 11)),
        "INFO-Q5": ("Yes", "https://bramblelane.example/send", date(2026, 9, 1)),
        "EQUAL-Q7": ("Yes", "Waiting list and places offered, with reasons", date(2026, 9, 7)),
        "EQUAL-Q8": ("yes ", "Log of adjustments; photo of the new ramp", date(2026, 4, 15)),
        "MED-Q4": ("Yes", "Care plans of two children", date(2026, 9, 21)),
        "MED-Q5": ("Yes", "Medicines policy and forms"),
        "ASSESS-Q1": ("Y", "Copy of our advice, one child", date(2026, 3, 20)),
        "ASSESS-Q7": ("Yes", "Note of a meeting with the area SENCO", date(2026, 2, 5)),
        "ASSESS-Q10": ("Yes", "Copy of our advice, one child", date(2026, 3, 20)),
        "EHCP-Q3": (
            "Yes",
            "Visitors' book",
            date(2026, 6, 10),
            "Officers are welcome at any time.",
        ),
        "EHCP-Q4": ("n/a", "", None, "No child here has a plan."),
        "TRANS-Q11": ("Yes", "Forms sent to three schools", date(2026, 7, 10)),
        "TRANS-Q17": ("Yes", "Planning for friendship groups", date(2026, 9, 14)),
        "TRANS-Q24": ("Does not apply", "", None, "Our children are four at most."),
        "JOINT-Q1": ("Does not apply", "", None, "The council asks us for nothing else."),
        "ADVICE-Q5": ("Yes", "Leaflet of the advice service in the pack", date(2025, 3, 3)),
        "DISPUTE-Q6": (
            "Partly",
            "Complaints policy",
            date(2026, 1, 20),
            "It gives no number of days. We will put the 28 in.",
        ),
        "MONEY-Q6": ("Not sure", "", None, "The owner does the claims."),
        "RECORD-Q5": ("Yes", "Files of five children", date(2026, 10, 2)),
        "GROUP-Q17": ("n/a", "", None, "No children of Service families."),
    },
)
