/*
title_da: Andel afviste rækker
title_en: Share of rows refused
unit: share
good: down
dimensions: [team, source]
memo: "–"
definition_da: >
  Rækker i filer med tidsregistreringer, der blev afvist ved indlæsningen, divideret med alle modtagne rækker, opgjort efter den måned, hvor filen blev modtaget. En fil, der sendes flere gange uden ændringer, tælles kun én gang.
definition_en: >
  Rows of activity logs that were refused divided by the rows received, by the month in which the file was received. The same bytes sent twice are one file.
sort_order: 150
columns:
  numerator: rows refused
  denominator: rows received
  staff_count: null; rows of a file are nobody's hours
  entry_count: rows received
*/
with

files as (
    select
        months.period_type,
        months.period_start,
        files.source,
        counts.rows_received,
        counts.rows_refused
    from staging.stg_files as files
    inner join core.file_reconciliation as counts on files.file_key = counts.file_key
    inner join core.dim_date as dates on files.received_on = dates.calendar_date
    inner join core.period_month as months on dates.month_start = months.month_start
    where files.kind = 'activity' and dates.is_past
),

cells as (
    select * from core.period_dimension
    where
        dimension = 'team'
        or (
            dimension = 'source'
            and dimension_value in (
                select source from staging.stg_files where kind = 'activity'
            )
        )
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(files.rows_refused), 0) as rows_refused,
        coalesce(sum(files.rows_received), 0) as rows_received
    from cells
    left join files
        on cells.period_type = files.period_type
        and cells.period_start = files.period_start
        and (cells.dimension = 'team' or cells.dimension_value = files.source)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    cast(rows_refused as double) as numerator,
    cast(rows_received as double) as denominator,
    cast(rows_refused as double) / nullif(rows_received, 0) as value,
    cast(1 as double) as recorded_share,
    cast(null as bigint) as staff_count,
    cast(rows_received as bigint) as entry_count
from summed
