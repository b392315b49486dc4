"""A checklist as pages to read."""

from __future__ import annotations

from datetime import date

from send_audit.model.checklist import Checklist, Factor, Kind, Unbound
from send_audit.model.vocabulary import Confidence
from send_audit.render.pages import pages
from tests.workbook.small_checklist import small_checklist


def with_item(**changes: object) -> Checklist:
    """Give the small checklist, its first item changed."""
    base = small_checklist()
    items = {**base.items, "ALPHA-01": base.items["ALPHA-01"].replace(**changes)}
    return base.replace(items=items)


def with_reading(**changes: object) -> Checklist:
    """Give the small checklist, the only reading of its first item changed."""
    (reading,) = small_checklist().items["ALPHA-01"].readings
    return with_item(readings=(reading.replace(**changes),))


def test_there_is_one_page_a_theme_in_use_one_a_kind_and_a_list_of_them():
    found = pages(small_checklist())
    assert list(found) == ["README.md", "theme-alpha.md", "theme-beta.md", "kind-academy.md"]
    assert "* [Alpha matters](theme-alpha.md), 2 items\n" in found["README.md"]
    assert "* [An academy](kind-academy.md)\n" in found["README.md"]


def test_an_item_says_what_it_says_whom_it_binds_and_what_is_asked():
    assert (
        "## ALPHA-01 Title of ALPHA-01\n"
        "\n"
        "It is so.\n"
        "\n"
        "* **Must** (Act of Parliament): every kind of setting. Section 1 names academies.\n"
        "  * [Act](), s.1\n"
        "\n"
        "**ALPHA-Q1: Is ALPHA-Q1 in place?** Yes means:\n"
        "\n"
        "* It is done.\n"
        "* =1+1 is shown as it is.\n"
        "* for every kind (Sch 1 para 1)\n"
        "* for units only (Sch 1 para 2)\n"
        "* with a sixth form (Sch 1 para 3)\n"
        "\n"
        "What shows it: the policy.\n"
        "\n"
        "Not in place? Do it.\n"
    ) in pages(small_checklist())["theme-alpha.md"]


def test_a_condition_and_another_body_stand_with_the_bind():
    base = small_checklist()
    (reading,) = base.items["BETA-01"].readings
    bind = reading.binds[0].replace(body="trust", note="Mind this.")
    item = base.items["BETA-01"].replace(readings=(reading.replace(binds=(bind,)),))
    page = pages(base.replace(items={**base.items, "BETA-01": item}))["theme-beta.md"]
    assert (
        "* **Must** (Act of Parliament), if the school has a sixth form: every kind of setting. "
        "Section 1 names academies. Mind this. Answerable: the trust.\n"
    ) in page


def test_readings_with_days_say_from_when_to_when():
    page = pages(with_reading(end=date(2026, 8, 31), note="It was moved."))["theme-alpha.md"]
    assert "**From 1 September 2014 to 31 August 2026.** It is so.\n\nIt was moved.\n" in page
    later = pages(with_reading(start=date(2015, 1, 5)))["theme-alpha.md"]
    assert "**From 5 January 2015.** It is so." in later
    unknown = pages(with_reading(start=None))["theme-alpha.md"]
    assert "**Begins on no verified day.** It is so." in unknown


def test_kinds_that_are_not_bound_stand_with_the_reason():
    base = with_reading(unbound=(Unbound(kinds=("pru",), because="The section does not."),))
    unit = Kind(id="pru", title="A unit", family="maintained", body="trust", includes="")
    found = pages(base.replace(kinds={**base.kinds, "pru": unit}))
    assert "`academy`. Section 1 names academies." in found["theme-alpha.md"]
    assert "* Not `pru`. The section does not.\n" in found["theme-alpha.md"]
    assert (
        "* [ALPHA-01 Title of ALPHA-01](theme-alpha.md#alpha-01-title-of-alpha-01): "
        "The section does not.\n"
    ) in found["kind-pru.md"]


def test_a_number_that_is_not_confirmed_is_not_printed():
    (reading,) = small_checklist().items["ALPHA-01"].readings
    (bind,) = reading.binds
    for confidence, said in (
        (Confidence.SECONDARY, "[Act](), s.1, known through a summary, not read in the source\n"),
        (Confidence.UNCONFIRMED, "[Act](), paragraph to be confirmed\n"),
    ):
        citation = bind.sources[0].replace(confidence=confidence)
        changed = with_reading(binds=(bind.replace(sources=(citation,)),))
        assert said in pages(changed)["theme-alpha.md"]


def test_an_item_that_is_not_asked_says_why():
    found = pages(with_item(question="", not_asked="It is somebody else's."))
    assert "\nShown, not asked: It is somebody else's.\n" in found["theme-alpha.md"]
    assert "| must, shown only | Act, s.1 |" in found["kind-academy.md"]


def test_everything_that_helps_is_on_the_page():
    found = pages(
        with_item(
            pitfall="To forget it.",
            example="Oak did it.",
            planned="from 2029",
            factors=(Factor(text="the views of the child", pinpoint="s.19"),),
            open_points=("The day is not known.",),
        )
    )["theme-alpha.md"]
    for said in (
        "\nCommon mistake: To forget it.\n",
        "\nOak did it.\n",
        "\nPlanned: from 2029\n",
        "\nThe decision weighs:\n\n* the views of the child (s.19)\n",
        "\nStill to be confirmed:\n\n* The day is not known.\n",
    ):
        assert said in found


def test_the_page_of_a_kind_lists_what_applies_by_scope():
    page = pages(small_checklist())["kind-academy.md"]
    assert "## Applies (3)\n" in page
    assert (
        "| [ALPHA-02 Title of ALPHA-02](theme-alpha.md#alpha-02-title-of-alpha-02) "
        "| guidance says you should | Act, s.1 |  |\n"
    ) in page
    assert "## Applies when it arises (1)\n" in page
    assert "| the school has a sixth form |\n" in page
    assert "## Does not apply (0)\n" in page
    assert "Not in force yet" not in page


def test_equal_checklists_give_equal_pages():
    assert pages(small_checklist()) == pages(small_checklist())
