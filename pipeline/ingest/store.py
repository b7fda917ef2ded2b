"""The lake on disk: parts written whole, the manifest replaced in one step.

A part is written aside, flushed and renamed; the manifest names it only after that. Whenever the
work stops, the manifest names parts that are whole. Parts that no manifest names are swept later.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pipeline.files import sync
from pipeline.ingest.headings import COLUMNS, HELPERS
from pipeline.ingest.reference import ReferenceData
from pipeline.lake import MANIFEST, REFERENCE_SCHEMAS, SOURCE_TABLES, part_path
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

_TABLES = {table.name: table for table in SOURCE_TABLES}
_FIRST_TABLE = {"activity": "time_entry", "minutes": "meeting", "staff": "staff"}
_ORDER = ("kind", "table", "file_key", "part_key")
_ACTION_KINDS = ("contact", "agreement", "visit", "investigate", "inform", "other")
# Lake column → the vocabulary its values are members of, by table.
_MEMBERS = {
    "time_entry": {
        "activity_code": "activity",
        "network_code": "network",
        "place_code": "place",
        "target_group": "target_group",
        "partner_codes": "partner",
        "occasion": "occasion",
    },
    "refused_row": {"reason_code": "reason", "column_name": "column"},
    "file_note": {"reason_code": "reason"},
    "meeting": {"network_code": "network"},
    "attendance": {"organisation": "partner"},
    "agenda_item": {"topic": "topic"},
    "concern": {"network_code": "network", "topic": "topic"},
    "action_item": {"responsible_organisation": "partner", "kind": "action_kind"},
    "staff": {"employment_unit": "unit"},
}


class Lake:
    """The lake of one workspace.

    Parameters
    ----------
    reference
        Its vocabularies: nothing else gets in as a code.
    """

    def __init__(self, workspace: Workspace, reference: ReferenceData) -> None:
        self._folder = workspace.lake
        self._manifest = workspace.manifest
        self._members = {name: set(words.codes) for name, words in reference.vocabularies.items()}
        self._members["topic"] |= {"other"}
        self._members["reason"] = set(reference.table("row_rule")["reason_code"])
        self._members["column"] = {*COLUMNS, *HELPERS, "row"}
        self._members["action_kind"] = set(_ACTION_KINDS)

    def manifest(self) -> pl.DataFrame:
        """Return the manifest; without rows where there is none yet.

        Raises
        ------
        UngetidError
            When it cannot be read.
        """
        if not self._manifest.is_file():
            return MANIFEST.empty()
        try:
            frame = pl.read_parquet(self._manifest)
            MANIFEST.check_strings(frame)
        except (OSError, ValueError, pl.exceptions.PolarsError):
            raise UngetidError(
                "The lake's manifest cannot be read.",
                where="lake/manifest.parquet",
                mend="Put it back from a copy, or delete lake/ and run 'ungetid ingest' again.",
            ) from None
        return frame

    def holds(self, row: dict[str, object]) -> bool:
        """Say whether the part with a file's accepted rows is there."""
        kind = str(row["kind"])
        table = _FIRST_TABLE.get(kind, f"ref_{row['table']}")
        path = self._folder / part_path(table, str(row["part_key"]))
        return not row["rows_accepted"] or path.is_file()

    def write(self, table: str, part_key: str, frame: pl.DataFrame) -> None:
        """Write one part, after a check that every string in it is a code.

        Raises
        ------
        ValueError
            When a string is no code or no member of its vocabulary: a fault of the program.
        UngetidError
            When the disk refuses.
        """
        self._check(table, frame)
        if frame.height:
            self._replace(self._folder / part_path(table, part_key), frame)

    def _check(self, table: str, frame: pl.DataFrame) -> None:
        if table.startswith("ref_"):
            if dict(frame.schema) != REFERENCE_SCHEMAS[table.removeprefix("ref_")]:
                raise ValueError(f"lake table {table}: the columns or types differ")
            return
        _TABLES[table].check_strings(frame)
        for column, vocabulary in _MEMBERS.get(table, {}).items():
            used = frame[column].drop_nulls().unique().str.split(";").explode()
            if not set(used) <= self._members[vocabulary]:
                raise ValueError(f"lake table {table}: a value of {column} is in no vocabulary")

    def replace_manifest(self, rows: pl.DataFrame) -> None:
        """Let a new manifest count, unless it is the one that does; then sweep what none names.

        Raises
        ------
        UngetidError
            When the disk refuses; then the former manifest counts.
        """
        frame = rows.select(list(MANIFEST.schema)).sort(*_ORDER, nulls_last=True)
        MANIFEST.check_strings(frame)
        if not (self._manifest.is_file() and frame.equals(self.manifest())):
            self._replace(self._manifest, frame)
        self._sweep(frame.filter("is_current")["part_key"])

    def _replace(self, path: Path, frame: pl.DataFrame) -> None:
        """Replace a Parquet file in one step: readers see the old or the new one, whole."""
        fresh = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            frame.write_parquet(fresh)
            sync(fresh)
            fresh.replace(path)
            sync(path.parent)
        except OSError as error:
            raise UngetidError(
                f"The lake cannot be written: {error.strerror or 'the disk refuses'}.",
                where=f"lake/{path.relative_to(self._folder).as_posix()}",
                mend="Make room on the disk and allow this user to write; then run again.",
            ) from None

    def _sweep(self, part_keys: Iterable[str]) -> None:
        """Remove parts that count no more, and what an interrupted run left."""
        named = set(part_keys)
        tables = [*_TABLES, *(f"ref_{name}" for name in REFERENCE_SCHEMAS)]
        for folder in (self._folder / table for table in tables):
            for path in folder.iterdir() if folder.is_dir() else ():
                is_ours = path.suffix == ".parquet" or path.name.endswith(".parquet.new")
                if is_ours and path.stem not in named:
                    path.unlink(missing_ok=True)
