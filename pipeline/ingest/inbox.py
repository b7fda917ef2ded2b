"""Ingest: what is new in the inbox goes into the lake, scrubbed; the rest is left alone."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

import polars as pl

from pipeline.ingest.arrivals import (
    Arrival,
    arrivals,
    read_deliveries,
    write_file_index,
)
from pipeline.ingest.being_read import BeingRead
from pipeline.ingest.erasing import ErasedList, write_erased
from pipeline.ingest.erasing.gone_files import without_erased
from pipeline.ingest.erasing.left import write_left
from pipeline.ingest.expiry import expire
from pipeline.ingest.identity import read_identity
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.manifest import SETUP_KINDS, row_of, standing, without_counted
from pipeline.ingest.outlet import LakeOutlet
from pipeline.ingest.patience import Waiting
from pipeline.ingest.reading import Reading
from pipeline.ingest.report import IngestedFile, IngestReport, Preview
from pipeline.ingest.setup_parts import setup_readings
from pipeline.ingest.side_by_side import AT_ONCE, side_by_side
from pipeline.ingest.store import Lake
from pipeline.ingest.taking import Taken, Taking, file_key, is_read_alone
from pipeline.ingest.withdrawals import read_withdrawals
from pipeline.lake import MANIFEST
from pipeline.problems import UngetidError
from pipeline.progress import Progress
from pipeline.workspace import Workspace

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
    identity = read_identity(workspace)
    # Hashing a large file takes as long as reading all the set-up, and needs none of it.
    listed = Waiting(lambda goes_on: arrivals(workspace.inbox, log.times, identity, goes_on))
    knowledge = read_knowledge(workspace)
    withdrawn = frozenset(read_withdrawals(workspace))
    lake = Lake(workspace, knowledge.reference)
    work = _Ingest(workspace, knowledge, lake, log.times, distrusted)
    work.store_setup()
    found = _listed(listed)
    new = [
        arrival
        for arrival in found
        if arrival.file_key not in withdrawn
        and not work.is_known(arrival)
        and not knowledge.erasures.is_file(arrival.content_sha256)
    ]
    work.read(new, progress)
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
    """Return what takes bytes that were read, in any thread, and tells them on in kilobytes."""
    rest = 0
    one_counts = threading.Lock()

    def told(done: int) -> None:
        nonlocal rest
        with one_counts:
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
        deliveries: dict[str, dt.datetime],
        distrusted: frozenset[str],
    ) -> None:
        self._distrusted = distrusted
        self._workspace = workspace
        self._knowledge = knowledge
        self._lake = lake
        self._erasures = knowledge.erasures
        self._before = before = lake.manifest()
        current = before.filter(pl.col("is_current") & ~pl.col("kind").is_in(SETUP_KINDS))
        self._setup = {
            row["part_key"]: row
            for row in before.filter("is_current", pl.col("kind").is_in(SETUP_KINDS)).to_dicts()
            if lake.holds(row) and row["part_key"] not in distrusted
        }
        self._current = {row["content_sha256"]: row for row in current.iter_rows(named=True)}
        first_received = dict(
            before.filter(pl.col("received_at").is_not_null())
            .group_by("content_sha256")
            .agg(pl.col("received_at").min())
            .iter_rows()
        )
        self._taking = Taking(workspace, knowledge, lake, first_received, deliveries)
        self._rows: list[dict[str, Any]] = []
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
            outlet = self._taking.outlet(digest, reading.table, is_source=reading.kind == "staff")
            if outlet.part_key in self._setup:
                self._rows.append(self._setup[outlet.part_key])
                continue
            outlet.add_all(reading.parts)
            self._record(digest, reading, None, outlet)

    def read(self, new: list[Arrival], progress: Progress) -> None:
        """Read files, in their order, the small ones side by side."""
        size = sum(arrival.size for arrival in new) // _KB
        with (
            BeingRead(self._workspace, AT_ONCE) as mark,
            progress.step("Reading files (kB)", size) as advance,
        ):
            told = _by_kilobyte(advance)

            def take(arrival: Arrival) -> Taken:
                digest = arrival.content_sha256
                with mark.reading(digest):
                    return self._taking.take(arrival, told, is_suspect=mark.is_suspect(digest))

            with closing(side_by_side(new, take, is_read_alone, Taken.forget)) as every:
                for taken in every:
                    self._keep(taken)

    def _keep(self, taken: Taken) -> None:
        """Let the rows of a file count with the next manifest, and tell how it fared."""
        if taken.reading is None:
            return
        if taken.outlet is None:
            self._not_read.append(taken.arrival)
        else:
            digest = taken.arrival.content_sha256
            self._record(digest, taken.reading, taken.received_at, taken.outlet)
        self._tell(taken.arrival, taken.reading, taken.preview)

    def _record(
        self, digest: str, reading: Reading, received_at: dt.datetime | None, outlet: LakeOutlet
    ) -> None:
        """Take the parts of a reading, and note it for the manifest."""
        tables = outlet.take()
        self._rows.append(
            {
                **row_of(reading),
                "file_key": file_key(digest),
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
