/*
grain: one day of one area, in the months with records and up to as_of
key: [network_code, calendar_date]
columns:
  network_code: the area; core.dim_network
  calendar_date: the day
  month_start: its month
  has_minutes: the area's network held a meeting that month, and its minutes are here
  is_after_concern: at most 14 days before, but not that very day, a meeting held raised a concern about the area
*/
with

days as (
    select
        networks.network_code,
        dates.calendar_date,
        dates.month_start
    from core.dim_network as networks
    cross join core.dim_date as dates
    inner join core.dim_month as months on dates.month_start = months.month_start
    where dates.is_past
),

meetings as (
    select distinct
        held.network_code,
        held.month_start
    from core.fact_meeting as held
    inner join raw.setting as setting on held.meeting_date <= setting.as_of
    where held.is_held
),

concerns as (
    select distinct
        concerns.network_code,
        concerns.meeting_date
    from core.fact_concern as concerns
    inner join core.fact_meeting as held on concerns.meeting_id = held.meeting_id
    where held.is_held
),

after_concern as (
    select distinct
        days.network_code,
        days.calendar_date
    from days
    inner join concerns
        on days.network_code = concerns.network_code
        and days.calendar_date > concerns.meeting_date
        and days.calendar_date <= concerns.meeting_date + interval 14 day
)

select
    days.network_code,
    days.calendar_date,
    days.month_start,
    meetings.network_code is not null as has_minutes,
    after_concern.network_code is not null as is_after_concern
from days
left join meetings
    on days.network_code = meetings.network_code and days.month_start = meetings.month_start
left join after_concern
    on days.network_code = after_concern.network_code
    and days.calendar_date = after_concern.calendar_date
