"""How long the gate takes on many time entries against the same checks as one script of SQL.

    python benchmarks/validation.py [--rows 10000000] [--slowest 10]

The demo is built to the end. Then the tables of entries (``raw.time_entry``,
``staging.stg_time_entries``, ``core.standing_entry``, ``core.fact_time_entry``) are taken as often
as it needs for so many rows, each copy with staff and lines of its own, so that days are as full as
in the demo and as much offends as does there. In turn, three times each, on the same file:

gate
    ``validate`` with all suites, once Great Expectations is imported: every check, what was looked
    at, the value observed, the keys of what offends, and the results written into the file.
script
    the same checks as somebody would write them by hand, on one connection with the same limit of
    memory: for each table one SELECT that counts what offends its simple checks, and for each check
    of ``expectations/sql`` a count of its rows. Nothing else is asked.

Ends with 1 when the promise is broken: the gate in at most 3 times the time of the script, by the
median of the rounds' ratios. On a busy machine the ratio by processor time says more.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from itertools import groupby
from pathlib import Path

import duckdb

from pipeline.analysis import analyse
from pipeline.demo import lay_out_samples
from pipeline.ingest import ingest
from pipeline.progress import Silent
from pipeline.resources import resource_folder
from pipeline.validation import validate
from pipeline.validation.kinds import KINDS
from pipeline.validation.suites import Expectation, OffendingRows, OnTable, read_suites
from pipeline.warehouse import build
from pipeline.workspace import open_workspace

PROMISED_RATIO = 3.0
ROUNDS = 3
SUITES = resource_folder("expectations")
FACT = "core.fact_time_entry"
_TABLES = ("raw.time_entry", "staging.stg_time_entries", "core.standing_entry", FACT)
_AT_ONCE = 40
_LIMIT = "2GB"  # as the gate's own


def main() -> int:
    """Measure, print, and say whether the promise is kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--slowest", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        candidate = _prepared(Path(folder), asked.rows)
        script = _script(read_suites(SUITES))
        import pipeline.validation.gx_duckdb  # noqa: F401, PLC0415 - imported, and not measured

        rounds, took = [], {}
        for _ in range(ROUNDS):
            start = time.perf_counter(), time.process_time()
            verdict = validate(candidate, SUITES)
            middle = time.perf_counter(), time.process_time()
            took = _timed(candidate, script)
            end = time.perf_counter(), time.process_time()
            gate, by_hand = (middle[0] - start[0], end[0] - middle[0])
            cpu = (middle[1] - start[1]) / (end[1] - middle[1])
            rounds.append((gate / by_hand, cpu, gate, by_hand))
            print(f"gate {gate:.1f} s, script {by_hand:.1f} s, by processor time {cpu:.2f}")
    for name in sorted(took, key=lambda name: -took[name])[: asked.slowest]:
        print(f"{took[name]:8.2f} s  {name}")
    ratio, cpu = (statistics.median(one[place] for one in rounds) for place in (0, 1))
    print(
        f"{len(verdict.outcomes)} expectations, {len(verdict.failed)} fail: ratio {ratio:.2f}, "
        f"by processor time {cpu:.2f} (medians of {ROUNDS} rounds)"
    )
    return 0 if ratio <= PROMISED_RATIO else 1


def _connect(file: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(file, config={"memory_limit": _LIMIT, "temp_directory": f"{file}.spill"})


def _prepared(folder: Path, rows: int) -> Path:
    """Build the demo, and take its entries as often as it needs."""
    root = folder / "town"
    lay_out_samples(resource_folder("data_samples"), root)
    workspace = open_workspace(root)
    settings = workspace.settings()
    assert settings.as_of is not None
    ingest(workspace, progress=Silent())
    candidate = folder / "candidate.duckdb"
    build(workspace, settings.as_of, candidate)
    analyse(candidate, effective_from=min(one.effective_from for one in settings.decision))
    with _connect(candidate) as connection:
        connection.execute("set preserve_insertion_order = false")
        (own,) = connection.execute(f"select count(*) from {FACT}").fetchone() or (0,)
        copies = max(1, round(rows / own))
        for table in _TABLES:
            _multiply(connection, table, copies)
        for table in ("raw.staff", "core.dim_staff"):
            _copy(connection, table, (1, copies))
        connection.execute("checkpoint")
        counts = {
            table: (connection.execute(f"select count(*) from {table}").fetchone() or (0,))[0]
            for table in _TABLES
        }
    print(f"{copies} copies: {counts}; {candidate.stat().st_size / 1e9:.1f} GB", flush=True)
    return candidate


def _multiply(connection: duckdb.DuckDBPyConnection, table: str, copies: int) -> None:
    """Add copies of a table of entries, a batch at a time, with lines and ids of their own."""
    changed = (
        ", cast(source_line + copy * 100000 as integer) as source_line, "
        "'e-' || substr(md5(entry_id || copy), 1, 16) as entry_id"
    )
    connection.execute(f"create temp table own as from {table}")
    for start in range(1, copies, _AT_ONCE):
        batch = (start, min(copies, start + _AT_ONCE))
        _copy(connection, table, batch, changed, "own")
    connection.execute("drop table own")


def _copy(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    numbers: tuple[int, int],
    changed: str = "",
    own: str = "",
) -> None:
    connection.execute(
        f"insert into {table} select own_row.* replace ("
        f"'s-' || substr(md5(staff_code || copy), 1, 10) as staff_code{changed}) "
        f"from (from {own or table}) as own_row cross join range{numbers} as copies(copy)"
    )


def _script(expectations: list[Expectation]) -> dict[str, str]:
    """Return the statements that somebody would write: one a table, and one a check of rows."""
    statements = {
        one.id: f"select count(*) from (\n{one.check.sql}\n) as offending"
        for one in expectations
        if isinstance(one.check, OffendingRows)
    }
    simple = sorted(
        (one.check for one in expectations if isinstance(one.check, OnTable)),
        key=lambda check: check.table,
    )
    for table, together in groupby(simple, key=lambda check: check.table):
        counts = [_count(check, number) for number, check in enumerate(together)]
        statements[table] = f"select {', '.join(counts)} from {table}"
    return statements


def _count(check: OnTable, number: int) -> str:
    """Return what counts the rows that offend a simple check, repeats as rows less distinct."""
    if check.type == "expect_column_values_to_be_unique":
        column = check.kwargs["column"]
        return f"count({column}) - count(distinct {column}) as c{number}"
    if check.type == "expect_compound_columns_to_be_unique":
        columns = ", ".join(check.kwargs["column_list"])
        return f"count(*) - count(distinct ({columns})) as c{number}"
    offends = KINDS[check.type].offenders
    if offends is None:
        return f"count(*) as c{number}"
    return f"count(case when {offends(check.kwargs)} then 1 end) as c{number}"


def _timed(candidate: Path, script: dict[str, str]) -> dict[str, float]:
    took = {}
    with duckdb.connect(candidate, read_only=True, config={"memory_limit": _LIMIT}) as connection:
        for name, statement in script.items():
            start = time.perf_counter()
            connection.execute(statement).fetchall()
            took[name] = time.perf_counter() - start
    return took


if __name__ == "__main__":
    sys.exit(main())
