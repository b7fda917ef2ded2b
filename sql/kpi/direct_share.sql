/*
title_da: Andel direkte arbejde med unge med risikoadfærd
title_en: Share of direct work with young people with risk behaviour
unit: share
good: up
dimensions: [team, unit]
memo: tasks 3–7
definition_da: >
  Den operative indsats' timer i kategorien direkte arbejde (opgave 3–7) divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category direct (tasks 3–7) divided by all its working hours. Absence is no working time.
boundary_da: >
  Tid sammen med – eller i samtale med – bestemte børn, unge eller forældre om deres situation. At gå en tur gennem et område uden at tale med nogen er synlighed.
boundary_en: >
  Time with, or in conversation with, particular children, young people or parents about their situation. Walking through an area without talking to anyone is visibility.
sort_order: 10
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
        coalesce(sum(case when hours.category_code = 'direct' then hours.duration_minutes end), 0)
        / 60 as numerator,
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
