"""The non-maintained special school, judged by hand: a form of all questions."""

from __future__ import annotations

from tests.examples.by_hand_common import judgements

ASHDOWN_RISE = judgements(
    """
    # Leadership
    met: LEAD-01  # February 2025: three years
    partly: LEAD-25 LEAD-26 LEAD-27 LEAD-28  # one answer for all four conditions of approval
    information: LEAD-02 LEAD-17

    # Identification, SEN support
    met: IDENT-01 IDENT-02
    information: IDENT-22 IDENT-23
    not_met: SUPPORT-71
    not_applicable contradicted: SUPPORT-72  # no reception class, and yet a yes

    # Inclusion, families
    met: INCL-04 INCL-05 INCL-06 INCL-07 INCL-08 INCL-09 INCL-14
    met: FAMILY-04 FAMILY-05 FAMILY-06
    unknown: FAMILY-07 FAMILY-08

    # Equality
    met misaligned: EQUAL-01  # in force, but not the national period of April 2024 to March 2027
    met stale: EQUAL-03  # September 2025: carrying it out has a year
    met: EQUAL-04 EQUAL-05 EQUAL-06 EQUAL-07
    met stale: EQUAL-16  # June 2023: buildings have three years

    # Medical conditions
    met: MED-04

    # EHC assessments, plans and reviews
    not_applicable: ASSESS-01 ASSESS-25 ASSESS-26 ASSESS-27 ASSESS-28  # the comment says why
    information: ASSESS-24 ASSESS-29
    unanswered contradicted na_unjustified: EHCP-01 EHCP-04  # an authority did ask the head
    met: EHCP-03
    met stale: EHCP-05  # October 2024: two years
    partly: EHCP-31
    met: EHCP-32 EHCP-33 EHCP-34 EHCP-35 EHCP-37 EHCP-38 EHCP-39
    information: EHCP-36 EHCP-40

    # Admission, attendance, behaviour
    met: ADMIT-01
    met unevidenced: ADMIT-02  # a comment is no reference
    met: ADMIT-06
    not_met: ADMIT-07
    met stale: ADMIT-08  # April 2026: codes have half a year
    met: ADMIT-09 GROUP-50  # the same, with a year
    met: ADMIT-12
    partly: ADMIT-13
    unanswered: ADMIT-14
    information: ADMIT-05

    # Transition
    met: TRANS-07 TRANS-41 TRANS-42
    met stale: TRANS-43 TRANS-45  # June 2025
    met: TRANS-44  # the same; partners have two years
    partly: TRANS-46 TRANS-47 TRANS-48 TRANS-49 TRANS-50 TRANS-51
    met: TRANS-52 TRANS-53 TRANS-54 TRANS-55 TRANS-56 TRANS-62 TRANS-63
    met: TRANS-64  # no date

    # Working together, disputes
    met: JOINT-01
    met: ADVICE-11 DISPUTE-30 DISPUTE-31
    met stale: DISPUTE-26  # 1 October 2024: two years

    # Records, groups of pupils
    met: RECORD-01 RECORD-03
    unknown: GROUP-49 GROUP-58 GROUP-59
    not_applicable: GROUP-51 GROUP-52 GROUP-53 GROUP-54 GROUP-55  # none used, the comment says so
    not_applicable: GROUP-60 GROUP-61 GROUP-62 GROUP-63 GROUP-64 GROUP-65  # none, it says so
    invalid: GROUP-66  # there are boarders, and 'Good (Ofsted)' is no answer
    """
)
