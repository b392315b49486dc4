"""A free school in its first term: much is still to come."""

from __future__ import annotations

from datetime import date

from send_audit.model.vocabulary import Depth
from tests.examples.answers_common import Example

TERN_BAY = Example(
    name="tern-bay-free-school",
    kind="free-school",
    depth=Depth.DUTIES,
    facts={
        "setting_name": "Tern Bay Free School (made up)",
        "opened_on": date(2026, 9, 1),
        "has_sixth_form": "No",
        "early_years_on_roll": "Yes",
        "has_secondary": "No",
        "plan_pupils": "Yes",
        "plan_named_school": "Yes",
        "sen_provision_without_plan": "Yes",
        "senco_in_post": "Yes",
        "senco_on_staff": "Yes",
        "senco_role": "Head or acting head",
        "senco_first_on": date(2012, 9, 1),
        "senco_months_before": 30,
        "senco_award": "Neither",
        "report_where": "Not published",
    },
    rows={
        "LEAD-Q1": ("Partly", "", None, "Policy is still a draft."),
        "LEAD-Q8": ("Not sure", "", None, "The trust has the agreement."),
        "SENCO-Q1": ("Yes", "Trust minute 4 May 2026", date(2026, 5, 4)),
        "SENCO-Q2": ("Not sure",),
        "SENCO-Q3": ("Yes", "Trust minute 4 May 2026", date(2026, 5, 4)),
        "SUPPORT-Q1": ("Yes", "Support plans for 14 pupils", date(2026, 10, 30)),
        "SUPPORT-Q21": ("Yes", "SEN procedure for reception", date(2026, 12, 1)),
        "FAMILY-Q6": ("Does not apply", "", None, "Our first reports go out next July."),
        "INFO-Q1": ("No",),
        "INFO-Q2": ("No",),
        "INFO-Q3": ("No",),
        "EQUAL-Q1": ("No", "", None, "To be written this term."),
        "EQUAL-Q3": ("Yes", "Induction pack for staff", date(2026, 8, 28)),
        "EQUAL-Q10": ("Yes", "Handover file of the new building", date(2026, 8, 20)),
        "MED-Q1": ("Yes", "Healthcare plans of three pupils"),
        "ASSESS-Q1": ("Does not apply", "", None, "No request has come so far."),
        "ADMIT-Q1": ("Yes", "Two plans, both on roll", date(2026, 9, 7)),
        "ADMIT-Q3": ("Yes", "Admission arrangements 2026", date(2026, 2, 16)),
        "ADMIT-Q6": ("Yes", "", None, "Our office manager checks this every week."),
        "ADMIT-Q7": ("n/a", "", None, "No exclusions so far."),
        "ADMIT-Q9": ("Yes", "Policy, signed by all staff", date(2026, 9, 1)),
        "ADMIT-Q11": ("Yes", "Behaviour log", date(2026, 10, 15)),
        "ADMIT-Q12": ("n/a", "", None, "No suspensions so far."),
        "DISPUTE-Q5": ("Yes", "Complaints procedure of the trust", date(2026, 7, 1)),
        "MONEY-Q2": ("Not sure", "", None, "The trust deals with grants."),
        "RECORD-Q3": ("Yes", "Census return, October 2026", date(2026, 10, 1)),
        "GROUP-Q13": ("Yes", "Trust minute 4 May 2026", date(2026, 5, 4)),
    },
    libreoffice=True,
)
