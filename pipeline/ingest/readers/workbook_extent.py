"""What a workbook holds, counted before its reader opens it.

A cell may stand anywhere, and the reader keeps a whole rectangle for each sheet; one cell in the
last row and column is a sheet of 17 thousand million. A cell may repeat a text that is kept once.
So cells and texts are counted here, in the files themselves, and what would not fit is refused.

Limits: rectangles of 20 million cells in all sheets together, and 512 MB of text in their cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.ingest.readers.containers import Container, read_xml, xml_parser
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.merged_cells import MOST_MERGED, sheets_in_order

MAX_CELLS = 20_000_000
MAX_TEXT = 256 * 1024**2
_MARKUP = (".xml", ".rels")
_SHEET_DATA = b"sheetData"
_DIGITS = "0123456789"


@dataclass
class Extent:
    """What a workbook holds.

    Parameters
    ----------
    cells
        Cells of the sheets' rectangles in all.
    shared_cells
        Cells whose text is kept once for all cells that have it.
    shared
        How often each such text stands in a cell, where that was looked up.
    is_1904
        Whether days are counted from 1904, as old Macs did.
    errors
        For each sheet, cells with an error that the reader takes for blanks: row and column (from
        1), error as it is shown. Empty where it takes none for a blank.
    merged
        For each sheet, ranges of merged cells, ``A2:A5``. Empty where they are not known.
    """

    cells: int = 0
    shared_cells: int = 0
    shared: Counter[int] = field(default_factory=Counter)
    is_1904: bool = False
    errors: list[list[tuple[int, int, str]]] = field(default_factory=list)
    merged: list[list[str]] = field(default_factory=list)

    def add_sheet(self, rows: int, columns: int) -> None:
        """Add a sheet's rectangle.

        Raises
        ------
        FileRefused
            ``sheet_too_large``.
        """
        self.cells += rows * columns
        if self.cells > MAX_CELLS:
            raise FileRefused("sheet_too_large")

    def check_texts(self, lengths: list[int]) -> None:
        """Check the texts of all cells; a text that is not there is the reader's to find.

        Raises
        ------
        FileRefused
            ``sheet_too_large``.
        """
        known = ((lengths[at], times) for at, times in self.shared.items() if at < len(lengths))
        if sum(length * times for length, times in known) > MAX_TEXT:
            raise FileRefused("sheet_too_large")


def extent_of_xlsx(container: Container) -> Extent:
    """Look through an XLSX or XLSM workbook.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``sheet_too_large``.
    """
    extent = Extent()
    lengths: list[int] = []
    sheets = []
    merged: dict[str, list[str]] = {}
    for name in sorted(container.names):
        if name.endswith(_MARKUP):
            part = _XlsxPart(extent, lengths)
            part.read(container.pieces(name))
            sheets += [name] if part.is_sheet else []
            merged[name] = part.merged
        elif _holds(container.pieces(name), _SHEET_DATA):  # a sheet under a false name
            raise FileRefused("unreadable_file")
    extent.merged = [merged.get(name, []) for name in sheets_in_order(container)]
    if extent.shared_cells * max(lengths, default=0) > MAX_TEXT:  # seldom; so each is looked up
        for name in sheets:
            _SharedTexts(extent).read(container.pieces(name))
        extent.check_texts(lengths)
    return extent


def _holds(pieces: Iterator[bytes], word: bytes) -> bool:
    before = b""
    for piece in pieces:
        if word in before + piece:
            return True
        before = piece[-len(word) :]
    return False


class _XlsxPart:
    """One XML member: a sheet, the shared texts, the workbook, or none of these."""

    def __init__(self, extent: Extent, lengths: list[int]) -> None:
        self._extent = extent
        self._lengths = lengths
        self._parser = xml_parser()
        self._parser.StartElementHandler = self._root
        self._row = self._column = self._rows = self._columns = self._length = 0
        self._digits = ""
        self.is_sheet = False
        self.merged: list[str] = []

    def read(self, pieces: Iterator[bytes]) -> None:
        """Read the member and add what it holds to the extent."""
        read_xml(self._without_strays(pieces), self._parser)
        self._extent.add_sheet(self._rows, self._columns)

    def _without_strays(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Refuse rows of a sheet in what is no sheet; the reader would find them there."""
        before = b""
        for piece in pieces:
            yield piece
            if not self.is_sheet and _SHEET_DATA in before + piece:
                raise FileRefused("unreadable_file")
            before = piece[-len(_SHEET_DATA) :]

    def _root(self, name: str, _attributes: dict[str, str]) -> None:
        parser, kind = self._parser, _local(name)
        parser.StartElementHandler = None
        if kind == "worksheet":
            self.is_sheet = True
            parser.StartElementHandler = self._in_sheet
        elif kind == "sst":
            parser.StartElementHandler = self._in_texts
            parser.EndElementHandler = self._out_of_texts
            parser.CharacterDataHandler = self._text
        elif kind == "workbook":
            parser.StartElementHandler = self._in_workbook

    def _in_workbook(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "workbookPr":
            self._extent.is_1904 = attributes.get("date1904") in {"1", "true", "on"}

    def _in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        kind = name if ":" not in name else _local(name)
        if kind == "c":
            place = attributes.get("r")
            if place is None:
                row, self._column = self._row, self._column + 1
            else:
                letters = place.rstrip(_DIGITS)
                digits, self._column = place[len(letters) :], _column(letters)
                row = self._row if digits == self._digits else _whole(digits)
            self._columns = max(self._columns, self._column)
            self._rows = max(self._rows, row)
            self._extent.shared_cells += attributes.get("t") == "s"
        elif kind == "row":
            self._digits = attributes.get("r", "")
            self._row = _whole(self._digits) if self._digits else self._row + 1
            self._column = 0
        elif kind == "mergeCell" and len(self.merged) < MOST_MERGED:
            self.merged.append(attributes.get("ref", ""))

    def _in_texts(self, name: str, _attributes: dict[str, str]) -> None:
        if _local(name) == "si":
            self._length = 0

    def _text(self, text: str) -> None:
        self._length += len(text)

    def _out_of_texts(self, name: str) -> None:
        if _local(name) == "si":
            self._lengths.append(self._length)


class _SharedTexts:
    """Counts how often each shared text stands in the cells of a sheet."""

    def __init__(self, extent: Extent) -> None:
        self._extent = extent
        self._parser = xml_parser()
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._is_shared = False
        self._number: str | None = None

    def read(self, pieces: Iterator[bytes]) -> None:
        """Count those of one sheet."""
        read_xml(pieces, self._parser)

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "c":
            self._is_shared = attributes.get("t") == "s"
        elif _local(name) == "v" and self._is_shared:
            self._number = ""
            self._parser.CharacterDataHandler = self._digits

    def _digits(self, text: str) -> None:
        self._number = (self._number or "") + text[:20]

    def _ends(self, _name: str) -> None:
        if self._number is not None:
            self._extent.shared[_whole(self._number.strip())] += 1
            self._number = None
            self._parser.CharacterDataHandler = None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    """Return the position, from 1, of a column by its letters."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 7:
        raise FileRefused("unreadable_file")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _whole(digits: str) -> int:
    if not digits.isascii() or not digits.isdigit() or len(digits) > 10:
        raise FileRefused("unreadable_file")
    return int(digits)
