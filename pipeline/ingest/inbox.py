"""Ingest: what is new in the inbox goes into the lake, scrubbed; the rest is left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl

from pipeline.files import digest_of_values
from pipeline.ingest.arrivals import (
    Arrival,
    arrivals,
    day_in_copenhagen,
    delivered_at,
    read_deliveries,
    unreadable_arrival,
    write_file_index,
)
from pipeline.ingest.being_read import BeingRead, can_be_read
from pipeline.ingest.documents import refused_document
from pipeline.ingest.erasing import ErasedList, write_erased
from pipeline.ingest.erasing.gone_files import without_erased
from pipeline.ingest.erasing.left import write_left
from pipeline.ingest.expiry import expire
from pipeline.ingest.identity import read_identity
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.manifest import SETUP_KINDS, row_of, standing, without_counted
from pipeline.ingest.outlet import LakeOutlet
from pipeline.ingest.patience import Waiting
from pipeline.ingest.privacy import IN_FILE_NAME, is_in_path
from pipeline.ingest.readers.source import Source, SourceChanged
from pipeline.ingest.reading import Reading, refused_file
from pipeline.ingest.report import IngestedFile, IngestReport, Preview
from pipeline.ingest.setup_parts import setup_readings
from pipeline.ingest.store import Lake
from pipeline.ingest.withdrawals import read_withdrawals
from pipeline.lake import FILE_NOTE, MANIFEST
from pipeline.problems import UngetidError
from pipeline.progress import Progress
from pipeline.workspace import Workspace

_SOURCE_TABLE = "source"  # stands in the part key of what came through the inbox
_KB = 1000


def ingest(
    workspace: Workspace, *, progress: Progress, distrusted: frozenset[str] = frozenset()
) -> IngestReport:
    """Read what is new in the inbox, and the reference data, into the lake.

    A file is new when its bytes are, or when what it is read with has changed. A file that has
    gone from the inbox stays in the lake as it was read last, marked stale when it would be read
    in another way now.

    Parameters
    ----------
    distrusted
        Keys of parts that are damaged: what they were read from is read again where it still is.

    Raises
    ------
    UngetidError
        When reference data, staff, staff map or key are wrong, or the lake cannot be read or
        written. Neither a source file nor a line of the delivery log stops the others.
    """
    log = read_deliveries(workspace)
    deliveries = log.times
    identity = read_identity(workspace)
    # Hashing a large file takes as long as reading all the set-up, and needs none of it.
    listed = Waiting(lambda goes_on: arrivals(workspace.inbox, deliveries, identity, goes_on))
    knowledge = read_knowledge(workspace)
    withdrawn = frozenset(read_withdrawals(workspace))
    lake = Lake(workspace, knowledge.reference)
    work = _Ingest(workspace, knowledge, lake, lake.manifest(), distrusted)
    work.store_setup()
    found = _listed(listed)
    new = [
        arrival
        for arrival in found
        if arrival.file_key not in withdrawn
        and not work.is_known(arrival)
        and not knowledge.erasures.is_file(arrival.content_sha256)
    ]
    size = sum(arrival.size for arrival in new)
    with BeingRead(workspace) as mark, progress.step("Reading files (kB)", size // _KB) as advance:
        told = _by_kilobyte(advance)
        for arrival in new:
            mark.now(arrival.content_sha256)
            work.read(arrival, deliveries, told, is_suspect=mark.is_suspect(arrival.content_sha256))
    manifest = work.manifest({arrival.content_sha256 for arrival in found}, withdrawn)
    lake.replace_manifest(manifest)
    work.write_index(found, manifest)
    work.write_erased(found, manifest)
    expire(workspace)
    unchanged = len(found) - len(new)
    return IngestReport(work.files, unchanged, knowledge.rules, log.unread_lines)


def _listed(listed: Waiting[list[Arrival]]) -> list[Arrival]:
    try:
        return listed.result()
    except TimeoutError:
        raise UngetidError(
            "The inbox does not answer: a file, or a folder, could not be read for two minutes.",
            where="inbox/",
            mend="Look whether the drive it lies on is there, then run again. Nothing was changed.",
        ) from None


def _by_kilobyte(advance: Callable[[int], None]) -> Callable[[int], None]:
    """Return what takes bytes that were read, and tells them on in kilobytes."""
    rest = 0

    def told(done: int) -> None:
        nonlocal rest
        kilobytes, rest = divmod(rest + done, _KB)
        advance(kilobytes)

    return told


class _Ingest:
    """One run of ingest: what it has read so far."""

    def __init__(
        self,
        workspace: Workspace,
        knowledge: Knowledge,
        lake: Lake,
        before: pl.DataFrame,
        distrusted: frozenset[str],
    ) -> None:
        self._distrusted = distrusted
        self._workspace = workspace
        self._knowledge = knowledge
        self._lake = lake
        self._erasures = knowledge.erasures
        self._before = before
        current = before.filter(pl.col("is_current") & ~pl.col("kind").is_in(SETUP_KINDS))
        self._setup = {
            row["part_key"]: row
            for row in before.filter("is_current", pl.col("kind").is_in(SETUP_KINDS)).to_dicts()
            if lake.holds(row) and row["part_key"] not in distrusted
        }
        self._current = {row["content_sha256"]: row for row in current.iter_rows(named=True)}
        self._first_received = dict(
            before.filter(pl.col("received_at").is_not_null())
            .group_by("content_sha256")
            .agg(pl.col("received_at").min())
            .iter_rows()
        )
        self._rows: list[dict[str, Any]] = []
        self._now = _now()
        self._not_read: list[Arrival] = []
        self.files: list[IngestedFile] = []

    def is_known(self, arrival: Arrival) -> bool:
        """Say whether the lake holds these bytes as they would be read now."""
        row = self._current.get(arrival.content_sha256)
        if row is None or row["is_withdrawn"] or row["part_key"] in self._distrusted:
            return False
        if row["erasures"] != self._erasures.digest:
            return False
        return row["fingerprint"] == self._knowledge.fingerprint and self._lake.holds(row)

    def store_setup(self) -> None:
        """Store reference data and staff, which count by what they are now."""
        for digest, reading in setup_readings(self._knowledge):
            outlet = self._outlet(digest, reading.table, is_source=reading.kind == "staff")
            if outlet.part_key in self._setup:
                self._rows.append(self._setup[outlet.part_key])
                continue
            outlet.add_all(reading.parts)
            self._record(digest, reading, None, outlet)

    def read(
        self,
        arrival: Arrival,
        deliveries: dict[str, dt.datetime],
        advance: Callable[[int], None],
        *,
        is_suspect: bool = False,
    ) -> None:
        """Read one file; whatever is wrong with it is told of it alone.

        Parameters
        ----------
        is_suspect
            A former run ended while it read the file.
        """
        path = self._workspace.inbox / arrival.paths[0]
        try:
            if is_suspect and not self._can_be_read(arrival, deliveries):
                self._refuse(arrival, self._received_at(arrival, deliveries))
                return
            if arrival.is_readable:
                source = Source.of_file(path, arrival.content_sha256, advance)
                self._take(source, arrival, self._received_at(arrival, deliveries))
                return
        except FileNotFoundError:  # gone since it was listed
            return
        except (OSError, SourceChanged):
            pass
        # Locked, or somebody is writing it: it is looked at again at the next run.
        unread = unreadable_arrival(arrival.paths[0], self._knowledge.identity)
        self._not_read.append(unread)
        self._tell(unread, refused_file("unreadable_file"), Preview())

    def _can_be_read(self, arrival: Arrival, deliveries: dict[str, dt.datetime]) -> bool:
        day = day_in_copenhagen(self._received_at(arrival, deliveries))
        path = self._workspace.inbox / arrival.paths[0]
        return can_be_read(self._workspace, path, arrival.content_sha256, day)

    def _refuse(self, arrival: Arrival, received_at: dt.datetime) -> None:
        """Refuse a file unread: whatever reads it takes the process with it."""
        reading = refused_file("unreadable_file")
        outlet = self._outlet(arrival.content_sha256, _SOURCE_TABLE)
        self._record(arrival.content_sha256, reading, received_at, outlet)
        self._tell(arrival, reading, outlet.preview)

    def _take(self, source: Source, arrival: Arrival, received_at: dt.datetime) -> None:
        """Read a file into parts, and take them when it was read as it was listed."""
        # Here, since a run that finds nothing new should not wait for what reads all formats.
        from pipeline.ingest.read_file import read_source  # noqa: PLC0415 - see above

        outlet = self._outlet(arrival.content_sha256, _SOURCE_TABLE)
        try:
            name, day = arrival.paths[0], day_in_copenhagen(received_at)
            erasures = self._erasures.of_file(arrival.file_key)
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
        self._record(arrival.content_sha256, reading, received_at, outlet)
        self._tell(arrival, reading, self._with_name(arrival, outlet.preview))

    def _with_name(self, arrival: Arrival, preview: Preview) -> Preview:
        """Tell of a name in the file's path: when it arrives, since the lake goes by content."""
        if any(is_in_path(path, self._knowledge.known) for path in arrival.paths):
            row = pl.DataFrame([{"reason_code": IN_FILE_NAME}], schema=FILE_NOTE.row_schema)
            preview.add(FILE_NOTE.name, row)
        return preview

    def _received_at(self, arrival: Arrival, deliveries: dict[str, dt.datetime]) -> dt.datetime:
        recorded: dt.datetime | None = self._first_received.get(arrival.content_sha256)
        return recorded or delivered_at(arrival, deliveries) or self._now

    def _outlet(self, digest: str, table: str, *, is_source: bool = True) -> LakeOutlet:
        held = [self._erasures.digest] if self._erasures else []
        part_key = digest_of_values(digest, self._knowledge.fingerprint, table, *held)[:32]
        file_key = _file_key(digest)
        erasures = self._erasures.of_file(file_key)
        return LakeOutlet(self._lake, part_key, file_key if is_source else None, erasures)

    def _record(
        self, digest: str, reading: Reading, received_at: dt.datetime | None, outlet: LakeOutlet
    ) -> None:
        """Take the parts of a reading, and note it for the manifest."""
        tables = outlet.take()
        self._rows.append(
            {
                **row_of(reading),
                "file_key": _file_key(digest),
                "content_sha256": digest,
                "fingerprint": self._knowledge.fingerprint,
                "part_key": outlet.part_key,
                "received_at": received_at,
                "parts": tables,
                "erasures": self._erasures.digest,
            }
        )

    def _tell(self, arrival: Arrival, reading: Reading, preview: Preview) -> None:
        self.files.append(
            IngestedFile(
                arrival.file_key,
                arrival.content_sha256,
                reading.kind,
                reading.format,
                reading.status,
                reading.rows_received,
                reading.rows_accepted,
                reading.rows_refused,
                reading.reason_code,
                preview,
                reading.missing_columns,
                reading.headings,
            )
        )

    def manifest(self, here: set[str], withdrawn: frozenset[str]) -> pl.DataFrame:
        """Return the manifest to be: of each file the reading that counts, and former ones.

        Parameters
        ----------
        here
            Digests of the files that lie in the inbox.
        withdrawn
            Keys of the files that have been taken back: of what they held, the counts remain.
        """
        fresh = pl.DataFrame(self._rows, schema=MANIFEST.schema)
        former = without_counted(self._before, fresh)
        former = without_erased(former, self._lake, self._erasures)
        return pl.concat([standing(former, self._knowledge.fingerprint, here, withdrawn), fresh])

    def write_erased(self, found: list[Arrival], manifest: pl.DataFrame) -> None:
        """Write where something that was erased still lies, and rows that were found to be."""
        new = self._erasures.named - self._erasures.erased.rows
        if new:  # they are left out from the next run on
            write_erased(self._workspace, self._erasures.erased | ErasedList(rows=frozenset(new)))
        write_left(self._workspace, self._knowledge, found, manifest)

    def write_index(self, found: list[Arrival], manifest: pl.DataFrame) -> None:
        """Write the private index of file names."""
        sources = manifest.filter(~pl.col("kind").is_in(SETUP_KINDS))
        # The path of a file that held what was erased may name whom: it goes with the file.
        touched = manifest.filter(pl.col("rows_erased") + pl.col("mentions_erased") > 0)
        kept = set(sources["file_key"]) - set(touched["file_key"])
        write_file_index(self._workspace, [*found, *self._not_read], kept)


def _file_key(digest: str) -> str:
    return f"f-{digest[:16]}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
