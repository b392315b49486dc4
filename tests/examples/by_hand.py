"""The examples judged by hand from the Acts and regulations, before the program was asked.

Each line: outcome, then the flags that have to be there. Reasons stand beside what is not plain.
"""

OAKFIELD = {
    "LEAD-01": "met unevidenced",  # a yes, nothing to show for it
    "SENCO-01": "met",
    "SENCO-02": "met",
    "SENCO-03": "met",  # National Award begun 2020, completed 2022: before September 2027
    "SUPPORT-01": "partly",
    "INCL-01": "met",
    "FAMILY-01": "met stale",  # evidence of March 2024
    "INFO-01": "partly contradicted incomplete_ticks stale",  # no local offer, one point blank
    "INFO-02": "met stale",  # on the school's own site, dated July 2025
    "EQUAL-01": "not_met contradicted",  # the plan ended in August 2026, the answer says yes
    "EQUAL-02": "unanswered",
    "EHCP-01": "met",
    "EHCP-02": "out_of_scope",  # the Independent School Standards reach no maintained school
    "ADMIT-01": "met",
    "JOINT-01": "met",
}
MARLBROOK = {
    "LEAD-01": "met",
    "SENCO-01": "met",
    "SENCO-02": "met",
    "SENCO-03": "not_met contradicted",  # SENCO since 1 September 2023, NPQ still going on
    "SUPPORT-01": "invalid",  # 'Mostly' is no answer
    "INCL-01": "unknown",
    "FAMILY-01": "met",
    "INFO-01": "partly contradicted",  # nothing on young people, and there is a sixth form
    "INFO-02": "unknown arguable",  # only on the trust's website
    "EQUAL-01": "met",  # exactly the national period
    "EQUAL-02": "met",
    "EHCP-01": "not_met",
    "EHCP-02": "unanswered contradicted na_unjustified",  # a review of a funded place took place
    "ADMIT-01": "not_applicable",  # no plan named the school
    "JOINT-01": "met",
}
TERN_BAY = {
    "LEAD-01": "partly unevidenced",
    "SENCO-01": "met",
    "SENCO-02": "met unevidenced",  # the head
    "SENCO-03": "unknown arguable",  # 30 months of service before: two readings of reg 49(4)
    "SUPPORT-01": "met",
    "INCL-01": "unanswered",
    "FAMILY-01": "unanswered",
    "INFO-01": "not_met",
    "INFO-02": "not_met",
    "EQUAL-01": "not_met",  # open since 1 September 2026: the first plan was due on 1 October
    "EQUAL-02": "unanswered",
    "EHCP-01": "unanswered",
    "EHCP-02": "unanswered",
    "ADMIT-01": "met",
    "JOINT-01": "unanswered",
}
HILL_VIEW = {
    "LEAD-01": "not_applicable",  # no funded early years education
    "SENCO-01": "out_of_scope",
    "SENCO-02": "out_of_scope",
    "SENCO-03": "out_of_scope",
    "SUPPORT-01": "out_of_scope",
    "INCL-01": "out_of_scope",
    "FAMILY-01": "out_of_scope",
    "INFO-01": "out_of_scope",
    "INFO-02": "out_of_scope",
    "EQUAL-01": "met",  # Schedule 10 reaches every school
    "EQUAL-02": "out_of_scope",  # not a public authority, not a city technology college
    "EHCP-01": "out_of_scope",  # regulation 20(12) needs section 41
    "EHCP-02": "met",
    "ADMIT-01": "out_of_scope",  # section 43 needs section 41
    "JOINT-01": "out_of_scope",  # section 28 needs section 41
}
BY_HAND = {
    "oakfield-primary": OAKFIELD,
    "marlbrook-academy": MARLBROOK,
    "tern-bay-free-school": TERN_BAY,
    "hill-view-school": HILL_VIEW,
}
SCORES = {
    "oakfield-primary": ("11/14", "6/7"),
    "marlbrook-academy": ("15/28", "23/28"),
    "tern-bay-free-school": ("3/10", "23/30"),
    "hill-view-school": ("1", "1"),
}
"""Legal duties: (yes + half of partly) over what counts; then with every open one a yes."""
STANDS = {
    "oakfield-primary": "Action needed on 3 legal duties",
    "marlbrook-academy": "Action needed on 3 legal duties",
    "tern-bay-free-school": "Action needed on 4 legal duties",
    "hill-view-school": "All legal duties in place by your own assessment, with evidence",
}
