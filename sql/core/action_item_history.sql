/*
grain: one follow-up at one meeting at which it was seen
key: [action_id, sighting_number]
columns:
  action_id: the follow-up; core.fact_action_item
  sighting_number: 1 where it was first seen, counting up
  meeting_id: the meeting; core.fact_meeting
  meeting_date: the day it was seen
  status: how it stood there; open, closed or dropped
  due_on: the deadline that was seen there; null where none was
  closed_on: the day it was closed, where it says so there
  is_first: seen here for the first time
  is_last: seen here for the last time
  is_put_off: the deadline is a later one than at the sighting before
*/
select
    action_id,
    sighting_number,
    meeting_id,
    meeting_date,
    status,
    due_on,
    closed_on,
    sighting_number = 1 as is_first,
    sightings_left = 1 as is_last,
    coalesce(
        due_on > lag(due_on) over (partition by action_id order by sighting_number), false
    ) as is_put_off
from staging.stg_action_items
