"""The parts and the manifest of a drawn lake."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from acceptance_truth import COPENHAGEN, InboxFile
from drawn_rows import code, refused_rows
from naive_calendar import DAY
from naive_standing import Log, Place

from pipeline import lake
from pipeline.workspace import Workspace


@dataclass
class DrawnParts:
    """Writes the parts; files arrive between two days."""

    draw: random.Random
    workspace: Workspace
    first: dt.date
    as_of: dt.date
    files: list[InboxFile] = field(default_factory=list)
    manifest: list[dict[str, Any]] = field(default_factory=list)

    def write(
        self,
        name: str,
        kind: str,
        parts: dict[str, list[dict[str, Any]]],
        *,
        table: str | None = None,
        refused: Sequence[Place] = (),
        log: Log | None = None,
    ) -> None:
        part_key, file_key = code("", 32, name), code("f-", 16, name)
        schemas = {found.name: found.schema for found in lake.SOURCE_TABLES}
        schemas |= {f"ref_{key}": schema for key, schema in lake.REFERENCE_SCHEMAS.items()}
        accepted = len(log.rows) if log else len(next(iter(parts.values())))
        is_withdrawn = log is not None and log.is_withdrawn
        parts = {**parts, "refused_row": refused_rows([] if is_withdrawn else refused)}
        for part, rows in parts.items():
            path = self.workspace.lake / lake.part_path(part, part_key)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not is_withdrawn:
                pl.DataFrame(rows, schema=schemas[part], orient="row").write_parquet(path)
        received = log.received if log else self.received()
        self.manifest.append(
            {
                "file_key": file_key,
                "content_sha256": code("", 64, name),
                "fingerprint": code("", 32, "fingerprint"),
                "part_key": part_key,
                "kind": kind,
                "table": table or kind,
                "format": "csv",
                "profile": log.profile if log else None,
                "is_full_export": log.is_full_export if log else False,
                "encoding": "utf-8",
                "delimiter": "semicolon",
                "received_at": received.astimezone(dt.UTC).replace(tzinfo=None),
                "rows_received": accepted + len(refused) + (len(log.dropped) if log else 0),
                "rows_accepted": accepted,
                "rows_refused": len(refused),
                "status": "withdrawn" if is_withdrawn else "loaded",
                "reason_code": None,
                "is_current": True,
                "is_withdrawn": is_withdrawn,
                "is_stale": False,
            }
        )
        if log is None:
            self.files.append(InboxFile(name, kind, accepted, 0, 0, accepted, received))

    def received(self) -> dt.datetime:
        """Draw a moment of arrival; often minutes around midnight between two months."""
        day = self.first + self.draw.randint(0, (self.as_of - self.first).days) * DAY
        clock = self.draw.choice([dt.time(0, 20), dt.time(23, 40), dt.time(12)])
        if self.draw.random() < 0.5:
            day = day.replace(day=1)
        return dt.datetime.combine(day, clock, COPENHAGEN)

    def write_manifest(self) -> None:
        """Write the manifest as it stands in memory."""
        frame = pl.DataFrame(self.manifest, schema=lake.MANIFEST.schema, orient="row")
        frame.write_parquet(self.workspace.manifest)
