/*
grain: one operative member of staff in the days of one week that lie in one period, once for the team and once for each unit
key: [period_type, period_start, dimension, dimension_value, staff_code, week_start]
columns:
  period_type: type of the period
  period_start: first day of the period; a week is cut where the period begins and ends
  dimension: team or unit
  dimension_value: all for team, else the unit that employed them on those days
  staff_code: who, keyed
  week_start: the Monday of the ISO week
  expected_minutes: norm less absence, never under 0
  covered_minutes: the registered working time, but no more than was expected that week
  entry_count: entries, absence included
*/
with

weeks as (
    select
        'team' as dimension,
        'all' as dimension_value,
        week_hours.*
    from core.week_hours as week_hours
    union all
    select
        'unit' as dimension,
        week_hours.employment_unit as dimension_value,
        week_hours.*
    from core.week_hours as week_hours
),

-- A week that runs over from one month to the next is whole again in a period that holds both.
in_periods as (
    select
        periods.period_type,
        periods.period_start,
        weeks.dimension,
        weeks.dimension_value,
        weeks.staff_code,
        weeks.week_start,
        sum(weeks.norm_minutes) - sum(weeks.absence_minutes) as owed_minutes,
        sum(weeks.working_minutes) as working_minutes,
        cast(sum(weeks.entry_count) as bigint) as entry_count
    from core.period_month as periods
    inner join weeks
        on periods.month_start = weeks.month_start
    group by
        periods.period_type, periods.period_start, weeks.dimension, weeks.dimension_value,
        weeks.staff_code, weeks.week_start
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    staff_code,
    week_start,
    cast(greatest(owed_minutes, 0) as decimal(18, 1)) as expected_minutes,
    cast(greatest(least(working_minutes, owed_minutes), 0) as decimal(18, 1)) as covered_minutes,
    entry_count
from in_periods
