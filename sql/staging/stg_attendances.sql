/*
grain: one participant of one meeting in a document that counts
key: [meeting_id, participant_number]
columns:
  file_key: the document
  meeting_id: the meeting
  participant_number: place in the list, from 1
  staff_code: a member of our own staff, keyed; null for everybody else
  organisation: where everybody else comes from
  status: present, apologies or absent
  from_time: came later than the start
  to_time: left before the end
*/
select
    attendances.file_key,
    attendances.meeting_id,
    attendances.participant_number,
    attendances.staff_code,
    attendances.organisation,
    attendances.status,
    attendances.from_time,
    attendances.to_time
from raw.attendance as attendances
inner join staging.stg_meetings as meetings
    on attendances.file_key = meetings.file_key
    and attendances.meeting_id = meetings.meeting_id
where not meetings.is_superseded
