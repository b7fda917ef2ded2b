"""The truth of files: what was handed over, and what is to become of the rows of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.samples.logs import LogFile
from pipeline.samples.minutes_files import MinutesFile, standing_files
from pipeline.samples.order_files import OrderFile
from pipeline.samples.standing import FiledRow, sha256


@dataclass(frozen=True)
class FileTruth:
    """What is to become of one file's rows (a document is one row)."""

    path: str
    kind: str
    format: str
    content_sha256: str
    received_at: str
    copies: list[str]
    rows_received: int
    rows_loaded: int
    rows_refused: int
    rows_superseded: int


@dataclass(frozen=True)
class Handed:
    """Everything that was handed over, and what becomes of it."""

    logs: Sequence[LogFile]
    filed: Sequence[FiledRow]
    minutes: Sequence[MinutesFile]
    refused_documents: Sequence[FileTruth]
    orders: Sequence[OrderFile] = ()

    @property
    def standing(self) -> list[MinutesFile]:
        """The documents that stand, by meeting."""
        return standing_files(self.minutes)


def file_truth(handed: Handed) -> list[FileTruth]:
    """Return what is to become of each file, in the order of their paths."""
    files = [
        *_log_truth(handed),
        *_minutes_truth(handed),
        *_order_truth(handed.orders),
        *handed.refused_documents,
    ]
    return sorted(files, key=lambda file: file.path)


def _log_truth(handed: Handed) -> list[FileTruth]:
    fates = Counter((one.file.path, one.fate) for one in handed.filed)
    return [
        FileTruth(
            file.path,
            "activity",
            file.dialect.format,
            sha256(file.content),
            file.received_at.isoformat(),
            [path for path, _ in file.copies],
            sum(row.is_row for row in file.rows),
            fates[file.path, "loaded"],
            fates[file.path, "refused"],
            fates[file.path, "superseded"],
        )
        for file in handed.logs
    ]


def _minutes_truth(handed: Handed) -> list[FileTruth]:
    standing = {file.path for file in handed.standing}
    return [
        FileTruth(
            file.path,
            "minutes",
            "markdown" if file.path.endswith(".md") else "docx",
            sha256(file.content),
            file.received_at.isoformat(),
            [path for path, _ in file.copies],
            1,
            int(file.path in standing),
            0,
            int(file.path not in standing),
        )
        for file in handed.minutes
    ]


def _order_truth(files: Sequence[OrderFile]) -> list[FileTruth]:
    found = []
    for file in files:
        fates = Counter(row.fate for row in file.rows)
        found.append(
            FileTruth(
                file.path,
                "orders",
                file.format,
                sha256(file.content),
                file.received_at.isoformat(),
                [],
                len(file.rows),
                fates["loaded"],
                fates["refused"],
                fates["superseded"],
            )
        )
    return found


def write_json(path: Path, content: list[dict[str, Any]]) -> None:
    """Write a list of objects, one on each line."""
    lines = (json.dumps(one, ensure_ascii=False) for one in content)
    path.write_bytes(("[\n" + ",\n".join(lines) + "\n]\n").encode())


def write_frame(path: Path, frame: pl.DataFrame) -> None:
    """Write a table."""
    frame.write_parquet(path, compression="zstd", compression_level=9)
