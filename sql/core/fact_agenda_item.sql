/*
grain: one item of the agenda of one meeting
key: [meeting_id, item_number]
columns:
  meeting_id: the meeting; core.fact_meeting
  item_number: place on the agenda, from 1
  meeting_date: the day; core.dim_date
  network_code: the network that met
  topic: which of the concerns it is about; other where about none
  agreement_kind: which sort of agreement it is about; null where about none
  kind: information, concern or decision
*/
select
    items.meeting_id,
    items.item_number,
    meetings.meeting_date,
    meetings.network_code,
    items.topic,
    items.agreement_kind,
    items.kind
from raw.agenda_item as items
inner join staging.stg_meetings as meetings
    on items.file_key = meetings.file_key
    and items.meeting_id = meetings.meeting_id
where not meetings.is_superseded
