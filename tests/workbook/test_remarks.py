"""An answer and more words in its cell: a harmless remark, or asked about. Written by hand."""

from __future__ import annotations

import pytest

from send_audit.model.submission import CellRef
from send_audit.workbook.cells.pointers import pointer
from send_audit.workbook.cells.values import read_level
from tests.workbook.test_values import IN_PLACE, ROLES, YES_NO

WHERE = CellRef(sheet="Questions", cell="C5")

READ = [
    ("Yes - see policy", "yes", "see policy"),
    ("Yes, see evidence", "yes", "see evidence"),
    ("Yes (SEN policy, p. 4)", "yes", "SEN policy, p. 4"),
    ("Yes [section B]", "yes", "section B"),
    ("Yes / Yes", "yes", ""),
    ("Yes, fully", "yes", ""),
    ("Yes -", "yes", ""),
    ("Yes - as per policy", "yes", "as per policy"),
    ("Yes per the handbook", "yes", "per the handbook"),
    ("Yes - please refer to appendix C", "yes", "please refer to appendix C"),
    ("Yes - attached", "yes", "attached"),
    ("Yes - evidence attached", "yes", "evidence attached"),
    ("Yes, as above", "yes", "as above"),
    ("Yes (comment below)", "yes", "comment below"),
    ("Yes: S:\\SEND\\Policies\\2025.docx", "yes", "S:\\SEND\\Policies\\2025.docx"),
    ("Yes - www.ash.example/not-yet-built", "yes", "www.ash.example/not-yet-built"),
    (
        "Yes - SEND information report on our website",
        "yes",
        "SEND information report on our website",
    ),
    ("Yes - governors' minutes, 14 September 2025", "yes", "governors' minutes, 14 September 2025"),
    ("Yes - accessibility plan, page 2 of 5", "yes", "accessibility plan, page 2 of 5"),
    ("Yes - see the most recent report", "yes", "see the most recent report"),
    ("Yes - see policy no. 4", "yes", "see policy no. 4"),
    ("Yes; done", "yes", "done"),
    ("Yes, we do", "yes", "we do"),
    ("Yes - no concerns", "yes", "no concerns"),
    ("Met (see minutes)", "yes", "see minutes"),
    ("n/a - see note", "na", "see note"),
    ("n/a (no pupils with plans)", "na", "no pupils with plans"),
    ("n/a as we are a primary", "na", "as we are a primary"),
    ("n/a because no unit", "na", "because no unit"),
    ("n/a none on roll", "na", "none on roll"),
    ("n/a - we do not have a nursery", "na", "we do not have a nursery"),
    ("n/a - we are a primary school", "na", "we are a primary school"),
    ("No (planned for spring)", "no", "planned for spring"),
    ("No - see action plan", "no", "see action plan"),
    ("No, being written", "no", "being written"),
    ("No - to be done by May", "no", "to be done by May"),
    ("No - will be in place by May", "no", "will be in place by May"),
    ("No - under review", "no", "under review"),
    ("No - in progress", "no", "in progress"),
    ("No (working towards)", "no", "working towards"),
    ("No, due in May", "no", "due in May"),
    ("No - awaiting governors", "no", "awaiting governors"),
    ("No: action 4", "no", "action 4"),
    ("No - not yet", "no", ""),
    ("Partly: website only", "partly", "website only"),
    ("Partly - so far", "partly", "so far"),
    ("Partly, but not for boarders", "partly", "but not for boarders"),
    ("Partly (see policy)", "partly", "see policy"),
    ("Partly - some staff", "partly", "some staff"),
    ("Not sure - ask the SENCO", "not-sure", "ask the SENCO"),
    ("Not sure, SENCO to check", "not-sure", "SENCO to check"),
    ("Not sure, will check", "not-sure", "will check"),
    ("Not sure (see note)", "not-sure", "see note"),
    ("Not sure whether this applies", "not-sure", "whether this applies"),
]

ASKED = [
    ("Yes from Sept 2027", "Yes"),
    ("Yes, soon", "Yes"),
    ("Yes - out of date", "Yes"),
    ("Yes 20%", "Yes"),
    ("Yes with gaps", "Partly"),
    ("Yes in theory", "Yes"),
    ("Yes x", "Yes"),
    ("Y-", "Yes"),
    ("Y+", "Yes"),
    ("Yes-", "Yes"),
    ("Yes previously", "Yes"),
    ("Yes, half", "Partly"),
    ("Yes by Easter", "Yes"),
    ("Yes on request", "Yes"),
    ("Yes - 14/09/2025", "Yes"),
    ("Yes (2023)", "Yes"),
    ("Yes we have a policy", "Yes"),
    ("Yes - to be attached", "Yes"),
    ("Yes - link to follow", "Yes"),
    ("Yes - policy needs updating", "Yes"),
    ("Yes - policy out of date", "Yes"),
    ("Yes - policy lapsed", "Yes"),
    ("Yes - draft policy", "Partly"),
    ("Yes - website down", "Yes"),
    ("Yes - evidence missing", "Yes"),
    ("Yes - see policy, but not boarders", "Partly"),
    ("Yes - see policy from 2027", "Yes"),
    ("Yes - see policy (80% of staff)", "Yes"),
    ("Yes - see policy, 3 of 5 staff", "Yes"),
    ("Yes - see policy. Nursery left out", "Yes"),
    ("Yes\nPolicy\nlapsed", "Yes"),
    ("Yes, per term", "Yes"),
    ("Yes, per Ofsted we failed", "Yes"),
    ("Yes, note that boarders are left out", "Yes"),
    ("Yes - https://ash.example but old", "Partly"),
    ("Yes - most staff", "Yes"),
    ("Green - reviewed in May", "Yes"),
    ("n/a - we do this fully", "Does not apply"),
    ("n/a - done by the trust", "Does not apply"),
    ("n/a we do it", "Does not apply"),
    ("n/a for boarders", "Does not apply"),
    ("n/a at present", "Does not apply"),
    ("n/a - from 2027", "Does not apply"),
    ("n/a - some pupils", "Does not apply"),
    ("n/a - we have one", "Does not apply"),
    ("Not sure, think yes", "Not sure"),
    ("Not sure - probably", "Not sure"),
    ("Not sure, to check, but probably fully", "Not sure"),
    ("Not sure we have one", "Not sure"),
    ("No - done", "No"),
    ("No because not required", "No"),
    ("No - not needed", "No"),
    ("No - no issues", "No"),
    ("No - complete", "No"),
    ("No, only joking", "No"),
    ("No - see note, fully in place", "No"),
    ("No - will not be needed", "No"),
    ("No - planned and done", "No"),
    ("No. A policy is being written", "No"),
    ("No - action needed? done", "No"),
    ("Partly - yes for boarders", "Partly"),
    ("Partly - from Sept 2027", "Partly"),
    ("Partly - done", "Partly"),
    ("Partly - only until May", "Partly"),
    ("Partly in theory", "Partly"),
]


@pytest.mark.parametrize(("value", "level", "rest"), READ)
def test_a_remark_that_leaves_the_answer_as_it_is_is_kept(value, level, rest):
    read = read_level(WHERE, value, IN_PLACE)
    assert (read.level, read.rest) == (level, rest)
    assert [problem.code for problem in read.problems] == ["read-as"]


@pytest.mark.parametrize(("value", "nearest"), ASKED)
def test_any_other_remark_is_asked_about(value, nearest):
    read = read_level(WHERE, value, IN_PLACE)
    said = [(problem.code, problem.nearest) for problem in read.problems]
    assert (read.level, read.readable, said) == (None, False, [("qualified-answer", nearest)])


@pytest.mark.parametrize(
    ("levels", "value", "level"),
    [
        (YES_NO, "Yes (see policy)", "yes"),
        (YES_NO, "Yes (Jane Smith)", None),
        (YES_NO, "No (vacant)", "no"),
        (ROLES, "Headteacher - see staff handbook", "head"),
        (ROLES, "Qualified teacher (full-time)", "teacher"),
        (ROLES, "Qualified teacher (until May)", None),
    ],
)
def test_facts_are_weighed_alike(levels, value, level):
    assert read_level(WHERE, value, levels).level == level


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("see the staff room", True),
        ("see draft", False),
        ("policy", True),
        ("policy on the moon", False),
        ("page b", True),
        ("b", False),
        ("the school", False),
        ("special educational needs policy", True),
        ("policy needs", False),
        ("", False),
    ],
)
def test_what_only_points_somewhere(text, points):
    assert pointer(text) is points
