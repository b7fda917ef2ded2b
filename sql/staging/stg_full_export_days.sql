/*
grain: one person and day about which a full export of a profile speaks
key: [profile, staff_code, work_date]
columns:
  profile: the source profile
  staff_code: who, keyed; the export has rows of them
  work_date: a day with rows of that profile and person, from the export's first day to its last
  export_order: when the latest such export arrived; staging.stg_files
  export_file_key: the latest such export
*/
with

-- A row of a hand-back workbook is counted in the place of the row that it replaces.
placed as (
    select
        coalesce(handed_back.place_profile, files.profile) as profile,
        coalesce(handed_back.place_order, files.received_order) as place_order,
        entries.staff_code,
        entries.work_date
    from raw.time_entry as entries
    inner join staging.stg_files as files
        on entries.file_key = files.file_key
    left join staging.stg_handed_back_rows as handed_back
        on entries.file_key = handed_back.file_key
        and entries.source_line = handed_back.source_line
        and coalesce(entries.source_sheet, 0) = coalesce(handed_back.source_sheet, 0)
    left join staging.stg_row_corrections as replaced
        on entries.file_key = replaced.corrected_file_key
        and entries.source_line = replaced.corrected_line
        and coalesce(entries.source_sheet, 0) = coalesce(replaced.corrected_sheet, 0)
        and replaced.outcome = 'accepted'
        and replaced.target <> 'unknown'
        and replaced.is_latest
    where
        replaced.file_key is null
        and coalesce(handed_back.is_latest, true)
),

exports as (
    select
        received_order,
        file_key,
        profile
    from staging.stg_files
    where kind = 'activity' and is_full_export and not is_withdrawn
),

profiles as (
    select distinct profile from exports
),

-- Everything below is empty where no profile declares full exports.
person_days as (
    select distinct
        placed.profile,
        placed.place_order,
        placed.staff_code,
        placed.work_date
    from placed
    inner join profiles on placed.profile = profiles.profile
),

-- The days of the export's own accepted rows: what is handed back later widens or narrows no span.
spans as (
    select
        exports.profile,
        exports.received_order,
        min(entries.work_date) as date_from,
        max(entries.work_date) as date_to
    from exports
    inner join raw.time_entry as entries
        on exports.file_key = entries.file_key
    group by exports.profile, exports.received_order
),

persons as (
    select distinct
        spans.profile,
        spans.received_order,
        days.staff_code,
        spans.date_from,
        spans.date_to
    from spans
    inner join person_days as days
        on spans.received_order = days.place_order
),

days as (
    select distinct
        profile,
        staff_code,
        work_date
    from person_days
),

spoken_of as (
    select
        days.profile,
        days.staff_code,
        days.work_date,
        max(persons.received_order) as export_order
    from days
    inner join persons
        on days.profile = persons.profile
        and days.staff_code = persons.staff_code
        and days.work_date between persons.date_from and persons.date_to
    group by days.profile, days.staff_code, days.work_date
)

select
    spoken_of.profile,
    spoken_of.staff_code,
    spoken_of.work_date,
    spoken_of.export_order,
    exports.file_key as export_file_key
from spoken_of
inner join exports
    on spoken_of.export_order = exports.received_order
