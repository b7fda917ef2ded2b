/*
grain: one decision of one meeting
key: [meeting_id, decision_number]
columns:
  meeting_id: the meeting; core.fact_meeting
  decision_number: place in the document, from 1
  meeting_date: the day it was taken
  network_code: the area it is about; the meeting's own where it names none
  item_number: the item of the agenda; null where it stands under none
  kind: approve, start, stop, postpone, refer, agree, inform or other
  topic: what it is about; null where it says none
  action_id: the follow-up that it names; core.fact_action_item
*/
select
    decisions.meeting_id,
    decisions.decision_number,
    meetings.meeting_date,
    coalesce(decisions.network_code, meetings.network_code) as network_code,
    decisions.item_number,
    decisions.kind,
    decisions.topic,
    decisions.action_id
from raw.meeting_decision as decisions
inner join staging.stg_meetings as meetings
    on decisions.file_key = meetings.file_key
    and decisions.meeting_id = meetings.meeting_id
where not meetings.is_superseded
