/*
grain: one row of a file (or document) that counts nowhere because it is refused
columns:
  file_key: the file
  source_sheet: sheet of the file, from 1
  source_line: line of the file or row of the sheet, from 1
  column_name: the column of the first problem
  reason_code: the first problem; raw.ref_row_rule says it in words
  is_entry_rule: it was read, and is refused among all others as ungetid.toml has it; core.entry_flag
  is_handed_back: >
    it came in a hand-back workbook for a row that is known, and was refused once more: it is counted as
    received, and as refused or what became of it, where that row stands
*/
with

by_entry_rule as (
    select
        file_key,
        source_sheet,
        source_line,
        column_name,
        reason_code,
        row_number() over (
            partition by file_key, source_sheet, source_line order by reason_code
        ) as problem_number
    from core.entry_flag
    where is_refused
)

select
    refused.file_key,
    refused.source_sheet,
    refused.source_line,
    refused.column_name,
    refused.reason_code,
    false as is_entry_rule,
    refused.is_handed_back
from staging.stg_refused_rows as refused
where not refused.is_replaced and not refused.is_dropped
union all
select
    file_key,
    source_sheet,
    source_line,
    column_name,
    reason_code,
    true as is_entry_rule,
    false as is_handed_back
from by_entry_rule
where problem_number = 1
