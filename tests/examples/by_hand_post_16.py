"""The further education college, judged by hand: a form of all questions."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

KINGSMOOR = judgements(
    """
    # Leadership
    met: LEAD-01
    partly: LEAD-19
    met: LEAD-20  # asked by the funding agreement
    information: LEAD-02 LEAD-17

    # Named person, identification
    met: SENCO-18 SENCO-19  # January 2025: two years
    met: IDENT-39 IDENT-40 IDENT-41 IDENT-42 IDENT-43
    information: IDENT-22 IDENT-23

    # SEN support
    partly: SUPPORT-01
    met: SUPPORT-48 SUPPORT-49 SUPPORT-50 SUPPORT-51
    partly: SUPPORT-52 SUPPORT-53
    not_met: SUPPORT-54 SUPPORT-55 SUPPORT-56 SUPPORT-57 SUPPORT-58
    information: SUPPORT-59

    # Inclusion, families
    met: INCL-02 INCL-03 INCL-04 INCL-05 INCL-06 INCL-07 INCL-08 INCL-09 INCL-13
    met stale: INCL-14  # September 2025
    met: FAMILY-04 FAMILY-06 FAMILY-23
    unanswered: FAMILY-07 FAMILY-08

    # Equality
    met: EQUAL-02
    met stale: EQUAL-09  # October 2025
    met stale unevidenced: EQUAL-10  # words and no web address, of March 2024
    met unevidenced: EQUAL-11  # the same; objectives have four years

    # EHC assessments, plans and reviews
    met: ASSESS-01  # no date
    met: ASSESS-22 ASSESS-25 ASSESS-26 ASSESS-27 ASSESS-28
    information: ASSESS-24 ASSESS-29
    unknown: EHCP-03
    met: EHCP-05 EHCP-30
    not_met: EHCP-31
    met: EHCP-32 EHCP-33 EHCP-34 EHCP-35 EHCP-37
    information: EHCP-40

    # Admission
    unanswered contradicted na_unjustified: ADMIT-01  # a plan did name the college

    # Transition
    met: TRANS-07
    not_applicable: TRANS-33  # no supported internships, and the comment says so
    met: TRANS-34  # asked by the funding agreement
    met: TRANS-35 TRANS-36
    partly: TRANS-37 TRANS-38
    met: TRANS-45 TRANS-46 TRANS-47 TRANS-49 TRANS-50 TRANS-51
    met: TRANS-52 TRANS-53 TRANS-54 TRANS-55 TRANS-56 TRANS-62 TRANS-63
    not_applicable: TRANS-64  # all come after Year 11, and the comment says so

    # Working together, local offer, disputes
    met: JOINT-01 JOINT-02
    partly: OFFER-22
    met: ADVICE-11 DISPUTE-30 DISPUTE-31

    # Money
    not_applicable: MONEY-02  # not paid from this fund, and the comment says so
    met: MONEY-13 MONEY-14 MONEY-15
    met: MONEY-16  # asked by the funding agreement

    # Records, groups of students
    met: RECORD-06 RECORD-07
    met impossible_dates: RECORD-08 RECORD-09 RECORD-10  # dated next February
    unknown: GROUP-58 GROUP-59
    not_applicable: GROUP-51 GROUP-52 GROUP-53 GROUP-54 GROUP-55  # none, and the comment says so
    unanswered na_unjustified: GROUP-60 GROUP-61 GROUP-62 GROUP-63 GROUP-64  # a dash is no reason
    """
)
