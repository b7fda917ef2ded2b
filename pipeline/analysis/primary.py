"""The primary verdict: has time moved to direct work, and do the recounts say so too?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import duckdb
import numpy as np
import polars as pl

from pipeline.analysis.moved import Judged, Recount, judge, recount_of
from pipeline.analysis.noise import AFTER, BASELINE, NEITHER, Sides, Values
from pipeline.analysis.store import read_months
from pipeline.analysis.tables_verdict import PRIMARY_VERDICT

PRIMARY = "direct_share"
CONTACT, NARROW = "direct_share_contact_recount", "direct_share_narrow"
OFF_STREET, _PLACED = "off_street", "placed"
_NAMES = {PRIMARY: "", CONTACT: "contact_", NARROW: "narrow_", OFF_STREET: "off_street_"}
# Of the change, for direct work off the street to have a part in it.
_LEAST_OFF_STREET = 0.2
# As far as floating point goes: people's hours against those of the KPI.
_SAME = 1e-6
Reason = Literal["no_baseline", "no_data", "not_after", "too_few_months"]

# The three numerators as sql/kpi/ defines them, and their common denominator, by person. What is
# not the same as the KPI, added up, is not used: see _of_people.
_HOURS = """
    select
        staff_code,
        month_start,
        sum(duration_minutes) / 60 as hours,
        sum(case when is_direct then duration_minutes else 0 end) / 60 as direct_share,
        sum(case
            when is_direct and not (is_street and has_contact_count and not has_contact)
                then duration_minutes else 0
        end) / 60 as direct_share_contact_recount,
        sum(case
            when is_direct and coalesce(task, 0) <> 4
                and not (coalesce(task, 0) = 6 and coalesce(target_group = 'parents', false))
                then duration_minutes else 0
        end) / 60 as direct_share_narrow,
        sum(case when is_direct and not is_street then duration_minutes else 0 end) / 60
        as off_street,
        sum(case when is_direct and has_place_column then duration_minutes else 0 end) / 60
        as placed
    from (
        select *, coalesce(category_code = 'direct', false) as is_direct
        from core.month_hours
        where role = 'operative' and is_working_time
    )
    group by staff_code, month_start
    order by staff_code, month_start
"""
_LEAST = "select recorded_share_minimum from raw.setting"
_PERIODS = """
    select now.kpi_id, now.period_start, now.period_end, now.side,
        case when now.status = 'ok' then now.value end as value,
        case when base.status = 'ok' then base.value end as baseline_value,
        base.period_start as baseline_start, base.period_end as baseline_end
    from mart.kpi_value as now
    left join mart.kpi_value as base
        on now.kpi_id = base.kpi_id
        and base.period_type = 'baseline'
        and base.dimension = 'team'
    where
        now.period_type = 'rolling_4_quarters' and now.dimension = 'team' and now.is_complete
        and now.kpi_id in ('direct_share', 'direct_share_contact_recount', 'direct_share_narrow')
    order by now.period_start, now.kpi_id
"""


@dataclass(frozen=True)
class StaffMonths:
    """Hours and numerators of each person and month, without a gap in the calendar.

    Parameters
    ----------
    months
        First days.
    hours
        By KPI, people × months; one row for the whole team where people's do not add up to it.
    numerators
        By KPI, in the same places; also of direct work off the street, and with places recorded.
    least_recorded
        The share of the hours that must have recorded an attribute.
    """

    months: list[dt.date]
    hours: Mapping[str, Values]
    numerators: Mapping[str, Values]
    least_recorded: float

    def sides(self, period: Mapping[str, object]) -> Sides:
        """Return the side of each month: of the baseline, of the period, of neither."""
        names = ("baseline_start", "baseline_end", "period_start", "period_end")
        first, last, start, end = (_date(period[name]) for name in names)
        return np.array(
            [
                BASELINE if first <= one <= last else AFTER if start <= one <= end else NEITHER
                for one in self.months
            ]
        )


def read_verdicts(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return the verdict of the primary measure for each complete four quarters.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.primary_verdict``, in order of time.
    """
    found = connection.execute(_PERIODS)
    names = [column[0] for column in found.description]
    periods: dict[object, dict[str, dict[str, object]]] = {}
    for values in found.fetchall():
        row = dict(zip(names, values, strict=True))
        periods.setdefault(row["period_start"], {})[str(row["kpi_id"])] = row
    months = read_staff_months(connection)
    rows = [_row(of, months) for of in periods.values() if PRIMARY in of]
    return pl.DataFrame(rows, schema=PRIMARY_VERDICT.schema, orient="row")


def qualified(measure: Judged, contact: Judged, off_street: Judged) -> str:
    """Return the verdict as it may be told: never a bare *moved* that is only a label.

    Returns
    -------
    str
        ``not_shown`` and ``too_little_data`` as they are. ``moved`` and ``probably_moved`` where
        the recount of street time without a contact holds and direct work off the street has a
        part in the change; with ``_label_only`` where the recount does not hold, ``_street_only``
        where it does, but all of the change lies in the street, and ``_unchecked`` where too
        little is recorded to tell.
    """
    if not measure.has_moved:
        return measure.verdict
    endings = {"holds": "", "does_not_hold": "_label_only", "too_little_data": "_unchecked"}
    ending = endings[recount_of(measure, contact)]
    if not ending:
        endings["does_not_hold"] = "_street_only"
        ending = endings[off_street_of(measure, off_street)]
    return measure.verdict + ending


def off_street_of(measure: Judged, off_street: Judged) -> Recount:
    """Say whether direct work off the street has a part in the change.

    The same walk can be booked as visibility or as direct work, with the same contacts; time in a
    club, at school or at home cannot. It has a part where its share of working time has (probably)
    moved the same way, by a fifth of the change or more.
    """
    return recount_of(measure, off_street, least_part=_LEAST_OFF_STREET)


def _row(of: Mapping[str, dict[str, object]], months: StaffMonths) -> dict[str, object]:
    primary = of[PRIMARY]
    reason = _reason(primary)
    judged = {kpi_id: _judged(of.get(kpi_id), months) for kpi_id in (PRIMARY, CONTACT, NARROW)}
    judged[OFF_STREET] = _judged_off_street(primary, months)
    measure = judged[PRIMARY]
    is_bound = _is_bound(of, months) and (measure.change or 0) > 0
    if is_bound:
        judged[CONTACT] = _judged_bound(primary, months)
    if reason is None and measure.verdict == "too_little_data":
        reason = "too_few_months"
    is_judged = measure.change is not None
    sides = months.sides(primary) if is_judged else None
    row = {
        "period_start": primary["period_start"],
        "verdict": qualified(measure, judged[CONTACT], judged[OFF_STREET]),
        "direction": _direction(measure),
        "baseline_value": primary["baseline_value"],
        "value": primary["value"],
        "contact_recount": recount_of(measure, judged[CONTACT]) if is_judged else None,
        "contact_is_bound": is_bound if is_judged else None,
        "narrow_recount": recount_of(measure, judged[NARROW]) if is_judged else None,
        "off_street": off_street_of(measure, judged[OFF_STREET]) if is_judged else None,
        "baseline_month_count": _count(months, sides, BASELINE),
        "month_count": _count(months, sides, AFTER),
        "reason": reason,
    }
    for kpi_id, name in _NAMES.items():
        found = judged[kpi_id]
        row |= {
            f"{name}change": found.change,
            f"{name}change_lower": found.lower,
            f"{name}change_upper": found.upper,
            f"{name}p_value": found.p_value,
        }
    return row


def _judged(period: Mapping[str, object] | None, months: StaffMonths) -> Judged:
    if period is None or _reason(period) is not None:
        return Judged("too_little_data")
    kpi_id = str(period["kpi_id"])
    if kpi_id not in months.hours:
        return Judged("too_little_data")
    return judge(months.numerators[kpi_id], months.hours[kpi_id], months.sides(period))


def _is_bound(of: Mapping[str, dict[str, object]], months: StaffMonths) -> bool:
    """Whether contacts are recorded now, but were not in the baseline."""
    contact = of.get(CONTACT)
    return (
        contact is not None
        and _reason(of[PRIMARY]) is None
        and contact["value"] is not None
        and contact["baseline_value"] is None
        and OFF_STREET in months.numerators
    )


def _judged_off_street(primary: Mapping[str, object], months: StaffMonths) -> Judged:
    """Judge the share of working time that is direct work off the street."""
    if _reason(primary) is not None or OFF_STREET not in months.numerators:
        return Judged("too_little_data")
    sides = months.sides(primary)
    direct, placed = months.numerators[PRIMARY], months.numerators[_PLACED]
    for side in (BASELINE, AFTER):
        whole = direct[:, sides == side].sum()
        if placed[:, sides == side].sum() < months.least_recorded * whole:
            return Judged("too_little_data")
    return judge(months.numerators[OFF_STREET], months.hours[PRIMARY], sides)


def _judged_bound(primary: Mapping[str, object], months: StaffMonths) -> Judged:
    """Judge the least that the recount can have moved upwards.

    Where nobody counted contacts before the reform, all direct street time of the baseline is
    taken to have had one: what the recount shows now can only be less than it.
    """
    sides = months.sides(primary)
    numerators = np.where(sides == AFTER, months.numerators[CONTACT], months.numerators[PRIMARY])
    return judge(numerators, months.hours[PRIMARY], sides)


def _reason(period: Mapping[str, object]) -> Reason | None:
    if period["baseline_value"] is None:
        return "no_baseline"
    if period["value"] is None:
        return "no_data"
    return None if period["side"] == "after" else "not_after"


def _direction(measure: Judged) -> str | None:
    if measure.change is None or not measure.has_moved:
        return None
    return "up" if measure.change > 0 else "down"


def _count(months: StaffMonths, sides: Sides | None, side: int) -> int | None:
    if sides is None:
        return None
    worked = months.hours[PRIMARY].sum(axis=0) > 0
    return int((worked & (sides == side)).sum())


def read_staff_months(connection: duckdb.DuckDBPyConnection) -> StaffMonths:
    """Read the primary measure and its recounts by person and month."""
    read = read_months(connection).items()
    found = {kpi_id: of for kpi_id, of in read if kpi_id in (PRIMARY, CONTACT, NARROW)}
    if not found:
        return StaffMonths([], {}, {}, 0.0)
    days = [month for of in found.values() for month, _, _ in of]
    months = _calendar(min(days), max(days))
    at = {month: number for number, month in enumerate(months)}
    team: dict[str, tuple[Values, Values]] = {}
    for kpi_id, of in found.items():
        tops, bottoms = np.zeros((1, len(months))), np.zeros((1, len(months)))
        for month, numerator, denominator in of:
            tops[0, at[month]], bottoms[0, at[month]] = numerator, denominator
        team[kpi_id] = tops, bottoms
    people = _of_people(connection, at)
    numerators, hours, by_person = {}, {}, []
    for kpi_id, (tops, bottoms) in team.items():
        tops_of, hours_of = people[kpi_id] * (bottoms > 0), people["hours"] * (bottoms > 0)
        is_same = np.allclose(tops_of.sum(axis=0), tops[0], rtol=0, atol=_SAME) and np.allclose(
            hours_of.sum(axis=0), bottoms[0], rtol=0, atol=_SAME
        )
        numerators[kpi_id] = tops_of if is_same else tops
        hours[kpi_id] = hours_of if is_same else bottoms
        by_person.append(is_same)
    if all(by_person):
        numerators |= {name: people[name] for name in (OFF_STREET, _PLACED)}
    (least,) = connection.execute(_LEAST).fetchone() or (0.0,)
    return StaffMonths(months, hours, numerators, float(least))


def _of_people(
    connection: duckdb.DuckDBPyConnection, at: Mapping[dt.date, int]
) -> dict[str, Values]:
    """Return hours and numerators by person and month."""
    rows = connection.execute(_HOURS).fetchall()
    staff = {code: number for number, code in enumerate(dict.fromkeys(row[0] for row in rows))}
    names = ("hours", PRIMARY, CONTACT, NARROW, OFF_STREET, _PLACED)
    values = {name: np.zeros((len(staff), len(at))) for name in names}
    for code, month, *figures in rows:
        if month in at:
            for name, figure in zip(names, figures, strict=True):
                values[name][staff[code], at[month]] = figure
    return values


def _calendar(first: dt.date, last: dt.date) -> list[dt.date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    index = [first.year * 12 + first.month - 1 + number for number in range(count)]
    return [dt.date(one // 12, one % 12 + 1, 1) for one in index]


def _date(value: object) -> dt.date:
    if not isinstance(value, dt.date):
        raise TypeError("no date")
    return value
