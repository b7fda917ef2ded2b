"""What analysis reads from the candidate and writes into it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

import duckdb
import polars as pl

from pipeline.analysis.chart import Good
from pipeline.analysis.tables import Table
from pipeline.problems import UngetidError


@dataclass(frozen=True)
class MonthlyKpi:
    """What a chart is made from.

    Parameters
    ----------
    series
        ``month_start``, ``value``, ``side`` of the team's complete months, in order; the value
        is null where the month's status is not ``ok``.
    good
        The direction that improves.
    target
        The municipality's target in the KPI's unit; None where there is none.
    """

    kpi_id: str
    series: pl.DataFrame
    good: Good
    target: float | None


def read_monthly(connection: duckdb.DuckDBPyConnection, kpi_id: str) -> MonthlyKpi:
    """Read a KPI's complete months, its good direction and its target.

    The target is the next one due from the last complete month on, else the last there was.

    Raises
    ------
    UngetidError
        When ``sql/kpi/`` has no such KPI.
    """
    definition = connection.execute(
        "select good from mart.kpi_definition where kpi_id = ?", [kpi_id]
    ).fetchone()
    if definition is None:
        raise UngetidError(
            f"The KPI {kpi_id} is charted, but nothing defines it.",
            where=f"sql/kpi/{kpi_id}.sql",
            mend="Put the file back; the control charts need it.",
        )
    rows = connection.execute(
        """
        select period_start, case when status = 'ok' then value end, side
        from mart.kpi_value
        where kpi_id = ? and period_type = 'month' and dimension = 'team' and is_complete
        order by period_start
        """,
        [kpi_id],
    ).fetchall()
    schema = {"month_start": pl.Date, "value": pl.Float64, "side": pl.String}
    series = pl.DataFrame(rows, schema=schema, orient="row")
    last = series["month_start"].max()
    target = target_of(connection, kpi_id, last if isinstance(last, dt.date) else None)
    return MonthlyKpi(kpi_id, series, cast(Good, definition[0]), target)


def target_of(
    connection: duckdb.DuckDBPyConnection, kpi_id: str, day: dt.date | None
) -> float | None:
    """Return a KPI's target that is due next on or after a day, else the last there was.

    Returns
    -------
    float or None
        In the KPI's unit; None where the municipality has none.
    """
    row = connection.execute(
        """
        select target from raw.ref_target where kpi_id = $kpi and target is not null
        order by
            coalesce(due >= $month, false) desc,
            case when due >= $month then due end,
            due desc nulls last,
            target
        limit 1
        """,
        {"kpi": kpi_id, "month": day},
    ).fetchone()
    return None if row is None else float(row[0])


def write_table(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame) -> None:
    """Write a table of the schema ``analysis`` with its comments, in place of what stood there.

    Parameters
    ----------
    frame
        The columns that the table declares, in that order; rows in the order they are to stand.
    """
    declared = ", ".join(f"{name} {kind}" for name, (kind, _) in table.columns.items())
    connection.execute(f"create or replace table {table.name} ({declared})")
    if not frame.is_empty():
        connection.register("rows_to_store", frame.select(*table.columns))
        connection.execute(f"insert into {table.name} from rows_to_store")
        connection.unregister("rows_to_store")
    connection.execute(f"comment on table {table.name} is {_quoted(table.grain)}")
    for name, (_, comment) in table.columns.items():
        connection.execute(f"comment on column {table.name}.{name} is {_quoted(comment)}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
