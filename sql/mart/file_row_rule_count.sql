/*
grain: one file and one reason that was told of it
key: [file_key, reason_code]
columns:
  file_key: the file
  reason_code: the reason; mart.row_rule_count says it in words
  rows_refused: rows that are refused, by their first problem; core.refused_row
  rows_replaced: rows that were refused and then handed back in order, by their first problem
  rows_flagged: entries that count and are marked; core.entry_flag
  note_count: notes on the file
*/
with

told as (
    select
        file_key,
        reason_code,
        'refused' as outcome
    from core.refused_row
    union all
    select
        file_key,
        reason_code,
        'replaced' as outcome
    from staging.stg_refused_rows
    where is_replaced
    union all
    select
        file_key,
        reason_code,
        'flagged' as outcome
    from core.entry_flag
    where not is_refused
    union all
    select
        file_key,
        reason_code,
        'noted' as outcome
    from raw.file_note
    union all
    select
        file_key,
        reason_code,
        'file' as outcome
    from raw.manifest
    where reason_code is not null
)

select
    file_key,
    reason_code,
    count(case when outcome = 'refused' then 1 end) as rows_refused,
    count(case when outcome = 'replaced' then 1 end) as rows_replaced,
    count(case when outcome = 'flagged' then 1 end) as rows_flagged,
    count(case when outcome = 'noted' then 1 end) as note_count
from told
group by file_key, reason_code
