"""What an ODS spreadsheet holds, counted before its reader opens it.

OpenDocument writes a cell or a row once and how often it repeats (``number-columns-repeated``,
``number-rows-repeated``), and a run of spaces as a number (``text:s``). The empty cells and rows
that fill a sheet to its end repeat too, but hold nothing: they do not count.

A cell with an error has the text of none (``office:string-value=""``), so that the places of
errors are kept here for the workbook's reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ingest.readers.containers import Container, read_xml, xml_parser
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.workbook_extent import MAX_TEXT, Extent

_MARKUP = (".xml", ".rdf")
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


def extent_of_ods(container: Container) -> Extent:
    """Look through an ODS spreadsheet.

    Raises
    ------
    FileRefused
        ``password_protected``; ``unreadable_file``; ``sheet_too_large``.
    """
    extent = Extent()
    if _MANIFEST in container.names:
        parser, manifest = xml_parser(), _Manifest()
        parser.StartElementHandler = manifest.element
        read_xml(container.pieces(_MANIFEST), parser)
        if manifest.is_encrypted:
            raise FileRefused("password_protected")
    for name in sorted(container.names - {_CONTENT, _MANIFEST}):
        if name.endswith(_MARKUP):
            read_xml(container.pieces(name), xml_parser())
    _Content(extent).read(container.pieces(_CONTENT))
    return extent


class _Manifest:
    is_encrypted = False

    def element(self, name: str, _attributes: dict[str, str]) -> None:
        self.is_encrypted |= name.endswith("encryption-data")


class _Content:
    """Walks through the tables of a spreadsheet."""

    def __init__(self, extent: Extent) -> None:
        self._extent = extent
        self._parser = xml_parser()
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._text
        self._row = self._rows = self._columns = 0
        self._column = self._filled = self._repeats = 0
        self._row_repeats = 1
        self._characters = self._row_characters = self._all_characters = 0
        self._is_filled = False
        self._error: str | None = None
        self._row_errors: list[tuple[int, int, str]] = []

    def read(self, pieces: Iterator[bytes]) -> None:
        read_xml(pieces, self._parser)

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self._repeats = _repeats(attributes, "table:number-columns-repeated")
            self._is_filled = "office:value-type" in attributes
            self._error = "" if attributes.get("calcext:value-type") == "error" else None
            self._characters = len(attributes.get("office:string-value", ""))
        elif name == "table:table-row":
            self._row_repeats = _repeats(attributes, "table:number-rows-repeated")
            self._column = self._filled = self._row_characters = 0
            self._row_errors = []
        elif name == "table:table":
            self._row = self._rows = self._columns = 0
            self._extent.errors.append([])
        elif name == "text:s":
            self._characters += _repeats(attributes, "text:c")

    def _text(self, text: str) -> None:
        self._characters += len(text)
        if self._error is not None:
            self._error += text[:20]

    def _ends(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._extent.add_sheet(self._rows, self._columns)

    def _end_cell(self) -> None:
        first = self._column + 1
        self._column += self._repeats
        if self._is_filled or self._characters:
            self._filled = self._column
            self._row_characters += self._characters * self._repeats
        if self._error is not None:
            self._row_errors.append((first, self._column, self._error.strip()))
            self._error = None
        self._characters = 0
        self._is_filled = False

    def _end_row(self) -> None:
        first = self._row + 1
        self._row += self._row_repeats
        if not self._filled:
            return
        self._rows = self._row
        self._columns = max(self._columns, self._filled)
        Extent().add_sheet(self._rows, self._columns)  # before anything is spread out here
        self._all_characters += self._row_characters * self._row_repeats
        if self._all_characters > MAX_TEXT:
            raise FileRefused("sheet_too_large")
        if self._extent.errors:
            self._extent.errors[-1] += [
                (row, column, error)
                for row in range(first, self._row + 1)
                for start, end, error in self._row_errors
                for column in range(start, end + 1)
            ]


def _repeats(attributes: dict[str, str], name: str) -> int:
    """Return how often something repeats; the reader takes what is no number for once."""
    digits = attributes.get(name, "1").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 10:
        raise FileRefused("unreadable_file")
    return int(digits)
