"""The bytes of one file, read from the start as often as a reader needs, and watched meanwhile.

A file of the inbox may grow or be replaced while it is read. Every pass over it is hashed on the
way, and what was read counts only when the digest is the one by which the file is known.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.ingest.patience import PatientFile
from pipeline.ingest.readers.log_table import FileRefused

HEAD_BYTES = 64 * 1024
# Formats that are read whole; delimited text is read in blocks and may be of any size.
MAX_WHOLE = 512 * 1024**2
_REST = 4 * 1024**2
_PIECE = 16 * 1024**2  # of a file that is read whole: each must come in time


class SourceChanged(Exception):  # noqa: N818 - an answer, not an error
    """The file is not the one that was to be read: somebody is writing it."""


class Source:
    """One file to be read.

    Parameters
    ----------
    open_file
        Opens it at its start.
    size
        Its bytes when it was first looked at.
    sha256
        The digest by which it is known; None where it cannot change.
    advance
        Told the number of bytes read since the last call; each byte is told once.
    """

    def __init__(
        self,
        open_file: Callable[[], BinaryIO],
        size: int,
        sha256: str | None = None,
        advance: Callable[[int], None] = lambda _done: None,
    ) -> None:
        self._open = open_file
        self.size = size
        self._sha256 = sha256
        self._advance = advance
        self._told = 0
        self._is_verified = sha256 is None

    @classmethod
    def of_bytes(cls, content: bytes) -> Source:
        """Return a source of bytes in memory."""
        return cls(lambda: io.BytesIO(content), len(content))

    @classmethod
    def of_file(cls, path: Path, sha256: str, advance: Callable[[int], None]) -> Source:
        """Return a source of a file on disk.

        Raises
        ------
        OSError
            When it is gone or locked.
        """
        return cls(lambda: path.open("rb"), path.stat().st_size, sha256, advance)

    def head(self) -> bytes:
        """Return the first bytes, enough to see what the file is."""
        with self._reading() as file:
            return file.read(HEAD_BYTES)

    def whole(self) -> bytes:
        """Return all bytes of a file that is read whole.

        Raises
        ------
        FileRefused
            ``too_large_file``.
        SourceChanged
            When the bytes are not those by which the file is known.
        """
        if self.size > MAX_WHOLE:
            raise FileRefused("too_large_file")
        return b"".join(self.blocks(_PIECE))

    def blocks(self, size: int) -> Iterator[bytes]:
        """Yield all bytes, a block at a time.

        Raises
        ------
        SourceChanged
            After the last block, when the bytes were not those by which the file is known.
        """
        digest = hashlib.sha256()
        done = 0
        with self._reading() as file:
            while done <= self.size and (block := file.read(size)):
                digest.update(block)
                done += len(block)
                self._tell(done)
                yield block
        self._compare(digest.hexdigest(), done)

    def _reading(self) -> BinaryIO | PatientFile:
        """Open it at its start; a file of the inbox may lie on a drive that stops to answer."""
        return self._open() if self._sha256 is None else PatientFile(self._open)

    def verify(self) -> None:
        """Make sure of the digest of a file that was not read to its end.

        Raises
        ------
        SourceChanged
            When the bytes are not those by which the file is known.
        """
        if not self._is_verified:
            for _ in self.blocks(_REST):
                pass
        self._tell(self.size)

    def _tell(self, done: int) -> None:
        if done > self._told:
            self._advance(min(done, self.size) - min(self._told, self.size))
            self._told = done

    def _compare(self, digest: str, done: int) -> None:
        if self._sha256 is not None and (digest != self._sha256 or done != self.size):
            raise SourceChanged
        self._is_verified = True
