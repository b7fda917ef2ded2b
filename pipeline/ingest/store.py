"""The lake on disk: parts written whole, the manifest replaced in one step.

Parts are written aside while files are read; all those of a run are then flushed and renamed, and
the manifest names them only after that. Whenever the work stops, the manifest names parts that are
whole. Parts that no manifest names are swept later.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.files import move, sha256_of, sync
from pipeline.ingest.lake_words import VOCABULARY_OF, words_of_lake
from pipeline.ingest.parts import UNLIKE, Part, Parts
from pipeline.ingest.reference import ReferenceData
from pipeline.lake import (
    MANIFEST,
    REFERENCE_SCHEMAS,
    SOURCE_TABLES,
    part_path,
)
from pipeline.lake_checksums import (
    check_parts,
    is_as_written,
    recorded_digests,
    standing_parts,
    write_manifest,
)
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

_TABLES = {table.name: table for table in SOURCE_TABLES}
_MAX_PASSED = 100_000
_FEW = 500  # rows of which it is not worth while to ask which texts differ
_SYNCED_AT_A_TIME = 8
_NO_TEXTS = pl.Series(dtype=pl.String())
_ORDER = ("kind", "table", "file_key", "part_key")
_LATER = ("rows_erased", "mentions_erased", "erasures")


def _different(texts: pl.Series) -> pl.Series:
    """Return all texts of a column, each but once where many are alike."""
    if texts.name in UNLIKE or (texts.dtype == pl.String and len(texts) <= _FEW):
        return texts
    if isinstance(texts.dtype, pl.Categorical):
        numbered = texts.dtype.categories.to_series()
        if len(numbered) < len(texts):  # those of other rows may be among them, and are codes, too
            return numbered.alias(texts.name)
    return texts.unique().cast(pl.String)


def _check_codes(table: str, rows: pl.DataFrame) -> None:
    texts = {name: rows[name] for name, kind in rows.schema.items() if kind == pl.String()}
    _TABLES[table].check_rows(rows, texts)


def _names_in(folder: Path) -> set[str]:
    """Return the names in a folder; none where there is no folder."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name for entry in entries}
    except FileNotFoundError:
        return set()


def _with_later_columns(manifest: pl.DataFrame) -> pl.DataFrame:
    """Return a manifest that was written before anything could be erased as it would be now."""
    later = {name: MANIFEST.schema[name] for name in _LATER if name not in manifest.columns}
    filled = manifest.with_columns(
        pl.lit(None if kind == pl.String() else 0, kind).alias(name) for name, kind in later.items()
    )
    return filled.select(list(MANIFEST.schema)) if later else manifest


class Lake:
    """The lake of one workspace.

    Parameters
    ----------
    reference
        Its vocabularies: nothing else gets in as a code.
    """

    def __init__(self, workspace: Workspace, reference: ReferenceData) -> None:
        self._folder = workspace.lake
        self._names: dict[str, set[str]] = {}
        # By table and column: texts that are codes, and members of their vocabulary.
        self._passed: dict[tuple[str, str], set[str | None]] = defaultdict(set)
        self._taken: list[Part] = []
        self._counting: pl.DataFrame | None = None  # the manifest as it was read
        self._manifest = workspace.manifest
        self._members = words_of_lake(reference)

    def manifest(self) -> pl.DataFrame:
        """Return the manifest; without rows where there is none yet.

        Raises
        ------
        UngetidError
            When it cannot be read.
        """
        if not self._manifest.is_file():
            self._counting = MANIFEST.empty()
            return self._counting
        try:
            rows = pl.read_parquet(self._manifest)
            frame = _with_later_columns(rows)
            MANIFEST.check_strings(frame)
            is_whole = is_as_written(self._manifest, rows)
        except (OSError, ValueError, pl.exceptions.PolarsError):
            raise UngetidError(
                "The lake's manifest cannot be read.",
                where="lake/manifest.parquet",
                mend="Put it back from a copy, or delete lake/ and run 'ungetid ingest' again.",
            ) from None
        if not is_whole:
            raise UngetidError(
                "The lake's manifest was changed after it was written.",
                where="lake/manifest.parquet",
                mend="Put it back from a copy, or delete lake/ and run 'ungetid ingest' again.",
            )
        self._counting = frame
        return frame

    def holds(self, row: dict[str, Any]) -> bool:
        """Say whether every part of a file is there."""
        tables = str(row["parts"]).split(";") if row["parts"] else []
        return all(self._has(table, f"{row['part_key']}.parquet") for table in tables)

    def _has(self, table: str, name: str) -> bool:
        """Say whether a part is there; the folder is looked at once, and not for each file."""
        if table not in self._names:
            folder = self._folder / table
            self._names[table] = _names_in(folder)
        return name in self._names[table]

    def parts(self, part_key: str, file_key: str | None) -> Parts:
        """Return the outlet for the rows of a file.

        Parameters
        ----------
        file_key
            Stands in every row; None for reference data.
        """
        return Parts(self._folder, part_key, file_key, self._check)

    def written_again(self, part_key: str, file_key: str) -> Parts:
        """Return the outlet for rows that are in the lake already, without some of them.

        Their codes may have left the vocabularies since; that they are codes is checked.
        """
        return Parts(self._folder, part_key, file_key, _check_codes)

    def rows_of(self, table: str, part_key: str) -> pl.DataFrame:
        """Return the rows of a part; what it was written without is null.

        Raises
        ------
        UngetidError
            When it is missing, is not what was written, or cannot be read.
        """
        path = self._folder / part_path(table, part_key)
        check_parts(self._folder, self._manifest, [part_path(table, part_key)])
        try:
            rows = pl.read_parquet(path)
            empty = _TABLES[table].empty()
            return pl.concat([empty, rows], how="diagonal_relaxed").cast(empty.schema)
        except (OSError, pl.exceptions.PolarsError):
            raise UngetidError(
                "A part of the lake is missing or cannot be read.",
                where=f"lake/{part_path(table, part_key)}",
                mend="Put it back from a copy, or delete lake/ and run 'ungetid ingest' again.",
            ) from None

    def take(self, parts: Parts) -> None:
        """Take the parts of a file that was read to its end.

        Raises
        ------
        OSError
            When the disk refuses.
        """
        self._taken += parts.close()

    def _check(self, table: str, rows: pl.DataFrame) -> None:
        """Refuse rows without ``file_key`` that hold a string that is no code."""
        if table.startswith("ref_"):
            if dict(rows.schema) != REFERENCE_SCHEMAS[table.removeprefix("ref_")]:
                raise ValueError(f"lake table {table}: the columns or types differ")
            return
        members = VOCABULARY_OF.get(table, {})
        different = {
            name: self._new(table, _different(rows[name]))
            for name, kind in _TABLES[table].schema.items()
            if kind == pl.String and name != "file_key"
        }
        if table == "time_entry" and rows["entry_id"].equals(rows["row_hash"]):
            different["entry_id"] = different["entry_id"].clear()  # the same, and checked once
        _TABLES[table].check_rows(rows, different)
        for column, vocabulary in members.items():
            texts = different[column].to_list()
            used = {one for text in texts if text is not None for one in text.split(";")}
            if not used <= self._members[vocabulary]:
                raise ValueError(f"lake table {table}: a value of {column} is in no vocabulary")
        for column, found in different.items():
            if column not in UNLIKE:
                self._passed[table, column].update(found.to_list())

    def _new(self, table: str, texts: pl.Series) -> pl.Series:
        """Return the texts of a column that have not passed the check before."""
        passed = self._passed[table, texts.name]
        if len(passed) > _MAX_PASSED:
            passed.clear()
        if not passed or texts.name in UNLIKE:
            return texts
        new = {text for text in texts.to_list() if text is not None and text not in passed}
        # Of the parts of many small files hardly any brings a new text.
        return pl.Series(texts.name, sorted(new), dtype=pl.String()) if new else _NO_TEXTS

    def replace_manifest(self, rows: pl.DataFrame) -> None:
        """Let a new manifest count, unless it is the one that does; then sweep what none names.

        Raises
        ------
        UngetidError
            When the disk refuses; then the former manifest counts.
        """
        fresh = self._settle()
        frame = rows.select(list(MANIFEST.schema)).sort(*_ORDER, nulls_last=True)
        MANIFEST.check_strings(frame)
        # A file that was withdrawn or erased has no parts; else the current ones stay.
        standing = frame.filter(pl.col("is_current") & pl.col("parts").is_not_null())
        recorded = recorded_digests(self._manifest)
        digests = self._digests(standing_parts(frame), recorded | fresh)
        before = self.manifest() if self._counting is None else self._counting
        if digests != recorded or not frame.equals(before) or not self._manifest.is_file():
            self._replace(self._manifest, frame, digests)
        self._counting = frame
        self._sweep(standing["part_key"])

    def _digests(self, places: list[str], known: dict[str, str]) -> dict[str, str]:
        """Return the digest of every part that counts; of what an older release wrote, as it is."""
        unknown = [place for place in places if place not in known and self._is_there(place)]
        found = {place: sha256_of(self._folder / place) for place in unknown}
        return {place: (known | found)[place] for place in places if place in known | found}

    def _is_there(self, place: str) -> bool:
        return (self._folder / place).is_file()

    def _settle(self) -> dict[str, str]:
        """Rename the parts that were taken, when all of them are on the disk; return their digests.

        All are synced after all were written, several at a time, and each folder once: the disk
        then has little left to wait for.
        """
        try:
            with ThreadPoolExecutor(_SYNCED_AT_A_TIME) as pool:
                written = [part.fresh for part in self._taken]
                deque(pool.map(sync, written), maxlen=0)
                digests = list(pool.map(sha256_of, written))
            for part in self._taken:
                move(part.fresh, part.path)
            for folder in {part.path.parent for part in self._taken}:
                sync(folder)
        except OSError as error:
            raise self.refused_by_disk(error) from None
        places = [part.path.relative_to(self._folder).as_posix() for part in self._taken]
        self._taken.clear()
        return dict(zip(places, digests, strict=True))

    def _replace(self, path: Path, frame: pl.DataFrame, digests: dict[str, str]) -> None:
        """Replace a Parquet file in one step: readers see the old or the new one, whole."""
        fresh = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_manifest(fresh, frame, digests)
            sync(fresh)
            move(fresh, path)
            sync(path.parent)
        except OSError as error:
            raise self.refused_by_disk(error) from None

    def refused_by_disk(self, error: OSError) -> UngetidError:
        """Return the message that the lake cannot be written."""
        return UngetidError(
            f"The lake cannot be written: {error.strerror or 'the disk refuses'}.",
            where=f"{self._folder.name}/",
            mend="Make room on the disk and allow this user to write; then run again.",
        )

    def _sweep(self, part_keys: Iterable[str]) -> None:
        """Remove parts that count no more, and what an interrupted run left."""
        named = set(part_keys)
        tables = [*_TABLES, *(f"ref_{name}" for name in REFERENCE_SCHEMAS)]
        for folder in (self._folder / table for table in tables):
            for path in folder.iterdir() if folder.is_dir() else ():
                is_ours = path.suffix == ".parquet" or path.name.endswith(".parquet.new")
                if is_ours and path.stem not in named:
                    path.unlink(missing_ok=True)
