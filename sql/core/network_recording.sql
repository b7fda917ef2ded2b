/*
grain: one category of the operative team's working time in one period
key: [period_type, period_start, category_code]
columns:
  period_type: type of the period
  period_start: first day of the period
  category_code: category of time; core.dim_category
  duration_minutes: minutes in it
  recorded_minutes: those from sources that record areas; the others cannot be told apart by network
*/
select
    period_type,
    period_start,
    category_code,
    cast(sum(duration_minutes) as bigint) as duration_minutes,
    cast(sum(case when has_network_column then duration_minutes else 0 end) as bigint)
        as recorded_minutes
from core.period_hours
where dimension = 'team' and role = 'operative' and is_working_time
group by period_type, period_start, category_code
