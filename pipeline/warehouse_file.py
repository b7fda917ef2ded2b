"""Reading a candidate or a published warehouse: opened read-only, and a fault told in one way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.problems import UngetidError


@contextmanager
def open_read_only(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse to read from it; what DuckDB says against it becomes one clear message.

    Raises
    ------
    UngetidError
        When the file is missing, is no warehouse, is held by another program, or lacks a table or
        column that is read.
    """
    if not file.is_file():
        raise UngetidError(
            "There is no warehouse to read.",
            where=f"warehouse/{file.name}",
            mend="Run 'ungetid run' first.",
        )
    try:
        with duckdb.connect(file, read_only=True) as connection:
            yield connection
    except duckdb.Error as error:
        raise UngetidError(
            f"The warehouse cannot be read: {str(error).splitlines()[0]}",
            where=f"warehouse/{file.name}",
            mend="Close it in other programs; if it was made by another version, build and publish "
            "it again: 'ungetid run --force'.",
        ) from None
