/*
grain: one meeting of a network, from the document that stands
key: [meeting_id]
columns:
  meeting_id: network and day
  file_key: the document
  network_code: the network that met; core.dim_network
  meeting_date: the day; core.dim_date
  month_start: its month
  start_time: clock time it began; null where not given
  end_time: clock time it ended; null where not given
  duration_minutes: length of the meeting; null where not known, or too uncertain to be used
  place_code: the kind of place it was held at
  minute_taker_role: what who took the minutes is there
  minute_taker_staff_code: who of our own staff took the minutes, keyed
  status: held, cancelled, broken_off or agenda_only
  is_held: >
    status is held, and neither that nor network and day are too uncertain to be used; a meeting that was broken off
    is none
  operative_count: members of the operative team who were present
*/
with

meetings as (
    select * from staging.stg_meetings where not is_superseded
),

operative as (
    select
        meeting_id,
        count(distinct staff_code) as operative_count
    from core.fact_attendance
    where role = 'operative' and status = 'present'
    group by meeting_id
)

select
    meetings.meeting_id,
    meetings.file_key,
    meetings.network_code,
    meetings.meeting_date,
    dates.month_start,
    meetings.start_time,
    meetings.end_time,
    case when not coalesce(unused.no_duration, false) then meetings.duration_minutes end
        as duration_minutes,
    meetings.place_code,
    meetings.minute_taker_role,
    meetings.minute_taker_staff_code,
    meetings.status,
    meetings.status = 'held'
    and not coalesce(unused.no_network or unused.no_date or unused.no_status, false) as is_held,
    coalesce(operative.operative_count, 0) as operative_count
from meetings
left join core.dim_date as dates
    on meetings.meeting_date = dates.calendar_date
left join operative
    on meetings.meeting_id = operative.meeting_id
left join staging.stg_unused_values as unused
    on unused.record_kind = 'meeting' and meetings.file_key = unused.file_key
