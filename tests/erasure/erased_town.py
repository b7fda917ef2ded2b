"""What the tests of erasing share: lists are made, and the lake is looked through."""

from __future__ import annotations

import datetime as dt

import polars as pl

from pipeline.ingest.erasing import asked, read_erased, write_erased
from pipeline.ingest.erasing.erased_list import ErasedList
from pipeline.ingest.knowledge import read_knowledge
from pipeline.lake import SOURCE_TABLES
from pipeline.workspace import Workspace


def add(workspace: Workspace, lines: ErasedList) -> None:
    write_erased(workspace, read_erased(workspace) | lines)


def erase_person(workspace: Workspace, who: str) -> str:
    """Put a person on the list; return the keyed code."""
    knowledge = read_knowledge(workspace)
    add(workspace, asked.person(workspace, knowledge, who))
    return asked.keyed_code(workspace, knowledge, who)


def erase_file(workspace: Workspace, name: str) -> None:
    add(workspace, asked.file(workspace, name))


def erase_period(workspace: Workspace, first: str, last: str) -> None:
    days = (dt.date.fromisoformat(day) for day in (first, last))
    add(workspace, asked.period(*days))


def lake_rows(workspace: Workspace, table: str) -> list[dict[str, object]]:
    """Rows of a table of the lake, of whatever part lies there."""
    paths = sorted((workspace.lake / table).glob("*.parquet"))
    return [row for path in paths for row in pl.read_parquet(path).to_dicts()]


def codes_in_lake(workspace: Workspace) -> set[str]:
    """Every value of every column that may hold a member of staff."""
    return {
        str(row[column])
        for table in SOURCE_TABLES
        for row in lake_rows(workspace, table.name)
        for column in table.staff_columns
        if row[column] is not None
    }


def current(workspace: Workspace) -> dict[str, dict[str, object]]:
    """The manifest's current rows of source files, by file key."""
    rows = pl.read_parquet(workspace.manifest).filter(
        pl.col("is_current") & ~pl.col("kind").is_in(["reference", "staff"])
    )
    return {str(row["file_key"]): row for row in rows.to_dicts()}
