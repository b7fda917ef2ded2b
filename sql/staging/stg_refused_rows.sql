/*
grain: one row (or document) that was refused when it was read
columns:
  file_key: the file
  source_sheet: sheet of the file, from 1
  source_line: line of the file or row of the sheet, from 1
  column_name: the column of the first problem
  reason_code: the first problem; raw.ref_row_rule says it in words
  is_replaced: an accepted row of a hand-back workbook stands in its place
*/
with

replaced as (
    select distinct
        corrected_file_key,
        corrected_sheet,
        corrected_line
    from staging.stg_row_corrections
    where target = 'refused'
)

select
    refused.file_key,
    refused.source_sheet,
    refused.source_line,
    refused.column_name,
    refused.reason_code,
    replaced.corrected_file_key is not null as is_replaced
from raw.refused_row as refused
left join replaced
    on refused.file_key = replaced.corrected_file_key
    and refused.source_line = replaced.corrected_line
    and coalesce(refused.source_sheet, 0) = coalesce(replaced.corrected_sheet, 0)
where refused.problem_number = 1
