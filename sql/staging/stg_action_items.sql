/*
grain: one follow-up as it stands in one document that counts
key: [action_id, sighting_number]
columns:
  action_id: the follow-up; the same from meeting to meeting
  sighting_number: 1 where it was first seen, counting up by meeting date
  sightings_left: 1 where it was last seen, counting down
  file_key: the document
  meeting_id: the meeting
  network_code: the network that met
  meeting_date: the day it was seen
  kind: what sort of follow-up
  responsible_staff_code: who of our own staff is to do it, keyed
  responsible_organisation: else which partner
  decided_on: the day it was decided
  due_on: the day it is due as this document has it
  status: open, closed or dropped
  closed_on: the day it was closed, where the document says so
*/
with

sightings as (
    select
        items.*,
        meetings.network_code,
        meetings.meeting_date
    from raw.action_item as items
    inner join staging.stg_meetings as meetings
        on items.file_key = meetings.file_key
        and items.meeting_id = meetings.meeting_id
    where not meetings.is_superseded
),

-- One document may list an item twice (as an old one and among the new): the closing one is later.
numbered as (
    select
        *,
        row_number() over (
            partition by action_id
            order by
                meeting_date, file_key,
                case status when 'open' then 0 when 'dropped' then 1 else 2 end,
                due_on nulls last, decided_on nulls last
        ) as sighting_number,
        count(*) over (partition by action_id) as sighting_count
    from sightings
)

select
    action_id,
    sighting_number,
    sighting_count - sighting_number + 1 as sightings_left,
    file_key,
    meeting_id,
    network_code,
    meeting_date,
    kind,
    responsible_staff_code,
    responsible_organisation,
    decided_on,
    due_on,
    status,
    closed_on
from numbered
