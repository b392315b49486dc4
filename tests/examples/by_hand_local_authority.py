"""The local authority, judged by hand: a form about duties only."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

NORTHMERE = judgements(
    """
    # Leadership, identification, families
    met: LEAD-01
    partly: LEAD-03
    information: LEAD-02 LEAD-17 LEAD-21
    met: IDENT-24 IDENT-25
    information: IDENT-26 SUPPORT-47
    partly: FAMILY-24

    # Equality
    met: EQUAL-02
    met stale: EQUAL-10  # the page is of March 2025
    met: EQUAL-11  # objectives have four years

    # EHC assessments
    not_met: ASSESS-02 ASSESS-03 ASSESS-04
    partly: ASSESS-08 ASSESS-09 ASSESS-10 ASSESS-11 ASSESS-12 ASSESS-13
    information: ASSESS-07 ASSESS-18 ASSESS-19

    # EHC plans
    met: EHCP-05  # January 2025: two years
    met: EHCP-06
    not_met: EHCP-09
    met: EHCP-12 EHCP-14 EHCP-15 EHCP-16 EHCP-17
    partly: EHCP-22 EHCP-23
    not_met: EHCP-24
    met: EHCP-25 EHCP-26 EHCP-27 EHCP-28
    information: EHCP-10 EHCP-11 EHCP-13

    # Reviews, and the end of plans
    partly: EHCP-41 EHCP-42 EHCP-43 EHCP-44
    unknown: EHCP-45 EHCP-46 EHCP-47 EHCP-48
    partly: EHCP-49 EHCP-51
    met: EHCP-50 EHCP-53 EHCP-54
    met stale: EHCP-55 EHCP-56  # September 2025
    information: EHCP-52

    # Transition
    partly: TRANS-01 TRANS-02
    met: TRANS-06 TRANS-07
    met stale: TRANS-10 TRANS-11 TRANS-12  # November 2024
    unknown: TRANS-13 TRANS-14 TRANS-15 TRANS-18
    not_applicable: TRANS-21  # nobody asked, and the comment says so
    met: TRANS-24 TRANS-25 TRANS-26  # the last two take a web address, and it is one
    information: TRANS-16 TRANS-19 TRANS-20 TRANS-29

    # Working together
    partly: JOINT-03 JOINT-05 JOINT-06
    met: JOINT-04 JOINT-07 JOINT-10 JOINT-12 JOINT-13 JOINT-14
    unanswered incomplete_ticks: JOINT-11  # point g is blank
    met: JOINT-25 JOINT-26
    information: JOINT-08 JOINT-23 JOINT-24

    # Local offer, advice
    met: OFFER-01 OFFER-02 OFFER-12
    not_met: OFFER-04
    unanswered incomplete_ticks known_short: OFFER-06  # youth offending teams a no, the NHS blank
    met: OFFER-07
    met unevidenced: OFFER-08  # it takes a web address, and words were given
    met: OFFER-14  # all ten points, with an x
    met unevidenced: OFFER-15  # all ten points, with nothing to show for them
    partly contradicted: OFFER-16  # two points a no, the answer says yes
    information: OFFER-03 OFFER-13
    met: ADVICE-01 ADVICE-02 ADVICE-05

    # Disputes
    met: DISPUTE-01
    met unevidenced: DISPUTE-02  # it takes a web address
    met: DISPUTE-04 DISPUTE-06
    partly: DISPUTE-07 DISPUTE-08 DISPUTE-09 DISPUTE-15
    met: DISPUTE-17 DISPUTE-18 DISPUTE-19
    information: DISPUTE-14 DISPUTE-16 DISPUTE-20 DISPUTE-22 DISPUTE-23 DISPUTE-24 DISPUTE-25

    # Money
    met: MONEY-02 MONEY-06 MONEY-07  # asked by funding agreements
    unanswered na_unjustified: MONEY-20  # 'does not apply' without a reason
    met stale: MONEY-21  # May 2023
    unanswered: MONEY-24 MONEY-25 MONEY-26
    met: MONEY-27
    information: MONEY-22 MONEY-23

    # Groups of children
    met: GROUP-01 GROUP-08 GROUP-11 GROUP-13 GROUP-14
    partly: GROUP-02 GROUP-09
    met: GROUP-15 GROUP-16 GROUP-17 GROUP-19
    partly: GROUP-23 GROUP-24 GROUP-25 GROUP-26 GROUP-27
    not_applicable contradicted: GROUP-35 GROUP-36 GROUP-37 GROUP-38 GROUP-39  # nobody was held
    not_applicable: GROUP-40
    information: GROUP-04 GROUP-31 GROUP-43 GROUP-44 MOVE-21
    """
)
