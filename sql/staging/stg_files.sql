/*
grain: one source file, in the version of its reading that counts
key: [file_key]
columns:
  file_key: f- and the first 16 hex digits of the SHA-256 of the file's bytes
  content_sha256: SHA-256 of the file's bytes
  kind: activity, minutes, orders, reference, staff or unknown
  source_format: what the bytes are, as csv, xlsx, ods, ics, docx, pdf or mail; unknown
  source: kind and format in one code; the dimension source of KPIs
  profile: the source profile that read a log
  is_full_export: it replaces what its profile knew of its persons and period
  is_hand_back: a hand-back workbook; rows in it name rows of other files
  is_withdrawn: the file has been taken back with all its rows
  status: loaded, partly_refused, refused, empty, withdrawn or erased
  received_at: when these bytes first arrived, UTC
  received_on: the same as a day in Copenhagen
  received_order: place in the order of arrival, from 1; files of one moment by their SHA-256
  rows_received: rows of the file; a document is one row
  rows_erased: of these, those of a person, a file or a period that were erased for good
*/
with

source as (
    select * from raw.manifest
),

hand_back as (
    select distinct file_key from raw.row_correction
),

renamed as (
    select
        source.file_key,
        source.content_sha256,
        source.kind,
        source.format as source_format,
        source.kind || '_' || source.format as source,
        source.profile,
        coalesce(source.is_full_export, false) as is_full_export,
        hand_back.file_key is not null as is_hand_back,
        coalesce(source.is_withdrawn, false) as is_withdrawn,
        source.status,
        source.received_at,
        source.received_on,
        row_number() over (
            order by source.received_at, source.content_sha256, source.file_key
        ) as received_order,
        source.rows_received,
        coalesce(source.rows_erased, 0) as rows_erased
    from source
    left join hand_back on source.file_key = hand_back.file_key
)

select * from renamed
