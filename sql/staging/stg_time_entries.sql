/*
grain: one accepted row of an activity log, standing or superseded
columns:
  file_key: the file the row came from
  source_sheet: sheet of the file, from 1; null where the format has none
  source_line: line of the file or row of the sheet, from 1
  entry_id: the source's own id, keyed; else the hash of the row
  has_own_entry_id: the source gave an id
  row_hash: keyed hash of the typed values and the person
  work_date: the day the work began
  start_time: clock time the work began; null where not given
  end_time: clock time it ended; at or before start_time means the next day
  duration_minutes: whole minutes
  staff_code: who worked, keyed
  activity_code: what was done; core.dim_activity
  network_code: area it was done for; null where none is given
  place_code: where it was done; null where none is given
  target_group: with whom; null where none is given
  contact_count: contacts, never persons; null where none are given
  partner_codes: partners, separated by ;
  occasion: routine or on_request
  reference: order or action item it answers
  course_code: mentor course, pseudonymous
  registered_at: when it was registered
  has_network_column: the file has the column, so that a blank is an answer
  has_place_column: likewise
  has_target_group_column: likewise
  has_contact_column: likewise
  has_partner_column: likewise
  has_occasion_column: likewise
  has_reference_column: likewise
  is_superseded: another row stands in its place, and this one counts nowhere
  standing_file_key: the file whose row stands; the row's own file when it stands itself
*/
with

entries as (
    select
        entries.*,
        files.received_at,
        files.content_sha256
    from raw.time_entry as entries
    inner join staging.stg_files as files
        on entries.file_key = files.file_key
),

-- With an id of the source's own, what was received last stands; in one file, the later line.
with_own_id as (
    select
        *,
        cast(1 as bigint) as copy_number,
        first_value(file_key) over latest as standing_file_key,
        row_number() over latest as standing_order
    from entries
    where has_own_entry_id
    window latest as (
        partition by entry_id
        order by received_at desc, content_sha256 desc, source_sheet desc, source_line desc
    )
),

-- Without one, equal rows are told apart by counting them: the 1st, 2nd, ... copy in each file.
copies as (
    select
        *,
        row_number() over (
            partition by file_key, row_hash order by source_sheet, source_line
        ) as copy_number
    from entries
    where not has_own_entry_id
),

-- The k-th copy stands once, from the earliest file that has as many as k.
without_own_id as (
    select
        *,
        first_value(file_key) over earliest as standing_file_key,
        row_number() over earliest as standing_order
    from copies
    window earliest as (
        partition by row_hash, copy_number order by received_at, content_sha256
    )
),

both_kinds as (
    select * from with_own_id
    union all
    select * from without_own_id
)

select
    file_key,
    source_sheet,
    source_line,
    entry_id,
    has_own_entry_id,
    row_hash,
    work_date,
    start_time,
    end_time,
    duration_minutes,
    staff_code,
    activity_code,
    network_code,
    place_code,
    target_group,
    contact_count,
    partner_codes,
    occasion,
    reference,
    course_code,
    registered_at,
    has_network_column,
    has_place_column,
    has_target_group_column,
    has_contact_column,
    has_partner_column,
    has_occasion_column,
    has_reference_column,
    standing_order > 1 as is_superseded,
    standing_file_key
from both_kinds
