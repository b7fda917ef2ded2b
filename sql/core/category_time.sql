/*
grain: one category of the operative team's working time in one cell by team or unit, also where nobody worked
key: [period_type, period_start, dimension, dimension_value, category_code]
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team or unit
  dimension_value: all for team, else the unit that employed them
  category_code: category of working time; every one of core.dim_category but absence
  category_minutes: minutes in the category
  working_minutes: minutes of all working time in the cell
  staff_count: members of staff behind working_minutes
  entry_count: entries behind working_minutes
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

categories as (
    select category_code from core.dim_category where is_working_time
),

hours as (
    select * from core.period_hours where role = 'operative' and is_working_time
)

select
    cells.period_type,
    cells.period_start,
    cells.dimension,
    cells.dimension_value,
    categories.category_code,
    cast(coalesce(sum(
        case when hours.category_code = categories.category_code then hours.duration_minutes end
    ), 0) as bigint) as category_minutes,
    cast(coalesce(sum(hours.duration_minutes), 0) as bigint) as working_minutes,
    count(distinct hours.staff_code) as staff_count,
    cast(coalesce(sum(hours.entry_count), 0) as bigint) as entry_count
from cells
cross join categories
left join hours
    on cells.period_type = hours.period_type
    and cells.period_start = hours.period_start
    and cells.dimension = hours.dimension
    and cells.dimension_value = hours.dimension_value
group by
    cells.period_type, cells.period_start, cells.dimension, cells.dimension_value,
    categories.category_code
