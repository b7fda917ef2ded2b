/*
grain: one of the twelve months that end with a period's last month
key: [period_type, period_start, month_start]
columns:
  period_type: type of the period
  period_start: first day of the period
  month_start: first day of the month, of core.dim_month
*/
with

last_months as (
    select
        months.period_type,
        months.period_start,
        max(dates.month_index) as last_index
    from core.period_month as months
    inner join core.dim_month as dates on months.month_start = dates.month_start
    group by months.period_type, months.period_start
)

select
    last_months.period_type,
    last_months.period_start,
    dates.month_start
from last_months
inner join core.dim_month as dates
    on dates.month_index between last_months.last_index - 11 and last_months.last_index
