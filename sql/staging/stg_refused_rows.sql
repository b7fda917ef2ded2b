/*
grain: one row (or document) that was refused when it was read
columns:
  file_key: the file
  source_sheet: sheet of the file, from 1
  source_line: line of the file or row of the sheet, from 1
  column_name: the column of the first problem
  reason_code: the first problem; raw.ref_row_rule says it in words
  is_replaced: an accepted row of a hand-back workbook stands in its place
  is_dropped: else, a row of a hand-back workbook says that it is no registration
  is_handed_back: it came in a hand-back workbook for a row that is known, and was refused once more
*/
with

corrected as (
    select
        corrected_file_key,
        corrected_sheet,
        corrected_line,
        outcome
    from staging.stg_row_corrections
    where target = 'refused' and is_latest and outcome <> 'refused'
),

handed_back as (
    select distinct
        file_key,
        source_sheet,
        source_line
    from staging.stg_row_corrections
    where outcome = 'refused' and target <> 'unknown'
)

select
    refused.file_key,
    refused.source_sheet,
    refused.source_line,
    refused.column_name,
    refused.reason_code,
    coalesce(corrected.outcome = 'accepted', false) as is_replaced,
    coalesce(corrected.outcome = 'dropped', false) as is_dropped,
    handed_back.file_key is not null as is_handed_back
from raw.refused_row as refused
left join corrected
    on refused.file_key = corrected.corrected_file_key
    and refused.source_line = corrected.corrected_line
    and coalesce(refused.source_sheet, 0) = coalesce(corrected.corrected_sheet, 0)
left join handed_back
    on refused.file_key = handed_back.file_key
    and refused.source_line = handed_back.source_line
    and coalesce(refused.source_sheet, 0) = coalesce(handed_back.source_sheet, 0)
where refused.problem_number = 1
