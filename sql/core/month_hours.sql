/*
grain: one month, person, role, unit, activity, area, target group and set of flags; what KPIs read
columns:
  month_start: first day of the month of work; no work after as_of
  staff_code: who worked, keyed
  role: operative or consultant; null without a valid staff row
  employment_unit: the unit that employed them; null without a valid staff row
  is_in_prescribed_unit: the prescribed model places that role in that unit; null where it says nothing
  category_code: category of time; core.dim_category
  activity_code: what was done; core.dim_activity
  task: the memo's task number; null where it has none
  is_working_time: everything but absence
  network_code: area; null where none is given
  target_group: with whom; null where none is given
  is_street: the place is the street
  has_contact: at least one contact is recorded
  has_network_column: the source records areas; core.network_recording
  has_place_column: the source records places
  has_contact_count: a number of contacts is recorded, 0 included; a blank cell is no answer
  duration_minutes: minutes
  entry_count: entries
*/
with

entries as (
    select
        fact.*,
        coalesce(fact.place_code = 'street', false) as is_street,
        coalesce(fact.contact_count > 0, false) as has_contact,
        fact.contact_count is not null as has_contact_count
    from core.fact_time_entry as fact
    inner join raw.setting as setting
        on fact.work_date <= setting.as_of
),

-- By the activity, of which category, task and working time follow, as in the fact table.
summed as (
    select
        month_start,
        staff_code,
        role,
        employment_unit,
        activity_code,
        network_code,
        target_group,
        is_street,
        has_contact,
        has_network_column,
        has_place_column,
        has_contact_count,
        cast(sum(duration_minutes) as bigint) as duration_minutes,
        count(*) as entry_count
    from entries
    group by
        month_start, staff_code, role, employment_unit, activity_code, network_code, target_group,
        is_street, has_contact, has_network_column, has_place_column, has_contact_count
),

anchors as (
    select distinct model_id, role, unit_code from raw.model_anchor
),

anchored_roles as (
    select distinct model_id, role from raw.model_anchor
)

select
    summed.month_start,
    summed.staff_code,
    summed.role,
    summed.employment_unit,
    case when anchored_roles.role is not null then anchors.role is not null end
        as is_in_prescribed_unit,
    activities.category_code,
    summed.activity_code,
    activities.task,
    coalesce(activities.is_working_time, true) as is_working_time,
    summed.network_code,
    summed.target_group,
    summed.is_street,
    summed.has_contact,
    summed.has_network_column,
    summed.has_place_column,
    summed.has_contact_count,
    summed.duration_minutes,
    summed.entry_count
from summed
left join core.dim_activity as activities
    on summed.activity_code = activities.activity_code
left join core.model_in_force as model_in_force
    on summed.month_start = model_in_force.month_start
left join anchored_roles
    on model_in_force.prescribed_model_id = anchored_roles.model_id
    and summed.role = anchored_roles.role
left join anchors
    on model_in_force.prescribed_model_id = anchors.model_id
    and summed.role = anchors.role
    and summed.employment_unit = anchors.unit_code
