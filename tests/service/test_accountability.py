"""Who is responsible: the kinds that are shown, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from send_audit.errors import ChecklistError, ReturnError, UsageError
from send_audit.service.accountability import AccountabilityRequest, who_answers

DAY = date(2026, 11, 23)


def table(*kinds: str, day: date = DAY, checklist: str = "send-england@dev"):
    return who_answers(AccountabilityRequest(kinds=kinds, as_at=day, checklist=checklist))


def test_without_a_kind_the_four_families_of_schools_are_shown():
    assert [(kind.kind, kind.family) for kind in table().kinds] == [
        ("maintained-mainstream", "maintained"),
        ("academy", "academy"),
        ("free-school", "free-school"),
        ("independent", "independent"),
    ]


def test_kinds_are_shown_in_the_order_asked_for_each_once():
    found = table("pru", "utc", "pupil-referral-unit")
    assert [kind.kind for kind in found.kinds] == ["pru", "utc-studio"]


def test_answers_read_as_one_text_without_pointing_back():
    """What was said 'as before' is written out, with the day from which more came to it."""
    said = {agency.id: agency.answers_to for agency in table().agencies}
    assert said["local-authority"].startswith("To its lead member for children's services")
    assert "Also, since 1 May 2016: to the area SEND inspection" in said["local-authority"]
    assert [name for name, words in said.items() if words.startswith("As before")] == []
    assert [name for name, words in said.items() if ". As before" in words] == []


def test_before_the_day_nothing_that_came_later_is_said():
    said = {agency.id: agency.answers_to for agency in table(day=date(2016, 4, 30)).agencies}
    assert "inspection" not in said["local-authority"]


def test_the_least_sure_part_settles_how_sure_an_answer_is():
    """Schools: what Ofsted does since November 2025 is known through a summary."""
    sure = {agency.id: str(agency.confidence) for agency in table().agencies}
    assert sure["maintained-schools"] == "secondary"
    assert sure["independent-schools"] == "unconfirmed"
    assert sure["tribunal"] == "seen"


def test_what_is_shown_and_not_asked_weighs_by_what_it_is_too():
    """Law that is not asked about is still law: the guidance on Down syndrome (Act of 2022)."""
    found = {entry.item: entry.weights for entry in table("academy", "independent").differences}
    assert found["LEAD-02"][0] == "must"


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"checklist": "send-england@0.1.0"}, ChecklistError, "no table of who is responsible"),
        ({"day": date(2014, 8, 31)}, UsageError, "Part 3 of the Children and Families Act 2014"),
    ],
)
def test_what_cannot_be_shown_is_refused(asked, error, said):
    with pytest.raises(error, match=said):
        table(**asked)


def test_an_unknown_kind_and_one_out_of_scope_are_refused():
    with pytest.raises(UsageError, match="Did you mean 'academy'"):
        table("academi")
    with pytest.raises(ReturnError, match="Schools in Wales"):
        table("welsh-school")
