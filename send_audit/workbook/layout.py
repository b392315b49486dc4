"""The names of sheets and headings of a workbook: one source for who writes and who reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from send_audit.errors import ChecklistError
from send_audit.model.record import Record
from send_audit.resources import read_text

QUESTIONNAIRE = "questionnaire-1"
"""The layout of the workbooks that this program writes."""

_HINT = "Compare the file with checklists/layouts/questionnaire-1.json."


class SheetLayout(Record):
    """One sheet: its title, and the headings by which its columns are known."""

    id: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    """Column id -> headings accepted for it; the first is the one written."""
    required: tuple[str, ...]
    """Ids of the columns without which the sheet cannot be read."""
    optional: tuple[str, ...] = ()
    """Ids of the columns that only some forms have; that they are missing is no fault."""
    titles: tuple[str, ...] = ()
    """Other titles it may have: "About your college" where it is not a school."""
    keys: Mapping[str, str]
    """Key id -> the words before its value, for a sheet of keys and values."""

    def heading(self, column: str) -> str:
        """Give the heading that is written over a column."""
        return self.columns[column][0]

    def for_place(self, place: str) -> SheetLayout:
        """Give the sheet in the words of a place: a college's form does not speak of a school."""
        spoken = next((title for title in self.titles if place in title), self.title)
        columns = {
            column: tuple(sorted(accepted, key=lambda heading: place not in heading))
            for column, accepted in self.columns.items()
        }
        return self.replace(title=spoken, columns=MappingProxyType(columns))

    def without(self, columns: Iterable[str]) -> SheetLayout:
        """Give the sheet without some of its columns."""
        left_out = frozenset(columns)
        kept = {name: words for name, words in self.columns.items() if name not in left_out}
        return self.replace(columns=MappingProxyType(kept))

    @property
    def headings(self) -> tuple[str, ...]:
        """Give the headings as they are written, from left to right."""
        return tuple(accepted[0] for accepted in self.columns.values())


class Layout(Record):
    """A workbook: its sheets by id, in the order in which they stand."""

    id: str
    sheets: Mapping[str, SheetLayout]


@cache
def load_layout(name: str = QUESTIONNAIRE) -> Layout:
    """Load a shipped layout. Raises ChecklistError when there is none of that name."""
    try:
        text = read_text("checklists", "layouts", f"{name}.json")
    except FileNotFoundError as error:
        raise ChecklistError(f"There is no workbook layout called {name!r}.") from error
    return parse_layout(text)


def parse_layout(source: str | Mapping[str, object]) -> Layout:
    """Make a layout of its JSON text or of the mapping in it.

    Raises ChecklistError, with the place, for anything that is not a layout.
    """
    data = _object(_json(source) if isinstance(source, str) else source, "the layout")
    name = _text(data.get("id"), "id")
    sheets = {
        key: _sheet(key, _object(value, f"sheets.{key}"))
        for key, value in _object(data.get("sheets"), "sheets").items()
    }
    return Layout(id=name, sheets=MappingProxyType(sheets))


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ChecklistError(f"The workbook layout is not valid JSON: {error}.", _HINT) from error


def _sheet(key: str, data: Mapping[str, object]) -> SheetLayout:
    place = f"sheets.{key}"
    columns = {
        column: _texts(headings, f"{place}.columns.{column}")
        for column, headings in _object(data.get("columns", {}), f"{place}.columns").items()
    }
    required = _texts(data.get("required", []), f"{place}.required", empty=True)
    for column in required:
        if column not in columns:
            raise _wrong(f"{place}.required", f"names {column!r}, which is not one of its columns")
    keys = _object(data.get("keys", {}), f"{place}.keys")
    return SheetLayout(
        id=key,
        title=_text(data.get("title"), f"{place}.title"),
        columns=MappingProxyType(columns),
        required=required,
        optional=_texts(data.get("optional", []), f"{place}.optional", empty=True),
        titles=_texts(data.get("titles", []), f"{place}.titles", empty=True),
        keys=MappingProxyType({k: _text(v, f"{place}.keys.{k}") for k, v in keys.items()}),
    )


def _object(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _wrong(place, "must be an object")
    return value


def _texts(value: object, place: str, *, empty: bool = False) -> tuple[str, ...]:
    if not isinstance(value, list) or not (value or empty):
        raise _wrong(place, "must be a list of words" if empty else "must be a list with a heading")
    return tuple(_text(entry, place) for entry in value)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(place, "must be words")
    return value


def _wrong(place: str, what: str) -> ChecklistError:
    return ChecklistError(f"The workbook layout is wrong: {place} {what}.", _HINT)
