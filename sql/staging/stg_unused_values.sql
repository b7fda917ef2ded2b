/*
grain: one row of minutes with a value that is too uncertain to be used, in a document that counts
key: [file_key, record_kind, record_key]
columns:
  file_key: the document
  record_kind: the table
  record_key: number of the row in the document, or the follow-up's id; 0 for the meeting
  no_network: the network is not used
  no_date: the day of the meeting is not used
  no_status: the status is not used
  no_duration: the length is not used
  no_person: who it is, is not used
  no_from_time: when they came is not used
  no_to_time: when they left is not used
  no_topic: the topic is not used
  no_count: the count is not used
  no_decided_on: the day it was decided is not used
  no_due_on: the deadline is not used
  no_closed_on: the day it was closed is not used
*/
select
    file_key,
    record_kind,
    coalesce(action_id, cast(record_number as varchar), '0') as record_key,
    max(case when field = 'network_code' then 1 else 0 end) = 1 as no_network,
    max(case when field = 'meeting_date' then 1 else 0 end) = 1 as no_date,
    max(case when field = 'status' then 1 else 0 end) = 1 as no_status,
    max(case when field = 'duration_minutes' then 1 else 0 end) = 1 as no_duration,
    max(case when field = 'staff_code' then 1 else 0 end) = 1 as no_person,
    max(case when field = 'from_time' then 1 else 0 end) = 1 as no_from_time,
    max(case when field = 'to_time' then 1 else 0 end) = 1 as no_to_time,
    max(case when field = 'topic' then 1 else 0 end) = 1 as no_topic,
    max(case when field = 'mention_count' then 1 else 0 end) = 1 as no_count,
    max(case when field = 'decided_on' then 1 else 0 end) = 1 as no_decided_on,
    max(case when field = 'due_on' then 1 else 0 end) = 1 as no_due_on,
    max(case when field = 'closed_on' then 1 else 0 end) = 1 as no_closed_on
from staging.stg_extracted_values
where not is_used
group by file_key, record_kind, coalesce(action_id, cast(record_number as varchar), '0')
