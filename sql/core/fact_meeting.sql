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
  duration_minutes: length of the meeting
  status: held, cancelled, broken_off or agenda_only
  is_held: status is held; a meeting that was broken off is none
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
    meetings.duration_minutes,
    meetings.status,
    meetings.status = 'held' as is_held,
    coalesce(operative.operative_count, 0) as operative_count
from meetings
left join core.dim_date as dates
    on meetings.meeting_date = dates.calendar_date
left join operative
    on meetings.meeting_id = operative.meeting_id
