/*
grain: one area in the twelve months that end with a period, its part of the concerns beside its part of the time
key: [period_type, period_start, network_code]
columns:
  period_type: type of the period
  period_start: first day of the period
  network_code: the area, a code of core.dim_network
  meeting_count: meetings of its network that were held in those twelve months
  concern_count: concerns about it at meetings held
  outreach_hours: hours of direct work and visibility of the operative team with that area
  concern_share: its part of the concerns per meeting held; null below 12 concerns in all areas
  time_share: its part of the outreach hours in areas with a meeting held
  gap: time_share less concern_share; above 0 where it gets more of the time than of the concerns
*/
select
    areas.period_type,
    areas.period_start,
    areas.network_code,
    areas.meeting_count,
    areas.concern_count,
    cast(areas.duration_minutes as double) / 60 as outreach_hours,
    areas.concern_share,
    areas.time_share,
    areas.time_share - areas.concern_share as gap
from core.area_concern_time as areas
