/*
title_da: Dage fra arbejde til registrering
title_en: Days from work to registration
unit: days
good: down
dimensions: [team]
memo: "–"
definition_da: >
  Det mellemste antal dage (medianen), der går, fra arbejdet er udført, til det er registreret, blandt den operative indsats' registreringer af arbejdstid med et registreringstidspunkt. Uden registreringstidspunkter vises der intet tal.
definition_en: >
  Median over entries of the days from work_date to the day of registered_at, of the operative team's working time; never under 0. Null without registered_at. Recorded are the hours of entries that have one.
sort_order: 145
columns:
  numerator: the median itself
  denominator: null; a median is no ratio
  recorded_share: share of the working hours whose entry says when it was registered
  staff_count: members of staff behind the entries with a time of registration
  entry_count: entries with a time of registration
*/
with

cells as (
    select * from core.period_dimension where dimension = 'team'
),

timed as (
    select
        fact.month_start,
        fact.staff_code,
        fact.duration_minutes,
        case
            when fact.registered_at is not null
                then greatest(date_diff('day', fact.work_date, cast(fact.registered_at as date)), 0)
        end as delay_days
    from core.fact_time_entry as fact
    inner join raw.setting as setting on fact.work_date <= setting.as_of
    where fact.role = 'operative' and fact.is_working_time
),

-- Added up by month before it is taken into every period that holds the month.
by_month as (
    select
        month_start,
        staff_code,
        delay_days,
        cast(sum(duration_minutes) as bigint) as duration_minutes,
        count(*) as entry_count
    from timed
    group by month_start, staff_code, delay_days
),

entries as (
    select
        months.period_type,
        months.period_start,
        by_month.staff_code,
        by_month.delay_days,
        by_month.duration_minutes,
        by_month.entry_count
    from by_month
    inner join core.period_month as months on by_month.month_start = months.month_start
),

-- Few different delays: the middle is found among their counts, not among all entries.
counted as (
    select
        period_type,
        period_start,
        delay_days,
        cast(sum(entry_count) as bigint) as delay_count
    from entries
    where delay_days is not null
    group by period_type, period_start, delay_days
),

ranked as (
    select
        *,
        sum(delay_count) over (
            partition by period_type, period_start order by delay_days
            rows between unbounded preceding and current row
        ) as last_rank,
        sum(delay_count) over (partition by period_type, period_start) as all_count
    from counted
),

-- Of an even number the mean of the two in the middle.
medians as (
    select
        period_type,
        period_start,
        cast(
            min(case when last_rank * 2 >= all_count then delay_days end)
            + min(case when last_rank * 2 >= all_count + 1 then delay_days end) as double
        ) / 2 as median_days
    from ranked
    group by period_type, period_start
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        sum(case when entries.delay_days is not null then entries.duration_minutes else 0 end)
        / nullif(sum(entries.duration_minutes), 0) as recorded_share,
        count(distinct case when entries.delay_days is not null then entries.staff_code end)
            as staff_count,
        cast(
            coalesce(sum(case when entries.delay_days is not null then entries.entry_count end), 0)
            as bigint
        ) as entry_count
    from cells
    left join entries
        on cells.period_type = entries.period_type
        and cells.period_start = entries.period_start
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    summed.period_type,
    summed.period_start,
    summed.dimension,
    summed.dimension_value,
    medians.median_days as numerator,
    cast(null as double) as denominator,
    medians.median_days as value,
    coalesce(summed.recorded_share, 1) as recorded_share,
    summed.staff_count,
    summed.entry_count
from summed
left join medians
    on summed.period_type = medians.period_type
    and summed.period_start = medians.period_start
