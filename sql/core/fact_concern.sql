/*
grain: one topic of concern about one network at one meeting
key: [meeting_id, network_code, topic]
columns:
  meeting_id: the meeting; core.fact_meeting
  meeting_date: the day it was raised
  network_code: the area it is about
  topic: what it is about
  mention_count: how often it was raised
*/
select
    meeting_id,
    meeting_date,
    network_code,
    topic,
    cast(sum(mention_count) as integer) as mention_count
from staging.stg_concerns
group by meeting_id, meeting_date, network_code, topic
