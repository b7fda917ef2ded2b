/*
grain: one topic of concern about one network in a document that counts
columns:
  file_key: the document
  meeting_id: the meeting
  meeting_date: the day it was raised
  network_code: the area it is about
  topic: what it is about
  mention_count: how often it was raised
*/
select
    concerns.file_key,
    concerns.meeting_id,
    meetings.meeting_date,
    concerns.network_code,
    concerns.topic,
    concerns.mention_count
from raw.concern as concerns
inner join staging.stg_meetings as meetings
    on concerns.file_key = meetings.file_key
    and concerns.meeting_id = meetings.meeting_id
where not meetings.is_superseded
