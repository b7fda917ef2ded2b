/*
grain: one month of one period
key: [period_type, period_start, month_start]
columns:
  period_key: the period; core.dim_period
  period_type: month, quarter, rolling_4_quarters, year or baseline
  period_start: first day of the period
  period_end: last day of the period
  month_start: a month that the period holds, up to the one of as_of
*/
with

months as (
    select * from core.dim_month
),

quarters as (
    select distinct quarter_start, quarter_end, quarter_index from months
),


-- Four quarters are named by their last; those that would begin before the records are left out.
rolling as (
    select
        'rolling_4_quarters' as period_type,
        first_of_four.quarter_start as period_start,
        last_of_four.quarter_end as period_end,
        months.month_start
    from quarters as last_of_four
    inner join quarters as first_of_four
        on first_of_four.quarter_index = last_of_four.quarter_index - 3
    inner join months
        on months.quarter_index between first_of_four.quarter_index and last_of_four.quarter_index
),

baseline as (
    select
        'baseline' as period_type,
        min(months.month_start) over () as period_start,
        cast(decisions.effective_from - interval 1 day as date) as period_end,
        months.month_start
    from months
    cross join raw.decision as decisions
    where months.side = 'baseline' and decisions.decision_number = 1
),

periods as (
    select 'month' as period_type, month_start as period_start, month_end as period_end, month_start
    from months
    union all
    select 'quarter', quarter_start, quarter_end, month_start from months
    union all
    select 'year', year_start, year_end, month_start from months
    union all
    select period_type, period_start, period_end, month_start from rolling
    union all
    select period_type, period_start, period_end, month_start from baseline
)

select
    period_type || '-' || substring(cast(period_start as varchar), 1, 7) as period_key,
    period_type,
    period_start,
    period_end,
    month_start
from periods
