"""Files of the inbox in which nothing may stay: they go, and their lines of the delivery log."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipeline.files import move, sync
from pipeline.ingest.arrivals import (
    DELIVERY_LOG,
    Arrival,
    arrivals,
    day_in_copenhagen,
    delivered_at,
    read_deliveries,
    read_file_index,
)
from pipeline.ingest.erasing.erasures import Erasures
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.source import Source, SourceChanged
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class Looked:
    """What would be erased of one file of the inbox.

    Parameters
    ----------
    rows_received, rows_erased, mentions_erased
        As in the lake's manifest; None where the file cannot be read.
    """

    arrival: Arrival
    rows_received: int | None
    rows_erased: int | None
    mentions_erased: int | None

    @property
    def goes(self) -> bool:
        """Whether nothing of it would stay."""
        return bool(self.rows_received) and self.rows_received == self.rows_erased


class _Nowhere:
    """Takes rows and forgets them."""

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Forget rows."""

    def forget(self) -> None:
        """Nothing is there to forget."""


def look_through(
    workspace: Workspace, knowledge: Knowledge, told: Callable[[int], None]
) -> list[Looked]:
    """Read every file of the inbox for nothing but what of it would be erased.

    Parameters
    ----------
    knowledge
        With what is to be erased.
    told
        Is told one after each file.
    """
    deliveries = read_deliveries(workspace).times
    received = _received(workspace)
    looked = []
    for arrival in arrivals(workspace.inbox, deliveries, knowledge.identity):
        if knowledge.erasures.is_file(arrival.content_sha256):
            looked.append(Looked(arrival, 1, 1, 0))
        else:
            known = received.get(arrival.content_sha256)
            moment = known or delivered_at(arrival, deliveries)
            day = day_in_copenhagen(moment) if moment else _today()
            path = workspace.inbox / arrival.paths[0]
            looked.append(read_for_nothing(path, arrival, knowledge, day))
        told(1)
    return looked


def _received(workspace: Workspace) -> dict[str, dt.datetime]:
    if not workspace.manifest.is_file():
        return {}
    rows = pl.read_parquet(workspace.manifest, columns=["content_sha256", "received_at"])
    known = rows.drop_nulls().group_by("content_sha256").agg(pl.col("received_at").min())
    return dict(known.iter_rows())


def read_for_nothing(path: Path, arrival: Arrival, knowledge: Knowledge, day: dt.date) -> Looked:
    """Read a file and say what of it would be erased.

    Parameters
    ----------
    day
        The day on which it was received.
    """
    # Here, since what reads all formats takes its time to import.
    from pipeline.ingest.read_file import read_source  # noqa: PLC0415 - see above

    own = replace(knowledge, erasures=knowledge.erasures.of_file(arrival.file_key))
    try:
        source = Source.of_file(path, arrival.content_sha256, lambda _done: None)
        read = read_source(source, arrival.paths[0], day, own, _Nowhere())
    except (OSError, SourceChanged):
        return Looked(arrival, None, None, None)
    if read.reason_code not in (None, "empty_file"):
        return Looked(arrival, None, None, None)
    return Looked(arrival, read.rows_received, read.rows_erased, read.mentions_erased)


def _today() -> dt.date:
    return day_in_copenhagen(dt.datetime.now(dt.UTC).replace(tzinfo=None))


def remove_files(workspace: Workspace, erasures: Erasures) -> int:
    """Remove the copies of erased files, and their lines of the delivery log; say how many."""
    here = [
        one
        for one in arrivals(workspace.inbox, {}, erasures.identity)
        if erasures.is_file(one.content_sha256)
    ]
    keys = {f"f-{digest[:16]}" for digest in erasures.erased.files}
    once = [path for key, path in read_file_index(workspace) if key in keys]
    stands = {path for path in once if (workspace.inbox / path).exists()}
    there = [path for one in here for path in one.paths]
    # Of a file that is gone the log still has the line; another file may lie in its place now.
    _forget_deliveries(workspace, {*there, *(set(once) - stands)})
    return _unlink(workspace, there)


def remove_emptied(workspace: Workspace, erasures: Erasures) -> int:
    """Remove the files of which every row was erased; say how many.

    What is in a file is what the lake's manifest says of its last reading. A workbook with sheets
    that were not read stays: nobody knows what stands there.
    """
    rows = pl.read_parquet(workspace.manifest).filter(
        "is_current", pl.col("parts").is_null(), status="erased"
    )
    digests = set(rows["content_sha256"])
    there = [
        path
        for one in arrivals(workspace.inbox, {}, erasures.identity)
        if one.is_readable and one.content_sha256 in digests
        for path in one.paths
    ]
    _forget_deliveries(workspace, there)
    return _unlink(workspace, there)


def _unlink(workspace: Workspace, paths: Iterable[str]) -> int:
    count = 0
    for path in paths:
        (workspace.inbox / path).unlink(missing_ok=True)
        count += 1
    return count


def _forget_deliveries(workspace: Workspace, paths: Iterable[str]) -> None:
    """Take lines out of the delivery log; all others stay as they were written, byte for byte."""
    log, wanted = workspace.inbox / DELIVERY_LOG, set(paths)
    if not wanted or not log.is_file():
        return
    lines = log.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if _named(line) not in wanted]
    if len(kept) == len(lines):
        return
    fresh = log.with_name(f".{log.name}.new")
    fresh.write_bytes(b"".join(kept))
    fresh.chmod(log.stat().st_mode & 0o777)
    sync(fresh)
    move(fresh, log)


def _named(line: bytes) -> str:
    """Return the file that a line of the log names."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("cp1252", errors="replace")
    cells = next(csv.reader([text.strip()], delimiter=";" if ";" in text else ","), [""])
    return cells[0].strip().replace("\\", "/") if cells else ""
