"""The academy, judged by hand: a form about duties only."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

MARLBROOK = judgements(
    """
    # Leadership
    met: LEAD-01
    partly: LEAD-23 LEAD-24
    information: LEAD-02 LEAD-17

    # SENCO
    met: SENCO-01 SENCO-02
    not_met contradicted: SENCO-03  # SENCO since 1 September 2023, NPQ still going on
    met: SENCO-04 SENCO-05
    information: SENCO-09 SENCO-10

    # Identification, SEN support, inclusion
    information: IDENT-14 IDENT-22 IDENT-23
    invalid: SUPPORT-01  # 'Mostly' is no answer
    not_applicable: SUPPORT-72  # no nursery or reception class
    information: SUPPORT-31 SUPPORT-70
    unknown: INCL-01

    # Families
    unanswered contradicted na_unjustified: FAMILY-01  # there was provision without a plan
    met: FAMILY-13

    # Information
    unanswered incomplete_ticks: INFO-01  # point 8 is asked, there is a sixth form; it is blank
    unknown arguable: INFO-02  # only on the trust's website
    met: INFO-03
    information: INFO-11

    # Equality
    met: EQUAL-01  # exactly the national period
    met stale: EQUAL-03  # carrying it out has evidence of February 2024
    met: EQUAL-02 EQUAL-04 EQUAL-05 EQUAL-06 EQUAL-07
    met stale: EQUAL-10  # the page is of May 2023
    met: EQUAL-11  # objectives have four years
    met: EQUAL-16

    # Medical conditions
    met: MED-01 MED-02
    upcoming: MED-03

    # EHC assessments, plans and reviews
    met: ASSESS-01
    information: ASSESS-24 ASSESS-29
    not_met: EHCP-01 EHCP-04
    met: EHCP-02
    met stale: EHCP-03  # a note of January 2025
    information: EHCP-36 EHCP-40

    # Admission, attendance, behaviour
    not_applicable: ADMIT-01  # no plan named the school
    met: ADMIT-03
    met stale: ADMIT-08  # March 2026: codes have half a year
    met: ADMIT-09 GROUP-50
    unanswered na_unjustified: ADMIT-10  # 'does not apply' without a reason
    met: ADMIT-12
    met unevidenced: ADMIT-13
    met: ADMIT-14
    not_applicable: ADMIT-15

    # Transition, working together, disputes
    met: TRANS-30 JOINT-01 JOINT-02 DISPUTE-26

    # Money, records, groups of pupils
    not_applicable: MONEY-02 MONEY-03  # the fund was not taken, and the comment says so
    unanswered: RECORD-03
    information: RECORD-17 RECORD-18
    met: GROUP-45 GROUP-46
    met stale: GROUP-47  # training of October 2022: three years
    """
)
