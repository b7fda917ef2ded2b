"""Each share's change, split: people working differently, and a different mix of people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import duckdb
import polars as pl

from pipeline.analysis.kitagawa import Side, kitagawa
from pipeline.analysis.tables_movement import MIX_CHANGE, frame

# Categories whose share of working time is a KPI, <category>_share.
_KPIS = """
    select definition.kpi_id, categories.category_code
    from core.dim_category as categories
    join mart.kpi_definition as definition
        on definition.kpi_id = categories.category_code || '_share'
    where categories.is_working_time
    order by definition.kpi_id
"""
# By person and unit at once: either grouping adds them up.
_HOURS = """
    select
        months.period_type,
        months.period_start,
        hours.staff_code,
        coalesce(hours.employment_unit, '') as employment_unit,
        hours.category_code,
        sum(hours.duration_minutes) / 60 as hours
    from core.month_hours as hours
    join core.period_month as months using (month_start)
    join core.dim_period as periods using (period_type, period_start)
    where
        hours.role = 'operative' and hours.is_working_time
        and (
            periods.period_type = 'baseline'
            or (
                periods.is_complete
                and periods.period_type in ('quarter', 'rolling_4_quarters', 'year')
            )
        )
    group by all
    order by all
"""
Key = tuple[str, dt.date]
# Grouping → period → group → category (or "" for all) → hours.
Hours = dict[str, dict[Key, dict[str, dict[str, float]]]]


def read_mix(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Split each share's change from the baseline, and from a year before, by person and by unit.

    Returns
    -------
    polars.DataFrame
        The rows of ``analysis.mix_change``: totals, in the order of the key. There is no row where
        either side has no hours, and none of a single person.
    """
    kpis = connection.execute(_KPIS).fetchall()
    hours = _hours(connection)
    rows: list[dict[str, object]] = []
    for kpi_id, category in kpis:
        for grouping, periods in hours.items():
            for key, now in periods.items():
                for name, other in _others(key, periods):
                    found = _split(_side(periods[other], category), _side(now, category))
                    about = {"compared_with": name, "grouping": grouping}
                    period = {"period_type": key[0], "period_start": key[1]}
                    rows.append({"kpi_id": kpi_id, **period, **about, **found})
    order = ["kpi_id", "period_type", "period_start", "compared_with", "grouping"]
    return frame(MIX_CHANGE, rows).sort(order)


def _hours(connection: duckdb.DuckDBPyConnection) -> Hours:
    hours: Hours = {"staff": {}, "unit": {}}
    for kind, start, staff, unit, category, amount in connection.execute(_HOURS).fetchall():
        for grouping, group in (("staff", staff), ("unit", unit)):
            groups = hours[grouping].setdefault((kind, start), {})
            by_category = groups.setdefault(group, defaultdict(float))
            by_category[category] += amount
            by_category[""] += amount
    return hours


def _others(key: Key, periods: dict[Key, dict[str, dict[str, float]]]) -> list[tuple[str, Key]]:
    """Return what a period is compared with: the baseline, and the same a year earlier."""
    if key[0] == "baseline":
        return []
    baseline = [("baseline", other) for other in periods if other[0] == "baseline"]
    earlier = (key[0], key[1].replace(year=key[1].year - 1))
    return [*baseline, *([("year_before", earlier)] if earlier in periods else [])]


def _side(groups: dict[str, dict[str, float]], category: str) -> Side:
    return {name: (hours.get(category, 0.0), hours[""]) for name, hours in groups.items()}


def _split(before: Side, now: Side) -> dict[str, object]:
    terms = kitagawa(before, now)
    shares = [
        sum(part for part, _ in side.values()) / sum(whole for _, whole in side.values())
        for side in (before, now)
    ]
    came = sum(not terms[name].is_on_both for name in now if name in terms)
    return {
        "value_before": shares[0],
        "value": shares[1],
        "change": shares[1] - shares[0],
        "within_change": sum(term.within for term in terms.values()),
        "mix_change": sum(term.mix for term in terms.values()),
        "both_count": sum(term.is_on_both for term in terms.values()),
        "came_count": came,
        "went_count": sum(not term.is_on_both for term in terms.values()) - came,
    }
