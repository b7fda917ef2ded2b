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
    select * from core.period_hours
    where dimension in ('team', 'unit') and role = 'operative' and is_working_time
),

-- Added up before they are joined: every hour is read once, not once for each category.
wholes as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        cast(sum(duration_minutes) as bigint) as working_minutes,
        count(distinct staff_code) as staff_count,
        cast(sum(entry_count) as bigint) as entry_count
    from hours
    group by period_type, period_start, dimension, dimension_value
),

parts as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        category_code,
        cast(sum(duration_minutes) as bigint) as category_minutes
    from hours
    group by period_type, period_start, dimension, dimension_value, category_code
)

select
    cells.period_type,
    cells.period_start,
    cells.dimension,
    cells.dimension_value,
    categories.category_code,
    coalesce(parts.category_minutes, 0) as category_minutes,
    coalesce(wholes.working_minutes, 0) as working_minutes,
    coalesce(wholes.staff_count, 0) as staff_count,
    coalesce(wholes.entry_count, 0) as entry_count
from cells
cross join categories
left join wholes
    on cells.period_type = wholes.period_type
    and cells.period_start = wholes.period_start
    and cells.dimension = wholes.dimension
    and cells.dimension_value = wholes.dimension_value
left join parts
    on cells.period_type = parts.period_type
    and cells.period_start = parts.period_start
    and cells.dimension = parts.dimension
    and cells.dimension_value = parts.dimension_value
    and categories.category_code = parts.category_code
