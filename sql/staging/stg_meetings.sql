/*
grain: one document that holds minutes, standing or superseded
key: [file_key, meeting_id]
columns:
  file_key: the document
  meeting_id: network and day
  network_code: the network that met
  meeting_date: the day it met
  start_time: clock time it began; null where not given
  end_time: clock time it ended; null where not given
  duration_minutes: length of the meeting
  status: held, cancelled, broken_off or agenda_only
  place_code: the kind of place it was held at
  minute_taker_role: what who took the minutes is there
  minute_taker_staff_code: who of our own staff took the minutes, keyed
  received_at: when the document first arrived, UTC
  is_superseded: another document about the same meeting stands in its place
  standing_file_key: the document that stands
*/
with

documents as (
    select
        documents.*,
        files.received_at,
        files.content_sha256,
        -- An agenda announces a meeting: it never replaces what tells how the meeting went.
        -- The order of the others counts only between documents received at the same moment.
        case documents.status
            when 'agenda_only' then 3
            when 'cancelled' then 2
            when 'broken_off' then 1
            else 0
        end as status_rank
    from raw.meeting as documents
    inner join staging.stg_files as files
        on documents.file_key = files.file_key
),

ordered as (
    select
        *,
        first_value(file_key) over latest as standing_file_key,
        row_number() over latest as standing_order
    from documents
    window latest as (
        partition by meeting_id
        order by
            case when status = 'agenda_only' then 1 else 0 end,
            received_at desc,
            status_rank,
            content_sha256 desc
    )
)

select
    file_key,
    meeting_id,
    network_code,
    meeting_date,
    start_time,
    end_time,
    duration_minutes,
    status,
    place_code,
    minute_taker_role,
    minute_taker_staff_code,
    received_at,
    standing_order > 1 as is_superseded,
    standing_file_key
from ordered
