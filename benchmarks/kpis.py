"""How long all KPIs take against one scan of the time entries they count.

    python benchmarks/kpis.py [--rows 10000000] [--staff 42] [--slowest 15]

The demo is built up to ``core.fact_time_entry``, and its entries are taken as often as it needs for
so many rows, by the staff of a large municipality; their days are then impossibly full. With
``--staff 0`` each copy has staff of its own, whose days are full as in the demo: what the whole
country might send. Then, in a process of its own with the pipeline's own memory limit:

scan
    DuckDB sums the fact table's minutes by staff, month, category and network (median of three).
catalogue
    every other model below ``sql/`` (the rest of ``core``, all of ``kpi`` and ``mart``), with its
    key checked and its comments written, and ``mart.kpi_value``.

Ends with 1 when the promise is broken: the catalogue in at most 15 scans, under 3 GB. What comes
before the fact table (which rows stand, entry rules) is not measured here.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from pipeline.demo import lay_out_samples
from pipeline.ingest import ingest
from pipeline.progress import Silent
from pipeline.resources import resource_folder
from pipeline.warehouse import model_order
from pipeline.warehouse.mart import make_mart
from pipeline.warehouse.models import SCHEMAS, Model, run_model
from pipeline.warehouse.raw import load_raw
from pipeline.workspace import open_workspace

PROMISED_RATIO = 15.0
PROMISED_GB = 3.0
ROUNDS = 3
FACT = "core.fact_time_entry"
_AT_ONCE = 25
_SCAN = f"""
    select staff_code, month_start, category_code, network_code,
        sum(duration_minutes) as minutes, count(*) as entries
    from {FACT}
    group by staff_code, month_start, category_code, network_code
"""

# Whoever has more than one share of entries gets each from another person and some days later: the
# same entries again would come to the same few sums. Who works where is looked up anew.
_COPIED = f"""
    insert into {FACT}
    select copied.* replace (
        date_trunc('month', copied.work_date) as month_start,
        staff.role as role,
        staff.employment_unit as employment_unit,
        staff.staff_code is not null as has_staff_row
    )
    from (
        select own_entry.* replace (
            cast(own_entry.source_line + copy * {{last}} as integer) as source_line,
            own_entry.entry_id || '_' || copy as entry_id,
            own_entry.work_date + cast((copy // {{towns}}) % 9 as integer) as work_date,
            case when copy % {{towns}} = 0 then person.person_code
                else person.person_code || '_' || copy % {{towns}} end as staff_code
        )
        from own_entry
        cross join range({{start}}, {{stop}}) as copies(copy)
        inner join person as own_person on own_entry.staff_code = own_person.person_code
        inner join person
            on person.number = (own_person.number + copy // {{towns}}) % {{team}} + 1
    ) as copied
    left join core.dim_staff as staff
        on copied.staff_code = staff.staff_code
        and copied.work_date between staff.valid_from and staff.valid_to
"""


def main() -> int:
    """Measure, print, and say whether the promise is kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--staff", type=int, default=42)
    parser.add_argument("--slowest", type=int, default=15)
    parser.add_argument("--only", metavar="PATH", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        return _catalogue(Path(asked.only), asked.slowest)
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder), asked.rows, asked.staff)
        command = [sys.executable, __file__, "--only", f"{folder}/big.duckdb"]
        command += ["--slowest", str(asked.slowest)]
        return subprocess.run(command, check=False).returncode


def _connect(file: Path) -> duckdb.DuckDBPyConnection:
    """Open a file with the limits of the pipeline's own build."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "2GB",
        "threads": min(os.cpu_count() or 1, 4),
        "temp_directory": f"{file}.spill",
        "preserve_insertion_order": False,
    }
    return duckdb.connect(file, config=config)


def _before_the_fact(models: list[Model]) -> set[str]:
    """Return the fact table and all that it is made from, directly or not."""
    by_table = {model.table: model for model in models}
    found, waiting = {FACT}, [FACT]
    while waiting:
        upstream = set(by_table[waiting.pop()].depends_on) & set(by_table) - found
        found |= upstream
        waiting += upstream
    return found


def _prepare(folder: Path, rows: int, staff: int) -> None:
    """Build a warehouse with so many entries, up to the fact table."""
    root = folder / "town"
    lay_out_samples(resource_folder("data_samples"), root)
    workspace = open_workspace(root)
    ingest(workspace, progress=Silent())
    as_of = workspace.settings().as_of
    assert as_of is not None
    models = model_order()
    first = _before_the_fact(models)
    with _connect(folder / "big.duckdb") as connection:
        for schema in ("raw", *SCHEMAS):
            connection.execute(f"create schema {schema}")
        load_raw(connection, workspace, as_of)
        for model in models:
            if model.table in first:
                run_model(connection, model)
        count, people = _multiplied(connection, rows, staff)
        connection.execute("checkpoint")
    print(f"{count} entries of {people} staff", flush=True)


def _multiplied(connection: duckdb.DuckDBPyConnection, rows: int, staff: int) -> tuple[int, int]:
    """Take the entries, and the staff, as often as it needs; return how many there are of both."""
    own, team, last_line = connection.execute(
        f"select count(*), count(distinct staff_code), max(source_line) from {FACT}"
    ).fetchone() or (0, 0, 0)
    times = max(1, round(rows / own))
    towns = min(times, max(1, round(staff / team))) if staff else times
    connection.execute(
        f"""
        create temp table own_entry as from {FACT};
        create temp table person as
            select staff_code as person_code, row_number() over (order by staff_code) as number
            from (select distinct staff_code from {FACT});
        insert into core.dim_staff
            select staff.* replace (staff_code || '_' || copy as staff_code)
            from core.dim_staff as staff cross join range(1, {towns}) as copies(copy)
        """
    )
    for start in range(1, times, _AT_ONCE):
        stop = min(times, start + _AT_ONCE)
        connection.execute(
            _COPIED.format(start=start, stop=stop, towns=towns, team=team, last=last_line)
        )
    return connection.execute(
        f"select count(*), count(distinct staff_code) from {FACT}"
    ).fetchone() or (0, 0)


def _catalogue(file: Path, slowest: int) -> int:
    """Time the scan and the catalogue; print both, the ratio and the slowest models."""
    models = model_order()
    first = _before_the_fact(models)
    took: dict[str, float] = {}
    with _connect(file) as connection:
        scans = [_seconds(_scan, connection) for _ in range(ROUNDS)]
        for model in models:
            if model.table not in first:
                took[model.table] = _seconds(run_model, connection, model)
        took["mart.kpi_value"] = _seconds(make_mart, connection, models)
        counts = {table: _count(connection, table) for table in (FACT, *took)}
    scan, whole = statistics.median(scans), sum(took.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    for table in sorted(took, key=lambda table: -took[table])[:slowest]:
        print(
            f"{took[table]:8.2f} s {took[table] / scan:7.2f} scans  {table} ({counts[table]} rows)"
        )
    ratio = whole / scan
    print(
        f"{counts[FACT]} entries: scan {scan:.2f} s; {len(took)} tables {whole:.1f} s, "
        f"{memory:.2f} GB; ratio {ratio:.1f}"
    )
    return 0 if ratio <= PROMISED_RATIO and memory < PROMISED_GB else 1


def _seconds(step: Callable[..., None], *given: object) -> float:
    start = time.perf_counter()
    step(*given)
    return time.perf_counter() - start


def _scan(connection: duckdb.DuckDBPyConnection) -> None:
    """Sum the whole fact table, and keep the result as a table, as a model does."""
    connection.execute(f"create or replace temp table scanned as {_SCAN}")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    sys.exit(main())
