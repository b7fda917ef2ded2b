"""ZIP containers (XLSX, XLSB, ODS, DOCX): measured before a reader that trusts them opens one.

A small file can unpack to more than a machine holds, by repeating one member under many names, by
telling a size that is not true, or by entities in its XML. So the directory is checked first, and
members are unpacked here piece by piece, each only as far as it said it would reach.

Limits: 512 MB unpacked in all; 200 times the packed size for a member over 1 MB; 2 000 members.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from pipeline.ingest.readers.log_table import FileRefused

MAX_UNPACKED = 512 * 1024**2
MAX_RATIO = 200
MAX_MEMBERS = 2000
_RATIO_FROM = 1024**2
_PIECE = 1024**2
_LONGEST_TAG = 16 * 1024**2
_LOCAL_HEADER = 30
_IS_ENCRYPTED = 0x1
# What zipfile says of a directory that is torn or made up.
_TORN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError, NotImplementedError,
    RuntimeError, IndexError,
)  # fmt: skip


class Container:
    """A container whose directory keeps the limits.

    Parameters
    ----------
    content
        The bytes of the file.

    Raises
    ------
    FileRefused
        ``unreadable_file``: torn, over a limit, or members that overlap; ``password_protected``.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = archive.infolist()
        except _TORN:
            raise FileRefused("unreadable_file") from None
        if any(member.flag_bits & _IS_ENCRYPTED for member in members):
            raise FileRefused("password_protected")
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members) or not _keeps_limits(members):
            raise FileRefused("unreadable_file")
        self._data = self._places(members)

    @property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._members)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece.

        Raises
        ------
        FileRefused
            ``unreadable_file`` where it is not what the directory says.
        """
        member, (start, end) = self._members[name], self._data[name]
        packed = memoryview(self._content)[start:end]
        if member.compress_type == zipfile.ZIP_STORED:
            stored = (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
            yield from _as_long_as_told(stored, member.file_size)
        else:
            yield from _as_long_as_told(_inflated(packed), member.file_size)

    def read(self, name: str, limit: int) -> bytes:
        """Return the beginning of a member, at most ``limit`` bytes or a piece more."""
        found = b""
        for piece in self.pieces(name):
            found += piece
            if len(found) >= limit:
                break
        return found

    def _places(self, members: list[zipfile.ZipInfo]) -> dict[str, tuple[int, int]]:
        """Return where the packed bytes of each member lie; none may share a byte with another."""
        places = {}
        free_from = 0
        for member in sorted(members, key=lambda one: one.header_offset):
            at = member.header_offset
            header = self._content[at : at + _LOCAL_HEADER]
            if at < free_from or len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
                raise FileRefused("unreadable_file")
            lengths = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:], "little")
            start = at + _LOCAL_HEADER + sum(lengths)
            free_from = start + member.compress_size
            places[member.filename] = (start, free_from)
        if free_from > len(self._content):
            raise FileRefused("unreadable_file")
        return places


def _keeps_limits(members: list[zipfile.ZipInfo]) -> bool:
    """Say whether what the directory tells is within the limits.

    It must begin with the file: another reader could find another directory behind it.
    """
    too_dense = any(
        member.file_size > max(_RATIO_FROM, MAX_RATIO * max(member.compress_size, 1))
        for member in members
    )
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return (
        0 < len(members) <= MAX_MEMBERS
        and sum(member.file_size for member in members) <= MAX_UNPACKED
        and not too_dense
        and all(member.compress_type in known for member in members)
        and min(member.header_offset for member in members) == 0
    )


def _inflated(packed: memoryview) -> Iterator[bytes]:
    """Inflate, never more than a piece at a time."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    at = 0
    try:
        while not inflater.eof:
            feed: bytes | memoryview = inflater.unconsumed_tail
            if not feed and at >= len(packed):
                break  # torn: it is shorter than it told
            if not feed:
                feed = packed[at : at + _PIECE]
                at += _PIECE
            yield inflater.decompress(feed, _PIECE)
    except zlib.error:
        raise FileRefused("unreadable_file") from None


def _as_long_as_told(pieces: Iterator[bytes], told: int) -> Iterator[bytes]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > told:
            raise FileRefused("unreadable_file")
        yield piece
    if length != told:
        raise FileRefused("unreadable_file")


def read_xml(pieces: Iterator[bytes], parser: expat.XMLParserType) -> None:
    """Feed XML to a parser with its handlers; declarations of entities are refused unread.

    Office's own files have no document type, so that no entity needs to be known. No link leads
    out: the parser opens none.

    Raises
    ------
    FileRefused
        ``unreadable_file`` where it is not well formed, has a document type, or one tag of it is
        longer than 16 MB.
    """
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        for piece in pieces:
            if not fed and b"\0" in piece[:64]:  # UTF-16, which the workbooks' reader cannot see
                _refuse()
            fed += len(piece)
            parser.Parse(piece, False)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                _refuse()
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise FileRefused("unreadable_file") from None


def xml_parser() -> expat.XMLParserType:
    """Return a parser without handlers."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    return parser


def _refuse(*_declared: object) -> None:
    raise FileRefused("unreadable_file")
