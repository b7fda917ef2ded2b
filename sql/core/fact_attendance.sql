/*
grain: one participant of one meeting
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
  status: present, apologies or absent
  attended_minutes: minutes present; the whole meeting unless they came late or left early
*/
with

attendances as (
    select
        attendances.*,
        meetings.meeting_date,
        meetings.network_code,
        meetings.duration_minutes,
        coalesce(attendances.from_time, meetings.start_time) as present_from,
        coalesce(attendances.to_time, meetings.end_time) as present_to,
        attendances.from_time is not null or attendances.to_time is not null as is_partial
    from staging.stg_attendances as attendances
    inner join staging.stg_meetings as meetings
        on attendances.file_key = meetings.file_key
        and attendances.meeting_id = meetings.meeting_id
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
    timed.status,
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
