"""Everything there may be to say about a return: one function a code, worded once.

One module an area; callers use the names of this package.
"""

from __future__ import annotations

from send_audit.model.problems.reading import (
    advisory,
    bad_value,
    column_missing,
    column_twice,
    date_as,
    duplicate_ref,
    error_value,
    hidden_letters,
    later_day,
    missing_ref,
    missing_rows,
    moved_answer,
    no_release,
    not_asked,
    other_day,
    other_digest,
    other_kind,
    other_release,
    read_as,
    ref_mismatch,
    ref_supplied,
    sheet_missing,
    sheet_twice,
    stray_cell,
    unknown_answer,
    unknown_ref,
)

__all__ = [
    "advisory",
    "bad_value",
    "column_missing",
    "column_twice",
    "date_as",
    "duplicate_ref",
    "error_value",
    "hidden_letters",
    "later_day",
    "missing_ref",
    "missing_rows",
    "moved_answer",
    "no_release",
    "not_asked",
    "other_day",
    "other_digest",
    "other_kind",
    "other_release",
    "read_as",
    "ref_mismatch",
    "ref_supplied",
    "sheet_missing",
    "sheet_twice",
    "stray_cell",
    "unknown_answer",
    "unknown_ref",
]
