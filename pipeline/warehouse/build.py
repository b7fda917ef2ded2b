"""Build a candidate: one new DuckDB file from the lake, ``sql/`` and the settings."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

import duckdb

from pipeline.corrections import read_corrections
from pipeline.files import move, sync
from pipeline.problems import UngetidError
from pipeline.progress import Progress, Silent
from pipeline.resources import resource_folder
from pipeline.warehouse.corrections import apply_corrections
from pipeline.warehouse.headers import KpiHeader
from pipeline.warehouse.mart import check_kpi_columns, make_mart
from pipeline.warehouse.models import SCHEMAS, Model, in_order, read_models, run_model
from pipeline.warehouse.raw import load_raw, raw_tables
from pipeline.warehouse.row_conditions import BREACHES, CHECKS, check_row_conditions
from pipeline.workspace import Workspace

# What does not fit is spilled to a folder beside the candidate: memory stays bounded however
# many rows there are. More threads than four gain little here and each wants its own buffers.
_MEMORY_LIMIT = "2GB"
_MOST_THREADS = 4
# The table that tells which entries stand; corrections are asked when it is there.
_STANDING_KNOWN = "staging.stg_time_entries"


@dataclass(frozen=True)
class Reconciliation:
    """What became of one file's rows.

    Received = loaded + refused + superseded + withdrawn + erased, else ``difference`` says so. Of
    the superseded, ``rows_corrected`` were refused and then handed back in order.
    """

    file_key: str
    kind: str
    rows_received: int
    rows_loaded: int
    rows_refused: int
    rows_superseded: int
    rows_withdrawn: int
    rows_erased: int
    difference: int
    rows_corrected: int


@dataclass(frozen=True)
class BuildReport:
    """What a build made.

    Parameters
    ----------
    candidate
        The DuckDB file.
    table_rows
        ``schema.name`` → number of rows, in the order in which the tables were made.
    reconciliation
        One row per activity log and minutes file.
    entries_without_staff
        Entries of people who have no valid row in ``staff.csv`` on that day: loaded, but counted
        as nobody's working time in the operative team.
    """

    candidate: Path
    table_rows: dict[str, int]
    reconciliation: list[Reconciliation]
    entries_without_staff: int

    @property
    def unreconciled(self) -> list[Reconciliation]:
        """The files of which rows are missing or too many."""
        return [row for row in self.reconciliation if row.difference != 0]


def model_order(sql: Path | None = None) -> list[Model]:
    """Return every model below ``sql/`` in the order in which it is run, without running it.

    Parameters
    ----------
    sql
        The folder of models; the installed one unless given.

    Raises
    ------
    UngetidError
        Names the SQL file that cannot be read or ordered.
    """
    return in_order(read_models(sql or resource_folder("sql")), raw_tables())


def build(
    workspace: Workspace,
    as_of: dt.date,
    candidate: Path,
    *,
    sql: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a new DuckDB file; nothing stands at ``candidate`` until it is whole.

    Parameters
    ----------
    as_of
        The day that counts as today: later work is loaded, but counts in no period.
    candidate
        The file to make or replace.
    sql
        The folder of models; the installed one unless given.

    Raises
    ------
    UngetidError
        When the lake is empty or a part is missing; when a SQL file is wrong (it is named); when a
        correction of ``corrections.toml`` does not find what it expects (it is named).
    """
    models = model_order(sql)
    corrections = read_corrections(workspace)
    shown = progress or Silent()
    candidate.parent.mkdir(parents=True, exist_ok=True)
    with _fresh_file(candidate) as connection:
        with shown.step("Loading the lake", None):
            load_raw(connection, workspace, as_of)
        with shown.step("Building tables", len(models)) as advance:
            for model in models:
                run_model(connection, model)
                if model.table == _STANDING_KNOWN:
                    apply_corrections(connection, corrections)
                if isinstance(model.header, KpiHeader):
                    check_kpi_columns(connection, model)
                advance(1)
            make_mart(connection, models)
            check_row_conditions(connection)
        made = _made(connection, models)
        reconciliation = _reconciliation(connection)
        without_staff = _count(connection, "from core.fact_time_entry where not has_staff_row")
    return BuildReport(candidate, made, reconciliation, without_staff)


@contextmanager
def _fresh_file(candidate: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a new file under another name; give it the candidate's name when all went well."""
    fresh = candidate.with_name(f".{candidate.name}.new")
    spill = candidate.with_name(f".{candidate.name}.spill")
    _clear(fresh, spill)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY_LIMIT,
        "threads": _threads(),
        "temp_directory": str(spill),
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
    }
    try:
        with duckdb.connect(fresh, config=config) as connection:
            for schema in ("raw", *SCHEMAS):
                connection.execute(f"create schema {schema}")
            yield connection
            connection.execute("checkpoint")
        sync(fresh)
        # The log of a candidate whose run was ended would be taken for the new one's.
        candidate.with_name(f"{candidate.name}.wal").unlink(missing_ok=True)
        move(fresh, candidate)
        sync(candidate.parent)
    finally:
        _clear(fresh, spill)


def _threads() -> int:
    """Return how many threads to build with: a machine shared with others may allow fewer.

    Raises
    ------
    UngetidError
        When ``UNGETID_THREADS`` is no whole number above 0.
    """
    asked = os.environ.get("UNGETID_THREADS", "")
    if not asked:
        return min(os.cpu_count() or 1, _MOST_THREADS)
    if not asked.isdigit() or int(asked) == 0:
        raise UngetidError(
            f"UNGETID_THREADS is {asked!r}.", mend="Give a whole number above 0, or leave it out."
        )
    return int(asked)


def _clear(fresh: Path, spill: Path) -> None:
    """Remove what a build, this or a killed one, left behind."""
    fresh.unlink(missing_ok=True)
    fresh.with_name(f"{fresh.name}.wal").unlink(missing_ok=True)
    shutil.rmtree(spill, ignore_errors=True)


def _made(connection: duckdb.DuckDBPyConnection, models: list[Model]) -> dict[str, int]:
    """Return every table that was made with its number of rows."""
    mart = (
        "mart.kpi_value",
        "mart.public_kpi_value",
        "mart.kpi_definition",
        "mart.lineage",
        CHECKS,
        BREACHES,
    )
    made = (*raw_tables(), *(model.table for model in models), *mart)
    return {table: _count(connection, f"from {table}") for table in made}


def _reconciliation(connection: duckdb.DuckDBPyConnection) -> list[Reconciliation]:
    names = ", ".join(field.name for field in fields(Reconciliation))
    rows = connection.execute(
        f"select {names} from core.file_reconciliation order by file_key"  # noqa: S608 - our own names
    ).fetchall()
    return [Reconciliation(*row) for row in rows]


def _count(connection: duckdb.DuckDBPyConnection, of: str) -> int:
    row = connection.execute(f"select count(*) {of}").fetchone()
    return int(row[0]) if row else 0
