/*
title_da: Andel synlighed i gadebilledet
title_en: Share of visibility in the streets
unit: share
good: down
dimensions: [team, unit]
memo: task 2
definition_da: >
  Den operative indsats' timer i kategorien synlighed (opgave 2) divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category visibility (task 2) divided by all its working hours. Absence is no working time.
boundary_da: >
  Tilstedeværelse i gader, lokalområder og foreninger, hvor formålet er at være synlig. Bliver det til samtaler med unge med risikoadfærd, registreres den tid som direkte arbejde.
boundary_en: >
  Presence in streets, local areas and associations in order to be seen. Where it turns into conversations with young people at risk, that time is direct work.
sort_order: 40
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
        coalesce(sum(case when hours.category_code = 'visibility' then hours.duration_minutes end), 0)
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
