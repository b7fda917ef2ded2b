/*
grain: one participant of one meeting in a document that counts
key: [meeting_id, participant_number]
columns:
  file_key: the document
  meeting_id: the meeting
  participant_number: place in the list, from 1
  staff_code: a member of our own staff, keyed; null for everybody else
  organisation: where everybody else comes from
  participant_role: what they are there
  status: present, apologies or absent
  from_time: came later than the start; null where not given, or too uncertain to be used
  to_time: left before the end; likewise
  came_late: came after the start; false where that is too uncertain to be used
  left_early: left before the end; likewise
  is_used: neither who it is nor whether they came is too uncertain to be used
*/
select
    attendances.file_key,
    attendances.meeting_id,
    attendances.participant_number,
    attendances.staff_code,
    attendances.organisation,
    attendances.participant_role,
    attendances.status,
    case when not coalesce(unused.no_from_time, false) then attendances.from_time end as from_time,
    case when not coalesce(unused.no_to_time, false) then attendances.to_time end as to_time,
    coalesce(attendances.came_late, attendances.from_time is not null)
    and not coalesce(unused.no_from_time, false) as came_late,
    coalesce(attendances.left_early, attendances.to_time is not null)
    and not coalesce(unused.no_to_time, false) as left_early,
    not (coalesce(unused.no_person, false) or coalesce(unused.no_status, false)) as is_used
from raw.attendance as attendances
inner join staging.stg_meetings as meetings
    on attendances.file_key = meetings.file_key
    and attendances.meeting_id = meetings.meeting_id
left join staging.stg_unused_values as unused
    on unused.record_kind = 'attendance'
    and attendances.file_key = unused.file_key
    and cast(attendances.participant_number as varchar) = unused.record_key
where not meetings.is_superseded
