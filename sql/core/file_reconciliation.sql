/*
grain: one file of activity log, minutes or orders that counts
key: [file_key]
columns:
  file_key: the file
  kind: activity, minutes or orders
  rows_received: rows that the file holds; a document is one row
  rows_loaded: rows in the facts
  rows_refused: rows that are refused, when they were read or by an entry rule
  rows_superseded: rows in whose place another row stands
  rows_withdrawn: >
    rows that have been taken back: with their file, by corrections.toml, or in a hand-back workbook, which says of
    a refused row that it is no registration; the workbook's row that says so likewise
  rows_erased: rows of a person, a file or a period that were erased for good
  difference: received less the other five; anything but 0 is a row lost or made up
  rows_corrected: >
    of the superseded, those that were refused and then handed back in order; each once, where it was received
    first, however often it was handed back
  rows_handed_back: >
    of the received, those that came in a hand-back workbook for a row that has been counted as received
    before, accepted or not
*/
with

files as (
    select * from staging.stg_files where kind in ('activity', 'minutes', 'orders')
),

-- Rows of hand-back workbooks that give no entry.
no_registration as (
    select
        file_key,
        source_sheet,
        source_line,
        max(case when target <> 'unknown' then 1 else 0 end) = 1 as is_known
    from staging.stg_row_corrections
    where outcome = 'dropped'
    group by file_key, source_sheet, source_line
),

-- One line for each row and what became of it; what is counted besides likewise.
outcomes as (
    select
        file_key,
        'loaded' as outcome
    from core.fact_time_entry
    union all
    select
        file_key,
        'loaded' as outcome
    from core.fact_meeting
    union all
    select
        file_key,
        'loaded' as outcome
    from core.fact_order
    union all
    select
        file_key,
        'refused' as outcome
    from core.refused_row
    union all
    select
        file_key,
        'superseded' as outcome
    from staging.stg_time_entries
    where is_superseded
    union all
    select
        file_key,
        'superseded' as outcome
    from staging.stg_meetings
    where is_superseded
    union all
    select
        file_key,
        'superseded' as outcome
    from staging.stg_orders
    where is_superseded
    union all
    select
        file_key,
        'superseded' as outcome
    from staging.stg_refused_rows
    where is_replaced
    union all
    select
        file_key,
        'corrected' as outcome
    from staging.stg_refused_rows
    where is_replaced and not is_handed_back
    union all
    select
        file_key,
        'dropped' as outcome
    from staging.stg_refused_rows
    where is_dropped
    union all
    select
        file_key,
        'dropped' as outcome
    from no_registration
    union all
    select
        file_key,
        'handed_back' as outcome
    from no_registration
    where is_known
    union all
    select
        file_key,
        'dropped' as outcome
    from raw.correction_entry
    where action = 'drop'
    union all
    select
        file_key,
        'handed_back' as outcome
    from staging.stg_handed_back_rows
    union all
    select
        file_key,
        'handed_back' as outcome
    from staging.stg_refused_rows
    where is_handed_back
),

counted as (
    select
        file_key,
        count(case when outcome = 'loaded' then 1 end) as rows_loaded,
        count(case when outcome = 'refused' then 1 end) as rows_refused,
        count(case when outcome = 'superseded' then 1 end) as rows_superseded,
        count(case when outcome = 'dropped' then 1 end) as rows_dropped,
        count(case when outcome = 'corrected' then 1 end) as rows_corrected,
        count(case when outcome = 'handed_back' then 1 end) as rows_handed_back
    from outcomes
    group by file_key
),

reconciled as (
    select
        files.file_key,
        files.kind,
        cast(files.rows_received as bigint) as rows_received,
        coalesce(counted.rows_loaded, 0) as rows_loaded,
        coalesce(counted.rows_refused, 0) as rows_refused,
        coalesce(counted.rows_superseded, 0) as rows_superseded,
        case when files.is_withdrawn then cast(files.rows_received - files.rows_erased as bigint) else 0 end
        + coalesce(counted.rows_dropped, 0) as rows_withdrawn,
        cast(files.rows_erased as bigint) as rows_erased,
        coalesce(counted.rows_corrected, 0) as rows_corrected,
        coalesce(counted.rows_handed_back, 0) as rows_handed_back
    from files
    left join counted on files.file_key = counted.file_key
)

select
    file_key,
    kind,
    rows_received,
    rows_loaded,
    rows_refused,
    rows_superseded,
    rows_withdrawn,
    rows_erased,
    rows_received - rows_loaded - rows_refused - rows_superseded - rows_withdrawn - rows_erased as difference,
    rows_corrected,
    rows_handed_back
from reconciled
