/*
grain: month_hours added up by period, once for each dimension; one person, category, task, target group and set of flags
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team, unit or network; hours without a unit or network are in team alone
  dimension_value: all for team, else the code
  staff_code: who worked, keyed
  role: operative or consultant; null without a valid staff row
  is_in_prescribed_unit: the prescribed model places that role in that unit; null where it says nothing
  category_code: category of time
  task: the memo's task number; null where it has none
  is_working_time: everything but absence
  target_group: with whom; null where none is given
  is_street: the place is the street
  has_contact: at least one contact is recorded
  has_place_column: the source records places
  has_contact_count: a number of contacts is recorded, 0 included; a blank cell is no answer
  duration_minutes: minutes
  entry_count: entries
*/
with

hours as (
    select
        'team' as dimension,
        'all' as dimension_value,
        month_hours.*
    from core.month_hours as month_hours
    union all
    select
        'unit' as dimension,
        month_hours.employment_unit as dimension_value,
        month_hours.*
    from core.month_hours as month_hours
    where month_hours.employment_unit is not null
    union all
    select
        'network' as dimension,
        month_hours.network_code as dimension_value,
        month_hours.*
    from core.month_hours as month_hours
    where month_hours.network_code is not null
),

-- Added up by month before they are taken into the seven periods or so that hold a month.
months as (
    select
        month_start,
        dimension,
        dimension_value,
        staff_code,
        role,
        is_in_prescribed_unit,
        category_code,
        task,
        is_working_time,
        target_group,
        is_street,
        has_contact,
        has_place_column,
        has_contact_count,
        cast(sum(duration_minutes) as bigint) as duration_minutes,
        cast(sum(entry_count) as bigint) as entry_count
    from hours
    group by
        month_start, dimension, dimension_value, staff_code, role, is_in_prescribed_unit,
        category_code, task, is_working_time, target_group, is_street, has_contact,
        has_place_column, has_contact_count
)

select
    periods.period_type,
    periods.period_start,
    hours.dimension,
    hours.dimension_value,
    hours.staff_code,
    hours.role,
    hours.is_in_prescribed_unit,
    hours.category_code,
    hours.task,
    hours.is_working_time,
    hours.target_group,
    hours.is_street,
    hours.has_contact,
    hours.has_place_column,
    hours.has_contact_count,
    cast(sum(hours.duration_minutes) as bigint) as duration_minutes,
    cast(sum(hours.entry_count) as bigint) as entry_count
from core.period_month as periods
inner join months as hours on periods.month_start = hours.month_start
group by
    periods.period_type, periods.period_start, hours.dimension, hours.dimension_value,
    hours.staff_code, hours.role, hours.is_in_prescribed_unit, hours.category_code, hours.task,
    hours.is_working_time, hours.target_group, hours.is_street, hours.has_contact,
    hours.has_place_column, hours.has_contact_count
