"""Appointments that are no work: called off, or without any label and so private.

Outlook and Google leave a called-off appointment in the calendar and write before its subject that
it is off; an export as CSV has no other sign of it. What an appointment was is told by its labels:
one that has none is nobody's registration, and its subject is not for others to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.readers.log_table import HAS_EXTRA, Log, LogTable, tidied
from pipeline.ingest.words import normal

CALLED_OFF = r"(?i)^\s*(?:aflyst|annulleret|cancell?ed) ?:"
_SUBJECTS = ("subject", "emne", "titel", "summary")


def is_called_off(subject: str | None) -> bool:
    """Say whether a subject begins as that of a called-off appointment: ``Aflyst: …``."""
    return re.search(CALLED_OFF, subject or "") is not None


def work_alone(log: Log) -> Log:
    """Leave out of a calendar's rows what is no work; other logs are returned as they are.

    Returns
    -------
    Log
        Its notes have ``cancelled_events`` and ``unlabelled_events``, each once, when the rows have
        been taken. Rows of a hand-back workbook are all kept: somebody has asked for them.
    """
    conditions = [_conditions(table.headings) for table in log.tables]
    if not any(conditions):
        return log
    told = _Told(log.notes)
    pairs = zip(log.tables, conditions, strict=True)
    tables = (replace(table, batches=_kept(table, asked, told)) for table, asked in pairs)
    return replace(log, tables=tuple(tables), notes=told)


@dataclass
class _Told:
    """Notes that come to be known while the rows are taken."""

    before: Iterable[str]
    found: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[str]:
        yield from sorted({*self.before, *self.found})


def _conditions(headings: HeadingRow) -> dict[str, pl.Expr]:
    """Return which rows of a table are no work, by what is noted of them."""
    profile = headings.profile
    if profile.kind != "calendar" or "lineage" in headings.columns:
        return {}
    subjects = [at for at, name in enumerate(headings.names, 1) if normal(name) in _SUBJECTS]
    conditions = {}
    if subjects:
        is_off = [pl.col(str(at)).str.contains(CALLED_OFF) for at in subjects]
        conditions["cancelled_events"] = pl.any_horizontal(is_off)
    labels = headings.columns.get("labels")
    is_told = "activity_code" in headings.columns or "activity_code" in profile.constants
    if profile.options.without_labels == "pass_over" and labels and not is_told:
        blank = [tidied(pl.col(str(at))).is_null() for at in (labels.position, *labels.further)]
        conditions["unlabelled_events"] = pl.all_horizontal(blank)
    return conditions


def _kept(table: LogTable, conditions: dict[str, pl.Expr], told: _Told) -> Iterator[pl.DataFrame]:
    """Yield the rows that stay; blank lines and rows that cannot be read are not judged."""
    for batch in table.batches:
        if not conditions:
            yield batch
            continue
        cells = [tidied(pl.col(name)).is_not_null() for name in batch.columns if name.isdigit()]
        is_row = pl.any_horizontal(cells) & ~pl.col(HAS_EXTRA)
        is_other = batch.select(
            (condition.fill_null(value=False) & is_row).alias(reason)
            for reason, condition in conditions.items()
        )
        told.found.update(name for name in is_other.columns if is_other[name].any())
        yield batch.filter(~is_other.select(pl.any_horizontal(pl.all())).to_series())
