/*
grain: one entry in whose place no other row stands, and that no correction drops
columns:
  file_key: the file the row came from
  source_sheet: sheet of the file, from 1; null where the format has none
  source_line: line of the file or row of the sheet, from 1
  entry_id: the source's own id, keyed; else the hash of the row (equal rows share it)
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
  is_overridden: corrections.toml has replaced values of it; raw.correction_value
*/
with

-- corrections.toml is asked once what stands is known; raw.correction_entry holds what it found.
touched as (
    select distinct
        file_key,
        source_sheet,
        source_line
    from raw.correction_entry
    where action in ('drop', 'override')
)

select
    entries.file_key,
    entries.source_sheet,
    entries.source_line,
    entries.entry_id,
    entries.work_date,
    entries.start_time,
    entries.end_time,
    entries.duration_minutes,
    entries.staff_code,
    entries.activity_code,
    entries.network_code,
    entries.place_code,
    entries.target_group,
    entries.contact_count,
    entries.partner_codes,
    entries.occasion,
    entries.reference,
    entries.course_code,
    entries.registered_at,
    entries.has_network_column,
    entries.has_place_column,
    entries.has_target_group_column,
    entries.has_contact_column,
    entries.has_partner_column,
    entries.has_occasion_column,
    entries.has_reference_column,
    false as is_overridden
from staging.stg_time_entries as entries
left join touched
    on entries.file_key = touched.file_key
    and entries.source_line = touched.source_line
    and coalesce(entries.source_sheet, 0) = coalesce(touched.source_sheet, 0)
where not entries.is_superseded and touched.file_key is null
union all
select
    file_key,
    source_sheet,
    source_line,
    entry_id,
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
    true as is_overridden
from raw.overridden_entry
