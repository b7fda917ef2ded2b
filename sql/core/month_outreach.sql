/*
grain: one month, member of the operative team, category, area, occasion and set of flags; direct work and visibility alone
columns:
  month_start: first day of the month of work; no work after as_of
  staff_code: who worked, keyed
  category_code: direct or visibility
  network_code: area; null where none is given
  occasion: routine or on_request; null where none is given
  has_reference_column: the source records orders and action items
  has_reference: the entry names one
  is_reference_month: somebody of the team named one that month, in direct work or visibility
  has_clock: the entry has clock times
  is_minutes_month: the area's network held a meeting that month, and its minutes are here
  is_after_concern: within 14 days after a meeting raised a concern about the area
  duration_minutes: minutes
  unsocial_minutes: minutes between 17:00 and 06:00, on Saturdays, Sundays and public holidays; the clock times say when, the duration how much
  chance_minutes: minutes that would lie within 14 days after a concern if the month's visibility in that area were spread evenly over its days; 0 outside months with minutes
  entry_count: entries
*/
with

entries as (
    select
        fact.*,
        extract(hour from fact.start_time) * 60 + extract(minute from fact.start_time)
            as start_minute,
        case
            when fact.end_time > fact.start_time
                then extract(hour from fact.end_time) * 60 + extract(minute from fact.end_time)
            else 1440
        end as first_end,
        case
            when fact.end_time > fact.start_time then 0
            else extract(hour from fact.end_time) * 60 + extract(minute from fact.end_time)
        end as second_end
    from core.fact_time_entry as fact
    inner join raw.setting as setting on fact.work_date <= setting.as_of
    where fact.role = 'operative' and fact.category_code in ('direct', 'visibility')
),

-- Of each of the two days that an entry may touch: the minutes, less those of an ordinary daytime.
-- A day that the calendar no longer has is the first of a January.
timed as (
    select
        entries.*,
        entries.start_time is not null and entries.end_time is not null as has_clock,
        entries.first_end - entries.start_minute + entries.second_end as span_minutes,
        entries.first_end - entries.start_minute
        - case when first_day.is_workday
            then greatest(least(entries.first_end, 1020) - greatest(entries.start_minute, 360), 0)
            else 0 end
        + entries.second_end
        - case when second_day.is_workday
            then greatest(least(entries.second_end, 1020) - 360, 0)
            else 0 end as unsocial_span
    from entries
    inner join core.dim_date as first_day on entries.work_date = first_day.calendar_date
    left join core.dim_date as second_day
        on entries.work_date + interval 1 day = second_day.calendar_date
),

reference_months as (
    select distinct month_start from entries where reference is not null
),

chances as (
    select
        network_code,
        month_start,
        cast(sum(case when is_after_concern then 1 else 0 end) as double) / count(*) as chance
    from core.network_day
    where has_minutes
    group by network_code, month_start
),

flagged as (
    select
        timed.month_start,
        timed.staff_code,
        timed.category_code,
        timed.network_code,
        timed.occasion,
        timed.has_reference_column,
        timed.reference is not null as has_reference,
        reference_months.month_start is not null as is_reference_month,
        timed.has_clock,
        coalesce(days.has_minutes, false) as is_minutes_month,
        coalesce(days.is_after_concern, false) as is_after_concern,
        timed.duration_minutes,
        case
            when timed.has_clock
                then cast(timed.duration_minutes as double) * timed.unsocial_span
                    / timed.span_minutes
            else 0
        end as unsocial_minutes,
        coalesce(timed.duration_minutes * chances.chance, 0) as chance_minutes
    from timed
    left join reference_months on timed.month_start = reference_months.month_start
    left join core.network_day as days
        on timed.network_code = days.network_code and timed.work_date = days.calendar_date
    left join chances
        on timed.network_code = chances.network_code and timed.month_start = chances.month_start
)

-- Decimals: a sum of floats would depend on its order.
select
    month_start,
    staff_code,
    category_code,
    network_code,
    occasion,
    has_reference_column,
    has_reference,
    is_reference_month,
    has_clock,
    is_minutes_month,
    is_after_concern,
    cast(sum(duration_minutes) as bigint) as duration_minutes,
    cast(sum(cast(unsocial_minutes as decimal(24, 12))) as decimal(24, 12)) as unsocial_minutes,
    cast(sum(cast(chance_minutes as decimal(24, 12))) as decimal(24, 12)) as chance_minutes,
    count(*) as entry_count
from flagged
group by
    month_start, staff_code, category_code, network_code, occasion, has_reference_column,
    has_reference, is_reference_month, has_clock, is_minutes_month, is_after_concern
