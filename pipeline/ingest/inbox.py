"""Ingest: what is new in the inbox goes into the lake, scrubbed; the rest is left alone."""

from __future__ import annotations

import datetime as dt
import hashlib
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
from pipeline.ingest.documents import refused_document
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.read_file import read_file
from pipeline.ingest.reading import Reading, refused_file
from pipeline.ingest.report import IngestedFile, IngestReport
from pipeline.ingest.setup_parts import setup_readings
from pipeline.ingest.store import Lake
from pipeline.lake import FILE_NOTE, MANIFEST, REFUSED_ROW
from pipeline.progress import Progress
from pipeline.workspace import Workspace

_SETUP_KINDS = ("reference", "staff")


def ingest(workspace: Workspace, *, progress: Progress) -> IngestReport:
    """Read what is new in the inbox, and the reference data, into the lake.

    A file is new when its bytes are, or when what it is read with has changed. A file that has
    gone from the inbox stays in the lake as it was read last, marked stale when it would be read
    in another way now.

    Raises
    ------
    UngetidError
        When reference data, staff, staff map, key or delivery log are wrong, or the lake cannot be
        read or written. A source file never stops the others.
    """
    knowledge = read_knowledge(workspace)
    lake = Lake(workspace, knowledge.reference)
    deliveries = read_deliveries(workspace)
    before = lake.manifest()
    found = arrivals(workspace.inbox, deliveries)
    work = _Ingest(workspace, knowledge, lake, before)
    new = [arrival for arrival in found if not work.is_known(arrival)]
    work.store_setup()
    with progress.step("Reading files", len(new)) as advance:
        for arrival in new:
            work.read(arrival, deliveries)
            advance(1)
    manifest = work.manifest({arrival.content_sha256 for arrival in found})
    lake.replace_manifest(manifest)
    work.write_index(found, manifest)
    return IngestReport(work.files, len(found) - len(new), knowledge.rules)


class _Ingest:
    """One run of ingest: what it has read so far."""

    def __init__(
        self, workspace: Workspace, knowledge: Knowledge, lake: Lake, before: pl.DataFrame
    ) -> None:
        self._workspace = workspace
        self._knowledge = knowledge
        self._lake = lake
        self._before = before
        current = before.filter(pl.col("is_current") & ~pl.col("kind").is_in(_SETUP_KINDS))
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
        is_current = row is not None and row["fingerprint"] == self._knowledge.fingerprint
        return is_current and row is not None and self._lake.holds(row)

    def store_setup(self) -> None:
        """Store reference data and staff, which count by what they are now."""
        for digest, reading in setup_readings(self._knowledge):
            self._store(digest, reading, received_at=None)

    def read(self, arrival: Arrival, deliveries: dict[str, dt.datetime]) -> None:
        """Read one file; whatever is wrong with it is told of it alone."""
        content = self._content(arrival)
        if content is None:
            return
        received_at = self._received_at(arrival, deliveries)
        day = day_in_copenhagen(received_at)
        reading = read_file(content, arrival.paths[0], day, self._knowledge)
        try:
            self._store(arrival.content_sha256, reading, received_at)
        except ValueError:  # a string that is no code: of a document, its own fault
            if reading.kind != "minutes":
                raise
            reading = refused_document(reading, "unreadable_document")
            self._store(arrival.content_sha256, reading, received_at)
        self._tell(arrival, reading)

    def _content(self, arrival: Arrival) -> bytes | None:
        """Return a file's bytes; None when it has gone, or it is told that it cannot be read."""
        path = self._workspace.inbox / arrival.paths[0]
        try:
            content = path.read_bytes() if arrival.is_readable else None
        except FileNotFoundError:
            return None
        except OSError:
            content = None
        if content is None or _digest(content) != arrival.content_sha256:
            # Locked, or somebody is writing it: it is looked at again at the next run.
            self._not_read.append(unreadable_arrival(arrival.paths[0]))
            self._tell(self._not_read[-1], refused_file("unreadable_file"))
            return None
        return content

    def _received_at(self, arrival: Arrival, deliveries: dict[str, dt.datetime]) -> dt.datetime:
        recorded: dt.datetime | None = self._first_received.get(arrival.content_sha256)
        return recorded or delivered_at(arrival, deliveries) or self._now

    def _store(self, digest: str, reading: Reading, received_at: dt.datetime | None) -> None:
        fingerprint = self._knowledge.fingerprint
        part_key = digest_of_values(digest, fingerprint, reading.table)[:32]
        file_key = f"f-{digest[:16]}"
        for table, frame in reading.parts.items():
            keyed = frame if table.startswith("ref_") else _with_file_key(frame, file_key)
            self._lake.write(table, part_key, keyed)
        self._rows.append(
            {
                "file_key": file_key,
                "content_sha256": digest,
                "fingerprint": fingerprint,
                "part_key": part_key,
                "kind": reading.kind,
                "table": reading.table,
                "format": reading.format,
                "profile": reading.profile,
                "is_full_export": reading.is_full_export,
                "encoding": reading.encoding,
                "delimiter": reading.delimiter,
                "heading_line": reading.heading_line,
                "date_order": reading.date_order,
                "decimal_mark": reading.decimal_mark,
                "received_at": received_at,
                "rows_received": reading.rows_received,
                "rows_accepted": reading.rows_accepted,
                "rows_refused": reading.rows_refused,
                "status": reading.status,
                "reason_code": reading.reason_code,
                "is_current": True,
                "is_withdrawn": False,
                "is_stale": False,
            }
        )

    def _tell(self, arrival: Arrival, reading: Reading) -> None:
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
                reading.rows_of(REFUSED_ROW.name),
                reading.rows_of(FILE_NOTE.name),
                reading.missing_columns,
            )
        )

    def manifest(self, here: set[str]) -> pl.DataFrame:
        """Return the manifest to be: of each file the reading that counts, and former ones.

        Parameters
        ----------
        here
            Digests of the files that lie in the inbox.
        """
        fresh = pl.DataFrame(self._rows, schema=MANIFEST.schema)
        is_setup = pl.col("kind").is_in(_SETUP_KINDS)
        read_now = fresh.filter(~is_setup)["content_sha256"]
        is_read = pl.col("content_sha256").is_in(read_now.implode())
        is_other = pl.col("fingerprint") != self._knowledge.fingerprint
        is_here = pl.col("content_sha256").is_in(list(here))
        former = self._before.join(fresh, on=["part_key"], how="anti").with_columns(
            is_current=pl.col("is_current") & ~is_setup & ~is_read
        )
        former = former.with_columns(is_stale=pl.col("is_current") & is_other & ~is_here)
        return pl.concat([former, fresh])

    def write_index(self, found: list[Arrival], manifest: pl.DataFrame) -> None:
        """Write the private index of file names."""
        sources = manifest.filter(~pl.col("kind").is_in(_SETUP_KINDS))
        write_file_index(self._workspace, [*found, *self._not_read], set(sources["file_key"]))


def _with_file_key(frame: pl.DataFrame, file_key: str) -> pl.DataFrame:
    return frame.select(pl.lit(file_key).alias("file_key"), pl.all())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
