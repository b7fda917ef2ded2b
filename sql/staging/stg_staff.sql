/*
grain: one member of staff from one day on
key: [staff_code, valid_from]
columns:
  staff_code: who, keyed
  role: operative or consultant
  employment_unit: the unit that employs them
  weekly_norm_minutes: contractual minutes a week
  valid_from: first day
  valid_to: last day as the source has it; null while it lasts
*/
with

source as (
    select
        source_rows.*,
        files.received_at,
        files.content_sha256
    from raw.staff as source_rows
    inner join staging.stg_files as files
        on source_rows.file_key = files.file_key
),

latest as (
    select
        *,
        row_number() over (
            partition by staff_code, valid_from
            order by received_at desc, content_sha256 desc, source_line desc
        ) as latest_order
    from source
)

select
    staff_code,
    role,
    employment_unit,
    weekly_norm_minutes,
    valid_from,
    valid_to
from latest
where latest_order = 1
