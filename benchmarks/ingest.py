"""How long ingest takes against DuckDB's own reader, how much memory, and what nothing new costs.

    python benchmarks/ingest.py [--rows 10000000] [--files 5000] [--with-ids]

Big file: a `;`-separated log is written (Windows line ends, Danish letters, decimal commas, quoted
notes, a few rows that are refused, with ``--with-ids`` an id in every row) and read three times in
turn, each time in a process of its own: by DuckDB (``read_csv(all_varchar)``, typed, ``COPY … TO``
Parquet) and by ``ingest`` into an empty lake. The ratio is that of the medians. Memory is the
largest resident size of the process.

Small files: so many files of 20 rows are read; then ``ingest`` is called again with nothing new,
in process and as the verb.

Ends with 1 when a promise is broken: at most 2.0 × the time, under 3 GB, under 1 s.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from pipeline.ingest import ingest
from pipeline.problems import ExitCode
from pipeline.progress import Silent
from pipeline.workspace import Workspace, create_workspace, open_workspace

PROMISED_RATIO = 2.0
PROMISED_GB = 3.0
PROMISED_SECONDS = 1.0
ROUNDS = 3
STAFF = 400
FIRST_DAY = dt.date(2022, 1, 3)
DAYS = 1300
_AT_ONCE = 500_000
_COMPLETE = {int(ExitCode.OK), int(ExitCode.INPUT_REFUSED)}
_WORDS = {
    "aktivitet": ("Mentorstøtte", "Synlighed i gadebilledet", "Samtale", "Undervisning", "Kørsel"),
    "netværk": ("Gildbro", "Vejleåparken", ""),
    "sted": ("Klub", "Skole", ""),
    "målgruppe": ("Under 18 år", "18 år og derover", ""),
    "samarbejdspart": ("Skole", "Klub", "Politi", ""),
}
_NOTES = (
    ("", 0.58),
    ("Talt med to unge ved stationen", 0.2),
    ("Opfølgning på aftale om fritidsjob", 0.2),
    ('Aftale; skolen ringer "i morgen"', 0.0195),
    ("Første linje\r\nog den næste", 0.0005),
)
_WRONG = 0.0005  # rows whose activity nobody knows


def main() -> int:
    """Measure, print, and say whether the promises are kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--with-ids", action="store_true")
    parser.add_argument("--only", nargs=2, metavar=("WHO", "PATH"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        return _measured(*asked.only)
    kept = [_small_files(asked.files)] if asked.files else []
    if asked.rows:
        kept.append(_big_file(asked.rows, with_ids=asked.with_ids))
    return 0 if all(kept) else 1


def _big_file(rows: int, *, with_ids: bool) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "town")
        source = workspace.inbox / "log.csv"
        write_log(source, rows, with_ids=with_ids)
        size = source.stat().st_size
        seconds: dict[str, list[float]] = {"duckdb": [], "ingest": []}
        memory: dict[str, float] = dict.fromkeys(seconds, 0.0)
        for _ in range(ROUNDS):
            for who, place in (("duckdb", source), ("ingest", workspace.root)):
                took, peak = _alone(who, place)
                seconds[who].append(took)
                memory[who] = max(memory[who], peak)
    medians = {who: statistics.median(each) for who, each in seconds.items()}
    ratio = medians["ingest"] / medians["duckdb"]
    print(
        f"{rows} rows, {size / 1e6:.0f} MB{', with ids' if with_ids else ''}: "
        f"DuckDB {medians['duckdb']:.2f} s, {memory['duckdb']:.2f} GB; "
        f"ingest {medians['ingest']:.2f} s, {memory['ingest']:.2f} GB; ratio {ratio:.2f}"
    )
    return ratio <= PROMISED_RATIO and memory["ingest"] < PROMISED_GB


def _alone(who: str, place: Path) -> tuple[float, float]:
    """Measure one reading in a process of its own: seconds, GB."""
    command = [sys.executable, __file__, "--only", who, str(place)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        sys.exit(f"{who} failed:\n{answer.stdout}{answer.stderr}")
    took, peak = map(float, answer.stdout.split())
    return took, peak


def _measured(who: str, place: str) -> int:
    start = time.perf_counter()
    if who == "duckdb":
        by_duckdb(Path(place))
    else:
        by_ingest(Path(place))
    took = time.perf_counter() - start
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
    return 0


def by_duckdb(source: Path) -> None:
    """Read the log as text and write it typed, as a person who trusts it would."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute(
            f"""
            copy (
                select * replace (
                    strptime(dato, '%d-%m-%Y')::date as dato,
                    start::time as start,
                    slut::time as slut,
                    round(replace(timer, ',', '.')::double * 60)::integer as timer,
                    "antal kontakter"::integer as "antal kontakter"
                )
                from read_csv('{source}', delim = ';', header = true, all_varchar = true)
            ) to '{folder}/log.parquet' (format parquet)
            """
        )


def by_ingest(root: Path) -> None:
    """Read the log into an empty lake."""
    workspace = open_workspace(root)
    for path in workspace.lake.rglob("*.parquet"):
        path.unlink()
    ingest(workspace, progress=Silent())


def _small_files(count: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "town")
        write_small_files(workspace.inbox, count)
        first = _seconds_of_ingest(workspace)
        again = min(_seconds_of_ingest(workspace) for _ in range(ROUNDS))
        verb = min(_seconds_of_verb(workspace) for _ in range(ROUNDS))
    print(
        f"{count} files: first run {first:.1f} s; again, nothing new: "
        f"{again:.2f} s in process, {verb:.2f} s as the verb"
    )
    return verb < PROMISED_SECONDS


def _seconds_of_ingest(workspace: Workspace) -> float:
    start = time.perf_counter()
    ingest(workspace, progress=Silent())
    return time.perf_counter() - start


def _seconds_of_verb(workspace: Workspace) -> float:
    command = [sys.executable, "-m", "pipeline.cli", "ingest", "-w", str(workspace.root), "--quiet"]
    start = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - start
    if answer.returncode not in _COMPLETE:
        sys.exit(f"The verb ended with {answer.returncode}:\n{answer.stdout}{answer.stderr}")
    return took


def make_workspace(root: Path) -> Workspace:
    """Lay out a workspace whose staff are all employed throughout."""
    workspace = create_workspace(root)
    lines = ["staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to"]
    lines += [f"OP{number:03d};operative;cbf;37;2020-01-01;" for number in range(STAFF)]
    text = "\n".join([*lines, ""])
    (workspace.reference / "staff.csv").write_text(text, encoding="utf-8")
    return workspace


def write_log(path: Path, rows: int, *, with_ids: bool) -> None:
    """Write a log, some rows at a time; the same for the same number of rows."""
    rng = np.random.default_rng(20230705)
    with path.open("wb") as file:
        for first in range(0, rows, _AT_ONCE):
            frame = _drawn(rng, first, min(_AT_ONCE, rows - first))
            shown = frame if with_ids else frame.drop("registrering_id")
            is_first = first == 0
            shown.write_csv(file, separator=";", include_header=is_first, line_terminator="\r\n")


def write_small_files(inbox: Path, count: int) -> None:
    """Write files of 20 rows in folders of 100."""
    frame = _drawn(np.random.default_rng(1), 0, 20 * count)
    for number in range(count):
        folder = inbox / f"mappe {number // 100:03d}"
        folder.mkdir(exist_ok=True)
        rows = frame.slice(20 * number, 20)
        rows.write_csv(folder / f"log {number:05d}.csv", separator=";", line_terminator="\r\n")


def _drawn(rng: np.random.Generator, first: int, count: int) -> pl.DataFrame:
    """Draw rows as staff write them; a blank is null, so that it is written as nothing."""
    minutes = rng.choice(np.arange(15, 500, 15), count)
    start = rng.choice(np.arange(7 * 60, 17 * 60, 15), count)
    hours = (pl.Series(minutes) / 60).round(2).cast(pl.String)
    days = pl.Series(rng.integers(0, DAYS, count)) + (FIRST_DAY - dt.date(1970, 1, 1)).days
    staff = pl.Series(rng.integers(0, STAFF, count)).cast(pl.String).str.zfill(3)
    words = {heading: _chosen(rng, list(words), count) for heading, words in _WORDS.items()}
    texts, shares = zip(*_NOTES, strict=True)
    drawn = pl.DataFrame(
        {
            "registrering_id": pl.Series(range(first, first + count)).cast(pl.String),
            "dato": days.cast(pl.Int32).cast(pl.Date).dt.strftime("%d-%m-%Y"),
            "start": _clock(start),
            "slut": _clock(start + minutes),
            "timer": hours.str.replace(r"\.0$", "").str.replace(".", ",", literal=True),
            "medarbejder": "OP" + staff,
            **words,
            "antal kontakter": pl.Series(rng.integers(0, 12, count)).cast(pl.String),
            "note": _chosen(rng, list(texts), count, list(shares)),
        }
    )
    wrong = pl.Series(rng.random(count) < _WRONG)
    unknown = pl.when(wrong).then(pl.lit("Tryllekunst")).otherwise("aktivitet")
    return drawn.with_columns(aktivitet=unknown).with_columns(
        pl.when(pl.col(name) != "").then(name).alias(name) for name in drawn.columns
    )


def _chosen(
    rng: np.random.Generator, words: list[str], count: int, shares: list[float] | None = None
) -> pl.Series:
    return pl.Series(words)[rng.choice(len(words), count, p=shares)]


def _clock(minutes: np.ndarray) -> pl.Series:
    day = pl.Series("minutes", minutes % 1440).to_frame()
    hour, minute = pl.col("minutes") // 60, pl.col("minutes") % 60
    both = [part.cast(pl.String).str.zfill(2) for part in (hour, minute)]
    return day.select(pl.concat_str(both, separator=":")).to_series()


if __name__ == "__main__":
    sys.exit(main())
