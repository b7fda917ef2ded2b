/*
grain: one category of the operative team's working time in one period
key: [period_type, period_start, category_code]
columns:
  period_type: type of the period
  period_start: first day of the period
  category_code: category of time; core.dim_category
  duration_minutes: minutes in it
  recorded_minutes: >
    those that can be told apart by network: of direct work and visibility the minutes with a network, since the
    contract asks for one; of the other categories those from sources that record networks, where a blank says that
    it was for none
*/
select
    periods.period_type,
    periods.period_start,
    hours.category_code,
    cast(sum(hours.duration_minutes) as bigint) as duration_minutes,
    cast(sum(
        case
            when hours.network_code is not null then hours.duration_minutes
            when hours.category_code in ('direct', 'visibility') then 0
            when hours.has_network_column then hours.duration_minutes
            else 0
        end
    ) as bigint) as recorded_minutes
from core.month_hours as hours
inner join core.period_month as periods on hours.month_start = periods.month_start
where hours.role = 'operative' and hours.is_working_time
group by periods.period_type, periods.period_start, hours.category_code
