/*
grain: one case of a KPI that is a median over cases, from the day it began until the first work on it
key: [kpi_id, case_id]
columns:
  kpi_id: action_lead_days or order_lead_days
  case_id: the follow-up, core.fact_action_item; or the order, core.fact_order
  staff_code: who was last to do the follow-up, keyed; null for orders
  started_on: the day it was decided or ordered; no later than as_of
  month_start: its month
  ended_on: first day of working time of the operative team that refers to it; else the day from which nobody would look for any more (closed, dropped, withdrawn), at most as_of
  lead_days: days from started_on to ended_on, never under 0
  is_reached: work on it is there; else it is censored on ended_on
*/
with

today as (
    select as_of from raw.setting
),

-- Work on a follow-up counts from its decision on.
first_work as (
    select
        items.action_id,
        min(entries.work_date) as work_date
    from core.fact_action_item as items
    inner join core.fact_time_entry as entries on items.action_id = entries.reference
    inner join today on entries.work_date <= today.as_of
    where
        entries.role = 'operative' and entries.is_working_time
        and entries.work_date >= items.decided_on
    group by items.action_id
),

last_seen as (
    select
        action_id,
        max(meeting_date) as seen_on
    from staging.stg_action_items
    group by action_id
),

actions as (
    select
        'action_lead_days' as kpi_id,
        items.action_id as case_id,
        items.responsible_staff_code as staff_code,
        items.decided_on as started_on,
        first_work.work_date as reached_on,
        case
            when items.status = 'dropped' then last_seen.seen_on
            else coalesce(items.closed_on, items.closure_seen_on)
        end as given_up_on
    from core.fact_action_item as items
    inner join core.dim_staff as staff
        on items.responsible_staff_code = staff.staff_code
        and items.decided_on between staff.valid_from and staff.valid_to
    left join first_work on items.action_id = first_work.action_id
    left join last_seen on items.action_id = last_seen.action_id
    where staff.role = 'operative'
),

-- What was withdrawn before anything was delivered was not delivered, whoever came later.
orders as (
    select
        'order_lead_days' as kpi_id,
        order_id as case_id,
        cast(null as varchar) as staff_code,
        ordered_on as started_on,
        case when not is_begun_after_withdrawal then first_delivery_on end as reached_on,
        withdrawn_on as given_up_on
    from core.fact_order
),

cases as (
    select * from actions
    union all
    select * from orders
),

ended as (
    select
        cases.kpi_id,
        cases.case_id,
        cases.staff_code,
        cases.started_on,
        dates.month_start,
        greatest(
            coalesce(cases.reached_on, least(coalesce(cases.given_up_on, today.as_of), today.as_of)),
            cases.started_on
        ) as ended_on,
        cases.reached_on is not null as is_reached
    from cases
    cross join today
    inner join core.dim_date as dates on cases.started_on = dates.calendar_date
    where cases.started_on <= today.as_of
)

select
    kpi_id,
    case_id,
    staff_code,
    started_on,
    month_start,
    ended_on,
    date_diff('day', started_on, ended_on) as lead_days,
    is_reached
from ended
