"""The schema ``mart``: what reports read, generated from the KPI files and their headers."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from pipeline.problems import UngetidError
from pipeline.warehouse.headers import KPI_COLUMNS, KpiHeader, TableHeader
from pipeline.warehouse.models import Model, document

_TYPES = {
    "period_type": "VARCHAR",
    "period_start": "DATE",
    "dimension": "VARCHAR",
    "dimension_value": "VARCHAR",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "value": "DOUBLE",
    "recorded_share": "DOUBLE",
    "staff_count": "BIGINT",
    "entry_count": "BIGINT",
}

_VALUE = TableHeader(
    grain="one KPI in one period for one value of one dimension",
    key=("kpi_id", "period_type", "period_start", "dimension", "dimension_value"),
    columns={
        "kpi_id": "name of the file below sql/kpi/; key of mart.kpi_definition",
        **KPI_COLUMNS,
        "period_end": "last day of the period",
        "label_da": "name of the period in Danish",
        "label_en": "name of the period for analysts",
        "is_complete": "the period has ended by as_of and began with the records",
        "side": "baseline, before, transition, after, mixed or undecided; see core.dim_period",
        "status": (
            "ok; no_data when there is no value or too few hours recorded the attribute; "
            "not_reached where there are cases, but no median of them"
        ),
    },
)
_DEFINITION = TableHeader(
    grain="one KPI",
    key=("kpi_id",),
    columns={
        "kpi_id": "name of the file below sql/kpi/",
        "title_da": "title in Danish",
        "title_en": "title in English",
        "unit": "share, hours, hours_per_week, fte, count, days or per_hour",
        "good": "direction that is good: up, down, watch (neither) or model (by the chosen model)",
        "dimensions": "dimensions it is cut by, separated by ;",
        "shown_with": "the KPI beside which it must stand",
        "needs_chance": "never shown without what chance alone would give (analysis.kpi_chance)",
        "is_median_of_cases": "a median over core.lead_case, written by pipeline/analysis",
        "is_trailing": "a month's value is of the months before it, too: no SPC limits",
        "least_value": "the least value there can be; null without a bound",
        "greatest_value": "the greatest value there can be; null without a bound",
        "memo": "where the memo of 5 July 2023 speaks of it",
        "definition_da": "definition in Danish",
        "definition_en": "definition in English",
        "boundary_da": "boundary rule of the category in Danish",
        "boundary_en": "boundary rule of the category in English",
        "sort_order": "place in the catalogue",
    },
)
_DEFINITION_TYPES = {
    "sort_order": "integer",
    "needs_chance": "boolean",
    "is_median_of_cases": "boolean",
    "is_trailing": "boolean",
    "least_value": "double",
    "greatest_value": "double",
}
# Fewer members of staff than that behind a figure, and it is theirs; reports know the same number.
FEWEST_STAFF = 3
_PUBLIC = TableHeader(
    grain="one KPI of the whole team in one period, fit to be shown outside the building",
    key=("kpi_id", "period_type", "period_start"),
    columns={
        "kpi_id": "name of the file below sql/kpi/; a report knows which of them it may show",
        "period_type": KPI_COLUMNS["period_type"],
        "period_start": KPI_COLUMNS["period_start"],
        "dimension": "team",
        "dimension_value": "all",
        "numerator": "as in mart.kpi_value; null where suppressed",
        "denominator": "likewise",
        "value": "likewise",
        "recorded_share": KPI_COLUMNS["recorded_share"],
        "status": "as in mart.kpi_value; no_data where suppressed",
        "is_suppressed": "one or two members of staff are behind it",
    },
)
_LINEAGE = TableHeader(
    grain="one table read by one table",
    key=("table_name", "depends_on"),
    columns={
        "table_name": "the table that reads, as schema.name",
        "depends_on": "the table that is read, as schema.name",
    },
)


def make_mart(connection: duckdb.DuckDBPyConnection, models: list[Model]) -> None:
    """Make ``mart.kpi_value``, ``mart.kpi_definition`` and ``mart.lineage``.

    Raises
    ------
    UngetidError
        Names the KPI file whose columns are not those of architecture.md.
    """
    kpis = [model for model in models if isinstance(model.header, KpiHeader)]
    _make_value(connection, kpis)
    make_public(connection)
    _make_definition(connection, kpis)
    connection.execute("create table mart.lineage (table_name varchar, depends_on varchar)")
    edges = [(model.table, upstream) for model in models for upstream in model.depends_on]
    edges += [("mart.kpi_value", model.table) for model in kpis]
    edges.append(("mart.public_kpi_value", "mart.kpi_value"))
    _insert(connection, "mart.lineage", sorted(edges))
    documented = {
        "kpi_value": _VALUE,
        "public_kpi_value": _PUBLIC,
        "kpi_definition": _DEFINITION,
    }
    for table, header in documented.items():
        document(connection, f"mart.{table}", header)
    document(connection, "mart.lineage", _LINEAGE)


def check_kpi_columns(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Check that a KPI's table has exactly the columns and types that the mart unites.

    Raises
    ------
    UngetidError
        Names the file and the columns that differ, or a dimension that its header does not list.
    """
    assert isinstance(model.header, KpiHeader)  # noqa: S101 - narrows the type for the checker
    schema = connection.execute(f"describe {model.table}").fetchall()
    found = {name: kind for name, kind, *_ in schema}
    if found != _TYPES:
        wrong = sorted(dict(found.items() ^ _TYPES.items()))
        raise UngetidError(
            f"A KPI returns exactly {', '.join(f'{n} {t}' for n, t in _TYPES.items())}; "
            f"these differ: {', '.join(wrong)}.",
            where=model.file,
            mend="Name and cast the columns as the other files below sql/kpi/ do.",
        )
    query = f"select distinct dimension from {model.table}"  # noqa: S608 - the folder's own name
    unlisted = {name for (name,) in connection.execute(query).fetchall()}
    if unlisted := unlisted - set(model.header.dimensions):
        raise UngetidError(
            f"The KPI returns the dimension {', '.join(sorted(map(str, unlisted)))}, "
            "which its header does not allow.",
            where=model.file,
            mend="Add it to dimensions in the header, or leave it out.",
        )


def _make_value(connection: duckdb.DuckDBPyConnection, kpis: Iterable[Model]) -> None:
    """Unite all KPIs; a status of no_data where a number would mislead."""
    columns = ", ".join(f"{name} {kind}" for name, kind in _TYPES.items())
    connection.execute(
        f"create temp table united (kpi_id varchar, {columns}, is_ratio boolean, is_median boolean)"
    )
    for model in kpis:
        assert isinstance(model.header, KpiHeader)  # noqa: S101 - narrows the type for the checker
        kpi_id, header = model.table.removeprefix("kpi."), model.header
        is_ratio, is_median = header.unit in {"share", "per_hour"}, header.is_median_of_cases
        names = ", ".join(_TYPES)
        connection.execute(
            f"insert into united select ?, {names}, ?, ? from {model.table}",  # noqa: S608 - our own names
            [kpi_id, is_ratio, is_median],
        )
    connection.execute(
        """
        create table mart.kpi_value as
        select
            united.* exclude (is_ratio, is_median),
            period.period_end,
            period.label_da,
            period.label_en,
            period.is_complete,
            period.side,
            case
                when united.is_median and coalesce(united.denominator, 0) > 0
                    and united.recorded_share >= setting.recorded_share_minimum
                    then 'not_reached'
                when united.value is null then 'no_data'
                when united.is_ratio and coalesce(united.denominator, 0) = 0 then 'no_data'
                when coalesce(united.recorded_share, 0) < setting.recorded_share_minimum
                    then 'no_data'
                else 'ok'
            end as status
        from united
        join core.dim_period as period using (period_type, period_start)
        cross join raw.setting as setting
        """
    )
    connection.execute("drop table united")


def make_public(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``mart.public_kpi_value``: figures of the team, none of one or two people."""
    numbers = ", ".join(
        f"case when not is_suppressed then {name} end as {name}"
        for name in ("numerator", "denominator", "value")
    )
    connection.execute(
        f"""
        create table mart.public_kpi_value as
        select
            kpi_id, period_type, period_start, dimension, dimension_value, {numbers},
            recorded_share,
            case when is_suppressed then 'no_data' else status end as status,
            is_suppressed
        from (
            select *, coalesce(staff_count between 1 and {FEWEST_STAFF - 1}, false) as is_suppressed
            from mart.kpi_value
            where dimension = 'team'
        ) as figures
        """  # noqa: S608 - our own names
    )


def _make_definition(connection: duckdb.DuckDBPyConnection, kpis: Iterable[Model]) -> None:
    fields = [name for name in _DEFINITION.columns if name != "kpi_id"]
    columns = ", ".join(
        f"{name} {_DEFINITION_TYPES.get(name, 'varchar')}" for name in _DEFINITION.columns
    )
    connection.execute(f"create table mart.kpi_definition ({columns})")
    rows = []
    for model in kpis:
        values = model.header.model_dump()
        values["dimensions"] = ";".join(values["dimensions"])
        assert isinstance(model.header, KpiHeader)  # noqa: S101 - narrows the type for the checker
        values["least_value"], values["greatest_value"] = model.header.value_bounds
        cells = (values[field] for field in fields)
        texts = (" ".join(cell.split()) if isinstance(cell, str) else cell for cell in cells)
        rows.append((model.table.removeprefix("kpi."), *texts))
    _insert(connection, "mart.kpi_definition", sorted(rows))


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]
) -> None:
    if rows:
        marks = ", ".join(f"({', '.join('?' for _ in row)})" for row in rows)
        cells = [cell for row in rows for cell in row]
        connection.execute(f"insert into {table} values {marks}", cells)  # noqa: S608 - our own names
