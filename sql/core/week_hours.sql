/*
grain: one operative member of staff in one unit, in the days of one week that lie in one month
key: [staff_code, employment_unit, month_start, week_start]
columns:
  staff_code: who, keyed
  employment_unit: the unit that employed them on those days
  month_start: first day of the month; from the first month of core.dim_month on
  week_start: the Monday of the ISO week
  norm_minutes: a fifth of the weekly norm for each weekday that is no public holiday, up to as_of
  absence_minutes: minutes of absence
  working_minutes: minutes of working time that were registered
  entry_count: entries, absence included
*/
with

days as (
    select
        dates.calendar_date,
        dates.month_start,
        dates.week_start,
        dates.is_workday
    from core.dim_date as dates
    inner join core.dim_month as months
        on dates.month_start = months.month_start
    where dates.is_past
),

staff as (
    select * from core.dim_staff where role = 'operative'
),

-- Tenths of a minute are exact in a decimal: a sum of floats would depend on its order.
norm as (
    select
        staff.staff_code,
        staff.employment_unit,
        days.month_start,
        days.week_start,
        cast(
            sum(case when days.is_workday then staff.weekly_norm_minutes else 0 end) * 0.2
            as decimal(18, 1)
        ) as norm_minutes
    from staff
    inner join days
        on days.calendar_date between staff.valid_from and staff.valid_to
    group by staff.staff_code, staff.employment_unit, days.month_start, days.week_start
),

registered as (
    select
        entries.staff_code,
        entries.employment_unit,
        days.month_start,
        days.week_start,
        sum(case when entries.is_working_time then 0 else entries.duration_minutes end)
            as absence_minutes,
        sum(case when entries.is_working_time then entries.duration_minutes else 0 end)
            as working_minutes,
        count(*) as entry_count
    from core.fact_time_entry as entries
    inner join days
        on entries.work_date = days.calendar_date
    where entries.role = 'operative'
    group by entries.staff_code, entries.employment_unit, days.month_start, days.week_start
)

select
    norm.staff_code,
    norm.employment_unit,
    norm.month_start,
    norm.week_start,
    norm.norm_minutes,
    cast(coalesce(registered.absence_minutes, 0) as bigint) as absence_minutes,
    cast(coalesce(registered.working_minutes, 0) as bigint) as working_minutes,
    coalesce(registered.entry_count, 0) as entry_count
from norm
left join registered
    on norm.staff_code = registered.staff_code
    and norm.employment_unit = registered.employment_unit
    and norm.month_start = registered.month_start
    and norm.week_start = registered.week_start
