"""One file of the inbox → its rows, in parts of the lake that do not count yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

import polars as pl

from pipeline.files import digest_of_values
from pipeline.ingest.arrivals import (
    Arrival,
    day_in_copenhagen,
    delivered_at,
    unreadable_arrival,
)
from pipeline.ingest.being_read import can_be_read
from pipeline.ingest.documents import refused_document
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.outlet import LakeOutlet
from pipeline.ingest.privacy import IN_FILE_NAME, is_in_path
from pipeline.ingest.readers.source import Source, SourceChanged
from pipeline.ingest.reading import Reading, refused_file
from pipeline.ingest.report import Preview
from pipeline.ingest.store import Lake
from pipeline.lake import FILE_NOTE
from pipeline.workspace import Workspace

_SOURCE_TABLE = "source"  # stands in the part key of what came through the inbox
_SMALL = 2 * 1024**2  # bytes: two such files, opened, take no memory that counts
_ENDINGS_OF_MINUTES = {
    ".docx", ".docm", ".odt", ".pdf", ".rtf", ".html", ".htm", ".eml", ".md", ".markdown", ".txt",
}  # fmt: skip


def is_read_alone(arrival: Arrival) -> bool:
    """Say whether a file is read while no other is: all that are not small and named as minutes."""
    is_named_so = PurePath(arrival.paths[0]).suffix.lower() in _ENDINGS_OF_MINUTES
    return not is_named_so or arrival.size > _SMALL


@dataclass(frozen=True)
class Taken:
    """One file that has been read; its rows count only once they are recorded.

    Parameters
    ----------
    reading
        Without its rows; None where the file has gone since it was listed.
    outlet
        Has its rows; None where the file could not be read now.
    """

    arrival: Arrival
    reading: Reading | None
    preview: Preview
    received_at: dt.datetime | None = None
    outlet: LakeOutlet | None = None

    def forget(self) -> None:
        """Let go of its rows."""
        if self.outlet is not None:
            self.outlet.forget()


class Taking:
    """Reads files into the lake, each for itself and in any thread.

    Parameters
    ----------
    first_received, deliveries
        Digest of a file, and its path → when it was received, by the lake and the delivery log;
        what neither knows is received now.
    """

    def __init__(
        self,
        workspace: Workspace,
        knowledge: Knowledge,
        lake: Lake,
        first_received: dict[str, dt.datetime],
        deliveries: dict[str, dt.datetime],
    ) -> None:
        self._workspace = workspace
        self._knowledge = knowledge
        self._lake = lake
        self._first_received = first_received
        self._deliveries = deliveries
        self._now = _now()

    def take(
        self, arrival: Arrival, advance: Callable[[int], None], *, is_suspect: bool = False
    ) -> Taken:
        """Read one file; whatever is wrong with it is told of it alone.

        Parameters
        ----------
        advance
            Told the number of bytes read since the last call.
        is_suspect
            A former run ended while it read the file.

        Raises
        ------
        UngetidError
            When the disk refuses.
        """
        path = self._workspace.inbox / arrival.paths[0]
        received_at = self._received_at(arrival)
        try:
            if is_suspect and not self._can_be_read(arrival, received_at):
                return self._refused(arrival, received_at)
            if arrival.is_readable:
                source = Source.of_file(path, arrival.content_sha256, advance)
                return self._read(source, arrival, received_at)
        except FileNotFoundError:  # gone since it was listed
            return Taken(arrival, None, Preview())
        except (OSError, SourceChanged):
            pass
        # Locked, or somebody is writing it: it is looked at again at the next run.
        unread = unreadable_arrival(arrival.paths[0], self._knowledge.identity)
        return Taken(unread, refused_file("unreadable_file"), Preview())

    def _received_at(self, arrival: Arrival) -> dt.datetime:
        recorded = self._first_received.get(arrival.content_sha256)
        return recorded or delivered_at(arrival, self._deliveries) or self._now

    def _can_be_read(self, arrival: Arrival, received_at: dt.datetime) -> bool:
        day = day_in_copenhagen(received_at)
        path = self._workspace.inbox / arrival.paths[0]
        return can_be_read(self._workspace, path, arrival.content_sha256, day)

    def _refused(self, arrival: Arrival, received_at: dt.datetime) -> Taken:
        """Refuse a file unread: whatever reads it takes the process with it."""
        outlet = self.outlet(arrival.content_sha256, _SOURCE_TABLE)
        reading = refused_file("unreadable_file")
        return Taken(arrival, reading, outlet.preview, received_at, outlet)

    def _read(self, source: Source, arrival: Arrival, received_at: dt.datetime) -> Taken:
        """Read a file into parts, which are good when it was read as it was listed."""
        # Here, since a run that finds nothing new should not wait for what reads all formats.
        from pipeline.ingest.read_file import read_source  # noqa: PLC0415 - see above

        outlet = self.outlet(arrival.content_sha256, _SOURCE_TABLE)
        try:
            name, day = arrival.paths[0], day_in_copenhagen(received_at)
            erasures = self._knowledge.erasures.of_file(arrival.file_key)
            knowledge = replace(self._knowledge, erasures=erasures)
            reading = read_source(source, name, day, knowledge, outlet)
            source.verify()
            if reading.status == "erased" and not outlet.preview.has_unread_sheets:
                outlet.forget()
                reading = replace(reading, parts={})
            try:
                outlet.add_all(reading.parts)
            except ValueError:  # a string of a document that is no code: its own fault
                outlet.forget()
                reading = refused_document(reading, "unreadable_document")
                outlet.add_all(reading.parts)
        except BaseException:
            outlet.forget()
            raise
        preview = self._with_name(arrival, outlet.preview)
        return Taken(arrival, replace(reading, parts={}), preview, received_at, outlet)

    def _with_name(self, arrival: Arrival, preview: Preview) -> Preview:
        """Tell of a name in the file's path: when it arrives, since the lake goes by content."""
        if any(is_in_path(path, self._knowledge.known) for path in arrival.paths):
            row = pl.DataFrame([{"reason_code": IN_FILE_NAME}], schema=FILE_NOTE.row_schema)
            preview.add(FILE_NOTE.name, row)
        return preview

    def outlet(self, digest: str, table: str, *, is_source: bool = True) -> LakeOutlet:
        """Return the outlet for the rows of a file, which was read as what is known now says."""
        erasures = self._knowledge.erasures
        held = [erasures.digest] if erasures else []
        part_key = digest_of_values(digest, self._knowledge.fingerprint, table, *held)[:32]
        key = file_key(digest)
        return LakeOutlet(self._lake, part_key, key if is_source else None, erasures.of_file(key))


def file_key(digest: str) -> str:
    """Return the key by which the lake knows a file with these bytes."""
    return f"f-{digest[:16]}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
