"""What the binary workbooks hold, XLSB and XLS, counted before their reader opens them.

Both are rows of records: the number of a kind, a length, and as many bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pipeline.ingest.readers.compound_file import CompoundFile
from pipeline.ingest.readers.containers import Container, read_xml, xml_parser
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.workbook_extent import Extent

_MARKUP = (".xml", ".rels")
# Records of XLSB (MS-XLSB 2.3).
_ROW, _LAST_CELL, _SHARED_CELL, _ERROR_CELLS = 0, 11, 7, {3, 11}
_TEXT_ITEM, _BOOK_PROPERTIES, _SHEET, _NONE = 19, 153, 156, 0xFFFFFFFF
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
# Records of XLS (MS-XLS 2.3).
_XLS_CELLS = {0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6}
_XLS_RUNS = {0x00BD, 0x00BE}  # several cells of a row; the last column comes last
_XLS_SHARED_CELL = 0x00FD
_XLS_BEGINS, _XLS_SIZE, _XLS_1904, _XLS_LOCKED = 0x0809, 0x0200, 0x0022, 0x002F
_XLS_TEXTS, _XLS_MORE = 0x00FC, 0x003C


def extent_of_xlsb(container: Container) -> Extent:
    """Look through an XLSB workbook (MS-XLSB): parts of records instead of XML.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``sheet_too_large``.
    """
    extent = Extent()
    for name in sorted(container.names):
        if name.endswith(_MARKUP):
            read_xml(container.pieces(name), xml_parser())
    sheets = []
    for kind, data in _xlsb_records(_part(container, "xl/workbook.bin")):
        if kind == _BOOK_PROPERTIES:
            extent.is_1904 = bool(_number(data, 0) & 1)
        elif kind == _SHEET and _number(data, 8) != _NONE:
            sheets.append(data[12 : 12 + 2 * _number(data, 8)].decode("utf-16-le", "replace"))
    targets = _targets(container) if sheets else {}
    for sheet in sheets:
        _add_xlsb_sheet(_part(container, targets.get(sheet, "")), extent)
    lengths = []
    if extent.shared:
        texts = _xlsb_records(_part(container, "xl/sharedStrings.bin"))
        lengths = [_number(data, 1) for kind, data in texts if kind == _TEXT_ITEM]
    extent.check_texts(lengths)
    return extent


def _part(container: Container, name: str) -> bytes:
    if name not in container.names:
        raise FileRefused("unreadable_file")
    return b"".join(container.pieces(name))


def _targets(container: Container) -> dict[str, str]:
    """Return which part each relation of the workbook leads to."""
    found: dict[str, str] = {}

    def element(_name: str, attributes: dict[str, str]) -> None:
        if "Id" in attributes and "Target" in attributes:
            target = attributes["Target"].lstrip("/")
            found[attributes["Id"]] = target if target.startswith("xl/") else f"xl/{target}"

    parser = xml_parser()
    parser.StartElementHandler = element
    read_xml(iter([_part(container, "xl/_rels/workbook.bin.rels")]), parser)
    return found


def _add_xlsb_sheet(part: bytes, extent: Extent) -> None:
    """Add a sheet; the reader leaves out the errors that formulas gave, so they are kept here."""
    row = rows = columns = 0
    errors = []
    for kind, data in _xlsb_records(part):
        if kind == _ROW:
            row = _number(data, 0) + 1
        elif kind <= _LAST_CELL:
            column = _number(data, 0) + 1
            rows, columns = max(rows, row), max(columns, column)
            if kind == _SHARED_CELL:
                extent.shared[_number(data, 8)] += 1
            elif kind in _ERROR_CELLS:
                errors.append((row, column, _ERRORS.get(data[8] if len(data) > 8 else -1, "")))
    extent.add_sheet(rows, columns)
    extent.errors.append(errors)


def _xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part: number of the kind, and contents."""
    at, end = 0, len(part)
    while at < end:
        kind, at = _varied(part, at, 2)
        length, at = _varied(part, at, 4)
        yield kind, part[at : at + length]
        at += length


def _varied(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of 7 bits a byte, and where it ends."""
    number = 0
    for count in range(most):
        if at >= len(part):
            break
        byte = part[at]
        at += 1
        number |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            break
    return number, at


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def extent_of_xls(file: CompoundFile) -> Extent:
    """Look through an XLS workbook (MS-XLS, BIFF5 and BIFF8).

    Raises
    ------
    FileRefused
        ``unknown_format`` where it is another kind of old document; ``password_protected``;
        ``unreadable_file``; ``sheet_too_large``.
    """
    if "EncryptedPackage" in file.names:
        raise FileRefused("password_protected")
    name = next((one for one in ("Workbook", "Book") if one in file.names), None)
    if name is None:
        raise FileRefused("unknown_format")
    book = _XlsBook()
    for kind, data in _xls_records(file.stream(name)):
        book.add(kind, data)
    book.end_sheet()
    book.extent.check_texts(_xls_lengths(book.texts))
    return book.extent


class _XlsBook:
    """Counts what the records of a workbook hold, sheet by sheet."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.texts: list[bytes] = []
        self._rows = self._columns = 0
        self._is_in_texts = False

    def end_sheet(self) -> None:
        """Add the sheet that ends here to the extent."""
        self.extent.add_sheet(self._rows, self._columns)
        self._rows = self._columns = 0

    def add(self, kind: int, data: bytes) -> None:
        """Count one record."""
        self._is_in_texts = kind == _XLS_TEXTS or (kind == _XLS_MORE and self._is_in_texts)
        if self._is_in_texts:
            self.texts.append(data)
        elif kind in _XLS_CELLS:
            self._add_cell(_short(data, 0), _short(data, 2))
            if kind == _XLS_SHARED_CELL:
                self.extent.shared[_number(data, 6)] += 1
        elif kind in _XLS_RUNS and len(data) >= 6:
            self._add_cell(_short(data, 0), _short(data, len(data) - 2))
        elif kind == _XLS_BEGINS:
            self.end_sheet()
        elif kind == _XLS_LOCKED:
            raise FileRefused("password_protected")
        elif kind == _XLS_1904:
            self.extent.is_1904 = _short(data, 0) == 1
        elif kind == _XLS_SIZE and len(data) >= 12:  # the reader makes room for what it says
            height = _number(data, 4) - _number(data, 0)
            Extent().add_sheet(max(height, 0), max(_short(data, 10) - _short(data, 8), 0))

    def _add_cell(self, row: int, column: int) -> None:
        self._rows = max(self._rows, row + 1)
        self._columns = max(self._columns, column + 1)


def _xls_records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class _XlsTexts:
    """Walks through shared texts, which may go on in the next record."""

    def __init__(self, records: list[bytes]) -> None:
        self._records = records
        self._record, self._at = 0, 8  # two counts come first

    def left(self) -> int:
        """Return the bytes that are left of this record, going on to the next at its end."""
        while self._record < len(self._records):
            if self._at < len(self._records[self._record]):
                return len(self._records[self._record]) - self._at
            self._record, self._at = self._record + 1, 0
        return 0

    def take(self, count: int) -> bytes:
        """Return the next bytes of one record."""
        data = self._records[self._record][self._at : self._at + count]
        self._at += count
        return data

    def skip(self, count: int) -> None:
        """Pass over bytes, of several records where need be."""
        while count and (left := self.left()):
            count -= len(self.take(min(count, left)))

    def skip_letters(self, count: int, width: int) -> None:
        """Pass over letters; each further record says anew how wide they are."""
        while count and (left := self.left()):
            if self._at == 0:
                width = 1 + (self.take(1)[0] & 1)
                left -= 1
            taken = min(count, left // width)
            self.skip(taken * width)
            count -= taken
            if count and 0 < left - taken * width < width:
                self.take(left - taken * width)


def _xls_lengths(records: list[bytes]) -> list[int]:
    """Return the characters of each shared text."""
    texts = _XlsTexts(records)
    lengths = []
    while texts.left() >= 3:
        count, flags = struct.unpack("<HB", texts.take(3))
        lengths.append(count)
        formats = _short(texts.take(2), 0) if flags & 0x08 and texts.left() >= 2 else 0
        phonetic = _number(texts.take(4), 0) if flags & 0x04 and texts.left() >= 4 else 0
        texts.skip_letters(count, 1 + (flags & 1))
        texts.skip(4 * formats + phonetic)
    return lengths


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
