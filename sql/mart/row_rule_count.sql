/*
grain: one reason for refusing or marking a row, or for noting something about a file
key: [reason_code]
columns:
  reason_code: the reason
  severity: refused (a row), file (a whole file), note, or entry (odd among all others)
  reason_da: the reason in Danish
  mend_da: how to mend it, in Danish
  reason_en: the reason in English
  conditions: the conditions under which a row gets it, as raw.ref_row_condition has them
  rows_refused: rows that are refused, by their first problem
  rows_replaced: rows that were refused and then handed back in order, by their first problem
  rows_flagged: entries that count and are marked
  note_count: notes on files
  file_count: files of which it was told
*/
with

rules as (
    select * from raw.ref_row_rule
),

conditions as (
    select
        reason_code,
        string_agg(condition, ' OR ' order by condition_number) as conditions
    from raw.ref_row_condition
    group by reason_code
),

counted as (
    select
        reason_code,
        sum(rows_refused) as rows_refused,
        sum(rows_replaced) as rows_replaced,
        sum(rows_flagged) as rows_flagged,
        sum(note_count) as note_count,
        count(*) as file_count
    from mart.file_row_rule_count
    group by reason_code
),

-- A reason without a rule is counted all the same.
reasons as (
    select reason_code from rules
    union
    select reason_code from counted
)

select
    reasons.reason_code,
    rules.severity,
    rules.reason_da,
    rules.mend_da,
    rules.reason_en,
    conditions.conditions,
    cast(coalesce(counted.rows_refused, 0) as bigint) as rows_refused,
    cast(coalesce(counted.rows_replaced, 0) as bigint) as rows_replaced,
    cast(coalesce(counted.rows_flagged, 0) as bigint) as rows_flagged,
    cast(coalesce(counted.note_count, 0) as bigint) as note_count,
    coalesce(counted.file_count, 0) as file_count
from reasons
left join rules on reasons.reason_code = rules.reason_code
left join conditions on reasons.reason_code = conditions.reason_code
left join counted on reasons.reason_code = counted.reason_code
