"""One sheet of an xlsx file, looked into as bytes: what its cells do not show as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from send_audit.workbook.beneath.colours import coloured_styles
from send_audit.workbook.beneath.notes import notes_in
from send_audit.workbook.beneath.struck import Runs, Struck, struck_cells, struck_styles
from send_audit.workbook.beneath.text import attributes, elements, plain
from send_audit.workbook.files.limits import column_number

Place = tuple[int, int]
"""Row and column, both counted from 0."""
_ADDRESS = re.compile(rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v[^>]*>([^<]*)")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^>]*[^>/])?>([^<]*)")
_HYPERLINK = re.compile(r'HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_OWN_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""")
_HIDDEN_ROW = re.compile(
    rb"""<(?:[\w.-]+:)?row\s(?:[^>]*\s)?hidden\s*=\s*["'](?:1|true)["'][^>]*""", re.IGNORECASE
)
_NEAR = 40_000
"""How far from a cell's beginning or end its formula can be: a cell holds 32,767 letters."""
_LINKED_CELLS = 100
"""How many cells of one link are told apart."""
_MERGED = 1_000
"""How many merged cells of a sheet are looked at."""
_TEXT = 2_000
"""How much of a formula or a link is kept."""
_FALSE = frozenset({b"0", b"false", b""})


def place_of(address: str | bytes) -> Place | None:
    """Give the place that an address such as ``C5`` names; None when it names none."""
    raw = address.encode("ascii", "replace") if isinstance(address, str) else address
    found = _ADDRESS.fullmatch(raw)
    return _place(found[1], found[2]) if found else None


class Range(NamedTuple):
    """A range of cells by its edges, counted from 0, the last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


class SheetXml:
    """What lies beneath one sheet. Everything is looked for when it is first asked for."""

    def __init__(
        self,
        xml: bytes,
        *,
        is_hidden: bool = False,
        notes: Sequence[tuple[bytes, bool]] = (),
        links: Mapping[bytes, str] | None = None,
        styles: Callable[[], bytes] = bytes,
        strings: Callable[[], Mapping[int, Runs]] = dict,
    ) -> None:
        """Take the part of the sheet.

        ``notes``: the parts of its notes, and whether each is of the threaded kind. ``links``:
        the targets of links by the name of their relation. ``styles`` gives the part of styles,
        ``strings`` the shared texts of which something is struck through.
        """
        self.is_hidden = is_hidden
        self._xml = xml
        self._notes = notes
        self._links = links or {}
        self._styles = styles
        self._strings = strings
        opened = re.search(rb"<([\w.-]+:)?sheetData[\s/>]", xml)
        self._prefix = (opened[1] or b"") if opened else b""
        self._begin = opened.start() if opened else 0
        self._end = max(xml.rfind(b"sheetData>"), self._begin)

    @cached_property
    def formulas(self) -> Mapping[Place, int]:
        """Every cell with a formula, and where in the part it stands."""
        return dict(self._cells_with(b"<" + self._prefix + b"f", inside=True))

    @cached_property
    def errors(self) -> Mapping[Place, int]:
        """Every cell with an error value, and where in the part that is said."""
        marks = (b't="e"', b"t='e'")
        return {place: at for mark in marks for place, at in self._cells_with(mark, inside=False)}

    @cached_property
    def unclear(self) -> frozenset[Place]:
        """Every cell whose value a quick reader may not tell: formulas and errors."""
        return frozenset((*self.formulas, *self.errors))

    @cached_property
    def marked(self) -> frozenset[Place]:
        """Every cell with anything beneath it that has words."""
        return frozenset((*self.unclear, *self.notes, *self.links, *self.struck))

    def written(self, place: Place) -> str:
        """Give what is written in such a cell: a formula's text, or an error value."""
        formula, error = self.formulas.get(place), self.errors.get(place)
        if formula is not None:
            return f"={self._said(_FORMULA, formula)}"
        return self._said(_VALUE, error) if error is not None else ""

    @cached_property
    def notes(self) -> Mapping[Place, str]:
        """Every note, by its cell, without the names of their authors."""
        found = ((place_of(cell), text) for cell, text in notes_in(self._notes).items())
        return {place: text for place, text in found if place is not None}

    @cached_property
    def links(self) -> Mapping[Place, str]:
        """Where each cell with a link leads; an address for writing to somebody is no place."""
        if b"hyperlink" not in self._xml[self._end :]:
            return {}
        found: dict[Place, str] = {}
        for link in elements(self._xml[self._end :], b"hyperlink"):
            relation = next((link[name] for name in link if name.endswith(b":id")), b"")
            target = self._links.get(relation, "")
            if b"location" in link:
                target = f"{target}#{plain(link[b'location'])}"
            if target and not target.lower().startswith("mailto:"):
                for place in _places(link.get(b"ref", b"")):
                    found.setdefault(place, target[:_TEXT])
        return found

    def link(self, place: Place) -> str:
        """Give where a cell leads: by a link, or by the formula for one; empty when nowhere."""
        if place in self.links:
            return self.links[place]
        said = _HYPERLINK.search(self.written(place)) if place in self.formulas else None
        return said[1] if said else ""

    @cached_property
    def struck(self) -> Mapping[Place, Struck]:
        """The cells that are struck through, wholly or in part, blank ones included."""
        if not self._xml:
            return {}
        xml = self._xml[self._begin : self._end]
        found = struck_cells(xml, struck_styles(self._styles()), self._strings())
        places = ((place_of(cell), struck) for cell, struck in found.items())
        return {place: struck for place, struck in places if place is not None}

    @cached_property
    def merged(self) -> Sequence[Range]:
        """The merged cells that go over several rows."""
        found = []
        for said in elements(self._xml[self._end :], b"mergeCell"):
            first, _, last = said.get(b"ref", b"").partition(b":")
            begin, end = place_of(first), place_of(last)
            if begin is not None and end is not None and begin[0] < end[0]:
                found.append(Range(*begin, *end))
        return found[:_MERGED]

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The rows that are hidden, by hand or by a filter, counted from 0."""
        if self._xml.find(b"hidden", self._begin, self._end) < 0:
            return frozenset()
        rows = _HIDDEN_ROW.finditer(self._xml, self._begin, self._end)
        numbers = (attributes(row[0]).get(b"r", b"") for row in rows)
        return frozenset(int(number) - 1 for number in numbers if number.isdigit())

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The columns that are hidden, counted from 0."""
        hidden: set[int] = set()
        for column in elements(self._xml[: self._begin], b"col"):
            first, last = column.get(b"min", b""), column.get(b"max", b"")
            if _is_true(column.get(b"hidden", b"")) and first.isdigit() and last.isdigit():
                hidden.update(range(int(first) - 1, min(int(last), 16_384)))
        return frozenset(hidden)

    @property
    def is_filtered(self) -> bool:
        """Tell whether a filter is at work."""
        return b"filterColumn" in self._xml[self._end :]

    def colours(self, column: int) -> Mapping[int, str]:
        """Give the fill of each cell of a column that has one a person would see, by row."""
        coloured = self._coloured
        styles = self._styles_in(column) if coloured else {}
        return {row: coloured[style] for row, style in styles.items() if style in coloured}

    @cached_property
    def _coloured(self) -> Mapping[int, str]:
        return coloured_styles(self._styles())

    def _styles_in(self, column: int) -> dict[int, int]:
        """Give the number of the style of each cell of a column, by row."""
        from send_audit.workbook.files.grid import column_letters

        letters = column_letters(column).encode()
        styles = {}
        for found in re.finditer(rb"""r=["']""" + letters + rb"""([0-9]+)["']""", self._xml):
            opening = self._xml[
                self._xml.rfind(b"<", 0, found.start()) : self._xml.find(b">", found.end())
            ]
            style = _STYLE.search(opening)
            if style:
                styles[int(found[1]) - 1] = int(style[1])
        return styles

    def _cells_with(self, mark: bytes, *, inside: bool) -> Iterator[tuple[Place, int]]:
        """Give the cells with a mark inside them, or else in their own tag, and where it stands."""
        xml, opening = self._xml, b"<" + self._prefix + b"c "
        at = xml.find(mark, self._begin, self._end)
        while at >= 0:
            if xml[at + len(mark)] in b" />\t\r\n":
                cell = xml.rfind(opening, max(self._begin, at - _NEAR), at)
                tag = xml[cell : xml.find(b">", cell, self._end)] if cell >= 0 else b""
                found = _OWN_ADDRESS.search(tag)
                if found and (cell + len(tag) < at) is inside:
                    yield _place(found[1], found[2]), at
            at = xml.find(mark, at + 1, self._end)

    def _said(self, words: re.Pattern[bytes], at: int) -> str:
        close = self._xml.find(b"</" + self._prefix + b"c>", at, at + _NEAR)
        found = words.search(self._xml, at, close if close >= 0 else at + _NEAR)
        return plain(found[1])[:_TEXT] if found else ""


def _place(letters: bytes, number: bytes) -> Place:
    return int(number) - 1, column_number(letters) - 1


def _is_true(value: bytes) -> bool:
    return value.lower() not in _FALSE


def _places(ref: bytes) -> Iterable[Place]:
    """Give the cells of an address or of a range, the first hundred."""
    first, _, last = ref.partition(b":")
    begin, end = place_of(first), place_of(last or first)
    if begin is None or end is None:
        return ()
    rows, columns = range(begin[0], end[0] + 1), range(begin[1], end[1] + 1)
    places = ((row, column) for row in rows for column in columns)
    return [place for place, _ in zip(places, range(_LINKED_CELLS), strict=False)]
