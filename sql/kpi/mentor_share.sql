/*
title_da: Andel mentorstøtte
title_en: Share of mentor support
unit: share
good: watch
dimensions: [team, unit]
memo: task 5
definition_da: >
  Den operative indsats' timer med mentorstøtte til enkelte større børn og unge (opgave 5) divideret med alle dens arbejdstimer. Timerne er en del af det direkte arbejde.
definition_en: >
  The operative team's hours of task 5 (mentor support) divided by all its working hours. They are part of direct.
sort_order: 66
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

hours as (
    select * from core.period_hours where role = 'operative' and is_working_time
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when hours.task = 5 then hours.duration_minutes end), 0) / 60
            as numerator,
        coalesce(sum(hours.duration_minutes), 0) / 60 as denominator,
        count(distinct hours.staff_code) as staff_count,
        cast(coalesce(sum(hours.entry_count), 0) as bigint) as entry_count
    from cells
    left join hours
        on cells.period_type = hours.period_type
        and cells.period_start = hours.period_start
        and cells.dimension = hours.dimension
        and cells.dimension_value = hours.dimension_value
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    numerator,
    denominator,
    numerator / nullif(denominator, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    entry_count
from summed
