/*
grain: one topic of concern about one network in a document that counts, if certain enough to be used
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
left join staging.stg_unused_values as unused
    on unused.record_kind = 'concern'
    and concerns.file_key = unused.file_key
    and cast(concerns.concern_number as varchar) = unused.record_key
where
    not meetings.is_superseded
    and not coalesce(unused.no_network or unused.no_topic or unused.no_count, false)
