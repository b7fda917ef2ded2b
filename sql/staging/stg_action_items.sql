/*
grain: one follow-up as it stands in one document that counts, of a meeting up to as_of
key: [action_id, sighting_number]
columns:
  action_id: >
    the follow-up; the same from meeting to meeting: its own number, or else of what has the same kind, the same
    responsible party and the same deadline in the same network
  sighting_number: 1 where it was first seen, counting up by meeting date
  sightings_left: 1 where it was last seen, counting down
  written_action_id: the follow-up as this document has it
  file_key: the document
  meeting_id: the meeting
  network_code: the network that met
  meeting_date: the day it was seen
  kind: what sort of follow-up
  responsible_staff_code: who of our own staff is to do it, keyed
  responsible_organisation: else which partner
  decided_on: the day it was decided; null where not given, or too uncertain to be used
  due_on: the day it is due as this document has it; likewise
  status: open, closed or dropped; open where it is too uncertain to be used
  closed_on: the day it was closed, where the document says so; likewise
*/
with

sightings as (
    select
        items.file_key,
        items.meeting_id,
        items.action_id as written_action_id,
        meetings.network_code,
        meetings.meeting_date,
        items.kind,
        items.responsible_staff_code,
        items.responsible_organisation,
        case when not coalesce(unused.no_decided_on, false) then items.decided_on end as decided_on,
        case when not coalesce(unused.no_due_on, false) then items.due_on end as due_on,
        case when coalesce(unused.no_status, false) then 'open' else items.status end as status,
        case
            when not coalesce(unused.no_closed_on or unused.no_status, false) then items.closed_on
        end as closed_on,
        items.action_id like 'H-%' as has_own_id
    from raw.action_item as items
    inner join staging.stg_meetings as meetings
        on items.file_key = meetings.file_key
        and items.meeting_id = meetings.meeting_id
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    left join staging.stg_unused_values as unused
        on unused.record_kind = 'action_item'
        and items.file_key = unused.file_key
        and items.action_id = unused.record_key
    where not meetings.is_superseded
),

-- What tells a follow-up that has no number of its own, or is seen again without it. Two alike in
-- one document are two: the first of one meeting is the first of the next.
alike as (
    select
        *,
        row_number() over (
            partition by
                file_key, network_code, kind, responsible_staff_code, responsible_organisation, due_on
            order by has_own_id desc, written_action_id
        ) as nth
    from sightings
),

named as (
    select
        *,
        min(case when has_own_id then written_action_id end) over same_task as own_id,
        max(case when has_own_id then written_action_id end) over same_task as last_own_id,
        first_value(written_action_id) over (
            partition by
                network_code, kind, responsible_staff_code, responsible_organisation, due_on, nth
            order by has_own_id, meeting_date, file_key, written_action_id
        ) as first_made_id
    from alike
    window same_task as (
        partition by network_code, kind, responsible_staff_code, responsible_organisation, due_on
    )
),

followed as (
    select
        *,
        case
            when has_own_id or due_on is null then written_action_id
            when coalesce(responsible_staff_code, responsible_organisation) is null
                then written_action_id
            when own_id = last_own_id and nth = 1 then own_id
            else first_made_id
        end as action_id
    from named
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
    from followed
)

select
    action_id,
    sighting_number,
    sighting_count - sighting_number + 1 as sightings_left,
    written_action_id,
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
