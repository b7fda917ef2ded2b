/*
grain: one standing entry that no entry rule refuses; one person's work on one thing
columns:
  file_key: the file the entry came from
  source_sheet: sheet of the file, from 1; null where the format has none
  source_line: line of the file or row of the sheet, from 1
  entry_id: the source's own id, keyed; else the hash of the row (equal rows share it)
  work_date: the day the work began; core.dim_date
  month_start: its month
  start_time: clock time the work began; null where not given
  end_time: clock time it ended; at or before start_time means the next day
  duration_minutes: whole minutes
  staff_code: who worked, keyed
  role: operative or consultant on that day; null without a valid staff row
  employment_unit: the unit that employed them on that day; null without a valid staff row
  has_staff_row: staff.csv has a row for that person and day
  activity_code: what was done; core.dim_activity
  category_code: category of time; null where the activity is no longer in the vocabulary
  task: the memo's task number; null where it has none
  is_working_time: everything but absence
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

refused as (
    select distinct
        file_key,
        source_sheet,
        source_line
    from core.entry_flag
    where is_refused
),

entries as (
    select standing.*
    from core.standing_entry as standing
    left join refused
        on standing.file_key = refused.file_key
        and standing.source_line = refused.source_line
        and coalesce(standing.source_sheet, 0) = coalesce(refused.source_sheet, 0)
    where refused.file_key is null
),

activities as (
    select * from core.dim_activity
),

staff as (
    select * from core.dim_staff
),

dates as (
    select * from core.dim_date
)

-- Left joins: an entry that a dimension does not know is loaded and counted, never lost.
select
    entries.file_key,
    entries.source_sheet,
    entries.source_line,
    entries.entry_id,
    entries.work_date,
    dates.month_start,
    entries.start_time,
    entries.end_time,
    entries.duration_minutes,
    entries.staff_code,
    staff.role,
    staff.employment_unit,
    staff.staff_code is not null as has_staff_row,
    entries.activity_code,
    activities.category_code,
    activities.task,
    coalesce(activities.is_working_time, true) as is_working_time,
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
    entries.is_overridden
from entries
left join dates
    on entries.work_date = dates.calendar_date
left join activities
    on entries.activity_code = activities.activity_code
left join staff
    on entries.staff_code = staff.staff_code
    and entries.work_date between staff.valid_from and staff.valid_to
