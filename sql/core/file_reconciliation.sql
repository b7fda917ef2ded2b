/*
grain: one file of activity log or minutes that counts
key: [file_key]
columns:
  file_key: the file
  kind: activity or minutes
  rows_received: rows that the file holds; a document is one row
  rows_loaded: rows in the facts
  rows_refused: rows that were refused
  rows_superseded: rows in whose place another row stands
  difference: received less the other three; anything but 0 is a row lost or made up
*/
with

files as (
    select * from staging.stg_files where kind in ('activity', 'minutes')
),

loaded as (
    select file_key, count(*) as row_count from core.fact_time_entry group by file_key
    union all
    select file_key, count(*) as row_count from core.fact_meeting group by file_key
),

refused as (
    select file_key, count(*) as row_count from staging.stg_refused_rows group by file_key
),

superseded as (
    select file_key, count(*) as row_count
    from staging.stg_time_entries where is_superseded group by file_key
    union all
    select file_key, count(*) as row_count
    from staging.stg_meetings where is_superseded group by file_key
),

counted as (
    select
        files.file_key,
        files.kind,
        cast(files.rows_received as bigint) as rows_received,
        coalesce(loaded.row_count, 0) as rows_loaded,
        coalesce(refused.row_count, 0) as rows_refused,
        coalesce(superseded.row_count, 0) as rows_superseded
    from files
    left join loaded on files.file_key = loaded.file_key
    left join refused on files.file_key = refused.file_key
    left join superseded on files.file_key = superseded.file_key
)

select
    file_key,
    kind,
    rows_received,
    rows_loaded,
    rows_refused,
    rows_superseded,
    rows_received - rows_loaded - rows_refused - rows_superseded as difference
from counted
