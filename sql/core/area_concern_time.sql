/*
grain: one area in the twelve months that end with a period, with its meetings held, the concerns about it, and the operative team's outreach in it; areas without a meeting held are left out
key: [period_type, period_start, network_code]
columns:
  period_type: type of the period
  period_start: first day of the period
  network_code: the area, a code of core.dim_network
  meeting_count: meetings of its network that were held in those twelve months, up to as_of
  concern_count: concerns about the area at meetings held; one is one topic about one area at one meeting
  concern_rate: concern_count by meeting_count, so that a network does not weigh more for meeting oftener
  duration_minutes: minutes of direct work and visibility of the operative team with that area
  staff_count: members of staff behind those minutes
  entry_count: entries behind them
  time_share: duration_minutes of all areas' that met; null where there are none
  concern_share: concern_rate of the sum of all areas'; null below 12 concerns in all, which tell no distribution
*/
with

meetings as (
    select
        months.period_type,
        months.period_start,
        meetings.network_code,
        count(*) as meeting_count
    from core.fact_meeting as meetings
    inner join core.trailing_month as months on meetings.month_start = months.month_start
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    where meetings.is_held
    group by months.period_type, months.period_start, meetings.network_code
),

concerns as (
    select
        months.period_type,
        months.period_start,
        concerns.network_code,
        count(*) as concern_count
    from core.fact_concern as concerns
    inner join core.fact_meeting as held on concerns.meeting_id = held.meeting_id
    inner join core.trailing_month as months on held.month_start = months.month_start
    inner join raw.setting as setting on held.meeting_date <= setting.as_of
    where held.is_held
    group by months.period_type, months.period_start, concerns.network_code
),

area_hours as (
    select
        months.period_type,
        months.period_start,
        outreach.network_code,
        sum(outreach.duration_minutes) as duration_minutes,
        count(distinct outreach.staff_code) as staff_count,
        sum(outreach.entry_count) as entry_count
    from core.month_outreach as outreach
    inner join core.trailing_month as months on outreach.month_start = months.month_start
    where outreach.network_code is not null
    group by months.period_type, months.period_start, outreach.network_code
),

areas as (
    select
        meetings.period_type,
        meetings.period_start,
        meetings.network_code,
        meetings.meeting_count,
        coalesce(concerns.concern_count, 0) as concern_count,
        cast(coalesce(concerns.concern_count, 0) as double) / meetings.meeting_count as concern_rate,
        cast(coalesce(area_hours.duration_minutes, 0) as bigint) as duration_minutes,
        coalesce(area_hours.staff_count, 0) as staff_count,
        cast(coalesce(area_hours.entry_count, 0) as bigint) as entry_count
    from meetings
    left join area_hours
        on meetings.period_type = area_hours.period_type
        and meetings.period_start = area_hours.period_start
        and meetings.network_code = area_hours.network_code
    left join concerns
        on meetings.period_type = concerns.period_type
        and meetings.period_start = concerns.period_start
        and meetings.network_code = concerns.network_code
),

totals as (
    select
        period_type,
        period_start,
        sum(duration_minutes) as duration_minutes,
        sum(concern_count) as concern_count,
        sum(cast(concern_rate as decimal(24, 15))) as concern_rate
    from areas
    group by period_type, period_start
)

select
    areas.period_type,
    areas.period_start,
    areas.network_code,
    areas.meeting_count,
    areas.concern_count,
    areas.concern_rate,
    areas.duration_minutes,
    areas.staff_count,
    areas.entry_count,
    cast(areas.duration_minutes as double) / nullif(totals.duration_minutes, 0) as time_share,
    case
        when totals.concern_count >= 12
            then areas.concern_rate / cast(totals.concern_rate as double)
    end as concern_share
from areas
inner join totals
    on areas.period_type = totals.period_type
    and areas.period_start = totals.period_start
