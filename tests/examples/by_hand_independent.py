"""The independent school, judged by hand: a form of all questions.

Nothing of Part 3 of the 2014 Act that needs section 41 is here.
"""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

HILL_VIEW = judgements(
    """
    # Leadership
    not_applicable: LEAD-01  # no funded early years education
    not_applicable: LEAD-29  # no change in what it provides for, and the comment says so
    information: LEAD-05  # there is a reception class

    # SEN support, inclusion, families
    met: SUPPORT-72
    met: INCL-17 INCL-18 INCL-19 FAMILY-13  # the standards apply: taken not to be a CTC

    # Equality
    met: EQUAL-01  # Schedule 10 reaches every school
    met: EQUAL-03 EQUAL-04 EQUAL-05 EQUAL-06 EQUAL-07
    met: EQUAL-08  # April 2025: three years
    met: EQUAL-16

    # EHC assessments, plans and reviews
    information: ASSESS-24 EHCP-40
    met: EHCP-02 EHCP-03
    met: EHCP-05  # June 2025: two years

    # Attendance, behaviour
    met: ADMIT-08 ADMIT-09 GROUP-50
    met: ADMIT-12 ADMIT-13 ADMIT-14

    # Disputes, money, records
    met: DISPUTE-26 MONEY-01 RECORD-04
    """
)
