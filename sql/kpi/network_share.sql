/*
title_da: Andel tid i de lokale SSP-netværk
title_en: Share of time in the local SSP networks
unit: share
good: watch
dimensions: [team, unit]
memo: task 9
definition_da: >
  Den operative indsats' timer i kategorien lokale SSP-netværk (opgave 9) divideret med alle dens arbejdstimer. Tallet kommer fra aktivitetsloggen, ikke fra referaterne, så et møde tælles kun én gang.
definition_en: >
  The operative team's hours in the category local SSP networks (task 9) divided by all its working hours. From the activity log, not the minutes, so that a meeting counts once.
boundary_da: >
  Møder i de seks lokale SSP-netværk samt forberedelse og opfølgning på dem.
boundary_en: >
  Meetings of the six local SSP networks, with preparation and follow-up.
sort_order: 60
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
        coalesce(sum(case when hours.category_code = 'network' then hours.duration_minutes end), 0)
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
