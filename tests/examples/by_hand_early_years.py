"""The nursery, judged by hand: a form of all questions. It is funded, and no child has a plan."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

BRAMBLE_LANE = judgements(
    """
    # Leadership
    met: LEAD-01  # January 2026; regard to the Code has three years
    met stale: LEAD-04  # the copy of the framework is of September 2025
    information: LEAD-02 LEAD-06 LEAD-17

    # SENCO
    met: SENCO-15
    partly: SENCO-17

    # Identification
    met: IDENT-27 IDENT-28 IDENT-29
    partly: IDENT-30 IDENT-31 IDENT-32  # children of two attend
    met: IDENT-33 IDENT-34  # no date, so nothing that could be too old
    not_applicable: IDENT-35  # nobody stays to the end of the stage, and the comment says so
    met: IDENT-36 IDENT-37 IDENT-38
    information: IDENT-22

    # SEN support
    met: SUPPORT-32 SUPPORT-33 SUPPORT-34 SUPPORT-35 SUPPORT-36 SUPPORT-37
    partly: SUPPORT-38 SUPPORT-39
    unknown: SUPPORT-40
    not_met: SUPPORT-41 SUPPORT-42 SUPPORT-43 SUPPORT-44

    # Inclusion, families, information
    met: INCL-04 INCL-05 INCL-06 INCL-07 INCL-08 INCL-09
    met stale: INCL-14  # October 2025
    met: FAMILY-02 FAMILY-03 FAMILY-04 FAMILY-05 FAMILY-07 FAMILY-08
    met: INFO-12

    # Equality, medical conditions
    met: EQUAL-12 EQUAL-13 EQUAL-14
    unanswered: EQUAL-15
    met: MED-05 MED-06

    # EHC assessments, plans and reviews
    met: ASSESS-01  # provision is made, and the one request was answered
    met: ASSESS-20 ASSESS-26 ASSESS-27 ASSESS-28
    information: ASSESS-21 ASSESS-29
    not_applicable contradicted: EHCP-03  # nobody with a plan, and yet a yes
    not_applicable: EHCP-05 EHCP-32 EHCP-35  # nobody with a plan
    information: EHCP-29 ADMIT-04

    # Transition
    met: TRANS-31 TRANS-32 TRANS-41 TRANS-42
    not_applicable: TRANS-62 TRANS-63  # children of four at most, and the comment says so

    # Working together, disputes
    unanswered na_unjustified: JOINT-01  # a reason is there, but this one always applies
    met: ADVICE-11 DISPUTE-31  # March 2025: two years
    met stale: DISPUTE-30  # the same, but one year
    partly: DISPUTE-27 DISPUTE-28 DISPUTE-29

    # Money, records, groups of children
    unknown: MONEY-09
    met: RECORD-05
    not_applicable: GROUP-60 GROUP-61  # none, and the comment says so
    """
)
