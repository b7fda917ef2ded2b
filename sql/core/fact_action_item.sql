/*
grain: one follow-up, over all the meetings in which it was seen
key: [action_id]
columns:
  action_id: the follow-up
  network_code: the network that decided it
  kind: what sort of follow-up
  responsible_staff_code: who of our own staff was last to do it, keyed
  responsible_organisation: else which partner
  first_meeting_id: the meeting at which it was first seen
  last_meeting_id: the meeting at which it was last seen
  decided_on: the day it was decided, as first written; else the day of the first meeting
  due_on: its original deadline, the first one written
  latest_due_on: the last deadline written
  status: where it stood last; open, closed or dropped
  closed_on: the day it was closed; null while it is not, or where no document says the day
  closure_seen_on: the first meeting since which it has stood as closed
  open_last_seen_on: the last meeting at which it did not stand as closed; null where it never did
  closure_known_by: >
    day where a document says on which day it was closed; interval where only a meeting saw that it was: then it was
    closed after open_last_seen_on, at closure_seen_on at the latest; null while it is not closed
  sighting_count: documents that mention it
*/
with

sightings as (
    select * from staging.stg_action_items
),

-- The first or last sighting that says anything, column by column.
marks as (
    select
        action_id,
        max(sighting_number) as sighting_count,
        min(case when decided_on is not null then sighting_number end) as first_decided,
        min(case when due_on is not null then sighting_number end) as first_due,
        max(case when due_on is not null then sighting_number end) as last_due,
        max(case when responsible_staff_code is not null or responsible_organisation is not null
            then sighting_number end) as last_responsible,
        max(case when closed_on is not null then sighting_number end) as last_closed,
        coalesce(max(case when status <> 'closed' then sighting_number end), 0) as last_not_closed
    from sightings
    group by action_id
)

select
    marks.action_id,
    max(case when sighting_number = 1 then network_code end) as network_code,
    max(case when sighting_number = 1 then kind end) as kind,
    max(case when sighting_number = last_responsible then responsible_staff_code end)
        as responsible_staff_code,
    max(case when sighting_number = last_responsible then responsible_organisation end)
        as responsible_organisation,
    max(case when sighting_number = 1 then meeting_id end) as first_meeting_id,
    max(case when sighting_number = sighting_count then meeting_id end) as last_meeting_id,
    coalesce(
        max(case when sighting_number = first_decided then decided_on end),
        max(case when sighting_number = 1 then meeting_date end)
    ) as decided_on,
    max(case when sighting_number = first_due then due_on end) as due_on,
    max(case when sighting_number = last_due then due_on end) as latest_due_on,
    max(case when sighting_number = sighting_count then status end) as status,
    max(case when sighting_number = last_closed and last_closed > last_not_closed
        then closed_on end) as closed_on,
    max(case when sighting_number = last_not_closed + 1 then meeting_date end) as closure_seen_on,
    max(case when sighting_number = last_not_closed then meeting_date end) as open_last_seen_on,
    case
        when max(case when sighting_number = last_closed and last_closed > last_not_closed
            then closed_on end) is not null then 'day'
        when max(case when sighting_number = last_not_closed + 1 then meeting_date end) is not null
            then 'interval'
    end as closure_known_by,
    max(marks.sighting_count) as sighting_count
from sightings
inner join marks on sightings.action_id = marks.action_id
group by marks.action_id
