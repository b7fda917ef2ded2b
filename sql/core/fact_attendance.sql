/*
grain: one participant of one meeting, who is certain enough to be used
key: [meeting_id, participant_number]
columns:
  meeting_id: the meeting; core.fact_meeting
  participant_number: place in the list, from 1
  meeting_date: the day; core.dim_date
  network_code: the network that met
  staff_code: a member of our own staff, keyed; null for everybody else
  role: operative or consultant on that day; null for everybody else
  employment_unit: the unit that employed them on that day
  organisation: where everybody else comes from
  participant_role: what they are there; raw.ref_role; null for our own staff
  status: present, apologies or absent
  came_late: came after the start
  left_early: left before the end
  attended_minutes: >
    minutes present; the whole meeting unless they came late or left early; null where its length is not known
*/
with

attendances as (
    select
        attendances.*,
        meetings.meeting_date,
        meetings.network_code,
        case when not coalesce(unused.no_duration, false) then meetings.duration_minutes end
            as duration_minutes,
        coalesce(attendances.from_time, meetings.start_time) as present_from,
        coalesce(attendances.to_time, meetings.end_time) as present_to,
        attendances.from_time is not null or attendances.to_time is not null as is_partial
    from staging.stg_attendances as attendances
    inner join staging.stg_meetings as meetings
        on attendances.file_key = meetings.file_key
        and attendances.meeting_id = meetings.meeting_id
    left join staging.stg_unused_values as unused
        on unused.record_kind = 'meeting' and meetings.file_key = unused.file_key
    where attendances.is_used
),

timed as (
    select
        *,
        (extract(hour from present_to) - extract(hour from present_from)) * 60
        + extract(minute from present_to) - extract(minute from present_from) as partial_minutes
    from attendances
)

select
    timed.meeting_id,
    timed.participant_number,
    timed.meeting_date,
    timed.network_code,
    timed.staff_code,
    staff.role,
    staff.employment_unit,
    timed.organisation,
    timed.participant_role,
    timed.status,
    timed.came_late,
    timed.left_early,
    cast(case
        when timed.status <> 'present' then 0
        when timed.is_partial and timed.partial_minutes between 0 and timed.duration_minutes
            then timed.partial_minutes
        else timed.duration_minutes
    end as integer) as attended_minutes
from timed
left join core.dim_staff as staff
    on timed.staff_code = staff.staff_code
    and timed.meeting_date between staff.valid_from and staff.valid_to
