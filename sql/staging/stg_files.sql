/*
grain: one source file, in the version of its reading that counts
key: [file_key]
columns:
  file_key: f- and the first 16 hex digits of the SHA-256 of the file's bytes
  content_sha256: SHA-256 of the file's bytes
  kind: activity, minutes, reference, staff or unknown
  source_format: csv, xlsx, parquet, docx, markdown, text or unknown
  source: kind and format in one code; the dimension source of KPIs
  status: loaded, partly_refused, refused or empty
  received_at: when these bytes first arrived, UTC
  received_on: the same as a day in Copenhagen
  rows_received: rows of the file; a document is one row
*/
with

source as (
    select * from raw.manifest
),

renamed as (
    select
        file_key,
        content_sha256,
        kind,
        format as source_format,
        kind || '_' || format as source,
        status,
        received_at,
        received_on,
        rows_received
    from source
)

select * from renamed
