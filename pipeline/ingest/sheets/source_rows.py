"""The cells of refused rows, read again from the file in the inbox; they are never stored."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.files import sha256_of
from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.lineage import references_in
from pipeline.ingest.orders import OrderHeadings
from pipeline.ingest.read_file import with_log
from pipeline.ingest.readers.formats import Recognised
from pipeline.ingest.readers.log_table import LINE, FileRefused, Log, LogTable
from pipeline.ingest.readers.source import Source, SourceChanged
from pipeline.ingest.sheets.waiting import Place, RefusedFile
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class SourceRow:
    """One row as it stands in its file.

    Parameters
    ----------
    cells
        By position, as wide as the headings; an empty text where a cell is blank.
    former
        The rows it was to replace itself, where it is a row of a hand-back workbook.
    """

    place: Place
    cells: tuple[str, ...]
    former: tuple[Place, ...] = ()


@dataclass(frozen=True)
class SourceTable:
    """Rows of one table of a file, under its headings."""

    sheet: int | None
    headings: HeadingRow
    rows: tuple[SourceRow, ...]


def source_tables(
    workspace: Workspace, knowledge: Knowledge, file: RefusedFile, paths: list[str]
) -> list[SourceTable] | None:
    """Read a file's refused rows again.

    Parameters
    ----------
    paths
        Where the file has lain below the inbox, by the private index.

    Returns
    -------
    list of SourceTable or None
        None where the file lies there no more, or is not what it was.
    """
    shown = _place_of(workspace, file, paths)
    if shown is None:
        return None
    path = workspace.inbox / shown

    def take(_known: Recognised, log: Log | None) -> list[SourceTable]:
        tables = log.tables if log is not None else ()
        return [found for table in tables if (found := _refused_of(table, file)).rows]

    try:
        source = Source.of_file(path, file.content_sha256, lambda _done: None)
        is_log = file.kind != "orders"
        words = knowledge.headings.for_path(shown) if is_log else OrderHeadings()
        return with_log(source, file.received_on, words, take)
    except (FileRefused, SourceChanged, OSError, pl.exceptions.PolarsError):
        return None


def _place_of(workspace: Workspace, file: RefusedFile, paths: list[str]) -> str | None:
    """Return where the file lies below the inbox, with the bytes it had."""
    for shown in paths:
        path = workspace.inbox / shown
        try:
            if not path.is_symlink() and sha256_of(path) == file.content_sha256:
                return shown
        except OSError:
            continue
    return None


def _refused_of(table: LogTable, file: RefusedFile) -> SourceTable:
    """Return the refused rows of a table; those that come after the last of them are not read."""
    lines = {line for _, sheet, line in file.rows if sheet == table.sheet}
    wanted = pl.col(LINE).is_in(list(lines))
    places = [str(at) for at in range(1, table.headings.width + 1)]
    lineage = table.headings.columns.get("lineage")
    rows: list[SourceRow] = []
    for batch in table.batches if lines else ():
        for line, *cells in batch.filter(wanted).select(LINE, *places).iter_rows():
            said = cells[lineage.position - 1] if lineage else None
            place = (file.file_key, table.sheet, line)
            former = tuple(references_in(said or ""))
            rows.append(SourceRow(place, tuple(cell or "" for cell in cells), former))
        if len(rows) == len(lines):
            break
    return SourceTable(table.sheet, table.headings, tuple(rows))
