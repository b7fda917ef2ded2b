/*
title_da: Andel afviste rækker
title_en: Share of rows refused
unit: share
good: down
dimensions: [team, source]
memo: "–"
definition_da: >
  Rækker i filer med tidsregistreringer, der er afvist, divideret med alle modtagne rækker, opgjort efter den måned, hvor filen blev modtaget. En fil, der sendes flere gange uden ændringer, tælles kun én gang. En afvist række, der er sendt tilbage og rettet, er ikke længere afvist, og rækker i de filer, som rettelserne kommer i, tælles ikke med igen. Filer, der er trukket tilbage, tæller ikke med.
definition_en: >
  Rows of activity logs that are refused divided by the rows received, by the month in which the file was received. The same bytes sent twice are one file. A refused row that was handed back and corrected is refused no more, and rows that come in a hand-back workbook for a row received before count in neither. Files that have been withdrawn and rows that have been erased are left out.
sort_order: 150
columns:
  numerator: rows refused
  denominator: rows received, each once
  staff_count: null; rows of a file are nobody's hours
  entry_count: rows received, each once
*/
with

refused as (
    select
        file_key,
        count(*) as rows_refused
    from core.refused_row
    where not is_handed_back
    group by file_key
),

files as (
    select
        months.period_type,
        months.period_start,
        files.source,
        counts.rows_received - counts.rows_handed_back - counts.rows_erased as rows_received,
        coalesce(refused.rows_refused, 0) as rows_refused
    from staging.stg_files as files
    inner join core.file_reconciliation as counts on files.file_key = counts.file_key
    left join refused on files.file_key = refused.file_key
    inner join core.dim_date as dates on files.received_on = dates.calendar_date
    inner join core.period_month as months on dates.month_start = months.month_start
    where files.kind = 'activity' and not files.is_withdrawn and dates.is_past
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
