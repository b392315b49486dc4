"""The maintained primary school, judged by hand: a form of all questions."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

OAKFIELD = judgements(
    """
    # Leadership
    met unevidenced: LEAD-01  # a yes, nothing to show for it
    met: LEAD-07 LEAD-08 LEAD-09 LEAD-10
    partly: LEAD-11 LEAD-12 LEAD-13 LEAD-14 LEAD-15 LEAD-16
    information: LEAD-02 LEAD-17
    information: LEAD-05  # there is a reception class

    # SENCO
    met: SENCO-01 SENCO-02
    met: SENCO-03  # National Award begun 2020, completed 2022: before September 2027
    met: SENCO-04  # deciding the role is done once: its evidence does not age
    met stale: SENCO-05  # watching over it has evidence of October 2024
    partly: SENCO-06 SENCO-07 SENCO-08
    not_applicable: SENCO-11 SENCO-12 SENCO-13  # not shared, and the comment says so
    information: SENCO-09 SENCO-10

    # Identification
    met: IDENT-01 IDENT-02 IDENT-03 IDENT-04 IDENT-05 IDENT-06 IDENT-07 IDENT-08 IDENT-09 IDENT-10
    met: IDENT-11 IDENT-12 IDENT-13 IDENT-15  # no date, so nothing that could be too old
    unknown: IDENT-16 IDENT-17 IDENT-18 IDENT-19
    met unevidenced: IDENT-20 IDENT-21  # it takes a web address, and words were given
    information: IDENT-14 IDENT-22 IDENT-23

    # SEN support
    partly: SUPPORT-01
    met: SUPPORT-02 SUPPORT-03 SUPPORT-29 SUPPORT-30
    met: SUPPORT-04 SUPPORT-05 SUPPORT-06 SUPPORT-07 SUPPORT-08 SUPPORT-09 SUPPORT-10 SUPPORT-11
    partly: SUPPORT-12 SUPPORT-13 SUPPORT-14 SUPPORT-15
    met: SUPPORT-16 SUPPORT-17 SUPPORT-18 SUPPORT-19 SUPPORT-20 SUPPORT-21 SUPPORT-22 SUPPORT-23
    met: SUPPORT-24 SUPPORT-25 SUPPORT-26 SUPPORT-27 SUPPORT-28
    met stale: SUPPORT-60 SUPPORT-61 SUPPORT-62 SUPPORT-63 SUPPORT-64 SUPPORT-65 SUPPORT-69  # April 2025
    met: SUPPORT-66  # agreed services may be two years old
    met: SUPPORT-67  # an award does not age
    not_applicable: SUPPORT-71  # no such class, and the comment says so
    met: SUPPORT-72
    information: SUPPORT-31 SUPPORT-70

    # Inclusion
    met: INCL-01 INCL-04 INCL-05 INCL-06 INCL-07 INCL-08 INCL-09 INCL-10 INCL-11 INCL-12
    not_met: INCL-13
    met: INCL-14 INCL-15
    not_applicable: INCL-16  # no direction was given, and the comment says so

    # Families
    met stale: FAMILY-01  # evidence of March 2024
    met: FAMILY-04 FAMILY-05 FAMILY-06 FAMILY-07 FAMILY-08
    met: FAMILY-09 FAMILY-10 FAMILY-11 FAMILY-13
    partly: FAMILY-15 FAMILY-16 FAMILY-17 FAMILY-18 FAMILY-19 FAMILY-20 FAMILY-21 FAMILY-22

    # Information
    unanswered contradicted incomplete_ticks known_short: INFO-01  # a no, and one point blank
    met stale: INFO-02  # on the school's own site, dated July 2025
    met stale: INFO-03  # all four points; the report's own date stands in
    partly stale: INFO-04 INFO-05 INFO-06 INFO-07 INFO-08 INFO-10  # the report stands in as evidence
    partly unevidenced: INFO-09  # about each year's curriculum: here the report does not stand in
    met stale: INFO-13  # a yes to 'every year', with a report of July 2025
    information: INFO-11

    # Equality
    not_met contradicted: EQUAL-01  # the plan ended in August 2026, the answer says yes
    met: EQUAL-03  # carried out by their own account; no fact gainsays that
    unanswered: EQUAL-02
    met: EQUAL-04 EQUAL-05 EQUAL-06 EQUAL-07 EQUAL-10 EQUAL-11
    met: EQUAL-16  # June 2024: buildings have three years

    # Medical conditions
    met stale: MED-01  # March 2025: arrangements have a year
    met: MED-02  # and having taken the guidance into account has three
    upcoming: MED-03  # enacted in April 2026, no day of commencement found
    met: MED-04

    # EHC assessments, plans and reviews
    met: ASSESS-01 ASSESS-23 ASSESS-25 ASSESS-26 ASSESS-27 ASSESS-28
    information: ASSESS-24 ASSESS-29
    met: EHCP-01 EHCP-04 EHCP-03
    met: EHCP-05  # June 2025: two years
    met: EHCP-31 EHCP-32 EHCP-33 EHCP-34 EHCP-35 EHCP-37 EHCP-38
    not_applicable: EHCP-39  # nobody in Year 7 or above
    information: EHCP-36 EHCP-40

    # Admission, attendance, behaviour
    met: ADMIT-01 ADMIT-03 ADMIT-07 ADMIT-08 ADMIT-09 GROUP-50
    not_applicable: ADMIT-10  # no exclusions, and the comment says so
    unanswered na_unjustified: ADMIT-11  # 'does not apply' without a reason
    met: ADMIT-12 ADMIT-13 ADMIT-14
    not_applicable: ADMIT-15

    # Transition
    not_applicable: TRANS-07 TRANS-54 TRANS-55 TRANS-56 TRANS-61  # no sixth form
    not_applicable: TRANS-30 TRANS-43 TRANS-44 TRANS-45 TRANS-46 TRANS-47 TRANS-48  # no Year 7
    not_applicable: TRANS-49 TRANS-50 TRANS-51 TRANS-52 TRANS-53 TRANS-64 TRANS-65  # no Year 7
    met: TRANS-41 TRANS-42 TRANS-57 TRANS-58 TRANS-59 TRANS-60 TRANS-62 TRANS-63

    # Working together, disputes
    met: JOINT-01 JOINT-02
    met: ADVICE-11 DISPUTE-31  # February 2025: two years
    met stale: DISPUTE-30  # the same, but one year
    met: DISPUTE-26 DISPUTE-32

    # Money
    partly: MONEY-02
    partly unevidenced: MONEY-03  # it takes the web address of the strategy
    met: MONEY-18 MONEY-19

    # Records
    met: RECORD-01 RECORD-02 RECORD-03
    met: RECORD-11 RECORD-12 RECORD-13 RECORD-14 RECORD-15 RECORD-16
    information: RECORD-17 RECORD-18

    # Groups of pupils
    met: GROUP-45 GROUP-46 GROUP-47
    met: GROUP-48 GROUP-49 GROUP-58 GROUP-59
    not_applicable: GROUP-51 GROUP-52 GROUP-53 GROUP-54 GROUP-55  # none used, the comment says so
    unanswered: GROUP-60 GROUP-61 GROUP-62 GROUP-63 GROUP-64 GROUP-65
    """
)
