"""Is the lake as it was written? The manifest says what the bytes of each part are.

The digests stand in the metadata of the manifest's Parquet file, beside one of its own rows: they
are replaced with it in one step, and are no column that a figure could depend on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl

from pipeline.files import sha256_of
from pipeline.lake import part_path
from pipeline.problems import UngetidError

_PARTS = "ungetid.parts"
_ROWS = "ungetid.rows"
_AT_A_TIME = 4


class DamagedLake(UngetidError):  # noqa: N818 - a state of the lake, told to a person
    """Parts of the lake are not what was written.

    Parameters
    ----------
    parts
        Their places below the lake's folder.
    """

    def __init__(self, parts: Iterable[str]) -> None:
        self.parts = sorted(parts)
        more = f" and {len(self.parts) - 1} more" if len(self.parts) > 1 else ""
        super().__init__(
            "The lake was changed after it was written: a part is not what its checksum says.",
            where=f"lake/{self.parts[0]}{more}",
            mend="Run 'ungetid run': it reads the file again that the part is of, when that still "
            "lies in the inbox. Else put the part back from a copy, or take its file back with "
            "'ungetid withdraw'.",
        )

    @property
    def part_keys(self) -> frozenset[str]:
        """The keys of the parts."""
        return frozenset(Path(part).stem for part in self.parts)


def write_manifest(path: Path, rows: pl.DataFrame, digests: dict[str, str]) -> None:
    """Write a manifest with the digests of its parts, and of its own rows.

    Parameters
    ----------
    digests
        Place of a part below the lake's folder → SHA-256 of its bytes.
    """
    metadata = {_PARTS: json.dumps(digests, sort_keys=True), _ROWS: _digest_of(rows)}
    rows.write_parquet(path, metadata=metadata)


def is_as_written(path: Path, rows: pl.DataFrame) -> bool:
    """Say whether the rows of a manifest are those that were written; one without digest is."""
    return _metadata(path).get(_ROWS, "") in {"", _digest_of(rows)}


def recorded_digests(path: Path) -> dict[str, str]:
    """Return the digests that a manifest records; none where it was written before there were."""
    text = _metadata(path).get(_PARTS)
    return dict(json.loads(text)) if text else {}


def standing_parts(manifest: pl.DataFrame) -> list[str]:
    """Return the places below the lake's folder of all parts that count."""
    standing = manifest.filter(pl.col("is_current") & pl.col("parts").is_not_null())
    return [
        part_path(table, part_key)
        for part_key, tables in standing.select("part_key", "parts").iter_rows()
        for table in tables.split(";")
    ]


def check_parts(lake: Path, manifest: Path, parts: Iterable[str]) -> None:
    """Make sure that parts are what was written; one that is missing is for the caller to tell.

    Raises
    ------
    DamagedLake
        Names those that are not.
    """
    recorded = recorded_digests(manifest)
    asked = [part for part in parts if part in recorded and (lake / part).is_file()]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        found = pool.map(sha256_of, [lake / part for part in asked])
    damaged = [part for part, digest in zip(asked, found, strict=True) if recorded[part] != digest]
    if damaged:
        raise DamagedLake(damaged)


def _metadata(path: Path) -> dict[str, str]:
    return pl.read_parquet_metadata(path) if path.is_file() else {}


def _digest_of(rows: pl.DataFrame) -> str:
    """Return a digest of the rows: of codes, whole numbers, yes and no, and times as numbers."""
    plain = rows.with_columns(pl.col(pl.Datetime).dt.epoch("us"))
    return hashlib.sha256(plain.write_csv(null_value="-").encode()).hexdigest()
