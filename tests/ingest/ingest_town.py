"""A small workspace and logs of a few rows, for tests that plant one thing at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.ingest import IngestReport, ingest
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.read_file import read_file
from pipeline.ingest.reading import Reading
from pipeline.progress import Silent
from pipeline.workspace import Workspace, create_workspace

RECEIVED_ON = dt.date(2025, 1, 6)
STAFF = """\
staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to
OP1;operative;cbf;37;2020-01-01;2023-12-31
OP1;operative;ungdomsskolen;29,5;2024-01-01;
OP2;operativ;Ungdomsskolen;30;01-02-2020;30-06-2024
KON1;konsulent;cbf;37;2020-01-01;
"""
STAFF_MAP = """\
medarbejder;navn;initialer;e-mail
OP1;Åse Ravnkær;ÅSRA;aase.ravnkaer@example.org
op2;Bo Tjørnemose;BOTJ;bo.tjoernemose@example.org
"""
GOOD = {
    "dato": "05-03-2024",
    "timer": "1,5",
    "medarbejder": "OP1",
    "aktivitet": "Mentorstøtte",
    "netværk": "Gildbro",
    "sted": "Klub",
    "målgruppe": "Under 18 år",
    "antal kontakter": "2",
}


def make_workspace(root: Path, *, settings: str = "is_synthetic = true\n") -> Workspace:
    workspace = create_workspace(root)
    workspace.settings_file.write_text(settings, encoding="utf-8")
    (workspace.reference / "staff.csv").write_text(STAFF, encoding="utf-8")
    workspace.staff_map.write_text(STAFF_MAP, encoding="utf-8-sig")
    return workspace


def naive(*parts: int) -> dt.datetime:
    """A time without a zone, as the lake holds it."""
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - UTC by contract


def run(workspace: Workspace) -> IngestReport:
    return ingest(workspace, progress=Silent())


def row(**cells: str) -> dict[str, str]:
    """A good row with other cells; what it does not have becomes a column of its own."""
    return {**GOOD, **{key.replace("__", " "): value for key, value in cells.items()}}


def csv_of(
    rows: Sequence[Mapping[str, str]], *, encoding: str = "cp1252", mark: str = ";"
) -> bytes:
    headings = list(dict.fromkeys(name for one in rows for name in one))
    lines = [mark.join(headings)]
    lines += [mark.join(_quoted(one.get(name, ""), mark) for name in headings) for one in rows]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def _quoted(cell: str, mark: str) -> str:
    if mark in cell or '"' in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def knowledge_of(root: Path, **settings: str) -> Knowledge:
    return read_knowledge(make_workspace(root, **settings))


def read(
    content: bytes, knowledge: Knowledge, name: str = "log.csv", day: dt.date = RECEIVED_ON
) -> Reading:
    return read_file(content, name, day, knowledge)


def problems_of(reading: Reading) -> list[tuple[int, str, str]]:
    frame = reading.rows_of("refused_row").sort("source_sheet", "source_line", "problem_number")
    return list(frame.select("source_line", "column_name", "reason_code").iter_rows())


def notes_of(reading: Reading) -> list[tuple[int | None, int | None, str]]:
    frame = reading.rows_of("file_note")
    return list(frame.select("source_line", "source_column", "reason_code").iter_rows())


def entries_of(reading: Reading) -> pl.DataFrame:
    return reading.parts["time_entry"].sort("source_sheet", "source_line")


def manifest(workspace: Workspace, *kinds: str) -> list[dict[str, object]]:
    frame = pl.read_parquet(workspace.manifest)
    wanted = pl.col("kind").is_in(kinds or ("activity", "minutes", "unknown"))
    return frame.filter(wanted).to_dicts()


def lake_files(workspace: Workspace) -> dict[str, bytes]:
    return {
        path.relative_to(workspace.lake).as_posix(): path.read_bytes()
        for path in sorted(workspace.lake.rglob("*"))
        if path.is_file()
    }


def texts_in_lake(workspace: Workspace) -> Iterable[str]:
    for path in workspace.lake.rglob("*.parquet"):
        frame = pl.read_parquet(path)
        for column in frame.select(pl.col(pl.String)).columns:
            yield from (value for value in frame[column].unique().to_list() if value is not None)
