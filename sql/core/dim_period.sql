/*
grain: one period; those from the first records to as_of, and the one baseline
key: [period_type, period_start]
columns:
  period_key: type and first month, e.g. quarter-2025-04
  period_type: month, quarter, rolling_4_quarters (named by its last quarter), year or baseline
  period_start: first day
  period_end: last day
  label_da: name in Danish
  label_en: name for analysts
  is_complete: ended by as_of, and begun no earlier than the records
  side: baseline, transition, after, before (see core.dim_month) where all months are that; else mixed; undecided without a decision
  month_count: months in it, up to as_of
  day_count: days in it, up to as_of
  workday_count: Mondays to Fridays that are no public holiday, up to as_of
*/
with

grouped as (
    select
        periods.period_key,
        periods.period_type,
        periods.period_start,
        periods.period_end,
        count(*) as month_count,
        cast(sum(months.day_count) as bigint) as day_count,
        cast(sum(months.workday_count) as bigint) as workday_count,
        case when min(months.side) = max(months.side) then min(months.side) else 'mixed' end as side,
        min(months.month_start) as first_month
    from core.period_month as periods
    inner join core.dim_month as months
        on periods.month_start = months.month_start
    group by
        periods.period_key, periods.period_type, periods.period_start, periods.period_end
),

named as (
    select
        grouped.*,
        last_day.month_name_da || ' ' || cast(last_day.year_number as varchar) as month_da,
        cast(last_day.quarter_number as varchar) || '. kvartal '
        || cast(last_day.year_number as varchar) as quarter_da,
        cast(last_day.year_number as varchar) || '-Q'
        || cast(last_day.quarter_number as varchar) as quarter_en,
        cast(last_day.year_number as varchar) as year_name,
        first_day.month_short_da || ' ' || cast(first_day.year_number as varchar) || '–'
        || last_day.month_short_da || ' ' || cast(last_day.year_number as varchar) as span_da,
        substring(cast(grouped.period_start as varchar), 1, 7) as first_en,
        substring(cast(grouped.period_end as varchar), 1, 7) as last_en,
        grouped.period_end <= setting.as_of
        and grouped.period_start >= grouped.first_month as is_complete
    from grouped
    inner join core.dim_date as first_day on grouped.period_start = first_day.calendar_date
    inner join core.dim_date as last_day on grouped.period_end = last_day.calendar_date
    cross join raw.setting as setting
)

select
    period_key,
    period_type,
    period_start,
    period_end,
    case period_type
        when 'month' then month_da
        when 'quarter' then quarter_da
        when 'year' then year_name
        when 'baseline' then 'Udgangspunkt ' || span_da
        else '4 kvartaler til og med ' || quarter_da
    end as label_da,
    case period_type
        when 'month' then last_en
        when 'quarter' then quarter_en
        when 'year' then year_name
        when 'baseline' then 'Baseline ' || first_en || ' to ' || last_en
        else '4 quarters to ' || quarter_en
    end as label_en,
    is_complete,
    side,
    month_count,
    day_count,
    workday_count
from named
