/*
grain: one row (or document) that was refused
columns:
  file_key: the file
  source_sheet: sheet of the file, from 1
  source_line: line of the file or row of the sheet, from 1
  column_name: the column of the first problem
  reason_code: the first problem; raw.ref_row_rule says it in words
*/
select
    file_key,
    source_sheet,
    source_line,
    column_name,
    reason_code
from raw.refused_row
where problem_number = 1
