"""The examples judged by hand from the law data and the answers, before the program was asked.

One line a judgement: outcome, then the flags that have to be there, then the items it holds for.
The reason stands behind it where it is not plain. Listed is every item that reaches the school: by
law, by a funding agreement, by guidance that a form of its depth asks about, or for information.
Items that do not reach it are counted in ``OUT_OF_SCOPE``. A year back from the day is 23 November
2025; two years, 23 November 2024; three, 23 November 2023; half a year, 23 May 2026.
"""

from __future__ import annotations


def _read(text: str) -> dict[str, str]:
    """Give item -> outcome and flags. Raises ValueError for an item that is judged twice."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        words, colon, items = line.partition("#")[0].partition(":")
        for item in items.split() if colon else ():
            if item in found:
                raise ValueError(f"{item} is judged twice")
            found[item] = words.strip()
    return found


OAKFIELD = _read(
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
    partly contradicted incomplete_ticks stale: INFO-01  # no local offer, one point blank
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
"""A form of all questions."""
MARLBROOK = _read(
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
"""A form about duties only."""
TERN_BAY = _read(
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
"""A form about duties only."""
HILL_VIEW = _read(
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
"""A form of all questions. Nothing of Part 3 of the 2014 Act that needs section 41 is here."""
BY_HAND = {
    "oakfield-primary": OAKFIELD,
    "marlbrook-academy": MARLBROOK,
    "tern-bay-free-school": TERN_BAY,
    "hill-view-school": HILL_VIEW,
}
OUT_OF_SCOPE = {
    "oakfield-primary": 384,  # of 636: 234 are asked of the kind, 17 shown, 1 is to come
    "marlbrook-academy": 385,  # 234 asked, 16 shown (the early years one is not), 1 to come
    "tern-bay-free-school": 384,  # 234 asked, 17 shown, 1 to come
    "hill-view-school": 606,  # 27 asked, 3 shown; 6 more reach only a city technology college
}
"""How many items do not reach the school. Guidance that a form about duties leaves out does."""
LEFT_OUT = {
    "oakfield-primary": 0,
    "marlbrook-academy": 181,  # 234 asked of the kind: 45 by law, 8 by the funding agreement
    "tern-bay-free-school": 181,
    "hill-view-school": 0,
}
"""How much guidance reaches the school, but is not asked about in its form."""
SCORES = {
    "oakfield-primary": ("23/25", "24/25"),  # of 50: 45 yes, 2 partly, 1 no, 2 open
    "marlbrook-academy": ("16/21", "13/14"),  # of 42: 32 yes, 3 no, 7 open
    "tern-bay-free-school": ("43/82", "71/82"),  # of 41: 21 yes, 1 partly, 5 no, 14 open
    "hill-view-school": ("1", "1"),  # of 24: all yes
}
"""Legal duties: (yes + half of partly) over what counts; then with every open one a yes."""
STANDS = {
    "oakfield-primary": "Action needed on 3 legal duties",
    "marlbrook-academy": "Action needed on 3 legal duties",
    "tern-bay-free-school": "Action needed on 6 legal duties",
    "hill-view-school": "All legal duties in place by your own assessment, with evidence",
}
