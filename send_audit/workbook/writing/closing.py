"""The sheets after the questions: actions, sign-off, and what the form says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from send_audit.model.text import storable
from send_audit.workbook.writing.context import (
    HEADING,
    STATUS_LIST,
    Form,
    hint,
    pick,
    pick_date,
    set_print,
    set_validation,
    set_widths,
    write_headings,
    write_top,
)
from send_audit.workbook.writing.hidden import GIVEN, REF, SO_FAR, WHAT, block
from send_audit.workbook.writing.measure import row_height
from send_audit.workbook.writing.styles import SIZE, protect

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet as Sheet  # type: ignore[import-untyped]

_ACTIONS = (
    ("No.", 7),
    ("From row", 14),
    ("What is not yet in place", 62),
    ("Your answer", 14),
    ("Owner (role)", 28),
    ("By when", 16),
    ("Status", 18),
)
_OWNER, _BY_WHEN, _STATUS = 4, 5, 6
_CHAIRS = {
    "governing-body": "Chair of governors",
    "governing-body-or-authority": "Chair of governors",
    "college-governing-body": "Chair of governors",
    "academy-trust": "Chair of trustees",
    "management-committee": "Chair of the management committee",
    "proprietor": "Proprietor",
    "provider": "Owner or chair of the board",
    "early-years-provider": "Registered person",
    "local-authority": "Lead member for children's services",
}
_HEADS = {
    "school": "Head teacher",
    "college": "Principal",
    "setting": "Manager",
    "authority": "Director of children's services",
}
_ANY_CHAIR = "Chair of governors or proprietor"


def write_actions(form: Form) -> None:
    """Write the list that fills itself from every answer that leaves something to do."""
    sheet = form.add_sheet("actions")
    set_widths(sheet, form, [width for _, width in _ACTIONS])
    write_top(sheet, form, "Actions")
    sheet.write_string(1, 0, _ACTIONS_NOTE, form.styles["note"])
    write_headings(sheet, form, HEADING, [heading for heading, _ in _ACTIONS])
    texts = [(line.text, _ACTIONS[2][1], False) for line in form.questions]
    height = row_height(texts, SIZE, 2)
    rows = range(HEADING + 1, HEADING + 1 + len(form.questions))
    for number, row in enumerate(rows, 1):
        sheet.set_row(row, height)
        _write_action(sheet, form, row, number)
    _set_action_rules(sheet, form, rows)
    sheet.freeze_panes(HEADING + 1, 0)
    set_print(sheet, form, HEADING)
    protect(sheet)


_ACTIONS_NOTE = (
    "This list fills itself. Finish the questions first: "
    "rows move up or down when an answer changes, and what you write here does not move with them."
)


def _write_action(sheet: Sheet, form: Form, row: int, number: int) -> None:
    so_far = block(form, SO_FAR)
    for column, source in ((1, REF), (2, WHAT), (3, GIVEN)):
        found = f"INDEX({block(form, source)},MATCH({number},{so_far},0))"
        formula = f'=IF({number}>MAX({so_far}),"",{found})'
        sheet.write_formula(row, column, formula, form.styles["row"], "")
    shown = f'=IF({number}>MAX({so_far}),"",{number})'
    sheet.write_formula(row, 0, shown, form.styles["quiet"], "")
    sheet.write_blank(row, _OWNER, None, form.styles["written"])
    sheet.write_blank(row, _BY_WHEN, None, form.styles["date"])
    sheet.write_blank(row, _STATUS, None, form.styles["input"])


def _set_action_rules(sheet: Sheet, form: Form, rows: range) -> None:
    set_validation(
        sheet,
        [(row, _OWNER) for row in rows],
        hint("Owner", "A role rather than a name, such as: SENCO, site manager."),
    )
    set_validation(
        sheet,
        [(row, _BY_WHEN) for row in rows],
        pick_date("By when", "A date, such as 31/03/2027.", form.checklist.first_day),
    )
    status = pick(STATUS_LIST, "Status", "Choose a word from the list.")
    set_validation(sheet, [(row, _STATUS) for row in rows], status)


def write_sign_off(form: Form) -> None:
    """Write the sheet on which the head and the chair put their names to it."""
    sheet = form.add_sheet("sign-off")
    set_widths(sheet, form, (44, 52, 22))
    write_top(sheet, form, "Sign-off")
    sheet.write_string(1, 0, _SIGNED, form.styles["note"])
    write_headings(sheet, form, HEADING, ("Who", "Name", "Date"))
    for row, who in enumerate(_signers(form), HEADING + 1):
        sheet.set_row(row, 32)
        sheet.write_string(row, 0, who, form.styles["label"])
        sheet.write_blank(row, 1, None, form.styles["written"])
        sheet.write_blank(row, 2, None, form.styles["date"])
        rule = pick_date(
            "Date", "The day of signing, such as 12/09/2026.", form.checklist.first_day
        )
        set_validation(sheet, [(row, 2)], rule)
    set_print(sheet, form, HEADING)
    protect(sheet)


_SIGNED = "We have read these answers and, as far as we know, they are right on the day of signing."


def _signers(form: Form) -> tuple[str, str]:
    return _HEADS[form.place], _CHAIRS.get(form.kind.body, _ANY_CHAIR)


def write_about(form: Form) -> None:
    """Write what the form says of itself, so that whoever reads it back knows what was asked."""
    wanted = form.layout.sheets["form"]
    sheet = form.add_sheet("form")
    set_widths(sheet, form, (26, 72, 66))
    sheet.set_row(0, 22)
    write_headings(sheet, form, 0, (*wanted.headings, "What it is for"))
    values = _values(form)
    said = [(heading, *values[key]) for key, heading in wanted.keys.items() if key in values]
    for row, (heading, value, purpose) in enumerate(said, 1):
        sheet.set_row(row, row_height([(value, 72, False), (purpose, 66, False)], SIZE))
        sheet.write_string(row, 0, heading, form.styles["label"])
        sheet.write_string(row, 1, storable(value), form.styles["text"])
        sheet.write_string(row, 2, purpose, form.styles["text"])
    sheet.ignore_errors({"number_stored_as_text": f"A1:C{len(values) + 1}"})
    set_print(sheet, form, 0)
    protect(sheet)


def _values(form: Form) -> dict[str, tuple[str, str]]:
    """Give what the form says of itself, and what that is for; what is not known is left out."""
    source = form.prefill.source if form.looks_back else ""
    more = {"carried": (source, "Answers from there are to be confirmed.")} if source else {}
    urn = str(form.stated.get("urn", ""))
    setting = " ".join(part for part in (urn, form.name) if part)
    made_for = {"setting": (setting, "Not you? Ask the sender for your own form.")}
    return (
        (made_for if setting else {})
        | more
        | {
            "layout": (form.layout.id, "How the sheets are laid out."),
            "checklist": (form.checklist.id, form.checklist.title),
            "version": (
                form.checklist.version,
                "Which issue of the checklist this form was made from.",
            ),
            "digest": (form.checklist.digest, "Shows that the checklist is exactly that issue."),
            "kind": (form.kind.id, f"{form.kind.title}. Wrong? Ask the sender for another form."),
            "depth": (form.depth.value, _DEPTHS[form.depth.value]),
            "as_at": (form.day.isoformat(), "The day whose law the questions follow."),
        }
    )


_DEPTHS = {
    "duties": "Asks for legal duties and funding-agreement requirements.",
    "full": "Asks for duties and guidance.",
}
