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
  superseded_by: >
    why: hand_back (a row of a hand-back workbook replaces it, or replaces what it was to replace),
    full_export (a later full export of its profile speaks for that person and day), same_id (its id came
    again later) or equal_row (as many equal rows stand already); null where it stands
  standing_file_key: the file whose row stands; the row's own file when it stands itself
*/
with

workbooks as (
    select
        handed_back.file_key,
        min(handed_back.place_order) as place_order
    from staging.stg_handed_back_rows as handed_back
    group by handed_back.file_key
),

-- A row of a hand-back workbook is counted in the place of the row that it replaces; among equal rows,
-- one without a reference (a part of a row that was divided) in the file the workbook was made from.
placed as (
    select
        entries.*,
        files.received_order,
        coalesce(handed_back.place_file_key, origins.file_key, entries.file_key) as place_file_key,
        coalesce(handed_back.place_order, origins.received_order, files.received_order)
            as equal_order,
        coalesce(handed_back.place_order, files.received_order) as place_order,
        coalesce(handed_back.place_profile, files.profile) as place_profile,
        case
            when handed_back.file_key is null then entries.source_sheet
            else handed_back.place_sheet
        end as place_sheet,
        coalesce(handed_back.place_line, entries.source_line) as place_line,
        coalesce(
            replaced.file_key,
            case when not handed_back.is_latest then handed_back.latest_file_key end
        ) as hand_back_file_key
    from raw.time_entry as entries
    inner join staging.stg_files as files
        on entries.file_key = files.file_key
    left join staging.stg_handed_back_rows as handed_back
        on entries.file_key = handed_back.file_key
        and entries.source_line = handed_back.source_line
        and coalesce(entries.source_sheet, 0) = coalesce(handed_back.source_sheet, 0)
    left join workbooks
        on entries.file_key = workbooks.file_key
    left join staging.stg_files as origins
        on workbooks.place_order = origins.received_order
    left join staging.stg_row_corrections as replaced
        on entries.file_key = replaced.corrected_file_key
        and entries.source_line = replaced.corrected_line
        and coalesce(entries.source_sheet, 0) = coalesce(replaced.corrected_sheet, 0)
        and replaced.outcome = 'accepted'
        and replaced.target <> 'unknown'
        and replaced.is_latest
),

entries as (
    select
        placed.*,
        case
            when placed.hand_back_file_key is not null then 'hand_back'
            when exports.export_order > placed.place_order then 'full_export'
        end as set_aside_by,
        coalesce(placed.hand_back_file_key, exports.export_file_key) as set_aside_file_key
    from placed
    left join staging.stg_full_export_days as exports
        on placed.place_profile = exports.profile
        and placed.staff_code = exports.staff_code
        and placed.work_date = exports.work_date
),

-- With an id of the source's own, what was received last stands; in one file, the later line. Two
-- tools, or two people, may have numbered their entries alike: a row of another profile is another entry,
-- and one of another person is a version of the entry only where all but the person is the same. What is set aside takes part: an entry that was changed, and is
-- gone now, must not be as it was before.
versions as (
    select
        *,
        first_value(file_key) over own as own_file_key,
        row_number() over own as own_order,
        first_value(file_key) over reassigned as reassigned_file_key,
        row_number() over reassigned as reassigned_order
    from entries
    where has_own_entry_id
    window
        own as (
            partition by entry_id, place_profile, staff_code
            order by received_order desc, source_sheet desc, source_line desc
        ),
        reassigned as (
            partition by entry_id, place_profile, work_date, duration_minutes, activity_code
            order by received_order desc, source_sheet desc, source_line desc
        )
),

with_own_id as (
    select
        * exclude (own_file_key, own_order, reassigned_file_key, reassigned_order),
        cast(1 as bigint) as copy_number,
        case when own_order > 1 then own_file_key else reassigned_file_key end
            as standing_file_key,
        greatest(own_order, reassigned_order) as standing_order
    from versions
),

-- Without one, equal rows are told apart by counting them: the 1st, 2nd, ... copy in each file.
copies as (
    select
        *,
        row_number() over (
            partition by place_file_key, row_hash
            order by place_sheet, place_line, received_order, source_sheet, source_line
        ) as copy_number
    from entries
    where not has_own_entry_id and set_aside_by is null
),

-- The k-th copy stands once, from the earliest file that has as many as k.
without_own_id as (
    select
        *,
        first_value(file_key) over earliest as standing_file_key,
        row_number() over earliest as standing_order
    from copies
    window earliest as (
        partition by row_hash, copy_number order by equal_order
    )
),

every_kind as (
    select * from with_own_id
    union all
    select * from without_own_id
    union all
    select
        *,
        cast(1 as bigint) as copy_number,
        set_aside_file_key as standing_file_key,
        cast(1 as bigint) as standing_order
    from entries
    where not has_own_entry_id and set_aside_by is not null
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
    set_aside_by is not null or standing_order > 1 as is_superseded,
    case
        when set_aside_by is not null then set_aside_by
        when standing_order > 1 and has_own_entry_id then 'same_id'
        when standing_order > 1 then 'equal_row'
    end as superseded_by,
    case
        when set_aside_by is not null then set_aside_file_key
        else standing_file_key
    end as standing_file_key
from every_kind
