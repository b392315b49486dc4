"""The free school, judged by hand: a form about duties only."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

TERN_BAY = judgements(
    """
    # Leadership
    partly unevidenced: LEAD-01
    unknown: LEAD-23 LEAD-24
    information: LEAD-02 LEAD-17
    information: LEAD-05  # there is a reception class

    # SENCO
    met: SENCO-01
    met unevidenced: SENCO-02  # the head
    unknown arguable: SENCO-03  # 30 months of service before: two readings of reg 49(4)
    met: SENCO-04 SENCO-05
    information: SENCO-09 SENCO-10

    # Identification, SEN support, inclusion
    information: IDENT-14 IDENT-22 IDENT-23
    met: SUPPORT-01
    met impossible_dates: SUPPORT-72  # its evidence is dated in December, after the day
    information: SUPPORT-31 SUPPORT-70
    unanswered: INCL-01

    # Families
    unanswered: FAMILY-01
    unanswered na_unjustified: FAMILY-13  # a reason is there, but this one always applies

    # Information
    not_met: INFO-01 INFO-02 INFO-03
    information: INFO-11

    # Equality
    not_met: EQUAL-01  # open since 1 September 2026: the first plan was due on 1 October
    not_met: EQUAL-03
    unanswered: EQUAL-02
    met: EQUAL-04 EQUAL-05 EQUAL-06 EQUAL-07
    unanswered: EQUAL-10 EQUAL-11
    met: EQUAL-16

    # Medical conditions
    met: MED-01 MED-02
    upcoming: MED-03

    # EHC assessments, plans and reviews
    not_applicable: ASSESS-01
    information: ASSESS-24 ASSESS-29
    unanswered: EHCP-01 EHCP-04  # not known whether an authority asked: it stays open
    unanswered: EHCP-02 EHCP-03
    information: EHCP-36 EHCP-40

    # Admission, attendance, behaviour
    met: ADMIT-01 ADMIT-03
    met unevidenced: ADMIT-08 ADMIT-09 GROUP-50  # a comment is no reference
    not_applicable: ADMIT-10
    met: ADMIT-12
    unanswered: ADMIT-13
    met: ADMIT-14
    not_applicable: ADMIT-15

    # Transition, working together, disputes
    not_applicable: TRANS-30  # nobody in Year 7 or above
    unanswered: JOINT-01 JOINT-02
    met: DISPUTE-26

    # Money, records, groups of pupils
    unknown: MONEY-02 MONEY-03
    met: RECORD-03
    information: RECORD-17 RECORD-18
    met: GROUP-45 GROUP-46 GROUP-47
    """
)
