"""Going through XML that nobody vouches for, one element at a time."""

from __future__ import annotations

from xml.parsers import expat

from send_audit.errors import ReturnError
from send_audit.workbook.files.limits import SAVE_AS, too_large

MAX_DEPTH = 64
MAX_ATTRIBUTES = 512

Attributes = dict[str, str]


class XmlWalk:
    """Goes through XML and watches depth, attributes and document types; told apart by local names."""

    def __init__(self) -> None:
        """Start outside the outermost element."""
        self._depth = 0

    def walk(self, xml: bytes) -> None:
        """Go through a part. Raises ReturnError for what is unsafe, ExpatError for what is no XML."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(xml, True)
        except (LookupError, ValueError) as error:  # an alphabet that expat does not know
            raise expat.ExpatError(str(error)) from error

    def _doctype(self, *_: object) -> None:
        raise ReturnError("The file contains a DTD, which no return needs.", SAVE_AS)

    def _begin(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH or len(attributes) > MAX_ATTRIBUTES:
            raise too_large("its parts are nested too deeply or carry too many attributes")
        self.begin(name.rpartition(":")[2], attributes)

    def _finish(self, name: str) -> None:
        self._depth -= 1
        self.finish(name.rpartition(":")[2])

    def begin(self, name: str, attributes: Attributes) -> None:
        """See an element begin."""

    def finish(self, name: str) -> None:
        """See an element end."""

    def text(self, data: str) -> None:
        """See text."""
