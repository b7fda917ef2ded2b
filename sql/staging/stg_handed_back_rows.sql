/*
grain: one accepted row of a hand-back workbook that replaces at least one row that is known
key: [file_key, source_sheet, source_line]
columns:
  file_key: the hand-back workbook
  source_sheet: its sheet, from 1
  source_line: the row of the sheet
  place_file_key: >
    the file in whose place it is counted: that of the row it replaces; of the one that arrived first,
    where it replaces several
  place_sheet: the sheet of that row
  place_line: the line of that row
  place_order: when that file arrived; staging.stg_files
  place_profile: the profile that read that file
  is_latest: no later row replaces any of the same rows
  latest_file_key: else the workbook whose row does
*/
with

known as (
    select * from staging.stg_row_corrections
    where outcome = 'accepted' and target <> 'unknown'
),

placed as (
    select
        *,
        row_number() over (
            partition by file_key, source_sheet, source_line
            order by corrected_order, corrected_sheet, corrected_line
        ) as place_number,
        row_number() over (
            partition by file_key, source_sheet, source_line
            order by is_latest, corrected_order, corrected_sheet, corrected_line
        ) as verdict_number
    from known
),

places as (
    select * from placed where place_number = 1
),

verdicts as (
    select * from placed where verdict_number = 1
)

select
    places.file_key,
    places.source_sheet,
    places.source_line,
    places.corrected_file_key as place_file_key,
    places.corrected_sheet as place_sheet,
    places.corrected_line as place_line,
    places.corrected_order as place_order,
    files.profile as place_profile,
    verdicts.is_latest,
    verdicts.latest_file_key
from places
inner join verdicts
    on places.file_key = verdicts.file_key
    and places.source_line = verdicts.source_line
    and coalesce(places.source_sheet, 0) = coalesce(verdicts.source_sheet, 0)
inner join staging.stg_files as files
    on places.corrected_file_key = files.file_key
