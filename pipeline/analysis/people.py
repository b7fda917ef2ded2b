"""Which part of a share's hours is whose: people × months, where it adds up to the KPI's months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import duckdb
import numpy as np

from pipeline.analysis.intervals import Values
from pipeline.analysis.primary import CONTACT, NARROW, read_staff_months

# A month: numerators and hours, by person.
OfMonth = tuple[Values, Values]
# Shares of working time that are the time of one task of the memo.
_TASKS = {"mentor_share": 5, "conversation_share": 6}
_HOURS = """
    select
        staff_code, month_start, coalesce(category_code, '') as category_code,
        coalesce(task, 0) as task, sum(duration_minutes) / 60 as hours
    from core.month_hours
    where role = 'operative' and is_working_time
    group by all
    order by all
"""


def read_people(
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, Mapping[dt.date, OfMonth]]:
    """Return numerators and working hours by KPI, month and person.

    Shares of working time by category or task, and the recounts of the primary measure. Whether
    they add up to the KPI is for the caller to see: its definition stands in ``sql/kpi/``.
    """
    rows = connection.execute(_HOURS).fetchall()
    staff = {code: number for number, code in enumerate(dict.fromkeys(row[0] for row in rows))}
    hours: dict[dt.date, Values] = {}
    parts: dict[str, dict[dt.date, Values]] = {}
    for code, month, category, task, amount in rows:
        names = [f"{category}_share", *(kpi for kpi, of in _TASKS.items() if of == task)]
        for of in (hours, *(parts.setdefault(name, {}) for name in names)):
            of.setdefault(month, np.zeros(len(staff)))[staff[code]] += amount
    nobody = np.zeros(len(staff))
    found: dict[str, Mapping[dt.date, OfMonth]] = {
        kpi_id: {month: (tops.get(month, nobody), whole) for month, whole in hours.items()}
        for kpi_id, tops in parts.items()
    }
    months = read_staff_months(connection)
    for kpi_id in (CONTACT, NARROW):
        if kpi_id in months.hours:
            columns = zip(months.numerators[kpi_id].T, months.hours[kpi_id].T, strict=True)
            found[kpi_id] = dict(zip(months.months, columns, strict=True))
    return found
